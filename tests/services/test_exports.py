from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.services.exports import SHORT_NAME, short_name


@pytest.mark.parametrize(
    ("client", "name"),
    [
        ("Harbour Lane Dental", "harbour-lane-dental"),
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("con", "client"),
        ("COM1", "client"),
        ("中文", "client"),
        ("", "client"),
        ("..", "client"),
        ("A" * 200, "a" * SHORT_NAME),
    ],
)
def test_a_client_makes_a_plain_file_name(client: str, name: str) -> None:
    assert short_name(client) == name


@given(st.text(max_size=300))
def test_no_name_is_a_path_or_leaves_the_alphabet(client: str) -> None:
    name = short_name(client)
    assert 0 < len(name) <= SHORT_NAME
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
