"""The demo clients and examples, evaluated once for all tests of documents."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from advisor_app.content.loader import load_pack
from advisor_app.domain.evaluation import Evaluation, evaluate
from advisor_app.domain.pack import ContentPack
from advisor_app.services.case_files import read_case

RESOURCES = Path(__file__).parents[2] / "resources"
FONTS = RESOURCES / "fonts"
DEMO = RESOURCES / "demo"
TODAY = date(2026, 11, 25)

DEMOS = tuple(sorted(path.stem for path in DEMO.glob("*.yaml")))
EXAMPLES = tuple(sorted(path.stem for path in (DEMO / "examples").glob("*.yaml")))
CLIENTS = (*DEMOS, *EXAMPLES)


@cache
def pack() -> ContentPack:
    return load_pack(RESOURCES / "content" / "core")


@cache
def evaluation(client: str) -> Evaluation:
    """The full evaluation of a demo client or an example, on a fixed day."""
    folder = DEMO if client in DEMOS else DEMO / "examples"
    return evaluate(read_case(folder / f"{client}.yaml", pack()), pack(), today=TODAY, app_version="1.0.0")
