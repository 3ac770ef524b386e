"""What would pay when something happens: scenario by policy, in words. No Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.coverage.matrix import MatrixRow, PolicyHead
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.services.reason_words import ReasonWords


@dataclass(frozen=True)
class ScenarioLine:
    """One scenario. cells: name, all policies together, then each policy, then the mean loss a year. plain: what
    happens; trigger: which kind of policy answers and why; first: what answers first; parts: what should pay; asks:
    what to ask the insurer for."""

    id: str
    cells: tuple[str, ...]
    plain: str
    trigger: str
    first: str
    parts: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True)
class ScenarioTable:
    headers: tuple[str, ...]
    lines: tuple[ScenarioLine, ...]


def states() -> dict[str, str]:
    """How a scenario stands, in a mark and a word: never in a colour alone."""
    return {
        "covered": _tr("● Covered"), "thin": _tr("◐ Thin"), "none": _tr("○ Nothing pays"),
        "double": _tr("◎ Twice, order not written"), "unclear": _tr("? Unclear"), "other": _tr("– Not its matter"),
    }


def scenario_table(evaluation: Evaluation, pack: ContentPack, language: str) -> ScenarioTable:
    """The matrix with the scenario first that costs most in an average year."""
    say, matrix = ReasonWords(evaluation, pack, language), evaluation.coverage.matrix
    names = {head.key: _policy(head, say) for head in matrix.policies}
    headers = (
        _tr("If this happens"), _tr("All together"), *(names[head.key] for head in matrix.policies),
        _tr("Average a year"),
    )
    return ScenarioTable(headers, tuple(_line(row, names, say) for row in matrix.rows))


def request_lines(evaluation: Evaluation, pack: ContentPack, language: str) -> tuple[tuple[str, str], ...]:
    """What to ask the insurer for, the heaviest first: severity and sentence."""
    say = ReasonWords(evaluation, pack, language)
    return tuple((request.severity, say.say(request.text, {})) for request in evaluation.coverage.requests)


def _policy(head: PolicyHead, say: ReasonWords) -> str:
    return head.policy.insurer or say.texts.word("policy_shapes", head.policy.shape)


def _line(row: MatrixRow, names: dict[str, str], say: ReasonWords) -> ScenarioLine:
    words, found = states(), say.texts.coverage
    scenarios, triggers = found["scenarios"], found["triggers"]
    loss = _tr("not modelled") if row.expected_annual is None else say.figures.modelled(row.expected_annual)
    shapes = ", ".join(say.texts.word("policy_shapes", shape) for shape in row.should_answer)
    if row.answers_first:
        first = _tr("{policy} answers first.").format(policy=names[row.answers_first])
    else:
        first = _tr("No policy on file answers. It should be: {shapes}.").format(shapes=shapes)
    trigger = f"{triggers[f'{row.trigger}.name']}. {triggers.get(f'{row.trigger}.plain', '')}".strip()
    return ScenarioLine(
        row.scenario,
        (scenarios[f"{row.scenario}.name"], words[row.state], *(words[cell.state] for cell in row.cells), loss),
        scenarios.get(f"{row.scenario}.plain", ""), trigger, first,
        tuple(found[part]["name"] for part in row.parts),
        tuple(f"{say.say(ask.about, ask.slots)} {say.say(ask.text, ask.slots)}" for ask in row.asks),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("CoverMatrix", text)
