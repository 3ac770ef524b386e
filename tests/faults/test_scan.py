"""The plain text scan finds every planted leak, and a vault has none."""

from __future__ import annotations

import base64
import gzip
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest

from advisor_app.domain.answers import Answer
from advisor_app.domain.contracts import Contract
from advisor_app.domain.policies import Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.register import FindingNote
from advisor_app.store.items import CONTRACT, FINDING
from tests.faults.scan import find_leaks
from tests.store.small_vault import PASSPHRASE, new_vault, start_assessment

CANARY = "Quillfeather Café"
RAW = CANARY.encode()


@pytest.mark.parametrize(
    "planted",
    [
        b"..." + RAW, CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"),
        RAW.hex().encode(), RAW.hex().upper().encode(),
        base64.b64encode(RAW + b";"), base64.b64encode(b"a" + RAW + b";"), base64.b64encode(b"ab" + RAW),
        b"junk" + zlib.compress(b"text " + RAW) + b"junk", gzip.compress(RAW),
        zlib.compress(CANARY.encode("utf-16-le")),
    ],
)
def test_a_planted_leak_is_found(tmp_path: Path, planted: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(planted)
    assert {leak.canary for leak in find_leaks(tmp_path, [CANARY, "not there at all"])} == {CANARY}


def test_a_leak_in_a_zip_or_a_name_is_found_and_an_export_is_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", RAW * 20)
    (tmp_path / f"{CANARY}.pdf").write_bytes(b"")
    assert {leak.form for leak in find_leaks(tmp_path, [CANARY])} >= {"file name", "deflated utf-8"}
    assert find_leaks(tmp_path, [CANARY], besides=[tmp_path / "a.zip", tmp_path / f"{CANARY}.pdf"]) == []


def test_a_vault_at_work_and_after_it_has_only_ciphertext(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    profile = ClientProfile.of({"client_name": CANARY, "home_country": "GB", "currency": "GBP"})
    assessment = start_assessment(vault, profile).id
    vault.assessments().save_answer(assessment, Answer("AC-01", "fully", note="Canarynote one")).result()
    vault.assessments().save_policies(assessment, (Policy("cyber_sa", insurer="Canaryinsurer Ltd"),)).result()
    vault.settings().set("Canarysetting", "Canaryvalue").result()
    vault.documents().add(
        assessment, kind="letter", on=date(2026, 11, 25), content=b"Canaryletter" * 500, evaluation=["Canaryevaluation"]
    ).result()
    client = vault.assessments().load(assessment).client.id
    file = vault.attachments().add(client, "policy:p1", name="Canaryfile.txt", content=b"Canarycontent " * 900).result()
    vault.attachments().content(file.id)
    vault.client_items(CONTRACT).save(client, Contract("k1", "Canaryparty Ltd")).result()
    vault.registers().save(assessment, FINDING, "AC-01", FindingNote("AC-01", owner="Canaryowner")).result()
    vault.clients().list("Quillfeather")
    vault.backup().result()
    canaries = [
        CANARY, "Canarynote", "Canaryinsurer", "Canarysetting", "Canaryvalue", "Canaryletter", "Canaryevaluation",
        "Canaryfile", "Canarycontent", "Canaryparty", "Canaryowner",
        "Harbour Advice", "Ada Marsh", PASSPHRASE, vault._key.hex_digits()[:64], "SQLite format 3", "CREATE TABLE",
    ]
    assert find_leaks(tmp_path, canaries) == []
    vault.close()
    assert find_leaks(tmp_path, canaries) == []
