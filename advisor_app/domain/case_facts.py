"""From what was entered to what the rules look up: question states, facts, regimes and controls of one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.conditions import truth
from advisor_app.domain.controls import ControlState, QuestionState, card_channel_score, control_state
from advisor_app.domain.facts import Facts
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import UNKNOWN, ClientProfile
from advisor_app.domain.questions import Question
from advisor_app.domain.regimes import PRIVACY_LAWS, RegimeResult, evaluate_regimes, verdicts
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE, ANSWER_UNKNOWN


@dataclass(frozen=True)
class CaseFacts:
    """facts: in strict mode, with scores, controls and regimes filled in. states: question id to its state."""

    facts: Facts
    states: Mapping[str, QuestionState]
    controls: Mapping[str, ControlState]
    regimes: tuple[RegimeResult, ...]


def case_facts(
    profile: ClientProfile,
    answers: AnswerSheet,
    policies: tuple[Policy, ...] | None,
    pack: ContentPack,
    today: date,
) -> CaseFacts:
    """Everything the rules may look up about one case on one day."""
    current = None if policies is None else tuple(p for p in policies if p.kind == "current")
    facts = Facts(
        profile,
        policies=current,
        answer_values={a.question: a.value for a in answers},
        privacy_laws=frozenset(r.id for r in pack.regimes if r.type in PRIVACY_LAWS),
        usd_rates=pack.usd_rates,
    )
    facts = replace(facts, not_applicable=_facts_of_hidden_pages(facts, pack), _cache={}, _assumed={})
    regimes = evaluate_regimes(pack.regimes, facts, today)
    facts = replace(facts, regimes=verdicts(regimes), _cache={}, _assumed={})
    states = _question_states(pack, answers, facts, today)
    assumed = facts.within("assumed")
    controls = {
        row.key: control_state(row, truth(row.applies, assumed) is not False, states) for row in pack.controls
    }
    facts = replace(
        facts,
        scores={q: s.score for q, s in states.items()},
        unknown_answers=frozenset(q for q, s in states.items() if s.state == "unknown"),
        controls={key: state.score for key, state in controls.items()},
        _cache={}, _assumed={},
    )
    return CaseFacts(facts, states, controls, regimes)


def is_shown(question: Question, facts: Facts) -> bool:
    """Whether a question applies at all; unknown means ask."""
    return truth(question.when, facts.within("asking")) is not False


def _facts_of_hidden_pages(facts: Facts, pack: ContentPack) -> frozenset[str]:
    """Facts whose page is never shown count as `none`."""
    return frozenset(
        fact for question in pack.questions if question.facts and not is_shown(question, facts)
        for fact in question.facts
    )


def _question_states(
    pack: ContentPack, answers: AnswerSheet, facts: Facts, today: date
) -> Mapping[str, QuestionState]:
    asking = facts.within("asking")
    states: dict[str, QuestionState] = {}
    for question in pack.questions:
        if truth(question.when, asking) is False:
            states[question.id] = QuestionState(question.id, "hidden", None)
        elif question.kind == "facts":
            states[question.id] = _page_state(question, facts)
        elif question.kind == "policies":
            states[question.id] = QuestionState(question.id, _policies_state(question, facts, answers), None)
        else:
            states[question.id] = _answer_state(question, answers, asking, today)
    return _with_inferred(pack, states)


def _policies_state(question: Question, facts: Facts, answers: AnswerSheet) -> str:
    if facts.policies is not None:
        return "answered"
    return "unknown" if answers.value(question.id) == ANSWER_UNKNOWN else "not_answered"


def _page_state(question: Question, facts: Facts) -> QuestionState:
    """A page of facts is answered when its main fact is; the card page carries the score of the channel."""
    value = facts.stated(question.facts[0])
    state = "not_answered" if value is None else "unknown" if value is UNKNOWN else "answered"
    score = None
    if question.facts[0] == "card_handling":
        if state == "unknown":
            score = 0.0
        elif state == "answered":
            score = card_channel_score(facts.members("card_handling"))
            state = "answered" if score is not None else "not_applicable"
    return QuestionState(question.id, state, score)


def _answer_state(question: Question, answers: AnswerSheet, asking: Facts, today: date) -> QuestionState:
    answer = answers.get(question.id)
    if answer is None or answer.value is None:
        return QuestionState(question.id, "not_answered", None)
    scored = question.scored_if is None or truth(question.scored_if, asking) is not False
    if answer.value == ANSWER_NOT_APPLICABLE or not scored:
        return QuestionState(question.id, "not_applicable", None)
    state = "unknown" if answer.value in (ANSWER_UNKNOWN, (ANSWER_UNKNOWN,)) else "answered"
    return QuestionState(question.id, state, question.score(answer.value), answer.evidence_on(today))


def _with_inferred(
    pack: ContentPack, states: dict[str, QuestionState]
) -> Mapping[str, QuestionState]:
    """A child whose parent was answered with its zero (`none`, `never`), or that nobody could answer, is not asked: it
    scores 0 and says why. Otherwise not knowing whether there is a thing would beat knowing that there is none."""
    result = dict(states)
    for question in pack.questions:
        if question.parent is None or states[question.id].state == "hidden":
            continue
        parent = result[question.parent]
        if parent.state in ("inferred", "unknown") or (parent.state == "answered" and parent.score == 0.0):
            result[question.id] = QuestionState(question.id, "inferred", 0.0, follows_unknown=parent.is_unknown)
    return result
