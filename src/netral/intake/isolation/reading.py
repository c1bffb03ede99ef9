"""Reads and inspects files of any known format, each in a child process of its own."""

from collections.abc import Iterator
from pathlib import Path

from netral.intake import recognition
from netral.intake.door import CountedDoor
from netral.intake.isolation.apart import ask_apart, read_apart
from netral.intake.plain.mapping import ColumnMapping
from netral.intake.reader import Inspection, ReadRecord


def iter_acts(
    path: Path, *, door: CountedDoor, mapping: ColumnMapping | None = None
) -> Iterator[ReadRecord]:
    """Iterate over the acts that the door lets through, and the records for the quarantine.

    The file is opened in a child process without network, with limits on memory, time
    and files; a file that ends the child ends nothing here.

    Args:
        path: A file or folder.
        door: Asked in the child for each record; its counts are right once this ended.
        mapping: What a mapping file says, for a foreign table.

    Returns:
        Acts and rejected records in the order of the source.

    Raises:
        IntakeError: As `netral.intake.recognition.iter_acts`, while iterating; or because
            the file brought the child to a limit or to an end.
    """
    return read_apart(
        path, door=door, read=lambda: recognition.iter_acts(path, door=door, mapping=mapping)
    )


def inspect_file(path: Path, *, mapping: ColumnMapping | None = None) -> Inspection:
    """Say what a file is and what would be read of it, keeping nothing of it.

    The file is opened in a child process, as by `iter_acts`.

    Args:
        path: A file or folder.
        mapping: What a mapping file says, for a foreign table.

    Returns:
        The format, what would be read, and what would not and why.

    Raises:
        IntakeError: As `netral.intake.recognition.inspect_file`, or as `iter_acts`.
    """
    return ask_apart(path, lambda: recognition.inspect_file(path, mapping=mapping), Inspection)
