"""How far an assessment is, in words."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.pack import Texts
from advisor_app.domain.wizard import SectionProgress, WizardState, section_of
from advisor_app.ui.widgets.sections import SectionState

ANSWERS_FOR_A_PACE = 5
_MARKS = {"later": "later", "done": "done", "to_check": "check", "part": "some", "not_started": "none"}


def section_states(wizard: WizardState, words: Texts) -> list[SectionState]:
    """The rows of the section list."""
    here = section_of(wizard.current) if wizard.current else ""
    return [
        SectionState(s.section, words.sections[s.section], _section_words(s), _MARKS[s.state], s.section == here)
        for s in wizard.sections
    ]


def _section_words(progress: SectionProgress) -> str:
    if progress.state == "to_check":
        return _tr("{n} to check").format(n=progress.to_check)
    if progress.state == "done":
        return _tr("Done")
    if progress.state == "later":
        return _tr("Later")
    return _tr("{n} of {all}").format(n=progress.answered, all=progress.total)


def time_left(wizard: WizardState, paces: Sequence[float]) -> str:
    """`about 5 min left`: by this session's own pace once there are five answers."""
    if not wizard.missing:
        return ""
    pace = statistics.median(paces) if len(paces) >= ANSWERS_FOR_A_PACE else None
    minutes = round(wizard.seconds_left(pace) / 60)
    if minutes < 1:
        return _tr("less than a minute")
    return _tr("about {n} min left").format(n=minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Progress", text)
