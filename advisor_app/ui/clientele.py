"""The clients on the screen: the list, a client's facts, deleting with undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.services.contacts import Contact
from advisor_app.ui.pages.client_form import ClientFormPage
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.presenters.client_order import ListState
from advisor_app.ui.presenters.clients import client_rows
from advisor_app.ui.stage import Office, Stage


class ClientRoutes(Protocol):
    """Where the list and the form lead."""

    def open_client(self, client: str) -> None: ...
    def open_assessment(self, client: str) -> None: ...
    def open_results(self, client: str) -> None: ...
    def open_letter(self, client: str) -> None: ...
    def settle(self) -> None: ...


class Clientele(QObject):
    """office and stage are handed down; routes lead on. chosen: the client marked in the list, None for none."""

    def __init__(self, office: Office, stage: Stage, routes: ClientRoutes, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._stage, self._routes = office, stage, routes
        self._practice = office.practice
        self._list_state: ListState | None = None
        self.chosen: str | None = None

    def show_list(self) -> None:
        practice, words = self._practice, self._office.practice.pack.words(self._practice.language)
        page = ClientsPage(
            self._office.theme, lambda currency: Figures(practice.language, currency, words.letter), words,
            state=self._list_state, today=practice.today,
        )
        page.new_client.connect(self.show_form)
        page.opened.connect(self._routes.open_client)
        page.continue_asked.connect(self._routes.open_assessment)
        page.results_asked.connect(self._routes.open_results)
        page.letter_asked.connect(self._routes.open_letter)
        page.edit_asked.connect(self.show_form)
        page.deleted.connect(self._delete)
        page.demo_asked.connect(self.restore_demo)
        page.show_clients(client_rows(practice, words), self.chosen)
        self._stage.show_page(page, "bar", self.tr("Clients"))

    def leave(self, page: QWidget) -> None:
        """Keep how the list was sorted and searched."""
        if isinstance(page, ClientsPage):
            self._list_state = page.state()

    def find(self) -> None:
        self.show_list()
        page = self._stage.page
        if isinstance(page, ClientsPage):
            page.focus_search()

    def show_form(self, client: str | None = None) -> None:
        """The facts of a client to edit, or of a new one."""
        self._routes.settle()
        practice = self._practice
        profile = practice.blank_profile() if client is None else practice.client(client).profile
        names = {c.name.casefold() for c in practice.clients() if c.id != client}
        page = ClientFormPage(
            self._office.theme, profile, self._office.practice.pack.words(practice.language), practice.language,
            new=client is None, taken_names=names, today=practice.today(),
            contact=practice.contact(client) if client is not None else None,
        )
        page.saved.connect(self._saver(client, page))
        page.cancelled.connect(self.show_list)
        self._stage.show_page(page, "bar", self.tr("New client") if client is None else profile.name)

    def _saver(self, client: str | None, page: ClientFormPage) -> Callable[[dict[str, object], str], None]:
        return lambda facts, then: self._save(client, facts, page.contact(), then)

    def _save(self, client: str | None, facts: dict[str, object], contact: Contact, then: str) -> None:
        practice = self._practice
        profile = practice.profile_with(client, facts)
        if client is None:
            client = practice.add_client(profile)
        else:
            practice.save_client(client, profile)
        if contact != practice.contact(client):
            practice.save_contact(client, contact)
        self.chosen = client
        if then == "none":
            self.show_list()
        else:
            practice.start(client, then)
            self._routes.open_assessment(client)

    def _delete(self, client: str) -> None:
        name = self._practice.client(client).name
        self._practice.delete_client(client)
        self.show_list()
        self._stage.say(self.tr("{name} deleted.").format(name=name), self.tr("Undo"), lambda: self._restore(client))

    def _restore(self, client: str) -> None:
        self._practice.restore_client(client)
        self.chosen = client
        self.show_list()

    def restore_demo(self) -> None:
        self.chosen = self._practice.add_demo_client()
        self.show_list()
