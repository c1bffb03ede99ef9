"""Wishes about accounts: each is sealed under a key of its own, and forgotten after its time."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from netral.casework.procedure import DeadlineKind
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.errors import SubjectErasedError
from netral_console.persons.models import AccountWish
from netral_console.sealing.envelope import seal, unseal
from netral_console.sealing.models import SubjectKey

_PLACE = "account_wish.sealed"
_ANSWER = "account_wish.sealed_answer"
_PROPOSAL = "account_wish.sealed_proposal"
_PREFIX = "wish "
_CODE_BYTES = 8
OWN_ARCHIVE = "own_archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A wish as its person, or the officer who answers it, reads it."""

    row: AccountWish
    handle: str = field(repr=False)
    note: str = field(repr=False)
    answer: str = field(default="", repr=False)
    """Why it was granted or refused; empty while nobody answered."""


def keep_wish(
    person: str, *, kind: str, platform: str, handle: str, note: str, at: datetime
) -> AccountWish:
    """Keep a wish about an account until an officer answers it."""
    code = f"netral-{secrets.token_hex(_CODE_BYTES)}"
    told = msgspec.json.encode({"handle": handle, "note": note})
    with asking_as_store(using="default"):
        return AccountWish.objects.create(
            person=person,
            kind=kind,
            platform=platform,
            sealed=seal(_key_of(code), _PLACE, told),
            proof_code=code,
            asked_at=at,
        )


def list_wishes(person: str) -> list[Wish]:
    """List the wishes of a person, the newest first."""
    with asking_as_store(using="default"):
        rows = AccountWish.objects.filter(person=person).order_by("-position")
        return [_read(row) for row in rows]


def list_waiting_wishes() -> list[Wish]:
    """List the wishes of everybody that wait for an officer, the oldest first."""
    with asking_as_store(using="default"):
        rows = AccountWish.objects.filter(answered_at__isnull=True).order_by("position")
        return [_read(row) for row in rows]


def find_wish_to_answer(position: int) -> Wish | None:
    """Find a wish for the officer who answers it; `None` if it was taken back or forgotten."""
    with asking_as_store(using="default"):
        row = AccountWish.objects.filter(position=position).first()
        return None if row is None else _read(row)


def seal_answer(wish: Wish, reason: str) -> bytes:
    """Seal an officer's reason under the key of the wish, so that both are forgotten as one."""
    return seal(_key_of(wish.row.proof_code), _ANSWER, reason.encode())


def seal_proposal(wish: Wish, proposal: bytes) -> bytes:
    """Seal what an officer would answer, until a second person agrees."""
    return seal(_key_of(wish.row.proof_code), _PROPOSAL, proposal)


def unseal_proposal(wish: Wish) -> bytes:
    """Open what an officer would answer.

    Raises:
        SubjectErasedError: If the wish was forgotten.
    """
    return unseal(_key_of(wish.row.proof_code), _PROPOSAL, wish.row.sealed_proposal)


def take_back(person: str, position: int) -> bool:
    """Take a wish back that nobody answered; whether there was one."""
    with asking_as_store(using="default"):
        rows = AccountWish.objects.filter(
            person=person, position=position, answered_at__isnull=True
        )
        return bool(rows.delete()[0])


def find_wish(person: str, position: int) -> Wish | None:
    """Find a wish of a person that nobody answered yet."""
    with asking_as_store(using="default"):
        row = AccountWish.objects.filter(
            person=person, position=position, answered_at__isnull=True
        ).first()
        return None if row is None else _read(row)


def mark_proven(wish: Wish, how: str, *, at: datetime) -> None:
    """Mark a wish as proven; the first proof stands."""
    with asking_as_store(using="default"):
        AccountWish.objects.filter(pk=wish.row.pk, proven_at=None).update(
            proven_at=at, proven_how=how
        )


def forget_wishes(*, at: datetime) -> int:
    """Forget wishes that were answered long ago, and all that wait when the window is over.

    What was granted stands in the register; the wish itself is needed no longer.

    Returns:
        How many were forgotten; `list_forgotten_wishes` names their keys.
    """
    procedure = wiring.get_procedure()
    today, window_is_over = procedure.local_day(at), at >= wiring.get_election().window[1]

    def is_old(answered_at: datetime | None) -> bool:
        if answered_at is None:
            return window_is_over
        start = procedure.local_day(answered_at)
        return today > procedure.due_on(DeadlineKind.KEEP_CLOSED, start=start)

    with asking_as_store(using="default"):
        found = AccountWish.objects.values_list("position", "answered_at")
        old = [position for position, answered_at in found if is_old(answered_at)]
        return int(AccountWish.objects.filter(position__in=old).delete()[0])


def list_forgotten_wishes() -> list[str]:
    """List under whose keys wishes were sealed that are no longer there."""
    with asking_as_store(using="default"):
        keys = SubjectKey.objects.filter(subject__startswith=_PREFIX)
        names = set(keys.values_list("subject", flat=True))
        kept = AccountWish.objects.values_list("proof_code", flat=True)
        return sorted(names - {_key_of(each) for each in kept})


def _read(row: AccountWish) -> Wish:
    try:
        told = msgspec.json.decode(unseal(_key_of(row.proof_code), _PLACE, row.sealed))
    except SubjectErasedError:
        return Wish(row=row, handle="-", note="")
    sealed = bytes(row.sealed_answer)
    answer = unseal(_key_of(row.proof_code), _ANSWER, sealed).decode() if sealed else ""
    return Wish(row=row, handle=told["handle"], note=told["note"], answer=answer)


def _key_of(proof_code: str) -> str:
    return f"{_PREFIX}{proof_code}"
