"""The committed random draw of reviewers: nobody chooses, and anybody can check.

1. Before a case exists, somebody commits to secret seeds: their digests go into the log.
2. The case takes four unused commitments, one for each draw that it may need.
3. At the draw the seed is shown. Each reviewer of the pool gets a number: the HMAC of
   case, draw, pool and reviewer under the seed. The lowest without a conflict sit.
4. Who steps aside is followed by the next number of the same draw; so is whoever two
   people have drawn anew.

Seed, pool and order stand in the event, so that an auditor computes the same again.
"""

import hashlib
import hmac
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from netral.casework.allegation import Subject
from netral.casework.errors import DrawNotHonestError, TooFewReviewersError
from netral.casework.ids import ActorId, CaseId, PersonKey, UnitId

SEED_BYTES = 32
SPARE = 2
"""So many more must be eligible than sit, else the draw would be a choice by pool."""


class DrawKind(StrEnum):
    """The four draws that a case may need."""

    PAIR = "pair"
    THIRD = "third"
    APPEAL_PAIR = "appeal_pair"
    APPEAL_THIRD = "appeal_third"

    @property
    def seats(self) -> int:
        """How many reviewers it draws."""
        return 2 if self in (DrawKind.PAIR, DrawKind.APPEAL_PAIR) else 1


class RedrawReason(StrEnum):
    """Why seats are drawn anew; a closed list, so that no word can tell of a vote."""

    LEFT_OFFICE = "left_office"
    LONG_ABSENCE = "long_absence"
    NO_LOGIN = "no_login"
    DEADLINE_AT_RISK = "deadline_at_risk"


