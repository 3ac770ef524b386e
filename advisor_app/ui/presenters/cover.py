"""Cover held, recommended and quoted, line by line, in words and figures ready to show. No Qt widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.advice import CoverageAdvice, PartAdvice
from advisor_app.domain.coverage.quote_results import QuoteCell, QuoteResult
from advisor_app.domain.coverage.trail import TrailRow
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.services.reason_words import ReasonWords

SHOWN = ("essential", "advised")
DASH = "–"
# Which of several figures decided is told by their order.
HIDDEN = ("decides",)


@dataclass(frozen=True)
class CoverLine:
    """One line of the table. subject: what it is about, as the trail of reasons names it."""

    subject: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class CoverTable:
    headers: tuple[str, ...]
    lines: tuple[CoverLine, ...]


@dataclass(frozen=True)
class Worked:
    """One worked reason: the sentence, and the rule with its inputs and the source behind it."""

    sentence: str
    rule: str
    inputs: tuple[tuple[str, str], ...]
    source: str


def columns(evaluation: Evaluation) -> tuple[QuoteResult, ...]:
    """The quotes as they stand in the table: in rank order, or in the order of their labels."""
    comparison = evaluation.coverage.comparison
    return () if comparison is None else comparison.results


def cover_table(evaluation: Evaluation, words: Texts, figures: Figures) -> CoverTable:
    """Now, recommended and each quote, from the whole policy to what the firm would still pay."""
    advice, quotes = evaluation.coverage, columns(evaluation)
    comparison = advice.comparison
    now = None if comparison is None else comparison.now
    headers = (
        _tr("Part"), _tr("Now"), _tr("Recommended"), *(quote_name(quote, words) for quote in quotes),
    )
    parts = [part for part in advice.parts if part.priority in SHOWN]
    # Beside quotes the policy of today is measured as they are: a poor wording counts against it too.
    kept = advice.kept_today_mean if now is None else now.kept_mean
    kept_bad = advice.kept_today_bad if now is None else now.kept_bad
    lines = [
        _whole(advice, quotes, figures),
        *(_part(part, quotes, words, figures) for part in parts),
        CoverLine("retention", (
            _tr("First share of each event"), _held_retention(evaluation, figures),
            figures.exact(advice.programme.retention),
            *(_money(quote.policy.retention.default, figures) for quote in quotes),
        )),
        CoverLine("waiting", (
            _tr("Hours before lost income is paid"), DASH, figures.number(advice.programme.waiting_hours),
            *(_hours(quote, figures) for quote in quotes),
        )),
        CoverLine("price", (
            _tr("Price of twelve months"), _money(now.price if now else None, figures), DASH,
            *(_money(quote.price, figures) for quote in quotes),
        )),
        CoverLine("kept", (
            _tr("The firm would still pay, on average a year"), figures.modelled(kept),
            figures.modelled(advice.kept_mean), *(figures.modelled(quote.kept_mean) for quote in quotes),
        )),
        CoverLine("kept_bad", (
            _tr("The same in 1 year of 200"), figures.modelled(kept_bad),
            figures.modelled(advice.kept_bad), *(figures.modelled(quote.kept_bad) for quote in quotes),
        )),
    ]
    if quotes:
        lines += _quote_lines(quotes, figures)
    return CoverTable(headers, tuple(lines))


def quote_name(quote: QuoteResult, words: Texts) -> str:
    """Its letter, its rank where there is one, its insurer where it may be named."""
    name = _tr("Quote {label}").format(label=quote.label)
    if quote.policy.insurer:
        name = f"{name}, {quote.policy.insurer}"
    return _tr("{rank}. {name}").format(rank=quote.rank, name=name) if quote.rank is not None else name


def worked(
    evaluation: Evaluation, pack: ContentPack, language: str, subjects: Sequence[str]
) -> tuple[Worked, ...]:
    """The reasons behind some subjects, in the order of the advice; those without words are left out."""
    say = ReasonWords(evaluation, pack, language)
    found = [row for row in evaluation.coverage.trail if row.subject in subjects]
    sentences = [(row, say.say(row.reason.text, row.reason.slots)) for row in found]
    return tuple(_worked(row, sentence, say) for row, sentence in sentences if sentence)


def subjects_of(line: CoverLine, advice: CoverageAdvice) -> tuple[str, ...]:
    """What the trail calls the reasons of a line."""
    if line.subject in ("fraud", "part:soc_eng"):
        return ("part:soc_eng", "fraud")
    if line.subject.startswith("part:"):
        part = line.subject[5:]
        gaps = tuple(row.subject for row in advice.trail if row.subject.endswith(f":{part}") and "gap" in row.subject)
        return (line.subject, *gaps)
    return {"price": ("quotes",), "kept": ("uninsured",), "kept_bad": ("uninsured",)}.get(line.subject, (line.subject,))


def packages_table(evaluation: Evaluation, figures: Figures) -> CoverTable:
    """The three options: what each buys and what it leaves with the firm."""
    names = {"lean": _tr("Lean"), "recommended": _tr("Recommended"), "fuller": _tr("Fuller")}
    packages = evaluation.coverage.packages
    rows: tuple[tuple[str, Callable[[int], str]], ...] = (
        (_tr("Limit"), lambda n: figures.exact(packages[n].limit)),
        (_tr("First share of each event"), lambda n: figures.exact(packages[n].retention)),
        (_tr("Parts bought"), lambda n: figures.number(len(packages[n].parts))),
        (_tr("Parts left out"), lambda n: figures.number(len(packages[n].left_out))),
        (_tr("An incident costs more than the limit"), lambda n: figures.chance(packages[n].chance_exceeded)),
        (_tr("The firm would still pay, on average a year"), lambda n: figures.modelled(packages[n].kept_mean)),
        (_tr("The same in 1 year of 200"), lambda n: figures.modelled(packages[n].kept_bad)),
    )
    lines = tuple(
        CoverLine("packages", (title, *(cell(n) for n in range(len(packages))))) for title, cell in rows
    )
    return CoverTable(("", *(names[package.name] for package in packages)), lines)


# ------------------------------------------------------------------------------------------------- the lines
def _whole(advice: CoverageAdvice, quotes: Sequence[QuoteResult], figures: Figures) -> CoverLine:
    wanted = advice.programme.limit
    held = _tr("None or not known") if advice.held_limit is None else _sum(advice.held_limit, wanted, figures)
    if advice.held_limit is not None and advice.limit_standing == "enough":
        held = figures.exact(advice.held_limit)
    return CoverLine("limit", (
        _tr("Whole policy, per year"), held, figures.exact(wanted),
        *(_tr("Not stated") if quote.limit is None else _sum(quote.limit, wanted, figures) for quote in quotes),
    ))


def _sum(amount: float, wanted: float, figures: Figures) -> str:
    if amount >= wanted:
        return figures.exact(amount)
    return _tr("{amount}, short by {missing}").format(
        amount=figures.exact(amount), missing=figures.exact(wanted - amount)
    )


def _part(
    part: PartAdvice, quotes: Sequence[QuoteResult], words: Texts, figures: Figures
) -> CoverLine:
    wanted = words.word("priorities", part.priority)
    size = _tr("as the policy") if part.full_limit else figures.exact(part.limit) if part.limit is not None else ""
    return CoverLine(f"part:{part.id}", (
        words.coverage[part.id]["name"],
        _state(part.held_status, part.held_limit, part.standing, 0.0, words, figures),
        f"{wanted}, {size}" if size else wanted,
        *(_quoted(quote, part.id, words, figures) for quote in quotes),
    ))


def _quoted(quote: QuoteResult, part: str, words: Texts, figures: Figures) -> str:
    cell: QuoteCell | None = next((cell for cell in quote.cells if cell.part == part), None)
    if cell is None:
        return words.word("part_statuses", "unknown")
    return _state(cell.status, cell.offered, cell.standing, cell.short_by, words, figures)


def _state(
    status: str, amount: float | None, standing: str, short_by: float, words: Texts, figures: Figures
) -> str:
    """Covered, Limited, Not covered or Unclear in words, the sum, and what is missing to the recommended size."""
    said = words.word("part_statuses", status)
    if status in ("included", "sublimit") and amount is not None:
        said = f"{said}, {figures.exact(amount)}"
    if short_by > 0:
        return _tr("{what}, short by {missing}").format(what=said, missing=figures.exact(short_by))
    if standing == "low":
        return _tr("{what}, too low").format(what=said)
    return said


def _quote_lines(quotes: Sequence[QuoteResult], figures: Figures) -> tuple[CoverLine, ...]:
    blank = (DASH, DASH)
    return (
        CoverLine("quotes", (
            _tr("Cost of risk a year: price, what is kept, and finding the rest in a bad year"), *blank,
            *(figures.modelled(q.cost_of_risk) if q.cost_of_risk is not None else DASH for q in quotes),
        )),
        CoverLine("quotes", (
            _tr("Fit to what is recommended, of 100"), *blank, *(figures.number(round(q.fit)) for q in quotes),
        )),
        CoverLine("quotes", (
            _tr("Wordings, 0 poor to 100 good"), *blank,
            *(figures.number(round(100 * q.term_score)) for q in quotes),
        )),
        CoverLine("quotes", (
            _tr("Price as a share of the limit"), *blank,
            *(figures.percent(q.rate_on_line) if q.rate_on_line is not None else DASH for q in quotes),
        )),
        CoverLine("quotes", (
            _tr("Cannot be taken as it stands"), *blank,
            *(_tr("{n} to cure").format(n=len(q.knock_outs)) if q.knock_outs else _tr("Nothing against it")
              for q in quotes),
        )),
    )


def _held_retention(evaluation: Evaluation, figures: Figures) -> str:
    held = [p.retention.default for p in evaluation.case.policies or () if p.retention.default is not None]
    return figures.exact(held[0]) if held else DASH


def _money(amount: float | None, figures: Figures) -> str:
    return DASH if amount is None else figures.exact(amount)


def _hours(quote: QuoteResult, figures: Figures) -> str:
    hours = quote.policy.waiting_hours.get("bi")
    return _tr("Not stated") if hours is None else figures.number(hours)


# ----------------------------------------------------------------------------------------------------- reasons
def _worked(row: TrailRow, sentence: str, say: ReasonWords) -> Worked:
    marks = {
        "verified": _tr("checked at its source"), "memory": _tr("from memory, to be confirmed"),
        "indicative": _tr("indicative"), "judgement": _tr("our judgement"), "model": _tr("the loss model"),
    }
    source = marks.get(row.source, row.source)
    if row.as_of is not None:
        source = _tr("{what}, as of {day}").format(what=source, day=say.figures.short_date(row.as_of))
    inputs = tuple(_input(name, value, say) for name, value in row.reason.inputs.items() if name not in HIDDEN)
    return Worked(sentence, row.reason.rule, inputs, source)


def _input(name: str, value: object, say: ReasonWords) -> tuple[str, str]:
    """An input as people know it: a fact by its label and the words of its answer, else its own name."""
    fact = say.texts.facts.get(name)
    if fact is None:
        return name.replace("_", " "), _value(value, say.figures)
    entries = value if isinstance(value, (tuple, list)) else (value,)
    said = [fact.options.get(entry, entry) if isinstance(entry, str) else entry for entry in entries]
    return fact.label, _value(said if isinstance(value, (tuple, list)) else said[0], say.figures)


def _value(value: object, figures: Figures) -> str:
    if value is None:
        return _tr("not known")
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    if isinstance(value, float):
        return figures.number(value) if abs(value) >= 1 or value == 0 else figures.precise(value)
    if isinstance(value, (tuple, list, set, frozenset)):
        return ", ".join(_value(item, figures) for item in value) or DASH
    return str(value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Cover", text)
