"""Tests of collecting posts, against a server that answers as X's API v2 says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netral.register import Roster
from netral.values.platform import Platform
from netral_collect.asking import Budget
from netral_collect.errors import NoAccountsError, RefusedByPlatformError
from netral_collect.scope import Scope
from netral_collect.stopping import StopReason
from netral_collect.x import XSource
from tests.collect.world import (
    NOW,
    Collector,
    JumpingClock,
    Reply,
    Request,
    ask_at,
    make_roster,
    make_scope,
    serve,
)
from tests.intake.answers import x_api_answer, x_api_post
from tests.intake.builders import CANARY, OWNER_HANDLE, OWNER_ID, read_all, x_id
from tests.register.builders import BUDI

START = datetime(2024, 10, 1, 8, tzinfo=UTC)


def post(number: int, **changes: Any) -> Any:
    post_id = x_id(START + timedelta(minutes=number))
    at = (START + timedelta(minutes=number)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return x_api_post(id=post_id, created_at=at, edit_history_tweet_ids=[post_id]) | changes


class X:
    """A timeline, newest first, two posts a page; it honours `since_id` and pages."""

    def __init__(self, *posts: Any) -> None:
        self.posts = list(posts)
        self.trouble: dict[int, Reply] = {}
        self.asked = 0
        self.known_handle = OWNER_HANDLE

    def __call__(self, request: Request) -> Reply:
        self.asked += 1
        if self.asked in self.trouble:
            return self.trouble[self.asked]
        if request.path == "/2/users/by":
            return Reply(
                {"data": [{"id": OWNER_ID, "username": self.known_handle, "name": CANARY}]}
            )
        assert request.path == f"/2/users/{OWNER_ID}/tweets"
        since = int(request.query.get("since_id", "0"))
        newer = [one for one in self.posts if int(one["id"]) > since]
        at = int(request.query.get("pagination_token", "0"))
        some = newer[at : at + 2]
        meta: dict[str, Any] = {"result_count": len(some)}
        if some:
            meta["newest_id"] = some[0]["id"]
        if at + 2 < len(newer):
            meta["next_token"] = str(at + 2)
        return Reply(x_api_answer(*some, meta=meta))


@contextmanager
def collecting(folder: Path, x: X, *, roster: Roster | None = None) -> Iterator[Collector]:
    clock = JumpingClock()
    with serve(x) as server, ask_at(server.address, clock, Budget(max_requests=1)) as asker:

        def make_source(scope: Scope, budget: Budget, _: JumpingClock) -> XSource:
            asker.budget = budget
            return XSource(asker=asker, sieve=scope.sieve, scope=scope)

        collector = Collector(folder, Platform.X, make_source, clock=clock, roster=roster)
        collector.server = server  # type: ignore[attr-defined]
        yield collector


class TestXSource:
    def test_collects_each_declared_account_once(self, tmp_path: Path) -> None:
        x = X(post(3), post(2), post(1))
        with collecting(tmp_path, x) as collector:
            outcome = collector.run()
            first = collector.server.requests[0].query  # type: ignore[attr-defined]

        assert outcome.stopped is StopReason.FINISHED
        assert len(collector.act_ids()) == 3
        assert CANARY.encode() not in collector.read_everything()
        assert first["start_time"] == "2024-03-21T17:00:00Z"
        assert first["end_time"] == "2024-10-02T04:59:45Z"
        assert outcome.record["runs"][-1]["accounts_not_covered"] == 1  # type: ignore[index]

    def test_pays_for_no_post_twice(self, tmp_path: Path) -> None:
        x = X(post(2), post(1))
        with collecting(tmp_path, x) as collector:
            collector.run()
            x.posts = [post(4), post(3), *x.posts]
            outcome = collector.run()

        assert len(collector.act_ids()) == 4
        assert outcome.record["runs"][-1]["seen_before"] == 0  # type: ignore[index]

    @pytest.mark.parametrize("cut_at", [1, 2, 3])
    @pytest.mark.parametrize("broken", [Reply(b'{"data": [{"id"'), Reply({}, cut=True)])
    def test_loses_and_doubles_nothing_when_cut(
        self, tmp_path: Path, cut_at: int, broken: Reply
    ) -> None:
        x = X(*(post(number) for number in (6, 5, 4, 3, 2, 1)))
        x.trouble = dict.fromkeys(range(cut_at, cut_at + 6), broken)
        with collecting(tmp_path, x) as collector:
            first = collector.run()
            kept = len(collector.lines())
            collector.run()

        assert first.stopped is StopReason.UNANSWERED
        assert kept == 2 * (cut_at - 1)
        ids = [f"x:{post(number)['id']}" for number in (6, 5, 4, 3, 2, 1)]
        assert collector.act_ids() == ids

    def test_waits_until_the_limit_is_lifted(self, tmp_path: Path) -> None:
        x = X(post(1))
        reset = str(int((NOW + timedelta(minutes=15)).timestamp()))
        x.trouble = {1: Reply(status=429, headers={"x-rate-limit-reset": reset})}
        with collecting(tmp_path, x) as collector:
            assert collector.run().stopped is StopReason.FINISHED

        assert collector.clock.waits == [900.0]

    def test_keeps_edited_posts_with_both_instants(self, tmp_path: Path) -> None:
        original = post(1)
        later = x_id(START + timedelta(minutes=30))
        x = X(original)
        with collecting(tmp_path, x) as collector:
            collector.run()
            history = [original["id"], later]
            x.posts = [post(1, id=later, text="Baru", edit_history_tweet_ids=history), original]
            collector.run()

        acts, _, _ = read_all(collector.file)
        assert [act.text for act in acts] == ["Pagi & salam", "Baru"]
        assert acts[0].act_id == acts[1].act_id
        assert acts[1].edited_at == START + timedelta(minutes=30)

    def test_takes_posts_in_any_order(self, tmp_path: Path) -> None:
        x = X(post(1), post(3), post(2))
        with collecting(tmp_path, x) as collector:
            collector.run()

        assert len(set(collector.act_ids())) == 3

    def test_asks_once_for_the_id_of_a_handle(self, tmp_path: Path) -> None:
        x = X(post(1))
        with collecting(tmp_path, x, roster=make_roster(handle_only=True)) as collector:
            collector.run()
            collector.run()
            paths = [one.path for one in collector.server.requests]  # type: ignore[attr-defined]

        assert paths.count("/2/users/by") == 1
        assert len(collector.act_ids()) == 1

    def test_takes_no_account_of_another_name(self, tmp_path: Path) -> None:
        x = X(post(1))
        x.known_handle = f"{CANARY}_lain"
        with collecting(tmp_path, x, roster=make_roster(handle_only=True)) as collector:
            outcome = collector.run()

        assert collector.lines() == []
        assert outcome.record["runs"][-1]["not_asked"] == {  # type: ignore[index]
            "X has no account of that handle now": 1
        }
        assert CANARY.encode() not in collector.read_everything()

    def test_begins_an_account_anew_when_the_page_is_stale(self, tmp_path: Path) -> None:
        x = X(post(3), post(2), post(1))
        with collecting(tmp_path, x) as collector:
            collector.run(max_requests=1)
            x.trouble = {2: Reply({"title": "Invalid Request"}, status=400)}
            collector.run()

        assert len(collector.act_ids()) == 3

    @pytest.mark.parametrize("status", [401, 403])
    def test_says_so_when_the_key_is_refused(self, tmp_path: Path, status: int) -> None:
        x = X(post(1))
        x.trouble = {1: Reply({"title": "Client Forbidden"}, status=status)}
        with (
            collecting(tmp_path, x) as collector,
            pytest.raises(RefusedByPlatformError, match=f"status {status}, Client Forbidden"),
        ):
            collector.run()

    def test_tells_an_account_that_is_not_shown_from_a_silent_one(self, tmp_path: Path) -> None:
        x = X()
        x.trouble = {1: Reply({"errors": [{"title": "Authorization Error"}]})}
        with collecting(tmp_path, x) as collector:
            outcome = collector.run()

        assert outcome.record["runs"][-1]["not_asked"] == {  # type: ignore[index]
            "X does not show the account": 1
        }

    def test_asks_only_for_declared_days(self, tmp_path: Path) -> None:
        roster = make_roster()
        shifted = [
            type(each)(
                civil_servant_id=each.civil_servant_id,
                platform=each.platform,
                account_id=each.account_id,
                valid_from=date(2024, 9, 10),
                valid_to=date(2024, 9, 20),
            )
            for each in roster.accounts
        ]
        roster = Roster(civil_servants=roster.civil_servants, accounts=tuple(shifted))
        with collecting(tmp_path, X(post(1)), roster=roster) as collector:
            outcome = collector.run()
            query = collector.server.requests[0].query  # type: ignore[attr-defined]

        assert query["start_time"] == "2024-09-09T17:00:00Z"
        assert query["end_time"] == "2024-09-20T17:00:00Z"
        assert collector.lines() == []
        assert outcome.record["runs"][-1]["dropped_not_valid"] == 1  # type: ignore[index]


class TestScope:
    def test_refuses_when_nobody_is_covered(self, tmp_path: Path) -> None:
        roster = make_roster()
        only_others = Roster(
            civil_servants={
                key: one for key, one in roster.civil_servants.items() if one.nip.digits != BUDI
            },
            accounts=roster.accounts[-4:],
        )

        with pytest.raises(NoAccountsError, match="1 are declared by people of other units"):
            make_scope(Platform.X, tmp_path, roster=only_others)