class Conflict(StrEnum):
    """Why somebody may not review a case."""

    SELF = "self"
    SAME_UNIT = "same_unit"
    SUPERIOR = "superior"
    KIN = "kin"
    ACTED_BEFORE = "acted_before"
    """Opened the case, sat on it or was next for a seat, stepped aside, or handled it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawCommitment:
    """A promise of a seed, made before anybody could know which case will use it."""

    kind: DrawKind
    sequence: int
    """Place in the stock, from 1: the four of a case share it, and cases take them in order."""
    sha256: str
    committed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolMember:
    """A reviewer who could be drawn, with what is needed to see a conflict."""

    reviewer: ActorId
    person: PersonKey
    unit: UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A draw with everything that is needed to do it again."""

    kind: DrawKind
    seed: str
    """In lower-case hexadecimal, shown now."""
    pool: tuple[PoolMember, ...]
    chosen: tuple[ActorId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Who follows on a seat, if its vote is not locked when the seats are drawn anew."""

    leaving: ActorId
    arriving: ActorId


def commit_seed(seed: bytes) -> str:
    """Give the digest that is published while the seed stays secret.

    Args:
        seed: 32 bytes from a source of real chance; the core has none.

    Returns:
        The digest, in lower-case hexadecimal.

    Raises:
        ValueError: If the seed is shorter or longer.
    """
    if len(seed) != SEED_BYTES:
        raise ValueError(len(seed))
    return hashlib.sha256(b"netral.draw-commitment.v1\n" + seed).hexdigest()


def find_conflicts(
    member: PoolMember, *, subject: Subject, acted: Collection[ActorId]
) -> tuple[Conflict, ...]:
    """Find why a reviewer may not review a case.

    Args:
        member: The reviewer.
        subject: Whom the case is about.
        acted: Everybody who did anything in the case before, in whatever role.

    Returns:
        All conflicts; empty if the reviewer may be drawn.
    """
    found = (
        (Conflict.SELF, member.person == subject.person),
        (Conflict.SAME_UNIT, member.unit == subject.unit),
        (Conflict.SUPERIOR, member.person in subject.superiors),
        (Conflict.KIN, member.person in subject.kin),
        (Conflict.ACTED_BEFORE, member.reviewer in acted),
    )
    return tuple(conflict for conflict, is_there in found if is_there)


def draw_reviewers(
    kind: DrawKind,
    *,
    case_id: CaseId,
    seed: bytes,
    pool: Sequence[PoolMember],
    subject: Subject,
    acted: Collection[ActorId],
    taken_units: Collection[UnitId] = (),
) -> Draw:
    """Draw the reviewers of a case.

    Args:
        kind: Which of the draws.
        case_id: The case; it follows from the act and cannot be chosen.
        seed: The seed that was committed to.
        pool: All reviewers in service, whether or not they have a conflict.
        subject: Whom the case is about.
        acted: Everybody who did anything in the case before.
        taken_units: Units of reviewers who already sit; a third comes from another.

    Returns:
        The draw, with the chosen in the order of their numbers.

    Raises:
        TooFewReviewersError: If chance would have too little to choose from.
    """
    line = _line_up(kind, case_id, seed, pool)
    eligible = [each for each in line if not find_conflicts(each, subject=subject, acted=acted)]
    needed = kind.seats + SPARE
    if len(eligible) < needed:
        raise TooFewReviewersError(case_id, len(eligible), needed)
    seated = _seat(eligible, seats=kind.seats, taken_units=taken_units)
    if len(seated) < kind.seats:
        raise TooFewReviewersError(case_id, len(seated), needed)
    return Draw(
        kind=kind,
        seed=seed.hex(),
        pool=tuple(sorted(pool, key=lambda each: each.reviewer)),
        chosen=tuple(each.reviewer for each in seated),
    )


def find_replacement(
    draw: Draw,
    *,
    case_id: CaseId,
    subject: Subject,
    acted: Collection[ActorId],
    taken_units: Collection[UnitId],
) -> ActorId | None:
    """Find who follows when a drawn reviewer steps aside: the next number of the same draw."""
    line = _line_up(draw.kind, case_id, bytes.fromhex(draw.seed), draw.pool)
    eligible = [each for each in line if not find_conflicts(each, subject=subject, acted=acted)]
    seated = _seat(eligible, seats=1, taken_units=taken_units)
    return seated[0].reviewer if seated else None


def verify_draw(
    draw: Draw,
    *,
    case_id: CaseId,
    commitment: DrawCommitment,
    subject: Subject,
    acted: Collection[ActorId],
    taken_units: Collection[UnitId] = (),
) -> None:
    """Verify that a draw follows from its commitment; returns nothing.

    It cannot tell whether the pool held all reviewers in service: that an auditor
    compares with the list of that day.

    Args:
        draw: The draw as recorded.
        case_id: The case.
        commitment: What was promised before the case existed.
        subject: Whom the case is about.
        acted: Everybody who did anything in the case before the draw.
        taken_units: Units of reviewers who already sat.

    Raises:
        DrawNotHonestError: If anything differs.
        TooFewReviewersError: If the pool was too small for chance.
    """
    try:
        seed = bytes.fromhex(draw.seed)
        committed = commit_seed(seed)
    except ValueError as error:
        raise DrawNotHonestError(case_id, "the seed is no seed") from error
    if draw.kind is not commitment.kind or committed != commitment.sha256:
        raise DrawNotHonestError(case_id, "the seed is not the one that was committed to")
    if len({each.reviewer for each in draw.pool}) != len(draw.pool):
        raise DrawNotHonestError(case_id, "somebody is in the pool twice")
    again = draw_reviewers(
        draw.kind,
        case_id=case_id,
        seed=seed,
        pool=draw.pool,
        subject=subject,
        acted=acted,
        taken_units=taken_units,
    )
    if again.chosen != draw.chosen:
        raise DrawNotHonestError(case_id, "others are drawn than those whose turn it is")


def _line_up(
    kind: DrawKind, case_id: CaseId, seed: bytes, pool: Sequence[PoolMember]
) -> list[PoolMember]:
    members = sorted(f"{each.reviewer}\t{each.person}\t{each.unit}" for each in pool)
    pool_digest = hashlib.sha256("\n".join(members).encode()).hexdigest()

    def number(member: PoolMember) -> bytes:
        message = "\n".join(("netral.draw.v1", case_id, kind, pool_digest, member.reviewer))
        return hmac.digest(seed, message.encode(), "sha256")

    return sorted(pool, key=number)


def _seat(
    line: Sequence[PoolMember], *, seats: int, taken_units: Collection[UnitId]
) -> list[PoolMember]:
    """Seat the first of the line, never two of one unit."""
    units = set(taken_units)
    seated: list[PoolMember] = []
    for member in line:
        if len(seated) == seats:
            break
        if member.unit not in units:
            units.add(member.unit)
            seated.append(member)
    return seated
