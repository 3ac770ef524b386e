"""The card of the client form that says who the letter goes to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.text import TextError
from advisor_app.services.contacts import Contact
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit, TextArea
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.text import Text, field_label


class ContactCard(Card):
    """person, address, reference; all optional."""

    def __init__(self, theme: Theme, contact: Contact) -> None:
        super().__init__(theme, QCoreApplication.translate("ContactCard", "Who the letter goes to"))
        self.person = LineEdit(theme, name=self.tr("Name of the person"))
        self.person.setText(contact.person)
        self.reference = LineEdit(theme, name=self.tr("Your reference"))
        self.reference.setText(contact.reference)
        self.address = TextArea(theme, name=self.tr("Address, one line each"))
        self.address.setPlainText("\n".join(contact.address))
        self.problem = Text(theme, "", "label", "danger", wrap=True, weight=600)
        self.problem.hide()
        pair = row(gap=20)
        for field in (self.person, self.reference):
            pair.addLayout(column(field_label(theme, field.accessibleName(), field), 4, field), 1)
        self.add(
            self.problem, pair,
            column(field_label(theme, self.address.accessibleName(), self.address), 4, self.address),
        )

    def contact(self) -> Contact:
        """Raises TextError; `check` first."""
        return Contact.typed(self.person.text(), self.address.toPlainText(), self.reference.text())

    def check(self) -> bool:
        """Whether it can be taken; what is wrong is said."""
        try:
            self.contact()
        except TextError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return False
        self.problem.hide()
        return True
