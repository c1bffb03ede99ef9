"""A prohibited act as the law prints it (*ketentuan*), and the exceptions to check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netral.rulebook.reach import Actor, Channel, ElectionKind, Law
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance


class About(StrEnum):
    """What an act was directed at, in the terms of the rules."""

    CANDIDATE = "candidate"
    """A contestant: *bakal calon* before designation, *calon* after."""
    PARTY = "party"
    CAMPAIGN_ACCOUNT = "campaign_account"
    """A group or account of a winning team (*grup/akun pemenangan*)."""
    GOVERNMENT = "government"
    NONE = "none"

    @property
    def takes_part(self) -> bool:
        """Whether it is somebody who runs; without that there is nothing to indicate."""
        return self not in (About.GOVERNMENT, About.NONE)


class Certainty(StrEnum):
    """What a statement about the law rests on."""

    TEXT = "text"
    """The text, or an official body's listing of it, was read in an excerpt."""
    PRESS = "press"
    KNOWLEDGE = "knowledge"
    """General knowledge, not confirmed."""


class ReadBy(StrEnum):
    """Who can notice the act at all."""

    MACHINE = "machine"
    PEOPLE = "people"
    """Offline acts: the rule stays for reports by people; no machine reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule or a statement about it was read."""

    title: str
    certainty: Certainty
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """A point on which sources disagree; shown beside the rule, never decided here."""

    point: str
    """The open question, in Indonesian."""
    readings: tuple[str, ...]
    """What the sources say, one reading each, in Indonesian."""
    limits_to_unclear: bool = False
    """The disagreement is about whether the act is prohibited at all."""
    act_kinds: tuple[ActKind, ...] = ()
    """The act kinds it concerns; empty means all of the rule's."""
    key: str = ""
    """Stable word for the point: ``plain_photo``, ``passive_attendance`` …"""
    point_en: str = ""
    readings_en: tuple[str, ...] = ()
    abouts: tuple[About, ...] = ()
    """What the act must be directed at for the point to matter; empty means anything."""
    stances: tuple[Stance, ...] = ()
    phases: tuple[Phase, ...] = ()
    sources: tuple[Source, ...] = ()

    def concerns(self, act_kind: ActKind, about: About, stance: Stance, phase: Phase) -> bool:
        """Whether the point matters for such an act."""
        return (
            (not self.act_kinds or act_kind in self.act_kinds)
            and (not self.abouts or about in self.abouts)
            and (not self.stances or stance in self.stances)
            and (not self.phases or phase in self.phases)
        )


class Strength(StrEnum):
    """How firm an exemption is."""

    FIRM = "firm"
    REASONED = "reasoned"
    CONTESTED = "contested"


