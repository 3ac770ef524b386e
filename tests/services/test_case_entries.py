from __future__ import annotations

import pytest

from advisor_app.services.case_entries import AdvisorEntry, PolicyEntry, language_tag


@pytest.mark.parametrize("tag", ["en", "en-GB", "de-CH", "zh-Hant-TW", "en-150"])
def test_language_tags_whose_numbers_are_known(tag: str) -> None:
    assert language_tag(tag) == tag


@pytest.mark.parametrize("tag", ["", "english", "xx", "en_GB", "en-XX", "EN"])
def test_other_language_tags_are_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="must be a language tag, like en-US or en-GB"):
        language_tag(tag)


def test_unknown_in_place_of_a_figure_is_left_out() -> None:
    entry = PolicyEntry.model_validate({"shape": "pi", "limit": {"each": "unknown"}, "retro_date": "unknown"})
    assert entry.limit.each is None and entry.retro_date is None


def test_names_are_cleaned_at_the_door() -> None:
    assert AdvisorEntry(firm=" A\u202eB\n Ltd ").firm == "AB Ltd"
