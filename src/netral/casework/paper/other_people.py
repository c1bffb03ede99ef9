"""Masks whoever has nothing to do with the act, wherever a document shows a text."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from netral.intake.masking import PersonSign, find_people
from netral.values.account import fold_handle

_ALREADY = re.compile(r"@?(?:…\s?)+@?…*|@…")
_NO_WORDS = {
    PersonSign.ADDRESS: "[surel disamarkan]",
    PersonSign.NUMBER: "[nomor disamarkan]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPeople:
    """The labels of one document: the same account has the same number all through it."""

    keep: frozenset[str]
    """Folded handles that may stand: the person's own and those of the campaigns."""
    accounts: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    names: re.Pattern[str] | None = field(default=None, repr=False)
    name_numbers: tuple[tuple[str, int], ...] = field(default=(), repr=False)

    def cover(self, text: str) -> str:
        """Cover everybody else in a text.

        What the gate masked before the first write becomes "Akun lain" without a number:
        nobody can tell any more which account it was.
        """
        numbers = dict(self.accounts)
        parts, done = [], 0
        for start, end, sign in find_people(text, keep=self.keep):
            number = numbers.get(fold_handle(_plain(text[start:end])))
            label = _NO_WORDS.get(sign) or (f"[Akun lain {number}]" if number else "[Akun lain]")
            parts += [text[done:start], label]
            done = end
        shown = _ALREADY.sub(_cover_masked, "".join((*parts, text[done:])))
        if self.names is None:
            return shown
        known = dict(self.name_numbers)
        return self.names.sub(lambda found: f"[Orang lain {known[_fold(found[0])]}]", shown)


def list_other_people(
    texts: Iterable[str], *, keep: Collection[str] = (), names: Iterable[str] = ()
) -> OtherPeople:
    """Number everybody who has nothing to do with the act, in the order of the texts.

    Handles, profile links, mail addresses and numbers are found by their shape; a bare
    name has none, so that only the names that the caller knows are covered.

    Args:
        texts: Every text that the document will show, but for the person's reply.
        keep: Handles that may stand: the person's own and those of the campaigns.
        names: Names of other people that the caller knows of.

    Returns:
        The labels.

    Example:
        >>> others = list_other_people(["@ani dan @budi", "@Ani lagi"], keep=["budi"])
        >>> others.cover("@Ani dan @budi")
        '[Akun lain 1] dan @budi'
    """
    kept = frozenset(fold_handle(each) for each in keep)
    numbers: dict[str, int] = {}
    for text in texts:
        for start, end, sign in find_people(text, keep=kept):
            if sign not in _NO_WORDS:
                numbers.setdefault(fold_handle(_plain(text[start:end])), len(numbers) + 1)
    called = {_fold(each): number for number, each in enumerate(filter(None, names), start=1)}
    words = sorted(called, key=lambda each: -len(each))
    pattern = "|".join(r"\s+".join(map(re.escape, each.split(" "))) for each in words)
    return OtherPeople(
        keep=kept,
        accounts=tuple(numbers.items()),
        names=re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if words else None,
        name_numbers=tuple(called.items()),
    )


NOBODY_ELSE = list_other_people([])
"""For texts that are known to name nobody else: signs of people are covered all the same."""


def _plain(sign: str) -> str:
    return sign.replace("\uff20", "@")


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _cover_masked(found: re.Match[str]) -> str:
    """Cover a run of dots that stands for a handle or an address; leave dots of a sentence."""
    run = found[0]
    masked = "@" in run or run.count("…") > 1
    return f"[Akun lain]{' ' if run.endswith(' ') else ''}" if masked else run
