"""The lines of a policy's declarations page as fields: what each reads from a policy, and what it makes of an entry.

An empty field means that the document does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Endorsement, Limit, Policy, Service, Subjectivity
from advisor_app.domain.vocabulary import CARRIER_STATUSES, COVERAGE_PARTS, POLICY_SHAPES, SEEN_BY, WAITING_TYPES
from advisor_app.ui.forms.field import FieldSpec

LOST_INCOME = "bi"
Held = TypeVar("Held", Policy, Limit)


@dataclass(frozen=True)
class Entry:
    """One field. read: what it shows of a policy, None for nothing; write: the policy with an entry, None: emptied."""

    spec: FieldSpec
    read: Callable[[Policy], object | None]
    write: Callable[[Policy, Any], Policy]


@dataclass(frozen=True)
class EntryGroup:
    """Fields that stand together on the document, under a title."""

    title: str
    entries: tuple[Entry, ...]


def declarations(words: Texts, *, quote: bool) -> tuple[EntryGroup, ...]:
    """The page with the names, days and sums, in the order documents give them."""
    return (
        EntryGroup(_tr("What it is"), (
            _text("shape", _tr("Kind of policy"), "choice", words, POLICY_SHAPES, "policy_shapes", required=True),
            _text("insurer", _tr("Insurer")),
            _text("carrier_status", _tr("Is the insurer licensed here?"), "choice", words, CARRIER_STATUSES,
                  "carrier_statuses"),
            _text("rating", _tr("Rating of the insurer, with the agency")),
            _text("policy_no", _tr("Policy number")),
            _text("broker_ref", _tr("Broker's reference")),
            _text("form_ref", _tr("Wording or form number")),
            _text("seen", _tr("What was read"), "choice", words, SEEN_BY, "seen_by"),
        )),
        EntryGroup(_tr("Who is insured, where and when"), (
            _text("named_insured", _tr("Named insured")),
            _names("other_insureds", _tr("Other insureds, one line each")),
            _names("trading_names", _tr("Trading names, one line each")),
            _text("territory", _tr("Where claims may arise")),
            _text("law", _tr("Law of the contract")),
            _day("start", _tr("Begins on")),
            _day("end", _tr("Ends on")),
            _day("retro_date", _tr("Work before this day is not covered")),
            _day("continuity_date", _tr("Cover unbroken since")),
            _day("pending_date", _tr("Disputes before this day are not covered")),
            *((_day("valid_until", _tr("The quote stands until")),) if quote else ()),
        )),
        EntryGroup(_tr("Limits and shares"), (
            _limit("each", _tr("Limit for each event")),
            _limit("aggregate", _tr("Limit for the year")),
            _limit("response_in_addition", _tr("Response costs on top of the limit")),
            _limit("reinstatement", _tr("Is the limit restored once it is used?"), "bool"),
            Entry(
                FieldSpec("retention", "money", _tr("First share of each event"), minimum=0, unknown=False),
                lambda p: p.retention.default,
                lambda p, v: replace(p, retention=replace(p.retention, default=v)),
            ),
            Entry(
                FieldSpec("per_event", "bool", _tr("Is it paid once for an event that touches several parts?"),
                          unknown=False),
                lambda p: p.retention.per_event_single,
                lambda p, v: replace(p, retention=replace(p.retention, per_event_single=v is not False)),
            ),
            _plain("coinsurance_default", _tr("Share of every loss the firm keeps, in percent"), "share",
                   empty=0.0, maximum=1.0),
        )),
        EntryGroup(_tr("Lost income"), (
            Entry(
                FieldSpec("waiting", "number", _tr("Hours before lost income is paid"), minimum=0, maximum=8_760,
                          unknown=False),
                lambda p: p.waiting_hours.get(LOST_INCOME),
                lambda p, v: replace(p, waiting_hours=_with(p.waiting_hours, LOST_INCOME, v)),
            ),
            _text("waiting_type", _tr("How the waiting time counts"), "choice", words, WAITING_TYPES, "waiting_types"),
            _plain("bi_days", _tr("Days for which it is paid"), "number", maximum=3_650),
            _plain("extended_days", _tr("Days after the work is back, for slow recovery"), "number", maximum=3_650),
        )),
        EntryGroup(_tr("Price"), (
            _plain("premium_net", _tr("Premium for the period, before tax"), "money"),
            _plain("premium_tax", _tr("Tax and levies"), "money"),
            _plain("premium_fees", _tr("Fees"), "money"),
            _text("currency", _tr("Currency"), "currency"),
            _text("instalments", _tr("Instalments")),
        )),
        EntryGroup(_tr("What it insures as your services, and who to call"), (
            _text("services_described", _tr("Services as the policy describes them")),
            _text("hotline", _tr("Hotline")),
        )),
    )


def around(words: Texts) -> tuple[EntryGroup, ...]:
    """What stands around the sums: waiting hours by part, changes to the wording, conditions, services, contacts, what
    was told to the insurer."""
    parts = {part: words.coverage[part]["name"] for part in COVERAGE_PARTS}
    hours = ("dep_bi", "dep_bi_nonit", "sys_fail")
    return (
        EntryGroup(_tr("Waiting hours of other parts"), tuple(_hours(part, parts[part]) for part in hours)),
        EntryGroup(_tr("Changes to the printed wording"), (
            _rows("endorsements", _tr("Endorsements"), Endorsement, (
                FieldSpec("title", "name", _tr("What it says, in a few words"), required=True, unknown=False),
                FieldSpec("ref", "name", _tr("Number"), unknown=False),
                FieldSpec("effect", "choice", _tr("What it does"), unknown=False, options={
                    "restricts": _tr("Takes cover away"), "broadens": _tr("Adds cover"), "neutral": _tr("Neither"),
                }),
                FieldSpec("parts", "choices", _tr("Parts it touches"), options=parts, unknown=False),
            )),
        )),
        EntryGroup(_tr("Conditions to meet"), (
            _rows("subjectivities", _tr("Conditions"), Subjectivity, (
                FieldSpec("text", "name", _tr("What has to be done"), required=True, unknown=False),
                FieldSpec("due", "date", _tr("By when"), unknown=False),
                FieldSpec("owner", "name", _tr("By whom"), unknown=False),
                FieldSpec("status", "choice", _tr("State"), unknown=False, options={
                    "open": _tr("Open"), "done": _tr("Done"), "unachievable": _tr("Cannot be met"),
                }),
            )),
        )),
        EntryGroup(_tr("Services that come with it"), (
            _rows("services", _tr("Services"), Service, (
                FieldSpec("name", "name", _tr("Service"), required=True, unknown=False),
                FieldSpec("how", "name", _tr("How it is started"), unknown=False),
                FieldSpec("activated", "bool", _tr("Has it been started?"), unknown=False),
            )),
        )),
        EntryGroup(_tr("Where to report"), (
            _contact("out_of_hours", _tr("Nights and weekends")), _contact("email", _tr("E-mail")),
            _contact("portal", _tr("Portal")),
        )),
        EntryGroup(_tr("What the firm told the insurer"), (
            Entry(
                FieldSpec("form_date", "date", _tr("Date of the form"), unknown=False),
                lambda p: p.answers_given.form_date,
                lambda p, v: replace(p, answers_given=replace(p.answers_given, form_date=v)),
            ),
            Entry(
                FieldSpec("signed_by", "name", _tr("Signed by"), unknown=False),
                lambda p: p.answers_given.signed_by or None,
                lambda p, v: replace(p, answers_given=replace(p.answers_given, signed_by=v or "")),
            ),
        )),
    )


def empty_policy(shape: str, *, quote: bool, number: int) -> Policy:
    """A policy or quote to fill in. number: of its kind, for its id."""
    kind = "quote" if quote else "current"
    return Policy(shape, kind, id=f"{'q' if quote else 'p'}{number}", seen="declarations_only")


def as_quote(policy: Policy, number: int) -> Policy:
    """A policy in force as the start of a renewal quote: its terms stay, its days and price do not."""
    return replace(
        policy, kind="quote", id=f"q{number}", start=None, end=None, policy_no="", premium_net=None, premium_tax=None,
        premium_fees=None, documents=(), valid_until=None,
    )


# ------------------------------------------------------------------------------------------------- one field each
def _text(
    name: str, label: str, kind: str = "name", words: Texts | None = None, ids: tuple[str, ...] = (), group: str = "",
    *, required: bool = False,
) -> Entry:
    options = {id_: words.word(group, id_) for id_ in ids} if words is not None else {}
    spec = FieldSpec(name, kind, label, options=options, unknown=False, required=required)

    def write(policy: Policy, value: object) -> Policy:
        if value is None and required:
            return policy
        return _put(policy, name, value if value is not None else getattr(Policy(policy.shape), name))

    return Entry(spec, lambda p: getattr(p, name) or None, write)


def _names(name: str, label: str) -> Entry:
    return Entry(
        FieldSpec(name, "names", label, unknown=False), lambda p: getattr(p, name) or None,
        lambda p, v: _put(p, name, tuple(v or ())),
    )


def _day(name: str, label: str) -> Entry:
    return _plain(name, label, "date")


def _plain(name: str, label: str, kind: str, *, empty: Any = None, maximum: float | None = None) -> Entry:
    spec = FieldSpec(
        name, kind, label, minimum=None if kind == "date" else 0, maximum=maximum, unknown=False
    )
    return Entry(
        spec, lambda p: getattr(p, name) if getattr(p, name) != empty else None,
        lambda p, v: _put(p, name, empty if v is None else v),
    )


def _limit(name: str, label: str, kind: str = "money") -> Entry:
    spec = FieldSpec(f"limit_{name}", kind, label, minimum=0 if kind == "money" else None, unknown=False)
    return Entry(
        spec, lambda p: getattr(p.limit, name) if getattr(p.limit, name) is not False else None,
        lambda p, v: replace(p, limit=_put(p.limit, name, bool(v) if kind == "bool" else v)),
    )


def _hours(part: str, name: str) -> Entry:
    spec = FieldSpec(f"waiting_{part}", "number", name, minimum=0, maximum=8_760, unknown=False)
    return Entry(
        spec, lambda p: p.waiting_hours.get(part),
        lambda p, v: replace(p, waiting_hours=_with(p.waiting_hours, part, v)),
    )


def _contact(name: str, label: str) -> Entry:
    def write(policy: Policy, value: object) -> Policy:
        changes: dict[str, Any] = {name: value or ""}
        return replace(policy, contacts=replace(policy.contacts, **changes))

    return Entry(FieldSpec(name, "name", label, unknown=False), lambda p: getattr(p.contacts, name) or None, write)


def _rows(name: str, label: str, kind: Callable[..., Any], children: tuple[FieldSpec, ...]) -> Entry:
    """A list of small records. Entries nobody filled in are left at what the record begins with."""
    names = [child.name for child in children]

    def read(policy: Policy) -> object | None:
        kept = getattr(policy, name)
        return tuple(
            {child: getattr(row, child) for child in names if getattr(row, child) not in (None, "", ())}
            for row in kept
        ) or None

    def write(policy: Policy, value: Any) -> Policy:
        return _put(policy, name, tuple(kind(**row) for row in value or ()))

    return Entry(FieldSpec(name, "contracts", label, unknown=False, plain=True, children=children), read, write)


def _put(record: Held, name: str, value: Any) -> Held:
    """The same record with one field changed."""
    changes: dict[str, Any] = {name: value}
    return replace(record, **changes)


def _with(figures: Mapping[str, float], key: str, value: float | None) -> dict[str, float]:
    kept = {name: figure for name, figure in figures.items() if name != key}
    return kept if value is None else {**kept, key: value}




def _tr(text: str) -> str:
    return QCoreApplication.translate("PolicyEntries", text)
