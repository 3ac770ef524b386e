from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.content.coverage_schema import load_coverage
from advisor_app.content.losses_schema import load_losses
from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.conditions import ALWAYS
from advisor_app.domain.evaluation import Case
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import (
    Advisor,
    ClaimsContacts,
    Endorsement,
    Limit,
    PartHeld,
    Policy,
    Retention,
    TermHeld,
)
from advisor_app.domain.profile import UNKNOWN, ClientProfile
from advisor_app.domain.questions import Option, Question
from advisor_app.services.case_files import CaseFileError, case_text, parse_case, read_case
from tests.domain.small_pack import QUESTIONS, small_pack

RESOURCES = Path(__file__).parents[2] / "resources"
COVERAGE = load_coverage(RESOURCES / "content" / "core" / "coverage")
PACK: ContentPack = replace(small_pack(), coverage=COVERAGE, questions=(
    *QUESTIONS,
    Question("AU-05", "AU", "multi", "low", ALWAYS, options=(Option("none", 0.0), Option("iso_27001", 1.0)),
             multi_rule="best", allows_not_applicable=False),
))
FULL = """\
profile:
  client_name: "Ümit & Söhne <img src=x>"
  home_country: NO
  staff: 12
  revenue: 250k_1m
  records_total: 500_4999
  liquid_funds: unknown
  insurance_budget: ~
  assessment_date: 2026-11-24
  people_by_region: {US-VA: 1200}
  incidents:
    - {kind: payment_fraud, date: 2024-05-01, cost: 12000, fixed: true}
  contracts: []
answers:
  AC-01: partial
  PT-04: {value: mostly, evidence: seen, evidence_date: 2026-03-01, note: "Call sheet", check_later: true}
  TS-21: unknown
  CR-02: {value: not_applicable, reason: No policy yet}
  DG-09: ~
  AU-05: [iso_27001]
policies:
  - shape: cyber_sa
    insurer: A Mutual
    period: {from: 2026-04-01, to: 2027-04-01}
    premium: {net: 1800, currency: USD, instalments: monthly}
    limit: {each: 500000, aggregate: unknown, shared_with: [tech_eo]}
    retention: {default: 2500, by_part: {bi: 5000}}
    waiting_hours: {bi: 12, dep_bi: null}
    coinsurance: {default: 0, by_part: {soc_eng: 0.5}}
    parts: [{id: soc_eng, status: sublimit, sublimit: 100000}]
    terms: [{id: callback, value: poor}]
    endorsements: [{ref: E1, effect: restricts, parts: [bi]}]
    claims_contacts: {hotline: "+1 555 0100", email: claims@example.org}
    source: {seen: declarations_only, documents: [decs.pdf]}
quotes:
  - {shape: cyber_sa, id: quote_1, valid_until: 2026-12-31}
advisor:
  {name: A. Broker, firm: Broker Ltd, capacity: broker, country: gb, language: en-GB, address: [1 High Street, Leeds]}
"""


def test_a_case_is_read_whole() -> None:
    case = parse_case(FULL, PACK)
    assert case.profile.get("client_name") == "Ümit & Söhne <img src=x>"
    assert case.profile.get("home_country") == "NO"
    assert case.profile.get("records_total") == "500_4999"
    assert case.profile.get("liquid_funds") is UNKNOWN
    assert case.profile.get("insurance_budget") is None
    assert case.profile.get("assessment_date") == date(2026, 11, 24)
    assert case.answers.value("AC-01") == "partial"
    assert case.answers.get("PT-04") == Answer(
        "PT-04", "mostly", "seen", date(2026, 3, 1), "Call sheet", "", check_later=True
    )
    assert case.answers.get("DG-09") is None
    assert case.answers.value("AU-05") == ("iso_27001",)
    assert case.policies is not None
    (policy,) = case.policies
    assert (policy.kind, policy.start) == ("current", date(2026, 4, 1))
    assert (policy.premium_net, policy.currency) == (1800, "USD")
    assert policy.limit == Limit(each=500_000, aggregate=None, shared_with=("tech_eo",))
    assert policy.retention == Retention(2500, {"bi": 5000})
    assert policy.waiting_hours == {"bi": 12}
    assert policy.part("soc_eng") == PartHeld("soc_eng", "sublimit", 100_000)
    assert policy.term("callback") == TermHeld("callback", "poor")
    assert policy.hotline == "+1 555 0100"
    assert policy.endorsements == (Endorsement("E1", effect="restricts", parts=("bi",)),)
    assert (policy.contacts, policy.instalments) == (ClaimsContacts(email="claims@example.org"), "monthly")
    assert case.quotes[0].kind == "quote" and case.quotes[0].valid_until == date(2026, 12, 31)
    assert case.advisor == Advisor(
        name="A. Broker", firm="Broker Ltd", capacity="broker", country="GB", language="en-GB",
        address=("1 High Street", "Leeds"),
    )


def test_policies_left_out_are_not_asked_and_an_empty_list_is_none_held() -> None:
    assert parse_case("profile: {}", PACK).policies is None
    assert parse_case("policies: []", PACK).policies == ()
    assert parse_case("{}", PACK) == Case(ClientProfile({}))


