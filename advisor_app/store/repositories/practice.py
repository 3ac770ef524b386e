"""The practice itself and the settings that travel with the vault."""

from __future__ import annotations

from concurrent.futures import Future

from sqlmodel import Session

from advisor_app.domain.records import PracticeRecord
from advisor_app.domain.text import clean_name
from advisor_app.store.errors import NotFound
from advisor_app.store.json_text import from_text, to_text
from advisor_app.store.mapping import advisor_from_text, advisor_to_text
from advisor_app.store.repositories.base import Access
from advisor_app.store.tables import PracticeRow, SettingRow


class Practice:
    def __init__(self, access: Access) -> None:
        self._access = access

    def get(self) -> PracticeRecord:
        def work(session: Session) -> PracticeRecord:
            row = session.get(PracticeRow, 1)
            if row is None:
                raise NotFound("practice")
            return PracticeRecord(row.name, advisor_from_text(row.advisor), row.region)

        return self._access.read(work)

    def set(self, practice: PracticeRecord) -> Future[None]:
        return self._access.write(lambda session: put_practice(session, practice))


class VaultSettings:
    """Named plain values (text, numbers, true or false, lists and maps of them)."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def get(self, name: str, default: object = None) -> object:
        def work(session: Session) -> object:
            row = session.get(SettingRow, name)
            return default if row is None else from_text(row.value)

        return self._access.read(work)

    def set(self, name: str, value: object) -> Future[None]:
        def work(session: Session) -> None:
            text = to_text(value)
            row = session.get(SettingRow, name)
            if row is None:
                session.add(SettingRow(name=name, value=text))
            else:
                row.value = text

        return self._access.write(work)


def put_practice(session: Session, practice: PracticeRecord) -> None:
    name = clean_name(practice.name, field="The name of the practice")
    advisor = advisor_to_text(practice.advisor)
    row = session.get(PracticeRow, 1)
    if row is None:
        session.add(PracticeRow(id=1, name=name, region=practice.region, advisor=advisor))
    else:
        row.name, row.region, row.advisor = name, practice.region, advisor
