"""Facts come in: acts with their provenance, one reader a format, and the quarantine."""

from netral.intake.act import Act, ActObject, Provenance, Visibility, ZoneSource
from netral.intake.door import Door, OpenDoor
from netral.intake.masking import mask_third_parties
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.plain.mapping_file import check_mapping, load_mapping
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import Inspection, Reader, ReadRecord, UnreadPart
from netral.intake.recognition import find_reader, inspect_file, iter_acts, list_readers

__all__ = [
    "Act",
    "ActObject",
    "ColumnMapping",
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
    "check_mapping",
    "find_reader",
    "inspect_file",
    "iter_acts",
    "list_readers",
    "load_mapping",
    "mask_third_parties",
]