class Effect(StrEnum):
    """What a circumstance does to the answer once a guard saw it."""

    NOTHING = "nothing"
    """The act is exempt: nothing is left."""
    UNCLEAR = "unclear"
    """At most unclear: a person must look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """A situation in which an act is allowed, exempt or unproven (OK-01 … OK-12)."""

    code: str
    key: str
    """Stable word for it: ``on_duty``, ``not_own_account``, ``passive_attendance`` …"""
    title_id: str
    title_en: str
    ask: str
    """The question that a reviewer must answer, in Indonesian."""
    ask_en: str
    strength: Strength
    act_kinds: tuple[ActKind, ...]
    """Act kinds for which it can matter; empty means all."""
    sources: tuple[Source, ...]
    every_rule: bool = False
    """It is looked at for every rule, not only for those that name it."""
    also: tuple[str, ...] = ()
    """Other words for the same situation, as decisions and guards call it."""
    stances: tuple[Stance, ...] = ()
    """Stances for which it can matter at all; empty means any."""
    excuses: tuple[Stance, ...] = ()
    """Stances it excuses once seen; being on duty excuses presence, not support. Empty: any."""
    when_seen: Effect = Effect.UNCLEAR
    completes: bool = False
    """It completes a rule that requires it, and excuses nothing."""

    def may_excuse(self, stance: Stance) -> bool:
        """Whether it excuses an act with such a stance, once it is seen."""
        return not self.excuses or stance in self.excuses

    def is_named_by(self, words: Iterable[str]) -> bool:
        """Whether one of the words means this circumstance."""
        known = {self.key, *self.also}
        return any(word in known for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of a law, with the days on which that number was the right one."""

    text: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    """Exclusive."""

    def is_in_force(self, on: date | None) -> bool:
        """Whether the number holds on a day; without a day, whether it holds still."""
        if on is None:
            return self.in_force_until is None
        started = self.in_force_from is None or self.in_force_from <= on
        return started and (self.in_force_until is None or on < self.in_force_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassBeside:
    """A class that the law provides for the same act beside the one that is printed.

    Not a forecast: it says which other procedure the same act may be handled in,
    and why, because sources call the same act by both names.
    """

    kind: str
    printed: str
    """In Indonesian, as sources put it."""
    why: str
    why_en: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way in which a rule can be broken: these kinds of act, at this, with this stance."""

    act_kinds: tuple[ActKind, ...]
    abouts: tuple[About, ...]
    stances: tuple[Stance, ...]
    phases: tuple[Phase, ...] = ()
    """Narrower than the phases of the rule; empty means all of the rule's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One prohibited act of one edition."""

    code: str
    """As the catalogue numbers it: ``KE-04``, ``DS-06``, ``PP-N6`` …"""
    title_id: str
    title_en: str
    says: str
    """The norm in one Indonesian sentence, in our own words."""
    act_kinds: tuple[ActKind, ...]
    """Every kind of act that one of the patterns names."""
    abouts: tuple[About, ...]
    stances: tuple[Stance, ...]
    phases: tuple[Phase, ...]
    class_printed: str
    """As printed in the list, never a predicted sanction."""
    class_kind: str
    """``ethics``, ``discipline``, ``criminal``, ``dismissal`` or ``duty``."""
    articles: tuple[str, ...]
    """By the numbers that hold still; see `articles_on`."""
    read_by: ReadBy
    sources: tuple[Source, ...]
    """The one it rests on first, then those that say more."""
    patterns: tuple[Pattern, ...] = ()
    """The ways to break it; none means any mixture of its acts, abouts and stances."""
    dated_articles: tuple[Article, ...] = ()
    """All articles with the days of their numbers; none means that `articles` always held."""
    law: Law = Law.DECREE
    channel: Channel = Channel.ANY
    binds: tuple[Actor, ...] = (Actor.CIVIL_SERVANT, Actor.OFFICIAL)
    elections: tuple[ElectionKind, ...] = ()
    """Kinds of election it governs; empty means both."""
    general: bool = False
    """A general norm: shown beside a rule that names the act, alone never more than unclear."""
    requires: tuple[str, ...] = ()
    """Keys of circumstances without which the rule does not matter (being the spouse …)."""
    months_before_designation: int | None = None
    """It holds only from so many months before designation."""
    classes_beside: tuple[ClassBeside, ...] = ()
    contested: tuple[Contested, ...] = ()
    exceptions: tuple[str, ...] = ()
    """Keys of the circumstances to check, besides those that apply to every rule."""
    in_force_from: date | None = None
    in_force_until: date | None = None
    """Exclusive."""
    counterpart: str | None = None
    """The rule for nearly the same act on the other side of designation."""
    notes: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """What the rule rests on: the certainty of its first source."""
        return self.sources[0].certainty if self.sources else Certainty.KNOWLEDGE

    @property
    def ways(self) -> tuple[Pattern, ...]:
        """The patterns, written out even where the rule has none."""
        whole = Pattern(act_kinds=self.act_kinds, abouts=self.abouts, stances=self.stances)
        return self.patterns or (whole,)

    def articles_on(self, on: date | None) -> tuple[str, ...]:
        """Give the articles by the numbers that they had on a day.

        Args:
            on: The local day of the act; without it, the numbers that hold still.
        """
        if not self.dated_articles:
            return self.articles
        return tuple(each.text for each in self.dated_articles if each.is_in_force(on))

    def is_in_force(self, on: date | None) -> bool:
        """Whether the rule was in force on a day; without a day it is not checked."""
        if on is None:
            return True
        started = self.in_force_from is None or self.in_force_from <= on
        return started and (self.in_force_until is None or on < self.in_force_until)
