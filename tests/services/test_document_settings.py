from __future__ import annotations

import pytest

from advisor_app.documents.editing import Draft, Edit, OwnParagraph
from advisor_app.documents.images import ImageError
from advisor_app.domain.branding import Branding, BrandingError
from advisor_app.domain.claims_team import Partner, Preparedness, TeamMember
from advisor_app.services.document_settings import DocumentSettings, card_contacts
from advisor_app.services.practice import Practice
from tests.documents.png import square
from tests.services.test_issuing import assessment_of
from tests.services.test_practice import practice

__all__ = ["practice"]
LOGO = square(size=300)


def test_the_look_and_a_clients_logo_come_back_as_they_were(practice: Practice) -> None:
    settings = DocumentSettings(practice.vault)
    assert settings.branding() == Branding()
    settings.save_look(Branding("#7a1f5c", LOGO, b"", square()))
    settings.save_client_logo("c1", square(b"\1\2\3"))
    assert settings.branding("c1") == Branding("#7a1f5c", LOGO, square(b"\1\2\3"), square())
    assert settings.branding("c2").client_logo == b""


def test_what_cannot_be_printed_is_not_kept(practice: Practice) -> None:
    settings = DocumentSettings(practice.vault)
    with pytest.raises(BrandingError):
        settings.save_look(Branding("red"))
    with pytest.raises(ImageError):
        settings.save_look(Branding(logo=b"GIF89a"))
    with pytest.raises(ImageError):
        settings.save_client_logo("c1", b"x")
    assert settings.branding("c1") == Branding()


def test_a_draft_comes_back_and_goes_with_its_client(practice: Practice) -> None:
    assessment = assessment_of(practice)
    draft = Draft(("L4",), ("L5-gaps", "L3"), (OwnParagraph("L3", "Words.", "Heading"),), (Edit("L9", "old", "new"),))
    DocumentSettings(practice.vault).save_draft(assessment, "letter", draft)
    assert DocumentSettings(practice.vault).draft(assessment, "letter") == draft
    assert DocumentSettings(practice.vault).draft(assessment, "report") == Draft()
    client = practice.clients()[0].id
    DocumentSettings(practice.vault).save_client_logo(client, square())
    practice.delete_client(client)
    practice.erase_client(client)
    assert DocumentSettings(practice.vault).draft(assessment, "letter") == Draft()
    assert DocumentSettings(practice.vault).branding(client).client_logo == b""


def test_the_card_takes_its_numbers_from_the_claims_team(practice: Practice) -> None:
    assessment_of(practice)
    dossier = practice.dossier(practice.clients()[0].id)
    assert card_contacts(dossier) == {}
    dossier.team.save(TeamMember(dossier.new_id(), "lead", "Dr Osei", deputy="Sam", phone="1", out_of_hours="2"))
    dossier.partners.save(Partner(dossier.new_id(), "breach_coach", "Law & Co", phone="3"))
    dossier.save_prepared(Preparedness(dossier.client, bank_fraud_number="159"))
    assert card_contacts(dossier) == {
        "lead": "Dr Osei, 2", "deputy": "Sam", "lawyer": "Law & Co, 3", "bank": "159",
    }
