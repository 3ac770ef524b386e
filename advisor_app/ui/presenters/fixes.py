"""The fixes in words and figures: a row each, their order, and what the ticked ones do together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.findings import ActionAdvice
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import Texts
from advisor_app.domain.register import PlanItem, Register
from advisor_app.domain.vocabulary import COST_RANGES
from advisor_app.services.plans import cost_estimate, lead_fixes
from advisor_app.services.reason_words import cost_words
from advisor_app.services.typed_dates import show_day

ORDERS = ("next", "saving", "cost", "effort")
_EFFORTS = ("hours", "days", "weeks")
# From this chance on a serious loss is counted in years of 100; below it in years of 1,000.
HUNDRED_FROM = 0.03


@dataclass(frozen=True)
class FixRow:
    """One fix. control: what its saving is measured by, None where it has none of its own. share: of the largest
    saving, 0 to 1. own: a cost is the advisor's own figure."""

    action: str
    control: str | None
    title: str
    ticked: bool
    saving: str
    share: float
    serious: str
    cost: str
    later: str
    own: bool
    effort: str
    owner: str
    due: str
    status: str

    def note(self, *names: str) -> str:
        """Some of the columns on one line, for tables without room for them."""
        return " · ".join(text for name in names if (text := getattr(self, name)) not in ("", "–"))


@dataclass(frozen=True)
class FixFigures:
    """What the rows are made from. serious: chance of a serious year with one control in full; savings: what each
    control saves beyond the ticked ones; None while they are worked out."""

    evaluation: Evaluation
    register: Register
    controls: tuple[str, ...]
    serious: Mapping[str, float] | None
    savings: Mapping[str, float] | None


def fix_rows(found: FixFigures, words: Texts, figures: Figures, order: str) -> tuple[FixRow, ...]:
    """All fixes in one of ORDERS; those without a measurable saving of their own come last."""
    leads = {action.id: control for control, action in lead_fixes(found.evaluation).items()}
    actions = sorted(found.evaluation.assessment.actions, key=lambda action: _place(action, found, leads, order))
    most = max((action.saving or 0.0 for action in actions), default=0.0) or 1.0
    return tuple(_row(action, leads.get(action.id), found, words, figures, most) for action in actions)


def serious_base(evaluation: Evaluation) -> int:
    """Of how many years the chances of a serious loss in the table are."""
    return 100 if evaluation.serious_chance >= HUNDRED_FROM else 1000


def together(found: FixFigures, planned: LossPicture | None, words: Texts, figures: Figures) -> str:
    """What all ticked fixes do and cost, in sentences."""
    items = found.register.plan
    leads = {action.id: control for control, action in lead_fixes(found.evaluation).items()}
    ticked = [action for action in found.evaluation.assessment.actions if _is_ticked(action, found, leads)]
    if not ticked:
        return _tr("Nothing is ticked. Tick a fix to see what it does.")
    said = []
    if planned is not None:
        today, after = found.evaluation.serious_chance, planned.events.year_exceeds(found.evaluation.bearable_loss)
        said.append(_tr("Ticked together: saves {saving} a year.").format(
            saving=figures.modelled(found.evaluation.losses.expected_annual - planned.expected_annual)))
        before, then = figures.count(today, beside=after), figures.count(after, beside=today)
        moved = (
            _tr("A serious loss, more than {limit} in a year, stays at {today}.") if before == then
            else _tr("A serious loss, more than {limit} in a year, falls from {today} to {after}.")
        )
        said.append(moved.format(limit=figures.exact(found.evaluation.bearable_loss), today=before, after=then))
    said.append(_costs(ticked, items, figures))
    said.append(_work(ticked, words))
    if len(found.controls) > 1:
        said.append(_tr("Savings overlap, so the total is less than the sum."))
    return " ".join(text for text in said if text)


def _is_ticked(action: ActionAdvice, found: FixFigures, leads: Mapping[str, str]) -> bool:
    control = leads.get(action.id)
    if control is not None:
        return control in found.controls
    item = found.register.plan.get(action.id)
    return item is not None and item.status != "not_doing"


