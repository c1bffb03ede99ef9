"""Short word lists, written as people write them."""


def list_words(text: str) -> frozenset[str]:
    """Split a text into the set of its words.

    Example:
        >>> sorted(list_words("bu pak"))
        ['bu', 'pak']
    """
    return frozenset(text.split())
