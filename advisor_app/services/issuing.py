"""Issued documents: numbered, kept byte for byte with the evaluation behind them, corrected by a new version.

    issuing = Issuing(practice)
    record = issuing.issue(assessment, Order("letter"), evaluation)
    issuing.reprint(record.id) == issuing.reprint(record.id)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from advisor_app.documents.compose import context_of
from advisor_app.documents.context import Context
from advisor_app.documents.request import Change, Correction, Request
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.money import minor_digits
from advisor_app.domain.records import DocumentRecord
from advisor_app.services.evaluation_json import evaluation_tree
from advisor_app.services.exports import Order, composed
from advisor_app.services.practice import Practice


class Issuing:
    """Documents that were given away. They are never changed; a correction is a new version that says what changed."""

    def __init__(self, practice: Practice, *, fonts: Path | None = None) -> None:
        self._practice, self._fonts = practice, fonts

    def all(self, *, assessment: str | None = None, client: str | None = None) -> tuple[DocumentRecord, ...]:
        """Newest first."""
        return self._practice.vault.documents().list(assessment, client=client)

    def reprint(self, document: str) -> bytes:
        """The bytes as they were issued. Raises NotFound."""
        return self._practice.vault.documents().content(document)

    def earlier(self, assessment: str, kind: str) -> DocumentRecord | None:
        """The version that the next one of this kind replaces."""
        return next((record for record in self.all(assessment=assessment) if record.kind == kind), None)

    def final_order(self, assessment: str, order: Order, evaluation: Evaluation) -> Order:
        """The order with the number and the version it will be issued under, and what it corrects."""
        before = self.earlier(assessment, order.kind)
        number = 1 + max((record.number for record in self.all()), default=0)
        request = replace(order.request or Request(), number=number, version=before.version + 1 if before else 1)
        if before is not None:
            request = replace(request, correction=self._correction(before, order, evaluation))
        return replace(order, mark="", request=request)

    def issue(self, assessment: str, order: Order, evaluation: Evaluation) -> DocumentRecord:
        """Compose the document as it is given away and keep it with the evaluation behind it.

        Raises what composed() raises, and StoreError; nothing is kept then.
        """
        pack = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version)
        final = self.final_order(assessment, order, evaluation)
        return self.keep(assessment, final, composed(evaluation, pack, final, fonts=self._fonts).pdf(), evaluation)

    def keep(self, assessment: str, final: Order, content: bytes, evaluation: Evaluation) -> DocumentRecord:
        """Keep a document that was composed from a final order."""
        pack = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version)
        return self._practice.vault.documents().add(
            assessment, kind=final.kind, on=evaluation.today, content=content,
            evaluation=evaluation_tree(evaluation, pack, case=evaluation.case.profile.name),
        ).result()

    def _correction(self, before: DocumentRecord, order: Order, evaluation: Evaluation) -> Correction:
        pack = self._practice.pack_of(evaluation.pack_id, evaluation.pack_version)
        old = self._practice.vault.documents().evaluation(before.id)
        new = evaluation_tree(evaluation, pack, case=evaluation.case.profile.name)
        context = context_of(order.kind, evaluation, pack, advisor=order.advisor, language=order.language)
        found = changes_between(old if isinstance(old, Mapping) else {}, new, context)
        return Correction(before.version, before.date, found)


# ------------------------------------------------------------------------------------------------- what changed
def changes_between(old: Mapping[str, Any], new: Mapping[str, Any], context: Context) -> tuple[Change, ...]:
    """What a reader of the old version has to know, in words. A value the old tree does not have is left out."""
    found = []
    for key, path, shown in _FACTS:
        before, after = _at(old, path), _at(new, path)
        if before is None and after is None:
            continue
        words = [context.wording.say("changes.none") if value is None else shown(value, context)
                 for value in (before, after)]
        if words[0] != words[1]:
            found.append(Change(key, *words))
    return tuple(found)


def _at(tree: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        if not isinstance(tree, Mapping) or key not in tree:
            return None
        tree = tree[key]
    return tree


def _money(value: Any, context: Context) -> str:
    currency = str(value["currency"])
    return context.figures.of(currency).exact(value["amount"] / 10 ** minor_digits(currency))


def _estimate(value: Any, context: Context) -> str:
    currency = str(value["currency"])
    return context.figures.of(currency).modelled(value["amount"] / 10 ** minor_digits(currency))


def _number(value: Any, context: Context) -> str:
    return context.figures.number(round(value))


def _count(value: Any, context: Context) -> str:
    return context.figures.number(len(value))


def _verdict(value: Any, context: Context) -> str:
    return context.texts.word("verdicts", value)


def _laws(value: Any, context: Context) -> str:
    return context.figures.number(sum(law.get("applies") == "yes" for law in value))


_FACTS: Final[tuple[tuple[str, tuple[str, ...], Callable[[Any, Context], str]], ...]] = (
    ("limit", ("coverage", "programme", "limit"), _money),
    ("fraud", ("coverage", "programme", "fraud_sublimit"), _money),
    ("share", ("coverage", "programme", "retention"), _money),
    ("waiting", ("coverage", "programme", "waiting_hours"), _number),
    ("mean", ("losses", "expected_annual"), _estimate),
    ("serious", ("losses", "incident", "p95"), _estimate),
    ("verdict", ("coverage", "insurability", "verdict"), _verdict),
    ("score", ("score", "overall"), _number),
    ("gaps", ("coverage", "gaps"), _count),
    ("actions", ("actions",), _count),
    ("laws", ("regimes",), _laws),
    ("content", ("pack", "version"), lambda value, context: str(value)),
)
