"""The question on policies in force: what there is, with insurer, limit, first share and end for each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from advisor_app.domain.fact_defaults import currency_of
from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Limit, Policy, Retention
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import Question
from advisor_app.domain.text import TextError, clean_name
from advisor_app.domain.vocabulary import ANSWER_UNKNOWN, POLICY_OPTIONS
from advisor_app.services.amounts import AmountError, parse_amount, show_amount
from advisor_app.services.typed_dates import DateTextError, parse_day, show_day
from advisor_app.ui.pages.question_body import QuestionHead
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import HelpBox
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.text import Text, field_label

NONE = "none"


class PoliciesBody(QWidget):
    """edited(tuple of Policy) for what a person enters, edited(None) with unknown() when nobody knows."""

    edited = Signal(object)
    unknown = Signal()

    def __init__(
        self, theme: Theme, question: Question, words: Texts, place: str, policies: tuple[Policy, ...] | None,
        profile: ClientProfile, language: str, *, is_unknown: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._others = tuple(p for p in policies or () if p.shape not in POLICY_OPTIONS.values())
        text = words.questions[question.id]
        currency = profile.get("currency")
        home = profile.get("home_country")
        self._currency = currency if isinstance(currency, str) else currency_of(home if isinstance(home, str) else "")
        self.head = QuestionHead(theme, place, text.prompt, text.hint)
        choices = [Choice(NONE, self.tr("None"))]
        choices += [Choice(option, words.word("policy_shapes", shape)) for option, shape in POLICY_OPTIONS.items()]
        choices.append(Choice(ANSWER_UNKNOWN, self.tr("We don't know")))
        self.options = OptionGroup(
            theme, choices, many=True, exclusive=(NONE, ANSWER_UNKNOWN), keys=False, name=text.prompt
        )
        self.details: dict[str, PolicyFields] = {}
        kept = {shape: p for p in reversed(policies or ()) for shape in (p.shape,)}
        for option, shape in POLICY_OPTIONS.items():
            fields = PolicyFields(theme, kept.get(shape, Policy(shape)), self._currency, language)
            fields.settled.connect(self._emit)
            self.options.rows[option].set_detail(fields)
            self.details[option] = fields
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.setVisible(False)
        self.help = HelpBox(theme, text.why)
        self.options.changed.connect(lambda _values: self._emit())
        self.setLayout(column(self.head, self.problem, 6, self.options, 14, self.help, 12, None))
        self._show(policies, is_unknown)

    def focus_first(self) -> None:
        self.options.focus_first()

    def show_missing(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.options.focus_first()

    def flush(self) -> None:
        for fields in self.details.values():
            fields.settle()

    def _show(self, policies: tuple[Policy, ...] | None, is_unknown: bool) -> None:
        if is_unknown:
            self.options.show_value((ANSWER_UNKNOWN,))
        elif policies == ():
            self.options.show_value((NONE,))
        else:
            shapes = {p.shape for p in policies or ()}
            self.options.show_value([o for o, shape in POLICY_OPTIONS.items() if shape in shapes])

    def _emit(self) -> None:
        self.problem.setVisible(False)
        chosen = self.options.value()
        if ANSWER_UNKNOWN in chosen:
            self.unknown.emit()
        elif NONE in chosen:
            self.edited.emit(())
        elif chosen:
            self.edited.emit(tuple(self.details[option].policy for option in chosen) + self._others)
        else:
            self.edited.emit(None)


class PolicyFields(QWidget):
    """The few figures of a declarations page. settled() after each change that could be read."""

    settled = Signal()

    def __init__(self, theme: Theme, policy: Policy, currency: str, language: str) -> None:
        super().__init__()
        self.policy = policy
        self._language = language
        self.insurer = LineEdit(theme, name=self.tr("Insurer"))
        self.limit = LineEdit(theme, name=self.tr("Limit, {currency}").format(currency=currency))
        self.share = LineEdit(theme, name=self.tr("First share you pay, {currency}").format(currency=currency))
        self.end = LineEdit(theme, name=self.tr("Ends on"))
        self.problem = Text(theme, "", "caption", "danger", wrap=True)
        self.problem.setVisible(False)
        self._fill(policy)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for place, field in enumerate((self.insurer, self.limit, self.share, self.end)):
            line, across = divmod(place, 2)
            grid.addWidget(field_label(theme, field.accessibleName(), field), 2 * line, across)
            grid.addWidget(field, 2 * line + 1, across)
            field.editingFinished.connect(self.settle)
        self.setLayout(column(grid, 4, self.problem))

    def settle(self) -> None:
        """Read what was typed; a figure that cannot be read is named and leaves the policy as it was."""
        if not any(f.isModified() for f in (self.insurer, self.limit, self.share, self.end)):
            return
        try:
            policy = self._read()
        except (AmountError, DateTextError, TextError) as error:
            self.problem.setText(str(error))
            self.problem.setVisible(True)
            return
        self.problem.setVisible(False)
        for field in (self.insurer, self.limit, self.share, self.end):
            field.setModified(False)
        if policy != self.policy:
            self.policy = policy
            self.settled.emit()

    def _fill(self, policy: Policy) -> None:
        self.insurer.setText(policy.insurer)
        if policy.limit.each is not None:
            self.limit.setText(show_amount(policy.limit.each, self._language))
        if policy.retention.default is not None:
            self.share.setText(show_amount(policy.retention.default, self._language))
        if policy.end is not None:
            self.end.setText(show_day(policy.end, self._language))

    def _read(self) -> Policy:
        limit = self._amount(self.limit)
        old = self.policy
        each = old.limit if limit == old.limit.each else Limit(each=limit, aggregate=limit)
        share = self._amount(self.share)
        retention = old.retention if share == old.retention.default else Retention(default=share)
        end = parse_day(self.end.text(), self._language) if self.end.text().strip() else None
        insurer = clean_name(self.insurer.text(), field=self.tr("The insurer"))
        return replace(old, insurer=insurer, limit=each, retention=retention, end=end)

    def _amount(self, field: LineEdit) -> float | None:
        text = field.text().strip()
        if not text:
            return None
        try:
            return float(parse_amount(text, self._language))
        except AmountError as error:
            raise AmountError(f"{field.accessibleName()} {error}") from error
