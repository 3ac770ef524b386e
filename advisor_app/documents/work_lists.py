"""Findings, actions and gaps as rows of plain words, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from advisor_app.documents.blocks import words_of
from advisor_app.documents.compose import context_of
from advisor_app.documents.context import Context
from advisor_app.documents.report.findings import answer_words
from advisor_app.documents.sections.fixes import cost_words, saving_words
from advisor_app.documents.sections.plan import group_of, insurer_word
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack

Value = str | float | None


@dataclass(frozen=True)
class WorkList:
    """name: of the sheet. titles: of the columns. Money is a number in major units of the client's currency."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def work_lists(evaluation: Evaluation, pack: ContentPack, *, language: str = "") -> tuple[WorkList, ...]:
    """The three lists in the language of the documents. Raises LanguageError."""
    context = context_of("report", evaluation, pack, language=language)
    return tuple(_list(context, key) for key in _ROWS)


def _list(context: Context, key: str) -> WorkList:
    say, columns = context.wording.say, _COLUMNS[key]
    titles = tuple(say(f"lists.{column}", currency=context.evaluation.currency) for column in columns)
    return WorkList(say(f"lists.{key}"), titles, _ROWS[key](context))


def _findings(context: Context) -> tuple[tuple[Value, ...], ...]:
    rows = []
    for number, finding in enumerate(context.evaluation.assessment.findings, start=1):
        words = context.texts.questions[finding.questions[0]]
        causes = context.wording.listed(context.texts.word("root_causes", cause) for cause in finding.causes)
        rows.append((
            number, finding.questions[0], context.texts.word("severities", finding.severity),
            words.finding or words.short, answer_words(context, finding.questions[0]),
            context.texts.word("evidence", finding.evidence), causes,
            context.texts.actions[finding.action].title if finding.action else "", _money(finding.saving),
        ))
    return tuple(rows)


def _actions(context: Context) -> tuple[tuple[Value, ...], ...]:
    rows = []
    for action in context.evaluation.assessment.actions:
        words = context.texts.actions[action.id]
        rows.append((
            action.order, words.title, words.why, " ".join(f"{n}. {step}" for n, step in enumerate(words.steps, 1)),
            context.wording.say(f"plan.{group_of(context, action)}"), context.texts.word("efforts", action.effort),
            cost_words(context, action.cost), words_of(saving_words(context, action)), _money(action.saving),
            context.wording.say(f"plan.{insurer_word(context, action)}"), "", "", "",
        ))
    return tuple(rows)


def _gaps(context: Context) -> tuple[tuple[Value, ...], ...]:
    rows = []
    for number, gap in enumerate(context.advice.gaps, start=1):
        ask = words_of(context.reason(gap.action, gap.slots)) if gap.action else ""
        rows.append((
            number, context.texts.word("severities", gap.severity), context.part_name(gap.part) if gap.part else "",
            words_of(context.reason(gap.text, gap.slots)), ask, _money(gap.effect), "", "", "",
        ))
    return tuple(rows)


def _money(amount: float | None) -> float | None:
    return None if amount is None else float(round(amount))


_HAND: Final = ("who", "due", "done")
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "findings": ("number", "question", "weight", "finding", "answer", "proof", "causes", "fix", "saving"),
    "actions": ("number", "action", "why", "steps", "when", "effort", "cost", "saving_words", "saving", "insurers",
                *_HAND),
    "gaps": ("number", "weight", "part", "gap", "ask", "leaves", *_HAND),
}
_ROWS: Final[dict[str, Callable[[Context], tuple[tuple[Value, ...], ...]]]] = {
    "findings": _findings, "actions": _actions, "gaps": _gaps,
}
