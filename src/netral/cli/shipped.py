"""Finds the elections and rulebook editions that ship with Netral, by id or by path."""

from importlib.resources import files
from pathlib import Path

from netral.cli.errors import UnknownEditionError, UnknownElectionError

_DATA_PACKAGE = "netral_rulebooks"
"""Data, not code: it is found by name and never imported by the core."""


def rulebooks_folder() -> Path:
    """Give the folder of the Indonesian rulebooks that ship with Netral."""
    return Path(str(files(_DATA_PACKAGE))) / "indonesia"


def list_elections() -> list[str]:
    """List the ids of the shipped elections."""
    return sorted(
        path.name for path in (rulebooks_folder() / "elections").iterdir() if path.is_dir()
    )


def find_election_path(id_or_path: str) -> Path:
    """Find the folder of a shipped election, or take the path of one that somebody wrote.

    Args:
        id_or_path: An id such as ``jakarta_2024``, or a folder or file.

    Returns:
        The path to load.

    Raises:
        UnknownElectionError: If it is neither; the error lists the shipped ids.
    """
    shipped = rulebooks_folder() / "elections" / id_or_path
    if "/" not in id_or_path and shipped.is_dir():
        return shipped
    path = Path(id_or_path)
    if path.exists():
        return path
    raise UnknownElectionError(id_or_path, tuple(list_elections()))


def list_editions() -> list[str]:
    """List the ids of the shipped rulebook editions."""
    folder = rulebooks_folder()
    return sorted(path.name for path in folder.iterdir() if (path / "edition.yaml").is_file())


def find_procedure_path() -> Path:
    """Find the folder of the procedure that ships with Netral: periods, bodies, working days."""
    return rulebooks_folder() / "procedure"


def find_edition_path(id_or_path: str) -> Path:
    """Find the folder of a shipped rulebook edition, or take the path of another.

    Args:
        id_or_path: An id such as ``skb_2022``, or a folder.

    Returns:
        The path to load.

    Raises:
        UnknownEditionError: If it is neither; the error lists the shipped ids.
    """
    shipped = rulebooks_folder() / id_or_path
    if "/" not in id_or_path and id_or_path in list_editions():
        return shipped
    path = Path(id_or_path)
    if path.exists():
        return path
    raise UnknownEditionError(id_or_path, tuple(list_editions()))
