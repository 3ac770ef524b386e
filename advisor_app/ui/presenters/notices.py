"""Who must be told after a breach and by when, in words and in order. No Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.deadlines import Notice, Notices
from advisor_app.domain.pack import Texts
from advisor_app.domain.regimes import Regime
from advisor_app.ui.presenters.confidence import as_of_words

_WHOLE_DAY = "23:59:59"


@dataclass(frozen=True)
class NoticeLine:
    """One notice. law: id and name. due: "" never; without a date it says so. counted: from what and when."""

    law: str
    law_name: str
    due: str
    who: str
    wording: str
    counted: str
    notes: tuple[str, ...]
    as_of: str
    confidence: str


@dataclass(frozen=True)
class NoticesView:
    """summary: one sentence above. excused: laws that ask for nothing here, each with the reason."""

    summary: str
    lines: tuple[NoticeLine, ...]
    excused: tuple[str, ...]


def notices_view(found: Notices, regimes: dict[str, Regime], words: Texts, figures: Figures) -> NoticesView:
    """regimes: by id, for the names of those that are excused."""
    lines = tuple(_line(notice, words, figures) for notice in found.notices)
    reasons = {
        "encrypted": _tr("{law}: no notice, because all data was encrypted and the key was not taken."),
        "no_harm": _tr("{law}: no notice, because a written finding says that harm is unlikely."),
    }
    excused = tuple(reasons[why].format(law=words.law(regimes[law])) for law, why in found.excused)
    return NoticesView(_summary(found, figures), lines, excused)


def _summary(found: Notices, figures: Figures) -> str:
    if not found.notices:
        return _tr("By what is entered, no law here asks for a notice. Contracts and insurers may.")
    dated = [notice for notice in found.notices if notice.due is not None]
    count = len(found.notices)
    told = _tr("1 notice.") if count == 1 else _tr("{n} notices, the earliest first.").format(n=count)
    if not dated or dated[0].due is None:
        return told
    return f"{told} {_tr('The first is due {due}.').format(due=_lower(due_words(dated[0].due, figures)))}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def due_words(due: datetime, figures: Figures) -> str:
    """ "By the end of Mon, 16 Mar 2026 (Chicago time)"."""
    day = str(format_date(due.date(), "EEE", locale=figures.locale))
    shown = f"{day} {figures.short_date(due.date())}"
    zone = due.tzname() or ""
    if due.strftime("%H:%M:%S") == _WHOLE_DAY:
        return _tr("By the end of {day} ({zone} time)").format(day=shown, zone=zone)
    return _tr("By {day}, {time} ({zone} time)").format(day=shown, time=f"{due:%H:%M}", zone=zone)


def _line(notice: Notice, words: Texts, figures: Figures) -> NoticeLine:
    regime = notice.regime
    who = words.word("notice_recipients", notice.to)
    if notice.recipient:
        who = notice.recipient
    part = regime.field_confidence.get("notification", regime.confidence)
    return NoticeLine(
        regime.id, words.law(regime), _due(notice, figures), who, notice.wording, _counted(notice, figures),
        tuple(words.word("deadline_notes", note) for note in notice.notes),
        as_of_words(regime.as_of, part, words, figures), part,
    )


def _due(notice: Notice, figures: Figures) -> str:
    if notice.due is not None:
        return due_words(notice.due, figures)
    if "waits_for_event" in notice.notes:
        return _tr("No day yet")
    return _tr("No fixed day")


def _counted(notice: Notice, figures: Figures) -> str:
    """From which moment; a law that names another event than discovery is counted from what stands for it."""
    if notice.counted_from is None or notice.due is None:
        return _tr("Counts from: {event}.").format(event=notice.law_counts_from) if notice.law_counts_from else ""
    when = f"{figures.short_date(notice.counted_from.date())}, {notice.counted_from:%H:%M}"
    if notice.law_counts_from:
        return _tr("Counted from {when}; the law counts from: {event}.").format(
            when=when, event=notice.law_counts_from
        )
    return _tr("Counted from {when}.").format(when=when)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)
