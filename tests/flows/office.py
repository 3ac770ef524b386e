"""The program as a person finds it: a window over a folder, with passphrase costs of a test."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.app import build_window
from advisor_app.services.places import Places, find_places
from advisor_app.store.keys import Strength
from advisor_app.store.vault import VaultOptions
from advisor_app.ui.main_window import MainWindow
from tests.flows.person import Person

PASSPHRASE = "correct horse battery staple nine"
WEAK = VaultOptions(strength=Strength(memory_mib=8, passes=1), ballast_bytes=64 * 1024)


def places_in(folder: Path) -> Places:
    return find_places(folder)


@contextmanager
def open_office(folder: Path, app: QApplication, qtbot: QtBot) -> Iterator[tuple[MainWindow, Person]]:
    """The window over `folder`, shown, and a person in front of it; closed as a person closes it."""
    log = logging.getLogger("advisor_app.test")
    window = build_window(app, places_in(folder), log, vault_options=WEAK)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    try:
        yield window, Person(qtbot)
    finally:
        window.close()


def set_up(person: Person, *, practice: str = "Fenwick Advisory", name: str = "Jo Fenwick", demo: bool = False) -> None:
    """First start, from "Who will use this?" to the client list (or the demo client's results)."""
    person.click("I advise other firms")
    person.click("Continue")
    person.type_into("Passphrase", PASSPHRASE)
    person.type_into("Type it again", PASSPHRASE)
    person.wait(lambda: any(b.isEnabled() for b in person.buttons("Protect my file")), "a strong enough passphrase")
    person.click("Protect my file")
    person.wait_to_see("Your recovery key")
    key = next(text for text in person.screen() if text.count("-") >= 8)
    groups = key.split("-")
    person.type_into("Group 3", groups[2])
    person.type_into("Group 6", groups[5])
    person.click("Continue")
    person.type_into("Practice name", practice)
    person.type_into("Your name", name)
    person.click("Look at the demo client" if demo else "Start with my own client")


def unlock(person: Person, passphrase: str = PASSPHRASE) -> None:
    person.type_into("Passphrase", passphrase)
    person.click("Unlock")
