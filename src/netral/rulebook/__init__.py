"""The law as data: rules, exceptions, and the trace from an act to a rule."""

from netral.rulebook.edition import Edition
from netral.rulebook.errors import (
    ContradictingFactsError,
    NoEditionGivenError,
    RulebookError,
    UnknownPhaseError,
    UnknownRuleCodeError,
    UnknownWordError,
    UnreadableDocketError,
)
from netral.rulebook.loading import check_edition, load_cases, load_edition
from netral.rulebook.matching import match_act
from netral.rulebook.reach import Actor, Channel, ElectionKind, Law
from netral.rulebook.rule import About, Certainty, Circumstance, Contested, Rule, Source
from netral.rulebook.trace import ActFacts, Answer, ExceptionCheck, RuleMatch, Trace

__all__ = [
    "About",
    "ActFacts",
    "Actor",
    "Answer",
    "Certainty",
    "Channel",
    "Circumstance",
    "Contested",
    "ContradictingFactsError",
    "Edition",
    "ElectionKind",
    "ExceptionCheck",
    "Law",
    "NoEditionGivenError",
    "Rule",
    "RuleMatch",
    "RulebookError",
    "Source",
    "Trace",
    "UnknownPhaseError",
    "UnknownRuleCodeError",
    "UnknownWordError",
    "UnreadableDocketError",
    "check_edition",
    "load_cases",
    "load_edition",
    "match_act",
]
