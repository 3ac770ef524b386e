"""Every weak answer with what to do about it, how each area stands, and the same answers in other frameworks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.reasons import separator
from advisor_app.documents.wording import inside
from advisor_app.domain.findings import Finding
from advisor_app.domain.frameworks import FrameworkRow, framework_view

# From this brevity on frameworks are counted only, and findings of low weight have no row.
NO_REFERENCES: Final = 4
NO_LOW: Final = 5
MOST: Final = 6
WEAK: Final = (12, 10, 8, 8, 6, 5, 4, 4, 3)


def findings(context: Context) -> b.Section:
    """The chapter on findings."""
    wording, found = context.wording, context.evaluation.assessment.findings
    blocks: list[b.Block] = [b.Heading(wording.text("found.heading"), 0), b.Paragraph(_intro(context))]
    if not found:
        blocks.append(b.Paragraph(wording.text("found.none")))
    else:
        shares = (("finding", 0.38), ("answer", 0.19), ("weight", 0.11), ("fix", 0.32))
        columns = tuple(b.Column(wording.say(f"found.{key}"), share) for key, share in shares)
        low = [f for f in found if f.severity == "low"] if context.brevity >= NO_LOW and len(found) > MOST else []
        blocks.append(b.Table(columns, tuple(_row(context, finding) for finding in found if finding not in low)))
        if low:
            named = context.wording.listed(inside(context.texts.questions[f.questions[0]].short) for f in low)
            blocks.append(b.Paragraph(wording.text("found.low", findings=named), "list"))
        causes = Counter(cause for finding in found for cause in finding.causes)
        names = [inside(context.texts.word("root_causes", cause)) for cause, _ in causes.most_common(4)]
        blocks.append(b.Paragraph(wording.text("found.causes", causes=wording.listed(names)), "note"))
    return b.Section("findings", (*blocks, *_areas(context)))


def _intro(context: Context) -> b.Text:
    wording, assessment, number = context.wording, context.evaluation.assessment, context.figures.number
    kinds = Counter(finding.kind for finding in assessment.findings)
    counts = {"weak": number(kinds["weak"]), "unknown": number(kinds["to_find_out"])}
    if assessment.overall is None or assessment.band is None:
        return wording.text("found.intro_plain", **counts)
    band = inside(context.texts.word("bands", assessment.band))
    said = wording.text("found.intro", score=number(round(assessment.overall)), band=band, **counts)
    return (*said, b.Span(" "), *wording.text("found.held_down")) if assessment.held_down else said


def _row(context: Context, finding: Finding) -> tuple[b.Cell, ...]:
    words = context.texts.questions[finding.questions[0]]
    fix = context.texts.actions[finding.action].title if finding.action else ""
    return (
        b.Cell(b.plain(words.finding or words.short)),
        b.Cell(b.plain(answer_words(context, finding.questions[0]))),
        b.Cell(b.plain(context.texts.word("severities", finding.severity))), b.Cell(b.plain(fix)),
    )


def answer_words(context: Context, question: str) -> str:
    """The client's own answer by its label; several in a list. What follows from another answer was not asked."""
    value = context.evaluation.case.answers.value(question)
    options = [value] if isinstance(value, str) else list(value or ())
    if not options and context.evaluation.assessment.states[question].state == "inferred":
        return context.texts.word("answers", "inferred")
    if not options or options == ["unknown"]:
        return context.wording.say("found.unknown")
    words = context.texts.questions[question]
    names = [words.options.get(option) or context.texts.word("answers", option) for option in options]
    return separator(names).join(names)


def _areas(context: Context) -> list[b.Block]:
    wording, number = context.wording, context.figures.number
    scored = [entry for entry in context.evaluation.assessment.sections if entry.score is not None and entry.answered]
    if not scored:
        return []
    shares = (("area", 0.46, "left"), ("score", 0.14, "right"), ("band", 0.2, "left"), ("answered", 0.2, "right"))
    columns = tuple(b.Column(wording.say(f"found.{key}"), share, align) for key, share, align in shares)
    rows = tuple(
        (b.Cell(b.plain(context.texts.sections[entry.section])), b.Cell(b.plain(number(round(entry.score or 0.0)))),
         b.Cell(b.plain(context.texts.word("bands", entry.band) if entry.band else "")),
         b.Cell(wording.text("found.of", n=number(entry.answered), total=number(entry.asked))))
        for entry in scored
    )
    return [b.Heading(wording.text("found.sections")), b.Table(columns, rows, together=True)]


# ------------------------------------------------------------------------------------------------- frameworks
def frameworks(context: Context) -> b.Section | None:
    """How the answers look in each published framework; None where the pack has none."""
    if not context.pack.frameworks:
        return None
    wording, number = context.wording, context.figures.number
    shares = (("name", 0.4, "left"), ("touched", 0.18, "right"), ("weak", 0.12, "right"), ("unknown", 0.14, "right"),
              ("fine", 0.16, "right"))
    columns = tuple(b.Column(wording.say(f"framework.{key}"), share, align) for key, share, align in shares)
    rows, weak, editions = [], [], []
    for framework in context.pack.frameworks:
        name = context.texts.frameworks[framework.key].name
        view = framework_view(context.pack, context.evaluation.assessment.states, framework.key, context.facts)
        counts = Counter(row.state for row in view if row.state not in ("not_applicable", "not_answered"))
        editions.append(wording.say("framework.edition", title=framework.title, edition=framework.edition,
                                    publisher=framework.publisher))
        words = (counts.total(), counts["weak"], counts["unknown"], counts["answered"] + counts["part"])
        rows.append((b.Cell(b.plain(name)), *(b.Cell(b.plain(number(count))) for count in words)))
        listed = _weak(context, framework.key, view)
        if listed and context.brevity < NO_REFERENCES:
            weak.append(wording.text("framework.weak_list", framework=name, references=listed))
    return b.Section("frameworks", (
        b.Heading(wording.text("framework.heading"), 0), b.Paragraph(wording.text("framework.intro")),
        b.Table(columns, tuple(rows), together=True), b.Bullets(tuple(weak), style="list"),
        b.Paragraph(b.plain(f"{context.wording.listed(editions)}."), "small"),
    ))


def _weak(context: Context, key: str, view: tuple[FrameworkRow, ...]) -> str:
    """The references with a weak answer, each with the name of its group."""
    groups = context.texts.frameworks[key].groups
    names = [_reference(row, groups) for row in view if row.state == "weak" and not row.relieved]
    return context.wording.listed(names, most=context.step(WEAK))


def _reference(row: FrameworkRow, groups: Mapping[str, str]) -> str:
    """The reference with the name of its group; the name alone where the reference is no more than the group."""
    name = inside(groups.get(row.group, ""))
    return name if name and row.reference == row.group else f"{row.reference} {name}".strip()
