"""The clients in words and figures ready to show, and the rows of the list from an open practice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_skeleton
from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.documents.place_names import country_names
from advisor_app.domain.money import two_figures
from advisor_app.domain.pack import Texts
from advisor_app.services.client_rows import FINISHED, IN_PROGRESS, NO_ASSESSMENT, ClientRow
from advisor_app.ui.presenters.depth import depth_word
from advisor_app.ui.widgets.levels import level_sentence

if TYPE_CHECKING:
    from advisor_app.domain.records import ClientSummary
    from advisor_app.services.practice import Practice

NOTHING = "–"
STEPS_SHOWN = 4


@dataclass(frozen=True)
class CoverBar:
    """share: of the need that is covered, 0 to 1; None where either is not known. meets: nothing is missing."""

    words: str
    share: float | None
    meets: bool


class ClientWords:
    """What is said of a client. figures_for: currency to Figures. today: for "Today" and the years of dates."""

    def __init__(
        self, figures_for: Callable[[str], Figures], words: Texts, today: Callable[[], date]
    ) -> None:
        self._figures_for, self._words, self._today = figures_for, words, today
        self._kept: dict[str, Figures] = {}
        self._country_names: Mapping[str, str] | None = None

    def figures(self, currency: str) -> Figures:
        if currency not in self._kept:
            self._kept[currency] = self._figures_for(currency)
        return self._kept[currency]

    def sector(self, row: ClientRow) -> str:
        return self._words.vocabulary["sectors"].get(row.sector, "")

    def country(self, row: ClientRow) -> str:
        if self._country_names is None:
            self._country_names = country_names(self.figures(row.currency).language)
        return self._country_names.get(row.country, row.country)

    def searched(self, row: ClientRow) -> str:
        """What a client is found by beside name and reference."""
        return f"{self.sector(row)} {self.country(row)}"

    # -------------------------------------------------------------------------------------------- cells of the list
    def line(self, row: ClientRow) -> str:
        """`Dental practice · 11 people`."""
        return " · ".join(part for part in (self.sector(row), self.people(row)) if part)

    def people(self, row: ClientRow) -> str:
        if row.staff is None:
            return ""
        if row.staff == 1:
            return _tr("1 person")
        return _tr("{n} people").format(n=self.figures(row.currency).number(row.staff))

    def risk(self, row: ClientRow) -> str:
        return level_sentence(row.level) if row.level is not None else _tr("Risk: not known yet")

    def cover(self, row: ClientRow) -> CoverBar:
        """`£50k of £150k`, `£1m meets need`, `None of £200k`."""
        if row.wanted is None:
            return CoverBar(NOTHING, None, False)
        wanted = self.limit(row, row.wanted)
        if row.held is None:
            return CoverBar(_tr("{wanted} needed").format(wanted=wanted), None, False)
        if row.held >= row.wanted:
            return CoverBar(_tr("{held} meets need").format(held=self.limit(row, row.held)), 1.0, True)
        held = self.limit(row, row.held) if row.held else _tr("None")
        return CoverBar(_tr("{held} of {wanted}").format(held=held, wanted=wanted), row.held / row.wanted, False)

    def limit(self, row: ClientRow, amount: float) -> str:
        """A limit in its short form, unless that would change it."""
        figures = self.figures(row.currency)
        return figures.short(amount) if two_figures(amount) == amount else figures.exact(amount)

    def day(self, row: ClientRow) -> str:
        """`Today`, `28 Sep`, or with the year when it is another."""
        if row.assessed is None:
            return _tr("Not yet")
        today = self._today()
        if row.assessed == today:
            return _tr("Today")
        figures = self.figures(row.currency)
        if row.assessed.year == today.year:
            return str(format_skeleton("MMMd", row.assessed, locale=figures.locale))
        return figures.short_date(row.assessed)

    def status(self, row: ClientRow) -> str:
        words = {
            NO_ASSESSMENT: _tr("Not started"), IN_PROGRESS: _tr("In progress"), FINISHED: _tr("Finished"),
        }
        return words[row.status]

    def answered(self, row: ClientRow) -> str:
        """`46%` of the questions."""
        return self.figures(row.currency).percent(round(row.share_answered, 2))

    # ------------------------------------------------------------------------------------------------ the panel
    def standing(self, row: ClientRow) -> dict[str, str]:
        """Where things stand: id to figure; an empty text is not shown."""
        figures = self.figures(row.currency)
        held = "" if row.held is None else figures.exact(row.held) if row.held else _tr("None")
        return {
            "serious": figures.chance(row.serious_chance) if row.serious_chance is not None else "",
            "bad": figures.modelled(row.bad_incident) if row.bad_incident is not None else "",
            "held": held,
            "wanted": figures.exact(row.wanted) if row.wanted is not None else "",
            "answered": self.answered(row) if row.status == IN_PROGRESS else "",
        }

    def facts(self, row: ClientRow) -> dict[str, str]:
        """Facts of the firm beside those in its line: id to words; an empty text is not shown."""
        figures = self.figures(row.currency)
        depth = depth_word(row.depth) if row.depth else ""
        day = figures.short_date(row.assessed) if row.assessed is not None else ""
        return {
            "country": self.country(row),
            "records": figures.number(row.records) if row.records is not None else "",
            "assessed": " · ".join(part for part in (depth, day) if part),
            "reference": row.reference,
        }


def client_rows(practice: Practice, words: Texts) -> tuple[ClientRow, ...]:
    """The rows of all clients of an open practice."""
    return tuple(_row(practice, words, summary) for summary in practice.clients())


def _row(practice: Practice, words: Texts, summary: ClientSummary) -> ClientRow:
    profile = practice.client(summary.id).profile
    newest = summary.assessment
    note = practice.result_note(newest.id) if newest is not None else None
    currency = profile.get("currency")
    held = note.held if note is not None else None
    share = 0.0
    steps: tuple[str, ...] = ()
    if newest is not None and newest.status == IN_PROGRESS:
        session = practice.open_assessment(newest.id)
        wizard = session.wizard()
        profile = session.case.profile
        share = wizard.answered / max(1, wizard.total)
        steps = tuple(words.questions[question].short for question in wizard.flagged[:STEPS_SHOWN])
        if session.case.policies == ():
            held = 0.0
    return ClientRow(
        id=summary.id, name=summary.name, reference=summary.reference, sector=summary.sector,
        country=summary.country, currency=note.currency if note is not None else str(currency or "USD"),
        demo=practice.is_demo(summary.id), staff=_number(profile.get("staff")),
        records=_number(profile.get("records_total")),
        level=note.level if note is not None else None,
        serious_chance=note.serious_chance if note is not None else None,
        bad_incident=note.bad_incident if note is not None else None,
        held=held, wanted=note.wanted if note is not None else None,
        depth=newest.depth if newest is not None else "",
        assessed=newest.date if newest is not None else None,
        status=newest.status if newest is not None else NO_ASSESSMENT,
        share_answered=share, next_steps=steps,
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Clients", text)
