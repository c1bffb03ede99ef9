"""Reads the table of campaign accounts, with the row of every problem."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netral.election.contest import Certainty
from netral.election.fields import ACCOUNT_COLUMNS
from netral.election.sentence import SENTENCES_OF_ELECTION
from netral.values.notebook import Notebook
from netral.values.platform import Platform, find_platform
from netral.values.yaml_fault import Fault
from netral.values.yaml_value import Page, find_day

_DAMAGED_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+]?[0-9]+|[0-9]+[.]0")
_HANDLE = re.compile(r"@?[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One row of the table, as far as it could be read."""

    file: str
    line: int
    contestant_id: str
    kind: str
    platform: Platform | None
    handle: str | None
    account_id: str | None
    display_name: str | None
    first_date: date | None
    last_date: date | None
    certainty: Certainty
    source: str | None
    damaged: bool = False
    """What would name the account was there, but could not be read."""


def parse_account_table(content: bytes, *, file: str, notebook: Notebook) -> list[AccountRow]:
    """Parse the CSV table of campaign accounts.

    Args:
        content: The bytes of the file, UTF-8, comma-separated, with a header.
        file: How problems name the file.
        notebook: Takes every problem found.

    Returns:
        The rows; a row with a problem is in it as far as it could be read.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        notebook.note(file, "The file is not UTF-8 text.", "Save it as CSV UTF-8.")
        return []
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[AccountRow] = []
    try:
        header = [name.strip() for name in next(lines, [])]
        if not _check_header(header, file=file, notebook=notebook):
            return []
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            row = _Row(Page(file, notebook, SENTENCES_OF_ELECTION), lines.line_num)
            if len(cells) != len(header):
                row.note(
                    None,
                    f"The row has {len(cells)} cells; the header has {len(header)}.",
                    'Put quotes around a text that holds a comma: "a, b".',
                )
                continue
            rows.append(row.read(dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        notebook.note(
            file,
            f"The table cannot be read on from here: {error}.",
            "Look for a quote that is not closed.",
            line=lines.line_num,
        )
    return rows


def _check_header(header: list[str], *, file: str, notebook: Notebook) -> bool:
    known = [column.key for column in ACCOUNT_COLUMNS]
    complaints = [
        (f'The column "{name}" is not known.', f"Known columns: {', '.join(known)}.")
        for name in header
        if name not in known
    ]
    complaints += [
        (f'The column "{column.key}" is missing.', f"Add it: {column.says}")
        for column in ACCOUNT_COLUMNS
        if column.required and column.key not in header
    ]
    complaints += [
        (f'The column "{name}" stands here twice.', "Keep one of them.")
        for name in known
        if header.count(name) > 1
    ]
    for message, remedy in complaints:
        notebook.note(file, message, remedy, line=1)
    return not complaints


@dataclass(frozen=True, slots=True)
class _Row:
    page: Page
    line: int

    def note(self, column: str | None, message: str, remedy: str) -> None:
        self.page.notebook.note(self.page.file, message, remedy, line=self.line, key=column)

    def note_word(self, column: str, written: str, known: Sequence[str]) -> None:
        self.page.note(
            Fault.WORD_UNKNOWN,
            line=self.line,
            key=column,
            written=written,
            known=", ".join(known),
        )

    def read(self, cells: dict[str, str]) -> AccountRow:
        values = {name: cell.strip() for name, cell in cells.items()}
        first, last = self._day(values, "first_day"), self._day(values, "last_day")
        if first is not None and last is not None and last < first:
            self.note(
                "last_day",
                f"The account ends on {last} before it begins on {first}.",
                "Exchange the two days, or mend the wrong one.",
            )
        return AccountRow(
            file=self.page.file,
            line=self.line,
            contestant_id=self._required(values, "contestant"),
            kind=self._kind(values),
            platform=self._platform(values),
            handle=self._handle(values),
            account_id=self._account_id(values),
            display_name=values.get("display_name") or None,
            first_date=first,
            last_date=last,
            certainty=self._certainty(values),
            source=values.get("source") or None,
            damaged=bool(values.get("handle") or values.get("account_id")),
        )

    def _required(self, values: dict[str, str], column: str) -> str:
        if not values[column]:
            self.note(column, "The cell is empty.", "Fill it in, or take the row out.")
        return values[column]

    def _kind(self, values: dict[str, str]) -> str:
        choices = next(column.choices for column in ACCOUNT_COLUMNS if column.key == "kind")
        kind = self._required(values, "kind")
        if kind and kind not in choices:
            self.note_word("kind", kind, choices)
        return kind

    def _platform(self, values: dict[str, str]) -> Platform | None:
        written = self._required(values, "platform")
        platform = find_platform(written)
        if written and platform is None:
            self.note(
                "platform",
                f'"{written}" is no platform that is known here.',
                f"One of: {', '.join(Platform)}.",
            )
        return platform

    def _handle(self, values: dict[str, str]) -> str | None:
        handle = values.get("handle", "")
        if not handle:
            return None
        if _HANDLE.fullmatch(handle) is None:
            self.note(
                "handle",
                f'"{handle[:60]}" is not a handle: it may hold letters, digits, ".", "_" and "-".',
                "An address or a display name is no handle; put it under display_name.",
            )
            return None
        return handle

    def _account_id(self, values: dict[str, str]) -> str | None:
        written = values.get("account_id", "")
        if written and _DAMAGED_NUMBER.fullmatch(written):
            self.note(
                "account_id",
                f"{written} was made a number by a spreadsheet; its last digits are lost.",
                "Take the id from its source again and keep the column as text.",
            )
            return None
        return written or None

    def _day(self, values: dict[str, str], column: str) -> date | None:
        written = values.get(column, "")
        if not written:
            return None
        day = find_day(written)
        if day is None:
            self.page.note(Fault.NO_DAY, line=self.line, key=column, written=written[:60])
        return day

    def _certainty(self, values: dict[str, str]) -> Certainty:
        written = values.get("certainty", "")
        if written and written not in tuple(Certainty):
            self.note_word("certainty", written, tuple(Certainty))
            return Certainty.KNOWLEDGE
        return Certainty(written) if written else Certainty.KNOWLEDGE
