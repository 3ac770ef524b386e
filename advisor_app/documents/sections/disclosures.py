"""L10: who speaks, how they are paid, the limits of the advice, and where the figures come from. Never left out."""

from __future__ import annotations

from collections import Counter

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context


def disclosures(context: Context) -> b.Section:
    """The short forms of the statements the rules ask for, then the origin of the figures."""
    wording = context.wording
    return b.Section("L10", (
        b.Heading(wording.text("disclosures.heading")),
        b.Paragraph(b.plain(" ".join(statements(context))), "small"),
        b.Paragraph(b.plain(origin(context)), "small"),
    ), together=True)


def statements(context: Context, *, full: bool = False) -> tuple[str, ...]:
    """D2 to D10 and D12, those that have words for this speaker and these rules. full: without the limits of the
    advice and the notice of the software, which a report words at length."""
    wording, advisor = context.wording, context.advisor
    licence, complaints = (
        wording.say(f"disclosures.{name}", **{name: _ended(words)}) if words else ""
        for name, words in (("licence", advisor.licence), ("complaints", advisor.complaints))
    )
    found = [
        wording.say("disclosures.limits"),
        wording.say("disclosures.who", firm=context.firm, licence=licence, complaints=complaints),
        _pay(context),
        wording.say("disclosures.conflicts", conflicts=_ended(advisor.conflicts)) if advisor.conflicts
        else wording.say("disclosures.conflicts_none"),
        wording.say("notes.needs" if full else "disclosures.needs"),
        *[wording.say(f"disclosures.{key}") for key in ("personal", "truth")],
        _carrier(context),
        wording.say("disclosures.data"),
        wording.say("disclosures.software", name=advisor.name) if advisor.name
        else wording.say("disclosures.software_plain"),
    ]
    kept = found[1:-1] if full else found
    return tuple(words for text in kept if (words := " ".join(text.split())))


def _ended(words: str) -> str:
    """Typed words without their full stop: the sentence around them has one."""
    return words.strip().rstrip(".")


def _pay(context: Context) -> str:
    """D4. What is not known is not made up: the reader is told to ask."""
    wording, advisor = context.wording, context.advisor
    if not advisor.remuneration:
        return wording.say("disclosures.paid_unknown")
    paid = wording.say("disclosures.paid", remuneration=_ended(advisor.remuneration))
    return f"{paid} {wording.say('disclosures.paid_details')}" if wording.licensed else paid


def _carrier(context: Context) -> str:
    """D9, where a policy or a quote comes from an insurer outside the home market's supervision."""
    case = context.evaluation.case
    outside = [p for p in (*(case.policies or ()), *case.quotes) if p.carrier_status == "surplus_lines"]
    return context.wording.say("disclosures.carrier") if outside and context.wording.licensed else ""


def origin(context: Context) -> str:
    evaluation, wording, figures = context.evaluation, context.wording, context.figures
    grades = Counter(row.grade for row in context.pack.losses.rows.values())
    counts = {name: figures.number(grades[grade]) for name, grade in
              (("read", "A"), ("reported", "B"), ("memory", "C"), ("judged", "J"))}
    app = wording.say("disclosures.app", app=evaluation.app_version) if evaluation.app_version else ""
    return " ".join((
        wording.say("disclosures.grades", n=figures.number(sum(grades.values())), **counts),
        wording.say(
            "disclosures.version",
            date=figures.long_date(context.pack.as_of),
            pack=evaluation.pack_id, version=evaluation.pack_version,
            model=evaluation.losses.model_version, app=app, years=figures.number(evaluation.years),
            seed=str(evaluation.seed), price=str(evaluation.loss_inputs.price_year),
        ),
    ))
