"""Facts come in: acts with their provenance, one reader a format, and the quarantine."""

from netral.intake.act import Act, ActObject, Provenance, Visibility, ZoneSource
from netral.intake.door import Door, OpenDoor
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import Inspection, Reader, ReadRecord, UnreadPart

__all__ = [
    "Act",
    "ActObject",
    "Door",
    "Inspection",
    "OpenDoor",
    "Provenance",
    "ReadRecord",
    "Reader",
    "RejectedRecord",
    "UnreadPart",
    "Visibility",
    "ZoneSource",
]
