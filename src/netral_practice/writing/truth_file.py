"""The ground truth of a world, one act a line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from netral_practice.writing.place import Place


def write_truth(path: Path, places: Sequence[Place]) -> None:
    """Write the truth of each act, in the order of the files.

    Args:
        path: Where to.
        places: Every act with its place, once.
    """
    path.write_bytes(b"\n".join(msgspec.json.encode(_make_row(place)) for place in places) + b"\n")


def _make_row(place: Place) -> dict[str, Any]:
    truth = place.deed.truth
    return {
        "act_key": place.act_key,
        "act_id": place.deed.deed_id,
        "source_file": place.source_file,
        "pointer": place.pointer,
        "scene": truth.scene,
        "trap": truth.trap,
        "expected": truth.expected,
        "also_accepted": truth.also_accepted,
        "rules": truth.rules,
        "contestant": truth.contestant_id,
        "stance": truth.stance,
        "phase": truth.phase,
        "verb": place.deed.verb,
        "why": truth.why,
    }
