"""Events of Bluesky's Jetstream, reduced to those of declared accounts."""

from netral.intake.bluesky.item import iter_event
from netral.intake.bluesky.record import POST, find_address
from netral.intake.reduction.picking import (
    Picked,
    decode_answer,
    find_object,
    find_text,
    pick,
    write_line,
)
from netral.intake.reduction.sieve import Sieve
from netral.values.platform import Platform

_DELETE = "delete"


def reduce_event(event: bytes, *, sieve: Sieve) -> bytes | None:
    """Reduce an event of Jetstream (first version) to what a declared account did.

    A like, a repost or a follow that was not done to a campaign account is not kept:
    it has no words, so it can tell nothing but whom somebody knows.

    Args:
        event: The event as it came.
        sieve: Whose acts may be kept.

    Returns:
        The line to keep, or ``None``.

    Raises:
        BrokenAnswerError: If the event is no JSON object.
    """
    decoded = decode_answer(event)
    commit = find_object(decoded, "commit")
    kept = pick(decoded, "did", "time_us", "kind")
    kept["commit"] = pick(commit, "operation", "collection", "rkey")
    record = find_object(commit, "record")
    if record:
        kept["commit"] = find_object(kept, "commit") | {
            "record": _reduce_record(record, find_text(decoded, "did"), sieve)
        }
    line = write_line(kept)
    if line is None:
        sieve.unreadable += 1
        return None
    items = [item for _, item in iter_event("", line)]
    if not items or not all(sieve.lets_in(item) for item in items):
        return None
    if _has_no_words(commit) and "subject" not in find_object(kept, "commit", "record"):
        sieve.directed_elsewhere += 1
        return None
    return line


def _has_no_words(commit: Picked) -> bool:
    is_taken_back = find_text(commit, "operation") == _DELETE
    return not is_taken_back and find_text(commit, "collection") != POST


def _reduce_record(record: Picked, owner: str | None, sieve: Sieve) -> Picked:
    kept = pick(record, "createdAt", "langs")
    text = sieve.mask(record.get("text"))
    if text is not None:
        kept["text"] = text
    if isinstance(record.get("reply"), dict):
        parent = find_text(record, "reply", "parent", "uri")
        may_stay = _find_did(parent) == owner or _is_named(parent, sieve)
        kept["reply"] = {"parent": {"uri": parent}} if may_stay else {}
    embed = find_object(record, "embed")
    if embed:
        kept["embed"] = _reduce_embed(embed, sieve)
    subject = record.get("subject")
    uri = find_text(subject, "uri")
    if isinstance(subject, str) and sieve.named.has(Platform.BLUESKY, account_id=subject):
        kept["subject"] = subject
    elif uri and _is_named(uri, sieve):
        kept["subject"] = {"uri": uri}
    return kept


def _reduce_embed(embed: Picked, sieve: Sieve) -> Picked:
    kept = pick(embed, "$type")
    uri = find_text(embed, "record", "uri") or find_text(embed, "record", "record", "uri")
    if uri and _is_named(uri, sieve):
        kept["record"] = {"uri": uri}
    return kept


def _is_named(uri: str | None, sieve: Sieve) -> bool:
    return sieve.named.has(Platform.BLUESKY, account_id=_find_did(uri))


def _find_did(uri: str | None) -> str | None:
    address = find_address(uri)
    return address.did if address is not None else None
