"""L7: what insurers commonly require and which laws appear to apply."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside

LAWS: Final = (6, 6, 4, 4, 3, 3, 3, 2)
TO_CHECK: Final = (4, 4, 3, 3, 2, 1)
CONTROLS: Final = (4, 4, 4, 3, 3, 3, 3, 2)


def demands(context: Context) -> b.Section:
    """The verdict, the must-have safeguards that are missing or not checked, the laws by name."""
    wording = context.wording
    return b.Section("L7", (
        b.Heading(wording.text("insurers.heading")),
        b.Bullets(tuple(b.plain(line) for line in (*_insurers(context), *_laws(context))), style="list"),
    ), together=True)


def _insurers(context: Context) -> list[str]:
    insurability, wording = context.advice.insurability, context.wording
    sentences = [wording.say(f"insurers.verdict_{insurability.verdict}")]
    for status, key in (("missing", "missing"), ("unknown", "unknown")):
        names = [inside(context.texts.word("conditions", mark.id)) for mark in insurability.missing
                 if mark.status == status]
        if names:
            controls = wording.listed(names, most=context.step(CONTROLS))
            sentences.append(wording.say(f"insurers.{key}", controls=controls))
    if not insurability.missing:
        sentences.append(wording.say("insurers.ready"))
    return sentences


def _laws(context: Context) -> list[str]:
    """Names only where a law appears to apply; what hangs on a missing fact is to be checked, never denied."""
    wording = context.wording
    in_force = [result for result in context.evaluation.regimes if result.starts is None]
    applies = [context.texts.law(result.regime) for result in in_force if result.applies == "yes"]
    unsure = [context.texts.law(result.regime) for result in in_force if result.applies == "unknown"]
    sentences = []
    if applies:
        sentences.append(wording.say("insurers.laws", laws=wording.listed(applies, most=context.step(LAWS))))
    if unsure:
        sentences.append(wording.say("insurers.laws_check", laws=wording.listed(unsure, most=context.step(TO_CHECK))))
    if not applies and not unsure:
        sentences.append(wording.say("insurers.laws_none"))
    return sentences
