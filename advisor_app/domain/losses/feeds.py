"""Which coverage part pays for which amount: every simulated amount belongs to exactly one part, or to none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from advisor_app.domain.losses.parameters import CAUSES

_SECURITY = ("ransom", "hack")
_PRIVACY = ("bec", "error", "insider", "vendor")
_BREACH = tuple(cause for cause in CAUSES if cause != "privacy")

# Of the firm's own money in payment fraud: deceived into paying, and the bank deceived (one insurer's claims of 2025).
# The rest, and what staff steal, is for a crime policy: no part pays.
DECEIVED_SHARE: Final = 0.70
INSTRUCTED_SHARE: Final = 0.20


@dataclass(frozen=True)
class Feed:
    """part: coverage part. column: of the simulation. causes: those it takes. money: own or client's share of stolen
    money, else empty. share: of the column. payable: false for fines, which no policy is counted on to pay."""

    part: str
    column: str
    causes: tuple[str, ...] = CAUSES
    money: str = ""
    share: float = 1.0
    payable: bool = True


FEEDS: Final = (
    Feed("breach_resp", "response"),
    Feed("breach_resp", "notify"),
    Feed("net_sec_liab", "defence", _SECURITY),
    Feed("net_sec_liab", "civil", _SECURITY),
    Feed("privacy_liab", "defence", _PRIVACY),
    Feed("privacy_liab", "civil", _PRIVACY),
    Feed("wrongful_collect", "defence", ("privacy",)),
    Feed("wrongful_collect", "civil", ("privacy",)),
    Feed("wrongful_collect", "regul_inquiry", ("privacy",)),
    Feed("wrongful_collect", "regul_fine", ("privacy",), payable=False),
    Feed("reg_def", "regul_inquiry", _BREACH),
    Feed("reg_fines", "regul_fine", _BREACH, payable=False),
    Feed("bi", "bi", ("ransom", "bec", "hack", "insider")),
    Feed("dep_bi", "bi", ("vendor",)),
    Feed("sys_fail", "bi", ("error", "tech")),
    Feed("data_rest", "restore_labour"),
    Feed("extortion", "restore_ransom"),
    Feed("soc_eng", "fundsxfer", ("ftf",), "own", DECEIVED_SHARE),
    Feed("ftf", "fundsxfer", ("ftf",), "own", INSTRUCTED_SHARE),
    Feed("client_funds", "fundsxfer", ("ftf",), "client"),
    Feed("pci", "pci"),
    Feed("tech_eo", "techeo"),
)
FED_PARTS: Final = tuple(dict.fromkeys(feed.part for feed in FEEDS))
INCOME_PARTS: Final = ("bi", "dep_bi", "sys_fail")
