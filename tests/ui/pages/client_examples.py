"""A small practice of fictional firms, and its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from advisor_app.domain.pack import FactText, Texts
from advisor_app.services.client_rows import FINISHED, IN_PROGRESS, ClientRow

TEXTS = Path(__file__).resolve().parents[3] / "resources" / "content" / "core" / "texts" / "en"
TODAY = date(2026, 11, 16)


def english() -> Texts:
    """The words of facts and closed lists, which is all that these pages use."""
    facts = yaml.safe_load((TEXTS / "facts.yaml").read_text("utf-8"))
    vocabulary = yaml.safe_load((TEXTS / "vocabulary.yaml").read_text("utf-8"))
    chances = yaml.safe_load((TEXTS / "letter.yaml").read_text("utf-8"))["chance"]
    return Texts(
        language="en", questions={}, actions={}, sections={}, coverage={}, reasons={},
        letter={f"chance.{key}": text for key, text in chances.items()},
        vocabulary=vocabulary,
        facts={
            name: FactText(entry["label"], entry.get("hint", ""), entry.get("options", {}))
            for name, entry in facts.items()
        },
    )


HARBOUR = ClientRow(
    "harbour", "Harbour Lane Dental", reference="HL-01", sector="dental", country="GB", currency="GBP", demo=True,
    staff=11, records=6400, level="critical", serious_chance=0.14, bad_incident=118_000, held=50_000,
    wanted=150_000, depth="quick", assessed=TODAY, status=IN_PROGRESS, share_answered=0.46,
    next_steps=("Get policy schedule", "Confirm who runs backups"),
)
OAKFIELD = ClientRow(
    "oakfield", "Oakfield Lettings", sector="real_estate", country="GB", currency="GBP", staff=5, records=2100,
    level="high", serious_chance=0.08, bad_incident=64_000, held=0, wanted=200_000, depth="quick",
    assessed=date(2026, 9, 28), status=FINISHED, share_answered=1,
)
ROWAN = ClientRow(
    "rowan", "Rowan Tutoring", sector="education", country="GB", currency="GBP", staff=3, records=400, level="low",
    serious_chance=0.02, bad_incident=9_000, held=25_000, wanted=25_000, depth="standard",
    assessed=date(2025, 7, 11), status=FINISHED, share_answered=1,
)
CAFE = ClientRow("cafe", "Café Ørsted", sector="hospitality", country="DK", currency="DKK", staff=1)
MARKUP = ClientRow(
    "markup", "<b>Bold</b> & Sons", country="GB", currency="GBP", depth="quick", assessed=date(2026, 11, 12),
    status=IN_PROGRESS, share_answered=0.12,
)
PRACTICE = (ROWAN, CAFE, OAKFIELD, HARBOUR, MARKUP)
