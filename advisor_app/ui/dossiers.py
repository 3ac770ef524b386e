"""The dossier of a client on the screen: contracts feed the assessment, everything is kept in the practice file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject

from advisor_app.documents.claim_file import claim_file
from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.domain.contracts import Contract
from advisor_app.domain.coverage.readiness import NoticeDuty, Readiness, protocol, readiness, whom_to_tell
from advisor_app.domain.deadlines import notices_due
from advisor_app.domain.incident_log import Incident
from advisor_app.services.dossier import Dossier
from advisor_app.services.exports import short_name
from advisor_app.ui.attaching import Attaching
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.letters import ask_where, save_whole
from advisor_app.ui.pages.dossier.incidents import ClaimDesk, IncidentsView
from advisor_app.ui.pages.dossier.page import DossierPage
from advisor_app.ui.pages.dossier.ready import ReadyView
from advisor_app.ui.pages.dossier.records import Kind, RecordsView
from advisor_app.ui.presenters.claim_file import Words, claim_paper, claim_words
from advisor_app.ui.presenters.dossier_entries import (
    contract_fields,
    member_fields,
    partner_fields,
    partner_words,
    team_words,
)
from advisor_app.ui.presenters.fields import client_currency
from advisor_app.ui.stage import Office, Stage
from advisor_app.ui.visit import Visit
from advisor_app.ui.widgets.record_list import Record


class DossierRoutes(Protocol):
    """Where the dossier leads."""

    def clients(self) -> None: ...
    def settle(self) -> None: ...


class Dossiers(QObject):
    """One client's dossier at a time: that of the assessment at hand."""

    def __init__(self, office: Office, stage: Stage, routes: DossierRoutes, visit: Visit, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._stage, self._routes, self._visit = office, stage, routes, visit

    def open(self, client: str, tab: str = "incidents") -> None:
        self._routes.settle()
        session = self._visit.begin(client)
        practice, pack = self._office.practice, self._office.practice.pack
        dossier, profile = practice.dossier(client), session.case.profile
        self._tell = self._teller(dossier)
        context = FormContext(self._office.theme, practice.language, client_currency(profile), practice.today())
        words = pack.words(practice.language)
        laws = {regime.id: words.law(regime) for regime in pack.regimes}
        said = claim_words(words, laws) | {
            "ready": dict(words.coverage.get("ready", {})), "shapes": dict(words.vocabulary["policy_shapes"]),
        }
        incidents = IncidentsView(context, ClaimDesk(
            dossier, self._tell,
            lambda shelf, subject: Attaching(shelf, self._office, self._stage, dossier.files, subject),
            self._steps, practice.now,
        ), said)
        incidents.print_asked.connect(lambda incident: self._save_claim_file(dossier, incident, said, context))
        ready = ReadyView(context, dossier.prepared(), lambda: self._readiness(dossier), said)
        ready.edited.connect(lambda prepared: self._keep_prepared(dossier, prepared))
        page = DossierPage(self._office.theme, profile.name, (
            ("incidents", self.tr("Claim files"), incidents),
            ("team", self.tr("Claims team"), self._shelf(context, self._team(dossier))),
            ("partners", self.tr("Who helps"), self._shelf(context, self._partners(dossier))),
            ("contracts", self.tr("Contracts"), self._shelf(context, self._contracts(dossier))),
            ("ready", self.tr("Ready?"), ready),
        ))
        page.closed.connect(self._routes.clients)
        self._stage.show_page(
            page, "rail", self.tr("If something happens – {name}").format(name=profile.name)
        )
        page.open_tab(tab)

    # ------------------------------------------------------------------------------------------------- incidents
    def _save_claim_file(self, dossier: Dossier, id_: str, said: Words, context: FormContext) -> None:
        """The claim file as a PDF, where the person chooses."""
        practice = self._office.practice
        incident = next(entry for entry in dossier.incidents.all() if entry.id == id_)
        name = self._visit.at_hand().case.profile.name
        paper = claim_paper(name, incident, self._tell(incident), dossier.log(id_), said, context)
        content = claim_file(paper, fonts=self._office.desk.places.resources / "fonts", paper=practice.paper)
        suggested = f"{practice.today().isoformat()} {short_name(name)} - {self.tr('claim file')}.pdf"
        chosen = ask_where(self._stage, self.tr("Save the claim file"), suggested)
        if chosen is not None:
            save_whole(chosen, content, self._office.messages)

    def _teller(self, dossier: Dossier) -> Callable[[Incident], tuple[NoticeDuty, ...]]:
        def tell(incident: Incident) -> tuple[NoticeDuty, ...]:
            session, pack = self._visit.at_hand(), self._office.practice.pack
            facts = session.known.facts
            laws = notices_due(incident.breach(), pack.regimes, facts).notices if incident.people else ()
            return whom_to_tell(
                incident.kind, facts, session.case.policies or (), dossier.contracts.all(), laws,
                pack.coverage.readiness, incident.discovered,
            )

        return tell

    def _steps(self, kind: str) -> tuple[str, ...]:
        return protocol(kind, self._office.practice.pack.coverage.readiness)

    def _readiness(self, dossier: Dossier) -> Readiness:
        session = self._visit.at_hand()
        return readiness(
            dossier.team.all(), dossier.partners.all(), dossier.prepared(), session.case.policies or (),
            dossier.contracts.all(), self._office.practice.pack.coverage.readiness, session.today,
        )

    @staticmethod
    def _keep_prepared(dossier: Dossier, prepared: Preparedness) -> None:
        dossier.save_prepared(prepared)

    # --------------------------------------------------------------------------------------------------- shelves
    def _shelf(self, context: FormContext, kind: Kind) -> RecordsView:
        view = RecordsView(context, kind)

        def offer(id_: str, title: str) -> None:
            self._stage.say(self.tr("{name} removed.").format(name=title), self.tr("Undo"), lambda: bring_back(id_))

        def bring_back(id_: str) -> None:
            kind.restore(id_)
            view.refresh(id_)
            view.changed.emit()

        view.removed.connect(offer)
        return view

    def _team(self, dossier: Dossier) -> Kind:
        roles = team_words()
        return Kind(
            self.tr("Claims team"), self.tr("Add a person"),
            self.tr("Nobody is named yet. Begin with who leads and who stands in."), member_fields(),
            dossier.team.all, lambda id_, v: TeamMember(id_, v.pop("role", ""), v.pop("name", ""), **v),
            dossier.team.save, dossier.team.remove, dossier.team.restore,
            lambda m: Record(m.id, m.name, roles[m.role], m.phone), dossier.new_id,
        )

    def _partners(self, dossier: Dossier) -> Kind:
        roles = partner_words()
        return Kind(
            self.tr("Who helps"), self.tr("Add a firm"),
            self.tr("No firm is on file yet. Ask the insurer first whom it pays for."), partner_fields(),
            dossier.partners.all, lambda id_, v: Partner(id_, v.pop("role", ""), v.pop("firm", ""), **v),
            dossier.partners.save, dossier.partners.remove, dossier.partners.restore,
            lambda p: Record(p.id, p.firm, roles[p.role], p.phone), dossier.new_id,
        )

    def _contracts(self, dossier: Dossier) -> Kind:
        words = self._office.practice.pack.words(self._office.practice.language)

        def save(contract: Contract) -> None:
            dossier.contracts.save(contract)
            self._visit.at_hand().take_contracts(dossier.contracts.all())

        def remove(id_: str) -> None:
            """Out of the register, and out of what the firm says it promised."""
            gone = next(contract for contract in dossier.contracts.all() if contract.id == id_)
            dossier.contracts.remove(id_)
            session = self._visit.at_hand()
            stated = session.case.profile.get("contracts")
            if isinstance(stated, tuple):
                rows = [row for row in stated if isinstance(row, Mapping)]
                left = tuple(row for row in rows if row.get("party") != gone.counterparty)
                session.edit_fact("contracts", left)
                session.take_contracts(dossier.contracts.all())

        def restore(id_: str) -> None:
            dossier.contracts.restore(id_)
            self._visit.at_hand().take_contracts(dossier.contracts.all())

        return Kind(
            self.tr("Contracts"), self.tr("Add a contract"),
            self.tr("No contract is on file. What customers and lenders require sets the least limit and parts."),
            contract_fields(words), dossier.contracts.all,
            lambda id_, v: Contract(id_, v.pop("counterparty", ""), **v), save, remove, restore,
            lambda c: Record(c.id, c.counterparty, words.word("contract_kinds", c.kind)), dossier.new_id,
        )
