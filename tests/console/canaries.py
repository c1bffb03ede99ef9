"""Plants words that nobody else would write, and looks for them in bytes, rows and pages."""

import base64
import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from django.core.files.uploadedfile import SimpleUploadedFile

from netral.casework import (
    Assessment,
    DecisionOutcome,
    DefenceView,
    EvidenceItem,
    Finding,
    Procedure,
)
from netral.casework.event import DefenceAnswered, VoteCast
from netral.casework.event_record import event_to_record
from netral.casework.ids import ReplyId
from netral.casework.script import START, CaseScript, make_allegation
from netral.evidence import CaptureFacts, ExhibitId, IntakeKey
from netral.evidence.vault import Intake
from netral.values.provenance import Grade
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from tests.console.office.test_loading import record

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

MARK = "CENDRAWASIH"
"""No other test writes it: some put words in clear on purpose, and a log forgets nothing."""
WORDS_A_CASE = 30


def find_marks(content: bytes) -> bool:
    """Whether bytes hold the mark: in clear, wide, in hexadecimal or in base64."""
    return any(each in content for each in _SPELLINGS)


def _spell(word: str) -> list[bytes]:
    clear = word.encode()
    return [clear, word.encode("utf-16-le"), clear.hex().encode(), *map(_in_base64, range(3))]


