"""An evaluation as a page of plain text, for the command line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from advisor_app.documents.context import SMALL_YEARLY
from advisor_app.documents.figures import Figures
from advisor_app.domain.case_facts import CaseFacts
from advisor_app.domain.cases import cases_like
from advisor_app.domain.contradictions import find_contradictions
from advisor_app.domain.coverage.advice import PartAdvice
from advisor_app.domain.coverage.gaps import grouped
from advisor_app.domain.coverage.quote_results import QuoteResult
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.overrides import replaced_row
from advisor_app.domain.pack import BASE_LANGUAGE, EVERYTHING, ContentPack
from advisor_app.domain.regimes import RegimeResult
from advisor_app.services.reason_words import ReasonWords, cost_words
from advisor_app.services.second_look import second_look

WIDTH = 100
FIXES_SHOWN = 6
GAPS_SHOWN = 6


def summary_text(evaluation: Evaluation, pack: ContentPack, language: str = "") -> str:
    """The page, without a line end at its end. language: of the words; the advisor's own where none is given, and
    English where that is not whole, since the page itself is English."""
    tag = language or evaluation.case.advisor.language
    texts = pack.words(tag)
    spoken = texts.language if texts.whole_for(EVERYTHING) else BASE_LANGUAGE
    tag = "-".join((spoken, *tag.split("-")[1:]))
    page = _Page(evaluation, ReasonWords(evaluation, pack, tag), pack)
    blocks = [
        list(lines) for lines in (
            page.head(), page.year(), page.fixes(), page.cover(), page.options(), page.gaps(), page.quotes(),
            page.insurers(), page.laws(),
            page.looks(), page.cases(), page.foot(),
        )
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


class _Page:
    def __init__(self, evaluation: Evaluation, words: ReasonWords, pack: ContentPack) -> None:
        self._evaluation = evaluation
        self._say = words.say
        self._texts = words.texts
        self._figures = words.figures
        self._pack = pack

    def head(self) -> Iterator[str]:
        evaluation, figures = self._evaluation, self._figures
        name = evaluation.case.profile.name or "Client without a name"
        yield f"{name}, {figures.long_date(evaluation.today)}"
        level = self._texts.word("severities", evaluation.level)
        yield (
            f"Risk: {level}. A year with a loss above {figures.exact(evaluation.bearable_loss)} that nobody pays: "
            f"{figures.chance(evaluation.uninsured_chance)}."
        )
        assessment = evaluation.assessment
        if assessment.overall is not None and assessment.band is not None:
            band = self._texts.word("bands", assessment.band).lower()
            held = f", held there by {self._critical(assessment.gates)}" if assessment.held_down else ""
            yield f"Safeguards: {assessment.overall:.0f} of 100 ({band}{held})."
            yield (
                f"Answered {assessment.answered}, not known {assessment.unknown}, open {assessment.not_answered}; "
                f"seen or tested {assessment.confidence:.0%}."
            )

    @staticmethod
    def _critical(gates: tuple[str, ...]) -> str:
        many = f"{len(gates)} critical answers" if len(gates) > 1 else "a critical answer"
        return f"{many} below half: {', '.join(gates)}"

    def year(self) -> Iterator[str]:
        losses, figures = self._evaluation.losses, self._figures
        yield "What a year could look like"
        yield f"  An incident in a year          {figures.chance(losses.chance)}"
        yield f"  Average loss a year            {figures.modelled(losses.expected_annual)}"
        yield f"  A typical incident             {figures.modelled(losses.incident.p50)}"
        yield f"  A serious one (5 in 100)       {figures.modelled(losses.incident.p95)}"
        if losses.ranges is not None:
            found = losses.ranges.incident_p95
            yield f"  The serious one, 8 in 10 sure  {figures.range(found.low, found.high)}"

    def fixes(self) -> Iterator[str]:
        actions = self._evaluation.assessment.actions
        if not actions:
            return
        yield "What to fix first"
        for action in actions[:FIXES_SHOWN]:
            effort = self._texts.word("efforts", action.effort).lower()
            cost = cost_words(action.cost, self._texts, self._figures)
            cost = cost[0].lower() + cost[1:]
            saving = ""
            if action.saving:
                small = action.saving < SMALL_YEARLY
                size = f"under {self._figures.exact(SMALL_YEARLY)}" if small else (
                    f"about {self._figures.modelled(action.saving)}")
                saving = f"; saves {size} in an average year"
            yield from self._wrapped(f"{self._texts.actions[action.id].title} ({effort}, {cost}{saving})", action.order)
        if len(actions) > FIXES_SHOWN:
            yield f"  and {len(actions) - FIXES_SHOWN} more"

    def _wrapped(self, text: str, number: int) -> list[str]:
        return textwrap.wrap(text, WIDTH, initial_indent=f"  {number}. ", subsequent_indent="     ")

    def cover(self) -> Iterator[str]:
        advice, figures = self._evaluation.coverage, self._figures
        programme = advice.programme
        yield "Cover"
        yield f"  {self._texts.word('policy_shapes', programme.shape)}"
        least, cautious = figures.exact(programme.basic), figures.exact(programme.cautious)
        yield f"  Limit {figures.exact(programme.limit)} (least {least}, cautious {cautious})"
        yield (
            f"  Own first share {figures.exact(programme.retention)}, waiting period {programme.waiting_hours} hours"
        )
        if programme.fraud_sublimit is not None:
            yield f"  Deceived payments up to {figures.exact(programme.fraud_sublimit)}"
        for priority in ("essential", "advised"):
            chosen = [part for part in advice.parts if part.priority == priority]
            if chosen:
                names = ", ".join(self._part(part) for part in chosen)
                label = self._texts.word("priorities", priority)
                yield from textwrap.wrap(f"{label}: {names}", WIDTH, initial_indent="  ", subsequent_indent="    ")
        sure = self._texts.word("recommendation_confidences", advice.level).lower()
        yield f"  How sure: {sure} ({advice.confidence} of 100)"

    def _part(self, part: PartAdvice) -> str:
        name = self._texts.coverage[part.id]["name"]
        to_confirm = ", to confirm" if part.confirm else ""
        if part.full_limit or part.limit is None:
            return f"{name} ({to_confirm[2:]})" if to_confirm else name
        return f"{name} ({self._figures.exact(part.limit)}{to_confirm})"

    def options(self) -> Iterator[str]:
        """Lean, recommended and fuller, with what each leaves."""
        figures = self._figures
        yield "Three options, and what each leaves with the firm"
        for package in self._evaluation.coverage.packages:
            kept = f"{figures.modelled(package.kept_mean)} in an average year"
            yield (
                f"  {package.name.capitalize():<12} limit {figures.exact(package.limit)}, first share "
                f"{figures.exact(package.retention)}, {len(package.parts)} parts: {kept}, "
                f"{figures.modelled(package.kept_bad)} in 1 of 200"
            )

    def quotes(self) -> Iterator[str]:
        """Side by side; named and ranked only where the advisor may."""
        comparison = self._evaluation.coverage.comparison
        if comparison is None:
            return
        yield "Quotes" if comparison.ranked else "Quotes (side by side, not ranked)"
        for result in comparison.results:
            yield from textwrap.wrap(self._quote(result), WIDTH, initial_indent="  ", subsequent_indent="     ")
        for reason in comparison.reasons:
            yield from textwrap.wrap(self._say(reason.text, reason.slots), WIDTH, initial_indent="  ",
                                     subsequent_indent="  ")
        if comparison.questions:
            yield f"  Before this is final, ask the insurers: {len(comparison.questions)} questions"

    def _quote(self, result: QuoteResult) -> str:
        figures = self._figures
        name = f"{result.label} ({result.policy.insurer})" if result.policy.insurer else result.label
        price = "price not known" if result.price is None else f"{figures.exact(result.price)} a year"
        if result.not_compared == "currency":
            return f"{name}: in {result.policy.currency}, so it is not compared"
        text = f"{name}: {price}, fit {result.fit:.0f} of 100, keeps {figures.modelled(result.kept_mean)} a year"
        outs = " ".join(self._say(out.reason.text, out.reason.slots) for out in result.knock_outs)
        return f"{text}. {outs}" if outs else text

    def gaps(self) -> Iterator[str]:
        gaps = grouped(self._evaluation.coverage.gaps)
        if not gaps:
            return
        yield "Gaps in the cover of today"
        for gap in gaps[:GAPS_SHOWN]:
            text = f"{self._texts.word('severities', gap.severity)}: {self._say(gap.text, gap.slots)}"
            yield from textwrap.wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")
        if len(gaps) > GAPS_SHOWN:
            yield f"  and {len(gaps) - GAPS_SHOWN} more"

    def insurers(self) -> Iterator[str]:
        found = self._evaluation.coverage.insurability
        yield f"Insurers: {self._texts.word('verdicts', found.verdict)}"
        if found.missing:
            wanted = "; ".join(self._texts.word("conditions", mark.id) for mark in found.missing)
            yield from textwrap.wrap(f"To show first: {wanted}", WIDTH, initial_indent="  ", subsequent_indent="    ")

    def laws(self) -> Iterator[str]:
        applying = [self._law(result) for result in self._evaluation.regimes if result.applies == "yes"]
        unclear = [result for result in self._evaluation.regimes if result.applies == "unknown"]
        if not applying and not unclear:
            return
        yield "Laws and contract standards"
        for name in applying:
            yield f"  - {name}"
        if unclear:
            facts = dict.fromkeys(name for result in unclear for name in result.missing)
            labels = ", ".join(self._texts.facts[name].label if name in self._texts.facts else name for name in facts)
            text = f"{len(unclear)} more may apply. To find out: {labels}"
            yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")

    def _law(self, result: RegimeResult) -> str:
        starts = "" if result.starts is None else f" (from {self._figures.long_date(result.starts)})"
        return f"{result.regime.name}{starts}"

    def looks(self) -> Iterator[str]:
        """Answers that do not go together, as questions."""
        evaluation = self._evaluation
        assessment = evaluation.assessment
        known = CaseFacts(evaluation.facts, assessment.states, assessment.controls, evaluation.regimes)
        found = find_contradictions(known, evaluation.case.answers, self._pack, evaluation.today)
        if not found:
            return
        yield "Worth a second look"
        for contradiction in found:
            text = second_look(contradiction, self._pack, self._figures)
            yield from textwrap.wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")

    def cases(self) -> Iterator[str]:
        """Real cases of the same industry and causes, each with its source."""
        evaluation = self._evaluation
        found = cases_like(evaluation.facts, evaluation.assessment.findings, self._pack)
        texts = self._texts.cases
        if not found:
            return
        yield "Cases like yours (what others paid forecasts nothing)"
        for case in found:
            words = texts[case.id]
            said = [words.happened, words.outcome]
            if case.amount is not None:
                said.append(f"Amount: {Figures(self._figures.language, case.currency).exact(case.amount)}.")
            text = f"{case.name}, {case.year}: {' '.join(said)} {words.lesson}"
            yield from textwrap.wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")
            for proof in (f"{case.authority}; {case.citation}", min(case.sources, key=len)):
                yield from textwrap.wrap(proof, WIDTH, initial_indent="    ", subsequent_indent="    ")

    def foot(self) -> Iterator[str]:
        evaluation = self._evaluation
        for own in evaluation.case.overrides:
            row = replaced_row(own.parameter, self._pack.losses, self._pack.usd_rates)
            before = f" in place of {row.value:g}" if row is not None else ""
            text = f"Own figure: {own.parameter} is {own.value:g}{before}, because: {own.reason}"
            yield from textwrap.wrap(text, WIDTH, subsequent_indent="  ")
        years = self._figures.number(evaluation.years)
        yield from textwrap.wrap(
            f"Estimates from {years} simulated years; they guide a decision and are not a forecast or a price. Content "
            f"{evaluation.pack_id} {evaluation.pack_version}, loss model {evaluation.losses.model_version}, seed "
            f"{evaluation.seed}.", WIDTH,
        )
