"""The first hours: ten steps, the numbers to have ready, and the clocks that start."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.report.laws import clock_table, shortest_clocks
from advisor_app.domain.policies import Policy

STEPS: Final = 10
NO_NUMBERS: Final = 2
CLOCKS: Final = (10, 10, 8, 8, 6, 6, 5, 4, 4)
_CONTACTS: Final = ("lead", "deputy", "it", "bank", "lawyer", "police")


def incident(context: Context) -> b.Section:
    """The chapter for the day it happens."""
    wording = context.wording
    steps = tuple(wording.text(f"incident.steps.{number}") for number in range(1, STEPS + 1))
    clocks = shortest_clocks(context, context.step(CLOCKS))
    shown: b.Block = (clock_table(context, clocks, named=True) if clocks
                      else b.Paragraph(wording.text("incident.no_clocks")))
    return b.Section("incident", (
        b.Heading(wording.text("incident.heading"), 0), b.Paragraph(wording.text("incident.intro")),
        b.Bullets(steps, numbered=True, style="list"), b.Heading(wording.text("incident.clocks")), shown,
        *_to_fill(context),
    ))


def _to_fill(context: Context) -> tuple[b.Block, ...]:
    """The numbers to have ready; where room is short the incident card alone has them."""
    if context.brevity >= NO_NUMBERS:
        return ()
    return b.Heading(context.wording.text("incident.numbers")), b.FillLines(_numbers(context))


def _numbers(context: Context) -> tuple[b.FillLine, ...]:
    """The people to call, then the insurer's line and number of each policy in force that could answer."""
    contacts, wording = context.request.contacts, context.wording
    lines = [b.FillLine(wording.say(f"incident.{key}"), contacts.get(key, "")) for key in _CONTACTS]
    for policy in insuring(context)[:1] or (None,):
        lines += [b.FillLine(wording.say("incident.hotline"), policy.hotline if policy else ""),
                  b.FillLine(wording.say("incident.policy"), policy.policy_no if policy else "")]
    return tuple(lines)


def insuring(context: Context) -> tuple[Policy, ...]:
    """Policies in force, those with an emergency line first."""
    current = [policy for policy in context.evaluation.case.policies or () if policy.kind == "current"]
    return tuple(sorted(current, key=lambda policy: not policy.hotline))
