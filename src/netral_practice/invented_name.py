"""Names of people who do not exist, by a syllable grammar of their own."""

import random
from dataclasses import dataclass

from netral_practice.chance import happens

_STARTS = (
    "Sar", "Wir", "Dah", "Mir", "Tal", "Ban", "Gan", "Hel", "Kar", "Luv", "Mas", "Nav", "Ras",
    "Sul", "Tir", "Umb", "Yas", "Zel", "Arv", "Bur", "Cil", "Dar", "Erl", "Fir", "Gel", "Hir",
    "Jun", "Kel", "Lis", "Mel", "Nil", "Ol", "Per", "Riv", "Ser", "Tel", "Und", "Vil", "Wal",
    "Yun",
)  # fmt: skip
_MIDDLES = (
    "an", "a", "i", "e", "o", "u", "and", "ind", "end", "alm", "irm", "asw", "odr", "ily", "amb",
    "est", "urw", "ant", "eli", "omi", "as", "is", "on", "arn", "olv",
)  # fmt: skip
_MALE_ENDS = (
    "aro", "vandro", "tharsa", "mandaru", "luksono", "driyan", "wanta", "girsa", "bramo", "tono",
    "yandru", "saloko", "dirja", "mukti", "rengga",
)  # fmt: skip
_FEMALE_ENDS = (
    "velia", "sindara", "liswari", "maruna", "tiwari", "nuria", "salwi", "dewina", "ratih",
    "lestra",
    "yani", "winara", "sekara", "mayun", "galuhi",
)  # fmt: skip
_FAMILY_ENDS = (
    "harja", "kusuma", "negari", "lubana", "sirait", "watuna", "pattiwa", "rumbola", "tanaya",
    "sembada", "gintar", "wulanda", "basrana", "karenga", "mahendro", "siwalo", "tambira",
    "lontara",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedName:
    """A name made of syllables; nobody bears it except by accident."""

    given: str
    family: str
    is_female: bool

    @property
    def full(self) -> str:
        """Both parts, as a register writes them before capitals."""
        return f"{self.given} {self.family}"


class NameSource:
    """Gives a new invented name at each call, never the same twice.

    Args:
        rng: The only source of chance.
        avoid: Words, in lower case, that no name may contain: the names of the
            election's contestants.
    """

    def __init__(self, rng: random.Random, *, avoid: frozenset[str]) -> None:
        self._rng = rng
        self._avoid = avoid
        self._given: set[str] = set()

    def invent(self) -> InventedName:
        """Invent one more name."""
        while True:
            is_female = happens(self._rng, 0.5)
            given = self._word(_FEMALE_ENDS if is_female else _MALE_ENDS)
            name = InventedName(given=given, family=self._word(_FAMILY_ENDS), is_female=is_female)
            folded = name.full.casefold()
            if folded in self._given or any(word in folded for word in self._avoid):
                continue
            self._given.add(folded)
            return name

    def _word(self, ends: tuple[str, ...]) -> str:
        start, middle, end = (
            parts[int(self._rng.random() * len(parts))] for parts in (_STARTS, _MIDDLES, ends)
        )
        return start + middle + end
