"""Whether a screen answers, and what is started then."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import run

if sys.platform == "win32":
    pytest.skip("make is not used on Windows", allow_module_level=True)

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"

NOBODY = {"DISPLAY": ":65431", "WAYLAND_DISPLAY": "wayland-none", "XDG_RUNTIME_DIR": "/nonexistent"}


@pytest.mark.parametrize(
    ("display", "addresses"),
    [
        (":0", [(socket.AF_UNIX, "/tmp/.X11-unix/X0"), (socket.AF_UNIX, "\0/tmp/.X11-unix/X0")]),
        ("unix:1.0", [(socket.AF_UNIX, "/tmp/.X11-unix/X1"), (socket.AF_UNIX, "\0/tmp/.X11-unix/X1")]),
        ("desk:10.0", [(socket.AF_INET, ("desk", 6010))]),
        ("[::1]:2", [(socket.AF_INET6, ("::1", 6002))]),
        ("", []),
        ("0", []),
        (":x", []),
    ],
)
def test_where_an_x_server_listens(display: str, addresses: list[tuple[int, object]]) -> None:
    assert run.x11_addresses(display) == addresses


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=30))
def test_no_text_of_a_display_stops_the_look(display: str) -> None:
    assert isinstance(run.x11_addresses(display), list)


def test_a_compositor_that_listens_is_a_screen(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        there = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
        assert run.screen_answers(there, "linux")
    assert not run.screen_answers(there, "linux")


def test_variables_that_lead_nowhere_are_no_screen() -> None:
    assert not run.screen_answers({}, "linux")
    assert not run.screen_answers(NOBODY, "linux")


def test_other_systems_and_a_platform_chosen_by_hand_are_taken_at_their_word() -> None:
    assert run.screen_answers({}, "darwin")
    assert run.screen_answers({"QT_QPA_PLATFORM": "offscreen"}, "linux")


@pytest.mark.parametrize(("screen", "arguments"), [(True, []), (False, ["demo"])])
def test_without_a_screen_the_demo_runs_and_one_sentence_says_so(
    screen: bool, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []

    def start(command: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(run, "screen_answers", lambda *_: screen)
    monkeypatch.setattr(run.subprocess, "run", start)
    assert run.main() == 7
    assert started == [[sys.executable, str(SCRIPTS.parent / "main.py"), *arguments]]
    assert len(capsys.readouterr().out.splitlines()) == (0 if screen else 1)
