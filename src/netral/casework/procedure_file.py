"""Loads the procedure from its folder, or lists everything that is wrong with it."""

from pathlib import Path

from netral.casework.ids import BodyId
from netral.casework.procedure import Body, DayCount, DeadlineKind, DeadlineRule, Procedure, Task
from netral.casework.workday import Certainty, DayKind, Holiday, HolidayYear, WorkCalendar
from netral.rulebook.document import Entry, Notebook, parse_list, parse_mapping
from netral.rulebook.folder import LawFile, digest_files, read_file, read_folder
from netral.rulebook.reach import ElectionKind
from netral.values.instant import WIB, ZONES
from netral.values.problem import Problem, ProblemsError


def load_procedure(path: Path) -> Procedure:
    """Load a procedure.

    Args:
        path: The folder with ``procedure.yaml``, ``bodies.yaml``, ``deadlines.yaml``
            and one file a year in ``holidays/``.

    Returns:
        The procedure.

    Raises:
        ProblemsError: If anything is wrong; the error lists all problems.
    """
    notebook = Notebook()
    procedure = _read(path, notebook)
    if procedure is None or notebook.problems:
        raise ProblemsError(str(path), notebook.in_order())
    return procedure


def check_procedure(path: Path) -> list[Problem]:
    """Check a procedure.

    Args:
        path: The folder; see `load_procedure`.

    Returns:
        All problems at once, with file, line, key and remedy.
    """
    notebook = Notebook()
    _read(path, notebook)
    return notebook.in_order()


def _read(path: Path, notebook: Notebook) -> Procedure | None:
    names = ("procedure.yaml", "bodies.yaml", "deadlines.yaml")
    files = [read_file(path, name, notebook=notebook) for name in names]
    years = read_folder(path, "holidays", notebook=notebook)
    present = [each for each in files if each is not None]
    if len(present) < len(names):
        return None
    page = parse_mapping(present[0].content, file=present[0].shown, notebook=notebook)
    bodies = parse_list(present[1].content, file=present[1].shown, notebook=notebook)
    deadlines = parse_list(present[2].content, file=present[2].shown, notebook=notebook)
    if page is None:
        return None
    zone = ZONES.get(page.text("zone"))
    if zone is None:
        page.note("zone", "There is no such zone.", f"Known zones: {', '.join(ZONES)}.")
    procedure = Procedure(
        procedure_id=page.text("procedure"),
        title_id=page.text("title_id"),
        title_en=page.text("title_en"),
        zone=zone or WIB,
        calendar=WorkCalendar(_read_years(years, notebook)),
        deadlines=tuple(_read_deadline(each) for each in deadlines),
        bodies=tuple(_read_body(each) for each in bodies),
        digest=digest_files(iter([*present, *years])),
        notes=page.texts("notes"),
    )
    page.finish()
    _check_overlap(procedure, deadlines)
    return procedure


def _read_years(files: list[LawFile], notebook: Notebook) -> tuple[HolidayYear, ...]:
    found = []
    for file in files:
        entry = parse_mapping(file.content, file=file.shown, notebook=notebook)
        if entry is not None:
            found.append(_read_year(entry, file))
    return tuple(found)


def _read_year(entry: Entry, file: LawFile) -> HolidayYear:
    number = entry.find_number("year") or 0
    if str(number) != file.stem:
        entry.note("year", f"The file is named {file.stem}.", "Name the file after its year.")
    holidays = [
        _read_holiday(each, kind, number)
        for key, kind in (
            ("national_holidays", DayKind.NATIONAL_HOLIDAY),
            ("joint_leave", DayKind.JOINT_LEAVE),
        )
        for each in entry.entries(key, required=True)
    ]
    days = [each.on for each in holidays]
    for day in sorted({day for day in days if days.count(day) > 1}):
        entry.note("joint_leave", f"{day.isoformat()} is written twice.", "Keep one of them.")
    year = HolidayYear(
        year=number,
        certainty=entry.choice("certainty", Certainty),
        source=entry.text("source"),
        holidays=tuple(holidays),
        notes=entry.texts("notes"),
    )
    entry.finish()
    return year


def _read_holiday(entry: Entry, kind: DayKind, year: int) -> Holiday:
    holiday = Holiday(on=entry.day("on"), name=entry.text("name"), kind=kind)
    if holiday.on.year != year:
        entry.note("on", f"{holiday.on.isoformat()} is no day of {year}.", "Move it to its year.")
    entry.finish()
    return holiday


def _read_deadline(entry: Entry) -> DeadlineRule:
    days = entry.find_number("days")
    if days is None:
        entry.note("days", "A period needs a number of days.", "Write a whole number above zero.")
    rule = DeadlineRule(
        kind=entry.choice("deadline", DeadlineKind),
        days=days or 1,
        unit=entry.choice("unit", DayCount),
        counted_from=entry.text("counted_from"),
        certainty=entry.choice("certainty", Certainty),
        source=entry.text("source"),
        in_force_from=entry.day("in_force_from"),
        in_force_until=entry.find_day("in_force_until"),
        warn_after=entry.find_number("warn_after"),
        extension=entry.find_number("extension") or 0,
        shortest=entry.find_number("shortest"),
        elections=entry.choices("elections", ElectionKind),
        notes=entry.texts("notes"),
    )
    for key, value in (("warn_after", rule.warn_after), ("shortest", rule.shortest)):
        if value is not None and value > rule.days:
            entry.note(key, f"{value} is more than the {rule.days} days of the period.", "Mend it.")
    entry.finish()
    return rule


def _read_body(entry: Entry) -> Body:
    body = Body(
        body_id=BodyId(entry.text("body")),
        title_id=entry.text("title_id"),
        title_en=entry.text("title_en"),
        tasks=entry.choices("tasks", Task, required=True),
        in_office_from=entry.day("in_office_from"),
        in_office_until=entry.find_day("in_office_until"),
        certainty=entry.choice("certainty", Certainty),
        source=entry.text("source"),
        notes=entry.texts("notes"),
    )
    if body.in_office_until is not None and body.in_office_until <= body.in_office_from:
        entry.note("in_office_until", "The body ends before it begins.", "Mend the days.")
    entry.finish()
    return body


def _check_overlap(procedure: Procedure, entries: object) -> None:
    """Note two periods of one kind that are the rule on the same day for the same election."""
    if not isinstance(entries, list):
        return
    for place, later in enumerate(procedure.deadlines):
        for earlier in procedure.deadlines[:place]:
            if earlier.kind is later.kind and any(
                _meet(earlier, later, election) for election in ElectionKind
            ):
                entries[place].note(
                    "deadline",
                    f"Two rules give {later.kind.value} on the same days.",
                    "End the earlier one with in_force_until.",
                )


def _meet(one: DeadlineRule, other: DeadlineRule, election: ElectionKind) -> bool:
    later_start = max(one.in_force_from, other.in_force_from)
    return one.is_in_force(later_start, election) and other.is_in_force(later_start, election)
