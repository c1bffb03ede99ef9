"""One row of a register: from cells to a civil servant, with everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from netral.register.civil_servant import CivilServant, CivilServantId, hash_nip
from netral.register.day import NotADayError, read_day
from netral.register.fault import Fault, warning
from netral.register.header import Column
from netral.register.nip import Nip, NipKind, parse_nip


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReading:
    """What a row says of a person; without a person at least one fault is an error."""

    civil_servant: CivilServant | None
    faults: list[Fault] = field(default_factory=list)


def parse_person(
    cells: Mapping[Column, object], *, id_key: bytes, today: date | None
) -> PersonReading:
    """Parse the needed cells of a register row.

    Args:
        cells: The cells by column.
        id_key: The key for ids of people without a PNS ID.
        today: The day against which a start in the future is noticed, if given.

    Returns:
        The civil servant, or `None` with the reasons.
    """
    reading = parse_nip(cells.get(Column.NIP, ""), today=today)
    faults = list(reading.faults)
    if reading.nip is None:
        return PersonReading(civil_servant=None, faults=faults)
    nip = reading.nip
    serving_since = _read_day(cells, Column.SERVING_SINCE, faults)
    _compare_start(nip, serving_since, faults)
    return PersonReading(
        civil_servant=CivilServant(
            civil_servant_id=_find_id(cells, nip, id_key, faults),
            nip=nip,
            name=_join_name(cells),
            employment_kind=_text(cells, Column.EMPLOYMENT_KIND),
            legal_status=_text(cells, Column.LEGAL_STATUS),
            appointment_status=_text(cells, Column.APPOINTMENT_STATUS),
            position_kind=_text(cells, Column.POSITION_KIND),
            position=_text(cells, Column.POSITION),
            echelon=_text(cells, Column.ECHELON),
            unit=_text(cells, Column.UNIT),
            agency=_text(cells, Column.AGENCY),
            position_since=_read_day(cells, Column.POSITION_SINCE, faults),
            serving_since=serving_since or nip.certain_start_date,
        ),
        faults=faults,
    )


def _text(cells: Mapping[Column, object], column: Column) -> str:
    cell = cells.get(column, "")
    if cell == "":
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def _join_name(cells: Mapping[Column, object]) -> str:
    name = " ".join(
        part for part in (_text(cells, Column.TITLE_BEFORE), _text(cells, Column.NAME)) if part
    )
    title = _text(cells, Column.TITLE_AFTER)
    return f"{name}, {title}" if title else name


def _find_id(
    cells: Mapping[Column, object], nip: Nip, id_key: bytes, faults: list[Fault]
) -> CivilServantId:
    cell = cells.get(Column.PNS_ID, "")
    if not isinstance(cell, str):
        faults.append(
            warning(
                Column.PNS_ID,
                "The PNS ID is a number in this file, not text; it was not used.",
                "Export it as text.",
            )
        )
        return hash_nip(nip, key=id_key)
    pns_id = cell.strip().lower()
    return CivilServantId(pns_id) if pns_id else hash_nip(nip, key=id_key)


def _read_day(cells: Mapping[Column, object], column: Column, faults: list[Fault]) -> date | None:
    try:
        return read_day(cells.get(column, ""))
    except NotADayError:
        faults.append(
            warning(column, "This is not a day written dd-mm-yyyy.", "The row is kept without it.")
        )
        return None


def _compare_start(nip: Nip, serving_since: date | None, faults: list[Fault]) -> None:
    if serving_since is None or nip.kind is NipKind.UNCLEAR:
        return
    is_other_month = nip.kind is NipKind.PNS and serving_since.month != int(nip.digits[12:14])
    if serving_since.year != nip.start_year or is_other_month:
        faults.append(
            warning(
                Column.SERVING_SINCE,
                "The start of service and digits 9-14 of the NIP name different months.",
                "Compare with the appointment letter (SK); the column counts, not the NIP.",
            )
        )
