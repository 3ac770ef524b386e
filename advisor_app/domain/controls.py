"""The 21 controls: one score each, from the answers behind it.

A score is the weighted mean over the applicable answered questions of the row. Where less than half of the applicable
weight was answered the control is not known (None), never zero. An answer nobody knows counts as zero for its weight
and makes the control uncertain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.questions import ControlRow
from advisor_app.domain.vocabulary import EVIDENCE

# What someone only said is credited up to this much of a question in the loss model.
STATED_CAP: Final = 0.90

CARD_CHANNEL_SCORES: Final[dict[str, float]] = {
    "hosted_redirect": 1.0, "terminal_p2pe": 1.0, "terminal_other": 0.6, "embedded_form_on_own_page": 0.5,
    "phone_or_mail": 0.4, "stored_numbers": 0.0, "handled_for_others": 0.0,
}


@dataclass(frozen=True)
class QuestionState:
    """One question as the scores see it.

    state: answered, unknown, not_applicable, inferred, not_answered or hidden. score: 0 to 1, None when left out.
    follows_unknown: inferred from an answer that nobody knew.
    """

    question: str
    state: str
    score: float | None
    evidence: str = "stated"
    follows_unknown: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knew, here or where it follows from."""
        return self.state == "unknown" or self.follows_unknown

    @property
    def applies(self) -> bool:
        return self.state not in ("hidden", "not_applicable")

    @property
    def counts(self) -> bool:
        """Whether it enters a score: answered, unknown or inferred."""
        return self.state in ("answered", "unknown", "inferred")


@dataclass(frozen=True)
class ControlState:
    """One control. score: as answered, None if not known; credited: the same with the cap on what was only stated.

    applies: false when the row, or every question of it, does not apply. answered, unknown: shares of the applicable
    weight. evidence: the weakest behind the answers. uncertain: share not answered or unknown.
    """

    key: str
    applies: bool
    score: float | None
    credited: float | None
    answered: float
    unknown: float
    evidence: str

    @property
    def uncertain(self) -> float:
        return 1.0 - self.answered + self.unknown


def control_state(row: ControlRow, applies: bool, states: Mapping[str, QuestionState]) -> ControlState:
    """The state of one control from the states of its questions."""
    entries = [(w.weight, states[w.question]) for w in row.weights if states[w.question].applies]
    total = sum(weight for weight, _ in entries)
    if not applies or total == 0:
        return ControlState(row.key, False, None, None, 0.0, 0.0, "stated")
    counted = [(weight, state) for weight, state in entries if state.counts]
    answered = sum(weight for weight, _ in counted) / total
    unknown = sum(weight for weight, state in counted if state.is_unknown) / total
    evidence = min((s.evidence for _, s in counted), key=EVIDENCE.index, default="stated")
    if answered < 0.5 - 1e-9:
        return ControlState(row.key, True, None, None, answered, unknown, evidence)
    return ControlState(
        row.key, True, _score(row, counted, states, _plain), _score(row, counted, states, _credited), answered, unknown,
        evidence,
    )


def _plain(state: QuestionState) -> float:
    return state.score or 0.0


def _credited(state: QuestionState) -> float:
    return min(_plain(state), STATED_CAP) if state.evidence == "stated" else _plain(state)


def _score(
    row: ControlRow,
    counted: list[tuple[float, QuestionState]],
    states: Mapping[str, QuestionState],
    score_of: Callable[[QuestionState], float],
) -> float:
    mean = sum(weight * score_of(state) for weight, state in counted) / sum(weight for weight, _ in counted)
    caps = [score_of(states[q]) + row.cap_added for q in row.cap_questions if states[q].counts]
    return min([mean, *caps])


def unknown_share(controls: Mapping[str, ControlState]) -> float:
    """Share of the weight of the applicable controls that is not answered or not known, averaged over them."""
    shares = [state.uncertain for state in controls.values() if state.applies]
    return sum(shares) / len(shares) if shares else 1.0


def card_channel_score(handling: tuple[str, ...]) -> float | None:
    """Score of how cards are taken: the worst channel ticked; None when none is."""
    scores = [CARD_CHANNEL_SCORES[entry] for entry in handling if entry in CARD_CHANNEL_SCORES]
    return min(scores) if scores else None

