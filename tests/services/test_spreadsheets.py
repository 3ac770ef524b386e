from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.documents.work_lists import WorkList, work_lists
from advisor_app.services.spreadsheets import as_csv, as_xlsx
from tests.documents.clients import CLIENTS, evaluation, pack


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("client", CLIENTS)
def test_each_finding_action_and_gap_has_a_row_of_its_own(client: str) -> None:
    case = evaluation(client)
    findings, actions, gaps = work_lists(case, pack())
    assert len(findings.rows) == len(case.assessment.findings)
    assert len(actions.rows) == len(case.assessment.actions)
    assert len(gaps.rows) == len(case.coverage.gaps)
    for listed in (findings, actions, gaps):
        assert all(len(row) == len(listed.titles) for row in listed.rows)
        assert len(rows_of(as_csv(listed))) == len(listed.rows) + 1
    book = openpyxl.load_workbook(BytesIO(as_xlsx((findings, actions, gaps))))
    assert book.sheetnames == ["Findings", "Actions", "Gaps"]
    assert book["Actions"].max_row == len(actions.rows) + 1


@given(st.text(max_size=60) | st.sampled_from(["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", " =1", "\n=2"]))
def test_no_cell_is_ever_a_formula(text: str) -> None:
    listed = WorkList("L", ("a", "b"), ((text, 1.5),))
    cell = openpyxl.load_workbook(BytesIO(as_xlsx((listed,))))["L"]["A2"]
    assert cell.data_type != "f"
    shown = rows_of(as_csv(listed))[1][0]
    assert not shown.strip().startswith(("=", "+", "-", "@"))


def test_the_same_lists_give_the_same_bytes() -> None:
    lists = work_lists(evaluation(CLIENTS[0]), pack())
    assert as_xlsx(lists) == as_xlsx(lists)
    assert as_csv(lists[0]) == as_csv(lists[0])
