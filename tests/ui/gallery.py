"""All widgets, fields and charts on four sheets, light and dark, as PNG: for looking at.

    QT_QPA_PLATFORM=offscreen python tests/ui/gallery.py FOLDER [TEXT_PERCENT]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget  # noqa: E402

from advisor_app.domain.profile import FACTS, UNKNOWN  # noqa: E402
from advisor_app.ui.charts.bars import BarRow, RankedBars, SavingBars, SavingRow, StackedBar  # noqa: E402
from advisor_app.ui.charts.cover import BulletBars, BulletRow, PolicyBar  # noqa: E402
from advisor_app.ui.charts.loss_curve import LossCurve, LossCurveData  # noqa: E402
from advisor_app.ui.charts.years import HundredYears, YearsData  # noqa: E402
from advisor_app.ui.forms.field import FieldSpec, FormContext  # noqa: E402
from advisor_app.ui.forms.passphrase import PassphraseField  # noqa: E402
from advisor_app.ui.forms.table import make_field  # noqa: E402
from advisor_app.ui.theme import LEVELS, Theme  # noqa: E402
from advisor_app.ui.widgets.bars import FooterBar, HeaderBar, StatusLine, offline_badge  # noqa: E402
from advisor_app.ui.widgets.buttons import Button, IconButton  # noqa: E402
from advisor_app.ui.widgets.cards import Card, EmptyState, FigureCard, HelpBox, IconNote, Panel  # noqa: E402
from advisor_app.ui.widgets.choices import CheckBox, RadioButton  # noqa: E402
from advisor_app.ui.widgets.fields import Select  # noqa: E402
from advisor_app.ui.widgets.focus import FocusRing  # noqa: E402
from advisor_app.ui.widgets.layout import Divider, column, row  # noqa: E402
from advisor_app.ui.widgets.levels import LevelBars, LevelChip  # noqa: E402
from advisor_app.ui.widgets.messages import MessageBar, Toast  # noqa: E402
from advisor_app.ui.widgets.navigation import Navigation, Place  # noqa: E402
from advisor_app.ui.widgets.options import Choice, OptionGroup  # noqa: E402
from advisor_app.ui.widgets.pills import FilterChip, KeyHint, Pill  # noqa: E402
from advisor_app.ui.widgets.progress import ProgressLine  # noqa: E402
from advisor_app.ui.widgets.scroll import ScrollPage  # noqa: E402
from advisor_app.ui.widgets.search import SearchField  # noqa: E402
from advisor_app.ui.widgets.sections import SectionList, SectionState  # noqa: E402
from advisor_app.ui.widgets.segments import SegmentedControl  # noqa: E402
from advisor_app.ui.widgets.tables import TextTable  # noqa: E402
from advisor_app.ui.widgets.tabs import TabBar  # noqa: E402
from advisor_app.ui.widgets.text import ElidedText, Text, body, caption, field_label, heading  # noqa: E402

TODAY = ((1e3, .31), (3e3, .225), (1e4, .14), (3e4, .098), (5e4, .08), (1.18e5, .05), (3e5, .015), (1e6, .001))
AFTER = ((1e3, .21), (3e3, .14), (1e4, .073), (3e4, .045), (5e4, .034), (1.18e5, .015), (3e5, .004), (1e6, .0005))
PLACES = (Place("clients", "Clients", "users"), Place("reviews", "Reviews due", "calendar-clock", "Reviews"),
          Place("letters", "Letters", "files"), Place("reference", "Reference", "book-open"))
FOOT = (Place("settings", "Settings", "settings"), Place("lock", "Lock now", "lock", "Lock"))


def curve_data() -> LossCurveData:
    return LossCurveData(
        TODAY, AFTER, "With the 3 fixes ticked", 2_500, 50_000, 118_000,
        axis=lambda x: f"£{x / 1e6:.0f}m" if x >= 1e6 else f"£{x / 1e3:.0f}k", exact=lambda x: f"£{x:,.0f}",
        years=lambda c: f"about {round(c * 100)} in 100" if c >= .03 else "between 1 and 2 in 100",
        title="How big could a bad year be?", summary="In about 5 years of 100 losses are £118,000 or more.",
    )


def question_sheet(theme: Theme) -> QWidget:
    sheet = QWidget()
    sheet.resize(1280, 800)
    group = OptionGroup(theme, [
        Choice("all", "Yes, everyone and on every system"), Choice("part", "Partly: some people or some systems"),
        Choice("no", "No"), Choice("unknown", "We don't know", "Scored as not in place for now", True),
        Choice("na", "Doesn't apply", "Left out of the scores", True),
    ], name="Second step")
    boxes, grid = QWidget(), QGridLayout()
    for place, words in enumerate(("Email", "Practice or accounts software", "Cloud file storage", "Remote access")):
        box = CheckBox(theme, words, weight=500)
        box.setChecked(place < 2)
        grid.addWidget(box, place // 2, place % 2)
    grid.setVerticalSpacing(0)
    boxes.setLayout(column(Text(theme, "Where is it missing?", "label_strong", "text2"), grid, gap=2))
    group.rows["part"].set_detail(boxes)
    group.show_value(["part"])
    page = QWidget()
    page.setLayout(column(
        Text(theme, "Access controls · question 2 of 3", "label", "text2"), 3,
        heading(theme, "Does everyone need a second step to sign in to systems that hold customer data?", "question"),
        8, body(theme, "As well as a password: a code from an app, a security key or a fingerprint.", "text2"), 14,
        group, 12,
        row(Button(theme, "Add a note", "link", icon="pencil"), Button(theme, "Add evidence", "link",
            icon="paperclip"),
            Button(theme, "Check later", "link", icon="flag"), None), 8,
        HelpBox(theme, "Without a second step, one stolen password opens the mailbox and everything in it. Insurers "
                "often ask this too, and a wrong “yes” on a proposal form can put a claim at risk."),
        None, margins=(36, 20, 36, 20)))
    header = HeaderBar(theme)
    header.show_place("Harbour Lane Dental", "Quick assessment")
    header.add_action(Button(theme, "Present", "quiet", icon="presentation"))
    header.add_action(Button(theme, "Results so far", icon="chart-line"))
    header.add_action(Button(theme, "Close"))
    footer = FooterBar(theme)
    skip = Button(theme, "Skip for now", "quiet")
    for part in (Button(theme, "Back", icon="arrow-left"), Button(theme, "Continue", "primary"),
                 Text(theme, "or press Enter", "caption", "text2")):
        footer.row.addWidget(part)
    footer.row.addStretch(1)
    footer.row.addWidget(skip)
    middle = column(ScrollPage(page), footer)
    whole = row(_sections(theme), Divider(theme, upright=True))
    whole.addLayout(middle, 1)
    whole.addWidget(Divider(theme, upright=True))
    whole.addWidget(_estimate(theme))
    frame = column(header)
    frame.addLayout(whole, 1)
    sheet.setLayout(frame)
    return sheet


def _sections(theme: Theme) -> QWidget:
    side = Panel(theme, edge="", radius="")
    side.setFixedWidth(theme.px(271))
    line = ProgressLine(theme, "Answered")
    line.show_part(12, 26)
    sections = SectionList(theme, "Sections")
    sections.show_states([
        SectionState("a", "About the firm", "Done", "done"), SectionState("b", "Your data and your role",
        "Done", "done"),
        SectionState("c", "Data governance", "1 to check", "check"),
        SectionState("d", "Access controls", "1 of 3", "some", current=True),
        *(SectionState(name, name, "0 of 2", "none") for name in (
            "Technical security", "People and training", "Suppliers and contracts", "Incident plans")),
    ])
    side.setLayout(column(
        row(Text(theme, "12 of 26 answered", "strong", tabular=True), None,
            Text(theme, "about 5 min left", "label", "text2"), margins=(12, 0, 12, 0)), 6,
        row(line, margins=(12, 0, 12, 0)), 14, sections, None,
        row(StatusLine(theme, "circle-check", "All answers saved"), None, margins=(12, 0, 12, 0)),
        margins=(10, 14, 10, 14)))
    return side


def _estimate(theme: Theme) -> QWidget:
    side = Panel(theme, edge="", radius="")
    side.setFixedWidth(theme.px(311))
    years = HundredYears(theme, YearsData(0, 14, added=3, title="Chance", summary="14 in 100"))
    bar = PolicyBar(theme)
    bar.show_amounts(50_000, 118_000, ("Policy pays to £50k", "Bad year £118k"), title="A bad year", summary="…")
    findings = [row(LevelBars(theme, level), 12, Text(theme, words, "label", weight=500), None, *extra)
                for level, words, extra in (("critical", "No second step on email", [Pill(theme, "New", "accent")]),
                                            ("high", "Old records kept with no limit", []),
                                            ("moderate", "Processor role unclear", []))]
    side.setLayout(column(
        row(Text(theme, "Estimate so far", "card_title"), None, Button(theme, "Hide", "quiet", icon="eye-off")), 8,
        Text(theme, "Chance of a serious loss in a year", "label", "text2"),
        row(Text(theme, "14 in 100", "figure_panel", tabular=True), None,
            Text(theme, "+3 with this answer", "label_strong", "danger")), 6, years, 8,
        caption(theme, "Each dot is one possible year. Filled: a data loss costing more than £10,000. Ringed: added "
                "by this answer.", "text2"), 14, Divider(theme), 12,
        Text(theme, "A bad year (5 in 100)", "label", "text2"),
        Text(theme, "£118,000", "figure_panel", tabular=True), 6,
        bar, 12, Divider(theme), 12, Text(theme, "Findings so far", "label", "text2"), 8, *findings, None,
        IconNote(theme, "info", "Still a rough estimate", "12 of 26 answered, 1 not known", "sunken"),
        margins=(20, 18, 20, 16)))
    return side


def results_sheet(theme: Theme) -> QWidget:
    sheet = QWidget()
    sheet.resize(1280, 800)
    nav = Navigation(theme, PLACES, FOOT, rail=True)
    nav.show_practice("Fenwick Advisory", "Jo Fenwick")
    nav.show_place("clients")
    header = HeaderBar(theme, back=False, edge="")
    header.show_place("Harbour Lane Dental", "Quick assessment, 16 Nov 2026", "critical")
    header.add_action(Button(theme, "Compare", "quiet", icon="git-compare"))
    header.add_action(Button(theme, "Present", "quiet", icon="presentation"))
    header.add_action(Button(theme, "Write letter", "primary", icon="file-text"))
    tabs = TabBar(theme, [(word, word) for word in (
        "Summary", "Findings", "Risk map", "Loss picture", "Fixes", "Cover and quotes", "History")], name="Results")
    tabs.show_count("Findings", 9)
    band = Panel(theme, edge="", radius="")
    band.setLayout(row(tabs, None, margins=(10, 0, 0, 0)))
    figures = row(
        FigureCard(theme, "Chance of a serious loss in a year", "14 in 100", "7 in 100 with the 3 fixes ticked",
                   "accent_text"),
        FigureCard(theme, "Average cost of data losses", "£18,700 a year", "£6,900 with the 3 fixes ticked",
                   "accent_text"),
        FigureCard(theme, "A bad year (5 in 100)", "£118,000", "Policy pays up to £50,000", "danger"),
        FigureCard(theme, "The 3 fixes together", "£11,800 less a year", "Cost: about £600 a year and 2 days' work"),
        gap=12)
    cards = QGridLayout()
    cards.setSpacing(12)
    cards.setColumnStretch(0, 74)
    cards.setColumnStretch(1, 41)
    for place, card in enumerate((_curve_card(theme), _fix_card(theme), _cover_card(theme), _sure_card(theme))):
        cards.addWidget(card, place // 2, place % 2)
    page = QWidget()
    page.setLayout(column(figures, cards, gap=12, margins=(20, 14, 20, 14)))
    right = column(header, band, Divider(theme), ScrollPage(page))
    whole = row(nav, Divider(theme, upright=True))
    whole.addLayout(right, 1)
    sheet.setLayout(whole)
    return sheet


def _curve_card(theme: Theme) -> Card:
    views = SegmentedControl(theme, [("c", "Curve"), ("y", "100 years"), ("t", "Table")], name="View")
    card = Card(theme, "How big could a bad year be?", "Years in 100 with losses of at least this much", corner=views)
    card.add(LossCurve(theme, curve_data()))
    return card


def _fix_card(theme: Theme) -> Card:
    card = Card(theme, "What would help most", "Average saving a year. They overlap, so the total is less.")
    bars = SavingBars(theme, "Fixes")
    bars.show_rows([
        SavingRow("a", "Second sign-in step on every system", 7400, "£7,400", "£180 a year", True),
        SavingRow("b", "Off-site backup, tested each quarter", 4600, "£4,600", "£420 a year", True),
        SavingRow("c", "Delete records older than 8 years", 2300, "£2,300", "2 days' work", True),
        SavingRow("d", "Staff phishing practice, twice a year", 1200, "£1,200", "£260 a year", False),
        SavingRow("e", "Supplier contracts with breach terms", 700, "£700", "£900 once", False),
    ])
    card.add(bars, None)
    return card


def _cover_card(theme: Theme) -> Card:
    card = Card(theme, "Cover held against cover recommended",
                corner=Text(theme, "Line: recommended. Thin bar: held.", "caption", "text2"))
    bars = BulletBars(theme)
    bars.show_rows([
        BulletRow("Whole policy, per year", 50, 150, "£50k", "£150k", True, strong=True),
        BulletRow("Breach response", 25, 50, "£25k", "£50k", True),
        BulletRow("Regulator defence", 0, 25, "None", "£25k", True),
        BulletRow("Claims by customers", 50, 100, "£50k", "£100k", True),
        BulletRow("Fraud and stolen funds", 25, 25, "£25k", "£25k", False),
    ], title="Cover", summary="The policy is £100,000 short.", unit="Limit, £ thousands")
    card.add(bars)
    return card


def _sure_card(theme: Theme) -> Card:
    card = Card(theme, "How sure are we?")
    card.add(StatusLine(theme, "circle-check", "26 of 26 answered, 1 not known"),
             StatusLine(theme, "flag", "1 answer to check: who runs backups", icon_colour="warn"),
             StatusLine(theme, "info", "Bad-year figure could be £70k to £210k", icon_colour="text2"),
             caption(theme, "10,000 simulated years from published loss studies. An estimate to guide a decision, not "
                     "a forecast or a price.", "text2"), None)
    return card


def widgets_sheet(theme: Theme) -> QWidget:
    sheet = QWidget()
    sheet.resize(1280, 900)
    FocusRing(theme, sheet)
    nav = Navigation(theme, PLACES, FOOT)
    nav.show_practice("Fenwick Advisory", "Jo Fenwick")
    nav.show_place("clients")
    nav.show_count("clients", 24)
    nav.show_count("reviews", 3)
    nav.show_note("Backed up today 09:12")
    chips = [FilterChip(theme, words, count) for words, count in (("All", 24), ("Review due", 3), ("No policy", 2))]
    chips[0].setChecked(True)
    off = Button(theme, "Not now", "primary")
    off.setEnabled(False)
    busy = ProgressLine(theme, "Busy")
    busy.show_busy()
    table = TextTable(theme, "Table")
    table.show_table(*LossCurve(theme, curve_data()).table())
    name = ElidedText(theme, "A very long name of a firm that does not fit into the narrow place it is given")
    name.setMaximumWidth(240)
    ranked, stack = RankedBars(theme), StackedBar(theme)
    ranked.show_rows([BarRow("Stolen mailbox", 6900, "£6,900", "6 in 100"),
                      BarRow("Ransom", 5100, "£5,100", "3 in 100"),
                      BarRow("Wrong recipient", 1400, "£1,400", "9 in 100")], title="By cause", summary="…")
    stack.show_parts([BarRow("Own costs", 8, "£8,000"), BarRow("Lost trade", 5, "£5,000"),
                      BarRow("Claims", 3, "£3,000"),
                      BarRow("Regulator", 2, "£2,000")], title="By part", summary="…")
    left = column(
        heading(theme, "Clients", "page_title"),
        row(SearchField(theme, "Search clients or tags", "Ctrl+F"),
            Button(theme, "New client", "primary", icon="plus"), gap=10),
        row(*chips, None, gap=8), row(*(LevelChip(theme, level) for level in LEVELS), None, gap=8),
        row(*(LevelBars(theme, level) for level in LEVELS), Pill(theme, "Health data"), Pill(theme, "Done", "ok"),
            KeyHint(theme, "Esc"), None, gap=8),
        row(Button(theme, "Unlock", "primary", large=True), Button(theme, "Delete for good", "danger"), off,
            IconButton(theme, "ellipsis", "More"), None, gap=8),
        row(CheckBox(theme, "Ticked box"), RadioButton(theme, "Radio"), offline_badge(theme), name, None, gap=12), busy,
        MessageBar(theme, "danger", "Not saved since 13:52.", "The disk is full. Free some space, or save a copy "
                   "elsewhere.", [("copy", "Save a copy…"), ("again", "Try again")]),
        MessageBar(theme, "warn", "1 answer still to check", "The letter says so on page 2.", [("go", "Review")]),
        MessageBar(theme, "ok", "Backed up", closable=True),
        EmptyState(theme, "No clients yet. Add the first one, or look round with the demo client.", "New client",
                   "Open demo client", icon="plus"), None, gap=12)
    select = Select(theme, [("en", "English (United Kingdom)"), ("de", "Deutsch")], name="Language")
    right = column(field_label(theme, "Language and region", select), select,
                   HundredYears(theme, YearsData(5, 9, title="Years", summary="…")),
                   HundredYears(theme, YearsData(0, 4, total=1000, title="Years", summary="…")), ranked, stack, table,
                   None, gap=10)
    whole = row(nav)
    whole.addLayout(_padded(left), 5)
    whole.addLayout(_padded(right), 4)
    sheet.setLayout(whole)
    Toast(theme, sheet).say("Cobalt Print Studio deleted.", "Undo")
    return sheet


def _padded(layout: QVBoxLayout) -> QVBoxLayout:
    return column(layout, margins=(20, 20, 20, 20))


def fields_sheet(theme: Theme) -> QWidget:
    sheet = QWidget()
    sheet.resize(1280, 1180)
    context = FormContext(theme, "en-GB", "GBP", date(2026, 11, 25))
    values: dict[str, object] = {
        "client_name": "Harbour Lane Dental", "assessment_date": date(2026, 11, 16), "home_country": "GB",
        "people_countries": ("GB", "US"), "sector": "dental", "staff": 11, "gross_margin": 0.35, "revenue": "250k_1m",
        "largest_payment": 50_000, "gives_professional_advice": True, "currency": "GBP", "records_health": UNKNOWN,
        "data_categories": ("contact", "health"), "people_by_region": {"GB": 5000, "US-VA": 120},
        "entity_type": "for_profit", "trading_names": ("Harbour Lane", "HLD Smiles"),
    }
    columns = (("client_name", "trading_names", "assessment_date", "home_country", "people_countries", "sector",
                "staff", "gross_margin", "records_health"),
               ("revenue", "largest_payment", "gives_professional_advice", "entity_type", "currency"),
               ("data_categories", "people_by_region"))
    lines = []
    for names in columns:
        fields = []
        for name in names:
            fact = FACTS[name]
            words = {id_: id_.replace("_", " ").capitalize() for id_ in fact.allowed}
            label = name.replace("_", " ").capitalize()
            field = make_field(context, FieldSpec(name, fact.kind, label, options=words, minimum=fact.minimum,
                                                  unknown=fact.kind not in ("name", "names", "currency")))
            field.show_value(values.get(name))
            fields.append(field)
        lines.append(column(*fields, None, gap=16))
    wrong = make_field(context, FieldSpec("x", "money", "Turnover"))
    wrong.show_value(None, "Turnover must be a number, like 6,400 or 6k.")
    secret = PassphraseField(theme, "Passphrase")
    secret.edit.setText("harbour harbour")
    secret.show_strength("Too common", "Add unusual words.")
    for part in (wrong, secret):
        lines[1].insertWidget(lines[1].count() - 1, part)
    whole = row(*lines, gap=28, margins=(24, 24, 24, 24))
    for place in range(3):
        whole.setStretch(place, 1)
    sheet.setLayout(whole)
    return sheet


SHEETS: dict[str, Callable[[Theme], QWidget]] = {
    "question": question_sheet, "results": results_sheet, "widgets": widgets_sheet, "fields": fields_sheet,
}


def main() -> None:
    folder, percent = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for appearance in ("light", "dark"):
        theme = Theme(app, ROOT / "resources", appearance, percent)
        for name, make in SHEETS.items():
            sheet = make(theme)
            sheet.show()
            app.processEvents()
            sheet.grab().save(str(folder / f"{name}-{appearance}.png"))
            sheet.hide()
            sheet.deleteLater()


if __name__ == "__main__":
    main()
