from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor_app.domain.profile import ClientProfile
from advisor_app.store.errors import NotFound, NotStorable
from advisor_app.store.vault import Vault
from tests.store.fact_strategies import profiles
from tests.store.small_vault import CLIENT, new_vault, start_assessment


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = new_vault(tmp_path_factory.mktemp("shared"))
    yield vault
    vault.close()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def named(name: str) -> ClientProfile:
    return ClientProfile.of({"client_name": name})


def test_a_client_is_kept_as_entered(vault: Vault) -> None:
    made = vault.clients().create(CLIENT, reference=" 2026/17 ").result()
    assert (made.name, made.reference, made.profile) == ("Bright Dental", "2026/17", CLIENT)
    assert vault.clients().get(made.id) == made
    assert made.created.tzinfo is not None and not made.deleted


def test_a_client_needs_a_name(vault: Vault) -> None:
    with pytest.raises(NotStorable, match="needs a name"):
        vault.clients().create(ClientProfile.of({"home_country": "GB"})).result()
    assert vault.clients().list() == ()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profiles())
def test_any_profile_comes_back_equal(shared: Vault, raw: dict[str, object]) -> None:
    profile = ClientProfile.of({**raw, "client_name": "Any"})
    made = shared.clients().create(profile).result()
    assert shared.clients().get(made.id).profile == profile


def test_the_list_is_by_name_and_carries_what_a_line_shows(vault: Vault) -> None:
    vault.clients().create(named("zebra")).result()
    assessment = start_assessment(vault)
    profile = CLIENT.with_fact("sector", "dental")
    vault.assessments().save_fact(assessment.id, "sector", profile).result()
    vault.assessments().start(
        assessment.client, depth="full", pack_id="core", pack_version="2026.1", on=date(2026, 11, 26), seed=8
    ).result()
    bright, zebra = vault.clients().list()
    assert (bright.name, bright.country, bright.sector) == ("Bright Dental", "GB", "")
    assert bright.assessment is not None and bright.assessment.depth == "full"
    assert (zebra.name, zebra.assessment) == ("zebra", None)


@pytest.mark.parametrize(
    ("search", "found"),
    [("", 3), ("müll", 1), ("MÜLL", 1), ("100%", 1), ("%", 1), ("_", 0), ("a-7", 1), ("\\", 0), ("' OR 1=1 --", 0)],
)
def test_search_takes_every_letter_as_a_letter(vault: Vault, search: str, found: int) -> None:
    for name, reference in (("Müller & Söhne", "A-7"), ("100% Cotton", ""), ("<img src=x>", "")):
        vault.clients().create(named(name), reference=reference).result()
    assert len(vault.clients().list(search)) == found


def test_a_deleted_client_is_in_the_bin_and_comes_back_with_everything(vault: Vault) -> None:
    assessment = start_assessment(vault)
    vault.clients().delete(assessment.client).result()
    assert vault.clients().list() == ()
    assert [client.id for client in vault.clients().list(deleted=True)] == [assessment.client]
    vault.clients().restore(assessment.client).result()
    assert vault.clients().list()[0].assessment == assessment


def test_own_facts_reach_open_assessments_and_no_finished_one(vault: Vault) -> None:
    first = start_assessment(vault)
    vault.assessments().set_status(first.id, "finished").result()
    second = vault.assessments().start(
        first.client, depth="quick", pack_id="core", pack_version="2026.1", on=date(2026, 11, 26), seed=8
    ).result()
    changed = CLIENT.with_fact("home_country", "IE").with_fact("client_name", "Bright Dental Ltd")
    updated = vault.clients().update(first.client, changed, reference="B-1").result()
    assert (updated.name, updated.reference) == ("Bright Dental Ltd", "B-1")
    assert vault.assessments().load(first.id).profile == CLIENT
    assert vault.assessments().load(second.id).profile == changed
    assert vault.clients().update(first.client, CLIENT).result().reference == "B-1"
    assert len(vault.clients().list("bright dental")) == 1


def test_a_name_entered_in_an_assessment_is_the_client_s_name(vault: Vault) -> None:
    assessment = start_assessment(vault)
    renamed = CLIENT.with_fact("client_name", "New Name")
    vault.assessments().save_fact(assessment.id, "client_name", renamed).result()
    assert vault.clients().get(assessment.client).name == "New Name"
    assert [client.name for client in vault.clients().list("new")] == ["New Name"]


def test_a_client_that_is_not_there_is_said(vault: Vault) -> None:
    with pytest.raises(NotFound, match="client is no longer"):
        vault.clients().get("nobody")
    for future in (vault.clients().delete("nobody"), vault.clients().restore("nobody")):
        with pytest.raises(NotFound):
            future.result()
    with pytest.raises(NotFound):
        vault.clients().update("nobody", CLIENT).result()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=30))
def test_any_search_is_answered(shared: Vault, search: str) -> None:
    assert isinstance(shared.clients().list(search), tuple)
