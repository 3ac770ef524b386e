"""Laws for the screen: which apply, why, what they ask for, whom to tell, what they may cost, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.documents.place_names import US_STATE_NAMES, country_names, place_names, region_names
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.domain.profile import FACTS, UNKNOWN, ClientProfile
from advisor_app.domain.regimes import Duty, Penalty, Recipient, Regime, RegimeResult, asked_facts
from advisor_app.ui.presenters.answers import fact_words
from advisor_app.ui.presenters.confidence import Line, as_of_words

ANSWERS = ("yes", "unknown", "no")
# Parts of a law whose confidence may differ from that of the whole.
_NOTICE_PARTS = ("notification", "consumer_reporting_agencies", "regulators.deadline", "individuals", "risk_of_harm")


@dataclass(frozen=True)
class Missing:
    """A fact to collect: what it is, and the question that asks for it ("" where none does)."""

    label: str
    question: str


@dataclass(frozen=True)
class Block:
    """One card of lines. note: under its title."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class LawView:
    """answer: yes, unknown, no, or "" where no firm is looked at. as_of: day and confidence of the whole."""

    id: str
    name: str
    kind: str
    answer: str
    answer_words: str
    as_of: str
    confidence: str
    missing: tuple[Missing, ...]
    blocks: tuple[Block, ...]


def place_words(regime: Regime, language: str) -> str:
    """Where a law comes from."""
    if regime.country == "EU":
        return _tr("European Union")
    if regime.region:
        return region_names(language).get(regime.region, regime.region)
    return country_names(language).get(regime.country, _tr("Everywhere"))


def law_view(
    regime: Regime, pack: ContentPack, words: Texts, figures: Figures, *, result: RegimeResult | None = None,
    profile: ClientProfile | None = None,
) -> LawView:
    """A law by itself, or with `result` as it stands for the firm with `profile`."""
    kind = f"{words.word('regime_types', regime.type)} · {place_words(regime, figures.language)} · {regime.citation}"
    answer = result.applies if result is not None else ""
    blocks = _Blocks(regime, words, figures)
    found: list[Block] = []
    if result is not None and profile is not None:
        found += [blocks.why(result, profile), blocks.role(result)]
    else:
        found += [blocks.duties(_tr("For data of your own"), regime.duties_controller),
                  blocks.duties(_tr("For data held for others"), regime.duties_processor)]
    found += [blocks.clocks(), blocks.penalties(), blocks.claims(), blocks.exemptions(), blocks.notes(),
              blocks.sources()]
    return LawView(
        regime.id, words.law(regime), kind, answer, words.word("regime_answers", answer) if answer else "",
        as_of_words(regime.as_of, regime.confidence, words, figures), regime.confidence,
        missing_facts_of(result, pack, words) if result is not None else (),
        tuple(block for block in found if block.lines),
    )


def missing_facts_of(result: RegimeResult, pack: ContentPack, words: Texts) -> tuple[Missing, ...]:
    """The facts to collect before it is known whether a law applies."""
    asked = {fact: question.id for question in pack.questions for fact in question.facts}
    return tuple(
        Missing(words.facts[name].label if name in words.facts else name, asked.get(name, ""))
        for name in result.missing
    )


