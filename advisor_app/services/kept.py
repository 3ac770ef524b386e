"""Everything of one assessment that a person edits, and how each kind of edit is saved."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from advisor_app.domain.answers import Answer, AnswerValue
from advisor_app.domain.evaluation import Case
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.register import Register
from advisor_app.store.items import DECISION, FINDING, FIX, OVERRIDE, ItemKind

Saved = Future[object]


class AssessmentStore(Protocol):
    """What a session needs from the vault. Every call is one transaction; its future ends after the commit."""

    def save_answer(self, assessment: str, answer: Answer) -> Saved: ...
    def clear_answer(self, assessment: str, question: str) -> Saved: ...
    def save_fact(self, assessment: str, name: str, profile: ClientProfile) -> Saved: ...
    def save_policies(self, assessment: str, policies: tuple[Policy, ...] | None) -> Saved: ...
    def save_quotes(self, assessment: str, quotes: tuple[Policy, ...]) -> Saved: ...
    def set_place(self, assessment: str, question: str) -> Saved: ...
    def set_depth(self, assessment: str, depth: str) -> Saved: ...
    def set_later(self, assessment: str, sections: tuple[str, ...]) -> Saved: ...
    def set_wording(self, assessment: str, wording: str) -> Saved: ...


class RegisterStore(Protocol):
    def save(self, assessment: str, kind: ItemKind[Any], key: str, record: Any) -> Saved: ...


@dataclass(frozen=True)
class Kept:
    """The case, what is being done about it, and how it is asked. later: sections put off to another sitting.

    waiting: values in the file that the content at hand does not offer, by question. They do not count; they stay in
    the file until the question is answered again, for the content that does offer them.
    """

    case: Case
    register: Register = field(default_factory=Register)
    depth: str = "quick"
    later: tuple[str, ...] = ()
    waiting: Mapping[str, AnswerValue] = field(default_factory=dict)

    def answer_to_save(self, question: str) -> Answer | None:
        """What the file should hold about a question; None for nothing."""
        answer = self.case.answers.get(question)
        if question in self.waiting and (answer is None or answer.value is None):
            return replace(answer or Answer(question, None), value=self.waiting[question])
        return answer

    def with_override(self, parameter: str, override: LossOverride | None) -> Kept:
        """One number of the loss model replaced, or with None back to its own."""
        others = [o for o in self.case.overrides if o.parameter != parameter]
        own = [] if override is None else [override]
        ordered = tuple(sorted((*others, *own), key=lambda o: o.parameter))
        return replace(self, case=replace(self.case, overrides=ordered))


@dataclass(frozen=True)
class Edit:
    """One edit that can be undone: what was kept before and after, and what was edited (`fact:staff`,
    `answer:AC-01`, `policies`, `quotes`, `finding:AC-01`, `fix:<action>`, `decision:<item>`, `override:<number>`,
    `depth`, `later`)."""

    what: str
    before: Kept
    after: Kept


@dataclass(frozen=True)
class EditSaver:
    """Hands an edit of one assessment to the store."""

    assessment: str
    store: AssessmentStore
    registers: RegisterStore

    def save(self, what: str, kept: Kept) -> Saved:
        """Save the part of `kept` that was edited. what: as in an Edit."""
        kind, _, name = what.partition(":")
        case, register, store = kept.case, kept.register, self.store
        if kind == "answer":
            answer = kept.answer_to_save(name)
            if answer is None:
                return store.clear_answer(self.assessment, name)
            return store.save_answer(self.assessment, answer)
        if kind == "fact":
            return store.save_fact(self.assessment, name, case.profile)
        if kind == "finding":
            return self.registers.save(self.assessment, FINDING, name, register.findings.get(name))
        if kind == "fix":
            return self.registers.save(self.assessment, FIX, name, register.plan.get(name))
        if kind == "decision":
            return self.registers.save(self.assessment, DECISION, name, register.decisions.get(name))
        if kind == "override":
            own = next((o for o in case.overrides if o.parameter == name), None)
            return self.registers.save(self.assessment, OVERRIDE, name, own)
        return self._save_whole(kind, kept)

    def _save_whole(self, kind: str, kept: Kept) -> Saved:
        if kind == "policies":
            return self.store.save_policies(self.assessment, kept.case.policies)
        if kind == "quotes":
            return self.store.save_quotes(self.assessment, kept.case.quotes)
        if kind == "depth":
            return self.store.set_depth(self.assessment, kept.depth)
        return self.store.set_later(self.assessment, kept.later)
