"""First start: who uses it, a passphrase, the recovery key, the practice's name. Four short steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.forms.passphrase import PassphraseField
from advisor_app.ui.pages.start import StartPage
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.choices import CheckBox, RadioButton
from advisor_app.ui.widgets.fields import LineEdit, Select
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.text import Text, caption, field_label

REGIONS = (("GB", "en-GB"), ("US", "en-US"), ("IE", "en-IE"), ("CA", "en-CA"), ("AU", "en-AU"), ("NZ", "en-NZ"))
GROUPS_TO_TYPE = (2, 5)


class Strength(Protocol):
    """What a check of a passphrase says."""

    @property
    def word(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def accepted(self) -> bool: ...


@dataclass(frozen=True)
class SetupChoice:
    """What the person chose. own_firm: checks the own firm instead of advising others. demo: look at the demo first."""

    own_firm: bool
    country: str
    language: str
    practice: str
    person: str
    demo: bool


class SetupPage(StartPage):
    """Emits `create_asked(passphrase)` when the vault is to be made and `finished(SetupChoice)` at the end.

    renewing: only a new passphrase and a new recovery key, after the old recovery key was used; `finished(None)`.
    The owner calls `allow_passphrases` when the checks are loaded and `show_recovery_key` when the vault is made.
    """

    create_asked = Signal(str)
    print_asked = Signal(str)
    save_asked = Signal(str)
    finished = Signal(object)

    def __init__(self, theme: Theme, *, renewing: bool = False) -> None:
        super().__init__(theme, self.tr("Who will use this?"))
        self._renewing = renewing
        self._check: Callable[[str], Strength] | None = None
        self._suggest: Callable[[], str] | None = None
        self._groups: list[str] = []
        self._steps: list[QWidget] = []
        for build in (self._who, self._passphrase, self._recovery, self._practice):
            holder = QWidget()
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            build(layout)
            layout.addStretch(1)
            self._steps.append(holder)
        self.add(*self._steps)
        self.show_step(1 if renewing else 0)

    # ------------------------------------------------------------------------------------------------- the steps
    def _who(self, layout: QVBoxLayout) -> None:
        theme = self.theme
        self.advising = RadioButton(theme, self.tr("I advise other firms"))
        self.own = RadioButton(theme, self.tr("I'm checking my own firm"))
        self.advising.setChecked(True)
        self.region = Select(
            theme, [(tag, QLocale(tag.replace("-", "_")).nativeTerritoryName()) for _, tag in REGIONS],
            name=self.tr("Region"),
        )
        self.region.setCurrentIndex(_place_of(QLocale.system()))
        label = field_label(theme, self.tr("Region: money, dates and paper"), self.region)
        forward = Button(theme, self.tr("Continue"), "primary", large=True)
        forward.clicked.connect(lambda: self.show_step(1))
        layout.addLayout(column(
            self.advising, 2, self.own, 18, label, 6, self.region, 22, row(None, forward)
        ))

    def _passphrase(self, layout: QVBoxLayout) -> None:
        theme = self.theme
        self.first = PassphraseField(theme, self.tr("Passphrase"))
        self.again = PassphraseField(theme, self.tr("Type it again"))
        self.strength = Text(theme, "", "label", "text2", wrap=True)
        self.offer = Button(theme, self.tr("Suggest five words"), "link", icon="key-round")
        self.protect = Button(theme, self.tr("Protect my file"), "primary", large=True)
        back = Button(theme, self.tr("Back"), large=True)
        warning = caption(theme, self.tr(
            "At least 12 characters; a few unrelated words are best. If both the passphrase and the recovery key are "
            "lost, nobody can open the file. Also switch on the disk encryption of this computer."
        ))
        self.first.edit.textEdited.connect(self._show_strength)
        self.again.edit.textEdited.connect(self._show_strength)
        self.again.edit.returnPressed.connect(self._ask_create)
        self.offer.clicked.connect(self._suggest_words)
        self.protect.clicked.connect(self._ask_create)
        back.clicked.connect(lambda: self.show_step(0))
        self.protect.setEnabled(False)
        back.setVisible(not self._renewing)
        layout.addLayout(column(
            field_label(theme, self.tr("Passphrase"), self.first.edit), 6, self.first, 4, row(self.offer, None), 10,
            field_label(theme, self.tr("Type it again"), self.again.edit), 6, self.again, 8, self.strength, 10,
            warning, 22, row(back, None, self.protect),
        ))

    def _recovery(self, layout: QVBoxLayout) -> None:
        theme = self.theme
        self.key = Text(theme, "", "card_title", tabular=True, wrap=True, selectable=True)
        printing = Button(theme, self.tr("Print…"), icon="printer")
        saving = Button(theme, self.tr("Save as PDF…"), icon="save")
        printing.clicked.connect(lambda: self.print_asked.emit(self.key.text()))
        saving.clicked.connect(lambda: self.save_asked.emit(self.key.text()))
        self.group_fields = [LineEdit(theme) for _ in GROUPS_TO_TYPE]
        labels = [
            field_label(theme, self.tr("Group {n} of the key").format(n=place + 1), field)
            for place, field in zip(GROUPS_TO_TYPE, self.group_fields, strict=True)
        ]
        for field in self.group_fields:
            field.setMaxLength(8)
            field.textEdited.connect(self._check_groups)
            field.returnPressed.connect(self._after_groups)
        self.key_problem = Text(theme, "", "label", "danger", wrap=True)
        self.key_problem.setVisible(False)
        self.without = CheckBox(
            theme, self.tr("No recovery key: I accept that a forgotten passphrase loses everything")
        )
        self.without.clicked.connect(self._check_groups)
        self.kept = Button(theme, self.tr("Continue"), "primary", large=True)
        self.kept.setEnabled(False)
        self.kept.clicked.connect(self._after_key)
        pair = row(gap=12)
        for label, field in zip(labels, self.group_fields, strict=True):
            pair.addLayout(column(label, 6, field))
        layout.addLayout(column(
            self.key, 12, row(printing, saving, None, gap=10), 18,
            caption(theme, self.tr("Keep it away from this computer. To show that you have it, type two groups back.")),
            8, pair, 6, self.key_problem, 12, self.without, 20, row(None, self.kept),
        ))

    def _practice(self, layout: QVBoxLayout) -> None:
        theme = self.theme
        self.practice, self.person = LineEdit(theme), LineEdit(theme)
        for field in (self.practice, self.person):
            field.setMaxLength(200)
        self.demo = Button(theme, self.tr("Look at the demo client"), large=True)
        self.start = Button(theme, self.tr("Start with my own client"), "primary", large=True)
        self.demo.clicked.connect(lambda: self._finish(demo=True))
        self.start.clicked.connect(lambda: self._finish(demo=False))
        layout.addLayout(column(
            field_label(theme, self.tr("Practice name"), self.practice), 6, self.practice, 14,
            field_label(theme, self.tr("Your name"), self.person), 6, self.person, 6,
            caption(theme, self.tr("Both stand on the letters. They can be changed later.")), 22,
            column(self.start, self.demo, gap=10),
        ))

    # ---------------------------------------------------------------------------------------------- the owner's
    def allow_passphrases(self, check: Callable[[str], Strength], suggest: Callable[[], str]) -> None:
        """From now on passphrases can be checked and suggested."""
        self._check, self._suggest = check, suggest
        self._show_strength()

    def show_recovery_key(self, key: str) -> None:
        """The vault is made; show its recovery key."""
        self._groups = key.split("-")
        self.key.setText(key)
        self.protect.set_ready(self.tr("Protect my file"))
        for field in (self.first.edit, self.again.edit):
            field.clear()
        self.show_step(2)

    def show_problem(self, sentence: str) -> None:
        """The vault could not be made; everything typed stays."""
        self.strength.setText(sentence)
        self.strength.set_colour("danger")
        self.protect.set_ready(self.tr("Protect my file"))

    # ------------------------------------------------------------------------------------------------ inside
    @property
    def step(self) -> int:
        return next(place for place, page in enumerate(self._steps) if not page.isHidden())

    def show_step(self, step: int) -> None:
        """0 who, 1 passphrase, 2 recovery key, 3 practice."""
        titles = (
            (self.tr("Who will use this?"), ""),
            (self.tr("Protect your practice file"), self.tr("Everything is kept encrypted on this computer only.")),
            (self.tr("Your recovery key"), self.tr("It opens the file if the passphrase is forgotten.")),
            (self.tr("Your practice"), ""),
        )
        self.show_head(*titles[step])
        # Hidden, not stacked: the card is as high as the step that is shown.
        for place, page in enumerate(self._steps):
            page.setVisible(place == step)
        focus = (self.advising, self.first.edit, self.group_fields[0], self.practice)[step]
        focus.setFocus()

    def _show_strength(self) -> None:
        text = self.first.text()
        if not text or self._check is None:
            self.strength.setText("" if self._check else self.tr("One moment…") if text else "")
            self.protect.setEnabled(False)
            return
        result = self._check(text)
        same = text == self.again.text()
        self.strength.set_colour("ok" if result.accepted else "danger")
        words = result.word + (f". {result.reason}" if result.reason else "")
        if result.accepted and self.again.text() and not same:
            words = self.tr("The two passphrases differ.")
            self.strength.set_colour("danger")
        self.strength.setText(words)
        self.protect.setEnabled(result.accepted and same)

    def _suggest_words(self) -> None:
        if self._suggest is None:
            return
        self.first.edit.setText(self._suggest())
        self.first.show_button.click()
        self.again.edit.clear()
        self.again.edit.setFocus()
        self._show_strength()

    def _ask_create(self) -> None:
        if self.protect.isEnabled():
            self.protect.set_busy(self.tr("Making the file…"))
            self.create_asked.emit(self.first.text())

    def _check_groups(self) -> None:
        typed = dict(zip(GROUPS_TO_TYPE, (field.text().strip().upper() for field in self.group_fields), strict=True))
        wrong = [place for place, text in typed.items() if text != self._groups[place]]
        whole = next((place for place in wrong if len(typed[place]) >= len(self._groups[place])), None)
        self.key_problem.setVisible(whole is not None)
        if whole is not None:
            self.key_problem.setText(
                self.tr("Group {n} is not what the key says. Compare it letter by letter.").format(n=whole + 1)
            )
        self.kept.setEnabled(not wrong or self.without.isChecked())

    def _after_groups(self) -> None:
        """Return: on to what is still to be typed, or further."""
        if self.kept.isEnabled():
            self._after_key()
        else:
            self.focusNextChild()

    def _after_key(self) -> None:
        if self._renewing:
            self.finished.emit(None)
        else:
            self.show_step(3)

    def _finish(self, *, demo: bool) -> None:
        country, language = REGIONS[self.region.currentIndex()]
        self.finished.emit(SetupChoice(
            own_firm=self.own.isChecked(), country=country, language=language,
            practice=self.practice.text(), person=self.person.text(), demo=demo,
        ))


def _place_of(locale: QLocale) -> int:
    code = QLocale.territoryToCode(locale.territory())
    return next((place for place, (country, _) in enumerate(REGIONS) if country == code), 0)
