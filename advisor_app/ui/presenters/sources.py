"""Every source the program rests on, with what it is used for. No Qt widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.rule_figures import Basis
from advisor_app.domain.losses.parameters import MODEL_VERSION
from advisor_app.domain.pack import ContentPack, Source, Texts
from advisor_app.domain.questions import Question
from advisor_app.ui.presenters.confidence import Line, as_of_words

# Ids of what stands behind figures that no single publication gives.
MODEL, COSTS, SCORES, EXPOSURE = "model", "costs", "scores", "exposure"


@dataclass(frozen=True)
class SourceEntry:
    """One record. head: of its group. uses: what it stands behind; links: (source, words) of what is behind it."""

    id: str
    title: str
    note: str
    head: str
    about: tuple[Line, ...]
    confidence: str
    used: tuple[Line, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def source_entries(pack: ContentPack, words: Texts, figures: Figures) -> tuple[SourceEntry, ...]:
    """All of them: the model and the yardsticks of this program, the rules of cover, then the publications."""
    made = _Entries(pack, words, figures)
    return (*made.own(), *made.cover(), *made.cited(), *made.of_losses())


def sources_of(pack: ContentPack, question: Question) -> tuple[tuple[str, str], ...]:
    """(source, words) of what stands behind a question."""
    return tuple(
        (tag, f"{source.publisher}, {source.year}") for tag in question.sources
        if (source := pack.sources.get(tag)) is not None
    )


class _Entries:
    def __init__(self, pack: ContentPack, words: Texts, figures: Figures) -> None:
        self._pack, self._words, self._figures = pack, words, figures

    def _dated(self, day: date | None, confidence: str) -> str:
        return as_of_words(day, confidence, self._words, self._figures)

    # --------------------------------------------------------------------------------------- made by this program
    def own(self) -> Iterator[SourceEntry]:
        pack = self._pack
        head = _tr("Worked out here")
        grades = [row.grade for row in pack.losses.rows.values()]
        counted = "; ".join(
            f"{self._words.word('parameter_grades', grade)}: {grades.count(grade)}" for grade in "ABCJ"
        )
        yield SourceEntry(
            MODEL, _tr("Figures of losses"), _tr("Loss model {version}").format(version=MODEL_VERSION), head,
            (Line(_tr(
                "Chances, amounts of losses, savings and ranges come from simulated years. Every number the simulation "
                "uses has its own source; they are listed under Figures."), counted),
             Line(_tr("An estimate to guide a decision, not a forecast or a price."))),
            "judgement", (),
            tuple((source.id, f"{source.publisher}, {source.year}") for source in pack.losses.sources.values()),
        )
        judged = self._dated(pack.as_of, "judgement")
        yield SourceEntry(
            COSTS, _tr("Effort and cost of fixes"), judged, head,
            (Line(_tr(
                "Bands for a firm of ten in its first year, the same digits in every currency. Indicative: no study "
                "stands behind them."), judged),), "judgement",
        )
        yield SourceEntry(
            SCORES, _tr("Scores, levels and indices"), judged, head,
            (Line(_tr(
                "A score is the mean of the answers, weighted: critical 8, high 5, medium 3, low 1. From 85 strong, "
                "from 70 sound, from 50 weak, below that exposed; a critical answer below half caps it at weak."),
                judged),
             Line(_tr(
                 "An index of a cause or factor is the weighted mean of what is missing in its questions."), judged),
             ), "judgement",
        )
        yield SourceEntry(
            EXPOSURE, _tr("Exposure by the nature of the business"), judged, head,
            (Line(_tr(
                "Nine facts, each from 0 to 3: income, places, kinds of data, people held, cards, roles, services, "
                "payments and standstill. The mean stands beside the score of the safeguards; the two are never "
                "multiplied."), judged),), "judgement",
            tuple(Line(f"{n}: {self._words.questions[n].short}") for n in (
                "PF-03", "PF-04", "PF-05", "PF-06", "PF-07", "PF-08", "PF-09", "PF-13", "PF-14")
                if n in self._words.questions),
        )

    def cover(self) -> Iterator[SourceEntry]:
        """The rules of cover, each table of figures with its day."""
        book, head = self._pack.coverage, _tr("Rules of cover")
        tables: tuple[tuple[str, str, Basis], ...] = (
            ("limits", _tr("Limits and sublimits"), book.limits.basis),
            ("records", _tr("Cost of answering for records"), book.records.basis),
            ("floor", _tr("Smallest usual policies"), book.floor.basis),
            ("retention", _tr("First share and waiting period"), book.retention.basis),
            ("controls", _tr("What insurers ask for"), book.controls.basis),
            ("parts", _tr("Which parts a firm needs"), book.parts_basis),
            ("terms", _tr("How policy terms are judged"), book.terms_basis),
            ("gaps", _tr("How gaps are judged"), book.gaps_basis),
            ("fines", _tr("Whether fines can be insured"), book.fines_basis),
        )
        for id_, title, basis in tables:
            dated = self._dated(basis.as_of, basis.source)
            yield SourceEntry(f"cover:{id_}", title, dated, head, (Line(_tr(
                "A rule of this program on the figures of its content pack; an advisor puts the local market's figure "
                "in its place where that is better known."), dated),), basis.source)

    # ------------------------------------------------------------------------------------------- publications
    def cited(self) -> Iterator[SourceEntry]:
        head = _tr("Behind the questions")
        for source in self._pack.sources.values():
            used = tuple(
                Line(f"{question.id}: {self._words.questions[question.id].short}")
                for question in self._pack.questions if source.id in question.sources
            )
            yield self._published(source, head, used)

    def of_losses(self) -> Iterator[SourceEntry]:
        head = _tr("Behind the figures of losses")
        for source in self._pack.losses.sources.values():
            used = tuple(
                Line(row.explain, f"{self._figures.precise(row.value)} {row.unit} · {row.year} · "
                                  f"{self._words.word('parameter_grades', row.grade)}")
                for row in self._pack.losses.rows.values() if source.id in row.sources
            )
            yield self._published(source, head, used)

    def _published(self, source: Source, head: str, used: tuple[Line, ...]) -> SourceEntry:
        dated = self._words.word("source_confidences", source.confidence)
        if source.checked is not None:
            day = self._figures.short_date(source.checked)
            dated = f"{_tr('Checked {day}').format(day=day)} · {dated}"
        about = Line(f"{source.publisher}, {source.year}", f"{kind_words(source.kind)} · {dated}")
        return SourceEntry(
            source.id, source.title, f"{source.publisher}, {source.year}", head, (about,), source.confidence, used
        )


def kind_words(kind: str) -> str:
    """What sort of publication it is."""
    return {
        "study": _tr("Study"), "insurer_report": _tr("Report of an insurer"), "form": _tr("Form or wording"),
        "article": _tr("Article"), "statute": _tr("Law"), "judgement": _tr("Judgement"), "court": _tr("Court"),
        "report": _tr("Report"), "paper": _tr("Paper"), "collection": _tr("Collection of cases"),
        "survey": _tr("Survey"), "regulator": _tr("Regulator"),
    }.get(kind, kind.replace("_", " ").capitalize())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sources", text)
