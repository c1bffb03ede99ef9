"""What shows in the form of a text, whatever its words: a headline, a slogan, a shout."""

from collections.abc import Sequence

from netral.language.masking import TITLES
from netral.language.target import Found
from netral.language.token import Token, TokenKind

_HEADLINE_SHARE = 0.55
_SHORT_WORD = 3
_EARLY = 8
_MIN_WORDS = 4
_LENGTHS = (3, 6, 12, 24, 48)
_SAYING = frozenset({TokenKind.WORD, TokenKind.HASHTAG, TokenKind.NUMBER, TokenKind.EMOJI})


def describe_shape(found: Found) -> list[str]:
    """Describe the form of a text in a few marks that the model can weigh.

    Args:
        found: The text taken apart.

    Returns:
        Marks such as ``=headline``; never a word of the text.
    """
    tokens = found.tokens
    kinds = [token.kind for token in tokens]
    words = [token.shown for token in tokens if token.kind is TokenKind.WORD]
    marks = [
        f"=long{sum(len(words) > bound for bound in _LENGTHS)}",
        f"=named{min(len({mention.contestant_id for mention in found.targets}), 3)}",
        *_describe_capitals(words),
    ]
    if kinds and kinds[-1] is TokenKind.LINK:
        marks.append("=link-last")
    if kinds and kinds[0] is TokenKind.HANDLE:
        marks.append("=reply")
    marks.append(f"=tags{min(kinds.count(TokenKind.HASHTAG), 4)}")
    if TokenKind.EMOJI in kinds:
        marks.append("=emoji")
    return marks + _describe_signs(tokens)


def _describe_capitals(words: Sequence[str]) -> list[str]:
    long_words = [word for word in words if len(word) > _SHORT_WORD]
    if len(long_words) < _MIN_WORDS:
        return []
    if all(map(str.isupper, long_words)):
        return ["=shout"]
    capitals = len([word for word in long_words if word[0].isupper()])
    if capitals > _HEADLINE_SHARE * len(long_words):
        return ["=headline"]
    return [] if capitals else ["=small"]


def _describe_signs(tokens: Sequence[Token]) -> list[str]:
    signs = "".join([token.text for token in tokens if token.kind is TokenKind.SIGN])
    marks = [
        mark
        for sign, mark in (("!", "=exclaims"), ("?", "=asks"), ('"', "=quotes"))
        if sign in signs
    ]
    early = tokens[:_EARLY] if ":" in signs else ()
    if any(token.kind is TokenKind.SIGN and token.text == ":" for token in early):
        marks.append("=colon-early")
    return marks


def says_nothing(found: Found) -> bool:
    """Tell whether nothing stands beside the names: no word, no emoji, no slogan, no number.

    Args:
        found: The text taken apart.

    Returns:
        True for a bare name, handle or tag, with titles and signs at most.
    """
    if any(mention.partisan or mention.why == "number" for mention in found.mentions):
        return False
    named = {place for mention in found.mentions for place in range(mention.first, mention.last)}
    return not any(
        piece.kind in _SAYING and piece.text not in TITLES
        for place, piece in enumerate(found.pieces)
        if place not in named
    )


def is_linked_headline(plain: str) -> bool:
    """Whether a text looks like a headline with its link, from capitals alone.

    Args:
        plain: The plain text.

    Returns:
        True if it has a link and most of its long words begin with a capital.
    """
    if "http" not in plain:
        return False
    words = [word for word in plain.split() if len(word) > _SHORT_WORD and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _MIN_WORDS and capitals > _HEADLINE_SHARE * len(words)
