"""From acts to indications: guards, then language, then the rulebook, each step explained."""

from netral.screening.indication import (
    Effect,
    GuardKind,
    GuardResult,
    Indication,
    Result,
    Screened,
    indications_of,
)
from netral.screening.screener import Screener

__all__ = [
    "Effect",
    "GuardKind",
    "GuardResult",
    "Indication",
    "Result",
    "Screened",
    "Screener",
    "indications_of",
]
