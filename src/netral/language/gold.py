"""Annotated texts against which reading is judged."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from netral.election.contest import Election
from netral.language.errors import UnreadableGoldError
from netral.language.reading import Partisanship
from netral.language.text_reader import TextReader
from netral.values.phase import Phase
from netral.values.stance import Stance, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTarget:
    """Whom an annotator saw in a text, and for or against."""

    who: str
    contestant_id: str | None
    """The contestant of this election; `None` if the election has nobody of that name."""
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRow:
    """One annotated text."""

    row_id: str
    contest: str
    text: str
    targets: tuple[GoldTarget, ...]
    voice: Voice
    indication: Partisanship


def parse_gold(lines: Iterable[bytes], *, file: str, election: Election) -> list[GoldRow]:
    """Parse the lines of a gold file.

    Args:
        lines: JSON objects ``{id, contest, text, targets: [{who, stance}], voice,
            indication}``; empty lines are passed over.
        file: Name of the file, for messages.
        election: Whose names say who is meant by `who`.

    Returns:
        The rows in order.

    Raises:
        UnreadableGoldError: At the first line that is no such object.
    """
    rows: list[GoldRow] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rows.append(_parse_row(json.loads(line), number, election))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"{type(error).__name__} at {error}"
            raise UnreadableGoldError(file, number, reason) from error
    return rows


def _parse_row(row: dict[str, Any], number: int, election: Election) -> GoldRow:
    targets = []
    for target in row.get("targets") or []:
        contestant = election.find_contestant_named(target["who"])
        targets.append(
            GoldTarget(
                who=target["who"],
                contestant_id=None if contestant is None else contestant.contestant_id,
                stance=Stance(target["stance"]),
            )
        )
    return GoldRow(
        row_id=str(row.get("id", number)),
        contest=str(row.get("contest", "")),
        text=row["text"],
        targets=tuple(targets),
        voice=Voice(row.get("voice", "other")),
        indication=Partisanship(row["indication"]),
    )


def choose_rows(
    rows: Sequence[GoldRow], *, election: Election, reader: TextReader
) -> tuple[list[GoldRow], int]:
    """Choose the rows of this election from a file that may hold several.

    A row is of this election if its `contest` names every pair or candidate of it.
    If no row is, the contests are written in another way, and all rows are taken.

    Args:
        rows: All rows.
        election: The election.
        reader: A reader for that election.

    Returns:
        The rows to judge, and how many were left out.
    """
    wanted = {
        contestant.contestant_id
        for contestant in election.contestants
        if contestant.kind != "party" and contestant.elsewhere is None
    }
    at = last_campaign_moment(election)
    ours = {
        contest: wanted <= {target.contestant_id for target in reader.find_targets(contest, at=at)}
        for contest in {row.contest for row in rows}
    }
    chosen = [row for row in rows if ours[row.contest]]
    if not chosen:
        return list(rows), 0
    return chosen, len(rows) - len(chosen)


def last_campaign_moment(election: Election) -> datetime:
    """Give noon of the last campaign day, when every name and number is in use.

    Annotated texts carry no date; they are read as if written then.

    Args:
        election: The election.

    Returns:
        An aware moment; of the last stage if there is no campaign.
    """
    stages = [stage for stage in election.stages if stage.phase is Phase.CAMPAIGN]
    last = (stages or list(election.stages))[-1]
    return datetime.combine(last.until_date - timedelta(days=1), time(12), election.zone)
