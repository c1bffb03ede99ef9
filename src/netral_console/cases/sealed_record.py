"""The record of an event at rest: its bones in clear for the guards, the rest sealed by case."""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from netral.casework import Actor, CaseEvent
from netral.casework.event import SeatsRedrawn
from netral.casework.event_record import event_to_record, record_to_event
from netral_console.errors import SubjectErasedError
from netral_console.sealing.envelope import open_keys, seal, seal_with, unseal_with

_PLACE = "case_event.record"
Record = dict[str, Any]


def seal_event(event: CaseEvent, *, key: bytes | None = None) -> Record:
    """Seal an event under the key of its case.

    Only what the database's guards compare stays readable: the step, the ids, who acted in
    which role, and who the second was where they ask it. When the key of the case is
    destroyed, no copy of the row tells more.

    Args:
        event: The event.
        key: The key of the case; without it, it is asked for, or made.
    """
    record = event_to_record(event)
    content = msgspec.json.encode(record)
    bones = {
        "event_id": event.event_id,
        "case_id": event.case_id,
        "actor": _spell(event.actor),
    }
    if isinstance(event, SeatsRedrawn):
        bones["countersigned_by"] = _spell(event.countersigned_by)
    sealed = (
        seal(event.case_id, _PLACE, content)
        if key is None
        else seal_with(key, event.case_id, _PLACE, content)
    )
    return {
        "form": record["form"],
        "step": record["step"],
        "data": bones,
        "sealed": base64.b64encode(sealed).decode("ascii"),
    }


def _spell(actor: Actor) -> Record:
    return {"actor_id": actor.actor_id, "role": actor.role.value}


def unseal_events(
    rows: Iterable[tuple[str, Record]], *, keys: Mapping[str, bytes] | None = None
) -> list[CaseEvent]:
    """Open the records of events; the order stays.

    Args:
        rows: The id of the case and the record of each event.
        keys: The keys of the cases; without them, they are asked for.

    Raises:
        SubjectErasedError: If a sealed record's key was destroyed.
        SealBrokenError: If a record was changed or moved to another case.
    """
    found = list(rows)
    if keys is None:
        keys = open_keys({case_id for case_id, record in found if "sealed" in record})
    return [record_to_event(_open(case_id, record, keys)) for case_id, record in found]


def _open(case_id: str, record: Record, keys: Mapping[str, bytes]) -> Record:
    if "sealed" not in record:
        # What an erased case leaves says nothing of anybody.
        return record
    if case_id not in keys:
        raise SubjectErasedError(case_id)
    content = base64.b64decode(record["sealed"])
    opened: Record = msgspec.json.decode(unseal_with(keys[case_id], case_id, _PLACE, content))
    return opened
