"""The rulebook as people read it, changed editions that are in force, and those proposed."""

import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings

import netral_rulebooks
from netral.rulebook.edition import Edition
from netral.rulebook.loading import check_edition, load_edition
from netral.screening.tryout import swap_edition
from netral.values.problem import ProblemsError
from netral_console import clock, wiring
from netral_console.administration.changing import find_rulebook_in_force
from netral_console.errors import EditionNotHereError

_INDONESIA = Path(netral_rulebooks.__file__).parent / "indonesia"


def list_editions(*, at: datetime | None = None) -> tuple[Edition, ...]:
    """List the editions that govern the election of this console.

    An edition that two people changed stands in the place of the shipped one from the
    moment on at which the change is in force.

    Args:
        at: The moment; now, if left out.

    Raises:
        EditionNotHereError: If an edition in force is not in the folder of rulebooks.
    """
    moment = at or clock.now()
    return tuple(_in_force(each, moment) for each in list_shipped())


@cache
def list_shipped() -> tuple[Edition, ...]:
    """List the editions as they came with the program."""
    return tuple(load_edition(_INDONESIA / each) for each in wiring.get_election().editions)


def find_edition(edition_id: str, digest: str) -> Edition | None:
    """Find an edition as a case was raised with it, whether or not it is still in force.

    Args:
        edition_id: Which edition.
        digest: Of its content; empty for the one that was shipped.

    Returns:
        The edition; `None` if that content is not here, since other words than those of
        the case would be another law.
    """
    for shipped in list_shipped():
        if shipped.edition_id == edition_id and digest in ("", shipped.digest):
            return shipped
    try:
        return get_proposal(digest)
    except EditionNotHereError:
        return None


def propose_edition(path: Path) -> Edition:
    """Put a changed edition where it can be tried out; it changes nothing yet.

    Args:
        path: Its folder.

    Returns:
        The edition.

    Raises:
        ProblemsError: If anything in it is wrong, its worked cases included.
        EditionNotTriedError: If no edition of that id governs the election.
    """
    problems = check_edition(path)
    if problems:
        raise ProblemsError(str(path), problems)
    edition = load_edition(path)
    swap_edition(list_shipped(), edition)
    target = _folder() / edition.digest
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as beside:
            copy = Path(beside) / "edition"
            shutil.copytree(path, copy)
            copy.rename(target)
    return edition


def list_proposals() -> list[Edition]:
    """List the editions that were proposed, by id and digest."""
    folders = sorted(_folder().glob("[0-9a-f]*")) if _folder().is_dir() else []
    return sorted(
        (get_proposal(each.name) for each in folders),
        key=lambda each: (each.edition_id, each.digest),
    )


def get_proposal(digest: str) -> Edition:
    """Get a proposed edition.

    Raises:
        EditionNotHereError: If it is not in the folder, or was changed there.
    """
    folder = _folder() / Path(digest).name
    if not digest or not folder.is_dir():
        raise EditionNotHereError(digest)
    edition = _load(folder)
    if edition.digest != digest:
        raise EditionNotHereError(digest)
    return edition


def _in_force(shipped: Edition, at: datetime) -> Edition:
    digest = find_rulebook_in_force(shipped.edition_id, at=at)
    return shipped if digest in (None, shipped.digest) else get_proposal(digest)


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "rulebooks"


@cache
def _load(folder: Path) -> Edition:
    return load_edition(folder)
