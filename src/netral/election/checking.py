"""Checks the entries of an election against each other."""

from collections.abc import Collection

from netral.election.document import Notebook
from netral.election.folder import ElectionFolder


def check_folder(
    folder: ElectionFolder, notebook: Notebook, *, known_editions: Collection[str] | None
) -> None:
    """Check what no single file can show; placeholder until the checks stand."""
