"""Which clients the list shows, and in which order: search, filters, sorting. No Qt, quick for 100,000 clients."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from advisor_app.domain.vocabulary import SEVERITIES
from advisor_app.services.client_rows import FINISHED, IN_PROGRESS, NO_ASSESSMENT, ClientRow

# Looking for a similar name takes long in long lists; there, more letters find the client anyway.
GUESS_UP_TO: Final = 5_000
GUESS_LIKENESS: Final = 0.6
_FAR_DAY: Final = 10**7
# Letters that are no letter with an accent to Unicode, but are typed without it.
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})

FILTERS: Final[Mapping[str, Callable[[ClientRow], bool]]] = {
    "in_progress": lambda row: row.status == IN_PROGRESS,
    "cover_gap": lambda row: row.falls_short,
    "no_policy": lambda row: row.has_no_policy,
}
_STATUS_ORDER: Final = {IN_PROGRESS: 0, NO_ASSESSMENT: 1, FINISHED: 2}


def _day(row: ClientRow) -> int:
    return row.assessed.toordinal() if row.assessed is not None else _FAR_DAY


def _by_attention(row: ClientRow) -> tuple[int, int]:
    """Open assessments with the newest first, then firms never assessed, then the longest ago."""
    return _STATUS_ORDER[row.status], -_day(row) if row.status == IN_PROGRESS else _day(row)


def _by_risk(row: ClientRow) -> int:
    return -SEVERITIES.index(row.level) if row.level is not None else 1


def _by_gap(row: ClientRow) -> float:
    """The share of the need that is covered: comparable between currencies."""
    if row.held is None or not row.wanted:
        return float("inf")
    return row.held / row.wanted


def _by_day(row: ClientRow) -> int:
    return -row.assessed.toordinal() if row.assessed is not None else 1


SORTS: Final[Mapping[str, Callable[[ClientRow], Any]]] = {
    "attention": _by_attention, "name": lambda row: 0, "risk": _by_risk, "gap": _by_gap, "assessed": _by_day,
}


@dataclass(frozen=True)
class ListState:
    """What a person has set in the list; kept by the owner of the page from one visit to the next.

    search: as typed. filters: ids of FILTERS, all of which must hold. sort: id of SORTS. turned: the other way round.
    """

    search: str = ""
    filters: frozenset[str] = frozenset()
    sort: str = "attention"
    turned: bool = False


@dataclass(frozen=True)
class _Entry:
    row: ClientRow
    name: str
    searched: str
    filters: frozenset[str]


class ClientOrder:
    """All clients, and those to show. folded: text to compare, without case and accents. more_words: what else a
    client is found by, such as its line of business in words."""

    def __init__(self, folded: Callable[[str], str], more_words: Callable[[ClientRow], str]) -> None:
        self._folded, self._more_words = folded, more_words
        self._entries: list[_Entry] = []
        self._found: list[_Entry] = []
        self._listed: list[_Entry] = []
        self._places: dict[str, int] = {}
        self.state = ListState()
        self.shown: tuple[ClientRow, ...] = ()

    def take(self, rows: Sequence[ClientRow]) -> None:
        """From now on these are all clients."""
        self._entries = [self._entry(row) for row in rows]
        self._sort()
        self._find()

    def show(self, state: ListState) -> None:
        """Show the list as `state` says."""
        old, self.state = self.state, state
        if (old.sort, old.turned) != (state.sort, state.turned):
            self._sort()
        self._find()

    def sorted_by(self, sort: str) -> ListState:
        """The state after asking for a sort: asking for the present one again turns it round."""
        again = sort == self.state.sort
        return replace(self.state, sort=sort, turned=not self.state.turned if again else False)

    @property
    def total(self) -> int:
        return len(self._entries)

    def counts(self) -> dict[str, int]:
        """How many of the clients found by the search each filter alone would show; "" for no filter."""
        kinds = Counter(entry.filters for entry in self._found)
        held = {id_: sum(count for filters, count in kinds.items() if id_ in filters) for id_ in FILTERS}
        return {"": len(self._found), **held}

    def starting_with(self, text: str) -> int | None:
        """The place of the first shown client whose name starts with `text`."""
        wanted = self.key(text)
        return next((place for place, entry in enumerate(self._listed) if entry.name.startswith(wanted)), None)

    def place_of(self, client: str | None) -> int | None:
        """Where a client is among those shown."""
        return self._places.get(client) if client is not None else None

    def similar(self) -> str:
        """A client's name that is much like what is searched for, or nothing."""
        wanted = self.key(self.state.search).strip()
        if len(wanted) < 3 or self.total > GUESS_UP_TO:
            return ""
        names: dict[str, str] = {}
        for entry in self._entries:
            for part in (entry.name, *entry.name.split()):
                names.setdefault(part, entry.row.name)
        found = difflib.get_close_matches(wanted, names, n=1, cutoff=GUESS_LIKENESS)
        return names[found[0]] if found else ""

    def key(self, text: str) -> str:
        """Text as it is compared."""
        return text.casefold() if text.isascii() else self._folded(text).translate(_PLAIN)

    # ------------------------------------------------------------------------------------------------ inside
    def _entry(self, row: ClientRow) -> _Entry:
        name = self.key(row.name)
        searched = "\n".join((name, self.key(row.reference), self.key(self._more_words(row))))
        return _Entry(row, name, searched, frozenset(id_ for id_, test in FILTERS.items() if test(row)))

    def _sort(self) -> None:
        key = SORTS[self.state.sort]
        self._entries.sort(key=lambda entry: (key(entry.row), entry.name, entry.row.id))
        if self.state.turned:
            self._entries.reverse()

    def _find(self) -> None:
        found = self._entries
        for word in self.key(self.state.search).split():
            found = [entry for entry in found if word in entry.searched]
        wanted = self.state.filters
        shown = [entry for entry in found if wanted <= entry.filters] if wanted else found
        self._found = found
        self._listed = shown
        self.shown = tuple([entry.row for entry in shown])
        self._places = {row.id: place for place, row in enumerate(self.shown)}
