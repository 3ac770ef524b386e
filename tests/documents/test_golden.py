"""The whole letter of each demo client, block by block, against what was looked at and found good.

ADVISOR_UPDATE_GOLDEN=1 writes the files anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.kinds import KINDS
from advisor_app.documents.request import Request
from advisor_app.domain.deadlines import Breach
from advisor_app.domain.policies import Advisor
from advisor_app.domain.vocabulary import CAPACITIES, DISCLOSURE_REGIMES
from tests.documents.clients import DEMOS, evaluation, pack

GOLDEN = Path(__file__).parent / "golden"

BREACH = Breach(
    datetime(2026, 11, 20, 9, 30, tzinfo=UTC), {"US-OH": 1200, "GB": None, "DE": 40}, frozenset({"ssn", "medical"})
)


def tree(item: Any) -> Any:
    """A report as plain JSON: blocks by name, texts as strings with *weight*."""
    if isinstance(item, tuple) and item and all(isinstance(entry, b.Span) for entry in item):
        return "".join(f"*{span.text}*" if span.strong else span.text for span in item)
    if isinstance(item, tuple):
        return [tree(entry) for entry in item]
    if isinstance(item, b.Brand):
        return item.primary
    if isinstance(item, date):
        return item.isoformat()
    if is_dataclass(item) and not isinstance(item, type):
        return {"block": type(item).__name__, **{field.name: tree(getattr(item, field.name)) for field in fields(item)}}
    return item


def check(name: str, found: Any) -> None:
    path = GOLDEN / f"{name}.json"
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("ADVISOR_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(written)


@pytest.mark.parametrize("client", DEMOS)
def test_the_letter_of_a_demo_client(client: str) -> None:
    check(client, tree(compose_report("letter", evaluation(client), pack())))


def leaves(item: Any, path: str = "") -> dict[str, Any]:
    """Each text and number of a tree by its place."""
    if isinstance(item, dict):
        return {place: leaf for key, value in item.items() for place, leaf in leaves(value, f"{path}.{key}").items()}
    if isinstance(item, list):
        return {place: leaf for n, value in enumerate(item) for place, leaf in leaves(value, f"{path}.{n}").items()}
    return {path: item}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "letter"])
@pytest.mark.parametrize("client", DEMOS)
def test_every_kind_for_every_demo_client_under_every_rule(client: str, kind: str) -> None:
    """The document in full, and what the other rules change in it."""
    case = evaluation(client)

    def made(regime: str) -> Any:
        speaker = replace(case.case.advisor, disclosure_regime=regime or case.case.advisor.disclosure_regime)
        return tree(compose_report(kind, case, pack(), advisor=speaker, request=Request(breach=BREACH)))

    own = made("")
    flat = leaves(own)
    other = {regime: {place: leaf for place, leaf in leaves(made(regime)).items() if flat.get(place) != leaf}
             for regime in DISCLOSURE_REGIMES}
    check(f"{kind}-{client}", {"own": own, "rules": other})


@pytest.mark.parametrize("kind", ["letter", "actions"])
def test_the_documents_of_a_demo_client_in_spanish(kind: str) -> None:
    check(f"{DEMOS[0]}-{kind}-es", tree(compose_report(kind, evaluation(DEMOS[0]), pack(), language="es-ES")))


@pytest.mark.parametrize("regime", DISCLOSURE_REGIMES)
def test_the_statements_of_every_speaker(regime: str) -> None:
    found = {}
    for capacity in CAPACITIES:
        advisor = Advisor(
            name="Jo Fenwick", firm="Fenwick Advisory", capacity=capacity, disclosure_regime=regime, licence="No. 1",
            remuneration="a fee of 400", complaints="the ombudsman", conflicts="none known",
        )
        report = compose_report("letter", evaluation(DEMOS[0]), pack(), advisor=advisor)
        said = {section.id: section.blocks for section in report.sections}
        found[capacity] = {"title": report.title, "next": tree(said["L9"]), "statements": tree(said["L10"][:2])}
    check(f"statements-{regime}", found)