def _place(
    action: ActionAdvice, found: FixFigures, leads: Mapping[str, str], order: str
) -> tuple[float, ...]:
    """Where a fix stands: smaller comes first."""
    item, saving = found.register.plan.get(action.id), action.saving or 0.0
    cost, effort = cost_estimate(action, item), float(_EFFORTS.index(action.effort))
    last = 0.0 if action.id in leads else 1.0
    if order == "cost":
        return last, cost, effort, -saving, action.order
    if order == "effort":
        return last, effort, cost, -saving, action.order
    if order == "saving":
        return last, -saving, action.order
    ticked = 0.0 if _is_ticked(action, found, leads) else 1.0
    more = saving if found.savings is None else found.savings.get(leads.get(action.id, ""), 0.0)
    return last, ticked, -saving if not ticked else -more / cost, action.order


def _row(
    action: ActionAdvice, control: str | None, found: FixFigures, words: Texts, figures: Figures, most: float
) -> FixRow:
    item = found.register.plan.get(action.id)
    leads = {action.id: control} if control is not None else {}
    own = item is not None and item.cost_first is not None
    yearly = item.cost_yearly if item is not None else None
    ticked = _is_ticked(action, found, leads)
    return FixRow(
        action=action.id, control=control, title=words.actions[action.id].title,
        ticked=ticked,
        saving=_saving(action, control, found, words, figures),
        share=(action.saving or 0.0) / most if control is not None else 0.0,
        serious=_serious(control, found),
        cost=_own_cost(item, figures) if own else cost_words(action.cost, words, figures),
        later="–" if yearly is None else figures.exact(yearly),
        own=own or yearly is not None,
        effort=words.word("efforts", action.effort),
        owner=item.owner if item is not None else "",
        due=show_day(item.due, figures.language) if item is not None and item.due is not None else "",
        status=status_words()[item.status if item is not None else "planned"] if ticked or item is not None else "",
    )


def status_words() -> Mapping[str, str]:
    """What the states of a fix are called."""
    return {"planned": _tr("Planned"), "doing": _tr("Doing"), "done": _tr("Done"), "not_doing": _tr("Not doing")}


def _own_cost(item: PlanItem | None, figures: Figures) -> str:
    assert item is not None and item.cost_first is not None
    return figures.exact(item.cost_first)


def _saving(
    action: ActionAdvice, control: str | None, found: FixFigures, words: Texts, figures: Figures
) -> str:
    if control is None:
        counted = action.control is not None and action.saving
        return _tr("counted above") if counted else words.letter["fixes.unmeasured"]
    gain = found.evaluation.losses.gains.get(control)
    return words.letter["fixes.little"] if gain is not None and gain.little else figures.modelled(action.saving or 0.0)


def _serious(control: str | None, found: FixFigures) -> str:
    if control is None:
        return "–"
    base = serious_base(found.evaluation)
    today = round(found.evaluation.serious_chance * base)
    if found.serious is None:
        return f"{today} → …"
    return f"{today} → {round(found.serious.get(control, found.evaluation.serious_chance) * base)}"


def _costs(ticked: list[ActionAdvice], items: Mapping[str, PlanItem], figures: Figures) -> str:
    """What the ticked fixes cost in the first year, as a range, and in each later one where somebody has said so."""
    low, high, open_end = 0.0, 0.0, False
    for action in ticked:
        item = items.get(action.id)
        if item is not None and item.cost_first is not None:
            least, most = item.cost_first, item.cost_first
        else:
            least, top = COST_RANGES[action.cost]
            most, open_end = (least if top is None else top), open_end or top is None
        low, high = low + least, high + most
    later = sum(items[action.id].cost_yearly or 0.0 for action in ticked if action.id in items)
    if high == 0:
        cost = _tr("own time only")
    elif open_end:
        cost = _tr("more than {low}").format(low=figures.exact(low))
    elif low == high:
        cost = figures.exact(low)
    elif low == 0:
        cost = _tr("up to {high}").format(high=figures.exact(high))
    else:
        cost = _tr("{low} to {high}").format(low=figures.exact(low), high=figures.exact(high))
    said = _tr("Cost in the first year: {cost}.").format(cost=cost)
    return f"{said} {_tr('Each later year: {later}.').format(later=figures.exact(later))}" if later else said


def _work(ticked: list[ActionAdvice], words: Texts) -> str:
    """How much work it is, by kind of effort."""
    counted = [(effort, sum(action.effort == effort for action in ticked)) for effort in _EFFORTS]
    parts = [
        _tr("{effort} for {n} of them").format(effort=words.word("efforts", effort).lower(), n=count)
        for effort, count in counted if count
    ]
    return _tr("Work: {parts}.").format(parts=", ".join(parts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Fixes", text)
