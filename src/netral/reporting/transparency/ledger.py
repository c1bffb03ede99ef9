"""All releases so far, as lines of JSON that lie beside the page; they are public."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from netral.reporting.errors import CensusUnreadableError
from netral.reporting.transparency.population import Release

LEDGER_FILE = "releases.jsonl"


def read_ledger(path: Path) -> list[Release]:
    """Read the releases that were published, the oldest first.

    Args:
        path: The file; without it nothing was published yet.

    Returns:
        The releases.

    Raises:
        CensusUnreadableError: If a line is not a release, or the days do not rise.
    """
    if not path.exists():
        return []
    try:
        lines = path.read_bytes().splitlines()
        releases = [msgspec.json.decode(line, type=Release) for line in lines]
    except (OSError, msgspec.DecodeError) as error:
        raise CensusUnreadableError(path.name, str(error)) from error
    days = [each.day for each in releases]
    if days != sorted(set(days)):
        raise CensusUnreadableError(path.name, "the days do not follow each other")
    return releases


def spell_ledger(releases: Iterable[Release]) -> bytes:
    """Spell releases as the ledger keeps them.

    Args:
        releases: The oldest first.

    Returns:
        One line of JSON each.
    """
    return b"".join(msgspec.json.encode(each) + b"\n" for each in releases)
