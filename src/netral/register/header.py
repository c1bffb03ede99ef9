"""Which column of a file is which: recognised by header names, never by file name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Column(StrEnum):
    """A column that is read; every other column of a file is dropped unread."""

    PNS_ID = "pns_id"
    NIP = "nip"
    NAME = "name"
    TITLE_BEFORE = "title_before"
    TITLE_AFTER = "title_after"
    EMPLOYMENT_KIND = "employment_kind"
    LEGAL_STATUS = "legal_status"
    APPOINTMENT_STATUS = "appointment_status"
    POSITION_KIND = "position_kind"
    POSITION = "position"
    ECHELON = "echelon"
    UNIT = "unit"
    AGENCY = "agency"
    POSITION_SINCE = "position_since"
    SERVING_SINCE = "serving_since"
    PLATFORM = "platform"
    HANDLE = "handle"
    URL = "url"
    ACCOUNT_ID = "account_id"
    DISPLAY_NAME = "display_name"
    DECLARED_ON = "declared_on"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    VISIBILITY = "visibility_at_declaration"
    SOURCE_DOCUMENT = "source_document"


Named = Mapping[str, Column | None]
"""Folded titles, and the columns that a person says they are; `None` for one not to be read."""
NOT_NAMED: Named = MappingProxyType({})


class TableKind(StrEnum):
    """What the rows of a file are."""

    REGISTER = "register"
    ACCOUNTS = "accounts"
    BOTH = "register and accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A recognised header: what the rows are, and where the needed columns stand."""

    kind: TableKind
    positions: Mapping[Column, int]
    titles: Mapping[Column, str]
    """The column names as the file writes them, for messages."""
    width: int


_SPELLINGS: dict[Column, tuple[str, ...]] = {
    Column.PNS_ID: ("PNS ID", "ID PNS"),
    Column.NIP: ("NIP BARU", "NIP", "NIP PNS", "NIP pegawai", "NIP 18"),
    Column.NAME: ("NAMA", "nama pegawai", "nm pegawai", "nama lengkap", "nama PNS", "name"),
    Column.TITLE_BEFORE: ("GELAR DEPAN", "glr depan"),
    Column.TITLE_AFTER: ("GELAR BELAKANG", "glr belakang"),
    Column.EMPLOYMENT_KIND: ("JENIS PEGAWAI NAMA", "JENIS PEGAWAI", "jns pegawai"),
    Column.LEGAL_STATUS: (
        "KEDUDUKAN HUKUM NAMA",
        "KEDUDUKAN HUKUM",
        "kedudukan PNS nama",
        "status aktif",
    ),
    Column.APPOINTMENT_STATUS: ("STATUS CPNS PNS", "status pegawai", "status kepegawaian"),
    Column.POSITION_KIND: ("JENIS JABATAN NAMA", "JENIS JABATAN", "jns jabatan"),
    Column.POSITION: ("JABATAN NAMA", "nama jabatan", "nm jabatan", "JABATAN", "position"),
    Column.ECHELON: ("ESELON NAMA", "ESELON", "nama eselon"),
    Column.UNIT: (
        "UNOR NAMA",
        "UNOR",
        "nm OPD",
        "nama OPD",
        "OPD",
        "nama unit kerja",
        "unit kerja",
        "SKPD",
        "perangkat daerah",
        "unit",
    ),
    Column.AGENCY: ("INSTANSI KERJA NAMA", "INSTANSI KERJA", "nama instansi", "instansi"),
    Column.POSITION_SINCE: ("TMT JABATAN",),
    Column.SERVING_SINCE: ("TMT CPNS", "TMT PPPK", "TMT pengangkatan"),
    Column.PLATFORM: ("platform", "media sosial", "nama platform"),
    Column.HANDLE: ("handle", "username", "user name", "nama pengguna"),
    Column.URL: ("url", "link", "tautan", "url profil"),
    Column.ACCOUNT_ID: ("account id", "id akun"),
    Column.DISPLAY_NAME: ("display name", "nama tampilan"),
    Column.DECLARED_ON: ("declared on", "tanggal pernyataan", "tgl pernyataan"),
    Column.VALID_FROM: ("valid from", "berlaku dari", "berlaku mulai"),
    Column.VALID_TO: ("valid to", "berlaku sampai", "berlaku hingga"),
    Column.VISIBILITY: ("visibility at declaration", "visibilitas"),
    Column.SOURCE_DOCUMENT: ("source document", "dokumen sumber"),
}
"""Earlier spellings win when a file has two of them."""

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")
_ACCOUNT_NAMES = frozenset({Column.HANDLE, Column.URL, Column.ACCOUNT_ID})
_ACCOUNT_STARTS = frozenset({Column.VALID_FROM, Column.DECLARED_ON})
_PERSON_COLUMNS = frozenset(
    {
        Column.PNS_ID,
        Column.NAME,
        Column.EMPLOYMENT_KIND,
        Column.LEGAL_STATUS,
        Column.APPOINTMENT_STATUS,
        Column.POSITION,
        Column.UNIT,
        Column.AGENCY,
        Column.SERVING_SINCE,
    }
)


