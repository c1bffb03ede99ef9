"""Builders for rulebook tests: the shipped editions, acts in a few words, and a sound edition."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from netral.rulebook import About, ActFacts, Edition, RuleMatch, Trace, load_edition
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SHIPPED = REPOSITORY / "src" / "netral_rulebooks" / "indonesia"
ASSETS = REPOSITORY / "tests" / "assets" / "rulebook"
EDITIONS = ("pre_2022", "skb_2022")

DESIGNATION = date(2024, 9, 22)
DAY_BEFORE = date(2024, 9, 21)
IN_CAMPAIGN = date(2024, 10, 10)


@cache
def shipped(edition_id: str) -> Edition:
    """Load a shipped edition, once for all tests."""
    return load_edition(SHIPPED / edition_id)


def facts(
    act: str = "post",
    about: str = "candidate",
    stance: str = "support",
    phase: str = "campaign",
    *,
    on: date | None = IN_CAMPAIGN,
    designated_on: date | None = DESIGNATION,
    seen: tuple[str, ...] = (),
    **more: object,
) -> ActFacts:
    """Build the facts of an act in the Jakarta campaign of 2024."""
    return ActFacts(
        act_kind=ActKind(act),
        about=About(about),
        stance=Stance(stance),
        phase=Phase(phase),
        on=on,
        designated_on=designated_on,
        known_circumstances=frozenset(seen),
        **more,
    )


def match_of(trace: Trace, code: str) -> RuleMatch:
    """Get the match of a rule, or fail with what was raised instead."""
    found = {match.code: match for match in trace.matches}
    assert code in found, f"{code} was not raised; raised: {sorted(found)}"
    return found[code]


def codes_of(trace: Trace) -> list[str]:
    """Give the codes of the raised rules in their order."""
    return [match.code for match in trace.matches]


def sound_copy(folder: Path) -> Path:
    """Copy the sound little edition into a folder, to be spoiled."""
    copy = folder / "edition"
    shutil.copytree(ASSETS / "sound", copy)
    return copy


def said(problems: list[object], folder: Path) -> list[str]:
    """Give the sentences of problems, with files named from the folder on."""
    return [str(each).replace(f"{folder}/", "").replace(str(folder), ".") for each in problems]
