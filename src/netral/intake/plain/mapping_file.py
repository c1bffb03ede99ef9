"""Loads and checks a mapping file, with all its problems at once."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import yaml

from netral.intake.act import Visibility, ZoneSource
from netral.intake.errors import UnreadableSourceError
from netral.intake.moment import parse_zone
from netral.intake.plain.column import PLAIN_COLUMNS, list_missing
from netral.intake.plain.mapping import EPOCH_UNITS, ISO, ColumnMapping, TimeRule
from netral.intake.plain.verb_word import find_verb
from netral.values.platform import find_platform
from netral.values.problem import Problem, ProblemsError
from netral.values.provenance import Grade

_MAX_BYTES = 256 * 1024
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,59}")
_SECTIONS = ("name", "columns", "constants", "values", "time", "table")
_TIME_KEYS = ("format", "zone", "zone_source")
_CHECKED_COLUMNS = ("verb", "platform", "visibility", "grade")

_Entry = tuple[yaml.ScalarNode, yaml.Node]


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
    linter = _Linter(path.name)
    mapping = linter.read(_read_text(path))
    if linter.problems or mapping is None:
        subject = f"The mapping file {path.name}"
        raise ProblemsError(subject, linter.problems)
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
    linter = _Linter(path.name)
    linter.read(_read_text(path))
    return linter.problems


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableSourceError(path.name, error.strerror or "it cannot be opened") from error
    if len(content) > _MAX_BYTES:
        raise UnreadableSourceError(path.name, f"a mapping file has at most {_MAX_BYTES:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(path.name, "it is not UTF-8 text") from error


class _Linter:
    """Walks once through the YAML nodes, so that each problem has its line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, text: str) -> ColumnMapping | None:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            self._add(line, None, "This is not valid YAML.", "Look at the indentation and quotes.")
            return None
        except (yaml.YAMLError, RecursionError):
            self._add(None, None, "This is not valid YAML.")
            return None
        if not isinstance(root, yaml.MappingNode):
            self._add(1, None, "A mapping file has the keys " + ", ".join(_SECTIONS) + ".")
            return None
        sections = dict(self._iter_sections(root))
        name = self._read_name(sections.get("name"))
        columns = self._read_columns(sections.get("columns"))
        constants = self._read_constants(sections.get("constants"), columns)
        values = dict(self._iter_values(sections.get("values")))
        time = self._read_time(sections.get("time"))
        header_row = self._read_table(sections.get("table"))
        for missing in list_missing([*columns, *constants]):
            self._add(
                None, "columns", f"Nothing gives {missing}.", "Map a column or set a constant."
            )
        return ColumnMapping(
            name=name,
            columns=columns,
            constants=constants,
            values=values,
            time=time,
            header_row=header_row,
        )

    def _add(self, line: int | None, key: str | None, message: str, remedy: str = "") -> None:
        self.problems.append(
            Problem(file=self.file, line=line, key=key, message=message, remedy=remedy)
        )

    def _iter_sections(self, root: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
        for key, value in self._iter_entries(root, None):
            if key.value in _SECTIONS:
                yield key.value, value
            else:
                self._add(
                    _line(key),
                    key.value,
                    "This key is not known.",
                    f"Use one of {', '.join(_SECTIONS)}.",
                )

    def _iter_entries(self, node: yaml.Node | None, section: str | None) -> Iterator[_Entry]:
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self._add(_line(node), section, "Pairs of key and value were expected here.")
            return
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._add(_line(key), section, "A key must be a text.")
            elif key.value in seen:
                self._add(_line(key), _join(section, key.value), "This key stands here twice.")
            else:
                seen.add(key.value)
                yield key, value

    def _iter_texts(
        self, node: yaml.Node | None, section: str
    ) -> Iterator[tuple[yaml.ScalarNode, str]]:
        for key, value in self._iter_entries(node, section):
            if isinstance(value, yaml.ScalarNode):
                yield key, value.value
            else:
                self._add(_line(value), _join(section, key.value), "A single text was expected.")

    def _read_name(self, node: yaml.Node | None) -> str:
        if isinstance(node, yaml.ScalarNode) and _NAME.fullmatch(node.value):
            return str(node.value)
        self._add(
            _line(node) if node else None,
            "name",
            "A mapping needs a name of small letters, digits, dots, dashes.",
            "For example `name: acme.export.v1`.",
        )
        return ""

    def _read_columns(self, node: yaml.Node | None) -> dict[str, str]:
        columns: dict[str, str] = {}
        if node is None:
            self._add(None, "columns", "A mapping needs the section columns.")
        for key, ours in self._iter_texts(node, "columns"):
            place = _join("columns", key.value)
            if ours not in PLAIN_COLUMNS:
                self._add(
                    _line(key),
                    place,
                    f'"{ours}" is none of our columns.',
                    "They are listed in docs/howto/new_format.md.",
                )
            elif ours in columns:
                self._add(
                    _line(key), place, f'{ours} already comes from the column "{columns[ours]}".'
                )
            else:
                columns[ours] = key.value.strip()
        return columns

    def _read_constants(self, node: yaml.Node | None, columns: dict[str, str]) -> dict[str, str]:
        constants: dict[str, str] = {}
        for key, value in self._iter_texts(node, "constants"):
            place = _join("constants", key.value)
            if key.value not in PLAIN_COLUMNS:
                self._add(_line(key), place, f'"{key.value}" is none of our columns.')
            elif key.value in columns:
                self._add(_line(key), place, "It is a constant and a column at once.")
            else:
                self._check_meaning(_line(key), place, key.value, value)
                constants[key.value] = value
        return constants

    def _iter_values(self, node: yaml.Node | None) -> Iterator[tuple[str, dict[str, str]]]:
        for key, meanings in self._iter_entries(node, "values"):
            place = _join("values", key.value)
            if key.value not in PLAIN_COLUMNS:
                self._add(_line(key), place, f'"{key.value}" is none of our columns.')
                continue
            pairs = {}
            for foreign, ours in self._iter_texts(meanings, place):
                self._check_meaning(_line(foreign), _join(place, foreign.value), key.value, ours)
                pairs[foreign.value.strip()] = ours
            yield key.value, pairs

    def _check_meaning(self, line: int, place: str, column: str, value: str) -> None:
        if column in _CHECKED_COLUMNS and not _is_known(column, value):
            self._add(line, place, f'"{value}" is no {column} that Netral knows.')

    def _read_time(self, node: yaml.Node | None) -> TimeRule:
        texts: dict[str, str] = {}
        lines: dict[str, int] = {}
        for key, value in self._iter_texts(node, "time"):
            if key.value in _TIME_KEYS:
                texts[key.value], lines[key.value] = value, _line(key)
            else:
                self._add(
                    _line(key),
                    _join("time", key.value),
                    "This key is not known.",
                    f"Use one of {', '.join(_TIME_KEYS)}.",
                )
        time_format = texts.get("format", ISO)
        if not _is_time_format(time_format):
            self._add(
                lines["format"],
                "time.format",
                "This is no format of a date and time.",
                f"Write iso, {', '.join(EPOCH_UNITS)}, or a pattern such as %d/%m/%Y %H:%M.",
            )
        zone = parse_zone(texts["zone"]) if "zone" in texts else None
        if "zone" in texts and zone is None:
            self._add(
                lines["zone"], "time.zone", "This is no zone.", "Write WIB, WITA, WIT, UTC, +07:00."
            )
        zone_source = texts.get("zone_source", ZoneSource.ASSUMED)
        if zone_source not in (ZoneSource.ASSUMED, ZoneSource.DOCUMENTED):
            self._add(lines["zone_source"], "time.zone_source", "Write documented or assumed.")
            zone_source = ZoneSource.ASSUMED
        return TimeRule(format=time_format, zone=zone, zone_source=ZoneSource(zone_source))

    def _read_table(self, node: yaml.Node | None) -> int:
        header_row = 1
        for key, value in self._iter_texts(node, "table"):
            place = _join("table", key.value)
            if key.value != "header_row":
                self._add(_line(key), place, "This key is not known.", "Use header_row.")
            elif not (value.isascii() and value.isdecimal() and 1 <= int(value[:4]) <= _MAX_ROW):
                self._add(_line(key), place, f"A row from 1 to {_MAX_ROW} was expected.")
            else:
                header_row = int(value)
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


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _join(section: str | None, key: str) -> str:
    return f"{section}.{key}" if section else key
