from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.domain.contracts import Contract
from advisor_app.domain.incident_log import Incident, IncidentNotice, LogEntry
from advisor_app.store.errors import NotFound
from advisor_app.store.items import CONTRACT, INCIDENT, MEMBER, NOTICE, PARTNER, PREPARED
from advisor_app.store.vault import Vault
from tests.store.small_vault import new_vault, start_assessment

FOUND = datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
DAY = date(2026, 11, 20)
INCIDENT_1 = Incident(
    "i1", "Mailbox of the front desk", FOUND, "mailbox_broken_into", FOUND - timedelta(days=2), "rules found",
    {"US-TX": 40, "DE": None}, ("medical", "unknown"), claim_number="C-7",
)
RECORDS: list[tuple[Any, Any]] = [
    (CONTRACT, Contract(
        "k1", "Old Mill Ltd", "lender", "processor", "GBP", 1_000_000, False, "given", "clause 9", 2_000_000.5, 5e6,
        {"tech_eo": 1_000_000}, ("privacy_liab",), True, False, None, True, 48, DAY, date(2029, 1, 1), "see annex",
    )),
    (MEMBER, TeamMember("m1", "lead", "Dr Osei", "Jo", "1", "2", "a@b.example", "note")),
    (PARTNER, Partner("p1", "forensics", "Trace Ltd", "Al", "1", "a@b.example", "GB", ("en", "fr"), ("X",), "90/h",
                      True, False, DAY, "note")),
    (INCIDENT, INCIDENT_1),
    (NOTICE, IncidentNotice("n1", "i1", "n_insurer", "insurer", "X", "same day", FOUND, FOUND, "mail", "read", "ok")),
]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


@pytest.fixture
def client(vault: Vault) -> str:
    return start_assessment(vault).client


@pytest.mark.parametrize(("kind", "record"), RECORDS, ids=[kind.name for kind, _ in RECORDS])
def test_a_record_comes_back_is_removed_and_restored(vault: Vault, client: str, kind: Any, record: Any) -> None:
    store = vault.client_items(kind)
    store.save(client, record).result()
    assert store.list(client) == (record,) and store.get(record.id) == record
    store.remove(client, record.id).result()
    assert (store.list(client), store.list(client, removed=True)) == ((), (record,))
    store.restore(client, record.id).result()
    assert store.list(client) == (record,)
    assert store.list(start_assessment(vault).client) == ()


def test_a_time_keeps_its_offset(vault: Vault, client: str) -> None:
    vault.client_items(INCIDENT).save(client, INCIDENT_1).result()
    found = vault.client_items(INCIDENT).get("i1").discovered
    assert (found.hour, found.utcoffset()) == (23, timedelta(hours=-5))


def test_lists_have_an_order_of_their_own(vault: Vault, client: str) -> None:
    for name in ("b", "A", "c"):
        vault.client_items(CONTRACT).save(client, Contract(name, name)).result()
    for role in ("advisor", "it", "lead"):
        vault.client_items(MEMBER).save(client, TeamMember(role, role, "Jo")).result()
    for days in (1, 3, 2):
        when = FOUND + timedelta(days=days)
        vault.client_items(INCIDENT).save(client, Incident(f"at{days}", "x", when)).result()
        vault.client_items(NOTICE).save(client, IncidentNotice(f"by{days}", "at1", "d", "x", due=when)).result()
    vault.client_items(NOTICE).save(client, IncidentNotice("open", "at1", "d", "x")).result()
    assert [record.id for record in vault.client_items(CONTRACT).list(client)] == ["A", "b", "c"]
    assert [record.role for record in vault.client_items(MEMBER).list(client)] == ["lead", "it", "advisor"]
    assert [record.id for record in vault.client_items(INCIDENT).list(client)] == ["at3", "at2", "at1"]
    assert [record.id for record in vault.client_items(NOTICE).list(client)] == ["by1", "by2", "by3", "open"]


def test_what_is_prepared_is_one_record_of_a_client(vault: Vault, client: str) -> None:
    prepared = Preparedness(client, True, None, False, "+44 20", DAY)
    vault.client_items(PREPARED).save(client, Preparedness(client)).result()
    vault.client_items(PREPARED).save(client, prepared).result()
    assert vault.client_items(PREPARED).list(client) == (prepared,)


def test_nobody_changes_the_records_of_another_client(vault: Vault, client: str) -> None:
    other = start_assessment(vault).client
    store = vault.client_items(CONTRACT)
    store.save(client, Contract("k1", "Old Mill Ltd")).result()
    for change in (
        store.save(other, Contract("k1", "Mine now")), store.remove(other, "k1"),
        store.save("nobody", Contract("k2", "x")), vault.client_items(MEMBER).remove(client, "k1"),
        store.restore(client, "nothing"),
    ):
        with pytest.raises(NotFound):
            change.result()
    assert store.list(client) == (Contract("k1", "Old Mill Ltd"),)


def test_the_log_is_in_the_order_it_was_written_and_only_grows(vault: Vault, client: str) -> None:
    vault.client_items(INCIDENT).save(client, INCIDENT_1).result()
    logs = vault.incident_logs()
    entries = (
        LogEntry("e2", "i1", FOUND, "cost", "Forensics", "Jo", 1_250.5, "GBP", "Trace Ltd", "77", "insurer", DAY),
        LogEntry("e1", "i1", datetime(2026, 11, 19, tzinfo=UTC), "note", "First seen"),
        LogEntry("e3", "i1", FOUND, "hours", "Wrong number above", hours=3.5, corrects="e2"),
    )
    for entry in entries:
        logs.add(entry).result()
    logs.add(entries[0]).result()
    written = logs.list("i1")
    assert [entry.id for entry in written] == ["e2", "e1", "e3"]
    first = written[0]
    assert (first.amount, first.paid_on, first.at, first.who) == (1_250.5, DAY, FOUND, "advisor")
    assert first.written is not None and first.written.utcoffset() is not None
    with pytest.raises(NotFound):
        logs.add(LogEntry("e9", "no incident", FOUND, "note", "x")).result()
