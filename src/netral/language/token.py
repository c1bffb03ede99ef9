"""The pieces of a plain text: words, numbers, hashtags, handles, links, signs, emoji."""

import re
from enum import IntEnum
from typing import NamedTuple

from netral.language.normalisation import NormalText
from netral.language.word_list import list_words


class TokenKind(IntEnum):
    """What a piece is."""

    WORD = 0
    NUMBER = 1
    HASHTAG = 2
    HANDLE = 3
    LINK = 4
    SIGN = 5
    EMOJI = 6


class Token(NamedTuple):
    """One piece of a plain text."""

    text: str
    """Lower-case; hashtags and handles without their sign."""
    start: int
    """First character in the plain text."""
    end: int
    kind: TokenKind
    shown: str
    """As written, in the writer's case."""


_PIECE = re.compile(
    r"(?P<link>https?://\S+|www\.\S+|pic\.twitter\.com/\S+)"
    r"|(?P<hashtag>#\w*[A-Za-z]\w*)"
    r"|(?P<handle>@\w[\w.]*\w|@\w)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<number>\d+)"
    r"|(?P<sign>[!?.,:;\"'()&/|…%+=<>#*_~\-]+)"
    r"|(?P<emoji>[^\s\w])"
)
_COUNTED = list_words(
    """
    no nomor nomer nmr urut paslon pasangan coblos nyoblos jari capres cawapres cagub cawagub
    cabup cawabup kubu gue kami salam rt rw jilid
    """
)
"""Words that count what follows."""
_KINDS = tuple(TokenKind[name.upper()] for name in _PIECE.groupindex)
"""Kinds in the order of the groups of `_PIECE`."""
_TAGGED = frozenset({TokenKind.HASHTAG, TokenKind.HANDLE})


def split_tokens(normal: NormalText) -> list[Token]:
    """Split a plain text into tokens; letters and digits that touch become two.

    A 2 that touches a word ("anak2", "pilih2") says the word twice and is a sign, no
    number; beside words of the ballot ("paslon2") it stays a number.

    Args:
        normal: The plain text.

    Returns:
        The tokens in order, with places in the plain text.
    """
    tokens: list[Token] = []
    for match in _PIECE.finditer(normal.text):
        kind = _KINDS[(match.lastindex or 1) - 1]
        shown = match.group()
        if kind in _TAGGED:
            shown = shown[1:].strip()
        if shown == "2" and tokens and _is_doubled(tokens[-1], match.start()):
            kind = TokenKind.SIGN
        start, end = match.span()
        tokens.append(Token(shown.lower(), start, end, kind, shown))
    return tokens


def _is_doubled(before: Token, start: int) -> bool:
    return (
        before.end == start
        and before.kind is TokenKind.WORD
        and len(before.text) > 1
        and before.text not in _COUNTED
    )
