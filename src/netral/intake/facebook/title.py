"""What the titles of Facebook's records say, in the language of the account.

A title is the only place where older archives name the object of an act, by display
name: "X likes Y's photo". Names are borne by many people, so they identify nobody and
are not kept, unless the archive itself says elsewhere that the name is a page's.
"""

import re

_REPLY = re.compile(
    r"\b(?:replied to|membalas|heeft gereageerd op een opmerking|đã trả lời)\b", re.IGNORECASE
)
_JOIN = re.compile(
    r"\b(?:joined|became a member|member of|bergabung|menjadi anggota|masuk ke|lid geworden"
    r"|đã tham gia)\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b(?:left|stopped being a member|no longer a member|keluar dari|meninggalkan|berhenti"
    r"|verlaten|đã rời)\b",
    re.IGNORECASE,
)
_OWN_WALL = re.compile(
    r"\b(?:(?:his|her|their) own|sendiri|eigen)\b|\b(?:kirimannya|fotonya)\b", re.IGNORECASE
)


def is_reply(title: str | None) -> bool:
    """Whether a title says that a comment answered another comment.

    Example:
        >>> is_reply("Ani membalas komentar Budi."), is_reply("Ani mengomentari kiriman Budi.")
        (True, False)
    """
    return bool(title and _REPLY.search(title))


def is_leave(title: str | None, *, has_data: bool) -> bool:
    """Whether a record of group membership says that the group was left.

    Joins have the group's name in `data`; where it is absent and the title does not
    speak of joining in a known language, the group was left.

    Example:
        >>> is_leave("Anda keluar dari Warga Guyub.", has_data=False)
        True
        >>> is_leave("You became a member of Warga Guyub.", has_data=False)
        False
    """
    if title and _LEAVE.search(title):
        return True
    return not has_data and not (title and _JOIN.search(title))


def is_about_oneself(title: str | None) -> bool:
    """Whether a title says that the object is the owner's own."""
    return bool(title and _OWN_WALL.search(title))


def find_named(title: str | None, names: frozenset[str]) -> str | None:
    """Find the one of some known names that stands in a title as a whole.

    Args:
        title: The title.
        names: Names of pages or groups, as the archive has them elsewhere.

    Returns:
        The longest that fits, or ``None``.

    Example:
        >>> find_named("Ani likes Kota Kita's post.", frozenset({"Kota", "Kota Kita"}))
        'Kota Kita'
    """
    if not title:
        return None
    fitting = [
        name
        for name in names
        if name in title and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)
    ]
    return max(fitting, key=len, default=None)
