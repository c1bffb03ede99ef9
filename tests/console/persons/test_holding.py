"""What a person takes away is what the database holds, read by another way."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import psycopg
import pytest
from psycopg.rows import dict_row

from netral.casework import (
    Actor,
    ActorId,
    Assessment,
    DecisionOutcome,
    DefenceKind,
    PersonKey,
    Procedure,
    Role,
)
from netral.casework.script import START, CaseScript, make_allegation
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database
from tests.console.registered import register

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

EVERYDAY = 60
PLATFORMS = ("instagram", "facebook", "x", "tiktok")


class Population:
    """Invented persons with accounts, cases, drafts, wishes, readings and what waits."""

    def __init__(self, store: "PostgresCaseStore", procedure: Procedure, *, seed: int) -> None:
        self.store, self.procedure = store, procedure
        self.dice = random.Random(seed)  # noqa: S311 - no secret hangs on it
        self.cases = 0

    def make(self, number: int) -> str:
        """Make a person with as much as chance gives."""
        person = f"orang-{number:05}"
        register(person, name=f"Rekaan {number}", nip=f"1985010120100{number:05}")
        accounts = [self._declare(person, number, each) for each in range(self.dice.randrange(4))]
        for account in accounts[: self.dice.randrange(3)]:
            self._play(person, account)
        for _ in range(self.dice.choice((0, 0, 1, 2))):
            self._wish(person)
        for _ in range(self.dice.choice((0, 0, 1))):
            self._wait(person)
        return person

    def _declare(self, person: str, number: int, place: int) -> Any:
        from netral_console.cases.models import DeclaredAccount

        return DeclaredAccount.objects.using("owner").create(
            person=person,
            platform=PLATFORMS[place],
            account_id=f"akun{number}.{place}",
            valid_from=date(2024, 1, 1) + timedelta(days=self.dice.randrange(60)),
            valid_to=None,
        )

    def _play(self, person: str, account: Any) -> None:
        from netral_console.persons.drafts import keep_draft
        from netral_console.readings.book import note_reading

        self.cases += 1
        usual = make_allegation(self.cases)
        allegation = replace(
            usual,
            subject=replace(usual.subject, person=PersonKey(person)),
            platform=account.platform,
            declaration=replace(usual.declaration, valid_from=account.valid_from),
            text=f"Unggahan {self.dice.random()}",
        )
        actor = Actor(
            actor_id=ActorId(f"akun-{person}"), role=Role.PERSON, person=PersonKey(person)
        )
        script = CaseScript(
            self.store, self.procedure, number=self.cases, allegation=allegation, person=actor
        )
        steps = list(self._steps(script))
        for step in steps[: 1 + self.dice.randrange(len(steps))]:
            step()
        for _ in range(self.dice.randrange(3)):
            officer = Actor(actor_id=ActorId("petugas-1"), role=Role.INTAKE_OFFICER)
            note_reading(officer, page="office:case", case_id=script.case_id, person=person)
        if self.dice.random() < 0.3:
            keep_draft(actor, script.case_id, {"text": f"Draf {self.dice.random()}"})

    @staticmethod
    def _steps(script: CaseScript) -> Iterator[Callable[[], object]]:
        yield script.open
        yield script.draw
        yield lambda: script.vote(Assessment.SUPPORTED, Assessment.SUPPORTED)
        yield script.notice
        yield script.deliver
        yield lambda: script.reply(DefenceKind.RUN_BY_ANOTHER, text="Bukan saya.")
        yield script.close_window
        yield script.answer
        yield lambda: script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
        yield lambda: script.decide(DecisionOutcome.CLOSE)

    def _wish(self, person: str) -> None:
        from netral_console.persons.wishes import keep_wish

        keep_wish(
            person,
            kind=self.dice.choice(("declare", "dispute")),
            platform=self.dice.choice(PLATFORMS),
            handle=f"akun {self.dice.random()}",
            note="Penjelasan.",
            at=START,
        )

    def _wait(self, person: str) -> None:
        from netral_console.cases.asking import asking_as_store
        from netral_console.office import opening
        from netral_console.office.models import PendingIndication

        self.cases += 1
        act_id = f"instagram:tunggu-{self.cases}"
        kept = {"records": [{"text": f"Kata {self.dice.random()}"}], "url": "", "evidence": []}
        with asking_as_store(using="default"):
            PendingIndication.objects.create(
                act_id=act_id,
                person=person,
                platform="instagram",
                act_kind="post",
                occurred_at=START,
                received_at=START,
                sealed=opening.seal(
                    opening.key_of(act_id), opening._PLACE, msgspec.json.encode(kept)
                ),
            )


def compare_holdings(
    database: Database, persons: list[str], take: Callable[[str], dict[str, Any]]
) -> int:
    """Compare what each person takes away with the rows that the owner reads.

    Returns:
        How many facts were the same on both sides.
    """
    compared = 0
    with psycopg.connect(database.owner_url, row_factory=dict_row) as link:
        for person in persons:
            held, truth = _as_facts(take(person)), _read_truth(link, person)
            assert held == truth
            compared += sum(map(len, truth.values()))
    return compared


def _read_truth(link: psycopg.Connection[Any], person: str) -> dict[str, list[Any]]:
    """Read rows, past the console's queries; only sealed bytes are opened by its keys."""

    def rows(question: str) -> list[dict[str, Any]]:
        return link.execute(question, {"person": person}).fetchall()  # type: ignore[call-overload]

    cases = rows("SELECT * FROM case_record WHERE person = %(person)s ORDER BY case_id")
    of_case = "FROM {} JOIN case_record USING (case_id) WHERE person = %(person)s"
    identity = rows("SELECT * FROM civil_servant WHERE person = %(person)s")[0]
    opened = _open(person, "civil_servant.identity", identity["sealed_identity"])
    return {
        "register": [(opened["name"], opened["nip"])],
        "accounts": [
            (each["platform"], each["account_id"], str(each["valid_from"]))
            for each in rows(
                "SELECT * FROM declared_account WHERE person = %(person)s ORDER BY platform"
            )
        ],
        "cases": [(each["case_id"], each["state"]) for each in cases],
        "steps": sorted(
            (each["case_id"], each["step"], each["actor_role"], each["at"])
            for each in rows(f"SELECT case_id, step, actor_role, at {of_case.format('case_event')}")
        ),
        "exhibits": sorted(
            each["sha256"] for each in rows(f"SELECT sha256 {of_case.format('case_exhibit')}")
        ),
        "replies": sorted(
            each["reply_id"] for each in rows(f"SELECT reply_id {of_case.format('case_reply')}")
        ),
        "votes": sorted(
            each["assessment"]
            for each in rows(
                f"SELECT assessment {of_case.format('case_vote')} AND state = 'closed'"
            )
        ),
        "windows": sorted(
            str(each["until"])
            for each in rows(
                "SELECT max(reply_until) AS until"
                f" {of_case.format('case_reply_window')} GROUP BY case_id"
            )
        ),
        "drafts": sorted(
            _open(each["case_id"], "reply_draft.sealed", each["sealed"])["text"]
            for each in rows("SELECT * FROM reply_draft WHERE person = %(person)s")
        ),
        "wishes": sorted(
            (each["kind"], _open(f"wish {each['proof_code']}", _WISH, each["sealed"])["handle"])
            for each in rows("SELECT * FROM account_wish WHERE person = %(person)s")
        ),
        "waiting": sorted(
            (each["received_at"])
            for each in rows("SELECT * FROM pending_indication WHERE person = %(person)s")
        ),
        "mails": [
            (each["case_id"], each["kind"], each["sent_at"])
            for each in rows(
                "SELECT * FROM person_mail WHERE person = %(person)s ORDER BY position"
            )
        ],
        "readings": [
            (each["at"], each["role"], each["case_id"])
            for each in rows(
                "SELECT * FROM reading WHERE person = %(person)s ORDER BY position DESC"
            )
        ],
    }


