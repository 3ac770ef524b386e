"""One assessment being filled in: the case in memory, every edit saved at once, nothing ever overwritten silently."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from advisor_app.domain.answers import Answer
from advisor_app.domain.case_facts import CaseFacts, case_facts
from advisor_app.domain.evaluation import Case, Evaluation, evaluate
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.progress import SILENT, Progress
from advisor_app.domain.text import clean_text
from advisor_app.domain.wizard import WizardState, wizard_state

Saved = Future[object]


class AssessmentStore(Protocol):
    """What a session needs from the vault. Every call is one transaction; its future ends after the commit."""

    def save_answer(self, assessment: str, answer: Answer) -> Saved: ...
    def clear_answer(self, assessment: str, question: str) -> Saved: ...
    def save_fact(self, assessment: str, name: str, profile: ClientProfile) -> Saved: ...
    def save_policies(self, assessment: str, policies: tuple[Policy, ...] | None) -> Saved: ...
    def set_place(self, assessment: str, question: str) -> Saved: ...
    def set_depth(self, assessment: str, depth: str) -> Saved: ...


@dataclass(frozen=True)
class Edit:
    """One edit that can be undone: the case before and after, and what was edited (`fact:staff`, `answer:AC-01`)."""

    what: str
    before: Case
    after: Case


class AssessmentSession:
    """The case of one assessment with its edits.

    Every edit changes the case in memory first and hands the change to the store; `on_saving` gets the store's future,
    so that whoever shows "Saved" can wait for the commit. Raises FactError or TextError for a bad value, and then
    neither the case nor the store has changed.
    """

    def __init__(
        self,
        assessment: str,
        case: Case,
        *,
        depth: str,
        place: str | None,
        store: AssessmentStore,
        pack: ContentPack,
        today: date,
        on_saving: Callable[[Saved], None] = lambda _saved: None,
    ) -> None:
        self.id = assessment
        self.pack = pack
        self.today = today
        self._case = case
        self._depth = depth
        self._place = place
        self._store = store
        self._on_saving = on_saving
        self._known: CaseFacts | None = None
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []

    # ------------------------------------------------------------------------------------------------ reading
    @property
    def case(self) -> Case:
        return self._case

    @property
    def depth(self) -> str:
        return self._depth

    @property
    def known(self) -> CaseFacts:
        if self._known is None:
            case = self._case
            self._known = case_facts(case.profile, case.answers, case.policies, self.pack, self.today)
        return self._known

    def wizard(self) -> WizardState:
        return wizard_state(self.pack, self.known, self._case.answers, self._depth, self._place)

    def evaluate(self, *, app_version: str, full: bool, progress: Progress = SILENT) -> Evaluation:
        """The evaluation of the case as it stands. Pure: safe to call in a worker on a session nobody edits then;
        callers hand over `case` instead when edits may follow."""
        return evaluate(
            self._case, self.pack, today=self.today, app_version=app_version, full=full, progress=progress
        )

    def missing_for_estimate(self) -> int:
        """Answers still needed for a first estimate: eight in all, among them records held and yearly revenue."""
        wizard = self.wizard()
        key = [name for name in ("records_total", "revenue") if self._case.profile.get(name) is None]
        return max(len(key), 8 - wizard.answered, 0)

    # ------------------------------------------------------------------------------------------------ editing
    def edit_fact(self, name: str, raw: object | None) -> None:
        """Set a fact, or take it back with None."""
        profile = self._case.profile.with_fact(name, raw)
        if profile.get(name) != self._case.profile.get(name):
            self._apply(f"fact:{name}", replace(self._case, profile=profile))

    def edit_answer(self, question: str, value: str | tuple[str, ...]) -> None:
        """Choose an answer; evidence and note stay. Raises ValueError for a value the question does not offer."""
        self.pack.question(question).score(value)
        answers = self._case.answers.with_value(question, value)
        if answers.get(question) != self._case.answers.get(question):
            self._apply(f"answer:{question}", replace(self._case, answers=answers))

    def annotate(
        self,
        question: str,
        *,
        note: str | None = None,
        reason: str | None = None,
        evidence: str | None = None,
        evidence_date: date | None = None,
        check_later: bool | None = None,
    ) -> None:
        """Note, reason, evidence and flag of a question; without an answer it stays not answered."""
        old = self._case.answers.get(question) or Answer(question, None)
        new = replace(
            old,
            note=old.note if note is None else clean_text(note, field="The note"),
            reason=old.reason if reason is None else clean_text(reason, limit=500, field="The reason"),
            evidence=old.evidence if evidence is None else evidence,
            evidence_date=old.evidence_date if evidence is None else evidence_date,
            check_later=old.check_later if check_later is None else check_later,
        )
        if new != self._case.answers.get(question):
            self._apply(f"answer:{question}", replace(self._case, answers=self._case.answers.with_answer(new)))

    def clear_answer(self, question: str) -> None:
        if self._case.answers.get(question) is not None:
            self._apply(f"answer:{question}", replace(self._case, answers=self._case.answers.without(question)))

    def edit_policies(self, policies: tuple[Policy, ...] | None) -> None:
        if policies != self._case.policies:
            self._apply("policies", replace(self._case, policies=policies))

    def go_to(self, question: str) -> None:
        """Remember the question on screen, so that the assessment reopens there."""
        if question != self._place:
            self._place = question
            self._on_saving(self._store.set_place(self.id, question))

    # ------------------------------------------------------------------------------------------ undo and redo
    def undo(self) -> str | None:
        """Take back the last edit; what it was, or None when there is none."""
        if not self._undo:
            return None
        edit = self._undo.pop()
        self._redo.append(edit)
        self._write(edit.what, edit.before)
        return edit.what

    def redo(self) -> str | None:
        if not self._redo:
            return None
        edit = self._redo.pop()
        self._undo.append(edit)
        self._write(edit.what, edit.after)
        return edit.what

    def _apply(self, what: str, case: Case) -> None:
        self._undo.append(Edit(what, self._case, case))
        self._redo.clear()
        self._write(what, case)

    def _write(self, what: str, case: Case) -> None:
        self._case = case
        self._known = None
        self._on_saving(self._saved(what, case))

    def _saved(self, what: str, case: Case) -> Saved:
        kind, _, name = what.partition(":")
        if kind == "fact":
            return self._store.save_fact(self.id, name, case.profile)
        if kind == "policies":
            return self._store.save_policies(self.id, case.policies)
        answer = case.answers.get(name)
        return self._store.clear_answer(self.id, name) if answer is None else self._store.save_answer(self.id, answer)

