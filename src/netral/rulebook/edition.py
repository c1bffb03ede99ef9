"""A rulebook edition: the law of one period, loaded whole and never changed."""

from dataclasses import dataclass, field
from datetime import date

from netral.rulebook.errors import UnknownRuleCodeError
from netral.rulebook.rule import Circumstance, Rule, Source
from netral.values.act_kind import ActKind


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edition:
    """The rules and exceptions of one period, with the digest of the files they came from.

    Two editions are the same only if they are the same object; compare digests to
    learn whether two loads read the same law.
    """

    edition_id: str
    title: str
    """In Indonesian."""
    in_force_from: date
    in_force_until: date | None
    """Exclusive; `None` while it is still in force."""
    rules: tuple[Rule, ...]
    """In the order of showing: the joint decree first, then by code."""
    circumstances: tuple[Circumstance, ...]
    digest: str
    """SHA-256 of the files it was loaded from."""
    title_en: str = ""
    signed_on: date | None = None
    numbers: tuple[str, ...] = ()
    """The numbers that each signing body gave the same decree."""
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    _rules_of_kind: dict[ActKind, tuple[Rule, ...]] = field(init=False, repr=False)
    _rule_of_code: dict[str, Rule] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Build the look-up tables; they hold nothing that the fields do not."""
        of_kind: dict[ActKind, tuple[Rule, ...]] = {}
        for rule in self.rules:
            for act_kind in dict.fromkeys(k for way in rule.ways for k in way.act_kinds):
                of_kind[act_kind] = (*of_kind.get(act_kind, ()), rule)
        object.__setattr__(self, "_rules_of_kind", of_kind)
        object.__setattr__(self, "_rule_of_code", {rule.code: rule for rule in self.rules})

    def is_in_force(self, on: date | None) -> bool:
        """Whether the edition was in force on a day; without a day it is not checked."""
        if on is None:
            return True
        return self.in_force_from <= on and (
            self.in_force_until is None or on < self.in_force_until
        )

    def rules_for(self, act_kind: ActKind) -> tuple[Rule, ...]:
        """Give the rules that can name such an act, in the order of showing."""
        return self._rules_of_kind.get(act_kind, ())

    def find_rule(self, code: str) -> Rule | None:
        """Find a rule by its code, in any case of letters."""
        return self._rule_of_code.get(code.strip().upper())

    def get_rule(self, code: str) -> Rule:
        """Get a rule by its code, in any case of letters.

        Args:
            code: For example ``KE-04``.

        Returns:
            The rule.

        Raises:
            UnknownRuleCodeError: If the edition has no such rule.
        """
        rule = self.find_rule(code)
        if rule is None:
            codes = tuple(each.code for each in self.rules)
            raise UnknownRuleCodeError(code, self.edition_id, codes)
        return rule

    def find_circumstances(self, word: str) -> tuple[Circumstance, ...]:
        """Find the circumstances that a word means; one word may mean several.

        A longer word means what a known word inside it means: ``retired_teacher`` is
        read as ``retired``, if nothing has that very name.
        """
        exact = tuple(each for each in self.circumstances if each.is_named_by((word,)))
        if exact:
            return exact
        padded = f"_{word}_"
        return tuple(
            each
            for each in self.circumstances
            if any(f"_{known}_" in padded for known in (each.key, *each.also))
        )
