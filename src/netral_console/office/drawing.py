"""Draws reviewers: seeds are committed to beforehand, and nobody chooses."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max

from netral.casework import (
    Actor,
    ActorId,
    Case,
    CaseId,
    DrawCommitment,
    DrawKind,
    PersonKey,
    PoolMember,
    commit_seed,
    draw_reviewers,
    find_replacement,
)
from netral.casework.case import BESIDE, DRAW_IN
from netral.casework.draw import SEED_BYTES, Draw
from netral.casework.errors import EventRefusedError
from netral.casework.ids import UnitId
from netral.evidence import EntryKind, IntakeKey
from netral.evidence.canonical_form import write_form
from netral.evidence.vault import Statement
from netral_console import clock, wiring
from netral_console.accounts.models import User
from netral_console.accounts.role import ConsoleRole
from netral_console.cases.asking import asking_as_store
from netral_console.errors import DrawStockEmptyError
from netral_console.exhibits.store import get_vault
from netral_console.office.models import DrawSeed
from netral_console.reviewers.absence import list_away
from netral_console.reviewers.seeded import list_paused
from netral_console.sealing.envelope import seal, unseal

_SUBJECT = "office.draws"
_PLACE = "draw_seed.sealed"
_STOCK = 100
_STOCK_LOCK = 0x4E545244


def fill_stock(*, at: datetime) -> int:
    """Commit to seeds for cases to come, so that none can be chosen for a case.

    The digests go into the evidence log before any of them can be taken.

    Returns:
        For how many cases seeds were added.
    """
    with asking_as_store(using="default"):
        left = DrawSeed.objects.filter(is_taken=False, kind=DrawKind.PAIR.value).count()
    missing = max(0, _STOCK - left)
    sets = [{kind: secrets.token_bytes(SEED_BYTES) for kind in DrawKind} for _ in range(missing)]
    if sets:
        with get_vault() as vault:
            vault.note([_commit(seeds, at) for seeds in sets], at=at)
        for seeds in sets:
            _keep(seeds, at=at, is_taken=False)
    return missing


def keep_seeds(seeds: Mapping[DrawKind, bytes], *, at: datetime) -> None:
    """Keep the seeds of a case of practice, whose script has committed to them."""
    _keep(seeds, at=at, is_taken=True)


def take_commitments(sequence: int) -> tuple[DrawCommitment, ...]:
    """Take the next seeds of the stock for a case.

    Two officers take one after the other, so that neither gets the other's, nor none.

    Args:
        sequence: The place of the case in the order of draws.

    Raises:
        DrawStockEmptyError: If the stock is empty.
    """
    with asking_as_store(using="default"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_STOCK_LOCK])
        left = DrawSeed.objects.filter(is_taken=False).order_by("position")
        rows = [left.filter(kind=kind.value).first() for kind in DrawKind]
        taken = [row for row in rows if row is not None]
        if len(taken) < len(DrawKind):
            raise DrawStockEmptyError
        DrawSeed.objects.filter(pk__in=[row.pk for row in taken]).update(is_taken=True)
    return tuple(
        DrawCommitment(
            kind=DrawKind(row.kind),
            sequence=sequence,
            sha256=row.sha256,
            committed_at=row.committed_at,
        )
        for row in taken
    )


def give_back(commitments: Sequence[DrawCommitment]) -> None:
    """Give seeds back that no case took after all: the next case takes them, in their order."""
    with asking_as_store(using="default"):
        digests = [each.sha256 for each in commitments]
        DrawSeed.objects.filter(sha256__in=digests).update(is_taken=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What is left of committed draws."""

    cases_left: int
    cases_served: int
    last_committed_at: datetime | None
    reviewers: int
    units: int


def look_at_stock() -> Stock:
    """Count what is left, and who can be drawn."""
    pool = list_pool()
    with asking_as_store(using="default"):
        pairs = DrawSeed.objects.filter(kind=DrawKind.PAIR.value)
        return Stock(
            cases_left=pairs.filter(is_taken=False).count(),
            cases_served=pairs.filter(is_taken=True).count(),
            last_committed_at=pairs.aggregate(last=Max("committed_at"))["last"],
            reviewers=len(pool),
            units=len({each.unit for each in pool}),
        )


def draw_for(case: Case) -> Draw:
    """Draw whoever the state of a case waits for.

    Raises:
        TooFewReviewersError: If chance would have too little to choose from.
        EventRefusedError: If the seed is not in the stock.
    """
    kind = DRAW_IN[case.state]
    allegation = case.allegation
    if allegation is None:
        raise EventRefusedError(case.case_id, "nothing of the case is left to review")
    return draw_reviewers(
        kind,
        case_id=case.case_id,
        seed=_find_seed(case, kind),
        pool=list_pool(),
        subject=allegation.subject,
        acted=(*case.acted, *(seat.reviewer for seat in case.seats)),
        taken_units=case.list_units_of(BESIDE.get(kind)),
    )


def find_next(case: Case, leaving: Actor) -> ActorId | None:
    """Find who follows a reviewer who steps aside: the next number of the same draw."""
    allegation = case.allegation
    seat = next(each for each in case.seats if each.reviewer == leaving.actor_id)
    if allegation is None:
        return None
    return find_replacement(
        next(each for each in case.draws if each.kind is seat.draw),
        case_id=case.case_id,
        subject=allegation.subject,
        acted=(*case.acted, *(each.reviewer for each in case.seats)),
        taken_units=case.list_units_beside(seat),
    )


def list_pool() -> list[PoolMember]:
    """List all reviewers in service: neither away nor paused; the pool is part of the draw."""
    away = list_away(wiring.get_procedure().local_day(clock.now())) | list_paused()
    users = User.objects.filter(
        role=ConsoleRole.REVIEWER.value, is_active=True, person__isnull=False
    )
    users = users.exclude(actor_id__in=away).order_by("actor_id")
    return [
        PoolMember(
            reviewer=ActorId(user.actor_id),
            person=PersonKey(user.person or ""),
            unit=UnitId(user.unit),
        )
        for user in users
    ]


def _find_seed(case: Case, kind: DrawKind) -> bytes:
    committed = next(each for each in case.commitments if each.kind is kind)
    with asking_as_store(using="default"):
        row = DrawSeed.objects.filter(sha256=committed.sha256).first()
        if row is None:
            raise EventRefusedError(CaseId(case.case_id), "the seed of its draw is not kept")
        return unseal(_SUBJECT, _PLACE, row.sealed)


def _keep(seeds: Mapping[DrawKind, bytes], *, at: datetime, is_taken: bool) -> None:
    with asking_as_store(using="default"):
        DrawSeed.objects.bulk_create(
            [
                DrawSeed(
                    kind=kind.value,
                    sha256=commit_seed(seed),
                    sealed=seal(_SUBJECT, _PLACE, seed),
                    committed_at=at,
                    is_taken=is_taken,
                )
                for kind, seed in seeds.items()
            ]
        )


def _commit(seeds: Mapping[DrawKind, bytes], at: datetime) -> Statement:
    digests = {kind.value: commit_seed(seed) for kind, seed in seeds.items()}
    return Statement(
        intake_key=IntakeKey(f"draw-{digests[DrawKind.PAIR.value][:24]}"),
        kind=EntryKind.CONFIGURATION,
        subject="draws",
        content=write_form("netral.draw-stock.v1", {**digests, "at": at.isoformat()}),
    )
