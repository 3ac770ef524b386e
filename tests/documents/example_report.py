"""A small report with one block of every kind, made by hand."""

from __future__ import annotations

from datetime import date

from advisor_app.documents import blocks as b

ADVISOR = "Fenwick Advisory"
CLIENT = "Harbour Lane Dental"


def report(*, client: str = CLIENT, note: str = "", draft: str = "") -> b.Report:
    """client: the name as it stands in the address, a heading, a table and the footer."""
    opening = b.Section("L0", (
        b.Letterhead(ADVISOR, "Risk advice for small firms", ("14 Quay Street, Falmouth TR11 3LH", "01326 555 0142",
                                                              "jo@fenwick-advisory.example")),
        b.Address("16 November 2026", ("Dr Amara Osei", client, "3 Harbour Lane, Falmouth TR11 3QQ"), "Reference 7"),
        b.Title(b.plain("Cyber cover: our recommendation")),
        b.Notice(b.plain("Provisional."), b.plain("Some facts are still open.")),
        b.Paragraph((b.Span("You hold about 6,400 records, some about health. "), b.Span("Look here.", True),
                     b.Span(note))),
        b.KeyFigures((b.KeyFigure("Policy limit", "£500,000", "each year"),
                      b.KeyFigure("For false payments", "£100,000"),
                      b.KeyFigure("You pay first", "£2,500", "each event"))),
    ))
    middle = b.Section("L4", (
        b.Heading(b.plain("What a year could look like")),
        b.Paragraph(b.plain("Think of 100 years like this one. In about 14 of them you would lose more than £10,000.")),
        b.Dots(100, (b.DotGroup(5, "£118,000 or more: 5", "most"), b.DotGroup(9, "£10,000 to £118,000: 9", "some"),
                     b.DotGroup(86, "Less, or nothing: 86", "none")), "5 of 100 dots are dark."),
        b.Heading(b.plain(f"What {client} can fix first")),
        b.Table(
            (b.Column("Fix", 0.6), b.Column("Effort", 0.2, "right"), b.Column("Saves, average year", 0.2, "right")),
            ((b.Cell(b.plain("Turn on a second sign-in step"), b.plain("You told us: partly")),
              b.Cell(b.plain("hours")), b.Cell(b.plain("£7,400", strong=True))),
             (b.Cell(b.plain(f"Keep a tested backup away from {client}")), b.Cell(b.plain("days")),
              b.Cell(b.plain("£4,600", strong=True)))),
            emphasis=0,
        ),
        b.Heading(b.plain("The cover, part by part")),
        b.CoverBars(("Part", "Today", "Recommended", "Gap"), (
            b.CoverRow("Whole policy", 50e3, 500e3, "£50,000", "£500,000", "too low"),
            b.CoverRow("Answering a regulator", 0, 100e3, "none", "£100,000", "missing"),
        ), "The pale bar ends at the recommended size."),
        b.Columns((b.Heading(b.plain("On the left")), b.Paragraph(b.plain(f"Left of {client}."))),
                  (b.Heading(b.plain("On the right")), b.Paragraph(b.plain(f"Right of {client}.")))),
        b.Bullets((b.plain("One thing"), b.plain("Another thing")), numbered=True),
    ))
    end = b.Section("L9", (
        b.Heading(b.plain("Your decision")),
        b.DecisionBlock(
            b.plain("Tick one box in each row."), "What we recommend", ("Accept", "Decline", "Undecided"),
            (b.DecisionRow(b.plain("A policy of £500,000"), b.plain("Without it you pay such losses yourself.")),),
            ("My reasons",), (b.plain("Nothing is in force until it is confirmed in writing."),),
            ("Name and role", "Signature", "Date"),
        ),
        b.Signature("Yours sincerely,", "Jo Fenwick", "Fenwick Advisory", "Enclosed: nothing"),
        b.Paragraph(b.plain("Small print."), "small"),
    ), together=True)
    return b.Report(
        kind="letter", title="Cyber cover: our recommendation", subject=f"Letter to {client}", author=ADVISOR,
        client=client, language="en-GB", date=date(2026, 11, 16),
        furniture=b.Furniture(f"{ADVISOR} · {client}", "Figures are estimates. They guide a decision.",
                              "Page {page} of {pages}", draft),
        sections=(opening, middle, end),
    )
