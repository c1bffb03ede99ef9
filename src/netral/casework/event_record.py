"""Events as plain records and back, for stores and logs."""

from typing import Any

import msgspec

from netral.casework import event as events
from netral.casework.errors import UnreadableEventError
from netral.casework.event import CaseEvent

EVENT_FORM = "netral.casework.event.v1"
"""Versioned name of the form; a change of fields that old readers cannot read is a new one."""

EVENT_TYPES: dict[str, type[CaseEvent]] = {
    kind.__name__: kind
    for kind in vars(events).values()
    if isinstance(kind, type) and issubclass(kind, CaseEvent) and kind is not CaseEvent
}


def event_to_record(event: CaseEvent) -> dict[str, Any]:
    """Turn an event into a record of plain values, fit for JSON.

    Example:
        >>> sorted(event_to_record.__annotations__)
        ['event', 'return']
    """
    return {
        "form": EVENT_FORM,
        "type": type(event).__name__,
        "step": event.step.value,
        "data": msgspec.to_builtins(event),
    }


def record_to_event(record: dict[str, Any]) -> CaseEvent:
    """Turn a record back into its event.

    Args:
        record: What `event_to_record` gave.

    Returns:
        An event equal to the one it was made from.

    Raises:
        UnreadableEventError: If it is of another form, or of no known type.
    """
    name = str(record.get("type"))
    kind = EVENT_TYPES.get(name)
    if record.get("form") != EVENT_FORM or kind is None:
        raise UnreadableEventError(name, f"this version reads {EVENT_FORM}")
    try:
        event: CaseEvent = msgspec.convert(record.get("data"), kind)
    except msgspec.ValidationError as error:
        # The sentence names fields and types, never values.
        raise UnreadableEventError(name, str(error)) from error
    return event