def test_json_and_yaml_say_the_same(tmp_path: Path) -> None:
    tree = yaml.load(FULL.replace("NO", "'NO'").replace("500_4999", "'500_4999'"), Loader=yaml.BaseLoader)
    (tmp_path / "case.json").write_text(json.dumps({"profile": {"staff": 12}, "answers": {"AC-01": "none"}}))
    case = read_case(tmp_path / "case.json", PACK)
    assert (case.profile.get("staff"), case.answers.value("AC-01")) == (12, "none")
    (tmp_path / "case.yaml").write_text(FULL, encoding="utf-8")
    assert read_case(tmp_path / "case.yaml", PACK) == parse_case(FULL, PACK)
    assert set(tree) == {"profile", "answers", "policies", "quotes", "advisor"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answer: {}", 'c.yaml: there is no entry "answer" here. The nearest known one is "answers".'),
        ("- a", "c.yaml: it must be a set of named entries."),
        ("", "c.yaml: it must be a set of named entries."),
        ("profile: 5", "c.yaml, line 1, profile: it must be a set of named entries."),
        ("profile:\n  staf: 5",
         'c.yaml, line 2, profile, staf: There is no fact "staf". The nearest known one is "staff".'),
        ("profile:\n  staff: many", 'staff is "many"; it must be a number.'),
        ("profile:\n  client_name: 5",
         "client_name is 5; it must be text, in quotation marks if it looks like a number."),
        ("profile:\n  sector: dentl",
         'sector is "dentl", which is not in its list. The nearest known one is "dental".'),
        ("profile:\n  staff: .inf", 'c.yaml, line 2: ".inf" is not a finite number.'),
        ("profile:\n  client_name: " + "x" * 300, "client_name has 300 characters; the most that fits is 200."),
        ("answers:\n  AC-1: none",
         'c.yaml, line 2, answers, AC-1: there is no question "AC-1". The nearest known one is'),
        ("answers:\n  AC-01: partly",
         'answers, AC-01: there is no answer "partly". The nearest known one is "partial".'),
        ("answers:\n  AC-01: zzz",
         'there is no answer "zzz". Choose one of fully, mostly, partial, none, unknown.'),
        ("answers:\n  AC-01: 1", "line 2, answers, AC-01, value: it must be the id of an answer"),
        ("answers:\n  AC-01: true", "line 2, answers, AC-01, value: it must be the id of an answer"),
        ("answers:\n  AC-01: [none]", "only one answer can be chosen here"),
        ("answers:\n  AU-05: iso_27001", '"iso_27001" must be a list, like [none, iso_27001].'),
        ("answers:\n  AU-05: [iso]", 'there is no answer "iso". The nearest known one is "iso_27001".'),
        ("answers:\n  AU-05: not_applicable", "this question applies to every firm"),
        ("answers:\n  PF-05: unknown",
         "PF-05 is a page of facts; write data_categories, data_elements under profile."),
        ("answers:\n  IN-01: unknown", "write them under policies"),
        ("answers:\n  AC-01: {value: none, evidense: seen}",
         'no entry "evidense" here. The nearest known one is "evidence".'),
        ("answers:\n  AC-01: {value: none, evidence: saw}",
         'evidence: "saw" is not in its list. The nearest known one is "stated".'),
        ("answers:\n  AC-01: {value: none, evidence_date: soon}", '"soon" must be a date like 2026-11-24.'),
        ("answers:\n  AC-01: {value: none, note: " + "x" * 20_001 + "}", "the most that fits is 20,000"),
        ("policies:\n  - {insurer: A}", 'c.yaml, line 2, policies, entry 1: "shape" is missing; add it.'),
        ("policies:\n  - {shape: cyber}",
         'policies, entry 1, shape: "cyber" is not in its list. The nearest known one is "cyber_sa"'),
        ("policies:\n  - {shape: cyber_sa, parts: [{id: bii}]}",
         'parts, bii, id: "bii" is not in its list. The nearest'),
        ("policies:\n  - {shape: cyber_sa, limit: {each: a lot}}", "limit, each: it must be a number."),
        ("policies:\n  - {shape: cyber_sa, limit: {each: -5}}",
         "limit, each: it must be 0 or more."),
        ("policies:\n  - {shape: cyber_sa, premium: {currency: dollar}}",
         '"dollar" must be a currency code of ISO 4217'),
        ("policies:\n  - {shape: cyber_sa, period: {form: 2026-01-01}}",
         'no entry "form" here. The nearest known one is "from".'),
        ("policies:\n  - {shape: cyber_sa, terms: [{id: calback}]}",
         'entry 1, terms, calback: there is no policy term "calback". The nearest known one is "callback".'),
        ("quotes: {}", "c.yaml, line 1, quotes: it must be a list."),
        ("advisor: {capacity: brokr}",
         'advisor, capacity: "brokr" is not in its list. The nearest known one is "broker".'),
        ("advisor: {country: UK}", '"UK" must be a two-letter country code, like US or GB.'),
        ("advisor: {language: English}", '"English" must be a language tag'),
        ("a: 1\na: 2", "twice"),
    ],
)
def test_bad_input_gets_one_clear_sentence(text: str, said: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse_case(text, PACK, name="c.yaml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 500


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match=r"gone\.yaml cannot be read"):
        read_case(tmp_path / "gone.yaml", PACK)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_case_written_is_the_case_read(as_json: bool) -> None:
    case = parse_case(FULL, PACK)
    assert parse_case(case_text(case, as_json=as_json), PACK, is_json=as_json) == case


_TEXTS = st.text(max_size=12) | st.sampled_from(
    ["NO", "1e3", "007", "0x1f", "~", "2026-01-01", "a: b", "#", "- x", "'", "=", "12:30"]
)
_DATES = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
_MONEY = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9)
_POLICIES = st.builds(
    Policy,
    shape=st.sampled_from(["cyber_sa", "addon", "pi"]),
    kind=st.sampled_from(["current", "quote", "expired"]),
    start=_DATES, retro_date=_DATES, premium_net=_MONEY, bi_days=_MONEY,
    limit=st.builds(Limit, each=_MONEY, reinstatement=st.booleans()),
    retention=st.builds(
        Retention, default=_MONEY, by_part=st.dictionaries(st.sampled_from(["bi", "pci"]), st.floats(0, 1e6))
    ),
    parts=st.lists(st.builds(PartHeld, id=st.sampled_from(["bi", "ftf"]), sublimit=_MONEY), max_size=2).map(tuple),
    seen=st.sampled_from(["full_wording", "client_recall"]),
)
_ANSWERS = st.builds(
    Answer,
    question=st.sampled_from(["AC-01", "PT-04", "TS-21"]),
    value=st.sampled_from(["fully", "none", "unknown", "not_applicable", None]),
    evidence=st.sampled_from(["stated", "seen", "tested"]), evidence_date=_DATES, check_later=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_POLICIES, max_size=2), st.lists(_POLICIES, max_size=2), st.lists(_ANSWERS, max_size=3), _TEXTS, _TEXTS)
