"""What declared accounts do on Bluesky, from Jetstream."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlencode

import msgspec
from websockets.exceptions import InvalidHandshake, InvalidStatus, WebSocketException

from netral.intake.bluesky.record import COLLECTIONS
from netral.intake.errors import BrokenAnswerError
from netral.intake.reduction import Sieve, reduce_event
from netral_collect.asking import Budget, find_wait
from netral_collect.clock import Clock
from netral_collect.errors import RefusedByPlatformError, TooManyAccountsError
from netral_collect.scope import Scope, list_ids
from netral_collect.shelf import State
from netral_collect.source import Page, Remarks
from netral_collect.stopping import StoppedError, StopReason

ADDRESS = "wss://jetstream2.us-east.bsky.network"
MOST_ACCOUNTS = 10_000
"""Jetstream takes no more ``wantedDids`` (its README)."""
MAX_EVENT_BYTES = 1024 * 1024
KEPT_FOR = timedelta(hours=36)
"""How far back a stream can be taken up again."""
_OVERLAP = timedelta(seconds=5)
_CHUNK = 100
_FLUSH_AFTER = timedelta(seconds=5)
_WAIT_SECONDS = 5.0
_TRIES = 6
_LONGEST_WAIT_SECONDS = 60.0
_TOO_MANY, _SERVER_ERROR = 429, 500


class Stream(Protocol):
    """An open connection; `websockets.sync.client` gives one."""

    def send(self, message: str) -> None: ...

    def recv(self, timeout: float | None = None) -> str | bytes: ...


Connect = Callable[[str], AbstractContextManager[Stream]]


class _Moment(msgspec.Struct):
    time_us: int = 0


_MOMENT = msgspec.json.Decoder(_Moment)


@dataclass(slots=True, kw_only=True)
class BlueskySource:
    """Follows the declared accounts by their DIDs; Jetstream sends nobody else's events.

    After a cut it goes on five seconds before the last event it saw, and what comes
    twice is written once. What happened longer ago than Jetstream keeps is a gap, and
    is told as one.
    """

    connect: Connect
    host: str
    clock: Clock
    budget: Budget
    sieve: Sieve
    scope: Scope
    until: datetime
    """When to stop: the end of the window, or of the time that the operator gave."""
    remarks: Remarks = field(default_factory=Remarks)
    most_accounts: int = MOST_ACCOUNTS

    def iter_pages(self, state: State) -> Iterator[Page]:
        dids = self._list_dids()
        place = self._find_place(state)
        failures = 0
        while True:
            self._require_time()
            self.budget.spend(self.clock.now(), units=0)
            wait: float | None = None
            try:
                with self.connect(self._address(place)) as stream:
                    stream.send(_ask_for(dids))
                    for lines, reached in self._iter_events(stream):
                        if reached > place:
                            place, failures = reached, 0
                        yield Page(lines=lines, state={"time_us": place})
            except InvalidStatus as refusal:
                wait = self._explain(refusal)
            except (OSError, EOFError, WebSocketException, InvalidHandshake):
                pass
            failures += 1
            if failures >= _TRIES:
                raise StoppedError(StopReason.UNANSWERED)
            own = min(2.0 ** (failures - 1), _LONGEST_WAIT_SECONDS)
            self.clock.sleep(max(own, wait or 0.0))

    def _list_dids(self) -> tuple[str, ...]:
        dids = tuple(each for each in list_ids(self.scope.accounts) if each.startswith("did:"))
        self.remarks.pass_over(
            "declared without a DID", sum(not each.account_id for each in self.scope.accounts)
        )
        if len(dids) > self.most_accounts:
            raise TooManyAccountsError(len(dids), self.most_accounts)
        if not dids:
            raise StoppedError(StopReason.FINISHED)
        return dids

    def _find_place(self, state: State) -> int:
        """Find from where to follow, and note what can no longer be had."""
        now = self.clock.now()
        earliest = max(self.scope.window.starts_at, now - KEPT_FOR)
        reached = state.get("time_us")
        last = _from_microseconds(reached) if isinstance(reached, int) else None
        wanted = last or self.scope.window.starts_at
        if wanted < earliest:
            self.remarks.gaps.append((wanted.isoformat(), earliest.isoformat()))
        return _microseconds(max(earliest, wanted))

    def _address(self, place: int) -> str:
        cursor = place - _OVERLAP // timedelta(microseconds=1)
        return "/subscribe?" + urlencode({"requireHello": "true", "cursor": cursor})

    def _require_time(self) -> None:
        now = self.clock.now()
        if now >= self.scope.window.ends_at:
            raise StoppedError(StopReason.WINDOW_ENDED)
        if now >= self.until:
            raise StoppedError(StopReason.BUDGET)

    def _iter_events(self, stream: Stream) -> Iterator[tuple[tuple[bytes, ...], int]]:
        """Give what comes in pages; also what is at hand when the stream ends."""
        lines: list[bytes] = []
        reached = 0
        flushed_at = self.clock.now()
        failure: Exception | None = None
        while failure is None:
            try:
                event = stream.recv(timeout=_WAIT_SECONDS)
            except TimeoutError:
                event = None
            except (OSError, EOFError, WebSocketException) as cut:
                event, failure = None, cut
            if event is not None:
                reached = max(reached, self._take(event, lines))
            now = self.clock.now()
            is_time = now >= min(self.until, self.scope.window.ends_at)
            is_due = len(lines) >= _CHUNK or now - flushed_at >= _FLUSH_AFTER
            if reached and (is_due or is_time or failure is not None):
                yield tuple(lines), reached
                lines.clear()
                flushed_at = now
            if is_time:
                self._require_time()
        raise failure

    def _take(self, event: str | bytes, lines: list[bytes]) -> int:
        content = event.encode() if isinstance(event, str) else event
        self.remarks.answered += 1
        try:
            line = reduce_event(content, sieve=self.sieve)
        except (BrokenAnswerError, UnicodeEncodeError):
            self.sieve.unreadable += 1
            return 0
        if line is not None:
            lines.append(line)
        try:
            return _MOMENT.decode(content).time_us
        except (msgspec.DecodeError, RecursionError):
            return 0

    def _explain(self, refusal: InvalidStatus) -> float | None:
        status = refusal.response.status_code
        if status != _TOO_MANY and status < _SERVER_ERROR:
            raise RefusedByPlatformError(self.host, status, "no stream is given") from refusal
        headers = {key.lower(): value for key, value in refusal.response.headers.raw_items()}
        return find_wait(headers, self.clock.now())


def _ask_for(dids: tuple[str, ...]) -> str:
    """Ask in a message: thousands of DIDs fit into no address."""
    payload = {
        "wantedCollections": sorted(COLLECTIONS),
        "wantedDids": list(dids),
        "maxMessageSizeBytes": MAX_EVENT_BYTES,
    }
    return msgspec.json.encode({"type": "options_update", "payload": payload}).decode()


def _microseconds(moment: datetime) -> int:
    return (moment - datetime.fromtimestamp(0, UTC)) // timedelta(microseconds=1)


def _from_microseconds(count: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=count)
    except OverflowError:
        return None
