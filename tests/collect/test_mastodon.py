"""Tests of collecting statuses, against a server that answers as Mastodon's API says."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from netral.values.platform import Platform
from netral_collect.asking import Budget
from netral_collect.mastodon import MastodonSource
from netral_collect.scope import Scope
from netral_collect.stopping import StopReason
from tests.collect.world import Collector, JumpingClock, Reply, Request, ask_at, serve
from tests.intake.answers import mastodon_status
from tests.intake.builders import CANARY, OWNER_ACTOR, read_all

ACCOUNT = {"id": "5", "acct": "pegawai_contoh", "display_name": CANARY}


def status(number: int, **changes: Any) -> Any:
    return (
        mastodon_status(
            id=str(number),
            uri=f"{OWNER_ACTOR}/statuses/{number}",
            created_at=f"2024-10-01T08:{number:02}:00.000Z",
        )
        | changes
    )


class Mastodon:
    """Statuses, newest first, two a page."""

    def __init__(self, *statuses: Any) -> None:
        self.statuses = list(statuses)
        self.account: Any = ACCOUNT
        self.trouble: dict[int, Reply] = {}
        self.asked = 0

    def __call__(self, request: Request) -> Reply:
        self.asked += 1
        if self.asked in self.trouble:
            return self.trouble[self.asked]
        if request.path == "/api/v1/accounts/lookup":
            return Reply(self.account)
        assert request.path == "/api/v1/accounts/5/statuses"
        below = int(request.query.get("max_id", "1000"))
        return Reply([one for one in self.statuses if int(one["id"]) < below][:2])


@contextmanager
def collecting(
    folder: Path, mastodon: Mastodon, *, host: str = "sosial.contoh"
) -> Iterator[Collector]:
    clock = JumpingClock()
    with (
        serve(mastodon) as server,
        ask_at(server.address, clock, Budget(max_requests=1)) as asker,
    ):

        def make_source(scope: Scope, budget: Budget, _: JumpingClock) -> MastodonSource:
            asker.budget = budget
            return MastodonSource(askers={host: asker}, sieve=scope.sieve, scope=scope)

        yield Collector(folder, Platform.MASTODON, make_source, clock=clock)


def last_run(record: dict[str, Any]) -> dict[str, Any]:
    run: dict[str, Any] = record["runs"][-1]
    return run


class TestMastodonSource:
    def test_walks_through_the_window(self, tmp_path: Path) -> None:
        old = status(1, created_at="2023-01-01T00:00:00.000Z")
        with collecting(tmp_path, Mastodon(status(4), status(3), status(2), old)) as collector:
            outcome = collector.run()

        assert outcome.stopped is StopReason.FINISHED
        assert [one.rpartition("/")[2] for one in collector.act_ids()] == ["4", "3", "2"]
        assert CANARY.encode() not in collector.read_everything()
        assert last_run(outcome.record)["outside_window"] == 1

    def test_drops_what_the_server_slips_in(self, tmp_path: Path) -> None:
        foreign = status(
            2,
            uri=f"https://lain.contoh/users/{CANARY}/statuses/2",
            account={"acct": f"{CANARY}@lain.contoh"},
        )
        with collecting(tmp_path, Mastodon(status(3), foreign)) as collector:
            outcome = collector.run()

        assert len(collector.lines()) == 1
        assert CANARY.encode() not in collector.read_everything()
        assert last_run(outcome.record)["dropped_undeclared"] == 1

    def test_sees_an_edit_in_a_later_run(self, tmp_path: Path) -> None:
        mastodon = Mastodon(status(2), status(1))
        with collecting(tmp_path, mastodon) as collector:
            collector.run()
            edited = status(1, content="<p>Baru</p>", edited_at="2024-10-02T01:00:00.000Z")
            mastodon.statuses = [status(2), edited]
            collector.run()

        acts, _, _ = read_all(collector.file)
        assert len(acts) == 3
        assert [act.edited_at is not None for act in acts] == [False, False, True]

    @pytest.mark.parametrize("cut_at", [1, 2, 3, 4])
    def test_loses_and_doubles_nothing_when_cut(self, tmp_path: Path, cut_at: int) -> None:
        mastodon = Mastodon(*(status(number) for number in (5, 4, 3, 2, 1)))
        mastodon.trouble = dict.fromkeys(range(cut_at, cut_at + 6), Reply([], cut=True))
        with collecting(tmp_path, mastodon) as collector:
            assert collector.run().stopped is StopReason.UNANSWERED
            assert collector.run().stopped is StopReason.FINISHED

        assert [one.rpartition("/")[2] for one in collector.act_ids()] == ["5", "4", "3", "2", "1"]

    @pytest.mark.parametrize(
        ("trouble", "why"),
        [
            ({1: Reply({"error": "x"}, status=404)}, "the server has no such account"),
            ({2: Reply({"error": "x"}, status=401)}, "the server shows it only to its own"),
            ({1: Reply({"id": "9", "acct": "lain"})}, "the server answers with another account"),
            (
                {1: Reply({"id": "../7", "acct": "pegawai_contoh"})},
                "the server answers with another account",
            ),
        ],
    )
    def test_says_why_an_account_was_not_read(
        self, tmp_path: Path, trouble: dict[int, Reply], why: str
    ) -> None:
        mastodon = Mastodon(status(1))
        mastodon.trouble = trouble
        with collecting(tmp_path, mastodon) as collector:
            outcome = collector.run()

        assert last_run(outcome.record)["not_asked"] == {why: 1}

    def test_asks_no_server_that_nobody_named(self, tmp_path: Path) -> None:
        mastodon = Mastodon(status(1))
        with collecting(tmp_path, mastodon, host="lain.contoh") as collector:
            outcome = collector.run()

        assert mastodon.asked == 0
        assert last_run(outcome.record)["not_asked"] == {
            "its server was not named with --server": 1
        }
