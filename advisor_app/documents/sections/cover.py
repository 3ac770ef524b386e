"""L5, second half: today and recommended part by part, the gaps that matter most, and the three sizes of a limit."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside
from advisor_app.domain.coverage.advice import Gap, LimitOption, PartAdvice
from advisor_app.domain.coverage.gaps import grouped
from advisor_app.domain.vocabulary import PRIORITIES

ROWS: Final = (6, 6, 5, 5, 4, 4, 3, 2, 1)
_GAP_ORDER: Final = ("gap_missing", "gap_low", "gap_ask", "gap_enough", "gap_met", "gap_elsewhere")
NAMES: Final = (8, 8, 5, 5, 5, 5, 3, 2)
# From this brevity on, parts that are worth having are not named; the essential ones always are.
UNNAMED_FROM: Final = 8
GAPS: Final = 3
_GAPS_BY_BREVITY: Final = (*(GAPS,) * 7, GAPS - 1)
# Gaps to act on at once, which always have a line where they are critical: an incident that the insurer was not told
# of, and cover that starts later than the work.
_ALWAYS: Final = ("G29", "G13")


def parts(context: Context) -> b.Section:
    """The whole policy, then the parts that matter most, essential first; the others by name."""
    ordered = ordered_parts(context)
    shown = ordered[: context.step(ROWS)]
    bars = part_bars(context, shown, _rest(context, ordered[len(shown):]))
    return b.Section("L5-parts", (b.Heading(context.wording.text("parts.heading")), bars), together=True)


def part_bars(context: Context, shown: list[PartAdvice], sentence: str) -> b.CoverBars:
    """Today and recommended: the whole policy, then the parts that were chosen."""
    wording = context.wording
    titles = (wording.say("parts.part"), wording.say("parts.today"), wording.say("parts.advised"),
              wording.say("parts.gap"))
    return b.CoverBars(titles, (_whole(context), *(_row(context, part) for part in shown)), sentence)


def ordered_parts(context: Context) -> list[PartAdvice]:
    """Essential parts, then advised ones; what is missing before what is too low, then by cost in an average year."""
    wanted = [part for part in context.advice.parts if part.priority in ("essential", "advised")]
    return sorted(wanted, key=lambda part: (
        PRIORITIES.index(part.priority), _GAP_ORDER.index(gap_key(context, part)), -(part.expected_annual or 0.0),
    ))


def _rest(context: Context, others: list[PartAdvice]) -> str:
    """What the bars mean, and the parts without a row."""
    wording = context.wording
    sentences = [wording.say("parts.bars", advised=wording.say("parts.advised").lower())]
    for priority, key in (("essential", "more_essential"), ("advised", "more_advised")):
        names = [inside(context.part_name(part)) for part in others if part.priority == priority]
        if names and (priority == "essential" or context.brevity < UNNAMED_FROM):
            most = context.step(NAMES)
            sentences.append(wording.say(f"parts.{key}", parts=wording.listed(names, most=most)))
    unneeded = [inside(context.part_name(part)) for part in context.advice.parts if part.priority == "not_needed"]
    if unneeded and context.brevity < 2:
        sentences.append(wording.say("parts.not_needed", parts=wording.listed(unneeded, most=6)))
    return " ".join(sentences)


def _whole(context: Context) -> b.CoverRow:
    advice, wording, figures = context.advice, context.wording, context.figures
    held, limit = advice.held_limit, advice.programme.limit
    if held is not None:
        label = figures.exact(held)
    else:
        label = wording.say("parts.held_none" if advice.limit_standing == "missing" else "parts.held_unknown")
    return b.CoverRow(wording.say("parts.whole"), held or 0.0, limit, label, figures.exact(limit),
                      wording.say(f"parts.gap_{advice.limit_standing}"))


def _row(context: Context, part: PartAdvice) -> b.CoverRow:
    wording, figures = context.wording, context.figures
    wanted = part.limit or (context.advice.programme.limit if part.full_limit else 0.0)
    held = held_amount(context, part)
    gap = wording.say(f"parts.{gap_key(context, part)}")
    if part.confirm:
        gap = f"{gap}; {wording.say('parts.confirm')}"
    return b.CoverRow(
        context.part_name(part), held, wanted, _held_label(context, part, held),
        figures.exact(wanted) if wanted else wording.say("parts.included"), gap, part.priority,
    )


def held_amount(context: Context, part: PartAdvice) -> float:
    """What a policy of today pays for the part: its sublimit, or the policy limit where it is included without one."""
    if part.held_status not in ("included", "sublimit"):
        return 0.0
    return part.held_limit if part.held_limit is not None else (context.advice.held_limit or 0.0)


def _held_label(context: Context, part: PartAdvice, held: float) -> str:
    if part.held_status == "unknown":
        return context.wording.say("parts.held_unknown")
    if part.held_status in ("included", "sublimit"):
        return context.figures.exact(held) if held else context.wording.say("parts.held_included")
    return context.wording.say("parts.gap_elsewhere" if part.elsewhere else "parts.held_none")


def gap_key(context: Context, part: PartAdvice) -> str:
    """Which word stands in the gap column."""
    return f"gap_{part.standing}"


# ------------------------------------------------------------------------------------------------------ gaps
def gaps(context: Context) -> b.Section:
    """The gaps with the highest rank, each with what it means."""
    wording = context.wording
    heading = b.Heading(wording.text("gaps.heading"))
    if context.evaluation.case.policies is None:
        return b.Section("L5-gaps", (heading, b.Paragraph(wording.text("gaps.not_seen"))))
    shown = gaps_shown(grouped(context.advice.gaps), context.step(_GAPS_BY_BREVITY))
    items = tuple(context.reason(gap.text, gap.slots) for gap in shown)
    if not items:
        return b.Section("L5-gaps", (heading, b.Paragraph(wording.text("gaps.none"))))
    return b.Section("L5-gaps", (heading, b.Bullets(items, numbered=True)), together=True)


def gaps_shown(ranked: tuple[Gap, ...], most: int = GAPS) -> tuple[Gap, ...]:
    """The first `most`, and those that always have a line: one beside them, a second in the place of the last."""
    always = [gap for gap in ranked if gap.id in _ALWAYS and gap.severity == "critical"]
    further = [gap for gap in always if gap not in ranked[:most]]
    kept = [gap for gap in ranked[:most] if gap in always or len(further) < 2]
    kept += [gap for gap in ranked[:most] if gap not in kept][: most + 1 - len(further) - len(kept)]
    return tuple(gap for gap in ranked if gap in kept or gap in further)


# --------------------------------------------------------------------------------------------------- options
def options(context: Context) -> tuple[b.Block, ...]:
    """L8: basic, recommended and cautious with how often an event costs more; sizes that are the same stand once."""
    advice, wording = context.advice, context.wording
    shown: list[LimitOption] = []
    for option in sorted(advice.options, key=lambda option: (option.limit, option.name != "recommended")):
        if not shown or option.limit > shown[-1].limit:
            shown.append(option)
    shares = (
        ("option", 0.28, "left"), ("limit", 0.25, "right"), ("exceeded", 0.29, "right"), ("kept", 0.18, "right"),
    )
    columns = tuple(b.Column(wording.say(f"options.{name}"), share, align) for name, share, align in shares)
    rows = tuple(_option(context, option) for option in shown)
    chosen = next((number for number, option in enumerate(shown) if option.name == "recommended"), None)
    return b.Heading(wording.text("options.heading")), b.Table(columns, rows, emphasis=chosen)


def _option(context: Context, option: LimitOption) -> tuple[b.Cell, ...]:
    figures = context.figures
    return (
        b.Cell(context.wording.text(f"options.{option.name}")), b.Cell(b.plain(figures.exact(option.limit))),
        b.Cell(b.plain(_of_thousand(context, option.chance_exceeded))),
        b.Cell(b.plain(context.yearly(option.kept_mean))),
    )


def _of_thousand(context: Context, chance: float) -> str:
    """Of 1,000 events; all sizes on one base, since the larger ones are rarely reached."""
    count = round(chance * 1000)
    return context.figures.number(count) if count else context.wording.say("options.fewer")
