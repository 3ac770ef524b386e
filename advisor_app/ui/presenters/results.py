"""The summary of the results, in words and figures ready to show. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.advice import PartAdvice
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.services.plans import lead_fixes
from advisor_app.services.reason_words import cost_words

FIXES_SHOWN = 5
COVER_ROWS = 4


@dataclass(frozen=True)
class Figure:
    title: str
    figure: str
    note: str
    tone: str


@dataclass(frozen=True)
class Fix:
    """One row of "what would help most". saving: a year, in the client's currency."""

    action: str
    control: str
    title: str
    saving: float
    saving_text: str
    cost: str


@dataclass(frozen=True)
class CoverRow:
    """held, wanted: amounts; held_text says None or Not known where there is no amount. short: falls short."""

    name: str
    held: float
    held_text: str
    wanted: float
    wanted_text: str
    short: bool


@dataclass(frozen=True)
class SureLine:
    icon: str
    text: str
    tone: str


@dataclass(frozen=True)
class SummaryView:
    client: str
    level: str
    level_word: str
    subtitle: str
    figures: tuple[Figure, ...]
    fixes: tuple[Fix, ...]
    cover: tuple[CoverRow, ...]
    sure: tuple[SureLine, ...]
    sure_note: str
    findings: int


def fixes(evaluation: Evaluation, words: Texts, figures: Figures) -> tuple[Fix, ...]:
    """The fixes with the largest measurable saving, one for each control, the largest first."""
    return tuple(
        Fix(action.id, control, words.actions[action.id].title, action.saving or 0.0,
            figures.modelled(action.saving or 0.0), cost_words(action.cost, words, figures))
        for control, action in lead_fixes(evaluation).items()
    )[:FIXES_SHOWN]


def summary_view(
    evaluation: Evaluation, pack: ContentPack, figures: Figures, language: str, depth: str,
    ticked: tuple[str, ...], planned: LossPicture | None, answered: tuple[int, int, int],
) -> SummaryView:
    """ticked: controls of the plan; planned: the losses with them, or None while they are worked out. answered:
    answered, asked, not known."""
    words = pack.words(language)
    losses = evaluation.losses
    rows = fixes(evaluation, words, figures)
    held = evaluation.coverage.held_limit or 0.0
    return SummaryView(
        client=evaluation.case.profile.name,
        level=evaluation.level,
        level_word=words.word("severities", evaluation.level),
        subtitle=f"{depth.capitalize()} assessment, {figures.short_date(evaluation.today)}",
        figures=_figures(evaluation, figures, held, ticked, planned),
        fixes=rows,
        cover=_cover(evaluation, words, figures),
        sure=_sure(evaluation, figures, words, answered),
        sure_note=(
            f"{figures.number(losses.years)} simulated years from published loss studies. An estimate to guide a "
            "decision, not a forecast or a price."
        ),
        findings=len(evaluation.assessment.findings),
    )


def _figures(
    evaluation: Evaluation, figures: Figures, held: float, ticked: tuple[str, ...], planned: LossPicture | None
) -> tuple[Figure, ...]:
    losses = evaluation.losses
    chance_note = average_note = ""
    today = evaluation.serious_chance
    headline = figures.count(today)
    saving = 0.0
    if planned is not None and ticked:
        chance = planned.events.year_exceeds(evaluation.bearable_loss)
        headline = figures.count(today, beside=chance)
        chance_note = f"{figures.count(chance, beside=today)} with the {_fixes_words(len(ticked))} ticked"
        average_note = f"{figures.modelled(planned.expected_annual)} with the {_fixes_words(len(ticked))} ticked"
        saving = losses.expected_annual - planned.expected_annual
    policy = f"Policy pays up to {figures.exact(held)}" if held else "No cover on file"
    return (
        Figure("Chance of a serious loss in a year", headline,
               chance_note or f"More than {figures.exact(evaluation.bearable_loss)}", "accent_text"),
        Figure("Average cost of data losses", f"{figures.modelled(losses.expected_annual)} a year",
               average_note or "Most years nothing, some years a lot", "accent_text"),
        Figure("If it happens, 1 in 20 costs more than", figures.modelled(losses.incident.p95), policy,
               "danger" if held < losses.incident.p95 else "text2"),
        Figure(f"The {_fixes_words(len(ticked))} together" if ticked else "No fixes ticked",
               f"{figures.modelled(saving)} less a year" if saving > 0 else "–",
               "Savings overlap, so the total is less than the sum" if len(ticked) > 1 else "", "text2"),
    )


def _fixes_words(count: int) -> str:
    return "1 fix" if count == 1 else f"{count} fixes"


def _cover(evaluation: Evaluation, words: Texts, figures: Figures) -> tuple[CoverRow, ...]:
    """The whole policy, then the essential parts with a figure, the largest shortfalls first."""
    advice = evaluation.coverage
    limit = advice.programme.limit
    held = advice.held_limit
    whole = CoverRow("Whole policy, per year", held or 0.0, figures.short(held) if held else "None", limit,
                     figures.short(limit), advice.limit_standing not in ("met", "enough"))
    parts = [p for p in advice.parts if p.priority == "essential" and p.limit and not p.elsewhere]
    parts.sort(key=lambda p: (p.held_limit or 0.0) - (p.limit or 0.0))
    return (whole, *(_part_row(p, words, figures) for p in parts[:COVER_ROWS]))


def _part_row(part: PartAdvice, words: Texts, figures: Figures) -> CoverRow:
    held, wanted = part.held_limit or 0.0, part.limit or 0.0
    if part.held_limit:
        text = figures.short(part.held_limit)
    else:
        text = "Not known" if part.held_status == "unknown" else "None"
    return CoverRow(
        words.coverage[part.id]["name"], held, text, wanted, figures.short(wanted),
        part.standing not in ("met", "enough", "elsewhere"),
    )


def _sure(
    evaluation: Evaluation, figures: Figures, words: Texts, answered: tuple[int, int, int]
) -> tuple[SureLine, ...]:
    assessment = evaluation.assessment
    done, asked, unknown = answered
    lines = [SureLine("circle-check", f"{done} of {asked} answered, {unknown} not known", "ok")]
    lines += [
        SureLine("flag", f"To check: {words.questions[question].short}", "warn")
        for question in assessment.check_later[:2]
    ]
    ranges = evaluation.losses.ranges
    if ranges is not None:
        span = figures.range(ranges.incident_p95.low, ranges.incident_p95.high)
        lines.append(SureLine("info", f"The 1-in-20 figure could be {span}", "text2"))
    lines.append(SureLine("info", f"The advice is {evaluation.coverage.level}", "text2"))
    return tuple(lines)
