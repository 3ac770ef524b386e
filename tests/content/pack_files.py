"""A whole pack of two questions in a folder, to be read, broken and read again."""

from __future__ import annotations

import shutil
from pathlib import Path

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"

QUESTIONS = """\
- id: PF-01
  section: PF
  kind: facts
  weight: profile
  quick: 1
  facts: [staff]
- id: AC-01
  section: AC
  kind: graded
  weight: critical
  quick: 2
  causes: [weak_access_control]
  factors: [security_posture]
  underwriter: {cyber: must}
  refs: {csf: [PR.AA-03]}
  sources: [SRC]
  action: second_step
- id: TS-23
  section: TS
  kind: single
  weight: high
  when: has_servers
  standard_if: staff >= 10
  options: {within_6m: 1.0, never: 0}
"""
FILES = {
    "pack.yaml": "id: small\nversion: 1.0.0\nas_of: 2026-11-25\nlanguages: [en]\n",
    "questions/all.yaml": QUESTIONS,
    "controls.yaml": """\
controls:
  - key: mfa
    weights: {AC-01: 1}
    cap: {questions: [AC-01], add: 0.35}
findings_only:
  TS-23: whether a restore was tried
""",
    "actions.yaml": """\
- id: second_step
  questions: [AC-01]
  control: mfa
  effort: hours
  cost: c0
  satisfies: [mfa_email]
  priority: 1
""",
    "sources.yaml": "- {id: SRC, title: A study, year: 2023, kind: study, confidence: verified, checked: 2026-11-24}\n",
    "texts/en/questions.yaml": """\
AC-01:
  prompt: Does everyone use a second step to sign in?
  technical: Is a second factor enforced?
  short: Second step to sign in
  finding: No second step to sign in
  why: Stolen passwords open the door.
""",
    "texts/en/facts.yaml": "staff: {label: People, unit: people}\n",
    "texts/en/sections.yaml": "AC: {name: Access controls, short: Access}\n",
    "texts/en/vocabulary.yaml": "severities: {low: Low}\n",
}


def write_pack(folder: Path, **changes: str) -> Path:
    """The pack of FILES in `folder`, with losses, rates, laws and cover of the core pack; `changes` by file stem."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changes.get(path.stem, text), encoding="utf-8")
    for name in ("regimes", "coverage"):
        shutil.copytree(CORE / name, folder / name, dirs_exist_ok=True)
    for name in ("losses.yaml", "rates.yaml"):
        shutil.copy(CORE / name, folder / name)
    return folder