_WISH = "account_wish.sealed"


def _as_facts(held: dict[str, Any]) -> dict[str, list[Any]]:
    moment = datetime.fromisoformat
    cases = sorted(held["cases"], key=lambda each: each["case_id"])
    return {
        "register": [(held["register"]["name"], held["register"]["nip"])],
        "accounts": [
            (each["platform"], each["account"], each["valid_from"]) for each in held["accounts"]
        ],
        "cases": [(each["case_id"], each["state"]) for each in cases],
        "steps": sorted(
            (each["case_id"], step["step"], step["role"], moment(step["at"]))
            for each in cases
            for step in each["history"]
        ),
        "exhibits": sorted(item["sha256"] for each in cases for item in each["act"]["evidence"]),
        "replies": sorted(reply["reply_id"] for each in cases for reply in each["replies"]),
        "votes": sorted(vote for each in cases for vote, _ in each.get("votes", [])),
        "windows": sorted(each["reply_until"] for each in cases if each["reply_until"]),
        "drafts": sorted(each["draft"]["text"] for each in cases if each["draft"]),
        "wishes": sorted((each["kind"], each["account"]) for each in held["wishes"]),
        "waiting": sorted(moment(each["received_at"]) for each in held["waiting"]),
        "mails": [(each["case"], each["after"], each["sent_at"]) for each in held["mails"]],
        "readings": [(moment(each["at"]), each["role"], each["case"]) for each in held["readings"]],
    }


def _open(subject: str, place: str, sealed: bytes) -> dict[str, Any]:
    from netral_console.cases.asking import asking_as_store
    from netral_console.sealing.envelope import unseal

    with asking_as_store(using="default"):
        opened: dict[str, Any] = msgspec.json.decode(unseal(subject, place, sealed))
    return opened


def take_away(person: str) -> dict[str, Any]:
    """Log in as a person, see the page, and take the signed file."""
    from django.test import Client

    from netral_console.accounts.models import User

    user = User.objects.create_login(
        f"akun-{person}", None, role=ConsoleRole.PERSON, actor_id=f"akun-{person}", person=person
    )
    client: Client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    held: dict[str, Any] = json.loads(
        json.loads(client.get("/saya/data-saya.json").content)["holding"]
    )
    page = client.get("/saya/").content.decode()
    accounts = client.get("/saya/akun/").content.decode()
    assert all(each["case_id"] in page for each in held["cases"])
    assert all(each["account"] in page for each in held["accounts"])
    assert all(each["records"][0]["text"] in page for each in held["waiting"])
    assert all(each["account"] in accounts for each in held["wishes"])
    return held


def play_population(
    store: "PostgresCaseStore",
    procedure: Procedure,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    *,
    size: int,
    seed: int,
) -> int:
    """Make persons by chance and compare what each takes away with the rows."""
    from netral_console import clock
    from netral_console.office.mailing import send_mails

    monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=20))
    population = Population(store, procedure, seed=seed)
    persons = [population.make(number) for number in range(2, 2 + size)]
    send_mails(at=clock.now())
    return compare_holdings(database, persons, take_away)


def test_the_export_is_what_the_database_holds(
    store: "PostgresCaseStore",
    procedure: Procedure,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert (
        play_population(store, procedure, database, monkeypatch, size=EVERYDAY, seed=1)
        > 10 * EVERYDAY
    )
