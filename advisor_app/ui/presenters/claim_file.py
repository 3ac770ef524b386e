"""A claim file in words: whom to tell by when, the steps of the first days, the entries of the log. No Qt widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.claim_file import ClaimFile, ClaimTable
from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.readiness import NoticeDuty
from advisor_app.domain.incident_log import Incident, LogEntry
from advisor_app.domain.pack import Texts
from advisor_app.services.typed_dates import show_day
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.presenters.dossier_entries import entry_kinds, incident_kinds

Words = Mapping[str, Mapping[str, str]]


def claim_words(words: Texts, laws: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The content's words that a claim file needs. laws: id to name."""
    return {
        "kinds": incident_kinds(words), "notices": dict(words.coverage.get("notices", {})),
        "steps": dict(words.coverage.get("steps", {})), "laws": dict(laws),
    }


def now_of(moment: datetime, language: str) -> str:
    """A day and a time with the zone it was given in."""
    offset = f"{moment:%z}"
    return f"{show_day(moment.date(), language)}, {moment:%H:%M} (UTC{offset[:3]}:{offset[3:5]})"


def tell_lines(
    duties: Iterable[NoticeDuty], words: Words, context: FormContext
) -> tuple[tuple[str, str, str], ...]:
    """For each to tell: who, by when, and how or in which words."""
    clocks = {
        "at_once": _tr("At once"), "same_day": _tr("The same day"), "promptly": _tr("Promptly"),
        "hours": _tr("Within hours"), "rules": _tr("As its rules say"), "law": _tr("See the law"),
    }
    lines = []
    for duty in duties:
        name = words["notices"].get(f"{duty.id}.name") or words["laws"].get(duty.id, duty.id)
        who = f"{name}: {duty.to}" if duty.to else name
        due = clocks[duty.clock]
        if duty.due is not None and duty.clock != "at_once":
            due = _tr("By {when}").format(when=now_of(duty.due, context.language))
        plain = words["notices"].get(f"{duty.id}.plain", "")
        said = [plain, ", ".join(duty.reach), duty.wording if duty.clock == "law" else ""]
        lines.append((who, due, " ".join(part for part in said if part)))
    return tuple(lines)


def claim_paper(
    client: str, incident: Incident, duties: Iterable[NoticeDuty], log: Iterable[LogEntry], words: Words,
    context: FormContext,
) -> ClaimFile:
    """The claim file as the document takes it: the log in the order it was written."""
    kinds = entry_kinds()
    facts = [
        (_tr("Kind"), words["kinds"][incident.kind]),
        (_tr("Discovered"), now_of(incident.discovered, context.language)),
        (_tr("Claim number"), incident.claim_number), (_tr("What is known"), incident.description),
        (_tr("Status"), _tr("Open") if incident.status == "open" else _tr("Closed")),
    ]
    entries = [entry_line(entry, kinds, context) for entry in log]
    return ClaimFile(
        client=client, title=incident.title, heading=_tr("Claim file"),
        facts=tuple((label, value) for label, value in facts if value),
        tables=(
            ClaimTable(
                _tr("Whom to tell, and by when"), (_tr("Who"), _tr("By when"), _tr("How")), (0.3, 0.25, 0.45),
                tell_lines(duties, words, context), _tr("Nobody is known yet."),
            ),
            ClaimTable(
                _tr("Log"), (_tr("When, what kind, by whom"), _tr("What was done, said or found")), (0.35, 0.65),
                tuple(entries), _tr("No entry yet."),
            ),
        ),
        footer=_tr("Prepared for the insurer and counsel. It never says that a notice is not needed."),
        page=_tr("Page {page} of {pages}"), language=context.language, day=context.today,
    )


def step_lines(steps: Iterable[str], words: Words) -> tuple[tuple[str, str, str], ...]:
    """For each step: when, what to do, what not."""
    found = words["steps"]
    return tuple((found[f"{s}.when"], found[f"{s}.do"], found.get(f"{s}.dont", "")) for s in steps)


def entry_line(entry: LogEntry, kinds: Mapping[str, str], context: FormContext) -> tuple[str, str]:
    """One entry: its head (when, kind, by whom, amount or hours), and its words."""
    figures = Figures(context.language, entry.currency or context.currency)
    parts = [now_of(entry.at, context.language), kinds[entry.kind], entry.actor]
    if entry.amount is not None:
        parts.append(figures.exact(entry.amount))
    if entry.hours is not None:
        parts.append(_tr("{n} hours").format(n=figures.number(entry.hours)))
    return " · ".join(part for part in parts if part), entry.text


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClaimFile", text)
