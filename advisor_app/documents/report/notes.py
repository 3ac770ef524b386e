"""Statements in full, the glossary, and where every figure comes from."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.report.certainty import open_points
from advisor_app.documents.sections.basis import basis_line
from advisor_app.documents.sections.disclosures import origin, statements
from advisor_app.documents.wording import inside
from advisor_app.domain.losses.overrides import own_rates, with_overrides
from advisor_app.domain.losses.parameters import GRADES, ParameterRow
from advisor_app.domain.pack import Source

TERMS: Final = (
    "limit", "share", "sublimit", "waiting", "claims_made", "retro", "first_party", "third_party", "breach",
    "controller", "processor", "ransomware", "fraud", "mfa", "serious", "bad_year", "average",
)


def notes(context: Context) -> b.Section:
    """Statements, what it rests on, words."""
    wording, advisor = context.wording, context.advisor
    software = (wording.text("notes.software_full", name=advisor.name) if advisor.name
                else wording.text("notes.software_plain"))
    said = [wording.text("notes.limits_full", date=context.decide_by()),
            *(b.plain(text) for text in statements(context, full=True)), software]
    middle = (len(TERMS) + 1) // 2
    return b.Section("notes", (
        b.Heading(wording.text("notes.heading"), 0), b.Heading(wording.text("notes.statements")),
        b.Bullets(tuple(said), style="list"),
        b.Heading(wording.text("notes.basis")), b.Paragraph(b.plain(basis_line(context)), "list"),
        b.Paragraph(b.plain(origin(context)), "list"), b.Bullets(open_points(context), style="small"),
        b.Heading(wording.text("notes.glossary")),
        b.Columns((_terms(context, TERMS[:middle]),), (_terms(context, TERMS[middle:]),)),
    ))


def _terms(context: Context, terms: tuple[str, ...]) -> b.Table:
    rows = tuple((b.Cell(context.wording.text(f"glossary.{term}.term")),
                  b.Cell(context.wording.text(f"glossary.{term}.text"))) for term in terms)
    return b.Table((b.Column("", 0.34), b.Column("", 0.66)), rows)


def sources(context: Context) -> b.Section:
    """Tables of the loss model with grades, years and sources; then each source with its year and how sure it is."""
    wording = context.wording
    return b.Section("sources", (
        b.Heading(wording.text("notes.sources")), b.Paragraph(wording.text("notes.sources_intro"), "list"),
        b.Heading(wording.text("notes.groups"), 2), _groups(context),
        b.Heading(wording.text("notes.answer_sources"), 2), _used(context), b.Paragraph(_rates(context), "note"),
    ))


def annex(context: Context) -> b.Section | None:
    """Each figure of the loss model in a row; only where it was asked for."""
    if not context.request.all_figures:
        return None
    wording = context.wording
    rows = with_overrides(context.pack.losses, context.evaluation.case.overrides).rows
    shares = (("figure", 0.44, "left"), ("value", 0.13, "right"), ("range", 0.16, "right"), ("grade", 0.05, "left"),
              ("year", 0.06, "left"), ("from", 0.16, "left"))
    columns = tuple(b.Column(wording.say(f"notes.{key}"), share, align) for key, share, align in shares)
    cells = tuple(_figure(context, row) for row in rows.values())
    return b.Section("figures", (
        b.Heading(wording.text("notes.annex"), 0),
        b.Paragraph(wording.text("notes.annex_intro", n=context.figures.number(len(rows)))), b.Table(columns, cells),
    ))


def _figure(context: Context, row: ParameterRow) -> tuple[b.Cell, ...]:
    spread = f"{row.low:g}–{row.high:g}" if row.low is not None and row.high is not None else ""
    words = (f"{row.value:g} {row.unit}".strip(), spread, row.grade, str(row.year), ", ".join(row.sources))
    return (b.Cell(b.plain(row.explain), b.plain(row.id)), *(b.Cell(b.plain(text)) for text in words))


# ------------------------------------------------------------------------------------------------- sources
def _groups(context: Context) -> b.Table:
    """The rows of the model by their table: how many, of which grades and years, from where."""
    wording, number = context.wording, context.figures.number
    groups: dict[str, list[ParameterRow]] = {}
    for row in context.pack.losses.rows.values():
        groups.setdefault(row.id.split(".", 1)[0], []).append(row)
    shares = (("group", 0.17, "left"), ("figures", 0.09, "right"), ("grades", 0.2, "left"), ("years", 0.12, "left"),
              ("from", 0.42, "left"))
    columns = tuple(b.Column(wording.say(f"notes.{key}"), share, align) for key, share, align in shares)
    rows = []
    for name, own in groups.items():
        counts = ", ".join(f"{grade} {number(count)}" for grade in GRADES
                           if (count := sum(row.grade == grade for row in own)))
        years = sorted({row.year for row in own})
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        origin_of = dict.fromkeys(source for row in own for source in row.sources)
        rows.append(tuple(b.Cell(b.plain(text)) for text in (
            wording.say(f"notes.tables.{name}"), number(len(own)), counts, span, ", ".join(origin_of),
        )))
    return b.Table(columns, tuple(rows))


def _used(context: Context) -> b.Bullets:
    """Each source in a line: the name it has in the tables, who published what and when, and how sure it is."""
    items = tuple(
        context.wording.text(
            "notes.source_line", id=source.id, publisher=source.publisher, title=source.title, year=source.year,
            confidence=inside(context.texts.word("source_confidences", source.confidence)),
        )
        for source in sorted(_all_sources(context), key=lambda source: (source.publisher, source.year))
    )
    return b.Bullets(items, style="small")


def _rates(context: Context) -> b.Text:
    """The exchange rate behind the client's currency; without one for US dollars."""
    evaluation, wording, figures = context.evaluation, context.wording, context.figures
    rate = own_rates(context.pack.usd_rates, evaluation.case.overrides).get(evaluation.currency, 1.0)
    words = "" if evaluation.currency == "USD" else wording.say(
        "notes.rate", amount=figures.precise(rate), currency=evaluation.currency)
    return wording.text("notes.rates", date=figures.long_date(context.pack.usd_rates_as_of), rates=words)


def _all_sources(context: Context) -> tuple[Source, ...]:
    """Those behind the questions that were answered, and those of the loss model."""
    states = context.evaluation.assessment.states
    cited = {tag for question in context.pack.questions if question.id in states and states[question.id].counts
             for tag in question.sources}
    own = (source for tag, source in context.pack.sources.items() if tag in cited)
    return (*own, *context.pack.losses.sources.values())
