"""Answers on a disk that fails: python -m tests.faults.fail_disk ROOT, under the shim. Prints a JSON line a point."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from advisor_app.domain.answers import Answer
from advisor_app.store.errors import Closed, StoreError
from tests.faults.fill_disk import Bench
from tests.faults.native import Shim

EDITS = 6
# Calls that still work before one fails, and whether all later ones fail too. Six edits make about 85 calls.
POINTS = tuple((calls, False) for calls in range(0, 84, 3)) + tuple((calls, True) for calls in range(0, 84, 7))


def answers_while_failing(bench: Bench, calls: int, *, stay: bool) -> None:
    vault, assessment = bench.vault_with_answers()
    bench.shim.fail(calls, stay=stay)
    saved = set()
    for number in range(EDITS):
        future = vault.assessments().save_answer(assessment, Answer(f"AC-{number:02}", "mostly"))
        if bench.attempt(future.result):
            saved.add(f"AC-{number:02}")
    bench.shim.fail(-1)
    there = bench.answers_in_copy(vault, assessment)
    bench.expect(saved <= there, "reported as saved and not there")
    bench.expect({f"DG-{number:02}" for number in range(5)} <= there, "saved before and lost")
    bench.expect(vault.unsaved == EDITS - len(saved), "an unsaved edit is not in the outbox")
    bench.attempt(vault.retry().result)
    stored = vault.assessments().load(assessment)
    bench.expect(len(stored.answers) == EDITS + 5, "not complete once the disk works")
    events = vault.assessments().history(assessment)
    bench.expect(len(events) == EDITS + 5, "an answer was written twice")
    bench.expect(vault.check().result() == (), "damaged")
    vault.close()
    try:
        vault.clients().list()
    except Closed:
        return
    except StoreError as error:
        bench.wrong.append(f"closed and yet {error.code}")


def main(root: Path) -> None:
    shim = Shim()
    root.mkdir(parents=True)
    for calls, stay in POINTS:
        place = root / f"{calls}-{stay}"
        place.mkdir()
        bench = Bench(place, shim, -1)
        answers_while_failing(bench, calls, stay=stay)
        point = {"calls": calls, "stay": stay, "said": bench.said, "wrong": bench.wrong}
        sys.stdout.write(json.dumps(point) + "\n")
        shutil.rmtree(place)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
