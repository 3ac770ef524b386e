"""One mistake each: a change of a pack, the check that must find it, and what it must say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from advisor_app.domain.conditions import ALWAYS, parse
from advisor_app.domain.pack import ContentPack, FactText, Rename
from advisor_app.domain.questions import ControlWeight, Option
from advisor_app.domain.vocabulary import CONTROLS

Mutation = Callable[[ContentPack], ContentPack]


def _changed(thing: Any, changes: Mapping[str, object]) -> Any:
    return replace(thing, **changes)


def question(question_id: str, **changes: object) -> Mutation:
    def mutate(pack: ContentPack) -> ContentPack:
        changed = tuple(_changed(q, changes) if q.id == question_id else q for q in pack.questions)
        assert changed != pack.questions
        return replace(pack, questions=changed)

    return mutate


def without_question(question_id: str) -> Mutation:
    return lambda pack: replace(pack, questions=tuple(q for q in pack.questions if q.id != question_id))


def action(action_id: str, **changes: object) -> Mutation:
    return lambda pack: replace(
        pack, actions=tuple(_changed(a, changes) if a.id == action_id else a for a in pack.actions)
    )


def control(key: str, **changes: object) -> Mutation:
    return lambda pack: replace(
        pack, controls=tuple(_changed(row, changes) if row.key == key else row for row in pack.controls)
    )


def law(law_id: str, **changes: object) -> Mutation:
    return lambda pack: replace(
        pack, regimes=tuple(_changed(r, changes) if r.id == law_id else r for r in pack.regimes)
    )


def words(**changes: Callable[[dict[str, object]], dict[str, object]]) -> Mutation:
    """The English texts with some of their tables changed."""

    def mutate(pack: ContentPack) -> ContentPack:
        english = pack.texts["en"]
        tables = {name: change(dict(getattr(english, name))) for name, change in changes.items()}
        return replace(pack, texts={"en": replace(english, **tables)})  # type: ignore[arg-type]

    return mutate


def cut(key: str) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda table: {name: value for name, value in table.items() if name != key}


def put(key: str, value: object) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda table: {**table, key: value}


def renamed(question_id: str, option: str | None, to: str) -> Mutation:
    return lambda pack: replace(pack, renames=(Rename(question_id, option, to),))


def without(pack: ContentPack, group: str, entry: str) -> dict[str, str]:
    """The words of a group of cover without those of one entry."""
    return {key: text for key, text in pack.texts["en"].coverage[group].items() if key.split(".")[0] != entry}


def text_of(question_id: str, **changes: object) -> Mutation:
    return lambda pack: words(
        questions=put(question_id, _changed(pack.texts["en"].questions[question_id], changes))
    )(pack)


def penalty(law_id: str, **changes: object) -> Mutation:
    def mutate(pack: ContentPack) -> ContentPack:
        regime = next(r for r in pack.regimes if r.id == law_id)
        first = _changed(regime.penalties[0], changes)
        return law(law_id, penalties=(first, *regime.penalties[1:]))(pack)

    return mutate


def source(source_id: str, **changes: object) -> Mutation:
    return lambda pack: replace(
        pack, sources={**pack.sources, source_id: _changed(pack.sources[source_id], changes)}
    )


def _see(pack: ContentPack) -> ContentPack:
    regime = next(r for r in pack.regimes if r.id == "us_ferpa")
    return law("us_ferpa", notification=replace(regime.notification, see="us_zz_breach"))(pack)


def _without_labels(pack: ContentPack) -> ContentPack:
    label = pack.texts["en"].facts["payment_size"]
    return words(facts=put("payment_size", FactText(label.label, "", {"none": "None"})))(pack)


def _loss_source(pack: ContentPack) -> ContentPack:
    rows = dict(pack.losses.rows)
    name = next(iter(rows))
    rows[name] = replace(rows[name], sources=("nowhere",))
    return replace(pack, losses=replace(pack.losses, rows=rows))


def _without_cuts(pack: ContentPack) -> ContentPack:
    table = pack.losses.controls
    place = CONTROLS.index("mfa")
    cut_off = {
        name: tuple(tuple(0.0 for _ in row) if at == place else row for at, row in enumerate(getattr(table, name)))
        for name in ("cause_cuts", "lever_cuts")
    }
    return replace(pack, losses=replace(pack.losses, controls=_changed(table, cut_off)))


def _without_ask(key: str) -> Mutation:
    def mutate(pack: ContentPack) -> ContentPack:
        asks = pack.coverage.controls
        rows = tuple(row for row in asks.rows if row.control != key)
        return replace(pack, coverage=replace(pack.coverage, controls=replace(asks, rows=rows)))

    return mutate


def _old_loss(pack: ContentPack) -> ContentPack:
    rows = dict(pack.losses.rows)
    name = next(iter(rows))
    rows[name] = replace(rows[name], next_review=date(2020, 1, 1))
    return replace(pack, losses=replace(pack.losses, rows=rows))


def _new_floor(pack: ContentPack) -> ContentPack:
    floor = pack.coverage.floor
    return replace(pack, coverage=replace(pack.coverage, floor=replace(floor, basis=replace(floor.basis, as_of=LATER))))


def _bad_part_condition(pack: ContentPack) -> ContentPack:
    first = replace(pack.coverage.parts[0], advised=parse("sector == 'dentl'"))
    return replace(pack, coverage=replace(pack.coverage, parts=(first, *pack.coverage.parts[1:])))


def check(check_id: str, **changes: object) -> Mutation:
    """A change of one contradiction."""
    return lambda pack: replace(
        pack, contradictions=tuple(_changed(k, changes) if k.id == check_id else k for k in pack.contradictions)
    )


def case(case_id: str, **changes: object) -> Mutation:
    return lambda pack: replace(
        pack, cases=tuple(_changed(k, changes) if k.id == case_id else k for k in pack.cases)
    )


def framework(key: str, **changes: object) -> Mutation:
    return lambda pack: replace(
        pack, frameworks=tuple(_changed(f, changes) if f.key == key else f for f in pack.frameworks)
    )


def framework_text(key: str, **changes: object) -> Mutation:
    return lambda pack: words(frameworks=put(key, _changed(pack.texts["en"].frameworks[key], changes)))(pack)


LATER = date(2030, 1, 1)
LONG = " ".join(["word"] * 60)
MUTATIONS: list[tuple[str, Mutation, str]] = [
    ("references", question("AC-01", action="second_step"),
     'AC-01 has the action "second_step", which does not exist'),
    ("references", question("AC-01", sources=("MS24",)),
     'AC-01 cites "MS24", which is no source. The nearest .*"MS23"'),
    ("references", question("AC-04", parent="AC-77"), "AC-04 has the parent AC-77"),
    ("references", action("second_step_for_everyone", questions=("AC-91",)), "for AC-91, which is no question"),
    ("references", action("second_step_for_everyone", satisfies=("mfa_mail",)),
     'satisfies "mfa_mail".*"mfa_email"'),
    ("references", control("edr", weights=(ControlWeight("TS-99", 1.0),)), "Control edr rests on TS-99"),
    ("references", control("edr", cap_questions=("TS-99",)), "Control edr rests on TS-99"),
    ("references", lambda p: replace(p, findings_only={**p.findings_only, "ZZ-01": "x"}),
     "findings_only names ZZ-01"),
    ("references", _see, 'Law us_ferpa points to "us_zz_breach"'),
    ("conditions", question("AC-04", when=parse("sector == 'dentl'")),
     'question AC-04, when: sector has no entry "dentl"'),
    ("conditions", question("AC-04", standard_if=parse("answer('AC-77') < 1")),
     "answer.'AC-77'. names no scored question"),
    ("conditions", question("AC-04", when=parse("answer('PF-01') < 1")),
     "answer.'PF-01'. names no scored question"),
    ("conditions", law("us_ferpa", applies=parse("residents('US-ZZ') > 5")),
     "residents.'US-ZZ'. names no state"),
    ("conditions", _bad_part_condition, 'coverage, parts tech_eo, advised: sector has no entry "dentl"'),
    ("reachability", question("AC-04", when=parse("false")), "AC-04 is never asked"),
    ("reachability", question("AC-04", when=parse("staff > 9 and staff < 3")), "AC-04 is never asked"),
    ("reachability", question("AC-04", standard_if=parse("false")), "AC-04 is never asked at standard depth"),
    ("reachability", question("AU-05", scored_if=parse("false")), "AU-05 is never scored"),
    ("conditions", question("AU-05", scored_if=parse("sector == 'dentl'")), "question AU-05, scored_if: sector has no"),
    ("reachability", question("AC-01", standard_if=ALWAYS), "AC-01 is in the quick set and has a standard_if"),
    ("reachability", control("edr", applies=parse("false")), "Control edr never applies"),
    ("reachability", law("us_ferpa", applies=parse("false")), "Law us_ferpa can never apply"),
    ("reachability", law("us_ferpa", applies=ALWAYS), "Law us_ferpa applies to every firm"),
    ("parents", question("AC-01", parent="AC-04"), "AC-01 is its own ancestor: AC-01 > AC-04 > AC-01"),
    ("parents", question("TS-21", options=(Option("fully", 1.0), Option("none", 0.1))),
     "TS-23 follows from TS-21"),
    ("renames", renamed("AC-99", None, "AC-98"), 'The rename of AC-99: its new id "AC-98" does not exist'),
    ("renames", renamed("AC-01", None, "AC-02"), "The rename of AC-01: the old id still exists"),
    ("renames", renamed("TS-99", "a", "b"), "The rename of TS-99, a: there is no such question"),
    ("renames", renamed("TS-23", "a", "nevr"), 'TS-23, a: its new id "nevr" does not exist. The nearest .*"never"'),
    ("pages", question("PF-01", facts=()), "Fact staff belongs to PF-01 alone; it is asked by nobody"),
    ("pages", question("PF-02", facts=("staff",)),
     "Fact staff belongs to PF-01 alone; it is asked by .*PF-0., PF-0."),
    ("pages", question("PF-01", facts=()), "PF-01 must name facts"),
    ("pages", question("AC-01", facts=("staff",)),
     "AC-01 must name facts if it is a page of facts, and only then"),
    ("pages", without_question("IN-01"), "One question asks for the policies in force; here it is none"),
    ("orphans", question("AC-01", action="security_keys_for_administrators"),
     "Action second_step_for_everyone is for AC-01"),
    ("orphans", action("second_step_for_everyone", control="backup"),
     'works on the control "backup", which rests on none'),
    ("orphans", action("second_step_for_everyone", control=None),
     "names no control, but its questions stand in mfa"),
    ("orphans", lambda p: replace(p, sources={**p.sources, "NEW": p.sources["MS23"]}),
     "No question cites the source NEW"),
    ("orphans", lambda p: replace(p, controls=p.controls[1:]), "Controls are missing: mfa"),
    ("orphans", question("AC-01", action=None), "AC-01 has no action"),
    ("orphans", question("PF-01", action="second_step_for_everyone"), "PF-01 is not scored, so its action"),
    ("control feeding", _without_cuts, "Control mfa changes no loss"),
    ("control feeding", _without_ask("edr"), "Control edr changes no cover: it is not among what insurers ask for"),
    ("control feeding", action("managed_protection", satisfies=()), "Insurers ask for edr, and no action satisfies it"),
    ("option scores", question("TS-23", options=(Option("a", 1.0), Option("b", None))),
     "TS-23: the option b has no score"),
    ("option scores", question("TS-23", options=(Option("a", 1.0), Option("b", 1.0))),
     "every answer counts the same"),
    ("option scores", question("TS-23", options=(Option("a", 0.9), Option("b", 0.0))),
     "the best answer scores 0.9"),
    ("option scores", question("TS-23", multi_rule="best"), "TS-23: a list needs a multi_rule"),
    ("option scores", question("AU-05", multi_rule=None), "AU-05: a list needs a multi_rule"),
    ("option scores", question("PF-01", options=(Option("a", 1.0),)), "PF-01 is not scored"),
    ("share sums", question("IN-03", options=(Option("a", 0.5), Option("b", 0.4))),
     "IN-03: the shares .* 0.90"),
    ("unknown answers", question("TS-23", options=(Option("a", 1.0), Option("b", -0.1))),
     "TS-23: not knowing scores 0.0"),
    ("not applicable", question("AC-01", allows_not_applicable=True),
     "AC-01 is critical and applies to every firm"),
    ("weights", question("AC-01", weight="profile"), "AC-01 is scored, but its weight is profile"),
    ("weights", question("PF-01", weight="high"), "PF-01 is not scored, but its weight is high"),
    ("feeding", lambda p: replace(p, findings_only={}), "DG-09 feeds nothing"),
    ("feeding", lambda p: replace(p, findings_only={**p.findings_only, "AC-01": "x"}), "AC-01 feeds 2 places"),
    ("feeding", lambda p: replace(p, findings_only={**p.findings_only, "PF-02": "x"}),
     "PF-02 is not scored; take it out"),
    ("page feeding", question("PF-19", facts=("insurance_budget",)),
     "PF-19 feeds nothing: no rule .* insurance_budget"),
    ("control weights", control("edr", weights=(ControlWeight("TS-05", 0.9),)),
     "Control edr: its weights add up to 0.90"),
    ("control weights", control("edr", cap_questions=("AC-01",)), "Control edr: its cap rests on AC-01"),
    ("quick set", question("AC-01", quick=None), r"missing: \[10\], twice: \[\]"),
    ("quick set", question("AC-01", quick=11), r"missing: \[10\], twice: \[11\]"),
    ("quick shares",
     control("training", weights=(ControlWeight("PT-01", 0.4), ControlWeight("PT-03", 0.6))),
     "Control training: its quick questions carry 0.40"),
    ("question texts", words(questions=cut("AC-01")), "en: question AC-01 has no words"),
    ("question texts", text_of("AC-01", evidence=" "), "en: question AC-01 has no evidence"),
    ("question texts", text_of("AC-01", options={"fully": "Yes"}),
     "no words for the option mostly, none, partial"),
    ("question texts", text_of("PF-01", options={"x": "Y"}),
     "PF-01: words for the option x, which does not exist"),
    ("question texts", without_question("AC-01"), "has words for AC-01, which is no question"),
    ("fact texts", words(facts=cut("staff")), "en: facts: no words for the fact staff"),
    ("fact texts", _without_labels, "fact payment_size: no words for the option 10k_50k"),
    ("action texts", words(actions=cut("second_step_for_everyone")),
     "no words for the action second_step_for_everyone"),
    ("action texts", lambda p: replace(p, actions=p.actions[1:]),
     "words for the action .*, which does not exist"),
    ("loss texts", words(losses=cut("notes.start_up_view")), "losses notes: no words for the id start_up_view"),
    ("loss texts", words(losses=put("inputs.moat", "Moat")), "losses inputs: words for the id moat"),
    ("list texts", words(sections=cut("AC")), "sections: no words for the section AC"),
    ("list texts", words(vocabulary=put("severities", {"low": "Low"})),
     "severities: no words for the id critical, high"),
    ("coverage texts", words(coverage=cut("bi")), "coverage part bi has no name"),
    ("coverage texts", words(coverage=put("bii", {"name": "Left over"})),
     "coverage: words for the part bii, which does"),
    ("coverage texts", lambda p: words(coverage=put("terms", without(p, "terms", "callback")))(p),
     "coverage terms: no words for the id callback"),
    ("coverage texts", lambda p: words(coverage=put("controls", without(p, "controls", "edr")))(p),
     "coverage controls: no words for the id edr"),
    ("coverage texts", words(reasons=lambda _: {}), 'gives the reason "part.records", which has no words'),
    ("lengths", text_of("AC-01", prompt=LONG), "en: AC-01, prompt has 60 words; the most is 20"),
    ("lengths", text_of("AC-01", short=LONG), "en: AC-01, short has 60 words; the most is 6"),
    ("lengths", words(reasons=put("part.x", LONG)), "en: reason part.x has 60 words; the most is 45"),
    ("sources", source("MS23", checked=None), "MS23 does not say when"),
    ("sources", source("MS23", checked=LATER), "MS23 was looked at on 2030-01-01, after the pack"),
    ("sources", source("MS23", year=""), "MS23 has no year"),
    ("question sources", question("AC-01", sources=()), "AC-01 cites no source"),
    ("question sources", question("AC-01", sources=("JUDG",)), "AC-01 gives a figure in its why"),
    ("loss sources", _loss_source, 'cites "nowhere", which is no source of the loss model'),
    ("loss sources", _old_loss, "was to be looked at again by 2020-01-01"),
    ("loss sources", lambda p: replace(p, usd_rates_as_of=LATER), "currency rates are of 2030-01-01"),
    ("law sources", law("us_hipaa", as_of=LATER), "Law us_hipaa: its facts are of 2030-01-01"),
    ("law sources", law("us_hipaa", sources=()), "Law us_hipaa has no source"),
    ("law sources", law("us_hipaa", sources=()), "Law us_hipaa counts as verified, but none"),
    ("law sources", law("us_hipaa", duties_controller=()),
     "Law us_hipaa says nothing about what a firm must do"),
    ("law sources", law("us_hipaa", status="enacted_not_yet_effective"), "Law us_hipaa is not in force yet"),
    ("law sources", penalty("us_hipaa", currency=""), "us_hipaa, penalty 1: an amount without a currency"),
    ("law sources", penalty("us_hipaa", citation=""), "us_hipaa, penalty 1: an amount that counts as verified"),
    ("law sources", penalty("us_hipaa", amount_min=9e9), "us_hipaa, penalty 1: the smallest amount is above"),
    ("coverage sources", _new_floor, "Cover, floor: its figures are of 2030-01-01"),
    ("contradictions", check("list_of_nothing", questions=("DI-91",)), "list_of_nothing is about DI-91"),
    ("contradictions", check("list_of_nothing", questions=()), "list_of_nothing names no question"),
    ("contradictions", check("list_of_nothing", when=parse("said('DI-91','fully')")),
     "said.'DI-91'. names no question"),
    ("contradictions", check("list_of_nothing", when=parse("answer('DI-91') > 0")),
     "answer.'DI-91'. names no question"),
    ("contradictions", check("list_of_nothing", when=parse("said('DI-01',['fully','fulli'])")),
     'DI-01 has no answer "fulli". The nearest .*"fully"'),
    ("contradictions", check("list_of_nothing", when=parse("sector == 'dentl'")), 'sector has no entry "dentl"'),
    ("contradictions", check("list_of_nothing", when=parse("false")), "list_of_nothing can never come up"),
    ("contradictions", check("list_of_nothing", when=ALWAYS), "list_of_nothing comes up for every firm"),
    ("contradictions", question("AC-04", when=parse("said('AC-01','fully')")),
     r"In question AC-04, when: said\(\) is only for contradictions"),
    ("contradiction texts", words(contradictions=cut("list_of_nothing")), "no words for the check list_of_nothing"),
    ("contradiction texts", words(contradictions=put("list_of_all", "Which?")),
     "words for the check list_of_all, which does not exist"),
    ("contradiction texts", words(contradictions=put("list_of_nothing", "{what}?")), "nothing is filled in for what"),
    ("contradiction texts", words(contradictions=put("list_of_nothing", "Wrong.")), "must be a question"),
    ("contradiction texts", words(contradictions=put("list_of_nothing", LONG)), "has 60 words; the most is 45"),
    ("past cases", case("elgon_2025", confidence="memory"), "elgon_2025 is not verified"),
    ("past cases", case("elgon_2025", sources=()), "elgon_2025 has no source"),
    ("past cases", case("elgon_2025", currency=""), "elgon_2025: an amount without a currency"),
    ("past cases", case("elgon_2025", as_of=LATER), "elgon_2025: its facts are of 2030-01-01"),
    ("past cases", case("elgon_2025", regimes=("us_hippa",)), '"us_hippa", which is no law .*"us_hipaa"'),
    ("past cases", words(cases=cut("elgon_2025")), "no words for the case elgon_2025"),
    ("frameworks", framework("ce", groups=("scope",)), "Framework ce: firewalls of .* belongs to no group"),
    ("frameworks", framework("cpg", groups=("1", "2", "3", "4", "5", "6", "7")), "no question informs the group 7"),
    ("frameworks", framework("cis", only=("1.1", "13.1")), "Framework cis: no question informs 13.1"),
    ("frameworks", framework("ce", as_of=LATER), "Framework ce was looked at on 2030-01-01"),
    ("frameworks", words(frameworks=cut("ce")), "no words for the framework ce"),
    ("frameworks", framework_text("ce", groups={"scope": "Scope"}), "no words for the group firewalls"),
    ("frameworks", framework_text("ce", relief="Never."), "words for a relief"),
    ("frameworks", framework("ftc", reliefs=()), "words for a relief"),
]
