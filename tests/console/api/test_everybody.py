"""What everybody may read: the numbers of the page, the law, and heads of the log."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from netral.casework import Assessment, Procedure
from netral.casework.script import CaseScript
from netral.evidence import EntryKind, IntakeKey
from netral.evidence.checkpoint import verify_log_signature
from netral.evidence.signed_note import parse_note
from netral.evidence.tree import Tree, verify_consistency
from netral.evidence.vault import Statement
from netral_console.accounts.role import ConsoleRole as Role
from tests.architecture.repository import ROOT
from tests.console.api.asking import PROBLEM, ask, iter_paths

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

pytestmark = pytest.mark.usefixtures("store")
Enter = Callable[[Role], "Client"]


class TestElection:
    def test_is_the_one_in_force(self) -> None:
        from netral_console import wiring

        told, election = ask("election").json(), wiring.get_election()

        assert (told["election_id"], told["digest"]) == (election.election_id, election.digest)
        assert [each["first_date"] for each in told["stages"]] == [
            each.first_date.isoformat() for each in election.stages
        ]
        assert {each["contestant_id"] for each in told["contestants"]} == {
            each.contestant_id for each in election.contestants if not each.elsewhere
        }


class TestRulebook:
    def test_has_every_rule_of_the_editions_in_force(self) -> None:
        from netral_console.administration.rulebooks import list_editions

        told, editions = ask("rulebook").json()["editions"], list_editions()

        assert [each["digest"] for each in told] == [each.digest for each in editions]
        for shown, edition in zip(told, editions, strict=True):
            assert [
                (each["code"], each["articles"], each["class_printed"]) for each in shown["rules"]
            ] == [(each.code, list(each.articles), each.class_printed) for each in edition.rules]


class TestTransparency:
    @pytest.fixture
    def folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        from django.conf import settings

        monkeypatch.setattr(settings, "PUBLIC_FOLDER", tmp_path)
        return tmp_path

    @pytest.fixture
    def at(self, store: "PostgresCaseStore", procedure: Procedure) -> datetime:
        script = CaseScript(store, procedure)
        for number in range(1, 4):
            script = CaseScript(store, procedure, number=number)
            script.open()
            script.draw()
            script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
        return script.at

    @pytest.mark.usefixtures("folder")
    def test_is_empty_before_the_first_report(self, at: datetime) -> None:
        assert at
        assert ask("transparency").json() == {"day": None, "populations": [], "tables": []}

    def test_has_the_numbers_of_the_page(self, folder: Path, at: datetime) -> None:
        from netral_console.public.transparency import write_transparency

        made = write_transparency(folder, at=at)
        told = ask("transparency").json()

        assert told["day"] == made.day.isoformat()
        assert [each["key"] for each in told["populations"]] == ["cases", "invented"]
        assert len(told["tables"]) == 5
        for table in told["tables"]:
            assert flatten(table) == read_numbers(folder / f"{table['key']}.csv"), table["key"]

    def test_tells_no_count_below_eleven(self, folder: Path, at: datetime) -> None:
        from netral_console.public.transparency import write_transparency

        write_transparency(folder, at=at)
        told = ask("transparency").json()
        counts = [
            value
            for table in told["tables"]
            for row in table["rows"]
            for column, value in zip(table["columns"], row["values"], strict=True)
            if "share" not in column["key"] and value["at_most"] is not None
        ]

        assert len(counts) > 30
        assert min(each["at_most"] - each["at_least"] for each in counts) >= 11
        assert told["populations"][0]["total"] == 0

    def test_counts_nothing_anew(
        self, folder: Path, at: datetime, store: "PostgresCaseStore", procedure: Procedure
    ) -> None:
        from netral_console.public.transparency import write_transparency

        write_transparency(folder, at=at)
        before = ask("transparency").content
        for number in range(4, 20):
            CaseScript(store, procedure, number=number).open()

        assert ask("transparency").content == before


def flatten(table: dict[str, Any]) -> list[list[str]]:
    return [
        [
            "" if value[end] is None else str(value[end])
            for value in row["values"]
            if value["words"] is None
            for end in ("at_least", "at_most")
        ]
        for row in table["rows"]
    ]


def read_numbers(path: Path) -> list[list[str]]:
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return [
        [cell for name, cell in row.items() if name.endswith(("_least", "_most"))] for row in rows
    ]


@pytest.fixture
def write(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a way to log some entries so many days after the first, and sign the head."""
    from netral_console import clock
    from netral_console.exhibits.store import get_vault
    from netral_console.office.referral import get_log_key

    start = clock.now().replace(hour=3)

    def log(count: int, *, days: int = 0, signs: bool = True) -> None:
        at = start + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: at)
        with get_vault() as vault:
            first = vault.log.size
            vault.note([_statement(first + number) for number in range(count)], at=at)
            if signs:
                vault.log.sign_head(get_log_key())

    return log


