"""What is kept of a client, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor_app.domain.attachments import ATTACHMENT_LIMIT
from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.domain.contracts import Contract
from advisor_app.domain.incident_log import Incident, IncidentNotice, LogEntry
from advisor_app.domain.record_checks import RecordError
from advisor_app.services.dossier import Dossier, copy_name
from advisor_app.services.exports import ExportError
from advisor_app.store.errors import NotFound
from advisor_app.store.vault import Vault
from tests.faults.scan import find_leaks
from tests.store.small_vault import new_vault, start_assessment

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SECRET = b"Canarycontent in a file of a client\n" * 50


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path / "vaults")
    yield made
    made.close()


@pytest.fixture
def dossier(vault: Vault) -> Dossier:
    return Dossier(vault, start_assessment(vault).client)


def test_each_shelf_keeps_its_own_records(dossier: Dossier) -> None:
    contract, member = Contract(dossier.new_id(), "Old Mill Ltd"), TeamMember(dossier.new_id(), "lead", "Dr Osei")
    partner = Partner(dossier.new_id(), "forensics", "Trace Ltd")
    dossier.contracts.save(contract)
    dossier.team.save(member)
    dossier.partners.save(partner)
    assert (dossier.contracts.all(), dossier.team.all(), dossier.partners.all()) == (
        (contract,), (member,), (partner,),
    )
    dossier.contracts.remove(contract.id)
    assert (dossier.contracts.all(), dossier.contracts.all(removed=True)) == ((), (contract,))
    dossier.contracts.restore(contract.id)
    assert dossier.contracts.all() == (contract,) and dossier.team.all() == (member,)
    with pytest.raises(NotFound):
        dossier.team.remove(contract.id)


def test_what_is_prepared_starts_as_not_known(dossier: Dossier) -> None:
    assert dossier.prepared() == Preparedness(dossier.client)
    dossier.save_prepared(Preparedness(dossier.client, True, False))
    assert dossier.prepared() == Preparedness(dossier.client, True, False)


def test_an_incident_has_its_own_log_and_notices(dossier: Dossier) -> None:
    for incident in ("i1", "i2"):
        dossier.incidents.save(Incident(incident, "Mailbox", NOW))
        dossier.notices.save(IncidentNotice(f"n-{incident}", incident, "n_insurer", "insurer", due=NOW))
        dossier.write_log(LogEntry(f"e-{incident}", incident, NOW, "note", "seen"))
    assert [entry.id for entry in dossier.log("i1")] == ["e-i1"]
    assert [notice.id for notice in dossier.notices_of("i2")] == ["n-i2"]


def test_a_file_goes_in_and_a_copy_comes_out_only_when_asked(dossier: Dossier, tmp_path: Path) -> None:
    source, copy = tmp_path / "Évidence of Jo.TXT", tmp_path / "out.txt"
    source.write_bytes(SECRET)
    file = dossier.files.add_from("policy:p1", source, note="front page")
    assert (file.name, file.kind, file.size) == ("Évidence of Jo.TXT", "text", len(SECRET))
    assert find_leaks(tmp_path, ["Canarycontent"], besides=[source]) == []
    assert dossier.files.content(file.id) == SECRET
    assert find_leaks(tmp_path, ["Canarycontent"], besides=[source]) == []
    assert copy_name(file) == "evidence-of-jo.txt"
    dossier.files.save_copy(file, copy)
    assert copy.read_bytes() == SECRET
    dossier.files.annotate(file.id, "second page")
    dossier.files.remove(file.id)
    assert dossier.files.all() == () and dossier.files.all(removed=True)[0].note == "second page"
    dossier.files.restore(file.id)
    assert len(dossier.files.all(subject="policy:p1")) == 1
    with pytest.raises(ExportError, match="cannot be written there"):
        dossier.files.save_copy(file, tmp_path / "nowhere" / "out.txt")


def test_a_copy_is_called_what_it_is_whatever_the_file_was_called(dossier: Dossier) -> None:
    names = {
        "page.html": "page.txt", "list.CSV": "list.csv", "../..": "client.txt", "con": "client.txt", "": "client.txt",
    }
    for name, wanted in names.items():
        assert copy_name(dossier.files.add("policy:p1", name, b"<script>")) == wanted
    assert copy_name(dossier.files.add("policy:p1", "scan.exe", b"%PDF-1.7")) == "scan.pdf"


def test_a_file_that_cannot_be_kept_is_refused_in_one_sentence(dossier: Dossier, tmp_path: Path) -> None:
    large, strange = tmp_path / "large.txt", tmp_path / "strange.bin"
    with large.open("wb") as file:
        file.truncate(ATTACHMENT_LIMIT + 1)
    strange.write_bytes(b"\x00\x01")
    for path, said in (
        (large, "more than 25 MB"), (strange, "no PDF, PNG"), (tmp_path / "gone", "cannot be read"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(RecordError, match=said):
            dossier.files.add_from("policy:p1", path)
    assert dossier.files.all() == ()
