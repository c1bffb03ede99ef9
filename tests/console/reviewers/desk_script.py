"""What tests of the desk share: a clock, cases before two given reviewers, and votes."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from netral.casework import Assessment, DrawKind, PoolMember, Procedure, draw_reviewers
from netral.casework.script import CaseScript, make_allegation, make_pool
from netral_console.accounts.role import ConsoleRole
from tests.console.people import make_login

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.accounts.models import User
    from netral_console.cases.store import PostgresCaseStore

FIRST, SECOND = "pemeriksa-01", "pemeriksa-02"
ITEM = re.compile(r"PKR-[0-9a-f]{16}")
REASON = "Bukti menunjukkan ajakan yang jelas kepada satu pasangan calon."


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def wait(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def find_login(actor_id: str) -> "User":
    """Find a reviewer's login, or make it with the person and unit of the pool."""
    from netral_console.accounts.models import User

    found: User | None = User.objects.filter(actor_id=actor_id).first()
    if found is not None:
        return found
    number = actor_id.rsplit("-", 1)[-1]
    return make_login(
        ConsoleRole.REVIEWER,
        actor_id=actor_id,
        person=f"orang-pemeriksa-{number}",
        unit=f"unit-{number}",
    )


def enter_as(actor_id: str) -> "Client":
    from django.test import Client

    client = Client()
    client.force_login(
        find_login(actor_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def find_invented(script: CaseScript) -> str:
    """Find the one item in the queue of the first reviewer that is no case."""
    page = enter_as(FIRST).get("/pemeriksaan/").content.decode()
    (invented,) = {each for each in ITEM.findall(page) if each != script.case_id}
    return invented


def send_vote(
    client: "Client", case_id: str, said: Assessment, rule: str = "DS-06", **more: Any
) -> int:
    sent = {"assessment": said.value, "rule_code": rule, "reason": REASON, **more}
    return client.post(f"/pemeriksaan/{case_id}/nilai", sent).status_code


def open_before(
    reviewers: Sequence[str],
    store: "PostgresCaseStore",
    procedure: Procedure,
    *,
    number: int,
    at: datetime,
    pool: Sequence[PoolMember] = (),
    **changes: Any,
) -> CaseScript:
    """Open a case and draw these two for it: the seed is looked for, as a test may."""
    allegation = make_allegation(number, **changes)
    script = CaseScript(
        store, procedure, number=number, at=at, allegation=allegation, pool=pool or make_pool(6)
    )
    for attempt in range(1000):
        seed = sha256(f"{number}-{attempt}".encode()).digest()
        draw = draw_reviewers(
            DrawKind.PAIR,
            case_id=script.case_id,
            seed=seed,
            pool=script.pool,
            subject=allegation.subject,
            acted=("petugas-1", "koordinator-1"),
        )
        if sorted(draw.chosen) == sorted(reviewers):
            script.seeds[DrawKind.PAIR] = seed
            break
    script.open()
    script.draw()
    assert sorted(each.reviewer for each in script.case.seats) == sorted(reviewers)
    return script


def begin_without_invented(*reviewers: str) -> None:
    """Let no invented item come before a reviewer, by a secret that deals none."""
    deal(reviewers, wanted=False, seats=60)


def deal(reviewers: Sequence[str], *, wanted: bool, seats: int) -> None:
    """Choose secrets by which the first seat brings an invented item, or none of many does."""
    from netral_console.cases.asking import asking_as_store
    from netral_console.reviewers import seeded
    from netral_console.reviewers.models import SeedingState

    for reviewer in reviewers:
        for attempt in range(10_000):
            state = SeedingState(reviewer=reviewer, secret=f"rahasia-{attempt}")
            due = [seeded.is_due(state, each) for each in range(seats)]
            if due[0] if wanted else not any(due):
                with asking_as_store(using="default"):
                    seeded.begin_seeding(reviewer, secret=state.secret)
                break
