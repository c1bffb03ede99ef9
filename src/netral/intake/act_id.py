"""Stable ids of acts: the same record read again, or from elsewhere, has the same id."""

import hashlib
from datetime import datetime

import msgspec

from netral.intake.act import ActObject
from netral.values.account import AccountReference
from netral.values.act_kind import Verb
from netral.values.platform import Platform

_FORM = "netral.act.v1"


def name_by_post(platform: Platform, post_id: str) -> str:
    """Name an act by the platform's own id of the post that it made.

    Example:
        >>> name_by_post(Platform.X, "1690395372546301952")
        'x:1690395372546301952'
    """
    return f"{platform.value}:{post_id}"


def name_by_content(
    *,
    account: AccountReference,
    verb: Verb,
    reaction: str | None,
    act_object: ActObject | None,
    occurred_at: datetime,
    text: str | None,
) -> str:
    """Name an act by what it is, for sources that give it no id.

    The file is no part of the id, so that the same act from two files is one act.

    Returns:
        ``act-`` and 32 hexadecimal digits.
    """
    facts = (
        _FORM,
        account.platform.value,
        account.account_id or "",
        account.handle or "",
        verb.value,
        reaction or "",
        (act_object.object_id if act_object else None) or "",
        (act_object.url if act_object else None) or "",
        (act_object.owner_id if act_object else None) or "",
        (act_object.owner_handle if act_object else None) or "",
        occurred_at.isoformat(),
        text or "",
    )
    return f"act-{hashlib.sha256(msgspec.json.encode(facts)).hexdigest()[:32]}"
