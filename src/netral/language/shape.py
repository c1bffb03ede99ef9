"""What shows in the form of a text, whatever its words: a headline, a slogan, a shout."""

from netral.language.target import Found
from netral.language.token import TokenKind

_HEADLINE_SHARE = 0.55
_SHOUT_SHARE = 0.6
_MIN_WORDS = 4
_LENGTHS = (3, 6, 12, 24, 48)


def describe_shape(found: Found) -> list[str]:
    """Describe the form of a text in a few marks that the model can weigh.

    Args:
        found: The text taken apart.

    Returns:
        Marks such as ``=headline``; never a word of the text.
    """
    tokens = found.tokens
    words = [token for token in tokens if token.kind is TokenKind.WORD]
    count = len(words)
    marks = [f"=long{sum(count > bound for bound in _LENGTHS)}"]
    marks.append(f"=named{min(len({mention.contestant_id for mention in found.targets}), 3)}")
    long_words = [token for token in words if len(token.text) > 3]  # noqa: PLR2004
    if len(long_words) >= _MIN_WORDS:
        capital = sum(token.shown[0].isupper() for token in long_words)
        if capital == len(long_words) and all(token.shown.isupper() for token in long_words):
            marks.append("=shout")
        elif capital > _HEADLINE_SHARE * len(long_words):
            marks.append("=headline")
        elif capital == 0:
            marks.append("=small")
    kinds = [token.kind for token in tokens]
    if kinds and kinds[-1] is TokenKind.LINK:
        marks.append("=link-last")
    if kinds and kinds[0] is TokenKind.HANDLE:
        marks.append("=reply")
    marks.append(f"=tags{min(kinds.count(TokenKind.HASHTAG), 4)}")
    if TokenKind.EMOJI in kinds:
        marks.append("=emoji")
    signs = {token.text for token in tokens if token.kind is TokenKind.SIGN}
    if any("!" in sign for sign in signs):
        marks.append("=exclaims")
    if any("?" in sign for sign in signs):
        marks.append("=asks")
    if any('"' in sign for sign in signs):
        marks.append("=quotes")
    if any(token.kind is TokenKind.SIGN and token.text == ":" for token in tokens[:8]):
        marks.append("=colon-early")
    return marks
