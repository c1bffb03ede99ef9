"""One row of the commission's list of campaign accounts: whose it is, and which account."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netral.election.account_link import find_account
from netral.election.account_table import AccountRow
from netral.election.contest import Certainty
from netral.election.folder import ContestantEntry
from netral.election.folding import fold_name
from netral.values.account import fold_handle
from netral.values.notebook import Notebook
from netral.values.platform import Platform, find_platform
from netral.values.problem import Severity
from netral.values.yaml_value import find_day

_HANDLE = re.compile(r"@?[A-Za-z0-9._-]{1,60}")
_DAMAGED_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+]?[0-9]+|[0-9]+[.,]0+")
_LOCAL_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_SHOWN = 60


@dataclass(slots=True, kw_only=True)
class CommissionRow:
    """One row of the list; what is wrong in it is noted, all at once."""

    file: str
    line: int
    notebook: Notebook
    election_id: str
    contestants: Sequence[ContestantEntry]
    cells: Mapping[str, str]
    """By our names of the columns, without white space around."""
    is_damaged: bool = False

    def note(self, column: str | None, message: str, remedy: str) -> None:
        """Note what makes the row useless."""
        self.is_damaged = True
        self.notebook.note(self.file, message, remedy, line=self.line, key=column)

    def read(self) -> AccountRow | None:
        """Read the row; ``None`` if anything is wrong in it."""
        self._check_election()
        contestant_id = self._find_contestant()
        platform = self._find_platform()
        handle, account_id = self._find_account(platform) if platform else (None, None)
        first, last = self._find_day("registered_on"), self._find_day("closed_on")
        if first is not None and last is not None and last < first:
            self.note(
                "closed_on", f"It was closed on {last}, before {first}.", "Exchange the days."
            )
        if first is None and not self.cells.get("registered_on"):
            self.notebook.note(
                self.file,
                "The row does not say since when the account is registered.",
                "Write the day: without it the account counts for the whole election.",
                line=self.line,
                key="registered_on",
                severity=Severity.WARNING,
            )
        if self.is_damaged or contestant_id is None:
            return None
        return AccountRow(
            file=self.file,
            line=self.line,
            contestant_id=contestant_id,
            kind="campaign",
            platform=platform,
            handle=handle,
            account_id=account_id,
            display_name=self.cells.get("account_name") or None,
            first_date=first,
            last_date=last,
            certainty=Certainty.OFFICIAL,
            source=self.cells.get("source_document") or None,
        )

    def _check_election(self) -> None:
        named = self.cells.get("election", "")
        if named and named.casefold() != self.election_id.casefold():
            self.note(
                "election",
                f'The row is of "{named[:_SHOWN]}", not of {self.election_id}.',
                "Hand in each election's list with its own election.",
            )

    def _find_contestant(self) -> str | None:
        number, name = self.cells.get("number", ""), self.cells.get("participant_name", "")
        if not number and not name:
            self.note("participant_name", "The row does not say whose the account is.", "Write it.")
            return None
        by_number = self._find_by_number(number) if number else None
        by_name = self._find_by_name(name) if name else None
        if number and by_number is None:
            self.note("number", f'Nobody here has the number "{number[:_SHOWN]}".', "Look it up.")
        elif name and by_name is None:
            known = ", ".join(_ids(self.contestants)[:12])
            self.note("participant_name", "No contestant has that name.", f"One of: {known}.")
        elif by_number and by_name and by_number != by_name:
            self.note(
                "number",
                f"The number is that of {by_number}, the name that of {by_name}.",
                "Mend the wrong one: the account would count for somebody else.",
            )
        return by_number or by_name

    def _find_by_number(self, number: str) -> str | None:
        digits = number.removesuffix(".0").lstrip("0")
        for each in self.contestants:
            own = each.entry.values.get("ballot_number")
            # Parties that only nominate have numbers too, of another ballot.
            is_on_ballot = each.elsewhere is None and each.file_stem is not None
            if is_on_ballot and own is not None and str(own) == digits:
                return each.entry.find_text("contestant")
        return None

    def _find_by_name(self, name: str) -> str | None:
        wanted = fold_name(name)
        for each in self.contestants:
            if each.elsewhere is None and wanted in _names(each):
                return each.entry.find_text("contestant")
        return None

    def _find_platform(self) -> Platform | None:
        written = self.cells.get("platform", "")
        platform = find_platform(written)
        if platform is None:
            self.note(
                "platform",
                f'"{written[:_SHOWN]}" is no platform that is known here.',
                f"One of: {', '.join(Platform)}.",
            )
        return platform

    def _find_account(self, platform: Platform) -> tuple[str | None, str | None]:
        handle, account_id = self._read_link(platform)
        written_id, name = self.cells.get("account_id", ""), self.cells.get("account_name", "")
        if written_id and _DAMAGED_NUMBER.fullmatch(written_id):
            self.note(
                "account_id",
                "The id was made a number by a spreadsheet; its last digits are lost.",
                "Take it from its source again and keep the column as text.",
            )
        elif written_id:
            account_id = written_id
        own = fold_handle(name) if _HANDLE.fullmatch(name) else None
        if name.startswith("@") and handle is not None and own != fold_handle(handle):
            self.note(
                "account_name",
                "The name and the link are of two accounts.",
                "Write one account a row; a handle can get a new owner, so keep its id too.",
            )
        handle = handle or own
        if handle is None and account_id is None and not self.is_damaged:
            self.note(
                "account_name",
                "Only a display name is given: it names no account.",
                "Write the handle with @, or the link to the account.",
            )
        return handle, account_id

    def _read_link(self, platform: Platform) -> tuple[str | None, str | None]:
        link = self.cells.get("url", "")
        if not link:
            return None, None
        if len(re.findall(r"https?://", link)) > 1 or re.search(r"[\s;,]", link):
            self.note("url", "The cell holds more than one link.", "Write one account a row.")
            return None, None
        found = find_account(link, platform)
        if found is None:
            self.note(
                "url",
                f"This is no link to an account on {platform}.",
                "Open the account itself and copy its address; a link to a post names no account.",
            )
            return None, None
        return found

    def _find_day(self, column: str) -> date | None:
        written = self.cells.get(column, "")
        if not written:
            return None
        local = _LOCAL_DAY.fullmatch(written)
        text = f"{local[3]}-{int(local[2]):02}-{int(local[1]):02}" if local else written
        day = find_day(text)
        if day is None:
            self.note(
                column,
                f'"{written[:_SHOWN]}" is no day.',
                "Write it as 2024-09-22 or as 22-09-2024.",
            )
        return day


def _ids(contestants: Sequence[ContestantEntry]) -> list[str]:
    return [each.entry.find_text("contestant") or "" for each in contestants if not each.elsewhere]


def _names(contestant: ContestantEntry) -> set[str]:
    entry = contestant.entry
    named = [entry.find_text("contestant"), entry.find_text("title"), entry.find_text("short_name")]
    named += entry.list_texts("members")
    named += [name.find_text("text") for name in entry.list_entries("names")]
    return {fold_name(each) for each in named if each}
