"""Policies and quotes on the screen: opened, added, copied and taken away, each entry kept at once and undone alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from advisor_app.domain.coverage.rulebook import CoverageRulebook
from advisor_app.domain.coverage.terms import term_severity
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.policies import Policy
from advisor_app.services.assessments import AssessmentSession
from advisor_app.ui.attaching import Attaching
from advisor_app.ui.pages.policy.page import PolicyPage, PolicySheet
from advisor_app.ui.presenters.fields import client_currency
from advisor_app.ui.presenters.policy_entries import as_quote, empty_policy
from advisor_app.ui.stage import Office, Stage
from advisor_app.ui.visit import Visit

MOST_QUOTES = 5
FIRST_SHAPE = "cyber_sa"


class PolicyRoutes(Protocol):
    """Where the page of a policy leads."""

    def results(self, tab: str | None = None) -> None: ...
    def settle(self) -> None: ...


class Policies(QObject):
    """Policies are known by their place among those of their kind."""

    def __init__(self, office: Office, stage: Stage, routes: PolicyRoutes, visit: Visit, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._stage, self._routes, self._visit = office, stage, routes, visit

    # --------------------------------------------------------------------------------------------------- verbs
    def add(self, *, quote: bool, evaluation: Evaluation | None) -> None:
        """A new policy in force, or a new quote."""
        session = self._visit.at_hand()
        kept = self._kept(session, quote)
        if quote and len(kept) >= MOST_QUOTES:
            self._say_full()
            return
        shape = evaluation.coverage.programme.shape if evaluation is not None else FIRST_SHAPE
        self._save(session, quote, (*kept, empty_policy(shape or FIRST_SHAPE, quote=quote, number=len(kept) + 1)))
        self.open(len(kept), quote=quote, evaluation=evaluation)

    def open(self, place: int, *, quote: bool, evaluation: Evaluation | None) -> None:
        """The page of one policy or quote."""
        self._routes.settle()
        session = self._visit.at_hand()
        policy = self._kept(session, quote)[place]
        page = PolicyPage(self._office.theme, self._sheet(session, evaluation), policy)
        page.edited.connect(self._keeper(place, quote))
        page.closed.connect(lambda: self._routes.results("cover"))
        page.delete_asked.connect(lambda: self._delete(place, quote))
        page.copy_asked.connect(lambda: self._copy(page.policy, evaluation))
        files = self._office.practice.dossier(self._visit.client or "").files
        subject = f"{'quote' if quote else 'policy'}:{policy.id or policy.shape}"
        Attaching(page.files, self._office, self._stage, files, subject)
        name = session.case.profile.name
        self._stage.show_page(page, "rail", self.tr("Policy – {name}").format(name=name))
        page.declarations.focus_first()

    def show_again(self, page: PolicyPage) -> None:
        """Show a policy as it stands after undo or redo; one that is gone leads back."""
        session = self._visit.at_hand()
        kept = self._kept(session, page.policy.kind == "quote")
        same = next((policy for policy in kept if policy.id == page.policy.id), None)
        if same is None:
            self._routes.results("cover")
        else:
            page.show_policy(same)

    # -------------------------------------------------------------------------------------------------- inside
    def _keeper(self, place: int, quote: bool) -> Callable[[Policy], None]:
        def keep(policy: Policy) -> None:
            session = self._visit.at_hand()
            kept = list(self._kept(session, quote))
            kept[place] = policy
            self._save(session, quote, tuple(kept))

        return keep

    def _delete(self, place: int, quote: bool) -> None:
        session = self._visit.at_hand()
        kept = list(self._kept(session, quote))
        gone = kept.pop(place)
        self._save(session, quote, tuple(kept))
        self._routes.results("cover")
        words = session.pack.words(self._office.practice.language)
        name = gone.insurer or words.word("policy_shapes", gone.shape)
        self._stage.say(self.tr("{name} deleted.").format(name=name), self.tr("Undo"), self._restore)

    def _restore(self) -> None:
        session = self._visit.session
        if session is not None:
            session.undo()
            self._routes.results("cover")

    def _copy(self, policy: Policy, evaluation: Evaluation | None) -> None:
        session = self._visit.at_hand()
        quotes = session.case.quotes
        if len(quotes) >= MOST_QUOTES:
            self._say_full()
            return
        self._save(session, True, (*quotes, as_quote(policy, len(quotes) + 1)))
        self.open(len(quotes), quote=True, evaluation=evaluation)

    def _say_full(self) -> None:
        self._office.messages.show_info(
            self.tr("Five quotes are compared at most. Delete one to add another.")
        )

    @staticmethod
    def _kept(session: AssessmentSession, quote: bool) -> tuple[Policy, ...]:
        return session.case.quotes if quote else session.case.policies or ()

    @staticmethod
    def _save(session: AssessmentSession, quote: bool, policies: tuple[Policy, ...]) -> None:
        if quote:
            session.edit_quotes(policies)
        else:
            session.edit_policies(policies)

    def _sheet(self, session: AssessmentSession, evaluation: Evaluation | None) -> PolicySheet:
        practice, pack = self._office.practice, session.pack
        wanted = tuple(
            part.id for part in evaluation.coverage.parts if part.priority in ("essential", "advised")
        ) if evaluation is not None else ()
        return PolicySheet(
            session.case.profile.name, practice.language, client_currency(session.case.profile), session.today,
            pack.words(practice.language), wanted,
            tuple(rule.id for rule in pack.coverage.parts if rule.id not in wanted),
            severities(pack.coverage, evaluation),
        )


def severities(book: CoverageRulebook, evaluation: Evaluation | None) -> dict[str, str]:
    """The terms to read with the weight of a poor wording for this firm; those without meaning for it are left out."""
    if evaluation is None:
        return {term.id: term.severity for term in book.terms}
    found = {term.id: term_severity(term, evaluation.facts) for term in book.terms}
    return {term: severity for term, severity in found.items() if severity is not None}
