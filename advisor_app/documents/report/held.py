"""The policies in force as sheets of facts, and what each pays, limits and leaves out."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.report.told import pairs
from advisor_app.documents.wording import inside
from advisor_app.domain.policies import Policy

_LISTS = (("parts_pay", ("included",)), ("parts_limited", ("sublimit",)), ("parts_not", ("excluded",)),
          ("parts_unknown", ("unknown",)))


def held(context: Context) -> b.Section:
    """One sheet for each policy; nobody asked is not the same as none."""
    wording, policies = context.wording, context.evaluation.case.policies
    blocks: list[b.Block] = [b.Heading(wording.text("held.heading"), 0)]
    current = [policy for policy in policies or () if policy.kind == "current"]
    if not current:
        blocks.append(b.Paragraph(wording.text("held.unasked" if policies is None else "held.none")))
    for number, policy in enumerate(current, start=1):
        shape = context.texts.word("policy_shapes", policy.shape)
        rows = [(label, words) for label, words in _rows(context, policy) if words]
        blocks += [b.Heading(wording.text("held.policy", n=context.figures.number(number), shape=shape)), pairs(rows)]
    return b.Section("held", tuple(blocks))


def _rows(context: Context, policy: Policy) -> list[tuple[str, str]]:
    """Label and value; an empty value is left out. Insurers are named only by who may speak of them."""
    wording, figures = context.wording, context.figures
    say = wording.say
    start, end = policy.start, policy.end
    period = say("held.until", start=figures.short_date(start), end=figures.short_date(end)) if start and end else ""
    premium = sum(part or 0.0 for part in (policy.premium_net, policy.premium_tax, policy.premium_fees))
    waiting = policy.waiting_hours.get("bi")
    retention = policy.retention.default
    rows = [
        (say("held.insurer"), policy.insurer if wording.licensed else ""), (say("held.number"), policy.policy_no),
        (say("held.insured"), policy.named_insured), (say("held.period"), period),
        (say("held.limit"), _limit(context, policy)),
        (say("held.share"), figures.exact(retention) if retention is not None else say("held.unknown")),
        (say("held.waiting"), say("told.hours", n=figures.number(waiting)) if waiting is not None else ""),
        (say("held.territory"), policy.territory),
        (say("held.premium"), figures.exact(premium) if premium and wording.licensed else ""),
        (say("held.seen"), say(f"open.seen_{policy.seen}")),
        (say("held.documents"), "; ".join(policy.documents)),
    ]
    return [*rows, *_parts(context, policy)]


def _limit(context: Context, policy: Policy) -> str:
    wording, exact = context.wording, context.figures.exact
    known = (("each", policy.limit.each), ("aggregate", policy.limit.aggregate))
    words = [wording.say(f"held.{key}", amount=exact(amount)) for key, amount in known if amount is not None]
    return ", ".join(words) or wording.say("held.unknown")


def _parts(context: Context, policy: Policy) -> list[tuple[str, str]]:
    rows = []
    for key, statuses in _LISTS:
        names = []
        for part in policy.parts:
            if part.status in statuses:
                name = inside(context.part_name(part.id))
                limited = key == "parts_limited" and part.sublimit is not None
                names.append(context.wording.say("held.part_limit", part=name,
                                                 amount=context.figures.exact(part.sublimit or 0.0))
                             if limited else name)
        rows.append((context.wording.say(f"held.{key}"), context.wording.listed(names)))
    return rows
