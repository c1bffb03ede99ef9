"""Small words that all rooms share: platforms, act kinds, stances, instants, problems."""

from netral.values.account import AccountReference
from netral.values.act_kind import ActKind, Verb
from netral.values.instant import WIB, WIT, WITA, local_date, parse_instant, require_aware
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.problem import Problem, ProblemsError, Severity
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice

__all__ = [
    "WIB",
    "WIT",
    "WITA",
    "AccountReference",
    "ActKind",
    "Grade",
    "Phase",
    "Platform",
    "Problem",
    "ProblemsError",
    "Severity",
    "Stance",
    "Verb",
    "Voice",
    "local_date",
    "parse_instant",
    "require_aware",
]
