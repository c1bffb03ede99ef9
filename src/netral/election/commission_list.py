"""Reads the commission's list of campaign accounts, with the row of every problem.

The commission's application prints the list, and it comes as a signed scan (PKPU 15/2023
art. 37-38; PKPU 13/2024): somebody types it into this table. The columns are ours.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from netral.election.account_table import AccountRow
from netral.election.commission_row import CommissionRow
from netral.election.folder import ContestantEntry, ElectionFolder
from netral.election.sentence import SENTENCES_OF_ELECTION
from netral.values.account import fold_handle
from netral.values.notebook import Notebook
from netral.values.problem import Severity
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


def extend_accounts(folder: ElectionFolder, path: Path, notebook: Notebook) -> None:
    """Extend the campaign accounts of an election by the commission's list.

    An account that the election's own table has for the same contestant stays as it
    stands there, which is noted: the table can say more, such as that it is personal.

    Args:
        folder: The entries of the election.
        path: The list.
        notebook: Takes every problem found.
    """
    content = read_bytes(
        path,
        file=str(path),
        notebook=notebook,
        limit_kib=4096,
        sentences=SENTENCES_OF_ELECTION,
    )
    if content is None:
        return
    folder.contents[LIST_NAME] = content
    rows = parse_commission_list(
        content,
        file=str(path),
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
                str(path),
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
    content: bytes,
    *,
    file: str,
    election_id: str,
    contestants: Sequence[ContestantEntry],
    notebook: Notebook,
) -> list[AccountRow]:
    """Parse the list.

    Args:
        content: CSV in UTF-8 with a header, cells parted by commas or semicolons.
        file: How problems name the file.
        election_id: Rows of other elections are refused.
        contestants: Whom the rows may name, by number, by name, or by both.
        notebook: Takes every problem found.

    Returns:
        The rows without problems, as rows of `netral.election.account_table`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        notebook.note(file, "The file is not UTF-8 text.", "Save it as CSV UTF-8.")
        return []
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[AccountRow] = []
    try:
        names = _read_header(next(lines, []), file=file, notebook=notebook)
        if names is None:
            return []
        for cells in lines:
            row = CommissionRow(
                file=file,
                line=lines.line_num,
                notebook=notebook,
                election_id=election_id,
                contestants=contestants,
                cells={
                    name: cell.strip() for name, cell in zip(names, cells, strict=False) if name
                },
            )
            account = _read_row(row, len(cells), len(names)) if any(cells) else None
            found += [account] if account is not None else []
    except csv.Error as error:
        notebook.note(
            file,
            f"The table cannot be read on from here: {error}.",
            "Look for a quote that is not closed.",
            line=lines.line_num,
        )
    if not found and not notebook.problems:
        notebook.note(file, "The list holds no account.", "Hand in the list that has them.")
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
