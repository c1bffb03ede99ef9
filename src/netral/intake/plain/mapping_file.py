"""Loads and checks a mapping file, with all its problems at once."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from netral.intake.act import Visibility, ZoneSource
from netral.intake.errors import UnreadableSourceError
from netral.intake.moment import parse_zone
from netral.intake.plain.column import PLAIN_COLUMNS, list_missing
from netral.intake.plain.mapping import EPOCH_UNITS, ISO, ColumnMapping, TimeRule
from netral.intake.plain.verb_word import find_verb
from netral.values.notebook import Notebook
from netral.values.platform import find_platform
from netral.values.problem import Problem, ProblemsError
from netral.values.provenance import Grade
from netral.values.yaml_document import parse_mapping
from netral.values.yaml_entry import Entry, Word
from netral.values.yaml_fault import SENTENCES, Fault, Sentence

_MAX_BYTES = 256 * 1024
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,59}")
_SECTIONS = ("name", "columns", "constants", "values", "time", "table")
_TIME_KEYS = ("format", "zone", "zone_source")
_CHECKED_COLUMNS = ("verb", "platform", "visibility", "grade")
_SENTENCES = SENTENCES | {
    Fault.TOP_NO_KEYS: Sentence(f"A mapping file has the keys {', '.join(_SECTIONS)}.")
}


def load_mapping(path: Path) -> ColumnMapping:
    """Load a mapping file.

    Every value is taken as the text that stands there: YAML's own idea that ``no``
    is false does not apply.

    Args:
        path: The YAML file.

    Returns:
        The mapping, ready for `find_reader`.

    Raises:
        UnreadableSourceError: If the file cannot be opened.
        ProblemsError: With everything that is wrong in it.
    """
    notebook = Notebook()
    mapping = _read(path, notebook)
    if notebook.problems or mapping is None:
        subject = f"The mapping file {path.name}"
        raise ProblemsError(subject, notebook.problems)
    return mapping


def check_mapping(path: Path) -> list[Problem]:
    """Check a mapping file.

    Args:
        path: The YAML file.

    Returns:
        All problems; empty if `load_mapping` would load it.

    Raises:
        UnreadableSourceError: If the file cannot be opened.
    """
    notebook = Notebook()
    _read(path, notebook)
    return notebook.problems


def _read(path: Path, notebook: Notebook) -> ColumnMapping | None:
    top = parse_mapping(_read_bytes(path), file=path.name, notebook=notebook, sentences=_SENTENCES)
    if top is None:
        return None
    top.finish(*_SECTIONS)
    name = _read_name(top)
    columns = _read_columns(top)
    constants = _read_constants(top, columns)
    mapping = ColumnMapping(
        name=name,
        columns=columns,
        constants=constants,
        values=dict(_iter_values(top)),
        time=_read_time(top),
        header_row=_read_header_row(top),
    )
    for missing in list_missing([*columns, *constants]):
        notebook.note(
            path.name,
            f"Nothing gives {missing}.",
            "Map a column or set a constant.",
            key="columns",
        )
    return mapping


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error
    if len(content) > _MAX_BYTES:
        raise UnreadableSourceError(path.name, f"a mapping file has at most {_MAX_BYTES:,} bytes")
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(path.name, "it is not UTF-8 text") from error
    return content


def _note(entry: Entry, word: Word, message: str, remedy: str = "") -> None:
    entry.page.notebook.note(
        entry.file, message, remedy, line=word.line, key=entry.dotted(word.key)
    )


def _iter_words(top: Entry, section: str, *known: str) -> Iterator[tuple[Entry, Word]]:
    entry = top.section(section)
    if entry is not None:
        for word in entry.iter_words(*known):
            yield entry, word


def _read_name(top: Entry) -> str:
    value = top.value("name")
    name = None if value is None else value.as_written()
    if name is not None and _NAME.fullmatch(name):
        return name
    top.note(
        "name",
        "A mapping needs a name of small letters, digits, dots, dashes.",
        "For example `name: acme.export.v1`.",
    )
    return ""


def _read_columns(top: Entry) -> dict[str, str]:
    columns: dict[str, str] = {}
    if not top.has("columns"):
        top.note("columns", "A mapping needs the section columns.")
    for entry, word in _iter_words(top, "columns"):
        ours = word.text
        if ours not in PLAIN_COLUMNS:
            _note(
                entry,
                word,
                f'"{ours}" is none of our columns.',
                "They are listed in docs/howto/new_format.md.",
            )
        elif ours in columns:
            _note(entry, word, f'{ours} already comes from the column "{columns[ours]}".')
        else:
            columns[ours] = word.key.strip()
    return columns


def _read_constants(top: Entry, columns: dict[str, str]) -> dict[str, str]:
    constants: dict[str, str] = {}
    for entry, word in _iter_words(top, "constants"):
        if word.key not in PLAIN_COLUMNS:
            _note(entry, word, f'"{word.key}" is none of our columns.')
        elif word.key in columns:
            _note(entry, word, "It is a constant and a column at once.")
        else:
            _check_meaning(entry, word, word.key)
            constants[word.key] = word.text
    return constants


def _iter_values(top: Entry) -> Iterator[tuple[str, dict[str, str]]]:
    section = top.section("values")
    if section is None:
        return
    for column, entry in section.iter_sections():
        if column not in PLAIN_COLUMNS:
            section.note(column, f'"{column}" is none of our columns.')
            continue
        meanings = {}
        for word in entry.iter_words():
            _check_meaning(entry, word, column)
            meanings[word.key.strip()] = word.text
        yield column, meanings


def _check_meaning(entry: Entry, word: Word, column: str) -> None:
    if column in _CHECKED_COLUMNS and not _is_known(column, word.text):
        _note(entry, word, f'"{word.text}" is no {column} that Netral knows.')


def _read_time(top: Entry) -> TimeRule:
    found = {word.key: (entry, word) for entry, word in _iter_words(top, "time", *_TIME_KEYS)}
    texts = {key: word.text for key, (_, word) in found.items()}
    time_format = texts.get("format", ISO)
    if not _is_time_format(time_format):
        _note(
            *found["format"],
            "This is no format of a date and time.",
            f"Write iso, {', '.join(EPOCH_UNITS)}, or a pattern such as %d/%m/%Y %H:%M.",
        )
    zone = parse_zone(texts["zone"]) if "zone" in texts else None
    if "zone" in texts and zone is None:
        _note(*found["zone"], "This is no zone.", "Write WIB, WITA, WIT, UTC, +07:00.")
    zone_source = texts.get("zone_source", ZoneSource.ASSUMED)
    if zone_source not in (ZoneSource.ASSUMED, ZoneSource.DOCUMENTED):
        _note(*found["zone_source"], "Write documented or assumed.")
        zone_source = ZoneSource.ASSUMED
    return TimeRule(format=time_format, zone=zone, zone_source=ZoneSource(zone_source))


def _read_header_row(top: Entry) -> int:
    header_row = 1
    for entry, word in _iter_words(top, "table", "header_row"):
        row = word.text
        if row.isascii() and row.isdecimal() and 1 <= int(row[:4]) <= _MAX_ROW:
            header_row = int(row)
        else:
            _note(entry, word, f"A row from 1 to {_MAX_ROW} was expected.")
    return header_row


_MAX_ROW = 100


def _is_known(column: str, value: str) -> bool:
    match column:
        case "verb":
            return find_verb(value) is not None
        case "platform":
            return find_platform(value) is not None
        case "visibility":
            return value in {visibility.value for visibility in Visibility}
        case _:
            return value in {grade.value for grade in Grade}


def _is_time_format(text: str) -> bool:
    if text == ISO or text in EPOCH_UNITS:
        return True
    if not all(part in text for part in ("%d", "%H")) and "%c" not in text:
        return False
    sample = datetime(2024, 11, 27, 8, 5, 9, tzinfo=UTC)
    try:
        again = datetime.strptime(sample.strftime(text), text)  # noqa: DTZ007
    except (ValueError, re.error):
        return False
    return (again.year, again.month, again.day, again.hour) == (2024, 11, 27, 8)
