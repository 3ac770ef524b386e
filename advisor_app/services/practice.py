"""An open practice: its clients, their assessments and the letters, without Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from advisor_app.content.explain import ContentError
from advisor_app.documents.checks import issue_checks
from advisor_app.documents.context import Addressee
from advisor_app.domain.evaluation import DEFAULT_SEED, Case, Evaluation
from advisor_app.domain.losses.overrides import usable
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.records import (
    AssessmentRecord,
    ChangeRecord,
    ClientRecord,
    ClientSummary,
    Erasure,
    PackPin,
    PracticeRecord,
)
from advisor_app.domain.register import Register
from advisor_app.domain.upgrades import Standing, UpgradeReport, fitted, moves_between, upgrade_report
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.case_files import read_case
from advisor_app.services.contacts import Contact
from advisor_app.services.document_settings import setting_names
from advisor_app.services.dossier import Dossier
from advisor_app.services.kept import Kept, Saved
from advisor_app.services.pack_shelf import PackShelf
from advisor_app.store.items import OVERRIDE
from advisor_app.store.vault import Vault

DEMO_FILE = "dental-practice.yaml"
DEMO_SETTING = "demo_clients"


@dataclass(frozen=True)
class ResultNote:
    """What the client list shows of the last evaluation. Money in the client's currency. held: 0 for no policy, None
    where nobody knows."""

    level: str
    serious_chance: float
    bad_incident: float
    held: float | None
    wanted: float
    currency: str

    @classmethod
    def of(cls, evaluation: Evaluation) -> ResultNote:
        none = evaluation.case.policies == ()
        return cls(
            evaluation.level, evaluation.serious_chance, evaluation.losses.incident.p95,
            0.0 if none else evaluation.coverage.held_limit, evaluation.coverage.programme.limit, evaluation.currency,
        )

    @classmethod
    def read(cls, raw: object) -> ResultNote | None:
        """From a stored value; None for one that is not such a note."""
        if not isinstance(raw, Mapping):
            return None
        try:
            return cls(**raw)
        except TypeError:
            return None


class Practice:
    """Everything the window does with an open vault. Reads answer at once; changes are saved before they return,
    except edits of an assessment, which tell by their future. Raises StoreError."""

    def __init__(
        self, vault: Vault, pack: ContentPack, shelf: PackShelf, *, now: Callable[[], datetime], version: str,
        demo_folder: Path,
    ) -> None:
        self._vault = vault
        self.pack = pack
        self.shelf = shelf
        self.version = version
        self._now = now
        self._demo_folder = demo_folder

    # ------------------------------------------------------------------------------------------- the practice
    @property
    def vault(self) -> Vault:
        return self._vault

    @property
    def record(self) -> PracticeRecord:
        return self._vault.practice().get()

    def set_up(self, *, name: str, person: str, country: str, language: str, own_firm: bool) -> None:
        """Whose file this is. A firm that checks itself speaks as a risk adviser: it recommends nothing to others."""
        advisor = Advisor(name=person, firm=name, country=country, language=language)
        self._vault.practice().set(PracticeRecord(name, advisor, country)).result()
        self._vault.settings().set("own_firm", own_firm).result()

    def save(self, record: PracticeRecord) -> None:
        self._vault.practice().set(record).result()

    @property
    def language(self) -> str:
        return self.record.advisor.language or "en-US"

    def language_for(self, use: str) -> str:
        """Of the questions on the screen, or of documents (services.languages); the practice's own until chosen."""
        chosen = self._vault.settings().get(f"language:{use}", "")
        return chosen if isinstance(chosen, str) and chosen else self.language

    def choose_language(self, use: str, tag: str) -> None:
        """Another language for the questions or for documents. The practice's own follows the practice."""
        self._vault.settings().set(f"language:{use}", "" if tag == self.language else tag).result()

    @property
    def paper(self) -> str:
        """Letter in the United States and Canada, A4 elsewhere, unless the advisor chose."""
        advisor = self.record.advisor
        return advisor.paper or ("Letter" if advisor.country in ("US", "CA") else "A4")

    def close(self) -> None:
        self._vault.close()

    @property
    def needs_new_secrets(self) -> bool:
        """Whether it was opened with the recovery key: then both secrets are made anew before anything else."""
        return self._vault.report.opened_with == "recovery"

    def renew_secrets(self, recovery_key: str, passphrase: str) -> str:
        """A new passphrase and a new recovery key, whose text is returned; the old ones no longer open the file."""
        return self._vault.renew_secrets(recovery_key, passphrase)

    def opening_notes(self) -> tuple[str, ...]:
        """What to tell the person about how the file was found, a sentence each; usually nothing."""
        report = self._vault.report
        notes = []
        if report.unclean and report.last_change is not None:
            notes.append(
                f"The program closed unexpectedly. All answers up to {report.last_change:%H:%M} are here."
            )
        if report.older_than_noted:
            notes.append("This file is older than it was when last used: changes may be missing. Look at the backups.")
        return tuple(notes)

    # -------------------------------------------------------------------------------------------- the clients
    def clients(self) -> tuple[ClientSummary, ...]:
        return self._vault.clients().list()

    def client(self, client: str) -> ClientRecord:
        return self._vault.clients().get(client)

    def now(self) -> datetime:
        """The clock, with its offset."""
        return self._now()

    def today(self) -> date:
        return self._now().date()

    def blank_profile(self) -> ClientProfile:
        """What a new client starts with: the practice's own country."""
        country = self.record.region or self.record.advisor.country
        return ClientProfile.of({"home_country": country} if country else {})

    def profile_with(self, client: str | None, facts: Mapping[str, object | None]) -> ClientProfile:
        """The profile of a client (None: a new one) with some facts changed. Raises FactError."""
        profile = self.blank_profile() if client is None else self.client(client).profile
        for name, value in facts.items():
            profile = profile.with_fact(name, value)
        return profile

    def add_client(self, profile: ClientProfile) -> str:
        return self._vault.clients().create(profile).result().id

    def save_client(self, client: str, profile: ClientProfile) -> None:
        self._vault.clients().update(client, profile).result()

    def contact(self, client: str) -> Contact:
        """Who the letters of a client go to."""
        return Contact.read(self._vault.settings().get(f"contact:{client}"))

    def save_contact(self, client: str, contact: Contact) -> None:
        self._vault.settings().set(f"contact:{client}", contact.stored()).result()

    def addressee(self, client: str) -> Addressee:
        """The same as a document takes it."""
        contact = self.contact(client)
        return Addressee(contact.person, contact.address, contact.reference)

    def delete_client(self, client: str) -> None:
        self._vault.clients().delete(client).result()

    def restore_client(self, client: str) -> None:
        self._vault.clients().restore(client).result()

    def erase_client(self, client: str) -> Erasure:
        """Remove a client for good with everything it has; only the returned line is kept. Backups still hold it."""
        assessments = [record.id for record in self._vault.assessments().list(client)]
        names = [f"contact:{client}", *(f"result:{assessment}" for assessment in assessments),
                 *setting_names(client, assessments)]
        erasure = self._vault.clients().erase(client, settings=names).result()
        if self.is_demo(client):
            self._vault.settings().set(DEMO_SETTING, [demo for demo in self._demos() if demo != client]).result()
        return erasure

    def erasures(self) -> tuple[Erasure, ...]:
        return self._vault.clients().erasures()

    def dossier(self, client: str) -> Dossier:
        """What is kept of a client outside its assessments."""
        return Dossier(self._vault, client)

    def is_demo(self, client: str) -> bool:
        return client in self._demos()

    def _demos(self) -> list[str]:
        marked = self._vault.settings().get(DEMO_SETTING, [])
        return [entry for entry in marked if isinstance(entry, str)] if isinstance(marked, (list, tuple)) else []

    @property
    def demo_file(self) -> str:
        """Name of the case file of the demo client."""
        return DEMO_FILE

    def add_demo_client(self) -> str:
        """The demo client with its answers; marked as a demo wherever it is shown. Its id."""
        client = self.add_case(read_case(self._demo_folder / DEMO_FILE, self.pack))
        self._vault.settings().set(DEMO_SETTING, [*self._demos(), client]).result()
        return client

    def add_case(self, case: Case) -> str:
        """A client with everything a case holds, as a quick assessment of today. Its id."""
        client = self.add_client(case.profile)
        assessment = self.start(client, "quick").id
        store = self._vault.assessments()
        saves = [store.save_fact(assessment, name, case.profile) for name in case.profile.values]
        saves += [store.save_answer(assessment, answer) for answer in case.answers]
        saves += [store.save_policies(assessment, case.policies), store.save_quotes(assessment, case.quotes)]
        registers = self._vault.registers()
        saves += [registers.save(assessment, OVERRIDE, own.parameter, own) for own in case.overrides]
        for save in saves:
            save.result()
        return client

    # ---------------------------------------------------------------------------------------- the assessments
    def newest(self, client: str) -> AssessmentRecord | None:
        return next(iter(self._vault.assessments().list(client)), None)

    def case_before(self, assessment: str) -> tuple[Case, date] | None:
        """The case of the client's assessment before this one, as this one's content sees it, and its day; None for a
        first one."""
        store = self._vault.assessments()
        this = store.load(assessment).record
        newest_first = [record.id for record in store.list(this.client)]
        earlier = newest_first[newest_first.index(assessment) + 1:]
        if not earlier:
            return None
        last = store.load(earlier[0])
        pack, then = self.pack_of(this.pack_id, this.pack_version), last.record
        moves = moves_between(self._pinned(then.pack_id, then.pack_version), pack, frozenset(last.answers.answers))
        answers = fitted(moves.sheet(last.answers), pack).sheet
        return Case(last.profile, answers, last.policies, last.quotes, self.record.advisor), then.date

    def start(self, client: str, depth: str) -> AssessmentRecord:
        """A new assessment of a client, dated today, pinned to this pack and the standard seed."""
        today = self._now().date()
        record = self._vault.assessments().start(
            client, depth=depth, pack_id=self.pack.id, pack_version=self.pack.version, on=today, seed=DEFAULT_SEED
        ).result()
        dated = ClientProfile.of({"assessment_date": today})
        self._vault.assessments().save_fact(record.id, "assessment_date", dated).result()
        return record

    def open_assessment(
        self, assessment: str, on_saving: Callable[[Saved], None] = lambda _saved: None
    ) -> AssessmentSession:
        """The assessment with the content it is pinned to, or the one in use where that is no longer there. Answers
        and own figures that do not fit stay in the file and do not count."""
        stored = self._vault.assessments().load(assessment)
        registers, record = self._vault.registers(), stored.record
        pack = self.pack_of(record.pack_id, record.pack_version)
        fit = fitted(stored.answers, pack)
        values = {question: stored.answers.value(question) for question in fit.asked_again}
        waiting = {question: value for question, value in values.items() if value is not None}
        case = Case(
            stored.profile, fit.sheet, stored.policies, stored.quotes, self.record.advisor,
            usable(registers.overrides(assessment), pack.losses, pack.usd_rates),
        )
        return AssessmentSession(
            assessment, Kept(case, registers.load(assessment), record.depth, record.later, waiting), place=record.place,
            store=self._vault.assessments(), registers=registers, pack=pack, today=record.date,
            wording=record.wording, on_saving=on_saving,
        )

    # ------------------------------------------------------------------------------------------- the content
    def use_pack(self, pack_id: str, version: str) -> None:
        """Start new assessments with this content from now on. Raises ContentError."""
        self.pack = self.shelf.use(pack_id, version)

    def pack_of(self, pack_id: str, version: str) -> ContentPack:
        """The content an assessment or an evaluation was made with; the one in use where that is no longer there."""
        return self._pinned(pack_id, version) or self.pack

    def _pinned(self, pack_id: str, version: str) -> ContentPack | None:
        if (pack_id, version) == (self.pack.id, self.pack.version):
            return self.pack
        try:
            return self.shelf.load(pack_id, version)
        except ContentError:
            return None

    def upgrade(self, assessment: str) -> UpgradeReport | None:
        """What going to the content in use would do to an assessment; None when it stands on it already, or is
        finished: what was issued stays as it was."""
        stored = self._vault.assessments().load(assessment)
        record = stored.record
        if (record.pack_id, record.pack_version) == (self.pack.id, self.pack.version) or record.status == "finished":
            return None
        standing = Standing(
            record.pack_version, stored.profile, stored.answers, stored.policies, record.depth, record.place,
            record.date,
        )
        return upgrade_report(standing, self._pinned(record.pack_id, record.pack_version), self.pack)

    def apply_upgrade(self, assessment: str, report: UpgradeReport) -> None:
        """Put an assessment on the content its report is about, in one change. An open session of it is stale then."""
        pin = PackPin(report.pack, report.new_version, report.answers, report.swaps, report.place)
        self._vault.assessments().put_on_pack(assessment, pin).result()

    def register(self, assessment: str) -> Register:
        """What is being done about an assessment, for lists and documents; a session edits it."""
        return self._vault.registers().load(assessment)

    def history(self, assessment: str) -> tuple[ChangeRecord, ...]:
        """Every change of an assessment that was saved, oldest first."""
        return self._vault.assessments().history(assessment)

    def note_result(self, assessment: str, evaluation: Evaluation) -> None:
        """Keep what the client list shows of an evaluation."""
        note = ResultNote.of(evaluation)
        self._vault.settings().set(f"result:{assessment}", note.__dict__ | {})

    def result_note(self, assessment: str) -> ResultNote | None:
        return ResultNote.read(self._vault.settings().get(f"result:{assessment}"))

    def finish(self, assessment: str) -> None:
        self._vault.assessments().set_status(assessment, "finished").result()

    # ------------------------------------------------------------------------------------------- the letters
    def checks_before_issue(self, evaluation: Evaluation, client: str) -> list[str]:
        """What should be looked at before a letter is handed over, a sentence each."""
        return list(issue_checks(
            evaluation, self.pack_of(evaluation.pack_id, evaluation.pack_version), advisor=self.record.advisor,
            addressee=self.addressee(client), language=self.language,
        ))
