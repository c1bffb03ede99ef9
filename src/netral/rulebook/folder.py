"""The folder of an edition: which files belong to it, their bytes, and their digest."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netral.rulebook.document import SENTENCES_OF_LAW
from netral.values.notebook import Notebook
from netral.values.yaml_document import read_bytes

EDITION_FILE = "edition.yaml"
SOURCES_FILE = "sources.yaml"
RULES, CASES, CIRCUMSTANCES, CONTESTED = "rules", "cases", "circumstances", "contested"


@dataclass(frozen=True, slots=True)
class LawFile:
    """One file of an edition, with its bytes."""

    name: str
    """Relative to the folder it was found in, with forward slashes."""
    shown: str
    """As the user named it; problems name the file so."""
    content: bytes

    @property
    def stem(self) -> str:
        """The file name without folders and ending."""
        return Path(self.name).stem


def read_file(folder: Path, name: str, *, notebook: Notebook) -> LawFile | None:
    """Read one file that must be there, or note that it is not.

    Args:
        folder: The folder of the edition.
        name: The file, relative to the folder.
        notebook: Takes the problem.

    Returns:
        The file, or `None`.
    """
    path = folder / name
    if not path.is_file():
        notebook.note(str(path), "The file is missing.", "Write it; docs/howto/new_rule.md.")
        return None
    return _read(path, name, notebook=notebook)


def read_folder(folder: Path, name: str, *, notebook: Notebook) -> list[LawFile]:
    """Read all YAML files of a subfolder in the order of their names.

    Args:
        folder: The folder of the edition.
        name: The subfolder.
        notebook: Takes problems: the subfolder is missing or empty, or holds strangers.

    Returns:
        The files that could be read.
    """
    below = folder / name
    found: list[LawFile] = []
    if not below.is_dir():
        notebook.note(str(below), "The folder is missing.", "Make it; docs/howto/new_rule.md.")
        return found
    for path in sorted(below.iterdir()):
        if path.name.startswith(".") or path.suffix.endswith("~"):
            continue
        if path.suffix != ".yaml" or not path.is_file():
            notebook.note(
                str(path), "Only files that end in .yaml belong here.", "Rename or move it."
            )
            continue
        file = _read(path, f"{name}/{path.name}", notebook=notebook)
        if file is not None:
            found.append(file)
    if not found:
        notebook.note(
            str(below), "The folder holds no file that can be read.", "Write at least one."
        )
    return found


def digest_files(files: Iterator[LawFile]) -> str:
    """Give the SHA-256 of files, by name and content, whatever order they come in."""
    sha = hashlib.sha256(b"netral.edition.v1\n")
    for file in sorted(files, key=lambda each: (each.name, each.content)):
        sha.update(f"{file.name}\n{len(file.content)}\n".encode())
        sha.update(file.content)
    return sha.hexdigest()


def _read(path: Path, name: str, *, notebook: Notebook) -> LawFile | None:
    content = read_bytes(
        path, file=str(path), notebook=notebook, limit_kib=256, sentences=SENTENCES_OF_LAW
    )
    return None if content is None else LawFile(name, str(path), content)
