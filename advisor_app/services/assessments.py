"""One assessment being filled in: the case in memory, every edit saved at once, nothing ever overwritten silently."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from advisor_app.domain.answers import Answer
from advisor_app.domain.case_facts import CaseFacts, case_facts
from advisor_app.domain.contracts import Contract, contract_rows
from advisor_app.domain.evaluation import Case, Evaluation, evaluate
from advisor_app.domain.losses.overrides import LossOverride, check_override
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.progress import SILENT, Progress
from advisor_app.domain.register import Decision, FindingNote, PlanItem, Register
from advisor_app.domain.text import clean_name, clean_text
from advisor_app.domain.vocabulary import DEPTHS, EVIDENCE
from advisor_app.domain.wizard import WizardState, wizard_state
from advisor_app.services.kept import AssessmentStore, Edit, EditSaver, Kept, RegisterStore, Saved


class AssessmentSession:
    """The case of one assessment with its edits.

    Every edit changes the case in memory first and hands the change to the store; `on_saving` gets the store's future,
    so that whoever shows "Saved" can wait for the commit. Raises FactError or TextError for a bad value, and then
    neither the case nor the store has changed.
    """

    def __init__(
        self,
        assessment: str,
        kept: Kept,
        *,
        place: str | None,
        store: AssessmentStore,
        registers: RegisterStore,
        pack: ContentPack,
        today: date,
        wording: str = "owner",
        on_saving: Callable[[Saved], None] = lambda _saved: None,
    ) -> None:
        self.id = assessment
        self.pack = pack
        self.today = today
        self._kept = kept
        self._place = place
        self._wording = wording
        self._store = store
        self._saver = EditSaver(assessment, store, registers)
        self._on_saving = on_saving
        self._known: CaseFacts | None = None
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []

    # ------------------------------------------------------------------------------------------------ reading
    @property
    def case(self) -> Case:
        return self._kept.case

    @property
    def register(self) -> Register:
        """What is being done about the findings, the plan, and what was decided about cover."""
        return self._kept.register

    @property
    def depth(self) -> str:
        return self._kept.depth

    @property
    def later(self) -> tuple[str, ...]:
        """Sections put off to another sitting."""
        return self._kept.later

    @property
    def wording(self) -> str:
        """In which of their two wordings questions are shown: owner or technical."""
        return self._wording

    @property
    def known(self) -> CaseFacts:
        if self._known is None:
            case = self.case
            self._known = case_facts(case.profile, case.answers, case.policies, self.pack, self.today)
        return self._known

    def wizard(self) -> WizardState:
        return wizard_state(
            self.pack, self.known, self.case.answers, self.depth, self._place, later=self.later
        )

    def evaluate(self, *, app_version: str, full: bool, progress: Progress = SILENT) -> Evaluation:
        """The evaluation of the case as it stands. Pure: safe to call in a worker on a session nobody edits then;
        callers hand over `case` instead when edits may follow."""
        return evaluate(
            self.case, self.pack, today=self.today, app_version=app_version, full=full, progress=progress
        )

    def missing_for_estimate(self) -> int:
        """Answers still needed for a first estimate: eight in all, among them records held and yearly revenue."""
        wizard = self.wizard()
        key = [name for name in ("records_total", "revenue") if self.case.profile.get(name) is None]
        return max(len(key), 8 - wizard.answered, 0)

    # ------------------------------------------------------------------------------------------------ editing
    def edit_fact(self, name: str, raw: object | None) -> None:
        """Set a fact, or take it back with None."""
        profile = self.case.profile.with_fact(name, raw)
        if profile.get(name) != self.case.profile.get(name):
            self._apply_case(f"fact:{name}", replace(self.case, profile=profile))

    def edit_answer(self, question: str, value: str | tuple[str, ...]) -> None:
        """Choose an answer; evidence and note stay. Raises ValueError for a value the question does not offer."""
        self.pack.question(question).score(value)
        answers = self.case.answers.with_value(question, value)
        if answers.get(question) != self.case.answers.get(question):
            self._apply_case(f"answer:{question}", replace(self.case, answers=answers))

    def annotate(
        self, question: str, *, note: str | None = None, note_shown: bool | None = None, reason: str | None = None
    ) -> None:
        """Note and reason of a question; without an answer it stays not answered. Raises TextError."""
        old = self._answer(question)
        self._put(replace(
            old,
            note=old.note if note is None else clean_text(note, field="The note"),
            note_shown=old.note_shown if note_shown is None else note_shown,
            reason=old.reason if reason is None else clean_text(reason, limit=500, field="The reason"),
        ))

    def prove(self, question: str, evidence: str, on: date | None, by: str = "") -> None:
        """How an answer is known: stated, seen or tested, on which day, and from whom. Raises TextError."""
        if evidence not in EVIDENCE:
            raise ValueError(f"{evidence} is none of {', '.join(EVIDENCE)}")
        person = clean_name(by, field="The name")
        self._put(replace(self._answer(question), evidence=evidence, evidence_date=on, evidence_by=person))

    def flag(self, question: str, on: bool, *, who: str = "", by: date | None = None) -> None:
        """Mark a question to be checked later, by whom and by which day, or take the mark away. Raises TextError."""
        person = clean_name(who, field="The name")
        self._put(replace(
            self._answer(question), check_later=on, check_who=person if on else "", check_by=by if on else None
        ))

    def _answer(self, question: str) -> Answer:
        return self.case.answers.get(question) or Answer(question, None)

    def _put(self, answer: Answer) -> None:
        if answer != self._answer(answer.question):
            answers = self.case.answers.with_answer(answer)
            self._apply_case(f"answer:{answer.question}", replace(self.case, answers=answers))

    def forget_value(self, question: str) -> None:
        """Take back what was chosen; a note, evidence or a mark stay."""
        if self.case.answers.value(question) is not None:
            self._put(replace(self._answer(question), value=None))

    def clear_answer(self, question: str) -> None:
        if self.case.answers.get(question) is not None:
            self._apply_case(f"answer:{question}", replace(self.case, answers=self.case.answers.without(question)))

    def edit_policies(self, policies: tuple[Policy, ...] | None) -> None:
        if policies != self.case.policies:
            self._apply_case("policies", replace(self.case, policies=policies))

    def edit_quotes(self, quotes: tuple[Policy, ...]) -> None:
        self._apply_case("quotes", replace(self.case, quotes=quotes))

    def take_contracts(self, contracts: Iterable[Contract]) -> None:
        """Bring what the firm said about its contracts up to the register of them; other rows stay."""
        stated = self.case.profile.get("contracts")
        rows = contract_rows(contracts, stated if isinstance(stated, tuple) else ())
        if rows or isinstance(stated, tuple):
            self.edit_fact("contracts", rows)

    def set_override(self, override: LossOverride) -> None:
        """Replace one number of the loss model. Raises ParameterError, one sentence."""
        check_override(override, self.pack.losses, self.pack.usd_rates)
        self._apply(f"override:{override.parameter}", self._kept.with_override(override.parameter, override))

    def clear_override(self, parameter: str) -> None:
        self._apply(f"override:{parameter}", self._kept.with_override(parameter, None))

    # ------------------------------------------------------------------------- what is being done about it
    def set_finding(self, note: FindingNote) -> None:
        self._apply_register(f"finding:{note.finding}", self.register.with_finding(note))

    def set_fix(self, item: PlanItem) -> None:
        """Put a fix into the plan, or change what is planned for it."""
        self._apply_register(f"fix:{item.fix}", self.register.with_plan(item.fix, item))

    def clear_fix(self, fix: str) -> None:
        """Take a fix out of the plan."""
        self._apply_register(f"fix:{fix}", self.register.with_plan(fix, None))

    def decide(self, decision: Decision) -> None:
        self._apply_register(f"decision:{decision.item}", self.register.with_decision(decision.item, decision))

    def clear_decision(self, item: str) -> None:
        self._apply_register(f"decision:{item}", self.register.with_decision(item, None))

    # ---------------------------------------------------------------------------------------- how it is asked
    def raise_depth(self, depth: str) -> None:
        """Go into more detail; every answer is carried over. Raises ValueError for a depth that is no deeper."""
        if DEPTHS.index(depth) <= DEPTHS.index(self.depth):
            raise ValueError(f"{depth} is no deeper than {self.depth}")
        self._apply("depth", replace(self._kept, depth=depth))

    def put_off(self, section: str) -> None:
        """Leave a section for another sitting."""
        self._apply("later", replace(self._kept, later=tuple(dict.fromkeys((*self.later, section)))))

    def take_up(self, section: str) -> None:
        """Ask a section now that was put off."""
        self._apply("later", replace(self._kept, later=tuple(s for s in self.later if s != section)))

    def set_wording(self, wording: str) -> None:
        """Show questions as one asks an owner, or as one asks their IT people."""
        if wording != self._wording:
            self._wording = wording
            self._on_saving(self._store.set_wording(self.id, wording))

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

    def _apply_case(self, what: str, case: Case) -> None:
        self._apply(what, replace(self._kept, case=case))

    def _apply_register(self, what: str, register: Register) -> None:
        self._apply(what, replace(self._kept, register=register))

    def _apply(self, what: str, kept: Kept) -> None:
        if kept != self._kept:
            self._undo.append(Edit(what, self._kept, kept))
            self._redo.clear()
            self._write(what, kept)

    def _write(self, what: str, kept: Kept) -> None:
        if kept.case is not self._kept.case:
            self._known = None
        self._kept = kept
        self._on_saving(self._saver.save(what, kept))
