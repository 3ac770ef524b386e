"""What is still missing before a letter is given to the client. Nothing here stops it from being printed."""

from __future__ import annotations

from typing import Final

from advisor_app.documents.context import Addressee
from advisor_app.documents.figures import Figures
from advisor_app.documents.wording import Wording, capacity_of, regime_of, region_of
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor

OLD_CONTENT_DAYS: Final = 548
_COMPLAINTS_RULES: Final = ("uk", "eu", "ca", "au")


def issue_checks(
    evaluation: Evaluation,
    pack: ContentPack,
    *,
    advisor: Advisor | None = None,
    addressee: Addressee | None = None,
    language: str = "",
) -> tuple[str, ...]:
    """One sentence for each thing to settle first, in the order of the letter; empty when it may go out."""
    speaker = advisor or evaluation.case.advisor
    tag = language or speaker.language
    home = evaluation.facts.stated("home_country")
    texts = pack.words(tag).letter
    wording = Wording(
        texts, capacity_of(speaker), regime_of(speaker, home if isinstance(home, str) else ""),
        region_of(tag), Figures(tag, evaluation.currency, texts),
    )
    later = len(evaluation.assessment.check_later)
    found = {
        "firm": not (speaker.firm or speaker.name),
        "name": not speaker.name,
        "contact": not (speaker.address or speaker.phone or speaker.email),
        "address": not (addressee and addressee.lines),
        "licence": wording.licensed and not speaker.licence,
        "remuneration": not speaker.remuneration,
        "complaints": wording.licensed and wording.regime in _COMPLAINTS_RULES and not speaker.complaints,
        "provisional": evaluation.coverage.level == "provisional",
        "old": (evaluation.today - pack.as_of).days > OLD_CONTENT_DAYS,
    }
    sentences = [wording.say(f"checks.{name}") for name, missing in found.items() if missing]
    if later:
        sentences.append(wording.count("checks.later", later))
    return tuple(sentences)
