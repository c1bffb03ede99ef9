"""The rulebook as people read it: rules with articles, sources and what is contested."""

from functools import cache
from pathlib import Path

import netral_rulebooks
from netral.rulebook.edition import Edition
from netral.rulebook.loading import load_edition
from netral_console import wiring

_INDONESIA = Path(netral_rulebooks.__file__).parent / "indonesia"


@cache
def list_editions() -> tuple[Edition, ...]:
    """List the editions that govern the election of this console."""
    return tuple(load_edition(_INDONESIA / each) for each in wiring.get_election().editions)
