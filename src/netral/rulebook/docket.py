"""Decided cases of other bodies (*docket*), read as facts that the rulebook can be asked about."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from netral.rulebook.docket_word import (
    find_about,
    find_act_kinds,
    find_channel,
    find_election_kind,
    find_phases,
    find_stance,
    fold_word,
    is_support_letter,
)
from netral.rulebook.errors import UnreadableDocketError
from netral.rulebook.reach import Channel, ElectionKind
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts
from netral.values.act_kind import ActKind
from netral.values.stance import Stance

_ON_SCREEN = frozenset(
    {
        ActKind.POST,
        ActKind.COMMENT,
        ActKind.SHARE,
        ActKind.LIKE,
        ActKind.FOLLOW,
        ActKind.JOIN_GROUP,
        ActKind.PHOTO,
        ActKind.GESTURE,
    }
)
"""Acts for which a docket's channel says something; a film of a speech is still a speech."""


class Outcome(StrEnum):
    """What the deciding body said."""

    VIOLATION = "violation"
    NOT_VIOLATION = "not_violation"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketCase:
    """One case of a docket, in our terms; the story itself is not kept."""

    case_id: str
    kind: str
    outcome: Outcome
    class_stated: str | None
    """``ethics``, ``discipline`` or ``criminal`` where the source itself names a class."""
    circumstance: str | None
    """The circumstance that decided, in the docket's word."""
    codes: tuple[str, ...]
    """Codes that whoever wrote the docket would raise."""
    facts: tuple[ActFacts, ...]
    """One act may be two kinds of act, and an unknown phase two phases."""
    on: date | None
    strange_words: tuple[str, ...]

    @property
    def is_aggregate(self) -> bool:
        """Whether it is a count of many cases and not a case."""
        return self.kind in ("aggregate", "statistic", "recap")

    @property
    def is_other_regime(self) -> bool:
        """Whether it is about government, which is no matter of election neutrality."""
        return all(each.about is About.GOVERNMENT for each in self.facts)


def iter_docket(path: Path) -> Iterator[DocketCase]:
    """Read the cases of a docket, line by line.

    Only the facts are read, never the story: a rulebook that was asked with the story
    in hand could learn the file instead of the law.

    Args:
        path: A file of JSON lines.

    Yields:
        One case for each line that is not blank.

    Raises:
        UnreadableDocketError: If the file or a line cannot be read, or it has no case.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDocketError(str(path), 1, "The file cannot be read as UTF-8.") from error
    found = 0
    for line, text in enumerate(content.splitlines(), start=1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except (json.JSONDecodeError, RecursionError) as error:
            raise UnreadableDocketError(str(path), line, "The line is not JSON.") from error
        if not isinstance(row, dict):
            raise UnreadableDocketError(str(path), line, "The line is not a JSON object.")
        found += 1
        yield _read_case(row, line)
    if not found:
        raise UnreadableDocketError(str(path), 1, "The docket holds no case.")


def _read_case(row: dict[str, Any], line: int) -> DocketCase:
    finding = fold_word(_text(row, "finding"))
    on = _find_day(row)
    facts, strange = _read_facts(row, on)
    codes = row.get("rules")
    return DocketCase(
        case_id=_text(row, "id") or f"line {line}",
        kind=fold_word(_text(row, "kind")) or "case",
        outcome=_find_outcome(fold_word(_text(row, "outcome")), finding),
        class_stated=_find_class(finding) if row.get("class_stated") is True else None,
        circumstance=fold_word(_text(row, "circumstance")) or None,
        codes=tuple(str(code) for code in codes) if isinstance(codes, list) else (),
        facts=facts,
        on=on,
        strange_words=strange,
    )


def _read_facts(
    row: dict[str, Any], on: date | None
) -> tuple[tuple[ActFacts, ...], tuple[str, ...]]:
    act_kinds, parts = find_act_kinds(_text(row, "act"))
    strange = [f'act "{part}"' for part in parts]
    where = _text(row, "channel")
    if ActKind.OTHER in act_kinds and is_support_letter(where):
        act_kinds = (ActKind.SUPPORT_LETTER,)
    phases = find_phases(_text(row, "phase"))
    about = find_about(_text(row, "about"))
    stance = find_stance(_text(row, "stance"))
    for name, read in (("phase", phases), ("about", about), ("stance", stance)):
        if read is None:
            strange.append(f'{name} "{_text(row, name)}"')
    channel = find_channel(where)
    kind = _find_election_kind(row)
    facts = tuple(
        ActFacts(
            act_kind=act_kind,
            about=about or About.NONE,
            stance=stance or Stance.UNCLEAR,
            phase=phase,
            on=on,
            channel=channel if act_kind in _ON_SCREEN else Channel.ANY,
            election_kind=kind,
        )
        for act_kind in act_kinds
        for phase in phases or find_phases("unknown") or ()
    )
    return facts, tuple(strange)


def _find_election_kind(row: dict[str, Any]) -> ElectionKind | None:
    try:
        return ElectionKind(_text(row, "election_kind"))
    except ValueError:
        return find_election_kind(_text(row, "legal_basis_cited"))


def _find_outcome(outcome: str, finding: str) -> Outcome:
    try:
        return Outcome(outcome)
    except ValueError:
        if finding.startswith("violation") or finding == "criminal":
            return Outcome.VIOLATION
        return Outcome.NOT_VIOLATION if finding == "not_violation" else Outcome.UNDECIDED


def _find_class(finding: str) -> str | None:
    for kind in ("ethics", "discipline", "criminal", "dismissal"):
        if kind in finding:
            return kind
    return None


def _find_day(row: dict[str, Any]) -> date | None:
    """Give the day of the case; of a bare year, its middle stands for it."""
    for key in ("on", "date"):
        try:
            return date.fromisoformat(_text(row, key))
        except ValueError:
            continue
    year = row.get("year")
    if isinstance(year, int) and 1 <= year <= date.max.year:
        return date(year, 7, 1)
    return None


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""
