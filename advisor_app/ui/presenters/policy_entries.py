"""The lines of a policy's declarations page as fields: what each reads from a policy, and what it makes of an entry.

An empty field means that the document does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Limit, Policy
from advisor_app.domain.vocabulary import CARRIER_STATUSES, POLICY_SHAPES, SEEN_BY, WAITING_TYPES
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


def _put(record: Held, name: str, value: Any) -> Held:
    """The same record with one field changed."""
    changes: dict[str, Any] = {name: value}
    return replace(record, **changes)


def _with(figures: Mapping[str, float], key: str, value: float | None) -> dict[str, float]:
    kept = {name: figure for name, figure in figures.items() if name != key}
    return kept if value is None else {**kept, key: value}




def _tr(text: str) -> str:
    return QCoreApplication.translate("PolicyEntries", text)
