"""Facts come in: acts with their provenance, one reader a format, and the quarantine."""

from netral.intake.act import Act, ActObject, Provenance, Visibility, ZoneSource
from netral.intake.door import CountedDoor, Door, OpenDoor
from netral.intake.isolation import ask_apart, inspect_file, iter_acts, read_apart
from netral.intake.masking import mask_third_parties
from netral.intake.ownership import find_archive_owner
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import Inspection, Reader, ReadRecord, UnreadPart
from netral.intake.recognition import find_reader, list_readers

__all__ = [
    "Act",
    "ActObject",
    "ColumnMapping",
    "CountedDoor",
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
    "ask_apart",
    "find_archive_owner",
    "find_reader",
    "inspect_file",
    "iter_acts",
    "list_readers",
    "mask_third_parties",
    "read_apart",
]
