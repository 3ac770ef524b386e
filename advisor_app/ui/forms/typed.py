"""Fields for typed text: names, lines, numbers, money, shares and dates."""

from __future__ import annotations

from datetime import date

from babel.numbers import get_currency_symbol
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QWidget

from advisor_app.domain.text import TextError, clean_name, clean_text
from advisor_app.services.amounts import parse_amount, parse_share, show_amount, show_share
from advisor_app.services.typed_dates import parse_day, show_day
from advisor_app.ui.forms.field import FieldSpec, FormContext, WaitingField
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.fields import LineEdit, TextArea
from advisor_app.ui.widgets.layout import row
from advisor_app.ui.widgets.text import Text, name_for

NUMBER_WIDTH = 220
NAME_WIDTH = 520


class LineField(WaitingField):
    """One line. Subclasses say how text becomes a value and back."""

    def __init__(
        self, context: FormContext, spec: FieldSpec, *, before: str = "", after: str = "", widest: int = NAME_WIDTH
    ) -> None:
        super().__init__(context, spec)
        self.edit = LineEdit(self.theme, name=spec.label, before=before, after=after, widest=widest)
        self.edit.setAccessibleDescription(spec.hint)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.echo = Text(self.theme, "", "caption", "text2", weight=500)
        self.echo.hide()
        self.line = row(gap=8)
        self.line.addWidget(self.edit, 1000)
        self.line.addStretch(1)
        self.body.addLayout(self.line)
        self.body.addWidget(self.echo)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.left.connect(self.on_left)
        self.edit.returnPressed.connect(self.on_left)

    def parse(self, text: str) -> object:
        """The value of a text. Raises ValueError whose message follows the name of the field."""
        return clean_name(text, field=self.spec.label)

    def written(self, value: object) -> str:
        """The text of a value, which `parse` reads back."""
        return str(value)

    def echoed(self, value: object) -> str:
        """What is said under the field about a value, "" for nothing."""
        return ""

    def offer_unknown(self) -> None:
        """Beside the field: there is room, and it belongs to this field alone."""
        super().offer_unknown()
        self.line.insertSpacing(self.line.count() - 1, 8)
        self.line.insertWidget(self.line.count() - 1, self.unknown, 0, Qt.AlignmentFlag.AlignVCenter)

    def display(self, value: object | None) -> None:
        self.edit.setText("" if value is None else self.written(value))
        self._show_echo(value)

    def take(self, *, final: bool) -> None:
        text = self.edit.text().strip()
        if not text:
            if self.value() is not None and not self.unknown.isChecked():
                self.commit(None)
            return
        try:
            value = self.parse(text)
        except ValueError as error:
            if final:
                whole = str(error) if isinstance(error, TextError) else self.sentence(str(error))
                self.show_error(whole)
            return
        self.commit(value)
        if final:
            self.edit.setText(self.written(value))

    def mark_wrong(self, wrong: bool) -> None:
        self.edit.show_wrong(wrong)
        self.edit.setAccessibleDescription(self.error.text() or self.spec.hint)

    def _on_typed(self, text: str) -> None:
        try:
            self._show_echo(self.parse(text))
        except ValueError:
            self._show_echo(None)
        self.unknown.setChecked(False)
        self.wait()

    def _show_echo(self, value: object | None) -> None:
        said = "" if value is None else self.echoed(value)
        self.echo.setText(said)
        self.echo.setVisible(bool(said))


class NameField(LineField):
    """A name on one line."""