def fold_title(title: str) -> str:
    """Fold a column name to the form in which names are compared.

    Example:
        >>> fold_title("NIP BARU"), fold_title("nipBaru"), fold_title("nip_baru")
        ('nipbaru', 'nipbaru', 'nipbaru')
    """
    return _NOT_LETTERS.sub("", title.casefold())


_RANKS: dict[str, tuple[Column, int]] = {
    fold_title(spelling): (column, rank)
    for column, spellings in _SPELLINGS.items()
    for rank, spelling in enumerate(spellings)
}


def find_columns(cells: Sequence[object], named: Named = NOT_NAMED) -> dict[Column, int]:
    """Find the needed columns in what may be a header row.

    Args:
        cells: The cells of the row.
        named: What a person says that columns are; it wins over what is recognised.

    Returns:
        The position of each column that was found.
    """
    best: dict[Column, tuple[int, int]] = {}
    for position, cell in enumerate(cells):
        if not isinstance(cell, str):
            continue
        title = fold_title(cell)
        column, rank = _RANKS.get(title, (None, 0))
        if title in named:
            column, rank = named[title], -1
        if column is not None and (column not in best or rank < best[column][0]):
            best[column] = (rank, position)
    return {column: position for column, (_, position) in best.items()}


def find_layout(cells: Sequence[object], named: Named = NOT_NAMED) -> Layout | None:
    """Find what table a row is the header of.

    Args:
        cells: The cells of the row.
        named: As for `find_columns`.

    Returns:
        The layout, or `None` if the row is no header that Netral knows.
    """
    positions = find_columns(cells, named)
    if Column.NIP not in positions:
        return None
    has_person = bool(_PERSON_COLUMNS & positions.keys())
    has_account = (
        Column.PLATFORM in positions
        and bool(_ACCOUNT_NAMES & positions.keys())
        and bool(_ACCOUNT_STARTS & positions.keys())
    )
    if not has_person and not has_account:
        return None
    kind = TableKind.ACCOUNTS if has_account else TableKind.REGISTER
    if has_person and has_account:
        kind = TableKind.BOTH
    return Layout(
        kind=kind,
        positions=positions,
        titles={column: str(cells[at]).strip() for column, at in positions.items()},
        width=len(cells),
    )


def find_missing(found: Mapping[Column, int]) -> tuple[str, ...]:
    """Name what a row lacks to be the header of the table it comes closest to.

    Args:
        found: The columns that were found.

    Returns:
        The names of the missing columns, as the files of that kind write them.
    """
    missing = [] if Column.NIP in found else ["nip"]
    if found.keys() & (_ACCOUNT_NAMES | _ACCOUNT_STARTS | {Column.PLATFORM}):
        if Column.PLATFORM not in found:
            missing.append("platform")
        if not _ACCOUNT_NAMES & found.keys():
            missing.append("handle (or url or account_id)")
        if not _ACCOUNT_STARTS & found.keys():
            missing.append("valid_from")
    elif not _PERSON_COLUMNS & found.keys():
        missing.append("NAMA")
    return tuple(missing)
