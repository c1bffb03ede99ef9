"""Writes a whole world into a folder."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from netral_practice.errors import OccupiedFolderError
from netral_practice.world import World
from netral_practice.writing.acts_table import write_json_table, write_parquet_table
from netral_practice.writing.canary import write_canaries
from netral_practice.writing.capture import write_instagram_capture, write_x_capture
from netral_practice.writing.declared_accounts import write_declared_accounts
from netral_practice.writing.place import Place
from netral_practice.writing.register_workbook import write_register
from netral_practice.writing.truth_file import write_truth
from netral_practice.writing.world_readme import make_readme
from netral_practice.writing.x_archive import write_x_archive

FORM = "netral.practice.world.v1"
WORLD_FILE = "world.json"
TRUTH_FILE = "truth.jsonl"
_LONG_TEXT = 5
"""Words from which on a text counts in the share of distinct texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWorld:
    """What was written, in counts."""

    folder: str
    facts: dict[str, Any]
    """As in `world.json`."""


def write_world(world: World, folder: Path, *, election: str) -> WrittenWorld:
    """Write a world; nothing of a run before remains in the folder.

    Args:
        world: The world.
        folder: New, empty, or that of an older world.
        election: What the README writes after ``--election``.

    Returns:
        What was written.

    Raises:
        OccupiedFolderError: If the folder holds something else.
        MissingWorkbookWriterError: If openpyxl is not installed.
    """
    _clear(folder)
    zone = world.election.zone
    captured_at = _capture_moment(world)
    people = world.population
    sensitive = write_register(folder / "register.xlsx", people.civil_servants, seed=world.seed)
    write_declared_accounts(folder / "declared_accounts.csv", people.declared)
    places = write_json_table(folder / "acts.jsonl", world.table_json, zone=zone)
    places += write_parquet_table(folder / "acts.parquet", world.table_parquet, zone=zone)
    private: list[str] = []
    for number, archive in enumerate(world.archives, start=1):
        found, canaries = write_x_archive(
            folder / f"x_archive_{number}.zip",
            archive,
            generated_at=captured_at,
            seed=world.seed,
        )
        places += found
        private += canaries
    places += write_x_capture(
        folder / "zeeschuimer_x.ndjson",
        world.capture_x,
        captured_at=captured_at,
        seed=world.seed,
    )
    places += write_instagram_capture(
        folder / "zeeschuimer_instagram.ndjson",
        world.capture_instagram,
        captured_at=captured_at,
        seed=world.seed,
    )
    write_truth(folder / TRUTH_FILE, places)
    write_canaries(folder / "canaries.json", world, sensitive=sensitive, private=private)
    activity = list(dict.fromkeys(place.source_file for place in places))
    readme = make_readme(world, places, activity=activity, election=election)
    (folder / "README.md").write_text(readme, encoding="utf-8")
    facts = _gather_facts(world, places, activity)
    (folder / WORLD_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(facts)) + b"\n")
    return WrittenWorld(folder=str(folder), facts=facts)


def _clear(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / WORLD_FILE).is_file():
        raise OccupiedFolderError(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()


def _capture_moment(world: World) -> datetime:
    """Give the moment of all exports: ten days after the last act that is possible."""
    _, end = world.election.window
    return end.astimezone(UTC) + timedelta(days=70)


def _gather_facts(world: World, places: list[Place], activity: list[str]) -> dict[str, Any]:
    people = world.population
    truths = [place.deed.truth for place in places]
    return {
        "form": FORM,
        "election": world.election.election_id,
        "election_digest": world.election.digest,
        "seed": world.seed,
        "civil_servants": len(people.civil_servants),
        "declared_accounts": len(people.declared),
        "acts": len(places),
        "activity": activity,
        "distinct_text_share": round(measure_distinct_texts(places), 4),
        "expected": dict(sorted(Counter(truth.expected.value for truth in truths).items())),
        "traps": dict(sorted(Counter(truth.trap.value for truth in truths if truth.trap).items())),
    }


def measure_distinct_texts(places: list[Place]) -> float:
    """Measure which share of the longer texts of different acts occurs once only."""
    texts = {
        place.deed.deed_id: place.deed.text
        for place in places
        if place.deed.text and len(place.deed.text.split()) >= _LONG_TEXT
    }
    return len(set(texts.values())) / len(texts) if texts else 0.0
