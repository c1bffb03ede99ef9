"""Errors of the rulebook room."""

from datetime import date
from difflib import get_close_matches

from netral.errors import NetralError


class RulebookError(NetralError):
    """Base of the errors about rules and editions."""


class UnknownRuleCodeError(RulebookError):
    """The edition has no rule with that code."""

    code = "NTR-RUL-001"

    def __init__(self, rule_code: str, edition_id: str, codes: tuple[str, ...]) -> None:
        super().__init__(rule_code, edition_id, codes)
        self.rule_code = rule_code
        self.edition_id = edition_id
        self.codes = codes

    @property
    def problem(self) -> str:
        return f'The edition {self.edition_id} has no rule "{self.rule_code}".'

    @property
    def remedy(self) -> str:
        near = get_close_matches(self.rule_code.upper(), self.codes, n=3, cutoff=0.5)
        return f"Did you mean {', '.join(near)}?" if near else f"It has {', '.join(self.codes)}."


class ContradictingFactsError(RulebookError):
    """The phase of the facts and the day of designation cannot both be right."""

    code = "NTR-RUL-002"

    def __init__(self, phase: str, on: date, designated_on: date) -> None:
        super().__init__(phase, on, designated_on)
        self.phase = phase
        self.on = on
        self.designated_on = designated_on

    @property
    def problem(self) -> str:
        return (
            f'An act of {self.on} cannot fall in the phase "{self.phase}" '
            f"when designation was on {self.designated_on}."
        )

    @property
    def remedy(self) -> str:
        return 'Until the day before designation the phase is "before", from that day it is not.'


class NoEditionGivenError(RulebookError):
    """Matching was asked without any edition."""

    code = "NTR-RUL-003"

    @property
    def problem(self) -> str:
        return "No rulebook edition was given, so nothing could ever be found."

    @property
    def remedy(self) -> str:
        return "Give at least one, for example skb_2022."


class UnreadableDocketError(RulebookError):
    """A docket holds a line that is no case, or no line at all."""

    code = "NTR-RUL-004"

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    @property
    def problem(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"

    @property
    def remedy(self) -> str:
        return "A docket is UTF-8 text with one JSON object a line; nothing was replayed."


class UnknownWordError(RulebookError):
    """A word is not one of a closed set."""

    code = "NTR-RUL-005"

    def __init__(self, what: str, word: str, allowed: tuple[str, ...]) -> None:
        super().__init__(what, word, allowed)
        self.what = what
        self.word = word
        self.allowed = allowed

    @property
    def problem(self) -> str:
        return f'"{self.word[:60]}" is not one of the words for {self.what}.'

    @property
    def remedy(self) -> str:
        near = get_close_matches(self.word, self.allowed, n=1)
        return f'Did you mean "{near[0]}"?' if near else f"Allowed: {', '.join(self.allowed)}."


class UnknownPhaseError(RulebookError):
    """Nothing tells in which phase of an election a day falls."""

    code = "NTR-RUL-006"

    def __init__(self, on: date, election: str | None) -> None:
        super().__init__(on, election)
        self.on = on
        self.election = election

    @property
    def problem(self) -> str:
        if self.election is None:
            return f"Nothing tells in which phase of an election {self.on} falls."
        return f"{self.on} lies outside the window of the election {self.election}."

    @property
    def remedy(self) -> str:
        if self.election is None:
            return "Give --election ID, --designated-on DATE, or --phase."
        return (
            "Nothing outside the window is ever screened; --phase asks the rulebook all the same."
        )
