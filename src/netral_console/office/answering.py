"""Answers to wishes about accounts: what a grant does to the register and to what waits.

1. The wish is held, so that two officers do not answer it twice.
2. A grant declares the account, ends its declaration, or says that it was never theirs. What
   makes somebody examinable or a declaration void is proposed by one and agreed to by another.
3. Indications that wait and whose day no declaration covers any more are set aside; each
   can be taken up again. Open cases of an account that was never theirs are named to the
   officer: taking one back needs two people.
4. Answer, reason and days are kept with the wish, and the log has them without the account.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

import msgspec
from django.db import transaction
from django.db.models import Q

from netral.casework import Actor, CaseState
from netral.values.account import fold_handle
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import CaseRow, DeclaredAccount
from netral_console.errors import AnswerNotPossibleError
from netral_console.exhibits.store import note_configuration
from netral_console.office.models import PendingIndication
from netral_console.office.opening import seal_reason
from netral_console.persons.models import AccountWish
from netral_console.persons.wishes import Wish, seal_answer, seal_proposal, unseal_proposal
from netral_console.registry.declaration import is_covered

DECLARE, CORRECT, DISPUTE, WITHDRAW = "declare", "correct", "dispute", "withdraw"
DECLARING, ENDING = frozenset({DECLARE, CORRECT}), frozenset({CORRECT, DISPUTE, WITHDRAW})
NEEDS_TWO = DECLARING | {DISPUTE}
_SET_ASIDE = (
    "Permintaan pegawai dikabulkan: pada hari perbuatan tidak ada pernyataan akun yang berlaku."
)
_OVER = (CaseState.CLOSED, CaseState.CONCLUDED, CaseState.EXPIRED, CaseState.ERASED)


class AnswerProblem(StrEnum):
    """Why a wish cannot be answered that way."""

    ANSWERED = "answered"
    """Or taken back, or forgotten."""
    PROPOSED = "proposed"
    """A grant waits for a second person."""
    NOT_SECOND = "not_second"
    """Whoever proposed it, or asked for it, does not agree to it; or nothing was proposed."""
    DECLARATION = "declaration"
    FIRST_DAY = "first_day"
    """Or it lies before the day of the wish: what was done undeclared is never looked at."""
    LAST_DAY = "last_day"
    TAKEN = "taken"
    """The account is somebody's on one of those days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an officer typed."""

    is_granted: bool
    reason: str
    holds_from: date | None = None
    """First day of the new declaration."""
    holds_until: date | None = None
    """Last day of the old one."""
    declaration: int | None = None
    """Which declaration it is about, unless a new account is declared."""


def list_declarations(wish: Wish) -> list[DeclaredAccount]:
    """List the person's declarations on the platform of a wish that could still change."""
    with asking_as_store(using="default"):
        rows = DeclaredAccount.objects.filter(
            person=wish.row.person, platform=wish.row.platform, is_void=False
        )
        return list(rows.order_by("valid_from"))


def list_open_cases(wish: Wish) -> list[str]:
    """List the open cases that rest on declarations of the platform that are void now."""
    with asking_as_store(using="default"):
        void = DeclaredAccount.objects.filter(
            person=wish.row.person, platform=wish.row.platform, is_void=True
        )
        rows = CaseRow.objects.filter(declaration__in=void)
        rows = rows.exclude(state__in=[each.value for each in _OVER])
        return list(rows.order_by("position").values_list("case_id", flat=True))


def answer_wish(wish: Wish, answer: Answer, *, by: str, at: datetime) -> int | None:
    """Answer a wish; all of it, or nothing. A grant that needs two is proposed.

    What is proposed is tried out, so that nothing is put before the second person that
    could not happen.

    Returns:
        How many indications that waited were set aside; `None` if it was only proposed.

    Raises:
        AnswerNotPossibleError: If it was answered already, a grant waits, a day or
            declaration is missing, or the account is somebody's on one of those days.
    """
    with asking_as_store(using="default"):
        row = _hold(wish)
        if row.proposed_by:
            raise AnswerNotPossibleError(AnswerProblem.PROPOSED)
        if answer.is_granted and row.kind in NEEDS_TWO:
            _try_out(wish, row, answer, at)
            row.proposed_by, row.proposed_at = by, at
            row.sealed_proposal = seal_proposal(wish, msgspec.json.encode(answer))
            row.save()
            return None
        return _answer(wish, row, answer, by=by, at=at)


def read_proposal(wish: Wish) -> Answer | None:
    """Read the grant that waits for a second person, if one does."""
    if not wish.row.proposed_by or wish.row.answered_at is not None:
        return None
    with asking_as_store(using="default"):
        return msgspec.json.decode(unseal_proposal(wish), type=Answer)


def may_agree(wish: Wish, actor: Actor) -> bool:
    """Whether somebody may be the second: not who proposed it, and not who asked for it."""
    return actor.actor_id != wish.row.proposed_by and actor.person != wish.row.person


