"""Comments of the YouTube Data API v3, reduced to those of declared accounts."""

from collections.abc import Iterator
from dataclasses import dataclass

from netral.intake.reduction.picking import (
    Picked,
    decode_answer,
    find_object,
    find_text,
    iter_objects,
    pick,
    write_line,
)
from netral.intake.reduction.sieve import Sieve
from netral.intake.youtube.api_item import iter_items
from netral.values.platform import Platform

_THREAD, _COMMENT = "youtube#commentThread", "youtube#comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Where a reply stands, as far as it may be kept."""

    thread_id: str
    """Asked for its replies; not kept, but in the id of a reply that is."""
    place: Picked
    """Video, its channel if a campaign's, and whether the thread is public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """One page of threads, reduced."""

    lines: tuple[bytes, ...]
    unfinished: tuple[Thread, ...]
    """Threads with more replies than the page holds: ask for all of them."""
    next_page: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentPage:
    """One page of replies, reduced."""

    lines: tuple[bytes, ...]
    next_page: str | None


def reduce_threads(answer: bytes, *, sieve: Sieve) -> ThreadPage:
    """Reduce an answer of ``commentThreads.list``.

    Args:
        answer: The answer as it came; nothing of it is kept but the lines.
        sieve: Whose comments may be kept.

    Returns:
        A thread a line, each with the one comment of a declared account, in the form
        that the reader of these answers reads.

    Raises:
        BrokenAnswerError: If the answer is no JSON object.
    """
    decoded = decode_answer(answer)
    lines: list[bytes] = []
    unfinished: list[Thread] = []
    for item in iter_objects(decoded, "items"):
        thread = Thread(thread_id=find_text(item, "id") or "", place=_find_place(item, sieve=sieve))
        top = find_object(item, "snippet", "topLevelComment")
        lines += _keep(top, thread, sieve=sieve, is_reply=False)
        replies = list(iter_objects(item, "replies", "comments"))
        if _count_replies(item) > len(replies) and thread.thread_id:
            unfinished.append(thread)
            continue
        for reply in replies:
            lines += _keep(reply, thread, sieve=sieve, is_reply=True)
    return ThreadPage(
        lines=tuple(lines),
        unfinished=tuple(unfinished),
        next_page=find_text(decoded, "nextPageToken"),
    )


def reduce_replies(answer: bytes, *, thread: Thread, sieve: Sieve) -> CommentPage:
    """Reduce an answer of ``comments.list`` to one thread; see `reduce_threads`."""
    decoded = decode_answer(answer)
    lines = [
        line
        for reply in iter_objects(decoded, "items")
        for line in _keep(reply, thread, sieve=sieve, is_reply=True)
    ]
    return CommentPage(lines=tuple(lines), next_page=find_text(decoded, "nextPageToken"))


def _find_place(item: Picked, *, sieve: Sieve) -> Picked:
    snippet = find_object(item, "snippet")
    channel = find_text(snippet, "channelId")
    kept = pick(snippet, "videoId", "isPublic")
    if sieve.named.has(Platform.YOUTUBE, account_id=channel):
        kept["channelId"] = channel
    return kept


def _count_replies(item: Picked) -> int:
    count = find_object(item, "snippet").get("totalReplyCount")
    return count if isinstance(count, int) else 0


def _keep(comment: Picked, thread: Thread, *, sieve: Sieve, is_reply: bool) -> Iterator[bytes]:
    reduced = _reduce_comment(comment, sieve=sieve)
    record: Picked = {"kind": _THREAD, "snippet": thread.place | {"topLevelComment": reduced}}
    if is_reply:
        record = {
            "kind": _THREAD,
            "snippet": thread.place,
            "replies": {"comments": [reduced]},
        }
    line = write_line(record)
    if line is None:
        sieve.unreadable += 1
        return
    if all(sieve.lets_in(found) for _, found in iter_items("", line)):
        yield line


def _reduce_comment(comment: Picked, *, sieve: Sieve) -> Picked:
    snippet = find_object(comment, "snippet")
    kept = pick(snippet, "publishedAt", "updatedAt", "moderationStatus")
    author = find_text(snippet, "authorChannelId", "value")
    if author:
        kept["authorChannelId"] = {"value": author}
    name = find_text(snippet, "authorDisplayName")
    if name and name.startswith("@"):
        kept["authorDisplayName"] = name
    for key in ("textOriginal", "textDisplay"):
        text = sieve.mask(snippet.get(key))
        if text is not None:
            kept[key] = text
    return {"kind": _COMMENT, **pick(comment, "id"), "snippet": kept}
