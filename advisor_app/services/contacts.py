"""Who a client's letters go to. Kept in the vault beside the client, not among the facts of the firm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from advisor_app.domain.text import clean_name, clean_text

LONGEST = 1_000


@dataclass(frozen=True)
class Contact:
    """person: as in the salutation. address: lines below the firm's name. reference: the advisor's own number."""

    person: str = ""
    address: tuple[str, ...] = ()
    reference: str = ""

    @classmethod
    def typed(cls, person: str, address: str, reference: str) -> Contact:
        """From what was typed; address one line each. Raises TextError."""
        text = clean_text(address, limit=LONGEST, field="The address")
        return cls(
            clean_name(person, field="The name of the person"),
            tuple(line.strip() for line in text.splitlines() if line.strip()),
            clean_name(reference, field="The reference"),
        )

    @classmethod
    def read(cls, raw: object) -> Contact:
        """From a stored value; an empty contact where there is none."""
        if not isinstance(raw, Mapping):
            return cls()
        address = raw.get("address", ())
        return cls(
            str(raw.get("person", "")),
            tuple(str(line) for line in address) if isinstance(address, (list, tuple)) else (),
            str(raw.get("reference", "")),
        )

    def stored(self) -> dict[str, object]:
        return asdict(self) | {"address": list(self.address)}
