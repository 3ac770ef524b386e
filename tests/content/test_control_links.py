"""Which questions make up which control, with what weight and under which cap: all 21 rows, by hand."""

from __future__ import annotations

from advisor_app.content.loader import load_pack
from tests.content.pack_files import CORE

ROWS = """\
mfa | AC-01 0.35, AC-02 0.25, AC-03 0.25, AC-04 0.1, AC-10 0.05 | AC-01 AC-02 AC-03 +0.35
email_filter | TS-09 0.6, TS-10 0.2, TS-11 0.2 |
training | PT-01 0.6, PT-03 0.15, PT-07 0.15, PT-02 0.1 |
pay_verify | PT-04 0.7, PT-05 0.3 | PT-04 +0.2
patching | TS-02 0.5, TS-03 0.25, TS-04 0.15, TS-01 0.1 |
edr | TS-05 1 |
hardening | TS-13 0.5, TS-07 0.2, TS-16 0.1, TS-14 0.05, TS-15 0.05, AU-02 0.05, AU-03 0.05 | TS-13 +0.5
least_priv | AC-06 0.5, AC-07 0.2, TE-09 0.15, AC-09 0.1, AC-05 0.05 |
monitoring | TS-06 0.6, TS-25 0.4 |
backup | TS-22 0.45, TS-21 0.3, TS-23 0.25 | TS-21 +0
ir_plan | IR-01 0.5, IR-03 0.15, IR-05 0.15, TS-24 0.1, IR-02 0.05, CR-06 0.05 | IR-01 +0.2
encryption | TS-17 0.5, TS-18 0.2, TS-19 0.15, TS-08 0.15 |
minimise | DI-05 0.5, DI-06 0.5 |
data_handling | DI-01 0.5, TS-12 0.3, DG-08 0.1, AC-11 0.1 |
vendor_mgmt | VC-03 0.5, VC-04 0.15, VC-01 0.1, VC-02 0.1, VC-05 0.05, VC-06 0.05, TE-12 0.05 |
privacy_prog | DI-02 0.2, DI-03 0.2, DG-05 0.2, DI-04 0.15, DI-07 0.1, DG-06 0.1, DI-08 0.05 |
card_scope | TS-20 0.6, PF-07 0.4 |
contract_cap | TE-02 0.5, TE-01 0.2, VC-07 0.1, TE-03 0.1, TE-07 0.05, TE-10 0.05 |
change_mgmt | TE-06 0.4, TE-05 0.25, TE-04 0.2, TE-08 0.15 |
policy | DG-02 0.5, DG-01 0.15, AU-01 0.1, DG-03 0.1, DG-04 0.05, DG-07 0.05, RV-02 0.05 |
leavers | AC-08 0.8, PT-06 0.2 |
"""


def test_every_control_rests_on_its_questions() -> None:
    told = [
        " | ".join((
            row.key, ", ".join(f"{weight.question} {weight.weight:g}" for weight in row.weights),
            f"{' '.join(row.cap_questions)} +{row.cap_added:g}" if row.cap_questions else "",
        )).rstrip(" ")
        for row in load_pack(CORE).controls
    ]
    assert told == ROWS.splitlines()
