"""What is told of an import's files: by the officer who gave them, and by the worker."""

import msgspec


class FileGiven(msgspec.Struct, kw_only=True):
    """A file as it was given, and what a person said of its columns."""

    name: str
    size_bytes: int
    columns: dict[str, str] = {}
    """Of a register: title to our column, empty for one not to be read. Of a table of acts:
    our column to theirs."""
    constants: dict[str, str] = {}
    """Of a table of acts: what is the same in every row."""
    zone: str = ""
    is_named: bool = False
    """Whether a person has said what its columns are."""


class ColumnTold(msgspec.Struct, kw_only=True):
    """A column of a file, and what is read of it."""

    title: str
    means: str = ""
    """Our column; empty if it is not read."""


class TableTold(msgspec.Struct, kw_only=True):
    """A table of a register's file."""

    sheet: str
    row: int
    kind: str
    """Empty if it is neither a register nor declared accounts."""
    columns: list[ColumnTold]
    missing: list[str]


class RowTold(msgspec.Struct, kw_only=True):
    """A row of a table of acts, masked."""

    pointer: str
    account: str
    verb: str
    occurred_at: str
    text: str
    refused: str


class ActsTableTold(msgspec.Struct, kw_only=True):
    """What the columns of a table of acts are taken for."""

    titles: list[str]
    columns: dict[str, str]
    """Our column to theirs."""
    constants: dict[str, str]
    zone: str
    assumptions: list[str]
    missing: list[str]
    rows: list[RowTold]


class FileTold(msgspec.Struct, kw_only=True):
    """What is in a file."""

    name: str
    sha256: str = ""
    rows: int | None = None
    """Rows of a register, or records of acts where they can be counted."""
    tables: list[TableTold] = []
    acts_table: ActsTableTold | None = None
    format_name: str = ""
    grade: str = ""
    would_read: list[str] = []
    would_not_read: list[tuple[str, str]] = []
    notes: list[str] = []
    problem: str = ""
    """Why it cannot be read at all."""


class ProblemTold(msgspec.Struct, kw_only=True):
    """A problem of a row; it quotes no cell."""

    file: str
    row: int | None
    column: str
    is_error: bool
    message: str
    remedy: str


class LeftOutTold(msgspec.Struct, kw_only=True):
    """A declared account that is not imported, and why."""

    platform: str
    name: str
    reason: str


class Preview(msgspec.Struct, kw_only=True):
    """What the worker found in the files."""

    files: list[FileTold]
    is_ready: bool
    """Whether everything in them is understood, so that they can be imported."""
    problems: list[ProblemTold] = []
    """The first ten thousand."""
    left_out: list[LeftOutTold] = []
