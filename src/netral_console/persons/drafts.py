"""Drafts of a reply: sealed under the key of the case, and only for whoever writes them."""

from typing import Any

import msgspec

from netral.casework import Actor
from netral_console import clock
from netral_console.cases.asking import asking_as_store
from netral_console.persons.models import ReplyDraft
from netral_console.sealing.envelope import seal, unseal

_PLACE = "reply_draft.sealed"


def keep_draft(actor: Actor, case_id: str, typed: dict[str, Any]) -> None:
    """Keep what was typed so far."""
    person = actor.person or ""
    with asking_as_store(using="default"):
        ReplyDraft.objects.update_or_create(
            case_id=case_id,
            defaults={
                "person": person,
                "sealed": seal(case_id, _PLACE, msgspec.json.encode(typed)),
                "saved_at": clock.now(),
            },
        )


def read_draft(actor: Actor, case_id: str) -> dict[str, Any] | None:
    """Read a draft; `None` if there is none of this person."""
    with asking_as_store(using="default"):
        row = ReplyDraft.objects.filter(case_id=case_id, person=actor.person or "-").first()
        if row is None:
            return None
        kept: dict[str, Any] = msgspec.json.decode(unseal(case_id, _PLACE, row.sealed))
    return kept | {"saved_at": row.saved_at}


def drop_draft(case_id: str) -> None:
    """Drop a draft once the reply was sent, or the case is erased."""
    with asking_as_store(using="default"):
        ReplyDraft.objects.filter(case_id=case_id).delete()
