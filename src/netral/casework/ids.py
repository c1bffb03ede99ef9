"""Ids as types: a swapped argument is a type error."""

import hashlib
from typing import NewType

CaseId = NewType("CaseId", str)
EventId = NewType("EventId", str)
"""Chosen by the caller, so that a retry records the same event."""
ActorId = NewType("ActorId", str)
"""Names one human being, whatever role they have today; or the machine."""
PersonKey = NewType("PersonKey", str)
"""Keyed pseudonym of a civil servant; never a name or a NIP."""
UnitId = NewType("UnitId", str)
BodyId = NewType("BodyId", str)
NoticeId = NewType("NoticeId", str)
ReplyId = NewType("ReplyId", str)


def make_case_id(act_id: str) -> CaseId:
    """Make the id of the case of one act.

    The id follows from the act, so that nobody can choose an id that makes a draw
    come out as they like, and one act never has two cases.

    Example:
        >>> make_case_id("ACT-1")
        'PKR-c1db30ab77763c1e'
    """
    digest = hashlib.sha256(f"netral.case.v1\n{act_id}".encode()).hexdigest()
    return CaseId(f"PKR-{digest[:16]}")
