"""Filling in an assessment: the sections at the left, one question in the middle, the estimate at the right."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import FactError
from advisor_app.domain.questions import Question
from advisor_app.domain.text import TextError
from advisor_app.domain.vocabulary import ANSWER_UNKNOWN
from advisor_app.domain.wizard import SECOND_SITTING, WizardState, section_of
from advisor_app.services.assessments import AssessmentSession
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.pages.answer_extras import AnswerExtras
from advisor_app.ui.pages.estimate_panel import EstimatePanel
from advisor_app.ui.pages.facts_body import FactsBody
from advisor_app.ui.pages.policies_body import PoliciesBody
from advisor_app.ui.pages.question_body import AnswerBody
from advisor_app.ui.presenters.depth import depth_title
from advisor_app.ui.presenters.fields import client_currency
from advisor_app.ui.presenters.progress import section_states, time_left
from advisor_app.ui.presenters.sources import sources_of
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import FooterBar, HeaderBar, StatusLine
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.file_shelf import accept_files
from advisor_app.ui.widgets.layout import Divider, clear, column, row
from advisor_app.ui.widgets.messages import MessageBar
from advisor_app.ui.widgets.progress import ProgressLine
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.sections import SectionList, SectionState
from advisor_app.ui.widgets.text import Text

LIST_WIDTH = 272
BODY_WIDTH = 640
PANEL_FROM = 1100
# Narrower than this the footer has room for its buttons only.
HINT_FROM = 860
CHECK = "check"


class AssessmentPage(QWidget):
    """Signals: closed(), check_asked(), results_asked(), edited() after each change of the case; shown(question) when
    one has come on the screen and `extras` can be given its files."""

    closed = Signal()
    check_asked = Signal()
    results_asked = Signal()
    edited = Signal()
    shown = Signal(str)
    source_asked = Signal(str)

    def __init__(
        self, theme: Theme, session: AssessmentSession, words: Texts, language: str, *, demo: bool,
        estimate: EstimatePanel, back_to_check: bool = False, clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._theme, self._session, self._words, self._language = theme, session, words, language
        self._clock = clock
        self._shown_at = clock()
        self._paces: list[float] = []
        self._seen: list[str] = []
        self._back_to_check = back_to_check
        self.estimate = estimate
        self.body: AnswerBody | FactsBody | PoliciesBody | None = None
        self.header = HeaderBar(theme)
        self.header.went_back.connect(self.closed)
        self._demo = demo
        self.extras: AnswerExtras | None = None
        self._add_header_buttons()
        self._status = StatusLine(theme, "circle-check", self.tr("All answers saved"))
        self._list = SectionList(theme, self.tr("Sections"))
        self._list.picked.connect(self.go_to_section)
        self.setAcceptDrops(True)
        self._build()
        self._shortcuts()
        self.show_question(self._session.wizard().current)

    # ------------------------------------------------------------------------------------------------ layout
    def _add_header_buttons(self) -> None:
        results = Button(self._theme, self.tr("Results so far"), icon="chart-line")
        results.clicked.connect(self._leave_for(self.results_asked))
        close = Button(self._theme, self.tr("Close"))
        close.clicked.connect(self._leave_for(self.closed))
        self.header.add_action(results)
        self.header.add_action(close)

    def _build(self) -> None:
        theme = self._theme
        self.count = Text(theme, "", "label", weight=600)
        self.time = Text(theme, "", "label", "text2")
        self.line = ProgressLine(theme, self.tr("Progress"))
        side = Panel(theme, fill="surface", edge="", radius="")
        side.setFixedWidth(theme.px(LIST_WIDTH))
        # As wide with a scroll bar as without: the bar stands in the margin.
        sections = ScrollPage(self._list, widest=theme.px(LIST_WIDTH) - 24)
        side.setLayout(column(
            row(self.count, None, self.time, margins=(12, 0, 20, 0)), 8, row(self.line, margins=(12, 0, 20, 0)), 14,
            sections, row(self._status, None, margins=(12, 8, 0, 0)), margins=(10, 16, 0, 14),
        ))
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(36, 22, 36, 12)
        holder = QWidget()
        holder.setLayout(self._holder)
        self.scroller = ScrollPage(holder, widest=theme.px(BODY_WIDTH + 72), centred=True)
        self._footer = FooterBar(theme)
        self._footer.stand_under(holder)
        self._fill_footer()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.scroller, 1)
        middle.addWidget(self._footer)
        content = QHBoxLayout()
        content.setSpacing(0)
        content.addWidget(side)
        content.addWidget(Divider(theme, upright=True))
        content.addLayout(middle, 1)
        content.addWidget(self.estimate)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(content, 1)

    def _fill_footer(self) -> None:
        theme = self._theme
        self.back = Button(theme, self.tr("Back"), icon="arrow-left", large=True)
        self.forward = Button(theme, self.tr("Continue"), "primary", large=True)
        self.skip = Button(theme, self.tr("Skip for now"), "quiet")
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_on)
        self.skip.clicked.connect(self.go_past)
        self._hint = Text(theme, self.tr("or press Enter"), "caption", "text2")
        for part in (self.back, self.forward, self._hint):
            self._footer.row.addWidget(part)
        self._footer.row.addStretch(1)
        self._footer.row.addWidget(self.skip)

    def _shortcuts(self) -> None:
        for keys, work in (
            ("Return", self.go_on), ("Enter", self.go_on), ("Ctrl+Return", self.go_on), ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_past), ("Ctrl+Shift+M", self._open_note), ("Ctrl+E", self._open_evidence),
            ("Ctrl+K", self._flag), ("Ctrl+V", self._paste),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(work)

    # ---------------------------------------------------------------------------------------------- moving
    def show_question(self, question_id: str | None) -> None:
        """Bring a question on the screen; without one there is nothing left to ask and the answers are checked."""
        if question_id is None:
            self.check_asked.emit()
            return
        self.settle()
        if self.body is not None:
            self._paces.append(self._clock() - self._shown_at)
        self._shown_at = self._clock()
        self._session.go_to(question_id)
        clear(self._holder)
        self.body = self._made_body(self._session.pack.question(question_id), self._session.wizard())
        if self._session.wizard().may_wait() and self._offers_to_wait(question_id):
            self._holder.addWidget(self._made_offer())
            self._holder.addSpacing(14)
        self._holder.addWidget(self.body)
        if self.extras is not None and not isinstance(self.body, AnswerBody):
            self._holder.addWidget(self.extras)
        self._holder.addStretch(1)
        self.scroller.verticalScrollBar().setValue(0)
        self.body.focus_first()
        self._refresh()
        self.shown.emit(question_id)

    @property
    def session(self) -> AssessmentSession:
        return self._session

    @property
    def question(self) -> str:
        return self._session.wizard().current or ""

    def go_on(self) -> None:
        """Continue: to the next question that applies, if this one is answered."""
        self.settle()
        wizard = self._session.wizard()
        if self.body is not None and wizard.current in wizard.missing:
            self.body.show_missing(self.tr("Choose an answer, or choose We don't know."))
            return
        self._forward(wizard)

    def go_past(self) -> None:
        """Skip for now: on without an answer."""
        self.settle()
        self._forward(self._session.wizard())

    def go_back(self) -> None:
        """To the question seen before this one."""
        self.settle()
        if self._seen:
            self.show_question(self._seen.pop())
            return
        earlier = self._session.wizard().before(self.question)
        if earlier is not None:
            self.show_question(earlier)

    def focus_first(self) -> None:
        """Put the focus on the answer: once the page is in its window."""
        if self.body is not None:
            self.body.focus_first()

    def settle(self) -> None:
        """Hand over what is typed and not handed over yet."""
        if self.body is not None:
            self.body.flush()
        if self.extras is not None:
            self.extras.flush()

    def refresh_after_undo(self) -> None:
        """The case has changed under the page: show the question again."""
        self.body = self.extras = None
        self.show_question(self._session.wizard().current)
        self.edited.emit()

    def _forward(self, wizard: WizardState) -> None:
        if self._back_to_check:
            self.check_asked.emit()
            return
        self._seen.append(self.question)
        self.show_question(wizard.after(self.question))

    def go_to_section(self, section: str) -> None:
        """To the first open question of a section; one that was put off is taken up."""
        if section == CHECK:
            self._leave_for(self.check_asked)()
            return
        self._session.take_up(section)
        wizard = self._session.wizard()
        own = [q for q in wizard.order if section_of(q) == section]
        target = next((q for q in own if q in wizard.missing), own[0])
        self._seen.append(self.question)
        self.show_question(target)

    def _leave_for(self, signal: object) -> Callable[[], None]:
        def leave() -> None:
            self.settle()
            signal.emit()  # type: ignore[attr-defined]

        return leave

    # ------------------------------------------------------------------------------------------- the question
    def _made_body(self, question: Question, wizard: WizardState) -> AnswerBody | FactsBody | PoliciesBody:
        place, size = wizard.place(question.id)
        where = self.tr("{section} · question {n} of {size}").format(
            section=self._words.sections[question.section], n=place, size=size
        )
        case, session = self._session.case, self._session
        self.extras = self._made_extras(question.id)
        if question.kind == "facts":
            facts = FactsBody(
                self._theme, question, self._words, where, case.profile, self._language, today=session.today
            )
            facts.edited.connect(self._edit_fact)
            return facts
        if question.kind == "policies":
            policies = PoliciesBody(
                self._theme, question, self._words, where, case.policies, case.profile, self._language,
                is_unknown=case.answers.value(question.id) == ANSWER_UNKNOWN,
            )
            policies.edited.connect(lambda entered: self._change(lambda: self._edit_policies(question.id, entered)))
            policies.unknown.connect(lambda: self._change(lambda: self._forget_policies(question.id)))
            return policies
        answer = AnswerBody(
            self._theme, question, self._words, where, case.answers.get(question.id), self.extras,
            technical=session.wording == "technical", sources=sources_of(session.pack, question),
        )
        answer.source_asked.connect(self.source_asked)
        answer.reworded.connect(self.reword)
        answer.chosen.connect(lambda value: self._change(lambda: session.edit_answer(question.id, value)))
        answer.reasoned.connect(lambda text: self._change(lambda: session.annotate(question.id, reason=text)))
        answer.repeated.connect(self.go_on)
        return answer

    def _made_extras(self, question: str) -> AnswerExtras:
        session = self._session
        context = FormContext(self._theme, self._language, client_currency(session.case.profile), session.today)
        extras = AnswerExtras(context, session.case.answers.get(question))
        extras.noted.connect(
            lambda text, printed: self._change(lambda: session.annotate(question, note=text, note_shown=printed)))
        extras.proven.connect(
            lambda level, day, who: self._change(lambda: session.prove(question, level, day, who)))
        extras.flagged.connect(
            lambda on, who, day: self._change(lambda: session.flag(question, on, who=who, by=day)))
        return extras

    # --------------------------------------------------------------------------------- wording and sittings
    def reword(self) -> None:
        """Show questions in the other of their two wordings from now on."""
        self._session.set_wording("owner" if self._session.wording == "technical" else "technical")
        self.settle()
        self.body = self.extras = None
        self.show_question(self.question)

    def put_off(self) -> None:
        """Leave the section on the screen for another sitting and go on behind it."""
        self.settle()
        section = section_of(self.question)
        self._session.put_off(section)
        wizard = self._session.wizard()
        self._seen.append(self.question)
        self.show_question(wizard.beyond(section) or next(iter(wizard.missing), None))
        self.edited.emit()

    def _offers_to_wait(self, question: str) -> bool:
        """At the beginning of the technology section, before anything in it is answered."""
        own = [s for s in self._session.wizard().sections if s.section == SECOND_SITTING]
        return section_of(question) == SECOND_SITTING and own[0].answered == 0

    def _made_offer(self) -> MessageBar:
        offer = MessageBar(
            self._theme, "sunken", self.tr("These questions can wait for a second sitting"),
            self.tr("They are about what the firm sells and belong to another line of insurance."),
            [("later", self.tr("Leave them for later"))],
        )
        offer.acted.connect(lambda _id: self.put_off())
        return offer

    # ------------------------------------------------------------------------------------ keys of the extras
    def _open_note(self) -> None:
        if self.extras is not None:
            self.extras.open_note()

    def _open_evidence(self) -> None:
        if self.extras is not None:
            self.extras.open_evidence()

    def _flag(self) -> None:
        if self.extras is not None:
            self.extras.flag_button.click()

    def _paste(self) -> None:
        if self.extras is not None:
            self.extras.files.paste()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        accept_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.extras is not None:
            self.extras.files.dropEvent(event)

    def _edit_fact(self, name: str, value: object) -> None:
        try:
            self._session.edit_fact(name, value)
        except (FactError, TextError) as error:
            if isinstance(self.body, FactsBody):
                self.body.show_wrong(name, str(error))
            return
        if isinstance(self.body, FactsBody):
            self.body.show_related(self._session.case.profile)
        self._after_edit()

    def _edit_policies(self, question: str, entered: tuple[Policy, ...] | None) -> None:
        self._session.forget_value(question)
        self._session.edit_policies(entered)

    def _forget_policies(self, question: str) -> None:
        """Nobody knows which policies there are."""
        self._session.edit_policies(None)
        self._session.edit_answer(question, ANSWER_UNKNOWN)

    def _change(self, work: Callable[[], None]) -> None:
        try:
            work()
        except TextError as error:
            if self.body is not None:
                self.body.show_missing(str(error))
            return
        self._after_edit()

    def _after_edit(self) -> None:
        self._refresh()
        self.edited.emit()

    # -------------------------------------------------------------------------------------------- showing
    def show_saved(self, text: str, *, failed: bool = False) -> None:
        """What the line at the lower left says about saving."""
        if failed:
            self._status.show_state("triangle-alert", text, "danger", "danger")
        else:
            self._status.show_state("circle-check", text)

    def _refresh(self) -> None:
        wizard = self._session.wizard()
        self.count.setText(self.tr("{n} of {all} answered").format(n=wizard.answered, all=wizard.total))
        self.time.setText(time_left(wizard, self._paces))
        self.line.show_part(wizard.answered, max(1, wizard.total))
        kind = depth_title(self._session.depth)
        self.header.show_place(
            self._session.case.profile.name, f"{kind} · {self.tr('Demo')}" if self._demo else kind
        )
        states = section_states(wizard, self._words)
        states.append(SectionState(CHECK, self.tr("Check answers"), "", "link"))
        self._list.show_states(states)
        self.back.setEnabled(bool(self._seen) or wizard.before(self.question) is not None)
        self.forward.setText(self.tr("Return to check answers") if self._back_to_check else self.tr("Continue"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.estimate.setVisible(self.estimate.wanted and self.width() >= self._theme.px(PANEL_FROM))
        self._hint.setVisible(self.width() >= self._theme.px(HINT_FROM))
