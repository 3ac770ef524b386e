from __future__ import annotations

from datetime import UTC, datetime

from advisor_app.domain.attachments import Attachment
from advisor_app.ui.presenters.files import file_line


def test_a_file_says_its_kind_its_size_and_its_day() -> None:
    day = datetime(2026, 11, 25, 9, tzinfo=UTC)
    file = Attachment("f", "c", None, "policy:p", "a.pdf", "pdf", 120_400, "", "", day, "advisor")
    text = Attachment("f", "c", None, "policy:p", "a.txt", "text", 30, "", "", day, "advisor")
    assert file_line(file, "en-GB") == "PDF · 120 kB · 25 Nov 2026"
    assert file_line(text, "en-US") == "Text · 30 bytes · Nov 25, 2026"
