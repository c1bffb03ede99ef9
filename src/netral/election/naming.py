"""The names that follow from other facts: ballot numbers, members, handles; and word lists."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date

from netral.election.contest import CampaignAccount, Certainty, Contestant, Name, NameKind
from netral.election.folding import fold_name

WORD_LISTS = ("$election_words", "$region_words", "$own_names", "$all_names")
"""What may stand in `counts_with` and `not_with` for a list of words."""

_CLEAR_NUMBERS = (
    "nomor urut {n}",
    "paslon {n}",
    "paslon nomor {n}",
    "paslon no {n}",
    "coblos {n}",
    "coblos nomor {n}",
    "coblos no {n}",
    "pilih nomor {n}",
    "pilih no {n}",
)
_BESIDE_BALLOT_WORDS = ("nomor {n}", "no {n}", "0{n}", "#{n}", "{n} jari", "{word} jari")
_BALLOT_WORDS = ("$election_words", "$all_names")
_NUMBER_HASHTAGS = ("#coblos{n}", "#coblosnomor{n}", "#pilih{n}", "#pilihnomor{n}")
_PARTY_NUMBERS = ("partai nomor {n}", "partai nomor urut {n}", "partai no {n}")
_NOT_A_PAIR = ("partai nomor", "partai no", "parpol nomor", "caleg nomor", "caleg no")
_NUMERALS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def derive_number_names(contestant: Contestant, *, drawn_on: date | None) -> tuple[Name, ...]:
    """Derive the phrases by which texts mean a contestant's ballot number.

    A bare digit is never a name. "Paslon 3" and "coblos 3" name the pair by
    themselves; "nomor 3", "03" or "tiga jari" may mean a house, a party or peace,
    and count only beside a word of the ballot. Before the draw none counts. These are
    the plain forms; `netral.language` knows more spellings of the same.

    Args:
        contestant: With its ballot number; without one nothing is derived.
        drawn_on: The local day of the draw.

    Returns:
        The names, clear ones first.
    """
    number = contestant.ballot_number
    if number is None or contestant.elsewhere is not None:
        return ()
    word = _NUMERALS[number] if number < len(_NUMERALS) else str(number)

    def filled(patterns: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(pattern.format(n=number, word=word) for pattern in patterns))

    common = Name(
        text="", kind=NameKind.NUMBER, valid_from=drawn_on, certainty=contestant.certainty
    )
    if contestant.kind == "party":
        return tuple(dataclasses.replace(common, text=text) for text in filled(_PARTY_NUMBERS))
    clear = [
        dataclasses.replace(common, text=text, not_with=_NOT_A_PAIR)
        for text in filled(_CLEAR_NUMBERS)
    ]
    unclear = [
        dataclasses.replace(
            common,
            text=text,
            ambiguous=True,
            counts_with=_BALLOT_WORDS,
            not_with=_NOT_A_PAIR,
        )
        for text in filled(_BESIDE_BALLOT_WORDS)
    ]
    calls = [
        dataclasses.replace(common, text=text, kind=NameKind.HASHTAG, partisan=True)
        for text in filled(_NUMBER_HASHTAGS)
    ]
    return (*clear, *unclear, *calls)


def derive_member_names(contestant: Contestant) -> tuple[Name, ...]:
    """Derive a name from each member, as the file writes it."""
    return tuple(
        Name(
            text=member,
            kind=NameKind.NAME,
            member=member,
            certainty=contestant.certainty,
            source=contestant.source,
        )
        for member in contestant.members
    )


def derive_handle_names(
    contestant: Contestant, accounts: Iterable[CampaignAccount]
) -> tuple[Name, ...]:
    """Derive the ``@handle`` names from the contestant's accounts.

    A party's own account is left out: replies address it out of habit.
    """
    own = (account for account in accounts if account.contestant_id == contestant.contestant_id)
    return tuple(
        Name(
            text=f"@{account.account.handle}",
            kind=NameKind.HANDLE,
            valid_from=account.valid_from,
            valid_until=account.valid_until,
            certainty=account.certainty,
            source=account.source,
        )
        for account in own
        if account.account.handle is not None and account.kind != "party"
    )


def add_names(contestant: Contestant, derived: Iterable[Name]) -> Contestant:
    """Add names that the contestant does not have yet; what a file says comes first."""
    names = {fold_name(name.text): name for name in contestant.names}
    for name in derived:
        names.setdefault(fold_name(name.text), name)
    return dataclasses.replace(contestant, names=tuple(names.values()))


def list_clear_names(contestants: Iterable[Contestant]) -> tuple[str, ...]:
    """List the names that mean these contestants by themselves, numbers left out."""
    return tuple(
        dict.fromkeys(
            name.text
            for contestant in contestants
            for name in contestant.names
            if not name.ambiguous and name.kind is not NameKind.NUMBER
        )
    )


def expand_words(words: Sequence[str], lists: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Put the word lists in the place of ``$election_words`` and its like.

    Args:
        words: Words and names of lists, as a file has them.
        lists: The words of each list.

    Returns:
        Words only, each once, in order.
    """
    expanded: list[str] = []
    for word in words:
        expanded.extend(lists.get(word, ()) if word.startswith("$") else (word,))
    return tuple(dict.fromkeys(expanded))


def certainty_of(text: str | None, default: Certainty) -> Certainty:
    """Give the certainty that a file states, or the default."""
    return default if text is None else Certainty(text)
