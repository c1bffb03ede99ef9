"""Tests that an interface is asked politely, boundedly, and never after the window."""

from datetime import UTC, datetime, timedelta

import pytest

from netral_collect.asking import Answer, Budget, find_next_quota_day, find_wait
from netral_collect.connecting import require_safe
from netral_collect.errors import RefusedByPlatformError, UnsafeEndpointError
from netral_collect.stopping import StoppedError, StopReason
from netral_collect.youtube import is_object
from tests.collect.world import NOW, JumpingClock, Reply, ask_at, once, serve

FINE = Reply({"items": []})


def ask(*replies: Reply, patience: float = 900.0) -> tuple[Answer, JumpingClock]:
    clock = JumpingClock()
    with (
        serve(once(*replies)) as server,
        ask_at(server.address, clock, Budget(max_requests=50), patience_seconds=patience) as asker,
    ):
        return asker.get("/x", {"a": "b"}, is_whole=is_object), clock


class TestAsker:
    def test_names_itself_and_keeps_the_key_out_of_the_address(self) -> None:
        with (
            serve(once(FINE)) as server,
            ask_at(server.address, JumpingClock(), Budget(max_requests=1)) as asker,
        ):
            asker.get("/x", {"a": "b"})

        assert server.requests[0].headers["user-agent"].startswith("netral/")
        assert server.requests[0].headers["authorization"] == "Bearer rahasia"
        assert server.requests[0].query == {"a": "b"}

    def test_waits_as_long_as_it_is_told(self) -> None:
        answer, clock = ask(Reply(status=429, headers={"Retry-After": "77"}), FINE)

        assert answer.is_fine
        assert clock.waits == [77.0]

    def test_waits_until_the_limit_is_lifted(self) -> None:
        reset = str(int((NOW + timedelta(seconds=40)).timestamp()))

        _, clock = ask(Reply(status=429, headers={"x-rate-limit-reset": reset}), FINE)

        assert clock.waits == [40.0]

    def test_waits_longer_each_time_if_it_is_told_nothing(self) -> None:
        busy = Reply(status=503)

        _, clock = ask(busy, busy, busy, busy, FINE)

        assert clock.waits == [1.0, 2.0, 4.0, 8.0]

    def test_stops_when_the_wait_is_longer_than_its_patience(self) -> None:
        with pytest.raises(StoppedError) as stopped:
            ask(Reply(status=429, headers={"Retry-After": "61"}), patience=60.0)

        assert stopped.value.reason is StopReason.WAITING
        assert stopped.value.resume_at == NOW + timedelta(seconds=61)

    @pytest.mark.parametrize(
        ("reply", "reason"),
        [
            (Reply(status=500), StopReason.UNANSWERED),
            (Reply(status=429), StopReason.WAITING),
            (Reply(b'{"items": ['), StopReason.UNANSWERED),
            (Reply({"items": []}, cut=True), StopReason.UNANSWERED),
        ],
    )
    def test_gives_up_after_six_times(self, reply: Reply, reason: StopReason) -> None:
        with pytest.raises(StoppedError) as stopped:
            ask(reply)

        assert stopped.value.reason is reason

    @pytest.mark.parametrize("broken", [Reply(b'{"items": ['), Reply({"items": [1]}, cut=True)])
    def test_asks_again_for_what_came_in_half(self, broken: Reply) -> None:
        answer, clock = ask(broken, FINE)

        assert answer.content == b'{"items": []}'
        assert clock.waits == [1.0]

    def test_asks_again_when_nobody_listens(self) -> None:
        clock = JumpingClock()
        with serve(once(FINE)) as server:
            address = server.address

        with (
            ask_at(address, clock, Budget(max_requests=50)) as asker,
            pytest.raises(StoppedError) as stopped,
        ):
            asker.get("/x", {})

        assert stopped.value.reason is StopReason.UNANSWERED
        assert clock.waits == [1.0, 2.0, 4.0, 8.0, 16.0]

    def test_gives_a_refusal_back_at_once(self) -> None:
        answer, clock = ask(Reply({"error": {}}, status=403))

        assert answer.status == 403
        assert clock.waits == []

    def test_goes_nowhere_else(self) -> None:
        with pytest.raises(RefusedByPlatformError, match="it sends elsewhere"):
            ask(Reply(status=302, headers={"Location": "https://example.org/"}))

    def test_counts_every_attempt(self) -> None:
        budget = Budget(max_requests=3)
        with (
            serve(once(Reply(status=503))) as server,
            ask_at(server.address, JumpingClock(), budget) as asker,
            pytest.raises(StoppedError) as stopped,
        ):
            asker.get("/x", {})

        assert stopped.value.reason is StopReason.BUDGET
        assert len(server.requests) == 3

    def test_asks_nothing_after_the_window(self) -> None:
        clock = JumpingClock(datetime(2024, 12, 16, 16, 59, 59, tzinfo=UTC))
        with (
            serve(once(Reply(status=503))) as server,
            ask_at(server.address, clock, Budget(max_requests=9)) as asker,
            pytest.raises(StoppedError) as stopped,
        ):
            asker.get("/x", {})

        assert stopped.value.reason is StopReason.WINDOW_ENDED
        assert len(server.requests) == 1


class TestBudget:
    def test_counts_units_by_the_day_of_the_platform(self) -> None:
        budget = Budget(max_requests=100, max_units_a_day=2)
        evening = datetime(2024, 10, 2, 6, 59, tzinfo=UTC)
        budget.spend(evening, units=1)
        budget.spend(evening, units=1)

        with pytest.raises(StoppedError) as stopped:
            budget.spend(evening, units=1)
        budget.spend(evening + timedelta(minutes=1), units=1)

        assert stopped.value.resume_at == evening + timedelta(minutes=1)
        assert (budget.units_day, budget.units_used) == ("2024-10-02", 1)

    def test_knows_the_day_on_which_the_clocks_change(self) -> None:
        before = datetime(2024, 11, 3, 12, tzinfo=UTC)

        assert find_next_quota_day(before) == datetime(2024, 11, 4, 8, tzinfo=UTC)


class TestFindWait:
    @pytest.mark.parametrize("text", ["", "soon", "-5", "9" * 40, "Tue, 99 Oct"])
    def test_takes_nonsense_for_silence(self, text: str) -> None:
        assert find_wait({"retry-after": text, "x-ratelimit-reset": text}, NOW) in (None, 0.0)


class TestRequireSafe:
    @pytest.mark.parametrize(
        "address",
        [
            "http://api.x.com",
            "ws://jetstream.example",
            "https://",
            "ftp://127.0.0.1",
            "https://user@api.x.com",
            "https://api.x.com?key=1",
            "http://127.0.0.1.example.org",
            "http://192.0.2.1",
        ],
    )
    def test_refuses_an_open_way(self, address: str) -> None:
        with pytest.raises(UnsafeEndpointError, match="neither https nor on this machine"):
            require_safe(address)

    @pytest.mark.parametrize(
        "address",
        ["https://api.x.com", "http://127.0.0.1:8000", "ws://localhost:1", "http://[::1]:2"],
    )
    def test_takes_a_locked_one_and_this_machine(self, address: str) -> None:
        assert require_safe(address + "/") == address
