from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.request import Request
from advisor_app.domain.deadlines import Breach, notices_due
from tests.documents.clients import evaluation, pack
from tests.documents.test_letter import said

DATA = frozenset({"ssn", "medical"})


def sheet(breach: Breach) -> b.Report:
    return compose_report("deadlines", evaluation("managed-it-provider"), pack(), request=Request(breach=breach))


def rows(report: b.Report) -> tuple[tuple[b.Cell, ...], ...]:
    return next(block for block in report.blocks if isinstance(block, b.Table)).rows


def test_each_notice_of_the_rules_has_a_row_in_the_same_order() -> None:
    breach = Breach(datetime(2026, 11, 20, 9, 30, tzinfo=UTC), {"US-OH": 1200, "DE": 40}, DATA)
    due = notices_due(breach, pack().regimes, evaluation("managed-it-provider").facts).notices
    found = rows(sheet(breach))
    assert len(found) == len(due)
    for row, notice in zip(found, due, strict=True):
        assert notice.wording in b.words_of(row[2].text)
        assert notice.regime.citation in b.words_of(row[2].note)


def test_hours_show_the_clock_with_its_zone_and_days_their_end() -> None:
    zone = timezone(timedelta(hours=-5))
    breach = Breach(datetime(2026, 11, 20, 9, 30, tzinfo=zone), {"US-OH": 1200, "DE": 40}, DATA)
    words = said(compose_report("deadlines", evaluation("online-retailer"), pack(), request=Request(breach=breach)))
    assert "Discovered on 20 November 2026, 09:30 (UTC−5:00)" in words
    assert "23 November 2026, 09:30 (UTC−5:00)" in words
    assert "end of the day" in words


def test_what_is_not_known_is_said() -> None:
    breach = Breach(datetime(2026, 11, 20, 9, 30, tzinfo=UTC), {"US-TX": None}, frozenset({"unknown"}))
    words = said(sheet(breach))
    assert "Texas, United States: number not known" in words
    assert "Whether this rule applies is not known yet." in words


def test_encrypted_data_excuses_where_the_law_says_so() -> None:
    breach = Breach(datetime(2026, 11, 20, 9, 30, tzinfo=UTC), {"US-OH": 1200}, DATA, encrypted=True)
    assert "the data was encrypted and the key is safe" in said(sheet(breach))
