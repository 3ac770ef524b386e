"""A vault at test strength for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from advisor_app.domain.policies import Advisor
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.records import AssessmentRecord, PracticeRecord
from advisor_app.store.keys import Strength
from advisor_app.store.vault import Vault, VaultOptions

PASSPHRASE = "lamp rivet ocean stable moth"
CHEAP = Strength(8, 1)


def never_wait(_seconds: float) -> None:
    return None


OPTIONS = VaultOptions(strength=CHEAP, ballast_bytes=64 * 1024, pause=never_wait, app_version="test")
PRACTICE = PracticeRecord("Harbour Advice", Advisor(name="Ada Marsh", firm="Harbour Advice"), "GB")
CLIENT = ClientProfile.of({"client_name": "Bright Dental", "home_country": "GB", "currency": "GBP"})


def new_vault(folder: Path, options: VaultOptions = OPTIONS) -> Vault:
    return Vault.create(folder, PASSPHRASE, PRACTICE, options)[0]


@contextmanager
def open_vault(folder: Path, secret: str = PASSPHRASE, options: VaultOptions = OPTIONS) -> Iterator[Vault]:
    vault = Vault.open(folder, secret, options)
    try:
        yield vault
    finally:
        vault.close(force=True)


def start_assessment(vault: Vault, profile: ClientProfile = CLIENT) -> AssessmentRecord:
    client = vault.clients().create(profile).result()
    return vault.assessments().start(
        client.id, depth="quick", pack_id="core", pack_version="2026.1", on=date(2026, 11, 25), seed=7
    ).result()
