"""Whether choosing an option of a fact changes anything: which questions are asked, which rules hold, what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from advisor_app.content.condition_checks import pack_conditions
from advisor_app.domain.conditions import Node, evaluate
from advisor_app.domain.derived import DERIVED_CONDITIONS, DERIVED_VALUES
from advisor_app.domain.fact_defaults import DEFAULTS
from advisor_app.domain.facts import Facts
from advisor_app.domain.losses.inputs import loss_inputs
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import FACTS, ClientProfile, FactSpec

# Firms that the options are tried on: what matters in one country or trade may matter nowhere else.
_US = {"home_country": "US", "home_region": "US-CA", "people_countries": ["US"],
       "people_us_states": ["CA", "TX", "NY", "CT"]}
_FIRMS: Final[tuple[Mapping[str, object], ...]] = (
    {**_US, "staff": 8, "revenue": 9e5, "sector": "consulting"},
    {**_US, "staff": 60, "revenue": 3e7, "sector": "healthcare", "records_total": 200_000, "card_handling": ["none"]},
    {"home_country": "GB", "staff": 30, "revenue": 4e6, "sector": "it_services", "technology_services": ["managed_it"],
     "data_roles": ["on_behalf"]},
    {"home_country": "IE", "people_countries": ["IE", "US", "AU"], "established_countries": ["IE", "AU"], "staff": 4,
     "revenue": 2e6, "sector": "ecommerce", "data_categories": ["contact", "health"], "records_total": 20_000},
)
_SAMPLES: Final[Mapping[str, tuple[object, ...]]] = {
    "count": (1, 5_000), "people": (10, 900_000), "people_band": (10, 2_000_000), "money": (1_000, 90_000_000),
    "money_band": (1_000, 90_000_000), "share": (0.1, 1.0), "number": (1, 5), "bool": (True, False),
    "countries": (["US"], ["GB", "FR"]), "us_states": (["CA"], ["TX", "NY"]), "date": ("2001-01-01", "2026-01-01"),
    "contracts": ([{"party": "A customer", "required_limit": 1_000_000}],),
}
# Derived facts that only repeat what was entered: no effect of their own.
_REPEATING: Final = frozenset({"binding_regimes", "policies_in_force"})


def options_without_effect(pack: ContentPack, conditions: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    """(fact, option) for every option of a closed list that changes nothing for any firm tried."""
    for spec in FACTS.values():
        if spec.allowed and spec.asked_by not in ("client", "stated"):
            yield from _idle(spec, pack, conditions)


def _idle(spec: FactSpec, pack: ContentPack, conditions: tuple[Node, ...]) -> Iterator[tuple[str, str]]:
    """Each option is tried until one firm shows a difference to the firm without it.

    The options of a single choice are idle together or not at all: where one differs, the others differ from it.
    """
    several = spec.kind == "choices"
    idle = [option for option in spec.allowed if option not in ("none", "unknown")]
    for firm in _FIRMS:
        own = _listed(firm.get(spec.name))
        bare = _trace({**firm, spec.name: own} if several else firm, spec, pack, conditions)
        for option in tuple(idle):
            changed = {**firm, spec.name: [*own, option] if several else option}
            if _trace(changed, spec, pack, conditions) != bare:
                idle.remove(option)
                if not several:
                    return
    for option in idle:
        yield spec.name, option


def page_feeding(pack: ContentPack) -> Iterator[str]:
    """Pages of facts of which no entry changes anything: no question, law, cover or figure of the losses."""
    conditions = tuple(dict.fromkeys(node for _, node in pack_conditions(pack)))
    for question in pack.questions:
        if question.facts and not any(_has_effect(FACTS[fact], pack, conditions) for fact in question.facts):
            yield f"{question.id} feeds nothing: no rule and no figure looks at {', '.join(question.facts)}."


def _has_effect(spec: FactSpec, pack: ContentPack, conditions: tuple[Node, ...]) -> bool:
    """Whether some value of a fact makes a difference to a firm that does not say."""
    for firm in _FIRMS:
        bare = _trace({name: value for name, value in firm.items() if name != spec.name}, spec, pack, conditions)
        for value in _samples(spec):
            if _trace({**firm, spec.name: value}, spec, pack, conditions) != bare:
                return True
    return False


def _samples(spec: FactSpec) -> tuple[object, ...]:
    """Values to try a fact with: every option, or a small and a large one of its kind."""
    options = [option for option in spec.allowed if option not in ("none", "unknown")]
    if options:
        return tuple([option] if spec.kind == "choices" else option for option in options)
    return _SAMPLES.get(spec.kind, ())


def _listed(value: object) -> list[object]:
    return [entry for entry in value if entry != "none"] if isinstance(value, list) else []


def _trace(
    raw: Mapping[str, object], spec: FactSpec, pack: ContentPack, conditions: tuple[Node, ...]
) -> tuple[object, ...]:
    """Everything the rules make of a firm, without the fact itself."""
    asking = Facts(ClientProfile.of(raw)).within("asking")
    assumed = asking.within("assumed")
    derived = [assumed.fact(n) for n in (*DERIVED_CONDITIONS, *DERIVED_VALUES) if n not in _REPEATING]
    defaults = [assumed.fact(name) for name in DEFAULTS if name != spec.name]
    truths = [(evaluate(node, asking), evaluate(node, assumed)) for node in conditions]
    inputs = loss_inputs(assumed, {}, pack.usd_rates, 2026)
    return (tuple(map(str, derived)), tuple(map(str, defaults)), tuple(truths), str(inputs))
