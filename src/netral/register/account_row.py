"""One row of declared accounts: from cells to an account, with everything that is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from netral.register.day import OPEN_END, NotADayError, read_day
from netral.register.fault import Fault, error, warning
from netral.register.handle import HandleError, ProfileName, parse_handle, parse_profile_address
from netral.register.header import Column
from netral.register.nip import Nip, parse_nip
from netral.values.platform import Platform, find_platform

_LOST_DIGITS = re.compile(r"\d(?:[.,]\d+)?\s*[eE]\s*\+?\s*\d+|\d{15,}[.,]0+")
_ROUNDED_ID = re.compile(r"\d{13,}000")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDraft:
    """A declaration as a row makes it, before anybody knows whose NIP it is."""

    nip: Nip
    platform: Platform
    handle: str | None
    account_id: str | None
    url: str | None = field(repr=False)
    display_name: str = field(repr=False)
    declared_on: date | None
    valid_from: date
    valid_to: date | None
    visibility_at_declaration: str
    source_document: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReading:
    """What a row declares; without a draft at least one fault is an error."""

    draft: AccountDraft | None
    faults: list[Fault] = field(default_factory=list)


def has_account(cells: Mapping[Column, object]) -> bool:
    """Whether a row of a file that holds both declares an account at all."""
    return any(
        str(cells.get(column, "")).strip()
        for column in (Column.PLATFORM, Column.HANDLE, Column.URL, Column.ACCOUNT_ID)
    )


def parse_account(cells: Mapping[Column, object]) -> AccountReading:
    """Parse the cells of a declaration.

    Args:
        cells: The cells by column.

    Returns:
        The draft of the account, or `None` with all the reasons.
    """
    reading = parse_nip(cells.get(Column.NIP, ""))
    faults = [fault for fault in reading.faults if fault.is_error]
    platform = _read_platform(cells, faults)
    name = ProfileName() if platform is None else _read_name(cells, platform, faults)
    declared_on = _read_day(cells, Column.DECLARED_ON, faults)
    valid_from = _read_day(cells, Column.VALID_FROM, faults) or declared_on
    valid_to = _read_day(cells, Column.VALID_TO, faults)
    _check_days(declared_on, valid_from, valid_to, faults)
    if any(fault.is_error for fault in faults) or not (reading.nip and platform and valid_from):
        return AccountReading(draft=None, faults=faults)
    draft = AccountDraft(
        nip=reading.nip,
        platform=platform,
        handle=name.handle,
        account_id=name.account_id,
        url=_text(cells, Column.URL) or None,
        display_name=_text(cells, Column.DISPLAY_NAME),
        declared_on=declared_on,
        valid_from=valid_from,
        valid_to=None if valid_to == OPEN_END else valid_to,
        visibility_at_declaration=_text(cells, Column.VISIBILITY).lower(),
        source_document=_text(cells, Column.SOURCE_DOCUMENT),
    )
    return AccountReading(draft=draft, faults=faults)


def _text(cells: Mapping[Column, object], column: Column) -> str:
    cell = cells.get(column, "")
    return " ".join(str(cell).split()) if cell != "" else ""


def _read_platform(cells: Mapping[Column, object], faults: list[Fault]) -> Platform | None:
    platform = find_platform(_text(cells, Column.PLATFORM))
    if platform is None:
        names = ", ".join(Platform)
        faults.append(
            error(Column.PLATFORM, "There is no platform of this name.", f"Write one of {names}.")
        )
    return platform


def _read_name(
    cells: Mapping[Column, object], platform: Platform, faults: list[Fault]
) -> ProfileName:
    account_id = _read_account_id(cells, faults)
    try:
        named = _read_handle(cells, platform, faults)
    except HandleError as refusal:
        remedy = "Write the name after @ on the profile, or the address of the profile."
        faults.append(error(Column.HANDLE, str(refusal), remedy))
        return ProfileName()
    addressed = _read_address(cells, platform, named, faults)
    ids = {found for found in (account_id, named.account_id, addressed.account_id) if found}
    handles = {found for found in (named.handle, addressed.handle) if found}
    if len(ids) > 1 or len(handles) > 1:
        faults.append(
            error(
                Column.URL,
                "The handle, the id and the address of the row name different accounts.",
                "Open the profile and write down what it shows.",
            )
        )
    if not ids and not handles and not any(fault.is_error for fault in faults):
        faults.append(
            error(
                Column.HANDLE,
                "The row names no account: handle, account_id and url are empty.",
                "Write the handle or the stable id.",
            )
        )
    return ProfileName(handle=min(handles, default=None), account_id=min(ids, default=None))


def _read_handle(
    cells: Mapping[Column, object], platform: Platform, faults: list[Fault]
) -> ProfileName:
    text = str(cells.get(Column.HANDLE, "")).strip()
    if not text:
        return ProfileName()
    if not isinstance(cells[Column.HANDLE], str):
        message = "The handle is a number in this file, not text."
        raise HandleError(message)
    named = parse_handle(text, platform)
    if named.from_address:
        faults.append(
            warning(
                Column.HANDLE,
                "A web address stands where the handle belongs; the handle was taken from it.",
                "Write the handle alone next time.",
            )
        )
    return named


def _read_address(
    cells: Mapping[Column, object], platform: Platform, named: ProfileName, faults: list[Fault]
) -> ProfileName:
    text = _text(cells, Column.URL)
    if not text:
        return ProfileName()
    try:
        return parse_profile_address(text, platform)
    except HandleError as refusal:
        remedy = "Write the address of the profile page."
        is_needed = not named.handle and not _text(cells, Column.ACCOUNT_ID)
        faults.append((error if is_needed else warning)(Column.URL, str(refusal), remedy))
        return ProfileName()


def _read_account_id(cells: Mapping[Column, object], faults: list[Fault]) -> str | None:
    cell = cells.get(Column.ACCOUNT_ID, "")
    text = str(cell).strip().lstrip("'")
    if not isinstance(cell, str) or _LOST_DIGITS.fullmatch(text):
        faults.append(
            error(
                Column.ACCOUNT_ID,
                "The account id went through a number: its last digits may be lost.",
                "Copy the id from the platform once more, as text.",
            )
        )
        return None
    if _SPACE.search(text):
        faults.append(
            error(
                Column.ACCOUNT_ID,
                "An account id has no spaces.",
                "Write the platform's stable id, or leave the cell empty.",
            )
        )
        return None
    if _ROUNDED_ID.fullmatch(text):
        faults.append(
            warning(
                Column.ACCOUNT_ID,
                "The account id ends in 000: a spreadsheet may have rounded it.",
                "Compare it with the platform.",
            )
        )
    return text or None


def _read_day(cells: Mapping[Column, object], column: Column, faults: list[Fault]) -> date | None:
    try:
        return read_day(cells.get(column, ""))
    except NotADayError:
        faults.append(
            error(
                column,
                "This is not a day written dd-mm-yyyy or yyyy-mm-dd.",
                "The days decide which acts count; write the day anew.",
            )
        )
        return None


def _check_days(
    declared_on: date | None, valid_from: date | None, valid_to: date | None, faults: list[Fault]
) -> None:
    if any(fault.is_error and fault.column in _DAY_COLUMNS for fault in faults):
        return
    if valid_from is None:
        faults.append(
            error(
                Column.VALID_FROM,
                "Neither valid_from nor declared_on is given.",
                "Write the first day of the declaration.",
            )
        )
    elif valid_to is not None and valid_to < valid_from:
        faults.append(
            error(
                Column.VALID_TO,
                "valid_to is before valid_from.",
                "valid_to is the last day, inclusive; leave it empty while the declaration holds.",
            )
        )
    elif declared_on is not None and declared_on > valid_from:
        faults.append(
            warning(
                Column.DECLARED_ON,
                "The account was declared after the first day on which it counts.",
                "valid_from decides; see that the source document says so.",
            )
        )


_DAY_COLUMNS = frozenset({Column.DECLARED_ON, Column.VALID_FROM, Column.VALID_TO})