class TestLog:
    def test_has_no_head_before_the_first(self) -> None:
        assert ask("log/checkpoint").json() == {
            "size": 0,
            "root": Tree().root().hex(),
            "note": None,
        }
        assert ask("log/leaves/0").status_code == 404

    def test_shows_the_signed_head_of_the_last_day_that_is_over(
        self, write: Callable[..., None]
    ) -> None:
        from netral_console.office.referral import get_log_key

        write(3)
        today = ask("log/checkpoint").json()["size"]
        write(1, days=1)
        told = ask("log/checkpoint").json()
        head = verify_log_signature(parse_note(told["note"]), get_log_key().log_keys()[0])

        assert today == 0
        assert (head.size, head.root.hex()) == (3, told["root"])

    def test_hides_how_often_a_head_was_signed_on_a_day(self, write: Callable[..., None]) -> None:
        """Each report by the public signs a head: their number is told to nobody."""
        for _ in range(3):
            write(1)
        write(2, days=1)
        write(1, days=2)
        shown = [size for size in range(8) if ask(f"log/checkpoint/{size}").status_code == 200]

        assert shown == [3, 5]

    def test_proves_that_it_only_grows(self, write: Callable[..., None]) -> None:
        write(3)
        write(6, days=1)
        write(1, days=2)
        for old_size in range(10):
            for size in range(old_size, 10):
                told = ask(f"log/consistency/{old_size}/{size}").json()
                verify_consistency(
                    old_size=old_size,
                    old_root=bytes.fromhex(told["old_root"]),
                    size=size,
                    root=bytes.fromhex(told["root"]),
                    proof=[bytes.fromhex(each) for each in told["proof"]],
                )

        assert told["root"] == ask("log/checkpoint").json()["root"]
        for sizes in ("3/10", "9/3", "0/11"):
            assert ask(f"log/consistency/{sizes}").status_code == 404

    def test_gives_leaves_from_which_everything_follows(self, write: Callable[..., None]) -> None:
        write(300)
        write(7, days=1)
        pages = [ask(f"log/leaves/{page}").json() for page in (0, 1)]
        tree = Tree()
        for page in pages:
            for each in page["hashes"]:
                tree.append(bytes.fromhex(each))

        assert [len(each["hashes"]) for each in pages] == [256, 44]
        assert tree.root().hex() == ask("log/checkpoint").json()["root"]
        assert ask("log/leaves/2").status_code == 404

    def test_does_not_wait_for_whoever_writes(self, write: Callable[..., None]) -> None:
        from netral_console.exhibits.store import get_vault

        write(2)
        write(1, days=1)
        with get_vault():
            assert ask("log/checkpoint").json()["size"] == 2

    def test_shows_no_head_that_its_entries_contradict(self, write: Callable[..., None]) -> None:
        from django.test import Client

        from netral_console.exhibits.store import find_vault_folder

        write(2)
        write(1, days=1)
        path = find_vault_folder() / "log" / "entries.log"
        path.write_text(path.read_text().replace("case_event", "release", 1))
        answer = ask("log/checkpoint", client=Client(raise_request_exception=False))

        assert answer.status_code == 500
        assert (answer["Content-Type"], answer.json()["title"]) == (
            PROBLEM,
            "Internal Server Error",
        )


