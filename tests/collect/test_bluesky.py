"""Tests of following a stream, against a Jetstream on loopback."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from netral.values.platform import Platform
from netral_collect.asking import Budget
from netral_collect.bluesky import BlueskySource
from netral_collect.connecting import connector
from netral_collect.errors import OutsideWindowError, RefusedByPlatformError, TooManyAccountsError
from netral_collect.scope import Scope
from netral_collect.stopping import StopReason
from tests.collect.world import NOW, Collector, JumpingClock, make_scope
from tests.intake.answers import jetstream
from tests.intake.builders import CANARY, OWNER_DID, read_all

FIRST = int((NOW - timedelta(hours=2)).timestamp()) * 1_000_000
MINUTE = 60_000_000


def event(number: int, did: str = OWNER_DID, **changes: Any) -> Any:
    made = jetstream(did=did, **changes)
    made["time_us"] = FIRST + number * MINUTE
    made["commit"]["rkey"] = f"3l5zzzzzzz{number:02}a".replace("0", "b").replace("1", "c")
    return made


class Jetstream:
    """Sends, on each connection, what is asked for from the cursor on, and then ends it."""

    def __init__(self, *sessions: list[Any]) -> None:
        self.sessions = list(sessions)
        self.cursors: list[int] = []
        self.hellos: list[Any] = []
        self.refusals: list[int] = []

    def __call__(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        query = parse_qs(urlsplit(connection.request.path).query)
        self.cursors.append(int(query["cursor"][0]))
        self.hellos.append(json.loads(connection.recv()))
        for each in self.sessions.pop(0) if self.sessions else []:
            connection.send(each if isinstance(each, str) else json.dumps(each))

    def refuse(self, connection: ServerConnection, _: Request) -> Response | None:
        if not self.refusals:
            return None
        response = connection.respond(self.refusals.pop(0), "")
        response.headers["Retry-After"] = "20"
        return response


@contextmanager
def streaming(stream: Jetstream) -> Iterator[str]:
    """Serve a stream on loopback, and give its address."""
    with serve(stream, "127.0.0.1", 0, process_request=stream.refuse) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def collecting(
    folder: Path, stream: Jetstream, *, clock: JumpingClock | None = None
) -> Iterator[Collector]:
    clock = clock or JumpingClock()
    with streaming(stream) as address:

        def make_source(scope: Scope, budget: Budget, own: JumpingClock) -> BlueskySource:
            return BlueskySource(
                connect=connector(address),
                host="127.0.0.1",
                clock=own,
                budget=budget,
                sieve=scope.sieve,
                scope=scope,
                until=NOW + timedelta(days=100),
            )

        yield Collector(folder, Platform.BLUESKY, make_source, clock=clock)


def numbers(collector: Collector) -> list[int]:
    return [(json.loads(line)["time_us"] - FIRST) // MINUTE for line in collector.lines()]


class TestBlueskySource:
    def test_asks_for_declared_accounts_alone(self, tmp_path: Path) -> None:
        stream = Jetstream([event(1), event(2, f"did:plc:{CANARY}", text=CANARY)])
        with collecting(tmp_path, stream) as collector:
            outcome = collector.run(max_requests=1)

        assert stream.hellos[0]["type"] == "options_update"
        assert stream.hellos[0]["payload"]["wantedDids"] == [OWNER_DID]
        assert numbers(collector) == [1]
        assert CANARY.encode() not in collector.read_everything()
        assert outcome.record["runs"][-1]["dropped_undeclared"] == 1  # type: ignore[index]
        assert outcome.stopped is StopReason.BUDGET

    def test_goes_on_after_a_cut_without_loss_or_double(self, tmp_path: Path) -> None:
        stream = Jetstream([event(1), event(2)], [event(2), event(3)], [event(3), event(4)])
        with collecting(tmp_path, stream) as collector:
            collector.run(max_requests=2)
            collector.run(max_requests=1)

        assert numbers(collector) == [1, 2, 3, 4]
        overlap = 5_000_000
        assert stream.cursors[1:] == [FIRST + 2 * MINUTE - overlap, FIRST + 3 * MINUTE - overlap]

    def test_keeps_its_place_when_events_come_out_of_order(self, tmp_path: Path) -> None:
        stream = Jetstream([event(3), event(1), event(2)], [])
        with collecting(tmp_path, stream) as collector:
            collector.run(max_requests=2)

        assert numbers(collector) == [3, 1, 2]
        assert stream.cursors[1] == FIRST + 3 * MINUTE - 5_000_000

    def test_keeps_an_edit_and_a_deletion(self, tmp_path: Path) -> None:
        stream = Jetstream([event(1), event(2, operation="update"), event(3, operation="delete")])
        with collecting(tmp_path, stream) as collector:
            collector.run(max_requests=1)

        acts, rejected, _ = read_all(collector.file)
        assert [act.is_edited for act in acts] == [False, True]
        assert [record.code for record in rejected] == ["taken-back"]

    def test_survives_broken_events(self, tmp_path: Path) -> None:
        stream = Jetstream(['{"did":', "[]", event(1)])
        with collecting(tmp_path, stream) as collector:
            outcome = collector.run(max_requests=1)

        assert numbers(collector) == [1]
        assert outcome.record["runs"][-1]["unreadable"] == 2  # type: ignore[index]

    def test_waits_as_long_as_it_is_told(self, tmp_path: Path) -> None:
        stream = Jetstream([event(1)])
        stream.refusals = [429, 503]
        with collecting(tmp_path, stream) as collector:
            collector.run(max_requests=3)

        assert collector.clock.waits[:2] == [20.0, 20.0]
        assert numbers(collector) == [1]

    def test_gives_up_when_nobody_answers(self, tmp_path: Path) -> None:
        stream = Jetstream()
        stream.refusals = [503] * 6
        with collecting(tmp_path, stream) as collector:
            assert collector.run().stopped is StopReason.UNANSWERED

    def test_says_so_when_it_is_refused(self, tmp_path: Path) -> None:
        stream = Jetstream()
        stream.refusals = [400]
        with (
            collecting(tmp_path, stream) as collector,
            pytest.raises(RefusedByPlatformError, match="no stream is given"),
        ):
            collector.run()

    def test_tells_of_a_gap_that_the_stream_no_longer_holds(self, tmp_path: Path) -> None:
        stream = Jetstream([event(1)], [])
        with collecting(tmp_path, stream) as collector:
            first = collector.run(max_requests=1)
            collector.clock.moment += timedelta(hours=40)
            second = collector.run(max_requests=1)

        assert first.record["runs"][-1]["gaps"][0]["from"] == "2024-03-21T17:00:00+00:00"  # type: ignore[index]
        (gap,) = second.record["runs"][-1]["gaps"]  # type: ignore[index]
        assert gap["from"] == "2024-10-02T03:01:00+00:00"
        assert gap["until"] > gap["from"]

    def test_stops_by_itself_when_the_window_ends(self, tmp_path: Path) -> None:
        clock = JumpingClock(
            datetime(2024, 12, 16, 16, 59, 50, tzinfo=UTC), step=timedelta(seconds=2)
        )
        stream = Jetstream([event(number) for number in range(9)])
        with collecting(tmp_path, stream, clock=clock) as collector:
            outcome = collector.run()

        assert outcome.stopped is StopReason.WINDOW_ENDED

    @pytest.mark.parametrize(
        "moment",
        [datetime(2024, 12, 16, 17, tzinfo=UTC), datetime(2024, 3, 21, 16, 59, 59, tzinfo=UTC)],
    )
    def test_never_begins_outside_the_window(self, tmp_path: Path, moment: datetime) -> None:
        stream = Jetstream([event(1)])
        with collecting(tmp_path, stream, clock=JumpingClock(moment)) as collector:
            with pytest.raises(OutsideWindowError, match="2024-03-22 to 2024-12-16"):
                collector.run()
            assert not collector.out.exists()

        assert stream.hellos == []

    def test_refuses_more_accounts_than_one_stream_takes(self, tmp_path: Path) -> None:
        scope = make_scope(Platform.BLUESKY, tmp_path)
        source = BlueskySource(
            connect=connector("ws://127.0.0.1:1"),
            host="127.0.0.1",
            clock=JumpingClock(),
            budget=Budget(max_requests=1),
            sieve=scope.sieve,
            scope=scope,
            until=NOW + timedelta(days=1),
            most_accounts=0,
        )

        with pytest.raises(TooManyAccountsError, match="one stream takes 0"):
            list(source.iter_pages({}))
