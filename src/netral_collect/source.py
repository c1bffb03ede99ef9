"""The contract of a source: pages of lines, each with the state to go on from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from netral_collect.shelf import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one step of a source gives."""

    lines: tuple[bytes, ...]
    """Reduced; nothing else of the answer exists any more."""
    state: State
    """Where to go on once the lines are on the disk."""


@dataclass(slots=True)
class Remarks:
    """What a person must know of a collection; public things of campaigns, and numbers."""

    not_read: dict[str, str] = field(default_factory=dict)
    """Video or channel of a campaign, and why its comments could not be read."""
    not_asked: dict[str, int] = field(default_factory=dict)
    """Why accounts were not asked about, and how many."""
    gaps: list[tuple[str, str]] = field(default_factory=list)
    """From when to when a stream was not followed and can no longer be."""
    answered: int = 0
    """Items in the answers, of whomever; a number alone."""

    def pass_over(self, why: str, count: int = 1) -> None:
        """Count accounts that are not asked about."""
        if count:
            self.not_asked[why] = self.not_asked.get(why, 0) + count


class Source(Protocol):
    """Asks one platform, step by step.

    `iter_pages` yields a page for each step; its state is used only after the page is
    on the disk, so that a cut between the two repeats the step and loses nothing. It
    raises `netral_collect.stopping.StoppedError` to end early, and ends by itself when
    there is nothing left to ask.
    """

    remarks: Remarks

    def iter_pages(self, state: State) -> Iterator[Page]:
        """Iterate over the steps, going on from a state; the first one is empty."""
        ...


def find_text(state: State, key: str) -> str | None:
    """Find a text in a state."""
    value = state.get(key)
    return value if isinstance(value, str) else None


def find_texts(state: State, key: str) -> list[str]:
    """Find a list of texts in a state; empty if it is not there."""
    value = state.get(key)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def find_part(state: State, key: str) -> State:
    """Find a state within a state; empty if it is not there."""
    value = state.get(key)
    return {str(name): each for name, each in value.items()} if isinstance(value, dict) else {}
