"""A generative grammar: symbols, alternatives, and the texts that grow out of them."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

from netral_practice.errors import BrokenGrammarError

_FOLDER = "grammar"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a symbol or a slot is put in."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A place where one of several sequences is put in."""

    options: tuple["Sequence_", ...]


Part = str | Reference | Choice
Sequence_ = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a finished text."""

    text: str
    is_protected: bool
    """A name, hashtag or handle that no later styling may change."""


class Grammar:
    """Grows texts out of symbols.

    A symbol has alternatives. In an alternative ``{food}`` puts in one of the
    alternatives of the symbol ``food``, ``{WHO}`` (capitals) one of the values of
    the slot ``WHO`` that the caller gives, and ``[satu|dua|]`` one of the options
    between the bars, the last of which may be empty.

    Args:
        symbols: The alternatives of each symbol, as written.

    Raises:
        BrokenGrammarError: If an alternative cannot be parsed, or names a symbol
            that does not exist.
    """

    def __init__(self, symbols: Mapping[str, Sequence[str]]) -> None:
        self._alternatives: dict[str, tuple[Sequence_, ...]] = {
            symbol: tuple(_parse(symbol, alternative) for alternative in alternatives)
            for symbol, alternatives in symbols.items()
        }
        for symbol, alternatives in self._alternatives.items():
            if not alternatives:
                raise BrokenGrammarError(symbol, "it has no alternatives")
            for name in _references(alternatives):
                if not name.isupper() and name not in self._alternatives:
                    raise BrokenGrammarError(symbol, f"it names {{{name}}}, which does not exist")

    @property
    def symbols(self) -> tuple[str, ...]:
        """All symbols, in the order of the files."""
        return tuple(self._alternatives)

    def has(self, symbol: str) -> bool:
        """Whether the symbol exists."""
        return symbol in self._alternatives

    def find_slots(self, symbol: str) -> frozenset[str]:
        """Find the slots that texts of a symbol may ask for."""
        seen: set[str] = set()
        waiting = [symbol]
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            if not current.isupper():
                waiting.extend(_references(self._alternatives[current]))
        return frozenset(name for name in seen if name.isupper())

    def grow(
        self, symbol: str, *, rng: random.Random, slots: Mapping[str, Sequence[str]]
    ) -> list[Piece]:
        """Grow one text out of a symbol.

        Args:
            symbol: The symbol to begin with.
            rng: The only source of chance.
            slots: Values for the slots, one of which is chosen at each place.

        Returns:
            The pieces of the text, not yet cleaned; see `netral_practice.styling`.

        Raises:
            BrokenGrammarError: If a slot has no value.
        """
        pieces: list[Piece] = []
        self._grow_sequence((Reference(symbol),), rng, slots, pieces)
        return pieces

    def _grow_sequence(
        self,
        sequence: Sequence_,
        rng: random.Random,
        slots: Mapping[str, Sequence[str]],
        pieces: list[Piece],
    ) -> None:
        for part in sequence:
            if isinstance(part, str):
                pieces.append(Piece(part, is_protected=False))
            elif isinstance(part, Choice):
                self._grow_sequence(_pick(part.options, rng), rng, slots, pieces)
            elif part.name.isupper():
                values = slots.get(part.name)
                if not values:
                    raise BrokenGrammarError(part.name, "the slot was given no value")
                pieces.append(Piece(_pick(values, rng), is_protected=True))
            else:
                self._grow_sequence(_pick(self._alternatives[part.name], rng), rng, slots, pieces)


@cache
def load_grammar() -> Grammar:
    """Load the grammar of the practice election from its files.

    Returns:
        The grammar of all files together; they share one space of symbols.

    Raises:
        BrokenGrammarError: If a file is broken or two files define one symbol.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    symbols: dict[str, Sequence[str]] = {}
    folder = files("netral_practice") / _FOLDER
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not path.name.endswith(".yaml"):
            continue
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
        for symbol, alternatives in document.items():
            if symbol in symbols:
                raise BrokenGrammarError(symbol, f"it is defined twice, again in {path.name}")
            if not all(isinstance(alternative, str) for alternative in alternatives):
                raise BrokenGrammarError(symbol, f"an alternative in {path.name} is not text")
            symbols[symbol] = alternatives
    return Grammar(symbols)


def _pick(values: Sequence[T], rng: random.Random) -> T:
    # int(random() * n) is several times faster than choice() and as good for texts.
    return values[int(rng.random() * len(values))]


def _references(alternatives: Sequence[Sequence_]) -> Iterator[str]:
    for sequence in alternatives:
        for part in sequence:
            if isinstance(part, Reference):
                yield part.name
            elif isinstance(part, Choice):
                yield from _references(part.options)


def _parse(symbol: str, alternative: str) -> Sequence_:
    sequence, end = _parse_until(symbol, alternative, 0, closing="")
    if end != len(alternative):
        raise BrokenGrammarError(symbol, f'"{alternative}" closes a bracket it never opened')
    return sequence


def _parse_until(symbol: str, text: str, start: int, *, closing: str) -> tuple[Sequence_, int]:
    parts: list[Part] = []
    literal: list[str] = []

    def end_literal() -> None:
        if literal:
            parts.append("".join(literal))
            literal.clear()

    position = start
    while position < len(text):
        character = text[position]
        if character == "{":
            end = text.find("}", position)
            if end < 0:
                raise BrokenGrammarError(symbol, f'"{text}" opens a brace and never closes it')
            end_literal()
            parts.append(Reference(text[position + 1 : end]))
            position = end + 1
        elif character == "[":
            end_literal()
            choice, position = _parse_choice(symbol, text, position + 1)
            parts.append(choice)
        elif character in closing or character == "]":
            break
        else:
            literal.append(character)
            position += 1
    end_literal()
    return tuple(parts), position


def _parse_choice(symbol: str, text: str, start: int) -> tuple[Choice, int]:
    options: list[Sequence_] = []
    position = start
    while True:
        option, position = _parse_until(symbol, text, position, closing="|]")
        options.append(option)
        if position >= len(text):
            raise BrokenGrammarError(symbol, f'"{text}" opens a bracket and never closes it')
        position += 1
        if text[position - 1] == "]":
            return Choice(tuple(options)), position