class NumberField(LineField):
    """A count, a number or an amount of money, with what was understood under it."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        self._before = ""
        super().__init__(context, spec, after=spec.unit, widest=NUMBER_WIDTH)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.offer_unknown()
        if spec.kind.startswith("money"):
            self.show_currency(context.currency)

    def show_currency(self, currency: str) -> None:
        """Amounts are in this currency (ISO 4217) from now on; the figure stays."""
        self._before = str(get_currency_symbol(currency, self.context.language.replace("-", "_")))
        self.edit.show_units(self._before, self.spec.unit)
        self._show_echo(self.value())

    def parse(self, text: str) -> object:
        value = parse_amount(text, self.context.language)
        whole = self.spec.kind in ("count", "people", "people_band")
        if whole and value != int(value):
            raise ValueError(self.tr("must be a whole number, like 6,400 or 6k."))
        if self.spec.minimum is not None and value < self.spec.minimum:
            raise ValueError(self.tr("must be {n} or more.").format(n=self._plain(self.spec.minimum)))
        if self.spec.maximum is not None and value > self.spec.maximum:
            raise ValueError(self.tr("must be {n} or less.").format(n=self._plain(self.spec.maximum)))
        return value

    def written(self, value: object) -> str:
        return self._plain(value)

    def echoed(self, value: object) -> str:
        said = self._plain(value)
        if self.edit.text().strip() == said:
            return ""
        return f"{self._before}{said}"

    def _plain(self, value: object) -> str:
        return show_amount(float(value), self.context.language) if isinstance(value, (int, float)) else ""


class ShareField(LineField):
    """A share of a whole, typed and shown as a percentage."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec, after="%", widest=NUMBER_WIDTH)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.offer_unknown()

    def parse(self, text: str) -> object:
        share = parse_share(text, self.context.language)
        low = self.spec.minimum if self.spec.minimum is not None else 0.0
        high = self.spec.maximum if self.spec.maximum is not None else 1.0
        if not low <= share <= high:
            shown = (show_share(low, self.context.language), show_share(high, self.context.language))
            raise ValueError(self.tr("must be between {low} and {high} %.").format(low=shown[0], high=shown[1]))
        return share

    def written(self, value: object) -> str:
        return show_share(float(value), self.context.language) if isinstance(value, (int, float)) else ""


class DateField(LineField):
    """A day, typed or picked from a calendar; a month or a year alone stands for its first day."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec, widest=NUMBER_WIDTH)
        self.button = IconButton(self.theme, "calendar-clock", self.tr("Open calendar"))
        self.line.insertWidget(1, self.button)
        self.button.clicked.connect(self._open_calendar)
        self._calendar: QCalendarWidget | None = None
        self.offer_unknown()

    def parse(self, text: str) -> object:
        return parse_day(text, self.context.language)

    def written(self, value: object) -> str:
        return show_day(value, self.context.language) if isinstance(value, date) else ""

    def echoed(self, value: object) -> str:
        said = self.written(value)
        return "" if self.edit.text().strip() == said else said

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setLocale(QLocale(self.context.language.replace("-", "_")))
            self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
            self._calendar.setObjectName("calendar")
            name_for(self._calendar, self.spec.label)
            self._calendar.activated.connect(self._on_day)
            self._calendar.clicked.connect(self._on_day)
        shown = self.value() if isinstance(self.value(), date) else self.context.today
        assert isinstance(shown, date)
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 4)))
        self._calendar.show()

    def _on_day(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        value = date(day.year(), day.month(), day.day())
        self.edit.setText(self.written(value))
        self._show_echo(value)
        self.commit(value)


class LinesField(WaitingField):
    """Several names or texts, one on each line."""

    def __init__(self, context: FormContext, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(context, spec, parent)
        self.area = TextArea(self.theme, name=spec.label, lines=3)
        self.label.setBuddy(self.area)
        self.setFocusProxy(self.area)
        self.body.addWidget(self.area)
        if not spec.hint:
            self.hint.setText(self.tr("One on each line"))
            self.hint.show()
        self.area.typed.connect(self.wait)
        self.area.left.connect(self.on_left)

    def display(self, value: object | None) -> None:
        lines = [str(line) for line in value] if isinstance(value, (tuple, list)) else []
        if self._lines() != lines:
            self.area.show_text("\n".join(lines))

    def take(self, *, final: bool) -> None:
        clean = clean_name if self.spec.kind == "names" else clean_text
        try:
            lines = tuple(clean(line, field=self.spec.label) for line in self._lines())
        except TextError as error:
            self.show_error(str(error))
            return
        if lines or self.value() is not None:
            self.commit(lines or None)

    def mark_wrong(self, wrong: bool) -> None:
        self.area.show_wrong(wrong)

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.area.toPlainText().split("\n") if line.strip()]
