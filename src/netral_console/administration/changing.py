"""Changes of configuration: two people, twenty-four hours, and the log in between."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from netral.casework.errors import EventRefusedError
from netral_console import wiring
from netral_console.administration.evenness import find_suspension
from netral_console.administration.models import ConfigurationChange, RuleTryout
from netral_console.cases.asking import asking_as_store
from netral_console.exhibits.store import note_configuration

DELAY = timedelta(hours=24)
ASSESSMENT_LIFE = timedelta(days=365)
MONITORING_ON, MONITORING_OFF = "monitoring_on", "monitoring_off"
RULEBOOK = "rulebook"
KINDS = (MONITORING_ON, MONITORING_OFF, RULEBOOK)


def ask_for_change(kind: str, content: dict[str, Any], *, by: str, at: datetime) -> int:
    """Ask for a change; nothing happens until somebody else agrees.

    Args:
        kind: One of `KINDS`.
        content: For monitoring: the digest and day of the impact assessment, who approved
            it, and the day on which staff were told. For a rulebook: id and digest of the
            edition, and the number and result of its try-out.
        by: The login that asks.
        at: Now.

    Returns:
        Its number.

    Raises:
        EventRefusedError: If monitoring is to start without an assessment that is fresh and
            approved by two, or before staff were told; if a rulebook was not tried out.
    """
    if kind not in KINDS:
        raise EventRefusedError(kind, "there is no such change")
    problem = None
    if kind == MONITORING_ON:
        problem = find_assessment_problem(content, at=at)
    elif kind == RULEBOOK:
        problem = _find_tryout_problem(content)
    if problem is not None:
        raise EventRefusedError(kind, problem)
    with asking_as_store(using="default"):
        row = ConfigurationChange.objects.create(
            kind=kind, content=content, sha256=_digest(kind, content), asked_by=by, asked_at=at
        )
    return row.position


def agree_to_change(number: int, *, by: str, at: datetime) -> None:
    """Agree to a change; it is logged now, and in force after a day.

    Raises:
        EventRefusedError: If it is not open, or the same login asked for it.
    """
    with asking_as_store(using="default"):
        row = ConfigurationChange.objects.filter(position=number, agreed_by="").first()
    if row is None or row.asked_by == by:
        msg = "configuration"
        raise EventRefusedError(msg, "another person must agree to it")
    note_configuration(
        f"configuration-{number}-{row.sha256[:16]}",
        row.kind,
        "netral.configuration.v1",
        {"kind": row.kind, "sha256": row.sha256, "asked_by": row.asked_by, "agreed_by": by},
        at=at,
    )
    with asking_as_store(using="default"):
        ConfigurationChange.objects.filter(position=number, agreed_by="").update(
            agreed_by=by, agreed_at=at, in_force_from=at + DELAY
        )


def find_assessment_problem(content: dict[str, Any], *, at: datetime) -> str | None:
    """Find what is wrong with the impact assessment on which monitoring would rest."""
    today = at.date()
    try:
        made_on = date.fromisoformat(str(content.get("assessment_on", "")))
        told_on = date.fromisoformat(str(content.get("staff_told_on", "")))
    except ValueError:
        return "the day of the impact assessment, or of the notice to staff, is missing"
    approvers = [each for each in content.get("approvers", []) if str(each).strip()]
    digest = str(content.get("assessment_sha256", ""))
    return next(
        (
            problem
            for problem, holds in (
                ("there is no digest of the impact assessment", len(digest) != 64),  # noqa: PLR2004
                ("the impact assessment is of the future", made_on > today),
                ("the impact assessment is over a year old", today - made_on > ASSESSMENT_LIFE),
                ("two people must have approved the impact assessment", len(set(approvers)) < 2),  # noqa: PLR2004
                ("staff were not told yet", told_on > today),
            )
            if holds
        ),
        None,
    )


def may_monitor(*, at: datetime) -> bool:
    """Whether indications may be taken in now.

    It is off until two people switched it on and a day has passed; it stops by itself
    when the election's window ends, when the impact assessment is a year old, and when
    reviewers support the tool unevenly between contestants.
    """
    first, until = wiring.get_election().window
    switch = find_switch(at=at)
    if switch is None or not first <= at < until:
        return False
    if find_assessment_problem(switch.content, at=at) is not None:
        return False
    return find_suspension(since=switch.in_force_from) is None


def find_switch(*, at: datetime) -> ConfigurationChange | None:
    """Find the change that switched the taking in on; `None` while it is off.

    A row that was edited behind the log switches nothing on.
    """
    with asking_as_store(using="default"):
        rows = ConfigurationChange.objects.filter(
            in_force_from__lte=at, kind__in=(MONITORING_ON, MONITORING_OFF)
        )
        last = rows.order_by("in_force_from", "position").last()
    if last is None or last.kind != MONITORING_ON or not is_sound(last):
        return None
    return last


def find_rulebook_in_force(edition_id: str, *, at: datetime) -> str | None:
    """Find the digest of the edition that two people put into force, the newest of them.

    Args:
        edition_id: Which edition.
        at: The moment.

    Returns:
        The digest; `None` while the shipped edition holds. A row that was edited behind
        the log changes nothing.
    """
    with asking_as_store(using="default"):
        rows = list(
            ConfigurationChange.objects.filter(
                in_force_from__lte=at, kind=RULEBOOK, content__edition_id=edition_id
            ).order_by("in_force_from", "position")
        )
    sound = [each for each in rows if is_sound(each)]
    return str(sound[-1].content["sha256"]) if sound else None


def is_sound(change: ConfigurationChange) -> bool:
    """Whether a change still says what its digest in the log says."""
    return change.sha256 == _digest(change.kind, change.content)


def list_changes() -> list[ConfigurationChange]:
    """List all changes, the newest first."""
    with asking_as_store(using="default"):
        return list(ConfigurationChange.objects.order_by("-position"))


def _find_tryout_problem(content: dict[str, Any]) -> str | None:
    """Find what is wrong with the try-out on which a changed rulebook would rest."""
    with asking_as_store(using="default"):
        row = RuleTryout.objects.filter(position=content.get("tryout")).first()
    if row is None or row.ended_at is None:
        return "the rulebook was not tried out to the end"
    told = (row.edition_id, row.sha256, row.result, row.outside)
    if told != tuple(content.get(key) for key in ("edition_id", "sha256", "result", "outside")):
        return "the try-out was of another rulebook, or counted something else"
    return None


def _digest(kind: str, content: dict[str, Any]) -> str:
    spelled = msgspec.json.encode({"kind": kind, "content": content}, order="deterministic")
    return hashlib.sha256(spelled).hexdigest()