def test_whatever_a_case_holds_survives_a_file(
    policies: list[Policy], quotes: list[Policy], answers: list[Answer], name: str, note: str
) -> None:
    from advisor_app.domain.text import clean_name, clean_text

    sheet = AnswerSheet.of(*(replace(answer, note=clean_text(note)) for answer in answers))
    advisor = Advisor(firm=clean_name(name))
    case = Case(ClientProfile.of({"client_name": name, "staff": 3}), sheet, tuple(policies), tuple(quotes), advisor)
    for as_json in (False, True):
        assert parse_case(case_text(case, as_json=as_json), PACK, is_json=as_json) == case


_JUNK: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["value", "shape", "id", "parts", "limit", "staff", "AC-01", "x"]), inner, max_size=3
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["profile", "answers", "policies", "quotes", "advisor"]), _JUNK))
def test_any_tree_is_a_case_or_one_sentence(tree: dict[str, Any]) -> None:
    try:
        parse_case(json.dumps(tree), PACK, is_json=True)
    except CaseFileError as error:
        assert "\n" not in str(error)


def _with_losses() -> ContentPack:
    return replace(PACK, losses=load_losses(RESOURCES / "content" / "core" / "losses.yaml"))


OWN = """\
overrides:
  - {parameter: frequency.base_rate, value: 0.05, reason: "Ten years of claims\\nof this trade"}
  - {parameter: tail.extreme_share, value: 0, reason: Small firm}
"""


def test_numbers_of_ones_own_are_read_and_written() -> None:
    pack = _with_losses()
    case = parse_case(OWN, pack)
    assert case.overrides == (
        LossOverride("frequency.base_rate", 0.05, "Ten years of claims\nof this trade"),
        LossOverride("tail.extreme_share", 0.0, "Small firm"),
    )
    for as_json in (False, True):
        assert parse_case(case_text(case, as_json=as_json), pack, is_json=as_json) == case
    assert "overrides" not in case_text(Case(ClientProfile({})))


@pytest.mark.parametrize(("entry", "words"), [
    ("{parameter: frequency.base_rat, value: 1, reason: x}", 'nearest known one is "frequency.base_rate"'),
    ("{parameter: frequency.base_rate, value: 5, reason: x}", "must lie between 0 and 1"),
    ("{parameter: frequency.base_rate, value: .nan, reason: x}", "not a finite number"),
    ("{parameter: frequency.base_rate, value: 0.1, reason: ' '}", "needs a reason"),
    ("{parameter: frequency.base_rate, value: 0.1}", "reason"),
])
def test_numbers_nobody_can_mean_are_refused(entry: str, words: str) -> None:
    with pytest.raises(CaseFileError, match=words) as caught:
        parse_case(f"overrides:\n  - {entry}\n", _with_losses())
    assert "line 2" in str(caught.value)


def test_one_number_twice_is_refused() -> None:
    entry = "  - {parameter: frequency.base_rate, value: 0.1, reason: x}\n"
    with pytest.raises(CaseFileError, match="is there twice"):
        parse_case("overrides:\n" + entry * 2, _with_losses())
