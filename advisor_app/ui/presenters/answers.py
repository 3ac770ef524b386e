"""The answers as short statements, for the page that checks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.contradictions import find_contradictions
from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import FACTS, UNKNOWN, ClientProfile, FactValue
from advisor_app.domain.questions import Question
from advisor_app.domain.wizard import WizardState, followed, section_of
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.second_look import second_look
from advisor_app.ui.presenters.depth import depth_title
from advisor_app.ui.presenters.fields import client_currency

MONEY_KINDS = ("money", "money_band")


@dataclass(frozen=True)
class AnswerLine:
    """marks: which filters show it (unknown, check, missing); pills: (words, tone) at the right."""

    question: str
    short: str
    answer: str
    marks: tuple[str, ...]
    pills: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Followed:
    """Questions that are not asked because they follow from one answer. question: that one; title: how many and from
    which answer; shorts: statements of what is left out."""

    question: str
    title: str
    shorts: tuple[str, ...]


@dataclass(frozen=True)
class AnswerSection:
    title: str
    lines: tuple[AnswerLine, ...]
    followed: tuple[Followed, ...] = ()


@dataclass(frozen=True)
class SecondLook:
    """Answers that do not go together: a question, and (id, statement) of the asked questions it is about."""

    text: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CheckView:
    client: str
    place: str
    summary: str
    counts: Mapping[str, int]
    sections: tuple[AnswerSection, ...]
    second_looks: tuple[SecondLook, ...] = ()


def check_view(
    session: AssessmentSession, language: str, speech: str = "", *, files: Mapping[str, int] = MappingProxyType({})
) -> CheckView:
    """Everything that is asked now, in the order asked, by section. speech: language of the questions, where it is not
    that of dates and money. files: number of files that show an answer, by question."""
    wizard = session.wizard()
    words = session.pack.words(speech or language)
    lines = {q: _line(session, wizard, q, words, language, files=files.get(q, 0)) for q in wizard.order}
    left_out = _followed(session, words, language)
    sections = tuple(
        AnswerSection(
            words.sections[s.section], tuple(lines[q] for q in wizard.order if section_of(q) == s.section),
            tuple(entry for entry in left_out if section_of(entry.question) == s.section),
        )
        for s in wizard.sections
    )
    counts = {mark: sum(mark in line.marks for line in lines.values()) for mark in ("unknown", "check", "missing")}
    summary = _tr("{done} of {all} answered · {unknown} not known · {check} to check · {missing} not answered").format(
        done=wizard.answered, all=wizard.total, **counts
    )
    waiting = len(wizard.waiting)
    if waiting:
        summary += " · " + _tr("{n} for another sitting").format(n=waiting)
    looks = _second_looks(session, wizard.order, words, language)
    return CheckView(
        session.case.profile.name, depth_title(session.depth), summary, {"all": len(lines), **counts}, sections, looks
    )


def _followed(session: AssessmentSession, words: Texts, language: str) -> tuple[Followed, ...]:
    found = []
    for question, children in followed(session.pack, session.depth, session.known).items():
        text = words.questions[question]
        answer = answer_words(session, session.pack.question(question), words, language)
        pattern = (
            _tr("{n} more not asked: they follow from “{what}: {answer}”") if len(children) > 1
            else _tr("1 more not asked: it follows from “{what}: {answer}”")
        )
        title = pattern.format(n=len(children), what=text.short, answer=answer)
        found.append(Followed(question, title, tuple(words.questions[child].short for child in children)))
    return tuple(found)


def _second_looks(
    session: AssessmentSession, asked: tuple[str, ...], words: Texts, language: str
) -> tuple[SecondLook, ...]:
    figures = Figures(language, client_currency(session.case.profile))
    found = find_contradictions(session.known, session.case.answers, session.pack, session.today)
    return tuple(
        SecondLook(
            second_look(contradiction, session.pack, figures, words.language),
            tuple((q, words.questions[q].short) for q in contradiction.questions if q in asked),
        )
        for contradiction in found
    )


def _line(
    session: AssessmentSession, wizard: WizardState, question_id: str, words: Texts, language: str, *, files: int
) -> AnswerLine:
    question = session.pack.question(question_id)
    state = wizard.states[question_id].state
    answer = session.case.answers.get(question_id)
    later = question_id in wizard.waiting
    marks = {"unknown": ("unknown",), "not_answered": () if later else ("missing",)}.get(state, ())
    pills: list[tuple[str, str]] = []
    if answer is not None and answer.check_later:
        marks = (*marks, "check")
        pills.append((_tr("To check"), "warn"))
    if answer is not None and answer.note:
        pills.append((_tr("Note"), "quiet"))
    if files:
        pills.append((_tr("1 file") if files == 1 else _tr("{n} files").format(n=files), "quiet"))
    if answer is not None and answer.evidence != "stated":
        pills.append((words.word("evidence", answer.evidence), "ok"))
    text = words.questions[question_id]
    said = _tr("Later") if later else answer_words(session, question, words, language)
    return AnswerLine(question_id, text.short, said, marks, tuple(pills))


def answer_words(session: AssessmentSession, question: Question, words: Texts, language: str) -> str:
    """What was answered, in the words of the option or the figures entered."""
    case = session.case
    if question.kind == "facts":
        value = case.profile.get(question.facts[0])
        return fact_words(question.facts[0], value, case.profile, words, language)
    if question.kind == "policies":
        return _policy_words(case.policies, case.answers.value(question.id), words)
    value = case.answers.value(question.id)
    if value is None:
        return _tr("Not answered")
    fixed = {"unknown": _tr("We don't know"), "not_applicable": _tr("Doesn't apply")}
    labels = words.questions[question.id].options
    chosen = value if isinstance(value, tuple) else (value,)
    return ", ".join(fixed.get(v) or labels[v] for v in chosen) or _tr("None")


def fact_words(
    name: str, value: FactValue | None, profile: ClientProfile, words: Texts, language: str
) -> str:
    """One fact as a person would say it."""
    if value is None:
        return _tr("Not answered")
    if value is UNKNOWN:
        return _tr("We don't know")
    spec, options = FACTS[name], words.facts[name].options
    if isinstance(value, tuple):
        return ", ".join(options.get(str(v), str(v)) for v in value) or _tr("None")
    if isinstance(value, bool):
        return _tr("Yes") if value else _tr("No")
    if isinstance(value, str):
        return options.get(value, value)
    figures = Figures(language, client_currency(profile))
    if isinstance(value, (int, float)):
        if spec.kind in MONEY_KINDS:
            return figures.exact(float(value))
        return figures.percent(value) if spec.kind == "share" else figures.number(value)
    return figures.short_date(value) if isinstance(value, date) else ""


def _policy_words(policies: tuple[Policy, ...] | None, value: object, words: Texts) -> str:
    if policies is None:
        return _tr("We don't know") if value == "unknown" else _tr("Not answered")
    current = [words.word("policy_shapes", p.shape) for p in policies if p.kind == "current"]
    return ", ".join(current) or _tr("None")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Answers", text)
