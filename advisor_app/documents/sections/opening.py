"""L0 and L1: letterhead, reader, subject, and the answer before anything else."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context

_MONEY_FACTS = (("revenue", "revenue"), ("largest_payment", "payment"), ("client_money_per_month", "client_money"))


def heading(context: Context) -> b.Section:
    """Who writes to whom about what, with a notice above where the result is provisional."""
    advisor, wording = context.advisor, context.wording
    reference = context.addressee.reference
    parts: list[b.Block] = [
        b.Letterhead(advisor.firm or advisor.name, advisor.strapline, context.contact),
        b.Address(
            context.figures.long_date(context.evaluation.today), _reader(context),
            wording.say("reference", reference=reference) if reference else "",
        ),
        b.Title(wording.text("title.letter")),
    ]
    if context.advice.level == "provisional":
        confidence = context.figures.number(context.advice.confidence)
        parts.append(b.Notice(wording.text("provisional.title"),
                              wording.text("provisional.text", confidence=confidence)))
    return b.Section("L0", tuple(parts))


def _reader(context: Context) -> tuple[str, ...]:
    """Person, firm, registered name where it says more, address."""
    stated = context.facts.stated("legal_name")
    legal = stated if isinstance(stated, str) else ""
    firm = (legal,) if legal.startswith(context.client) else (context.client, legal)
    return tuple(line for line in (context.addressee.person, *firm, *context.addressee.lines) if line)


def opening(context: Context) -> b.Section:
    """Salutation, the client's own facts, and the answer in one sentence."""
    wording = context.wording
    day = context.figures.long_date(context.visit)
    told = own_facts(context)
    thanks = (
        wording.text("opening.thanks", date=day, facts=wording.listed(told)) if told
        else wording.text("opening.thanks_only", date=day)
    )
    return b.Section("L1", (
        b.Paragraph(_salutation(context)),
        b.Paragraph((*thanks, b.Span(" "), *answer(context))),
    ))


def _salutation(context: Context) -> b.Text:
    person = context.addressee.person
    if person:
        return context.wording.text("salutation", name=person)
    return context.wording.text("salutation_team", client=context.client)


def own_facts(context: Context) -> list[str]:
    """The client's own facts in words, those that were stated and matter most."""
    wording = context.wording
    found = []
    staff = context.stated_number("staff")
    if staff is not None:
        found.append(wording.count("opening.staff", staff))
    records = _records(context)
    if records:
        found.append(records)
    for fact, key in _MONEY_FACTS:
        money = context.stated_money(fact)
        if money is not None and context.stated_number(fact) != 0:
            found.append(wording.say(f"opening.{key}", amount=money))
    return found


def _records(context: Context) -> str:
    """How many people the data is about, and how many of them are sensitive where both numbers were stated."""
    wording, total = context.wording, context.stated_people("records_total")
    number, sensitive = context.stated_number("records_total"), context.facts.number("sensitive_people")
    if total is None or number == 0:
        return ""
    if number is None or not sensitive:
        return wording.count("opening.records", number) if number else wording.say("opening.records.many", n=total)
    if sensitive >= number:
        return wording.say("opening.records_all_sensitive", n=total)
    return wording.say("opening.records_sensitive", n=total, sensitive=context.figures.number(sensitive))


def answer(context: Context) -> b.Text:
    wording, programme, figures = context.wording, context.advice.programme, context.figures
    fraud: b.Text | str = ""
    if programme.fraud_sublimit:
        fraud = wording.text("opening.fraud", amount=figures.exact(programme.fraud_sublimit))
    return wording.text("opening.answer", policy=context.policy_words(), limit=figures.exact(programme.limit),
                        fraud=fraud)
