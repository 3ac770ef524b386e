from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.content.library_schema import load_cases, load_contradictions, load_frameworks
from advisor_app.content.loader import load_pack
from advisor_app.domain.conditions import parse
from advisor_app.domain.frameworks import Relief
from tests.content.pack_files import write_pack

CONTRADICTIONS = """\
- id: both
  questions: [AC-01, TS-23]
  when: said('AC-01','fully') and said('TS-23','never')
- id: much_unknown
  rule: section_unknown
  share: 0.25
  least: 2
"""
CASES = """\
tags: {phishing: social_engineering, ransomware: ransom, exclusion: "none"}
cases:
  - id: a_firm_2025
    name: A Firm
    year: 2025
    industry: retail
    size: small
    place: US-NY
    role: controller
    tags: [phishing, ransomware, exclusion]
    people: 100
    amount: 5000
    currency: USD
    authority: A court
    citation: No. 1
    regimes: [us_ny_breach]
    sources: [https://example.org/case]
    confidence: verified
    as_of: 2025-05-01
"""
FRAMEWORKS = """\
- key: csf
  title: A framework
  publisher: Somebody
  edition: "1"
  source: https://example.org
  confidence: memory
  as_of: 2026-11-24
  groups: [PR.AA]
  only: [PR.AA-03]
  reliefs:
    - {when: staff < 5, references: [PR.AA-03]}
"""


def pack_with(tmp_path: Path, **files: str) -> Path:
    folder = write_pack(tmp_path)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_pack_may_do_without(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path))
    assert (pack.contradictions, pack.cases, pack.frameworks) == ((), (), ())
    words = pack.words("en")
    assert (dict(words.contradictions), dict(words.cases), dict(words.frameworks)) == ({}, {}, {})


def test_all_three_are_read_with_their_words(tmp_path: Path) -> None:
    folder = pack_with(tmp_path, contradictions=CONTRADICTIONS, cases=CASES, frameworks=FRAMEWORKS)
    texts = folder / "texts" / "en"
    (texts / "contradictions.yaml").write_text("both: Which is right?\n", encoding="utf-8")
    (texts / "cases.yaml").write_text("a_firm_2025: {happened: A, outcome: B, lesson: C}\n", encoding="utf-8")
    (texts / "frameworks.yaml").write_text("csf: {name: CSF, relief: R, groups: {PR.AA: Access}}\n", encoding="utf-8")
    pack = load_pack(folder)
    both, much = pack.contradictions
    assert (both.questions, both.rule) == (("AC-01", "TS-23"), None)
    assert both.when == parse("said('AC-01','fully') and said('TS-23','never')")
    assert (much.rule, much.share, much.least, much.when) == ("section_unknown", 0.25, 2, None)
    (case,) = pack.cases
    assert (case.root_causes, case.incident_causes) == (("social_engineering",), ("ransom",))
    assert (case.people, case.amount, case.sources) == (100, 5000, ("https://example.org/case",))
    (framework,) = pack.frameworks
    assert (framework.groups, framework.only) == (("PR.AA",), ("PR.AA-03",))
    assert framework.reliefs == (Relief(parse("staff < 5"), ("PR.AA-03",)),)
    assert pack.framework_index["csf"] is framework
    words = pack.words("en")
    assert words.contradictions["both"] == "Which is right?"
    assert (words.cases["a_firm_2025"].outcome, words.cases["a_firm_2025"].lesson) == ("B", "C")
    assert (words.frameworks["csf"].name, words.frameworks["csf"].groups["PR.AA"]) == ("CSF", "Access")


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "said"),
    [
        ("contradictions", CONTRADICTIONS, "rule: section_unknown", "rule: section_unknow",
         'The nearest known one is "section_unknown"'),
        ("contradictions", CONTRADICTIONS, "  rule: section_unknown\n", "", "either a condition .when. or a rule"),
        ("contradictions", CONTRADICTIONS, "  least: 2", "  least: 2\n  when: always",
         "either a condition .when. or a rule"),
        ("contradictions", CONTRADICTIONS, "share: 0.25", "share: 25", "much_unknown, share"),
        ("contradictions", CONTRADICTIONS, "and said(", "and sayd(", "'sayd', which does not exist"),
        ("contradictions", CONTRADICTIONS, "id: much_unknown", "id: both", 'Two entries are the contradiction "both"'),
        ("cases", CASES, "[phishing, ransomware, exclusion]", "[fishing]", 'a_firm_2025: the tag "fishing"'),
        ("cases", CASES, "phishing: social_engineering", "phishing: social", "is not in its list"),
        ("cases", CASES, "industry: retail", "industry: shops", '"shops" is not in its list'),
        ("cases", CASES, "https://example.org/case", "see the file", "a_firm_2025"),
        ("cases", CASES, "currency: USD", "currency: dollars", "a_firm_2025"),
        ("cases", CASES, "place: US-NY", "place: New York", "a_firm_2025"),
        ("frameworks", FRAMEWORKS, "staff < 5", "staf < 5", 'The nearest known one is "staff"'),
        ("frameworks", FRAMEWORKS, "  groups: [PR.AA]", "  groups: []", "groups"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, name: str, text: str, old: str, new: str, said: str) -> None:
    assert old in text
    with pytest.raises(ContentError, match=said) as caught:
        load_pack(pack_with(tmp_path, **{name: text.replace(old, new, 1)}))
    assert "\n" not in str(caught.value)


def test_twins_are_refused(tmp_path: Path) -> None:
    cases = CASES + CASES.split("cases:\n")[1]
    for files in ({"cases": cases}, {"frameworks": FRAMEWORKS * 2}):
        with pytest.raises(ContentError, match="Two entries are the"):
            load_pack(pack_with(tmp_path, **files))
        (tmp_path / f"{next(iter(files))}.yaml").unlink()


def test_a_folder_without_the_files_has_none(tmp_path: Path) -> None:
    assert (load_contradictions(tmp_path), load_cases(tmp_path), load_frameworks(tmp_path)) == ((), (), ())
