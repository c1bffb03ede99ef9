"""Comments under campaign videos, from the YouTube Data API v3."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec

from netral.election import Election
from netral.intake.reduction import Sieve, Thread, reduce_replies, reduce_threads
from netral.values.platform import Platform
from netral_collect.asking import Answer, Asker
from netral_collect.errors import NoVideosError, UnreadableVideosError
from netral_collect.shelf import State
from netral_collect.source import Page, Remarks, find_text, find_texts
from netral_collect.stopping import StoppedError, StopReason

ADDRESS = "https://www.googleapis.com"
KEY_VARIABLE = "NETRAL_YOUTUBE_KEY"
UNITS_A_DAY = 10_000
"""What a project has by default (developers.google.com/youtube/v3/determine_quota_cost)."""
_THREADS, _REPLIES = "/youtube/v3/commentThreads", "/youtube/v3/comments"
_LIST_UNITS = 1
_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}", re.ASCII)
_NO_COMMENTS = {
    "commentsDisabled": "comments are switched off",
    "videoNotFound": "there is no such video",
    "channelNotFound": "there is no such channel",
    "forbidden": "it is not public",
    "ineligibleAccount": "its account has no comments",
}
_STALE_PAGE = frozenset({"invalidPageToken", "processingFailure"})
_QUOTA = frozenset({"quotaExceeded", "dailyLimitExceeded"})
_TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})


class _Reason(msgspec.Struct):
    reason: str = ""


class _Error(msgspec.Struct):
    errors: list[_Reason] = []


class _Refusal(msgspec.Struct):
    error: _Error | None = None


@dataclass(slots=True, kw_only=True)
class YouTubeSource:
    """Walks through all comment threads of each video or channel, over and over.

    YouTube answers no question about what an account commented; only the campaigns'
    own videos are read, and of them only the comments of declared accounts remain. A
    run goes once through all of them; the next begins anew, since a reply may come
    under an old comment, and what is there already is not written twice.
    """

    asker: Asker
    sieve: Sieve
    targets: Sequence[str]
    """Ids of videos and channels of campaigns."""
    remarks: Remarks = field(default_factory=Remarks)

    def iter_pages(self, state: State) -> Iterator[Page]:
        done = find_texts(state, "done")
        if all(each in done for each in self.targets):
            done, state = [], {}
        for target in self.targets:
            if target in done:
                continue
            if find_text(state, "target") != target:
                state = {"done": done, "target": target}
            for page in self._iter_target(target, done, state):
                yield page
                state = page.state
            done = [*done, target]
            state = {"done": done}
            yield Page(lines=(), state=state)

    def _iter_target(self, target: str, done: list[str], state: State) -> Iterator[Page]:
        page_token = find_text(state, "page")
        while True:
            answer = self._ask_threads(target, page_token)
            if answer is None:
                return
            if page_token and _find_reason(answer) in _STALE_PAGE:
                # The token was of another day; what is there already is not written twice.
                page_token, state = None, {}
                continue
            self._require_fine(answer)
            threads = reduce_threads(answer.content, sieve=self.sieve)
            here: State = {"done": done, "target": target}
            if page_token:
                here["page"] = page_token
            finished = find_texts(state, "threads")
            for thread in threads.unfinished:
                mark = _mark(thread)
                if mark in finished:
                    continue
                lines = tuple(self._iter_replies(thread))
                finished = [*finished, mark]
                yield Page(lines=lines, state=here | {"threads": finished})
            page_token, state = threads.next_page, {}
            following: State = {"done": done, "target": target}
            yield Page(
                lines=threads.lines,
                state=following | ({"page": page_token} if page_token else {}),
            )
            if not page_token:
                return

    def _ask_threads(self, target: str, page_token: str | None) -> Answer | None:
        which = "allThreadsRelatedToChannelId" if _CHANNEL.fullmatch(target) else "videoId"
        parameters = {
            "part": "snippet,replies",
            which: target,
            "maxResults": "100",
            "order": "time",
            "textFormat": "plainText",
        }
        answer = self._ask(_THREADS, parameters, page_token)
        reason = _find_reason(answer)
        if reason in _NO_COMMENTS:
            self.remarks.not_read[target] = _NO_COMMENTS[reason]
            return None
        return answer

    def _iter_replies(self, thread: Thread) -> Iterator[bytes]:
        page_token: str | None = None
        while True:
            parameters = {
                "part": "snippet",
                "parentId": thread.thread_id,
                "maxResults": "100",
                "textFormat": "plainText",
            }
            answer = self._ask(_REPLIES, parameters, page_token)
            if _find_reason(answer) in ("commentNotFound", "forbidden"):
                return
            self._require_fine(answer)
            page = reduce_replies(answer.content, thread=thread, sieve=self.sieve)
            yield from page.lines
            page_token = page.next_page
            if not page_token:
                return

    def _ask(self, path: str, parameters: dict[str, str], page_token: str | None) -> Answer:
        if page_token:
            parameters |= {"pageToken": page_token}
        answer = self.asker.get(
            path,
            parameters,
            units=_LIST_UNITS,
            is_whole=is_object,
            is_busy=lambda one: _find_reason(one) in _TOO_FAST,
        )
        reason = _find_reason(answer)
        if reason in _QUOTA:
            now = self.asker.clock.now()
            self.asker.budget.exhaust(now)
            self.asker.budget.spend(now, units=_LIST_UNITS)
            raise StoppedError(StopReason.QUOTA)
        return answer

    def _require_fine(self, answer: Answer) -> None:
        if not answer.is_fine:
            raise self.asker.refuse(answer, _find_reason(answer) or "it gives no reason")


def is_object(content: bytes) -> bool:
    """Whether an answer is one whole JSON object."""
    try:
        msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def list_targets(election: Election, videos: Path | None) -> tuple[str, ...]:
    """List the videos that a file names, or else the campaigns' channels.

    Args:
        election: For its campaign channels.
        videos: One id or link a line; empty lines and those that begin with ``#`` are
            passed over.

    Returns:
        Ids of videos or channels, each once.

    Raises:
        NoVideosError: If there is none.
        UnreadableVideosError: If a line is neither id nor link.
    """
    if videos is not None:
        found = _read_videos(videos)
    else:
        found = [
            each.account.account_id
            for each in election.campaign_accounts
            if each.account.platform is Platform.YOUTUBE and each.account.account_id
        ]
    if not found:
        raise NoVideosError(election.election_id)
    return tuple(dict.fromkeys(found))


def _read_videos(path: Path) -> list[str]:
    found = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableVideosError(path.name, 1) from error
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        target = find_target(text)
        if target is None:
            raise UnreadableVideosError(path.name, number)
        found.append(target)
    return found


def find_target(text: str) -> str | None:
    """Find the id of a video or channel in a text.

    Example:
        >>> find_target("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1")
        'dQw4w9WgXcQ'
        >>> find_target("https://youtu.be/dQw4w9WgXcQ")
        'dQw4w9WgXcQ'
        >>> find_target("video saya") is None
        True
    """
    if _VIDEO.fullmatch(text) or _CHANNEL.fullmatch(text):
        return text
    parts = urlsplit(text)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    candidates: list[str] = []
    if host == "youtube.com":
        candidates = [*parse_qs(parts.query).get("v", []), parts.path.rpartition("/")[2]]
    elif host == "youtu.be":
        candidates = [parts.path.strip("/")]
    return next(
        (each for each in candidates if _VIDEO.fullmatch(each) or _CHANNEL.fullmatch(each)), None
    )


def _find_reason(answer: Answer) -> str:
    if answer.is_fine:
        return ""
    try:
        refusal = msgspec.json.decode(answer.content, type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    errors = refusal.error.errors if refusal.error else []
    return errors[0].reason[:60] if errors else ""


def _mark(thread: Thread) -> str:
    """Mark a thread as done without keeping the id of somebody's comment."""
    return hashlib.sha256(thread.thread_id.encode()).hexdigest()[:16]
