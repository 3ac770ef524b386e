"""What every section of a document may look at, and the client's own facts in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from advisor_app.documents.blocks import Text
from advisor_app.documents.figures import Figures
from advisor_app.documents.reasons import slot_words
from advisor_app.documents.request import Request
from advisor_app.documents.wording import Wording, fill
from advisor_app.domain.coverage.advice import CoverageAdvice, PartAdvice, Slot
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.facts import Facts
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.domain.policies import Advisor
from advisor_app.domain.profile import BANDS_OF

VALID_DAYS = 30
# Less than this in an average year is not told more exactly; major units of the client's currency.
SMALL_YEARLY = 50
TECHNOLOGY_SHAPES = ("tech_combo", "teo_sa")


@dataclass(frozen=True)
class Addressee:
    """Who reads the letter. person: as in the salutation, such as Dr Osei; lines: of the address, below the firm."""

    person: str = ""
    lines: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True)
class Context:
    """brevity: 0 for everything; each step up leaves something out, in a fixed order, so that two pages are enough.
    mark: as of compose_report."""

    evaluation: Evaluation
    pack: ContentPack
    texts: Texts
    wording: Wording
    advisor: Advisor
    addressee: Addressee
    brevity: int = 0
    request: Request = field(default_factory=Request)
    mark: str = ""

    @property
    def figures(self) -> Figures:
        return self.wording.figures

    @property
    def advice(self) -> CoverageAdvice:
        return self.evaluation.coverage

    @property
    def facts(self) -> Facts:
        return self.evaluation.facts

    @property
    def client(self) -> str:
        return self.evaluation.case.profile.name or self.texts.facts["client_name"].label

    @property
    def firm(self) -> str:
        """Who speaks: the firm, else the person, else what stands for both."""
        return self.advisor.firm or self.advisor.name or self.wording.say("firm_unknown")

    @property
    def contact(self) -> tuple[str, ...]:
        """The lines of the letterhead: address, telephone, then e-mail and web on one."""
        online = " · ".join(text for text in (self.advisor.email, self.advisor.website) if text)
        return tuple(text for text in (", ".join(self.advisor.address), self.advisor.phone, online) if text)

    @property
    def visit(self) -> date:
        """The day of the assessment; without one, the day of the letter."""
        stated = self.facts.stated("assessment_date")
        return stated if isinstance(stated, date) else self.evaluation.today

    @cached_property
    def assumed(self) -> Facts:
        return self.facts.within("assumed")

    def step(self, counts: tuple[int, ...]) -> int:
        """How many of something are shown at this brevity: one count for each step, the last one from there on."""
        return counts[min(self.brevity, len(counts) - 1)]

    # ---------------------------------------------------------------------------------------------- words
    def part_name(self, part: PartAdvice | str) -> str:
        return self.texts.coverage[part if isinstance(part, str) else part.id]["name"]

    def policy_words(self) -> str:
        """What the recommended policy is called in a sentence."""
        kind = "technology" if self.advice.programme.shape in TECHNOLOGY_SHAPES else "cyber"
        return self.wording.say(f"policy.{kind}")

    def yearly(self, mean: float, *, about: bool = False) -> str:
        """A modelled mean a year; a small one only as a bound. about: with that word, where it is no bound."""
        if mean < SMALL_YEARLY:
            return self.wording.say("band.under", high=self.figures.exact(SMALL_YEARLY))
        shown = self.figures.modelled(mean)
        return self.wording.say("band.about", amount=shown) if about else shown

    def reason(self, text_id: str, slots: Mapping[str, Slot]) -> Text:
        """A template of the pack's reasons with its slots in words."""
        words = {name: slot_words(value, self.texts, self.pack, self.figures) for name, value in slots.items()}
        return fill(self.texts.reasons[text_id], {**self.wording.terms, **words})

    def decide_by(self) -> str:
        return self.figures.long_date(date.fromordinal(self.evaluation.today.toordinal() + VALID_DAYS))

    # ------------------------------------------------------------------------------------- facts as they were given
    def stated_number(self, name: str) -> float | None:
        """A number somebody stated; None for a band, an unknown or nothing."""
        value = self.facts.stated(name)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def stated_money(self, name: str) -> str | None:
        """Stated money in words; a band as its bounds. None when it was not stated."""
        number = self.stated_number(name)
        return self.figures.stated(number) if number is not None else self._band(name, self.figures.exact)

    def stated_people(self, name: str) -> str | None:
        number = self.stated_number(name)
        return self.figures.number(number) if number is not None else self._band(name, self.figures.number)

    def _band(self, name: str, shown: object) -> str | None:
        band_id = self.facts.stated(name)
        bands = BANDS_OF.get(name, {})
        if not isinstance(band_id, str) or band_id not in bands or not callable(shown):
            return None
        band, order = bands[band_id], list(bands)
        if band_id == order[0]:
            return self.wording.say("band.under", high=shown(band.high))
        if band_id == order[-1]:
            return self.wording.say("band.over", low=shown(band.low))
        return self.wording.say("band.between", low=shown(band.low), high=shown(band.high))
