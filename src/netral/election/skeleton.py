"""Writes the skeleton of a new election: all its files, with a mark wherever a fact is needed."""

import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from netral.election.entry import ID_FORM
from netral.election.errors import BadElectionIdError, FolderNotEmptyError

_TEMPLATES = (
    "election.yaml",
    "contestants/first_pair.yaml",
    "contestants/second_pair.yaml",
    "campaign_accounts.csv",
)


def write_skeleton(folder: Path, *, election_id: str, parties_name: str, parties: bytes) -> None:
    """Write the files of a new election into a folder, all of them or none.

    The skeleton is no election yet: `check_election` lists every mark that is left,
    so that its problems are the list of what to do.

    Args:
        folder: The folder to make; it may exist if it is empty.
        election_id: Id of the new election.
        parties_name: Name of the file with the parties.
        parties: Its content, copied so that the folder stands by itself.

    Raises:
        BadElectionIdError: If the id is none.
        FolderNotEmptyError: If files are there already.
    """
    if ID_FORM.fullmatch(election_id) is None:
        raise BadElectionIdError(election_id)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".new_election_", dir=folder.parent))
    try:
        for name in _TEMPLATES:
            target = made / name
            target.parent.mkdir(exist_ok=True)
            template = files("netral.election").joinpath("templates", name).read_text("utf-8")
            filled = template.format(election_id=election_id, parties=parties_name)
            target.write_text(filled, encoding="utf-8")
        (made / parties_name).write_bytes(parties)
        made.chmod(0o755)
        made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