def agree_to_answer(wish: Wish, second: Actor, *, at: datetime) -> int:
    """Agree to a grant that another proposed; only then it is one.

    Returns:
        How many indications that waited were set aside.

    Raises:
        AnswerNotPossibleError: If nothing waits, this is not the second person, or the
            register has changed so that it cannot be granted any more.
    """
    with asking_as_store(using="default"):
        row = _hold(wish)
        held = replace(wish, row=row)
        answer = read_proposal(held)
        if answer is None or not may_agree(held, second):
            raise AnswerNotPossibleError(AnswerProblem.NOT_SECOND)
        row.agreed_by = second.actor_id
        row.save()
        return _answer(held, row, answer, by=row.proposed_by, at=at)


def drop_proposal(wish: Wish) -> None:
    """Decline a grant that waits, or take it back; the wish waits again.

    Raises:
        AnswerNotPossibleError: If nothing waits.
    """
    with asking_as_store(using="default"):
        row = _hold(wish)
        if not row.proposed_by:
            raise AnswerNotPossibleError(AnswerProblem.NOT_SECOND)
        row.proposed_by, row.proposed_at, row.sealed_proposal = "", None, b""
        row.save()


def _hold(wish: Wish) -> AccountWish:
    row = AccountWish.objects.select_for_update().filter(position=wish.row.position).first()
    if row is None or row.answered_at is not None:
        raise AnswerNotPossibleError(AnswerProblem.ANSWERED)
    return row


def _try_out(wish: Wish, row: AccountWish, answer: Answer, at: datetime) -> None:
    """Do it and undo it: the database asks for two people, so two are named meanwhile."""
    with transaction.atomic():
        AccountWish.objects.filter(pk=row.pk).update(proposed_by="1", agreed_by="2")
        _apply(wish, answer, at)
        transaction.set_rollback(True)


def _answer(wish: Wish, row: AccountWish, answer: Answer, *, by: str, at: datetime) -> int:
    aside = _apply(wish, answer, at) if answer.is_granted else 0
    row.answered_at, row.answered_by, row.is_granted = at, by, answer.is_granted
    row.sealed_answer, row.sealed_proposal = seal_answer(wish, answer.reason), b""
    if answer.is_granted:
        row.holds_from = answer.holds_from if row.kind in DECLARING else None
        row.holds_until = answer.holds_until if row.kind in (CORRECT, WITHDRAW) else None
    row.save()
    _log(wish, answer, by=by, second=row.agreed_by, at=at)
    return aside


def _apply(wish: Wish, answer: Answer, at: datetime) -> int:
    kind = wish.row.kind
    if kind in ENDING:
        _end(wish, answer)
    if kind in DECLARING:
        _declare(wish, answer)
    return _set_aside_uncovered(wish, at) if kind in ENDING else 0


def _end(wish: Wish, answer: Answer) -> None:
    known = {each.position: each for each in list_declarations(wish)}
    row = known.get(answer.declaration or 0)
    if row is None:
        raise AnswerNotPossibleError(AnswerProblem.DECLARATION)
    if wish.row.kind == DISPUTE:
        DeclaredAccount.objects.filter(position=row.position).update(is_void=True)
        return
    until = answer.holds_until
    if until is None or until < row.valid_from or (row.valid_to and until > row.valid_to):
        raise AnswerNotPossibleError(AnswerProblem.LAST_DAY)
    DeclaredAccount.objects.filter(position=row.position).update(valid_to=until)


def _declare(wish: Wish, answer: Answer) -> None:
    handle, first = fold_handle(wish.handle), answer.holds_from
    if first is None or first < wiring.get_procedure().local_day(wish.row.asked_at):
        raise AnswerNotPossibleError(AnswerProblem.FIRST_DAY)
    taken = DeclaredAccount.objects.filter(
        platform=wish.row.platform, account_id__iexact=handle, is_void=False
    )
    if taken.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first)).exists():
        raise AnswerNotPossibleError(AnswerProblem.TAKEN)
    if taken.filter(valid_from=first).exists():
        raise AnswerNotPossibleError(AnswerProblem.FIRST_DAY)
    DeclaredAccount.objects.create(
        person=wish.row.person,
        platform=wish.row.platform,
        account_id=handle,
        valid_from=first,
        valid_to=None,
        wish=wish.row.position,
    )


def _set_aside_uncovered(wish: Wish, at: datetime) -> int:
    """Set indications aside whose day no declaration of that platform covers any more."""
    left = list_declarations(wish)
    rows = PendingIndication.objects.filter(
        person=wish.row.person, platform=wish.row.platform, is_open=True
    )
    uncovered = [row for row in rows if not is_covered(row.occurred_at, left)]
    for row in uncovered:
        row.is_open, row.set_aside_at = False, at
        row.set_aside_because = seal_reason(row.act_id, _SET_ASIDE)
        row.save(update_fields=["is_open", "set_aside_at", "set_aside_because"])
    return len(uncovered)


def _log(wish: Wish, answer: Answer, *, by: str, second: str, at: datetime) -> None:
    facts = {
        "wish": str(wish.row.position),
        "kind": wish.row.kind,
        "granted": str(answer.is_granted),
        "by": by,
        "second": second,
        "at": at.isoformat(),
    }
    key = f"wish-{wish.row.position}-{at.isoformat()}"
    note_configuration(key, "register.wishes", "netral.wish-answer.v1", facts, at=at)
