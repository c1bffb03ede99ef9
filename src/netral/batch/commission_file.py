"""Reads the commission's list of campaign accounts in a child, as every file from outside."""

from pathlib import Path

from netral.election.commission_list import CommissionTable, read_commission_table
from netral.intake.isolation import ask_apart


def read_commission_table_apart(path: Path | None) -> CommissionTable | None:
    """Read the list in a child that can neither connect nor write.

    Args:
        path: The list; ``None`` if none was given.

    Returns:
        Its cells, as `netral.election.commission_list.read_commission_table` gives them.

    Raises:
        IntakeError: If the file brought the child to a limit or to an end.
    """
    if path is None or not path.is_file():
        return None if path is None else read_commission_table(path)
    return ask_apart(path, lambda: read_commission_table(path), CommissionTable)
