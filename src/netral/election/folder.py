"""Reads the folder of an election: which files it is made of, and their entries."""

import hashlib
import os.path
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from netral.election.account_table import AccountRow, parse_account_table
from netral.election.document import parse_entry
from netral.election.entry import Entry, Field
from netral.election.fields import CONTESTANT_FIELDS, CONTESTANT_LIST_FIELDS, ELECTION_FIELDS
from netral.election.sentence import SENTENCES_OF_ELECTION
from netral.values.notebook import Notebook
from netral.values.yaml_document import read_bytes

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
    unread: set[str] = field(default_factory=set)
    """Ids of contestants, by their files, and lists of contestants that could not be read."""
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
        self.folder.election = self._parse(ELECTION_FILE, ELECTION_FIELDS)

    def read_contestants(self) -> None:
        self._read_contestant_files(self.root / CONTESTANT_FOLDER, CONTESTANT_FOLDER, None)
        if not self.folder.contestants and not self.folder.unread:
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
        election = self.folder.election
        if election is None:
            return
        named = election.list_texts("parties") + election.list_texts("neighbours")
        known = {ELECTION_FILE, CONTESTANT_FOLDER, ACCOUNT_FILE}
        known |= {Path(name).parts[0] for name in named}
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
            entry = self._parse(relative, CONTESTANT_FIELDS)
            if entry is None:
                self.folder.unread.add(path.stem)
            else:
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
            election.note(
                key,
                f'There is no file "{relative}" beside this one.',
                "Write the path as it goes from this folder.",
            )
            self.folder.unread.add(relative)
            return
        listed = self._parse(relative, CONTESTANT_LIST_FIELDS)
        if listed is None:
            self.folder.unread.add(relative)
            return
        title = listed.find_text("title") or relative
        for entry in listed.list_entries("contestants"):
            running_in = (entry.find_text("running_in") or title) if elsewhere else None
            self.folder.contestants.append(ContestantEntry(entry=entry, elsewhere=running_in))

    def _read_neighbour(self, relative: str) -> None:
        neighbour = self._parse(f"{relative}/{ELECTION_FILE}", ELECTION_FIELDS)
        if neighbour is None:
            return
        title = neighbour.find_text("title") or relative
        shown = f"{relative}/{CONTESTANT_FOLDER}"
        self._read_contestant_files(self.root / shown, shown, title)
        self._read_account_file(f"{relative}/{ACCOUNT_FILE}")

    def _parse(self, relative: str, fields: Sequence[Field]) -> Entry | None:
        content = self._read(relative)
        if content is None:
            return None
        return parse_entry(content, fields, file=self._shown(relative), notebook=self.notebook)

    def _read(self, relative: str) -> bytes | None:
        file = self._shown(relative)
        content = read_bytes(
            self.root / relative,
            file=file,
            notebook=self.notebook,
            limit_kib=1024,
            sentences=SENTENCES_OF_ELECTION,
        )
        if content is not None:
            self.folder.contents[relative] = content
        return content

    def _shown(self, relative: str) -> str:
        return os.path.normpath(f"{self.folder.name}/{relative}")
