"""Replays decided cases against the rulebook, and explains every disagreement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

from netral.rulebook.docket import DocketCase, Outcome
from netral.rulebook.edition import Edition
from netral.rulebook.matching import match_act
from netral.rulebook.trace import Answer, RuleMatch, Trace

_Z = 1.959963984540054
"""Two-sided 95 %."""

_SAME_CLASS = {"dismissal": "discipline"}
"""The joint decree prints the dismissal of party members on its discipline list."""


class Measure(StrEnum):
    """What is measured; docs/decisions/ says why it is defined so."""

    RULE_RAISED = "rule_raised"
    """Decided violations for which a rule is raised."""
    CLASS_AGREEMENT = "class_agreement"
    """Violations with a stated class that is among the classes of the rules raised."""
    CIRCUMSTANCE_NAMED = "circumstance_named"
    """Non-violations whose circumstance is asked, or for which nothing is raised."""
    RULE_NAMED = "rule_named"
    """Stricter: a rule that names such an act, not only a general norm."""
    CLASS_FIRST = "class_first"
    """Stricter: the printed class of the first rule alone."""
    CODE_SHARED = "code_shared"
    """Violations under the last edition for which a code is raised that the docket names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its counts and its Wilson interval at 95 %."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """The share; `None` of nothing at all."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies, at 95 %; `None` of nothing at all.

        Example:
            >>> low, high = Share(hits=21, total=21).interval
            >>> round(low, 3), round(high, 3)
            (0.845, 1.0)
        """
        if not self.total:
            return None
        share, total = self.hits / self.total, self.total
        middle = (share + _Z**2 / (2 * total)) / (1 + _Z**2 / total)
        half = _Z * sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2)) / (1 + _Z**2 / total)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One case on which the rulebook and the deciding body part, and why."""

    case_id: str
    measure: Measure
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What came of replaying a docket."""

    counts: dict[str, int]
    shares: dict[Measure, Share]
    disagreements: tuple[Disagreement, ...]
    strange_words: tuple[str, ...]
    """Words of the docket that nobody here knows, each with its case."""
    questions_per_case: float
    """Mean number of exceptions asked where a rule was raised; a list of all would be no list."""


def replay_docket(cases: Iterable[DocketCase], editions: Sequence[Edition]) -> Replay:
    """Replay decided cases under the law of their time.

    Left out, and counted: aggregates, undecided cases, and cases about government,
    which another regime governs and for which the rulebook must stay silent.

    Args:
        cases: The cases.
        editions: Editions to choose from by the day of each case; a case without a
            day, or of a day that none covers, is asked of the last one.

    Returns:
        Counts, shares and every disagreement with its reason.
    """
    tally = _Tally()
    for case in cases:
        tally.count("lines")
        tally.strange += [f"{case.case_id}: {word}" for word in case.strange_words]
        if case.is_aggregate:
            tally.count("aggregates")
        elif case.outcome is Outcome.UNDECIDED:
            tally.count("undecided")
        elif case.is_other_regime:
            tally.count("other_regime")
            if _Asked(case, editions).raised:
                tally.count("other_regime_raised")
        else:
            _measure(case, _Asked(case, editions), tally, editions)
    return tally.close()


def without_days(cases: Iterable[DocketCase]) -> list[DocketCase]:
    """Give the cases without their days, so that one edition is asked of all of them."""
    return [replace(case, on=None) for case in cases]


class _Asked:
    """A case with everything that the rulebook says about it."""

    def __init__(self, case: DocketCase, editions: Sequence[Edition]) -> None:
        chosen = [each for each in editions if case.on and each.is_in_force(case.on)]
        day = case.on if chosen else None
        asked = [replace(each, on=day) for each in case.facts]
        self.is_of_last_edition = editions[-1] in (chosen or editions[-1:])
        self.traces: list[Trace] = [match_act(each, chosen or editions[-1:]) for each in asked]
        self.raised: list[RuleMatch] = [
            match
            for trace in self.traces
            for match in trace.matches
            if match.answer is not Answer.NOTHING
        ]
        strongest = max((match.answer.strength for match in self.raised), default=0)
        self.leading = [each for each in self.raised if each.answer.strength == strongest]
        """The rules that carry the answer; weaker ones are questions beside it."""
        self.general = {
            rule.code for each in chosen or editions[-1:] for rule in each.rules if rule.general
        }
        self.questions = {
            check.code
            for match in self.raised
            for check in match.exceptions
            if check.applies is not False
        }

    @property
    def named(self) -> list[str]:
        """Codes of raised rules that name the act."""
        return [each.code for each in self.raised if each.code not in self.general]

    @property
    def classes(self) -> list[str]:
        """Classes of the leading rules, the printed one first."""
        kinds = [kind for match in self.leading for kind in match.class_kinds]
        return list(dict.fromkeys(_SAME_CLASS.get(kind, kind) for kind in kinds))

    def say_rules(self) -> str:
        """Say which rules were raised, and with what class."""
        said = [f"{each.code} ({each.class_kind}, {each.answer})" for each in self.raised]
        return ", ".join(said) or "none"

    def say_why_not(self) -> str:
        """Say why no rule was raised."""
        reasons = [sentence for trace in self.traces for sentence in trace.not_matched]
        return " ".join(dict.fromkeys(reasons)) or "no rule names such an act with such a stance"


class _Tally:
    def __init__(self) -> None:
        self.counts = dict.fromkeys(
            (
                "lines",
                "aggregates",
                "undecided",
                "other_regime",
                "other_regime_raised",
                "violations",
                "violations_with_class",
                "violations_with_class_and_several_shown",
                "not_violations",
                "not_violations_with_circumstance",
                "not_violations_raised",
            ),
            0,
        )
        self.hits = dict.fromkeys(Measure, 0)
        self.totals = dict.fromkeys(Measure, 0)
        self.disagreements: list[Disagreement] = []
        self.strange: list[str] = []
        self.questions: list[int] = []

    def count(self, name: str) -> None:
        self.counts[name] += 1

    def measure(self, measure: Measure, case: DocketCase, *, hit: bool, reason: str) -> None:
        self.totals[measure] += 1
        if hit:
            self.hits[measure] += 1
        else:
            self.disagreements.append(
                Disagreement(case_id=case.case_id, measure=measure, reason=reason)
            )

    def close(self) -> Replay:
        shares = {each: Share(hits=self.hits[each], total=self.totals[each]) for each in Measure}
        mean = sum(self.questions) / len(self.questions) if self.questions else 0.0
        return Replay(
            counts=self.counts,
            shares=shares,
            disagreements=tuple(self.disagreements),
            strange_words=tuple(self.strange),
            questions_per_case=mean,
        )


def _measure(case: DocketCase, asked: _Asked, tally: _Tally, editions: Sequence[Edition]) -> None:
    if asked.raised:
        tally.questions.append(len(asked.questions))
    if case.outcome is Outcome.VIOLATION:
        _measure_violation(case, asked, tally)
    else:
        _measure_not_violation(case, asked, tally, editions)


def _measure_violation(case: DocketCase, asked: _Asked, tally: _Tally) -> None:
    tally.count("violations")
    tally.measure(Measure.RULE_RAISED, case, hit=bool(asked.raised), reason=asked.say_why_not())
    tally.measure(
        Measure.RULE_NAMED,
        case,
        hit=bool(asked.named),
        reason=f"only a general norm was raised: {asked.say_rules()}",
    )
    if case.codes and asked.is_of_last_edition:
        tally.measure(
            Measure.CODE_SHARED,
            case,
            hit=bool({each.code for each in asked.raised} & set(case.codes)),
            reason=f"the docket names {', '.join(case.codes)}; raised: {asked.say_rules()}",
        )
    if case.class_stated is None:
        return
    tally.count("violations_with_class")
    if len(asked.classes) > 1:
        tally.count("violations_with_class_and_several_shown")
    stated = _SAME_CLASS.get(case.class_stated, case.class_stated)
    reason = f"the source says {case.class_stated}; raised: {asked.say_rules()}"
    tally.measure(Measure.CLASS_AGREEMENT, case, hit=stated in asked.classes, reason=reason)
    tally.measure(Measure.CLASS_FIRST, case, hit=asked.classes[:1] == [stated], reason=reason)


def _measure_not_violation(
    case: DocketCase, asked: _Asked, tally: _Tally, editions: Sequence[Edition]
) -> None:
    tally.count("not_violations")
    if asked.raised:
        tally.count("not_violations_raised")
    if case.circumstance is None:
        return
    tally.count("not_violations_with_circumstance")
    meant = {
        each.code for edition in editions for each in edition.find_circumstances(case.circumstance)
    }
    if not meant:
        tally.strange.append(f'{case.case_id}: circumstance "{case.circumstance}"')
    known = f"asked: {', '.join(sorted(asked.questions)) or 'nothing'}"
    reason = (
        f'"{case.circumstance}" is not asked; {known}'
        if meant
        else f'no edition knows the circumstance "{case.circumstance}"; {known}'
    )
    hit = not asked.raised or bool(meant & asked.questions)
    tally.measure(
        Measure.CIRCUMSTANCE_NAMED,
        case,
        hit=hit,
        reason=f"{reason}; raised: {asked.say_rules()}",
    )
