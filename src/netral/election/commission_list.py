"""Reads the commission's list of campaign accounts, with the row of every problem.

The commission's application prints the list, and it comes as a signed scan (PKPU 15/2023
art. 37-38; PKPU 13/2024): somebody types it into this table. The columns are ours.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from netral.election.account_table import AccountRow
from netral.election.commission_row import CommissionRow
from netral.election.folder import ContestantEntry, ElectionFolder
from netral.election.sentence import SENTENCES_OF_ELECTION
from netral.values.account import fold_handle
from netral.values.notebook import Notebook
from netral.values.problem import Problem, Severity
from netral.values.yaml_document import read_bytes

LIST_NAME = "campaign accounts of the commission"
"""Under this name the list is part of the election's digest."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "election": ("pemilihan",),
    "participant_name": ("nama_peserta", "pasangan_calon"),
    "number": ("nomor_urut", "nomor"),
    "platform": ("media_sosial",),
    "account_name": ("nama_akun",),
    "url": ("tautan", "alamat_akun"),
    "account_id": ("id_akun",),
    "registered_on": ("tanggal_daftar",),
    "closed_on": ("tanggal_tutup",),
    "source_document": ("dokumen_sumber",),
}
"""Our columns, and what an office calls them."""
PASSED_OVER = frozenset(
    {
        *("level", "region_code", "participant_type", "manager", "participant_kind"),
        *("tingkat", "kode_wilayah", "jenis_peserta", "pengelola", "no", "nomor_baris"),
    }
)
"""Columns that the list may have and that are never read; who runs an account is nobody's here."""
_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CommissionTable:
    """The cells of the list as they stand in the file; whom they name is not yet looked at."""

    file: str
    """How problems name the file."""
    content: bytes | None
    """The file itself; ``None`` if it cannot be read."""
    lines: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Number and cells of each line, the header first."""
    problems: tuple[Problem, ...] = ()
    """What kept the file, or the rest of it, from being read."""


def read_commission_table(path: Path) -> CommissionTable:
    """Read the cells of the list; a caller who was given the file by others reads it apart.

    See `netral.batch.commission_file`, which does so.

    Args:
        path: CSV in UTF-8 with a header, cells parted by commas or semicolons.

    Returns:
        The cells, and what is wrong with the file.
    """
    notebook, file = Notebook(), str(path)
    content = read_bytes(
        path, file=file, notebook=notebook, limit_kib=4096, sentences=SENTENCES_OF_ELECTION
    )
    lines = _split_cells(content, file, notebook) if content is not None else []
    return CommissionTable(
        file=file, content=content, lines=tuple(lines), problems=tuple(notebook.problems)
    )


def _split_cells(
    content: bytes, file: str, notebook: Notebook
) -> list[tuple[int, tuple[str, ...]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        notebook.note(file, "The file is not UTF-8 text.", "Save it as CSV UTF-8.")
        return []
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, tuple[str, ...]]] = []
    try:
        lines.extend((reader.line_num, tuple(cells)) for cells in reader)
    except csv.Error as error:
        notebook.note(
            file,
            f"The table cannot be read on from here: {error}.",
            "Look for a quote that is not closed.",
            line=reader.line_num,
        )
    return lines


def extend_accounts(folder: ElectionFolder, table: CommissionTable, notebook: Notebook) -> None:
    """Extend the campaign accounts of an election by the commission's list.

    An account that the election's own table has for the same contestant stays as it
    stands there, which is noted: the table can say more, such as that it is personal.

    Args:
        folder: The entries of the election.
        table: The list.
        notebook: Takes every problem found.
    """
    notebook.problems.extend(table.problems)
    if table.content is None:
        return
    folder.contents[LIST_NAME] = table.content
    rows = parse_commission_list(
        table,
        election_id=(folder.election.find_text("election") if folder.election else None) or "",
        contestants=folder.contestants,
        notebook=notebook,
    )
    known = list(folder.accounts)
    for row in rows:
        twin = next((each for each in known if _is_same(each, row)), None)
        if twin is None:
            folder.accounts.append(row)
        else:
            notebook.note(
                table.file,
                f"The account stands in {twin.file}, row {twin.line}, already; that row counts.",
                "Write the days there, if the list has them and the table has not.",
                line=row.line,
                severity=Severity.WARNING,
            )


def _is_same(one: AccountRow, other: AccountRow) -> bool:
    if one.platform is not other.platform or one.contestant_id != other.contestant_id:
        return False
    if one.account_id and one.account_id == other.account_id:
        return True
    handles = [fold_handle(each.handle) for each in (one, other) if each.handle]
    return len(handles) > 1 and handles[0] == handles[1]


def parse_commission_list(
    table: CommissionTable,
    *,
    election_id: str,
    contestants: Sequence[ContestantEntry],
    notebook: Notebook,
) -> list[AccountRow]:
    """Parse the list.

    Args:
        table: The cells of the list.
        election_id: Rows of other elections are refused.
        contestants: Whom the rows may name, by number, by name, or by both.
        notebook: Takes every problem found.

    Returns:
        The rows without problems, as rows of `netral.election.account_table`.
    """
    if not table.lines and table.problems:
        return []
    header = table.lines[0][1] if table.lines else ()
    names = _read_header(header, file=table.file, notebook=notebook)
    if names is None:
        return []
    found: list[AccountRow] = []
    for line, cells in table.lines[1:]:
        row = CommissionRow(
            file=table.file,
            line=line,
            notebook=notebook,
            election_id=election_id,
            contestants=contestants,
            cells={name: cell.strip() for name, cell in zip(names, cells, strict=False) if name},
        )
        account = _read_row(row, len(cells), len(names)) if any(cells) else None
        found += [account] if account is not None else []
    if not found and not notebook.problems:
        notebook.note(table.file, "The list holds no account.", "Hand in the list that has them.")
    return found


def _read_row(row: CommissionRow, count: int, wanted: int) -> AccountRow | None:
    if count == wanted:
        return row.read()
    row.note(
        None,
        f"The row has {count} cells; the header has {wanted}.",
        'Put quotes around a text that holds the separator: "a, b".',
    )
    return None


def _read_header(cells: Sequence[str], *, file: str, notebook: Notebook) -> list[str] | None:
    ours = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
    written = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    names = [ours.get(name, "") for name in written]
    for name, found in zip(written, names, strict=True):
        if not found and name not in PASSED_OVER:
            notebook.note(
                file,
                f'The column "{name[:_SHOWN]}" is not known, and was not read.',
                f"Known columns: {', '.join(COLUMNS)}.",
                line=1,
                severity=Severity.WARNING,
            )
    complaints = [
        f'The column "{name}" stands here twice.' for name in COLUMNS if names.count(name) > 1
    ]
    if not {"number", "participant_name"} & set(names):
        complaints.append('Neither "number" nor "participant_name" says whose the accounts are.')
    if "platform" not in names:
        complaints.append('The column "platform" is missing.')
    if not {"account_name", "url", "account_id"} & set(names):
        complaints.append('Neither "account_name" nor "url" nor "account_id" names the accounts.')
    for complaint in complaints:
        notebook.note(file, complaint, "See docs/howto/new_election.md.", line=1)
    return None if complaints else names
