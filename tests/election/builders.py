"""Builds elections for tests: the good folder of the assets, and small ones in memory."""

import shutil
from datetime import date, timedelta, timezone
from pathlib import Path

from netral.election import Contestant, Election, Stage
from netral.values.instant import WITA
from netral.values.phase import Phase

ASSETS = Path(__file__).parent.parent / "assets" / "election"
GOOD = ASSETS / "good"
SHIPPED = Path(__file__).parents[2] / "src" / "netral_rulebooks" / "indonesia" / "elections"
SHIPPED_IDS = ("banten_2024", "jakarta_2017", "jakarta_2024", "jatim_2024", "pilpres_2024")
EDITIONS = ("pre_2022", "skb_2022")


def copy_good(folder: Path) -> Path:
    """Copy the good election to a place where a test may change it."""
    return Path(shutil.copytree(GOOD, folder / "rimba_2030"))


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace a text in a file that must hold it."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def election_of(
    lengths: list[int],
    *,
    first: date = date(2030, 1, 1),
    zone: timezone = WITA,
    contestants: tuple[Contestant, ...] = (),
) -> Election:
    """Build an election whose stages, one for each phase, last so many days."""
    stages: list[Stage] = []
    for phase, days in zip(Phase, lengths, strict=False):
        until = first + timedelta(days=days)
        stages.append(Stage(phase=phase, first_date=first, until_date=until))
        first = until
    return Election(
        election_id="built",
        title="Built",
        zone=zone,
        stages=tuple(stages),
        contests=(),
        contestants=contestants,
        campaign_accounts=(),
        editions=(),
        election_words=(),
        digest="",
    )