def _statement(number: int) -> Statement:
    return Statement(
        intake_key=IntakeKey(f"uji-{number}"),
        kind=EntryKind.CASE_EVENT,
        subject="uji",
        content=b"%d" % number,
    )


class TestAnswer:
    def test_is_kept_for_some_minutes_and_asked_for_again_by_its_digest(self) -> None:
        from django.test import Client

        first = ask("election")
        again = Client().get("/api/v1/election", headers={"If-None-Match": first["ETag"]})

        assert first["Cache-Control"] == "public, max-age=300"
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])

    def test_to_somebody_known_is_kept_nowhere(self, enter: Enter) -> None:
        answer = ask("election", client=enter(Role.AUDITOR))

        assert answer["Cache-Control"] == "no-store"
        assert "ETag" not in answer

    def test_has_no_body_for_head(self) -> None:
        from django.test import Client

        answer = Client().head("/api/v1/election")

        assert (answer.status_code, answer.content) == (200, b"")

    @pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
    def test_to_whoever_would_write_is_that_it_can_only_be_read(self, method: str) -> None:
        from django.test import Client

        answer = Client().generic(method, "/api/v1/election")

        assert (answer.status_code, answer["Content-Type"]) == (405, PROBLEM)
        assert answer["Allow"] == "GET, HEAD, POST"

    def test_to_whoever_sends_too_much_is_a_sentence_as_well(self) -> None:
        from django.test import Client

        size = str(17 * 1024 * 1024)
        answer = Client().generic("POST", "/api/v1/election", b"x", CONTENT_LENGTH=size)

        assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


class TestLimit:
    @pytest.fixture(autouse=True)
    def few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from netral_console.public import limit

        monkeypatch.setattr(limit, "QUESTIONS_PER_HOUR", 3)

    def test_stops_one_place_and_says_until_when(self) -> None:
        said = [ask("election") for _ in range(4)]

        assert [each.status_code for each in said] == [200, 200, 200, 429]
        assert said[3]["Content-Type"] == PROBLEM
        assert 0 < int(said[3]["Retry-After"]) <= 3600

    def test_holds_for_everything_that_everybody_may_ask(self) -> None:
        for _ in range(3):
            ask("election")
        open_paths = [path for path in iter_paths() if not path.startswith("audit/")]

        assert len(open_paths) == 7
        assert {ask(path).status_code for path in open_paths} == {429}

    def test_holds_nobody_up_elsewhere(self) -> None:
        from django.test import Client

        for _ in range(4):
            ask("election")

        assert Client(REMOTE_ADDR="192.0.2.9").get("/api/v1/election").status_code == 200
        assert Client().get("/lapor/").status_code == 200

    def test_does_not_count_whoever_is_known(self, enter: Enter) -> None:
        client = enter(Role.AUDITOR)

        assert {ask("election", client=client).status_code for _ in range(5)} == {200}


class TestDocumentation:
    def test_of_fetching_heads_works_as_it_stands(self, write: Callable[..., None]) -> None:
        from netral_console.exhibits.store import get_vault
        from netral_console.office.referral import get_log_key

        text = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
        told: dict[str, Any] = {}
        exec(text.split("```python\n")[1].split("```")[0], told)  # noqa: S102 - our own page
        key = get_log_key().log_keys()[0]
        write(300)
        with get_vault() as vault:
            line = str(vault.log.get(277))
            held = verify_log_signature(vault.log.list_notes()[0], key)
        write(7, days=1)
        write(1, days=2)

        head = told["compare"](lambda path: ask(path).json(), held, key)

        assert (held.size, head.size) == (300, 307)
        assert told["find"](lambda path: ask(path).json(), line, head) == 277
        assert told["find"](lambda path: ask(path).json(), line[:-1], head) is None
