"""The readable chain that led from an act to a rule (*alasan*)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netral.rulebook.reach import Actor, Channel, ElectionKind
from netral.rulebook.rule import About, Certainty, ClassBeside
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """What is known about an act, in the terms of the rules."""

    act_kind: ActKind
    about: About
    stance: Stance
    phase: Phase
    on: date | None = None
    """Local day of the act; without it editions are not checked for being in force."""
    known_circumstances: frozenset[str] = frozenset()
    """Circumstances that a guard saw (``tagged_by_others``, ``on_duty`` …)."""
    designated_on: date | None = None
    """Local day of designation: the day from which *bakal calon* are *calon*."""
    channel: Channel = Channel.ANY
    actor: Actor = Actor.CIVIL_SERVANT
    election_kind: ElectionKind | None = None
    """Without it a rule of one kind of election is at most unclear."""


class Answer(StrEnum):
    """What the rulebook can say about an act: never "violation"."""

    INDICATION = "indication"
    UNCLEAR = "unclear"
    NOTHING = "nothing"

    @property
    def strength(self) -> int:
        """For comparing: an indication is more than unclear, unclear more than nothing."""
        return _STRENGTH[self]


_STRENGTH = {Answer.NOTHING: 0, Answer.UNCLEAR: 1, Answer.INDICATION: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionCheck:
    """One exception that was looked at, and what came of it."""

    key: str
    code: str
    ask: str
    """The question left for a person, in Indonesian."""
    ask_en: str
    applies: bool | None
    """True: a guard saw it. False: the facts exclude it. None: a person must ask."""
    why: str
    why_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """One rule that was raised, and why.

    Fields that end in ``_id`` say in Indonesian what their twins say in English.
    """

    code: str
    answer: Answer
    class_printed: str
    class_kind: str
    articles: tuple[str, ...]
    facts_used: tuple[str, ...]
    """Readable facts: "act kind: like", "about: campaign account", …"""
    exceptions: tuple[ExceptionCheck, ...]
    contested: tuple[str, ...]
    would_change: tuple[str, ...]
    """What would have changed the answer: "before 22 September 2024: ethics, KE-04"."""
    facts_used_id: tuple[str, ...] = ()
    contested_id: tuple[str, ...] = ()
    would_change_id: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    """Why the answer is no more than it is."""
    limits_id: tuple[str, ...] = ()
    classes_beside: tuple[ClassBeside, ...] = ()
    """Other classes that the law provides for the same act; shown, never chosen."""
    edition_id: str = ""
    title_id: str = ""
    title_en: str = ""
    certainty: Certainty = Certainty.KNOWLEDGE

    @property
    def class_kinds(self) -> tuple[str, ...]:
        """The printed class first, then those beside it."""
        return (self.class_kind, *(each.kind for each in self.classes_beside))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything the rulebook says about one act."""

    edition: str
    facts: ActFacts
    answer: Answer
    matches: tuple[RuleMatch, ...]
    """Raised rules, the joint decree first; one that a seen exception lifts answers "nothing"."""
    not_matched: tuple[str, ...] = ()
    """For people who ask why not: one sentence for each near miss."""
    not_matched_id: tuple[str, ...] = ()
