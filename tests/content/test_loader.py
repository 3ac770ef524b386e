from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.content.loader import load_pack
from advisor_app.domain.conditions import parse
from advisor_app.domain.questions import Option
from tests.content.pack_files import FILES, QUESTIONS, write_pack


def test_a_pack_is_read_whole(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path))
    assert (pack.id, pack.version, pack.as_of.isoformat()) == ("small", "1.0.0", "2026-11-25")
    page, second_step, restore = pack.questions
    assert (page.kind, page.facts, page.scored) == ("facts", ("staff",), False)
    assert second_step.score("mostly") == 0.7
    assert second_step.underwriter_cyber == "must"
    assert second_step.core and second_step.refs == {"csf": ("PR.AA-03",)}
    assert restore.options == (Option("within_6m", 1.0), Option("never", 0.0))
    assert restore.when == parse("has_servers") and not restore.core
    assert pack.controls[0].cap_questions == ("AC-01",) and pack.controls[0].cap_added == 0.35
    assert pack.findings_only == {"TS-23": "whether a restore was tried"}
    assert pack.actions[0].satisfies == ("mfa_email",)
    assert pack.sources["SRC"].year == "2023"
    words = pack.words("en-US")
    assert words.questions["AC-01"].short == "Second step to sign in"
    assert words.sections["AC"] == "Access controls"
    assert words.word("sections_short", "AC") == "Access"
    assert words.word("fact_units", "staff") == "people"
    assert pack.usd_rates["USD"] == 1 and pack.losses is not None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  weight: critical", "  wieght: critical",
         'questions/all.yaml, line 7, AC-01: there is no entry "wieght" here. The nearest known one is "weight".'),
        ("  section: AC\n", "", 'questions/all.yaml, line 7, AC-01: "section" is missing; add it.'),
        ("  section: AC\n", "  section: ACC\n", '"ACC" is not in its list. The nearest known one is "AC".'),
        ("weak_access_control", "weak_acces", 'The nearest known one is "weak_access_control".'),
        ("when: has_servers", "when: has_server",
         'TS-23, when: the condition looks up "has_server", which is no fact. The nearest known one is "has_servers".'),
        ("when: has_servers", "when: has_servers and", "Cannot read the condition"),
        ("when: has_servers", "when: control('mfaa') > 0", 'names the control "mfaa". The nearest known one is "mfa".'),
        ("never: 0", "never: 1.2", "options, never: it must be 1 or less."),
        ("quick: 1\n", "quick: one\n", "questions/all.yaml, line 5, PF-01, quick: it must be a whole number."),
        ("id: AC-01", "id: 7", "line 7, entry 2, id: it must be text, in quotation marks if it looks like a number."),
        ("id: AC-01", "id: PF-01", 'Two entries are the question "PF-01"; give each its own id.'),
        ("facts: [staff]", "facts: [stuff]", 'The nearest known one is "staff".'),
        ("  kind: single", "  kind: sinlge", "it must be one of 'graded', 'single', 'multi', 'facts', 'policies'."),
        ("  factors: [security_posture]", "  factors: security_posture", "AC-01, factors: it must be a list."),
    ],
)
def test_a_bad_entry_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in QUESTIONS
    folder = write_pack(tmp_path, all=QUESTIONS.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("stem", "text", "said"),
    [
        ("pack", FILES["pack.yaml"].replace("2026-11-25", "soon"), "must be a date like 2026-11-24"),
        ("pack", FILES["pack.yaml"].replace("[en]", "[en, es]"), "no folder texts/es"),
        ("controls", FILES["controls.yaml"].replace("add: 0.35", "add: 0.35, ad: 1"),
         'controls.yaml, line 4, controls, mfa, cap: there is no entry "ad" here. The nearest known one is "add".'),
        ("actions", FILES["actions.yaml"].replace("cost: c0", "cost: c9"), '"c9" is not in its list'),
        ("sources", FILES["sources.yaml"].replace("verified", "sure"), "it must be one of 'verified', 'memory'"),
        ("facts", "staff: {label: 5}\n", "texts/en/facts.yaml, line 1, staff, label: it must be text"),
        ("facts", "stuff: {label: a}\n", 'The nearest known one is "staff".'),
        ("sections", "a: 1\na: 2\n", "twice"),
        ("rates", "x: 1", "rates.yaml"),
    ],
)
def test_every_file_is_held_to_its_schema(tmp_path: Path, stem: str, text: str, said: str) -> None:
    folder = write_pack(tmp_path, **{stem: text})
    if stem == "rates":
        (folder / "rates.yaml").write_text(text)
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    assert said in str(caught.value)


def test_a_folder_without_questions_is_no_pack(tmp_path: Path) -> None:
    (write_pack(tmp_path) / "questions" / "all.yaml").unlink()
    with pytest.raises(ContentError, match=r"There is no questions/\*\.yaml"):
        load_pack(tmp_path)
