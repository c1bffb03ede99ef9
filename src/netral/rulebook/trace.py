"""The readable chain that led from an act to a rule (*alasan*)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netral.rulebook.rule import About
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


class Answer(StrEnum):
    """What the rulebook can say about an act: never "violation"."""

    INDICATION = "indication"
    UNCLEAR = "unclear"
    NOTHING = "nothing"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """One rule that was raised, and why."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything the rulebook says about one act."""

    edition: str
    facts: ActFacts
    answer: Answer
    matches: tuple[RuleMatch, ...]
    not_matched: tuple[str, ...] = ()
    """For people who ask why not: one sentence for each near miss."""