class _Blocks:
    def __init__(self, regime: Regime, words: Texts, figures: Figures) -> None:
        self._regime, self._words, self._figures = regime, words, figures

    def _sure(self, confidence: str) -> str:
        return as_of_words(self._regime.as_of, confidence, self._words, self._figures)

    def _part(self, *parts: str) -> str:
        """Confidence of a part of the law: its own where it has one."""
        own = [self._regime.field_confidence[part] for part in parts if part in self._regime.field_confidence]
        return own[0] if own else self._regime.confidence

    # ------------------------------------------------------------------------------------------------ for a firm
    def why(self, result: RegimeResult, profile: ClientProfile) -> Block:
        """The stated facts that the law hangs on."""
        title = {
            "yes": _tr("Why it applies"), "no": _tr("Why it does not apply"), "unknown": _tr("What is known so far"),
        }[result.applies]
        lines = [
            Line(f"{self._words.facts[name].label}: {said}")
            for name in asked_facts(self._regime.applies)
            if name in self._words.facts and (said := self._stated(name, profile))
        ]
        if result.assumed:
            held = ", ".join(self._words.word("data_elements", entry) for entry in result.assumed)
            lines.append(Line(_tr("Taken as held, because the kind of data was ticked: {held}").format(held=held)))
        if result.starts is not None:
            day = self._figures.long_date(result.starts)
            lines.append(Line(_tr("It comes into force on {day}; until then it binds nobody.").format(day=day)))
        note = _tr("Treat it as applicable and have it reviewed.") if result.applies == "yes" else ""
        return Block(title, tuple(lines), note)

    def _stated(self, name: str, profile: ClientProfile) -> str:
        value = profile.get(name)
        if value is None or value is UNKNOWN or not isinstance(value, (str, int, float, bool, tuple)):
            return ""
        if isinstance(value, tuple) and any(not isinstance(entry, str) for entry in value):
            return ""
        if FACTS[name].kind in ("country", "countries", "region", "regions", "us_states"):
            known = {**place_names(self._figures.language), **US_STATE_NAMES}
            codes = value if isinstance(value, tuple) else (value,)
            return ", ".join(known.get(str(code), str(code)) for code in codes)
        return fact_words(name, value, profile, self._words, self._figures.language)

    def role(self, result: RegimeResult) -> Block:
        role = self._words.word("data_roles", result.role)
        return Block(_tr("What it asks of you"), tuple(self._duty(duty) for duty in result.duties),
                     _tr("Your role – {role}").format(role=role[0].lower() + role[1:]))

    def duties(self, title: str, duties: tuple[Duty, ...]) -> Block:
        return Block(title, tuple(self._duty(duty) for duty in duties))

    def _duty(self, duty: Duty) -> Line:
        sure = self._sure(self._part("duties"))
        return Line(duty.text, f"{duty.cite} · {sure}" if duty.cite else sure)

    # ---------------------------------------------------------------------------------------------- after a breach
    def clocks(self) -> Block:
        notice = self._regime.notification
        sure = self._sure(self._part(*_NOTICE_PARTS))
        lines: list[Line] = []
        if notice.trigger:
            lines.append(Line(notice.trigger, sure))
        for to, recipient in self._recipients():
            who = recipient.recipient or self._words.word("notice_recipients", to)
            lines.append(Line(f"{who}: {recipient.wording}", sure))
        if notice.required:
            lines += [Line(text, sure) for text in self._excuses()]
        if notice.credit_monitoring:
            lines.append(Line(notice.credit_monitoring, sure))
        return Block(_tr("After a breach"), tuple(lines))

    def _recipients(self) -> Iterator[tuple[str, Recipient]]:
        notice = self._regime.notification
        listed = [("individuals", notice.individuals), *(("regulator", one) for one in notice.regulators),
                  ("controller", notice.service_provider), ("credit_agencies", notice.credit_agencies),
                  ("media", notice.media)]
        yield from ((to, one) for to, one in listed if one is not None and one.wording)

    def _excuses(self) -> Iterator[str]:
        notice = self._regime.notification
        encrypted = {
            "yes": _tr("No notice is due where all data was encrypted and the key was not taken."),
            "limited": _tr("Encryption excuses the notice only in part; have it checked."),
            "no": _tr("Encryption does not excuse the notice."),
        }
        harm = {
            "yes": _tr("No notice is due where a written finding says that harm is unlikely."),
            "limited": _tr("A finding that harm is unlikely excuses the notice only in part; have it checked."),
            "no": _tr("That harm is unlikely does not excuse the notice."),
        }
        if notice.encryption_safe_harbor:
            yield encrypted[notice.encryption_safe_harbor]
        if notice.harm_test:
            yield f"{harm[notice.harm_test]} {notice.harm_wording}".strip()

    # ------------------------------------------------------------------------------------------ what it may cost
    def penalties(self) -> Block:
        """As the law states them, those in force first; never added up."""
        ordered = sorted(self._regime.penalties, key=lambda penalty: penalty.kind == "superseded_amounts")
        return Block(
            _tr("What it may cost"), tuple(self._penalty(penalty) for penalty in ordered if penalty.wording),
            _tr("As the law states it. A possible size, not a forecast; amounts of different laws are never added."),
        )

    def _penalty(self, penalty: Penalty) -> Line:
        parts = [penalty.citation, self._sure(penalty.confidence)]
        if penalty.kind == "superseded_amounts":
            parts.insert(0, _tr("No longer in force"))
        if penalty.amounts_year is not None:
            parts.insert(1, _tr("amounts of {year}").format(year=penalty.amounts_year))
        return Line(penalty.wording, " · ".join(part for part in parts if part))

    def claims(self) -> Block:
        regime, sure = self._regime, self._sure(self._regime.confidence)
        lines = [Line(regime.private_action, sure)] if regime.private_action else []
        damages = regime.statutory_damages
        if damages is not None and (damages.amount_min or damages.amount_max):
            money = Figures(self._figures.language, damages.currency)
            amounts = [money.exact(a) for a in (damages.amount_min, damages.amount_max) if a is not None]
            text = _tr("Without proof of loss: {amounts} for each {per}").format(
                amounts=" – ".join(dict.fromkeys(amounts)), per=damages.per
            )
            lines.append(Line(text, sure))
        if regime.cure_period:
            lines.append(Line(regime.cure_period, self._sure(self._part("cure"))))
        return Block(_tr("Claims by people, and time to put things right"), tuple(lines))

    # ------------------------------------------------------------------------------------------------------ the rest
    def exemptions(self) -> Block:
        sure = self._sure(self._part("exemptions"))
        return Block(_tr("Who is exempt"), tuple(Line(text, sure) for text in self._regime.exemptions))

    def notes(self) -> Block:
        lines = [Line(self._regime.notes)] if self._regime.notes else []
        for part, confidence in self._regime.field_confidence.items():
            said = self._words.word("source_confidences", confidence)
            lines.append(Line(f"{part.replace('_', ' ').replace('.', ', ')}: {said[0].lower() + said[1:]}"))
        return Block(_tr("To know besides"), tuple(lines))

    def sources(self) -> Block:
        lines = []
        for source in self._regime.sources:
            dated = "" if source.as_of is None else self._figures.short_date(source.as_of)
            lines.append(Line(source.title, " · ".join(part for part in (dated, source.url) if part)))
        return Block(_tr("Where this comes from"), tuple(lines))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Laws", text)
