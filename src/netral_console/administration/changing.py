"""Changes of configuration: two people, twenty-four hours, and the log in between."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from netral.casework.errors import EventRefusedError
from netral.evidence import EntryKind, IntakeKey
from netral.evidence.canonical_form import write_form
from netral.evidence.vault import Statement
from netral_console import wiring
from netral_console.administration.models import ConfigurationChange
from netral_console.cases.asking import asking_as_store
from netral_console.exhibits.store import get_vault

DELAY = timedelta(hours=24)
ASSESSMENT_LIFE = timedelta(days=365)
MONITORING_ON, MONITORING_OFF = "monitoring_on", "monitoring_off"
KINDS = (MONITORING_ON, MONITORING_OFF)


def ask_for_change(kind: str, content: dict[str, Any], *, by: str, at: datetime) -> int:
    """Ask for a change; nothing happens until somebody else agrees.

    Args:
        kind: One of `KINDS`.
        content: For monitoring: the digest and day of the impact assessment, who approved
            it, and the day on which staff were told.
        by: The login that asks.
        at: Now.

    Returns:
        Its number.

    Raises:
        EventRefusedError: If monitoring is to start without an assessment that is fresh and
            approved by two, or before staff were told.
    """
    if kind not in KINDS:
        raise EventRefusedError(kind, "there is no such change")
    if kind == MONITORING_ON:
        problem = find_assessment_problem(content, at=at)
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
    statement = Statement(
        intake_key=IntakeKey(f"configuration-{number}-{row.sha256[:16]}"),
        kind=EntryKind.CONFIGURATION,
        subject=row.kind,
        content=write_form(
            "netral.configuration.v1",
            {"kind": row.kind, "sha256": row.sha256, "asked_by": row.asked_by, "agreed_by": by},
        ),
    )
    with get_vault() as vault:
        vault.note([statement], at=at)
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
    when the election's window ends, and when the impact assessment is a year old.
    """
    first, until = wiring.get_election().window
    if not first <= at < until:
        return False
    with asking_as_store(using="default"):
        rows = ConfigurationChange.objects.filter(in_force_from__lte=at, kind__in=KINDS)
        last = rows.order_by("in_force_from", "position").last()
        tampered = last is not None and last.sha256 != _digest(last.kind, last.content)
    if last is None or last.kind != MONITORING_ON or tampered:
        return False
    return find_assessment_problem(last.content, at=at) is None


def list_changes() -> list[ConfigurationChange]:
    """List all changes, the newest first."""
    with asking_as_store(using="default"):
        return list(ConfigurationChange.objects.order_by("-position"))


def _digest(kind: str, content: dict[str, Any]) -> str:
    spelled = msgspec.json.encode({"kind": kind, "content": content}, order="deterministic")
    return hashlib.sha256(spelled).hexdigest()
