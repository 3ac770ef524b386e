"""Files that are kept inside the practice file: as evidence for an answer, with a policy, a contract or an incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from advisor_app.domain.record_checks import RecordError

ATTACHMENT_LIMIT: Final = 25_000_000
SUBJECTS: Final = ("answer", "policy", "quote", "contract", "incident")
# What a copy outside may be called, by kind; the first is added to a name with another ending.
ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "pdf": (".pdf",), "png": (".png",), "jpeg": (".jpg", ".jpeg"), "text": (".txt", ".csv", ".log", ".eml", ".md"),
}
ATTACHMENT_KINDS: Final = tuple(ENDINGS)

_PDF_WITHIN = 1024
_LINE_CONTROLS = b"\t\n\r\f"
_NOT_TEXT = bytes(code for code in (*range(0x20), 0x7F) if code not in _LINE_CONTROLS)


@dataclass(frozen=True)
class Attachment:
    """One file. subject: what it belongs to, like `answer:AC-01`, `policy:<id>` or `incident:<id>`; an answer also
    names its assessment. kind: of ATTACHMENT_KINDS. size: bytes. sha256: of the content, as hex digits. who: added it.
    """

    id: str
    client: str
    assessment: str | None
    subject: str
    name: str
    kind: str
    size: int
    sha256: str
    note: str
    added: datetime
    who: str


def kind_of(content: bytes) -> str | None:
    """The kind of a file by its content, whatever it is called; None for one that is not kept."""
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "text" if _is_text(content) else None


def require_kind(content: bytes) -> str:
    """The kind of a file that can be kept. Raises RecordError for an empty one, one over 25 MB and every other kind."""
    if not content:
        raise RecordError("This file is empty; choose another.")
    if len(content) > ATTACHMENT_LIMIT:
        raise RecordError(
            f"This file has {-(-len(content) // 1_000_000)} MB and at most {ATTACHMENT_LIMIT // 1_000_000} MB fit; "
            "choose a smaller one."
        )
    kind = kind_of(content)
    if kind is None:
        raise RecordError("This file is no PDF, PNG, JPEG or plain text; save it as one of these and add that.")
    return kind


def require_subject(subject: str, assessment: str | None) -> None:
    """Raises RecordError for anything that files are not kept with."""
    kind, _, name = subject.partition(":")
    if kind not in SUBJECTS or not name:
        raise RecordError(f"A file belongs to one of {', '.join(SUBJECTS)}; choose what it belongs to.")
    if kind == "answer" and assessment is None:
        raise RecordError("A file of an answer belongs to an assessment; open the assessment first.")


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return "\0" not in content.decode("utf-16")
        except UnicodeDecodeError:
            return False
    return bool(content) and len(content.translate(None, _NOT_TEXT)) == len(content)
