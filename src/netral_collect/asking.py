"""Asks an interface politely: counted, bounded, patient, and never twice as fast as allowed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from netral_collect.clock import Clock
from netral_collect.errors import RefusedByPlatformError
from netral_collect.stopping import StoppedError, StopReason

MAX_ANSWER_BYTES = 32 * 1024 * 1024
ATTEMPTS = 6
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 1.0, 60.0
_PACIFIC = ZoneInfo("America/Los_Angeles")
"""YouTube's day of the quota begins at midnight there."""
_TOO_MANY, _SERVER_ERROR, _REDIRECT, _FINE = 429, 500, 300, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an interface answered; read, bounded, and not yet looked into."""

    status: int
    content: bytes
    headers: Mapping[str, str]

    @property
    def is_fine(self) -> bool:
        """Whether the request was answered as asked."""
        return _FINE <= self.status < _REDIRECT


@dataclass(slots=True, kw_only=True)
class Budget:
    """What may be asked: by the operator in this run, and by the platform in a day."""

    max_requests: int
    max_units_a_day: int | None = None
    requests: int = 0
    units_day: str = ""
    units_used: int = 0

    def spend(self, now: datetime, *, units: int) -> None:
        """Spend one request.

        Raises:
            StoppedError: If nothing is left to spend.
        """
        if self.requests >= self.max_requests:
            raise StoppedError(StopReason.BUDGET)
        self._spend_units(now, units)
        self.requests += 1

    def _spend_units(self, now: datetime, units: int) -> None:
        if self.max_units_a_day is None:
            return
        today = now.astimezone(_PACIFIC).date().isoformat()
        if today != self.units_day:
            self.units_day, self.units_used = today, 0
        if self.units_used + units > self.max_units_a_day:
            raise StoppedError(StopReason.QUOTA, find_next_quota_day(now))
        self.units_used += units

    def exhaust(self, now: datetime) -> None:
        """Note that the platform says that the units of the day are used up."""
        self.units_day = now.astimezone(_PACIFIC).date().isoformat()
        self.units_used = max(self.units_used, self.max_units_a_day or 0)


def find_next_quota_day(now: datetime) -> datetime:
    """Find when YouTube's next day of the quota begins.

    Example:
        >>> find_next_quota_day(datetime(2024, 10, 1, 12, tzinfo=UTC)).isoformat()
        '2024-10-02T07:00:00+00:00'
    """
    local = now.astimezone(_PACIFIC) + timedelta(days=1)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


class _TryAgainError(Exception):
    """An attempt failed in a way that waiting may mend."""

    def __init__(self, reason: StopReason, wait_seconds: float | None = None) -> None:
        super().__init__(reason, wait_seconds)
        self.reason = reason
        self.wait_seconds = wait_seconds


@dataclass(slots=True, kw_only=True)
class Asker:
    """Asks one host, one request at a time."""

    client: httpx.Client
    clock: Clock
    budget: Budget
    ends_at: datetime
    """When the election's window ends: from then on nothing is asked."""
    patience_seconds: float = 900.0
    """The longest wait that a platform may ask for; beyond it the collection stops."""
    asked: Callable[[int], None] = field(default=lambda _: None)
    """Told after each request how many there were."""

    def get(
        self,
        path: str,
        parameters: Mapping[str, str],
        *,
        units: int = 0,
        is_whole: Callable[[bytes], bool] = bool,
        is_busy: Callable[[Answer], bool] = lambda _: False,
    ) -> Answer:
        """Ask, and ask again while waiting can help.

        Lost connections, answers of status 429 and 5xx, and answers that are not whole
        are asked for again, after as long as the platform says, or else after 1, 2, 4 …
        up to 60 seconds.

        Args:
            path: Below the client's address.
            parameters: Of the query; never a key.
            units: What the request costs of the day's quota.
            is_whole: Whether the content of a fine answer can be read.
            is_busy: Whether an answer says to go slower by other means than its status.

        Returns:
            The answer: a fine one, or a refusal (4xx) for the caller to look at.

        Raises:
            StoppedError: If the budget, the quota, the patience or the window is at its
                end, or the platform did not answer.
            RefusedByPlatformError: If the host sends elsewhere.
        """
        retrying = Retrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=self._choose_wait,
            sleep=self.clock.sleep,
            retry=retry_if_exception_type(_TryAgainError),
            reraise=True,
        )
        try:
            answer = retrying(
                self._ask_once, path, parameters, units=units, is_busy=is_busy, is_whole=is_whole
            )
        except _TryAgainError as failure:
            raise StoppedError(failure.reason) from failure
        return answer

    def require_time(self) -> None:
        """Stop if the window is over.

        Raises:
            StoppedError: If it is.
        """
        if self.clock.now() >= self.ends_at:
            raise StoppedError(StopReason.WINDOW_ENDED)

    def refuse(self, answer: Answer, reason: str) -> RefusedByPlatformError:
        """Make the error for a refusal that asking again does not mend."""
        return RefusedByPlatformError(self.client.base_url.host, answer.status, reason)

    def _ask_once(
        self,
        path: str,
        parameters: Mapping[str, str],
        *,
        units: int,
        is_whole: Callable[[bytes], bool],
        is_busy: Callable[[Answer], bool],
    ) -> Answer:
        self.require_time()
        self.budget.spend(self.clock.now(), units=units)
        self.asked(self.budget.requests)
        try:
            answer = self._send(path, parameters)
        except httpx.RequestError as error:
            raise _TryAgainError(StopReason.UNANSWERED) from error
        if answer.status == _TOO_MANY or is_busy(answer):
            raise _TryAgainError(StopReason.WAITING, find_wait(answer.headers, self.clock.now()))
        if answer.status >= _SERVER_ERROR:
            raise _TryAgainError(StopReason.UNANSWERED, find_wait(answer.headers, self.clock.now()))
        if _REDIRECT <= answer.status < 400:  # noqa: PLR2004
            raise self.refuse(answer, "it sends elsewhere")
        if answer.is_fine and not is_whole(answer.content):
            raise _TryAgainError(StopReason.UNANSWERED)
        return answer

    def _send(self, path: str, parameters: Mapping[str, str]) -> Answer:
        pieces: list[bytes] = []
        size_bytes = 0
        with self.client.stream("GET", path, params=dict(parameters)) as response:
            for piece in response.iter_bytes():
                size_bytes += len(piece)
                if size_bytes > MAX_ANSWER_BYTES:
                    raise _TryAgainError(StopReason.UNANSWERED)
                pieces.append(piece)
            return Answer(
                status=response.status_code,
                content=b"".join(pieces),
                headers={key.lower(): value for key, value in response.headers.items()},
            )

    def _choose_wait(self, state: RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome is not None else None
        asked_for = failure.wait_seconds if isinstance(failure, _TryAgainError) else None
        own: float = min(
            _FIRST_WAIT_SECONDS * 2 ** (state.attempt_number - 1), _LONGEST_WAIT_SECONDS
        )
        if asked_for is not None and asked_for > self.patience_seconds:
            until = self.clock.now() + timedelta(seconds=asked_for)
            raise StoppedError(StopReason.WAITING, until)
        return max(own, asked_for or 0.0)


def find_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Find how long a platform asks to wait, in seconds.

    Args:
        headers: Of its answer, with small letters.
        now: The moment.

    Returns:
        The seconds, or ``None`` if it does not say.

    Example:
        >>> noon = datetime(2024, 10, 1, 12, tzinfo=UTC)
        >>> find_wait({"retry-after": "30"}, noon)
        30.0
        >>> find_wait({"retry-after": "Tue, 01 Oct 2024 12:01:00 GMT"}, noon)
        60.0
        >>> find_wait({"x-rate-limit-reset": "1727784090"}, noon)
        90.0
        >>> find_wait({"x-ratelimit-reset": "2024-10-01T12:05:00.000Z"}, noon)
        300.0
    """
    for name in ("retry-after", "x-rate-limit-reset", "x-ratelimit-reset"):
        text = headers.get(name, "").strip()
        until = _read_until(text, now, is_span=name == "retry-after")
        if until is not None:
            return max(0.0, (until - now).total_seconds())
    return None


def _read_until(text: str, now: datetime, *, is_span: bool) -> datetime | None:
    try:
        if text.isascii() and text.isdigit():
            seconds = int(text)
            return (
                now + timedelta(seconds=seconds)
                if is_span
                else datetime.fromtimestamp(seconds, UTC)
            )
        until = parsedate_to_datetime(text) if is_span else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return until.replace(tzinfo=UTC) if until.tzinfo is None else until
