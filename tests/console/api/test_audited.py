"""What an auditor's machine reads: the numbers of the pages, in pages, and nobody in them."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from netral.casework import Assessment, Procedure
from netral.casework.draw import commit_seed
from netral.casework.script import SUBJECT_PERSON, CaseScript, make_pool
from netral.evidence.tree import hash_leaf, verify_inclusion
from netral_console.accounts.role import ConsoleRole as Role
from netral_console.database import Database
from tests.console.api.asking import ask, audit_paths, token_of
from tests.console.people import ACTORS
from tests.console.registered import NAME, NIP, register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.accounts.models import User
    from netral_console.cases.store import PostgresCaseStore

Enter = Callable[[Role], "Client"]
ID = re.compile(r"PKR-[0-9a-f]|EV-[0-9a-f]|orang-|akun-|pemeriksa-\d")


@pytest.fixture
def scripts(store: "PostgresCaseStore", procedure: Procedure) -> list[CaseScript]:
    """Play five cases to five different states."""
    made = [CaseScript(store, procedure, number=number) for number in range(1, 6)]
    made[0].open()
    made[1].play_to_notice_due()
    made[2].play_to_decision()
    made[3].play_to_referral()
    made[4].open()
    made[4].draw()
    made[4].vote(Assessment.SUPPORTED, Assessment.NOT_PROVEN)
    return made


@pytest.fixture
def read(logins: "dict[Role, User]") -> Callable[..., Any]:
    """Give a way to ask with a token and take what was answered."""
    token = token_of(logins[Role.AUDITOR])

    def asked(path: str, **more: Any) -> Any:
        answer = ask(path, token=token, **more)
        assert answer.status_code == 200, (path, answer.content)
        return answer.json()

    return asked


def iter_pages(read: Callable[..., Any], path: str, name: str, *, limit: int) -> Iterator[Any]:
    cursor = ""
    while True:
        page = read(path, limit=limit, cursor=cursor)
        yield page[name]
        if page["next"] is None:
            return
        cursor = page["next"]


@pytest.fixture
def at(scripts: list[CaseScript], monkeypatch: pytest.MonkeyPatch) -> None:
    from netral_console import clock

    later = max(each.at for each in scripts) + timedelta(days=3)
    monkeypatch.setattr(clock, "now", lambda: later)


@pytest.mark.usefixtures("at")
class TestCases:
    def test_are_the_numbers_of_the_dashboard(self, read: Callable[..., Any], enter: Enter) -> None:
        from netral_console import clock
        from netral_console.auditors.counts import count_board

        told, board = read("audit/cases"), count_board(at=clock.now())
        page = enter(Role.AUDITOR).get("/dasbor/").content.decode()

        assert told["closes"]
        assert told["taken_in"] == board.taken_in == sum(each["count"] for each in told["states"])
        for shown, line in zip(told["states"], board.states, strict=True):
            assert (shown["state"], shown["count"], shown["overdue"]) == (
                line.state.value,
                line.count,
                line.overdue,
            )
            assert f'<td data-label="Perkara">{shown["count"]}</td>' in page
        assert [(each["step"], each["count"]) for each in told["reached"]] == [
            (step.value, count) for step, _, count in board.funnel
        ]
        assert sum(each["overdue"] for each in told["holders"]) > 0

    def test_by_deadline_are_those_of_the_list(
        self, read: Callable[..., Any], enter: Enter
    ) -> None:
        told = read("audit/deadlines")["deadlines"]
        client = enter(Role.AUDITOR)
        for name, due in (("overdue", "late"), ("nearly_due", "near")):
            page = client.get(f"/perkara/?state=open&due={due}").content.decode()
            listed = len(set(re.findall(r"/perkara/(PKR-[0-9a-f]{16})/", page)))
            assert sum(each[name] for each in told) == listed

        assert sum(each["in_time"] + each["nearly_due"] + each["overdue"] for each in told) == 5


class TestDraws:
    def test_can_be_checked_against_their_promises(
        self, scripts: list[CaseScript], read: Callable[..., Any]
    ) -> None:
        told = read("audit/draws")["draws"]
        drawn = [each for each in told if each["seed"] is not None]

        assert len(told) == 4 * len(scripts)
        assert len(drawn) == 4
        for each in drawn:
            assert commit_seed(bytes.fromhex(each["seed"])) == each["promise_sha256"]
            assert (each["pool_size"], each["holds"]) == (len(make_pool()), True)
        waiting = [each for each in told if each["seed"] is None]
        assert {(each["pool_size"], each["holds"]) for each in waiting} == {(None, None)}

    @pytest.mark.usefixtures("scripts")
    def test_that_are_false_are_told(
        self, read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from netral_console.cases.store import PostgresCaseStore

        honest = PostgresCaseStore.iter_events

        def swapped(store: Any, case_id: Any = None) -> Any:
            for event in tuple(honest(store, case_id)):
                draw = getattr(event, "draw", None)
                if draw is None:
                    yield event
                    continue
                others = [each.reviewer for each in draw.pool if each.reviewer not in draw.chosen]
                false = dataclasses.replace(draw, chosen=tuple(others[:2]))
                yield dataclasses.replace(event, draw=false)

        monkeypatch.setattr(PostgresCaseStore, "iter_events", swapped)
        told = read("audit/draws")["draws"]

        assert {each["holds"] for each in told if each["seed"]} == {False}

    @pytest.mark.usefixtures("scripts")
    def test_come_in_pages_without_a_gap(self, read: Callable[..., Any]) -> None:
        pages = list(iter_pages(read, "audit/draws", "draws", limit=2))

        assert [len(page) for page in pages] == [8, 8, 4]
        assert [each for page in pages for each in page] == read("audit/draws")["draws"]


class TestReconciliation:
    @pytest.mark.usefixtures("scripts")
    def test_closes(self, read: Callable[..., Any]) -> None:
        told = read("audit/reconciliation")

        assert told["closes"]
        assert {each["key"]: each["counted"] for each in told["sums"]} == {
            "taken_in": 5,
            **dict.fromkeys(
                [f"state.{each}" for each in ("indication", "notice_due", "awaiting_decision")], 1
            ),
            "state.referred": 1,
            "state.split": 1,
            "indications": 0,
            "draws": 5,
        }

    @pytest.mark.parametrize(
        ("tampering", "keys"),
        [
            (
                "UPDATE case_record SET state = 'closed' WHERE state = 'notice_due'",
                ["state.notice_due", "state.closed"],
            ),
            ("DELETE FROM case_commitment WHERE sequence = 2", ["draws"]),
            (
                "INSERT INTO pending_indication (act_id, person, platform, act_kind, occurred_at,"
                " sealed, received_at, is_open, set_aside_because)"
                " VALUES ('x:1', '', '', '', now(), 'x', now(), false, '')",
                ["indications"],
            ),
        ],
        ids=["moved", "draw taken out", "indication without a case"],
    )
    @pytest.mark.usefixtures("scripts")
    def test_tells_what_was_done_behind_the_steps(
        self, tampering: str, keys: list[str], read: Callable[..., Any], database: Database
    ) -> None:
        superuser = database.owner_url
        with psycopg.connect(superuser) as link:
            for table in ("case_record", "case_commitment"):
                link.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            link.execute(tampering)
            for table in ("case_record", "case_commitment"):
                link.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        told = read("audit/reconciliation")

        assert not told["closes"]
        assert sorted(each["key"] for each in told["sums"] if not each["closes"]) == sorted(keys)


class TestChanges:
    @pytest.fixture
    def changes(self, store: object) -> None:
        from netral_console import clock
        from netral_console.administration.changing import agree_to_change, ask_for_change

        assert store
        for _ in range(3):
            number = ask_for_change("monitoring_off", {}, by="admin-1", at=clock.now())
        agree_to_change(number, by="pelindung-1", at=clock.now())

    @pytest.mark.usefixtures("changes")
    def test_are_told_without_who_made_them(self, read: Callable[..., Any]) -> None:
        pages = list(iter_pages(read, "audit/changes", "changes", limit=2))
        told = [each for page in pages for each in page]

        assert [len(page) for page in pages] == [2, 1]
        assert [each["kind"] for each in told] == ["monitoring_off"] * 3
        assert [each["in_force_from"] is not None for each in told] == [True, False, False]
        assert all(each["is_sound"] for each in told)
        assert "admin-1" not in str(told)

    @pytest.mark.usefixtures("changes")
    def test_that_were_edited_behind_the_log_are_not_sound(
        self, read: Callable[..., Any], database: Database
    ) -> None:
        with psycopg.connect(database.owner_url) as link:
            link.execute("ALTER TABLE configuration_change DISABLE TRIGGER USER")
            link.execute("UPDATE configuration_change SET kind = 'monitoring_on'")
            link.execute("ALTER TABLE configuration_change ENABLE TRIGGER USER")

        assert {each["is_sound"] for each in read("audit/changes")["changes"]} == {False}


class TestReadings:
    def test_are_counted_by_day_role_and_page(
        self, scripts: list[CaseScript], read: Callable[..., Any], enter: Enter
    ) -> None:
        register()
        for role, times in ((Role.AUTHORITY, 3), (Role.INTAKE_OFFICER, 2)):
            for _ in range(times):
                enter(role).get(f"/perkara/{scripts[3].case_id}/")
        told = read("audit/readings")["readings"]
        pages = list(iter_pages(read, "audit/readings", "readings", limit=1))

        assert {(each["role"], each["page"]): each["count"] for each in told} == {
            ("authority", "office:case"): 3,
            ("intake_officer", "office:case"): 2,
        }
        assert [page[0] for page in pages] == told


class TestLog:
    def test_proves_that_a_leaf_is_in_it(self, read: Callable[..., Any]) -> None:
        from netral_console import clock
        from netral_console.exhibits.store import get_vault, note_configuration
        from netral_console.office.referral import get_log_key

        for number in range(5):
            note_configuration(f"uji-{number}", "uji", "netral.uji.v1", {}, at=clock.now())
        with get_vault() as vault:
            vault.log.sign_head(get_log_key())
            leaf = hash_leaf(str(vault.log.get(3)).encode())
        told = read(f"audit/log/inclusion/{leaf.hex()}")
        head = read("audit/log/checkpoint")

        assert (told["number"], told["size"], told["root"]) == (3, 5, head["root"])
        verify_inclusion(
            leaf,
            number=3,
            size=5,
            proof=[bytes.fromhex(each) for each in told["proof"]],
            root=bytes.fromhex(head["root"]),
        )
        assert read("audit/log/checkpoint/5") == head
        assert read("audit/log/consistency/2/5")["root"] == head["root"]


@pytest.mark.usefixtures("scripts")
class TestCursor:
    @pytest.mark.parametrize("path", ["audit/draws", "audit/changes", "audit/readings"])
    @pytest.mark.parametrize(
        "cursor",
        [
            "x",
            "!!",
            "eA",
            "é",
            "AA",
            "OTk5OTk5OTk5OTk5OTk5OTk5OTk",
            "eAp5Cno",
            "MjAyNC0xMC0wMQoACng",
        ],
    )
    def test_that_is_none_of_ours_is_refused_in_a_sentence(
        self, path: str, cursor: str, logins: "dict[Role, User]"
    ) -> None:
        answer = ask(path, token=token_of(logins[Role.AUDITOR]), cursor=cursor)

        assert answer.status_code == 422
        assert "cursor" in answer.json()["detail"]

    @pytest.mark.parametrize("limit", ["0", "101", "x", ""])
    def test_limit_is_held(self, limit: str, logins: "dict[Role, User]") -> None:
        answer = ask("audit/draws", token=token_of(logins[Role.AUDITOR]), limit=limit)

        assert answer.status_code == 422
        assert "limit" in answer.json()["detail"]


def test_nobody_and_no_case_is_in_any_answer(
    scripts: list[CaseScript], logins: "dict[Role, User]", enter: Enter
) -> None:
    register()
    for role in (Role.INTAKE_OFFICER, Role.AUTHORITY, Role.AUDITOR):
        enter(role).get(f"/perkara/{scripts[3].case_id}/")
    token = token_of(logins[Role.AUDITOR])
    answers = [ask(path, token=token) for path in audit_paths()]
    told = "".join(answer.content.decode() for answer in answers)
    canaries = [
        *(NAME, NIP, SUBJECT_PERSON, scripts[0].allegation.text, scripts[0].allegation.url),
        *ACTORS.values(),
        *(each.case_id for each in scripts),
    ]

    assert sum(answer.status_code == 200 for answer in answers) >= 8
    assert [each for each in canaries if each in told] == []
    assert ID.findall(told) == []
