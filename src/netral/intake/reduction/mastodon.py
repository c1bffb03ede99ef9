"""Statuses of Mastodon's API, reduced to those of declared accounts."""

import html
from dataclasses import dataclass

from netral.intake.html_text import read_html_text
from netral.intake.mastodon.address import find_handle
from netral.intake.mastodon.status import StatusItem
from netral.intake.reduction.picking import (
    Picked,
    decode_list,
    find_object,
    find_text,
    iter_objects,
    pick,
    write_line,
)
from netral.intake.reduction.sieve import Sieve
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage:
    """One page of statuses, reduced."""

    lines: tuple[bytes, ...]
    oldest_id: str | None
    """Id of the last status, for asking for older ones; ``None`` on an empty page."""
    oldest_at: str | None
    """When the last status was posted, as the server writes it."""


def reduce_statuses(answer: bytes, *, sieve: Sieve) -> StatusPage:
    """Reduce an answer of statuses to those of declared accounts.

    Their words become plain text, with bystanders masked; of what was boosted or
    quoted the words stay, and its author only if that is a campaign account.

    Args:
        answer: The answer as it came; nothing of it is kept but the lines.
        sieve: Whose statuses may be kept.

    Returns:
        A status a line, as the reader of these answers reads it.

    Raises:
        BrokenAnswerError: If the answer is no JSON array.
    """
    lines = []
    last: Picked = {}
    for status in iter_objects(decode_list(answer)):
        last = status
        line = write_line(_reduce(status, sieve))
        if line is None:
            sieve.unreadable += 1
        elif sieve.lets_in(StatusItem(line)):
            lines.append(line)
    return StatusPage(
        lines=tuple(lines),
        oldest_id=find_text(last, "id"),
        oldest_at=find_text(last, "created_at"),
    )


def _reduce(status: Picked, sieve: Sieve) -> Picked:
    kept = pick(
        status, "uri", "url", "created_at", "edited_at", "visibility", "language", "in_reply_to_id"
    )
    kept["account"] = pick(find_object(status, "account"), "acct", "url", "uri")
    kept["content"] = _mask_html(status.get("content"), sieve)
    warning = sieve.mask(status.get("spoiler_text"))
    if warning:
        kept["spoiler_text"] = warning
    kept["media_attachments"] = [
        pick(one, "type") for one in iter_objects(status, "media_attachments")
    ]
    boosted = find_object(status, "reblog")
    if boosted:
        kept["reblog"] = _reduce_object(boosted, sieve)
    quoted = find_object(status, "quote", "quoted_status")
    if quoted:
        kept["quote"] = {"quoted_status": _reduce_object(quoted, sieve)}
    return kept


def _reduce_object(status: Picked, sieve: Sieve) -> Picked:
    kept = pick(status, "created_at")
    kept["content"] = _mask_html(status.get("content"), sieve)
    account = find_object(status, "account")
    actor = find_text(account, "uri")
    handle = find_handle(find_text(account, "url") or actor)
    if sieve.named.has(Platform.MASTODON, account_id=actor, handle=handle):
        kept |= pick(status, "uri", "url")
        kept["account"] = pick(account, "acct", "url", "uri")
    return kept


def _mask_html(content: object, sieve: Sieve) -> str:
    """Mask in the words: in the HTML a handle is cut in two by its link."""
    words = sieve.mask(read_html_text(content)) if isinstance(content, str) else None
    return "<p>" + html.escape(words or "", quote=False).replace("\n", "<br>") + "</p>"
