"""The labelled values of Meta's newer archives, whose labels are in the account's language."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec


class Label(StrEnum):
    """What a label means, in whatever language it stands."""

    REACTION = "reaction"
    NAME = "name"
    URL = "url"
    USERNAME = "username"
    OWNER = "owner"
    CAPTION = "caption"
    COMMENT = "comment"
    MEDIA_OWNER = "media owner"
    TIME = "time"
    PRIVATE_ACCOUNT = "private account"
    CHANGED = "changed"
    OLD_VALUE = "previous value"
    NEW_VALUE = "new value"
    CHANGE_DATE = "change date"


_WORDS: dict[Label, tuple[str, ...]] = {
    Label.REACTION: ("reaction", "reaksi", "tanggapan", "reactie", "cảm xúc"),
    Label.NAME: ("name", "nama", "naam", "tên"),
    Label.URL: ("url", "tautan", "link"),
    Label.USERNAME: ("username", "nama pengguna", "gebruikersnaam", "tên người dùng"),
    Label.OWNER: ("owner", "pemilik", "eigenaar", "chủ sở hữu"),
    Label.CAPTION: ("caption", "keterangan", "teks", "bijschrift", "chú thích"),
    Label.COMMENT: ("comment", "komentar", "opmerking", "reactie", "bình luận"),
    Label.MEDIA_OWNER: (
        *("media owner", "pemilik media", "media-eigenaar", "eigenaar van media"),
        "chủ sở hữu file phương tiện",
    ),
    Label.TIME: ("time", "waktu", "tijd", "thời gian"),
    Label.PRIVATE_ACCOUNT: (
        *("private account", "akun privat", "akun pribadi", "privéaccount"),
        "tài khoản riêng tư",
    ),
    Label.CHANGED: ("changed", "diubah", "berubah", "gewijzigd", "đã thay đổi"),
    Label.OLD_VALUE: ("previous value", "nilai sebelumnya", "vorige waarde", "giá trị trước đó"),
    Label.NEW_VALUE: ("new value", "nilai baru", "nieuwe waarde", "giá trị mới"),
    Label.CHANGE_DATE: (*("change date", "tanggal perubahan", "wijzigingsdatum", "ngày thay đổi"),),
}
"""English as archives were seen; Indonesian, Dutch and Vietnamese as far as they are known.
An unknown label is never taken for another: readers go by position and kind then, or refuse."""

_REACTIONS: dict[str, str] = {
    word: reaction
    for reaction, words in {
        "like": ("like", "suka", "menyukai", "vind ik leuk", "thích"),
        "love": ("love", "super", "cinta", "geweldig", "yêu thích"),
        "care": ("care", "dorothy", "support", "peduli", "om je geven", "thương thương"),
        "haha": ("haha",),
        "wow": ("wow",),
        "sad": ("sad", "sorry", "sedih", "verdrietig", "buồn"),
        "angry": ("angry", "anger", "marah", "boos", "phẫn nộ"),
    }.items()
    for word in words
}


class LabelValue(msgspec.Struct):
    """One labelled value, which may hold further ones."""

    label: str | None = None
    title: str | None = None
    value: object = None
    href: str | None = None
    dict: list["LabelValue"] | None = None


def means(text: str | None, label: Label) -> bool:
    """Whether a label of an archive means one of ours.

    Example:
        >>> means("Nama Pengguna", Label.USERNAME), means("Username", Label.OWNER)
        (True, False)
    """
    return text is not None and text.strip().casefold() in _WORDS[label]


def find_reaction(word: object) -> str | None:
    """Find the reaction that a word of any known language names, or ``None``.

    Example:
        >>> find_reaction("ANGER"), find_reaction("Suka"), find_reaction("Tuntas")
        ('angry', 'like', None)
    """
    return _REACTIONS.get(word.strip().casefold()) if isinstance(word, str) else None


def find_value(values: Sequence[LabelValue], label: Label) -> str | None:
    """Find the text that stands beside a label, at this level only."""
    for one in values:
        if means(one.label, label) and isinstance(one.value, str) and one.value.strip():
            return one.value
    return None


def find_link(values: Sequence[LabelValue]) -> str | None:
    """Find the link of a record: beside its label, else the only one that is a link."""
    for one in values:
        if means(one.label, Label.URL):
            link = one.href or one.value
            if isinstance(link, str) and link.strip():
                return link
    links = {one.href for one in values if one.href}
    return links.pop() if len(links) == 1 else None


def iter_groups(values: Sequence[LabelValue], label: Label) -> Iterator[Sequence[LabelValue]]:
    """Iterate over the groups of values that stand under a title, two levels deep."""
    for one in values:
        if means(one.title, label) or means(one.label, label):
            for below in one.dict or ():
                yield below.dict or ()
            yield one.dict or ()
