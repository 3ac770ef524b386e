"""The practice over a real vault: demo client, contacts, results of the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.contracts import Contract
from advisor_app.domain.incident_log import Incident, LogEntry
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Policy
from advisor_app.domain.register import Decision, FindingNote, PlanItem
from advisor_app.domain.text import TextError
from advisor_app.services.contacts import Contact
from advisor_app.services.desk import Desk
from advisor_app.services.pack_shelf import PackShelf
from advisor_app.services.places import find_places
from advisor_app.services.practice import Practice, ResultNote
from advisor_app.services.vault_folders import find_vaults
from advisor_app.store.errors import NotFound, WrongSecret
from advisor_app.store.keys import Strength
from advisor_app.store.migrations.runner import contents
from advisor_app.store.vault import VaultOptions

PASSPHRASE = "correct horse battery staple nine"
OPTIONS = VaultOptions(strength=Strength(8, 1), ballast_bytes=64 * 1024)


@cache
def shared_pack() -> ContentPack:
    return Desk.load(find_places(Path("unused")), "0").pack


def desk_in(folder: Path) -> Desk:
    places = find_places(folder)
    shelf = PackShelf(places.content, places.packs, "0.1.0")
    return Desk(places, "0.1.0", shared_pack(), ("able", "baker"), OPTIONS, shelf)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Practice]:
    made, _key = desk_in(tmp_path).create(PASSPHRASE)
    made.set_up(name="Fenwick Advisory", person="Jo Fenwick", country="US", language="en-US", own_firm=False)
    yield made
    made.close()


def test_a_practice_opens_again_with_either_secret_and_no_other(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    made, key = desk.create(PASSPHRASE)
    made.set_up(name="Fenwick", person="Jo", country="GB", language="en-GB", own_firm=True)
    made.close()
    assert find_vaults(desk.places.vaults) == (desk.newest(),)
    with pytest.raises(WrongSecret):
        desk.open("wrong horse battery staple nine")
    opened = desk.open(PASSPHRASE)
    assert (opened.record.name, opened.paper, opened.needs_new_secrets) == ("Fenwick", "A4", False)
    opened.close()
    recovered = desk.open(key)
    assert recovered.needs_new_secrets
    recovered.renew_secrets(key, "another horse battery staple ten")
    recovered.close()
    with pytest.raises(WrongSecret):
        desk.open(PASSPHRASE)


def test_the_demo_client_is_marked_and_complete(practice: Practice) -> None:
    demo = practice.add_demo_client()
    again = practice.add_demo_client()
    other = practice.add_client(practice.blank_profile().with_fact("client_name", "Own Ltd"))
    assert [practice.is_demo(c) for c in (demo, again, other)] == [True, True, False]
    newest = practice.newest(demo)
    assert newest is not None
    wizard = practice.open_assessment(newest.id).wizard()
    assert wizard.missing == ()
    assert practice.newest(other) is None


def test_a_contact_is_kept_beside_the_client(practice: Practice) -> None:
    client = practice.add_client(practice.blank_profile().with_fact("client_name", "Own Ltd"))
    assert practice.contact(client) == Contact()
    typed = Contact.typed(" Dr Sam\tLee ", "1 High Street\n\n Falmouth ", "F-17")
    assert typed == Contact("Dr Sam Lee", ("1 High Street", "Falmouth"), "F-17")
    practice.save_contact(client, typed)
    assert practice.contact(client) == typed
    assert practice.addressee(client).person == "Dr Sam Lee"
    with pytest.raises(TextError, match="address"):
        Contact.typed("", "x" * 1_001, "")


def test_what_the_list_shows_of_a_result(practice: Practice) -> None:
    demo = practice.add_demo_client()
    newest = practice.newest(demo)
    assert newest is not None
    assert practice.result_note(newest.id) is None
    session = practice.open_assessment(newest.id)
    evaluation = session.evaluate(app_version="0.1.0", full=False)
    practice.note_result(newest.id, evaluation)
    note = practice.result_note(newest.id)
    assert note == ResultNote.of(evaluation)
    session.edit_policies(())
    assert ResultNote.of(session.evaluate(app_version="0.1.0", full=False)).held == 0.0
    session.edit_policies((Policy("cyber_sa"),))
    assert ResultNote.of(session.evaluate(app_version="0.1.0", full=False)).held != 0.0
    assert ResultNote.read("damaged") is None
    assert ResultNote.read({"level": "low"}) is None


def test_a_client_is_erased_for_good_with_everything_it_has(practice: Practice) -> None:
    client, other = practice.add_demo_client(), practice.add_demo_client()
    assessment = practice.start(client, "full")
    practice.save_contact(client, Contact("Dr Osei"))
    session = practice.open_assessment(assessment.id)
    session.set_fix(PlanItem("second_step"))
    session.set_override(LossOverride("frequency.reference_staff", 12, "counted"))
    practice.note_result(assessment.id, session.evaluate(app_version="", full=False))
    dossiers = practice.dossier(client), practice.dossier(other)
    for dossier in dossiers:
        dossier.contracts.save(Contract(dossier.new_id(), "Old Mill Ltd"))
        dossier.files.add("policy:p1", "a.txt", b"the same for both")
        dossier.files.add("policy:p1", "b.txt", dossier.client.encode())
        incident = Incident(dossier.new_id(), "Mailbox", datetime(2026, 11, 20, tzinfo=UTC))
        dossier.incidents.save(incident)
        dossier.write_log(LogEntry(dossier.new_id(), incident.id, incident.discovered, "note", "seen"))
    erasure = practice.erase_client(client)
    assert practice.erasures() == (erasure,) and erasure.on == practice.today()
    assert traces(practice, client, assessment.id) == []
    assert [kept.id for kept in practice.clients()] == [other] and practice.is_demo(other)
    assert [file.name for file in dossiers[1].files.all()] == ["a.txt", "b.txt"]
    assert dossiers[1].files.content(dossiers[1].files.all()[0].id) == b"the same for both"
    assert counts(practice)["blob"] == 2 and counts(practice)["log_entry"] == 1
    with pytest.raises(NotFound):
        practice.erase_client(client)


def traces(practice: Practice, *ids: str) -> list[str]:
    """Tables with a row in which one of the ids occurs."""
    def work(database: Any) -> list[str]:
        with database.engine.begin() as connection:
            return [
                table for table in contents(connection)
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
                if any(one in str(value) for value in row for one in ids)
            ]

    return practice.vault._writer.maintain(work).result()


def counts(practice: Practice) -> dict[str, int]:
    def work(database: Any) -> dict[str, int]:
        with database.engine.begin() as connection:
            return {table: entry.rows for table, entry in contents(connection).items()}

    return practice.vault._writer.maintain(work).result()


def test_an_assessment_opens_again_as_it_was_left(practice: Practice) -> None:
    assessment = practice.start(practice.add_demo_client(), "quick").id
    session = practice.open_assessment(assessment)
    override = LossOverride("frequency.reference_staff", 12, "counted")
    quote = Policy("cyber_sa", "quote", "q1", insurer="A")
    session.set_override(override)
    session.edit_quotes((quote,))
    session.raise_depth("full")
    session.put_off("TE")
    session.set_wording("technical")
    session.set_finding(FindingNote("AC-01", "doing"))
    session.decide(Decision("soc_eng", "accept", who="Jo", on=practice.today()))
    again = practice.open_assessment(assessment)
    assert (again.case, again.register) == (session.case, session.register)
    assert (again.depth, again.later, again.wording) == ("full", ("TE",), "technical")
    assert again.case.overrides == (override,) and again.case.quotes == (quote,)
    assert practice.register(assessment) == again.register
    assert {change.subject for change in practice.history(assessment)} >= {
        "override:frequency.reference_staff", "quotes", "finding:AC-01", "decision:soc_eng",
    }
