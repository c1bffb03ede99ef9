"""A prohibited act as the law prints it (*ketentuan*), and the exceptions to check."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    readings: tuple[str, ...]
    limits_to_unclear: bool = False
    """The disagreement is about whether the act is prohibited at all."""
    act_kinds: tuple[ActKind, ...] = ()
    """The act kinds it concerns; empty means all of the rule's."""


class Strength(StrEnum):
    """How firm an exemption is."""

    FIRM = "firm"
    REASONED = "reasoned"
    CONTESTED = "contested"


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
    abouts: tuple[About, ...]
    stances: tuple[Stance, ...]
    phases: tuple[Phase, ...]
    class_printed: str
    """As printed in the list, never a predicted sanction."""
    class_kind: str
    """``ethics``, ``discipline``, ``criminal``, ``dismissal`` or ``duty``."""
    articles: tuple[str, ...]
    read_by: ReadBy
    sources: tuple[Source, ...]
    contested: tuple[Contested, ...] = ()
    exceptions: tuple[str, ...] = ()
    """Keys of the circumstances to check, besides those that apply to every rule."""
    in_force_from: date | None = None
    in_force_until: date | None = None
    counterpart: str | None = None
    """The rule for nearly the same act on the other side of designation."""
