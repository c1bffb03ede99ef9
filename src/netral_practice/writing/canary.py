"""Canaries: words that must not turn up in anything that a screening writes."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from netral_practice.account import Standing
from netral_practice.deed import Deed
from netral_practice.world import World
from netral_practice.writing.register_workbook import SensitiveValues

_LEAST_LENGTH = 60
"""A shorter text could stand in somebody else's by chance."""


def write_canaries(
    path: Path, world: World, *, sensitive: SensitiveValues, private: Sequence[str]
) -> None:
    """Write the canaries by what they guard.

    Args:
        path: Where to.
        world: The world.
        sensitive: Values of the register's columns that nobody reads.
        private: Words of the private parts of archives.
    """
    people = world.population
    strangers = [*people.bystanders, *people.impostors, *people.usurpers]
    declared_handles = {account.handle for account in people.declared}
    groups: dict[str, object] = {
        "sensitive_columns": sensitive.by_column,
        "private_parts": private,
        "civil_servant_names": [person.name.full.upper() for person in people.civil_servants],
        "civil_servant_nips": [person.nip for person in people.civil_servants],
        "bystander_names": sorted({account.display_name for account in people.bystanders}),
        "bystander_handles": sorted({account.handle for account in strangers} - declared_handles),
        "bystander_ids": sorted(
            {account.account_id for account in strangers if account.account_id}
        ),
        "bystander_texts": _find_stranger_texts(world),
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(groups), indent=1) + b"\n")


def _find_stranger_texts(world: World) -> list[str]:
    own: set[str] = set()
    strangers: set[str] = set()
    for deed in world.iter_deeds():
        if deed.text:
            (strangers if _is_stranger(deed) else own).add(deed.text)
    return sorted(text for text in strangers - own if len(text) >= _LEAST_LENGTH)


def _is_stranger(deed: Deed) -> bool:
    return deed.account.standing is Standing.UNDECLARED
