"""Reads the folder of an election: which files it is made of, and their entries."""

import hashlib
import os.path
from dataclasses import dataclass, field
from pathlib import Path

from netral.election.account_table import AccountRow, parse_account_table
from netral.election.document import parse_entry, read_bytes
from netral.election.entry import Entry, Notebook
from netral.election.fields import CONTESTANT_FIELDS, CONTESTANT_LIST_FIELDS, ELECTION_FIELDS

ELECTION_FILE = "election.yaml"
CONTESTANT_FOLDER = "contestants"
ACCOUNT_FILE = "campaign_accounts.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestantEntry:
    """A contestant as a file has it, and where it belongs."""

    entry: Entry
    elsewhere: str | None = None
    """Title of the other election, for contestants of neighbours."""
    file_stem: str | None = None
    """Name of its own file; `None` in a list of contestants."""


@dataclass(slots=True)
class ElectionFolder:
    """All entries of an election, checked file by file, not yet against each other."""

    name: str
    """How the person named the folder; problems begin with it."""
    election: Entry | None = None
    contestants: list[ContestantEntry] = field(default_factory=list)
    accounts: list[AccountRow] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    """Bytes of every file read, by its path from the folder."""

    def digest(self) -> str:
        """SHA-256 over all files: each with its path and its length in front."""
        whole = hashlib.sha256(b"netral.election.v1\n")
        for path in sorted(self.contents):
            content = self.contents[path]
            whole.update(f"{path}\n{len(content)}\n".encode())
            whole.update(content)
        return whole.hexdigest()


def read_folder(path: Path, notebook: Notebook) -> ElectionFolder:
    """Read every file of an election and note what is wrong in each.

    Args:
        path: The folder, or the `election.yaml` in it.
        notebook: Takes every problem found.

    Returns:
        What could be read.
    """
    root = path.parent if path.name == ELECTION_FILE else path
    reading = _FolderReading(root, notebook, ElectionFolder(name=str(root)))
    if not root.is_dir():
        notebook.note(
            str(root),
            "This is not the folder of an election.",
            "Give the folder that holds election.yaml.",
        )
        return reading.folder
    reading.read_election()
    reading.read_contestants()
    reading.read_accounts()
    reading.refuse_strangers()
    return reading.folder


@dataclass(frozen=True, slots=True)
class _FolderReading:
    root: Path
    notebook: Notebook
    folder: ElectionFolder

    def read_election(self) -> None:
        content = self._read(ELECTION_FILE)
        if content is None:
            return
        file = self._shown(ELECTION_FILE)
        self.folder.election = parse_entry(
            content, ELECTION_FIELDS, file=file, notebook=self.notebook
        )

    def read_contestants(self) -> None:
        self._read_contestant_files(self.root / CONTESTANT_FOLDER, CONTESTANT_FOLDER, None)
        if not self.folder.contestants:
            self.notebook.note(
                self._shown(CONTESTANT_FOLDER),
                "There is no contestant.",
                "Write one file each in the folder contestants/.",
            )
        if self.folder.election is None:
            return
        for relative in self.folder.election.list_texts("parties"):
            self._read_list(relative, "parties", elsewhere=False)
        for relative in self.folder.election.list_texts("neighbours"):
            if (self.root / relative).is_dir():
                self._read_neighbour(relative)
            else:
                self._read_list(relative, "neighbours", elsewhere=True)

    def read_accounts(self) -> None:
        self._read_account_file(ACCOUNT_FILE)

    def refuse_strangers(self) -> None:
        known = {ELECTION_FILE, CONTESTANT_FOLDER, ACCOUNT_FILE}
        if self.folder.election is not None:
            known |= {Path(name).parts[0] for name in self.folder.election.list_texts("parties")}
            known |= {Path(name).parts[0] for name in self.folder.election.list_texts("neighbours")}
        for path in sorted(self.root.iterdir()):
            if path.name not in known and path.suffix != ".md" and path.name[0] not in "._":
                self.notebook.note(
                    self._shown(path.name),
                    "This file is not read: it is no part of an election.",
                    f"Files are {ELECTION_FILE}, {CONTESTANT_FOLDER}/*.yaml, {ACCOUNT_FILE} "
                    "and those named under parties and neighbours.",
                )

    def _read_contestant_files(self, folder: Path, shown: str, elsewhere: str | None) -> None:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            relative = f"{shown}/{path.name}"
            if path.suffix != ".yaml":
                if path.name[0] not in "._":
                    self.notebook.note(
                        self._shown(relative),
                        "This file is not read: a contestant is a .yaml file.",
                        "Rename it, or take it out of the folder.",
                    )
                continue
            content = self._read(relative)
            if content is None:
                continue
            entry = parse_entry(
                content, CONTESTANT_FIELDS, file=self._shown(relative), notebook=self.notebook
            )
            if entry is not None:
                self.folder.contestants.append(
                    ContestantEntry(entry=entry, elsewhere=elsewhere, file_stem=path.stem)
                )

    def _read_account_file(self, relative: str) -> None:
        content = self._read(relative) if (self.root / relative).exists() else None
        if content is not None:
            self.folder.accounts += parse_account_table(
                content, file=self._shown(relative), notebook=self.notebook
            )

    def _read_list(self, relative: str, key: str, *, elsewhere: bool) -> None:
        there = (self.root / relative).is_file() and not Path(relative).is_absolute()
        if not there and self.folder.election is not None:
            election = self.folder.election
            self.notebook.note(
                election.file,
                f'There is no file "{relative}" beside this one.',
                "Write the path as it goes from this folder.",
                line=election.line_of(key),
                key=key,
            )
            return
        content = self._read(relative)
        if content is None:
            return
        listed = parse_entry(
            content, CONTESTANT_LIST_FIELDS, file=self._shown(relative), notebook=self.notebook
        )
        if listed is None:
            return
        title = listed.find_text("title") or relative
        for entry in listed.list_entries("contestants"):
            running_in = (entry.find_text("running_in") or title) if elsewhere else None
            self.folder.contestants.append(ContestantEntry(entry=entry, elsewhere=running_in))

    def _read_neighbour(self, relative: str) -> None:
        content = self._read(f"{relative}/{ELECTION_FILE}")
        if content is None:
            return
        file = self._shown(f"{relative}/{ELECTION_FILE}")
        neighbour = parse_entry(content, ELECTION_FIELDS, file=file, notebook=self.notebook)
        title = (neighbour.find_text("title") if neighbour is not None else None) or relative
        shown = f"{relative}/{CONTESTANT_FOLDER}"
        self._read_contestant_files(self.root / shown, shown, title)
        self._read_account_file(f"{relative}/{ACCOUNT_FILE}")

    def _read(self, relative: str) -> bytes | None:
        file = self._shown(relative)
        content = read_bytes(self.root / relative, file=file, notebook=self.notebook)
        if content is not None:
            self.folder.contents[relative] = content
        return content

    def _shown(self, relative: str) -> str:
        return os.path.normpath(f"{self.folder.name}/{relative}")
