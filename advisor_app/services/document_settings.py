"""What the practice keeps for its documents: its look, and per client and kind what a person changed in them.

Kept as plain values inside the practice file; pictures in pieces, since one text has a longest length.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Final

from advisor_app.documents.editing import Draft, Edit, OwnParagraph
from advisor_app.documents.images import read_picture
from advisor_app.domain.branding import Branding, checked_color
from advisor_app.domain.records import DOCUMENT_KINDS
from advisor_app.services.dossier import Dossier
from advisor_app.store.vault import Vault

_PIECE: Final = 12_000
_LOOK: Final = "documents:look"


def setting_names(client: str, assessments: Iterable[str]) -> tuple[str, ...]:
    """The names of everything kept here about a client, for when it is erased."""
    return (f"documents:logo:{client}",
            *(f"documents:draft:{assessment}:{kind}" for assessment in assessments for kind in DOCUMENT_KINDS))


class DocumentSettings:
    """Reads answer at once; changes are saved before they return. Raises StoreError."""

    def __init__(self, vault: Vault) -> None:
        self._settings = vault.settings()

    # ------------------------------------------------------------------------------------------------- the look
    def branding(self, client: str = "") -> Branding:
        """The look of the practice, with the logo of a client where it has one."""
        kept = self._settings.get(_LOOK)
        own = kept if isinstance(kept, Mapping) else {}
        theirs = self._settings.get(f"documents:logo:{client}") if client else None
        return Branding(str(own.get("primary", "")), _bytes(own.get("logo")), _bytes(theirs),
                        _bytes(own.get("signature")))

    def save_look(self, branding: Branding) -> None:
        """Keep colour, logo and signature. Raises BrandingError and ImageError for one that cannot be used."""
        if branding.primary:
            checked_color(branding.primary)
        for picture in (branding.logo, branding.signature):
            if picture:
                read_picture(picture)
        self._settings.set(_LOOK, {
            "primary": branding.primary, "logo": _pieces(branding.logo), "signature": _pieces(branding.signature),
        }).result()

    def save_client_logo(self, client: str, logo: bytes) -> None:
        """Empty for none. Raises ImageError."""
        if logo:
            read_picture(logo)
        self._settings.set(f"documents:logo:{client}", _pieces(logo)).result()

    # ------------------------------------------------------------------------------------------------- drafts
    def draft(self, assessment: str, kind: str) -> Draft:
        """What was changed in a document of an assessment; nothing where nothing was."""
        kept = self._settings.get(f"documents:draft:{assessment}:{kind}")
        return _draft(kept) if isinstance(kept, Mapping) else Draft()

    def save_draft(self, assessment: str, kind: str, draft: Draft) -> None:
        self._settings.set(f"documents:draft:{assessment}:{kind}", {
            "left_out": list(draft.left_out), "order": list(draft.order),
            "own": [{"after": own.after, "words": own.words, "heading": own.heading} for own in draft.own],
            "edits": [{"section": edit.section, "standard": edit.standard, "words": edit.words}
                      for edit in draft.edits],
        }).result()


def card_contacts(dossier: Dossier) -> Mapping[str, str]:
    """Whom to call, for the incident card, from the claims team and the partners of a client."""
    found: dict[str, str] = {}
    for member in dossier.team.all():
        number = member.out_of_hours or member.phone
        line = {"lead": "lead", "it": "it", "legal": "lawyer"}.get(member.role)
        if line:
            found.setdefault(line, _joined((member.name, number)))
        if member.role == "lead" and member.deputy:
            found.setdefault("deputy", member.deputy)
    for partner in dossier.partners.all():
        line = {"breach_coach": "lawyer", "police_liaison": "police"}.get(partner.role)
        if line:
            found[line] = _joined((partner.firm, partner.phone))
    bank = dossier.prepared().bank_fraud_number
    return {**found, "bank": bank} if bank else found


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


def _pieces(data: bytes) -> list[str]:
    text = b64encode(data).decode("ascii")
    return [text[place:place + _PIECE] for place in range(0, len(text), _PIECE)]


def _bytes(kept: object) -> bytes:
    return b64decode("".join(str(piece) for piece in kept)) if isinstance(kept, (list, tuple)) else b""


def _rows(kept: Mapping[str, object], name: str) -> tuple[Mapping[str, object], ...]:
    rows = kept.get(name)
    return tuple(row for row in rows if isinstance(row, Mapping)) if isinstance(rows, (list, tuple)) else ()


def _names(kept: Mapping[str, object], name: str) -> tuple[str, ...]:
    names = kept.get(name)
    return tuple(str(entry) for entry in names) if isinstance(names, (list, tuple)) else ()


def _draft(kept: Mapping[str, object]) -> Draft:
    return Draft(
        _names(kept, "left_out"), _names(kept, "order"),
        tuple(OwnParagraph(str(row.get("after", "")), str(row.get("words", "")), str(row.get("heading", "")))
              for row in _rows(kept, "own")),
        tuple(Edit(str(row.get("section", "")), str(row.get("standard", "")), str(row.get("words", "")))
              for row in _rows(kept, "edits")),
    )
