"""How far a rule reaches: which channel, whom it binds, which kind of election."""

from enum import StrEnum


class Channel(StrEnum):
    """Where an act was done, or where a rule looks."""

    SOCIAL = "social"
    """In media that the public can see."""
    OFFLINE = "offline"
    ANY = "any"
    """Of a rule: it does not matter where. Of an act: nobody says."""


class Actor(StrEnum):
    """Who did the act, as far as it decides whom a rule binds."""

    CIVIL_SERVANT = "civil_servant"
    """Any civil servant; whether also an official is not known."""
    OFFICIAL = "official"
    """A civil servant in an office of authority (*pejabat ASN*)."""
    REGIONAL_HEAD = "regional_head"
    CANDIDATE = "candidate"
    FORGER = "forger"
    """Whoever falsifies support for an independent candidate."""


class ElectionKind(StrEnum):
    """The kind of election, which decides whose statute governs."""

    REGIONAL = "regional"
    """*Pemilihan* (Pilkada): UU 1/2015 with UU 10/2016."""
    GENERAL = "general"
    """*Pemilu*: UU 7/2017."""


class Law(StrEnum):
    """The kind of norm, in the order in which raised rules are shown."""

    DECREE = "decree"
    """An item of the joint decree (SKB)."""
    REGULATION = "regulation"
    """A government regulation (PP)."""
    STATUTE = "statute"
    """The statute on civil servants."""
    CRIME = "crime"
    """A statute on elections, with penalties."""
    LETTER = "letter"
    """A circular letter (SE): soft law."""

    @property
    def rank(self) -> int:
        """Place in the order of showing; the joint decree comes first."""
        return list(Law).index(self)
