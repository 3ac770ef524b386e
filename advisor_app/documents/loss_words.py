"""What a picture of losses says in sentences: three to begin with, messages beside the figures, caveats under them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.money import two_figures

# Below this chance a year, businesses are counted in 1,000 rather than in 100.
RARE: Final = 0.02


@dataclass(frozen=True)
class LossWords:
    """texts: the losses of a language, by dotted id."""

    texts: Mapping[str, str]
    figures: Figures

    def lead(self, picture: LossPicture) -> tuple[str, str, str]:
        """How often, how large and how much on average, each with its range where it was worked out."""
        return self._chance(picture), self._sizes(picture), self._average(picture)

    def notes(self, picture: LossPicture, inputs: LossInputs) -> tuple[str, ...]:
        """The messages for this firm."""
        slots = {"n": len(picture.assumed_controls), "of": len(inputs.controls)}
        return tuple(self._say(f"notes.{note}", **slots) for note in picture.notes)

    def caveats(self) -> tuple[str, ...]:
        """What holds for every figure, in order; *stars* mark weight."""
        return self._all("caveats.")

    def excluded(self) -> tuple[str, ...]:
        """What no figure contains."""
        return self._all("excluded.")

    def method(self) -> tuple[tuple[str, str], ...]:
        """How the figures are made: title and text of each part, in order."""
        titles = [key for key in self.texts if key.startswith("method.") and key.endswith(".title")]
        return tuple((self.texts[key], self.texts[key.removesuffix("title") + "text"]) for key in titles)

    def _chance(self, picture: LossPicture) -> str:
        total = 100 if picture.chance >= RARE else 1000
        slots = {
            "total": self.figures.number(total),
            "year": self._about(picture.chance * total),
            "five": self._count(picture.chance_five_years * total),
        }
        if picture.ranges is None:
            return self._say("lead.chance_plain", **slots)
        found = picture.ranges.chance
        low, high = self._count(found.low * total), self._count(found.high * total)
        return self._say("lead.chance", low=low, high=high, **slots)

    def _count(self, count: float) -> str:
        """Whole businesses, at least one, in no more than two figures."""
        return self.figures.number(max(1.0, two_figures(round(count))))

    def _about(self, count: float) -> str:
        return self._say("lead.about", n=self._count(count)) if round(count) else self._say("lead.fewer")

    def _sizes(self, picture: LossPicture) -> str:
        modelled = self.figures.modelled
        slots = {"middle": modelled(picture.incident.p50), "serious": modelled(picture.incident.p95)}
        if picture.ranges is None:
            return self._say("lead.sizes_plain", **slots)
        found = picture.ranges.incident_p95
        return self._say("lead.sizes", low=modelled(found.low), high=modelled(found.high), **slots)

    def _average(self, picture: LossPicture) -> str:
        modelled, mean = self.figures.modelled, picture.expected_annual
        if picture.ranges is None:
            return self._say("lead.average_plain", mean=modelled(mean))
        found = picture.ranges.expected_annual
        return self._say("lead.average", mean=modelled(mean), low=modelled(found.low), high=modelled(found.high))

    def _say(self, key: str, **slots: object) -> str:
        return self.texts[key].format(**slots)

    def _all(self, start: str) -> tuple[str, ...]:
        return tuple(text for key, text in self.texts.items() if key.startswith(start))
