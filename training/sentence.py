"""One sentence of our own with its labels, and the file of those that were written one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

POSTS = Path(__file__).parent / "posts.tsv"
"""Posts written for this training: indication, voice, stances and text, a tab between each."""
TARGET = "T"
"""The contestant that a number, slogan or hashtag slot stands for."""
_STANCES = {"+": "support", "-": "oppose", "0": "neutral"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what it says of the contestants in it.

    Slots in braces stand for contestants (``{T}``, ``{O}``, ``{U}``), for the ballot number,
    slogan and hashtag of the first (``{N}``, ``{S}``, ``{H}``), for a party and a place.
    """

    text: str
    partisan: bool
    voice: str
    stances: Mapping[str, str]
    """By letter of the contestant: support, oppose or neutral."""


def read_posts(file: Path) -> Iterator[Sentence]:
    """Read the posts that were written for this training.

    Raises:
        ValueError: If a line has not its four fields.
    """
    for line in file.read_text(encoding="utf-8").splitlines():
        indication, voice, stances, text = line.split("\t")
        yield Sentence(
            text=text,
            partisan=indication == "yes",
            voice=voice,
            stances={mark[0]: _STANCES[mark[1]] for mark in stances.split()},
        )