def _in_base64(shift: int) -> bytes:
    """Give the letters that base64 has of the mark at a place, whatever stands around it."""
    spelled = base64.b64encode(bytes(shift) + MARK.encode())
    return spelled[-(-8 * shift // 6) : 8 * (shift + len(MARK)) // 6]


_SPELLINGS = _spell(MARK)


class Planter:
    """Plays cases by the product's own ways, with a canary wherever words go."""

    def __init__(
        self,
        store: "PostgresCaseStore",
        procedure: Procedure,
        enter: "Callable[[ConsoleRole], Client]",
        monkeypatch: "pytest.MonkeyPatch",
    ) -> None:
        from netral_console import clock

        self.store, self.procedure, self.enter = store, procedure, enter
        self.at = START
        self.planted: list[str] = []
        self.cases: list[str] = []
        self.notes = 0
        monkeypatch.setattr(clock, "now", lambda: self.at)

    def word(self, place: str) -> str:
        """Make the next canary."""
        self.planted.append(f"{MARK}-{len(self.planted):04}-{place}-ZQXJ")
        return self.planted[-1]

    def plant(self, at_least: int, *, referred: int = 1) -> None:
        """Plant enough; the first cases are handed on, the others closed.

        All cases go on together, since the log of evidence refuses a clock that goes back.
        """
        numbers = range(1, 1 + -(-at_least // WORDS_A_CASE))
        scripts = [self._open(number) for number in numbers]
        for script in scripts:
            self._hear(script)
        self.at = START + timedelta(days=3)
        for number in numbers:
            self._load_indications(number)
            self._report(number)
        self._wish()
        for script in scripts:
            self._end(script, is_referred=script.number <= referred)

    def _hear(self, script: CaseScript) -> None:
        script.draw()
        self._vote(script, Assessment.SUPPORTED)
        script.notice()
        script.deliver()
        self._reply(script)

    def _end(self, script: CaseScript, *, is_referred: bool) -> None:
        script.wait(days=12)
        script.close_window()
        self._answer(script)
        self._vote(script, Assessment.SUPPORTED if is_referred else Assessment.NOT_PROVEN)
        if is_referred:
            self._refer(script)
        else:
            self._ask_second(script)
            script.decide(DecisionOutcome.CLOSE, reason=f"{self.word('decision')} cukup panjang.")

    def _open(self, number: int) -> CaseScript:
        allegation = make_allegation(
            number,
            text=self.word("text"),
            object_text=self.word("object"),
            url=f"https://contoh.invalid/{self.word('url')}/1",
            trace_lines=(self.word("trace"),),
            evidence=(self._exhibit(number),),
        )
        script = CaseScript(self.store, self.procedure, number=number, allegation=allegation)
        script.open()
        self.cases.append(script.case_id)
        return script

    def _exhibit(self, number: int) -> EvidenceItem:
        from netral_console.exhibits.store import get_vault

        content = json.dumps({"text": self.word("exhibit")}).encode()
        facts = CaptureFacts(
            captured_at=START,
            captured_by="uji",
            captured_with="uji 1",
            grade=Grade.B,
            media_type="application/json",
        )
        intake = Intake(
            intake_key=IntakeKey(f"kenari-{number}"),
            exhibit_id=ExhibitId(f"EX-{number}"),
            content=content,
            facts=facts,
        )
        with get_vault() as vault:
            vault.keep([intake], at=START)
        digest = hashlib.sha256(content).hexdigest()
        return EvidenceItem(exhibit_id=intake.exhibit_id, sha256=digest, grade=Grade.B)

    def _vote(self, script: CaseScript, assessment: Assessment) -> None:
        from netral_console.reviewers.notes import answer_note, escalate

        rule = script.allegation.rules[0].code
        for actor in script.sitting():
            reason = f"{self.word('vote')} dan alasan yang cukup panjang."
            script.do(VoteCast, actor, assessment=assessment, rule_code=rule, reason=reason)
            escalate(actor.actor_id, script.case_id, self.word("note"), at=script.at)
            self.notes += 1
        assert answer_note(self.notes, self.word("note-answered"), at=script.at)

    def _reply(self, script: CaseScript) -> None:
        self.at = script.at + timedelta(minutes=1)
        person = self.enter(ConsoleRole.PERSON)
        address = f"/saya/perkara/{script.case_id}/klarifikasi"
        content = b"%PDF-1.7 " + self.word("attachment").encode()
        sent = {
            "event_id": f"EV-kenari-{script.number}",
            "tick_run_by_another": "on",
            "say_run_by_another": self.word("statement"),
            "text": self.word("reply"),
            "files": SimpleUploadedFile(f"{self.word('file-name')}.pdf", content),
        }
        self.planted.pop()  # a file's name is not kept
        assert person.post(address, sent).status_code == 302
        assert person.post(address, {"draft": "1", "text": self.word("draft")}).status_code == 302
        assert self.enter(ConsoleRole.INTAKE_OFFICER).get(f"/perkara/{script.case_id}/").status_code

    def _answer(self, script: CaseScript) -> None:
        for actor in script.sitting():
            for reply_id, point in script.case.list_open_points(actor.actor_id):
                script.do(
                    DefenceAnswered,
                    actor,
                    reply_id=ReplyId(reply_id),
                    point=point,
                    view=DefenceView.DOES_NOT_CONVINCE,
                    reason=f"{self.word('answer')} dan alasan yang cukup panjang.",
                )

    def _ask_second(self, script: CaseScript) -> None:
        self.at = script.at + timedelta(seconds=1)
        officer = self.enter(ConsoleRole.INTAKE_OFFICER)
        form = {
            "event_id": f"EV-kedua-{script.number}",
            "version": script.case.version,
            "reason": f"{self.word('second-hand')} dan alasan yang cukup panjang.",
        }
        address = f"/perkara/{script.case_id}/langkah/withdraw_case"
        assert officer.post(address, form).status_code == 302

    def _refer(self, script: CaseScript) -> None:
        from netral_console.office.referral import keep_package, package_of

        script.decide(reason=f"{self.word('decision')} cukup panjang.")
        keep_package(script.case, at=script.at)
        script.refer(package=package_of(script.case))
        script.receive_outcome(Finding.VIOLATION)

    def _load_indications(self, number: int) -> None:
        from netral_console.office.loading import load_screened

        lines = [
            record(
                act=1000 * number + each,
                text=self.word("indication"),
                source={**record()["source"], "file": f"{self.word('source')}.zip"},
            )
            for each in range(2)
        ]
        path = Path(os.environ["NETRAL_DATA"]).parent / "indications.jsonl"
        path.write_text("".join(f"{json.dumps(each)}\n" for each in lines))
        try:
            assert load_screened(path, at=self.at).added == len(lines)
        finally:
            path.unlink()
        officer = self.enter(ConsoleRole.INTAKE_OFFICER)
        reason = f"{self.word('aside')} dan alasan yang cukup panjang."
        address = f"/perkara/indikasi/{2 * number}/sisihkan"
        assert officer.post(address, {"reason": reason}).status_code == 302

    def _report(self, number: int) -> None:
        from django.test import Client

        visitor = Client(REMOTE_ADDR=f"10.1.{number // 250}.{number % 250}")
        told = {
            "reporter_name": self.word("reporter"),
            "reporter_contact": self.word("contact"),
            "platform": "instagram",
            "handle": "akunrekaan",
            "url": f"https://instagram.com/p/{self.word('lead-url')}",
            "occurred_at": f"{START - timedelta(days=1):%Y-%m-%dT%H:%M}",
            "known_on": f"{START:%Y-%m-%d}",
            "story": self.word("story"),
        }
        sent = visitor.post("/lapor/kirim", told)
        assert sent.status_code == 200

    def _wish(self) -> None:
        wish = {"kind": "declare", "platform": "x"}
        wish |= {"handle": self.word("handle"), "note": self.word("wish")}
        assert self.enter(ConsoleRole.PERSON).post("/saya/akun/kirim", wish).status_code == 302


def read_everything(store: "PostgresCaseStore") -> str:
    """Read all that the keys open now: what an insider with every key could read."""
    from netral.casework.script import SUBJECT_PERSON
    from netral_console.cases.asking import asking_as_store
    from netral_console.exhibits.store import open_blobs
    from netral_console.office import opening, referral, second_hand
    from netral_console.office.models import PendingIndication, SecondHand
    from netral_console.persons import drafts
    from netral_console.persons.models import ReplyDraft
    from netral_console.persons.wishes import list_wishes
    from netral_console.public.forgetting import STORY, subject_of
    from netral_console.public.models import Report
    from netral_console.public.taking_in import REPORTER
    from netral_console.reviewers.notes import list_notes
    from netral_console.sealing.envelope import unseal

    found: list[Any] = [event_to_record(each) for each in store.iter_events()]
    blobs = open_blobs()
    found += [blobs.get(each).decode(errors="replace") for each in blobs.list_digests()]
    found += [(each.text, each.answer) for each in list_notes()]
    found += [(each.handle, each.note) for each in list_wishes(SUBJECT_PERSON)]
    with asking_as_store(using="default"):
        for row in PendingIndication.objects.exclude(sealed=b""):
            found.append(unseal(opening.key_of(row.act_id), opening._PLACE, row.sealed).decode())
            found.append(opening.read_reason(row))
        for row in SecondHand.objects.exclude(sealed=b""):
            found.append(unseal(row.case_id, second_hand._PLACE, row.sealed).decode())
        for row in ReplyDraft.objects.all():
            found.append(unseal(row.case_id, drafts._PLACE, row.sealed).decode())
        for row in Report.objects.exclude(sealed_story=b""):
            if row.case_id not in erased_cases():
                found.append(unseal(row.case_id, STORY, row.sealed_story).decode())
                found.append(unseal(subject_of(row), REPORTER, row.sealed_reporter).decode())
    for path in Path(os.environ["NETRAL_DATA"]).glob("packages/*"):
        with asking_as_store(using="default"):
            found.append(len(unseal(path.name, referral._PLACE, path.read_bytes())))
    return json.dumps(found, default=str)


def erased_cases() -> set[str]:
    """List the cases of which only the fact is left."""
    from netral_console.cases.models import CaseRow

    return set(CaseRow.objects.filter(state="erased").values_list("case_id", flat=True))


def scan_bytes(*folders: Path) -> list[str]:
    """List the files that hold a canary."""
    return [
        str(path)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and find_marks(path.read_bytes())
    ]


def scan_rows(database: Database) -> list[str]:
    """List the tables that hold a canary in a value, however the server packs it on disk."""
    with psycopg.connect(_superuser(database)) as link:
        names = [
            row[0]
            for row in link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        return [
            name
            for name in names
            for (text,) in link.execute(f'SELECT t::text FROM "{name}" t')  # type: ignore[arg-type]
            if find_marks(text.encode())
        ]


def folder_of(database: Database) -> Path:
    """Give the folder of the database, of its log and of its server's log, all on disk."""
    with psycopg.connect(_superuser(database), autocommit=True) as link:
        link.execute("CHECKPOINT")
        row = link.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Path(row[0]).parent


def _superuser(database: Database) -> str:
    return database.owner_url.replace("netral_owner@", "postgres@")
