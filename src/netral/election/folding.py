"""The form in which names are compared with each other: small letters, plain spaces."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\u2010-\u2015\u2018\u2019_/&+.,;:'\"`()-]+")


def fold_name(text: str) -> str:
    """Fold a name so that two spellings of it that texts treat alike become equal.

    A leading ``#`` or ``@`` stays: ``#rido`` and ``rido`` are different names.

    Args:
        text: A name as a file has it.

    Returns:
        The folded form; empty if nothing of a name is left.

    Example:
        >>> fold_name("Ridwan Kamil - Suswono")
        'ridwan kamil suswono'
        >>> fold_name("H. Pramono  Anung")
        'h pramono anung'
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _SEPARATORS.sub(" ", plain).strip()
