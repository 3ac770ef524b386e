"""What a tab of the results is given, and what it may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.plans import Plan
from advisor_app.services.practice import Practice
from advisor_app.ui.studies import Studied
from advisor_app.ui.theme import Theme


@dataclass(frozen=True)
class Outcome:
    """The evaluation of the assessment at hand and what surrounds it.

    answered: answered, asked, not known. controls: of the ticked fixes; plan: ticks and unticks. planned: the losses
    with the plan carried out, None while they are worked out or without a plan. studied: what tabs asked for besides.
    has_before: whether the client was assessed before. session: edits what is kept of the assessment; say so by
    `case_changed` or `ticked`.
    """

    evaluation: Evaluation
    pack: ContentPack
    language: str
    figures: Figures
    practice: Practice
    session: AssessmentSession
    plan: Plan
    client: str
    assessment: str
    depth: str
    demo: bool
    answered: tuple[int, int, int]
    has_before: bool = False
    controls: tuple[str, ...] = ()
    planned: LossPicture | None = None
    studied: Studied = field(default_factory=Studied)

    @property
    def words(self) -> Texts:
        return self.pack.words(self.language)


class ResultsTab(QWidget):
    """A tab of the results. It is made when first opened, and shown an outcome then and whenever that changes.

    question_asked(id): open a question of the assessment. ticked(controls): the plan has changed. tab_asked(id): open
    another tab, with "laws:uk_gdpr" at a place in it. source_asked(id): show where a figure comes from.
    case_changed(): what the evaluation rests on was changed and saved. study_asked(name, detail): work out a field of
    `Outcome.studied`; the outcome comes again then.
    reference_asked(entry, place): open the reference.
    policy_asked(kind, place): open a policy ("current") or a quote ("quote"), or with place -1 add one.
    """

    question_asked = Signal(str)
    ticked = Signal(tuple)
    tab_asked = Signal(str)
    source_asked = Signal(str)
    case_changed = Signal()
    study_asked = Signal(str, object)
    reference_asked = Signal(str, str)
    policy_asked = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def show_outcome(self, outcome: Outcome) -> None:
        """Show an outcome; the same scroll position and focus stay."""
        raise NotImplementedError

    def open_place(self, place: str) -> None:
        """Bring one thing within the tab on the screen; for tabs that have such places."""

    def settle(self) -> None:
        """Hand over everything typed before the tab goes away."""
