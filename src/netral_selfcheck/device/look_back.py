"""The look-back over one's own archive: what one might clean up, found on one's own device."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from netral.election.contest import Election
from netral.intake.act import Act
from netral.intake.quarantine import RejectedRecord
from netral.intake.reader import Reader
from netral.reporting.label import PHASES, PLATFORMS, REJECTIONS, VERBS
from netral.rulebook.trace import RuleMatch
from netral.screening.indication import Result, Screened
from netral.values.account import AccountReference
from netral.values.instant import local_date
from netral_selfcheck.device.showing import Record, show, show_guards, show_match
from netral_selfcheck.device.world import World

_BATCH = 128
_SHOWN_CHARACTERS = 400
"""Of one's own words, enough to know which post is meant."""
_NOBODY = "self"
Progress = Callable[[int], None]


class OwnDoor:
    """Lets in what the owner did inside the election's window, and counts the rest.

    There is no register on one's own device: whoever opens their own archive says by
    that whose account it is. Nothing outside the window is looked at, as on a server.
    """

    def __init__(self, election: Election) -> None:
        self._begins, self._ends = (each.astimezone(UTC) for each in election.window)
        self.outside = 0

    def knows(self, account: AccountReference) -> bool:  # noqa: ARG002
        return True

    def admits(self, account: AccountReference, occurred_at: datetime) -> bool:  # noqa: ARG002
        inside = self._begins <= occurred_at < self._ends
        if not inside:
            self.outside += 1
        return inside


@dataclass(slots=True)
class LookBack:
    """What was found in one archive; it lives in memory and nowhere else."""

    election: Election
    found: list[Screened] = field(default_factory=list)
    """Acts with an indication, and unclear ones."""
    read: int = 0
    """Acts inside the window."""
    outside: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    """Reason code to number of records that were not understood."""


def look_back(
    path: Path, reader: Reader, election: Election, world: World, *, progress: Progress
) -> LookBack:
    """Read one's own archive and keep what a rule may prohibit.

    Args:
        path: The archive.
        reader: Its reader, as `netral_selfcheck.device.archives` finds it.
        election: Whose window and contestants count.
        world: The law and the readers of texts.
        progress: Told the number of records that were read, again and again.

    Returns:
        What was found, the earliest first.

    Raises:
        NetralError: If the archive is damaged, unsafe or of an unknown layout.
    """
    door = OwnDoor(election)
    result = LookBack(election)
    screener = world.get_screener(election)
    known = _iter_known(reader.iter_records(path, door=door), result)
    while acts := list(islice(known, _BATCH)):
        kept = screener.sift([(act, _NOBODY) for act in acts]).kept
        result.found += kept
        result.read += len(acts)
        progress(result.read + door.outside)
    result.outside = door.outside
    result.found.sort(key=lambda each: (each.act.occurred_at, each.act.act_id))
    return result


def _iter_known(records: Iterator[Act | RejectedRecord], result: LookBack) -> Iterator[Act]:
    seen: set[str] = set()
    for record in records:
        if isinstance(record, RejectedRecord):
            result.rejected[record.code] = result.rejected.get(record.code, 0) + 1
        elif record.act_id not in seen:
            seen.add(record.act_id)
            yield record


def show_look_back(result: LookBack) -> Record:
    """Show a look-back as the page draws it."""
    rules = _RulePool()
    acts = [show_act(each, result.election, rules) for each in result.found]
    return {
        "election": result.election.title,
        "read": result.read,
        "outside": result.outside,
        "nothing": result.read - len(result.found),
        "rejected": [
            {"why": show(REJECTIONS[code]) if code in REJECTIONS else [code, code], "count": count}
            for code, count in sorted(result.rejected.items())
        ],
        "acts": acts,
        "rules": rules.shown,
    }


class _RulePool:
    """Keeps each rule once and gives its number: thousands of acts fall under a few."""

    def __init__(self) -> None:
        self.shown: list[Record] = []
        self._numbers: dict[int, int] = {}

    def number(self, match: RuleMatch) -> int:
        # The found acts hold the matches, so that no identity is given twice meanwhile.
        known = self._numbers.get(id(match))
        if known is None:
            known = self._numbers[id(match)] = len(self.shown)
            self.shown.append(show_match(match))
        return known


def show_act(screened: Screened, election: Election, rules: _RulePool) -> Record:
    """Show one act of the clean-up list, with its date, its link and why it is on the list."""
    act, trace = screened.act, screened.trace
    thing = act.object
    moment = act.occurred_at.astimezone(election.zone)
    contestant = screened.contestant_id
    return {
        "result": screened.result.value,
        "platform": PLATFORMS[act.account.platform],
        "verb": show(VERBS[act.verb]),
        "day": local_date(act.occurred_at, election.zone).isoformat(),
        "time": f"{moment:%H.%M} {moment.tzname()}",
        "phase": show(PHASES[screened.phase]),
        "text": _cut(act.text),
        "object_text": _cut(thing.text if thing is not None else None),
        "link": _safe_link(thing.url if thing is not None else None),
        "owner": thing.owner_handle if thing is not None else None,
        "contestant": election.get_contestant(contestant).title if contestant else None,
        "rules": [rules.number(match) for match in trace.matches] if trace is not None else [],
        "guards": show_guards(screened.guards),
        "pointer": act.provenance.pointer,
        "may_prohibit": screened.result is Result.INDICATION,
    }


def _cut(text: str | None) -> str | None:
    if text is None or len(text) <= _SHOWN_CHARACTERS:
        return text
    return text[:_SHOWN_CHARACTERS] + "…"


def _safe_link(url: str | None) -> str | None:
    """Give a link only if it leads to a page; an archive could hold a script instead."""
    return url if url is not None and url.startswith(("https://", "http://")) else None
