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
