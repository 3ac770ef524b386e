from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.contracts import Contract
from advisor_app.domain.policies import Policy
from advisor_app.domain.register import FindingNote
from advisor_app.store.items import CONTRACT, FINDING
from advisor_app.store.migrations.runner import contents
from advisor_app.store.repositories.base import new_id
from advisor_app.store.vault import Vault
from tests.store.small_vault import CLIENT, new_vault, start_assessment


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def digest(vault: Vault) -> object:
    """Everything of a vault but its change number."""
    def work(database: Any) -> object:
        with database.engine.begin() as connection:
            return {name: entry for name, entry in contents(connection).items() if name != "meta"}

    return vault._writer.maintain(work).result()


@pytest.mark.parametrize(
    "change",
    [
        lambda vault, _id, _client: vault.clients().create(CLIENT),
        lambda vault, _id, client: vault.clients().update(client, CLIENT.with_fact("legal_name", "Bright Ltd")),
        lambda vault, _id, client: vault.clients().delete(client),
        lambda vault, assessment, _client: vault.assessments().clear_answer(assessment, "AC-01"),
        lambda vault, assessment, _client: vault.assessments().save_policies(assessment, (Policy("cyber_sa"),)),
        lambda vault, assessment, _client: vault.assessments().save_fact(assessment, "staff", CLIENT),
        lambda vault, assessment, _client: vault.registers().save(assessment, FINDING, "a", FindingNote("a")),
        lambda vault, _id, client: vault.client_items(CONTRACT).save(client, Contract("k", "Old Mill Ltd")),
        lambda vault, _id, client: vault.attachments().add(client, "policy:p", name="a.pdf", content=b"%PDF-"),
        lambda vault, _id, client: vault.clients().erase(client),
    ],
)
def test_a_change_done_twice_is_done_once(vault: Vault, change: Any) -> None:
    """After an unknown outcome the same work runs again: it must find its own trace."""
    assessment = start_assessment(vault)
    done: list[Any] = []
    write = vault._writer.write
    vault._writer.write = lambda work, keep=False: (done.append(work), write(work, keep=keep))[1]  # type: ignore
    change(vault, assessment.id, assessment.client).result()
    once = digest(vault)
    write(done[-1]).result()
    assert digest(vault) == once


def test_ids_say_nothing_and_never_meet() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000 and all(len(identifier) == 32 for identifier in ids)
