"""What is ready before a practice file is open: the content, the checks of passphrases, creating and opening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from advisor_app.documents.recovery_sheet import recovery_sheet
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.records import PracticeRecord
from advisor_app.services.pack_shelf import PackShelf
from advisor_app.services.places import Places
from advisor_app.services.practice import Practice
from advisor_app.services.vault_folders import find_vaults
from advisor_app.store.passphrase import PassphraseCheck, check_passphrase, generate_passphrase, load_words
from advisor_app.store.vault import Vault, VaultOptions

WORDLIST = ("wordlist", "words.txt")


@dataclass(frozen=True)
class Desk:
    """places, version of the program, the content new assessments start with, the word list of passphrases, options of
    every vault, all content there is."""

    places: Places
    version: str
    pack: ContentPack
    words: tuple[str, ...]
    options: VaultOptions
    shelf: PackShelf

    @classmethod
    def load(cls, places: Places, version: str, options: VaultOptions | None = None) -> Desk:
        """Read everything. Raises ContentError when the program's own files are not whole."""
        shelf = PackShelf(places.content, places.packs, version)
        pack = shelf.load_in_use()
        words = load_words(places.resources.joinpath(*WORDLIST))
        return cls(places, version, pack, words, options or VaultOptions(app_version=version), shelf)

    def check_passphrase(self, text: str) -> PassphraseCheck:
        return check_passphrase(text, self.words)

    def suggest_passphrase(self) -> str:
        return generate_passphrase(self.words)

    def create(self, passphrase: str) -> tuple[Practice, str]:
        """A new practice file and its recovery key. Raises StoreError."""
        self.places.vaults.mkdir(parents=True, exist_ok=True)
        vault, key = Vault.create(self.places.vaults, passphrase, PracticeRecord(""), self.options)
        return self._practice(vault), key

    def open(self, secret: str) -> Practice:
        """Open the newest practice file with its passphrase or its recovery key. Raises StoreError, among them
        WrongSecret. `Practice.needs_new_secrets` says whether the recovery key was used."""
        return self._practice(Vault.open(self.newest(), secret, self.options))

    def recovery_sheet(self, key: str, practice: Practice) -> bytes:
        """The PDF with the recovery key of an open practice."""
        return recovery_sheet(
            key, practice.vault.id, practice.today(), practice.language, practice.pack.words(practice.language).letter,
            fonts=self.places.resources / "fonts", paper=practice.paper,
        )

    def newest(self) -> Path:
        return find_vaults(self.places.vaults)[0]

    def _practice(self, vault: Vault) -> Practice:
        self.shelf.keep_shipped()
        return Practice(
            vault, self.pack, self.shelf, now=lambda: datetime.now().astimezone(), version=self.version,
            demo_folder=self.places.resources / "demo",
        )
