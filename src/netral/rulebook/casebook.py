"""Worked cases: what a rule finds, what it must not find, and the day just outside its period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netral.rulebook.document import parse_list
from netral.rulebook.edition import Edition
from netral.rulebook.errors import ContradictingFactsError
from netral.rulebook.folder import LawFile
from netral.rulebook.matching import match_act
from netral.rulebook.reach import Actor, Channel, ElectionKind
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts, Answer, RuleMatch, Trace
from netral.values.act_kind import ActKind
from netral.values.notebook import Notebook
from netral.values.phase import Phase
from netral.values.stance import Stance
from netral.values.yaml_entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedCase:
    """One worked case of one rule, as a jurist writes it."""

    rule_code: str
    title: str
    facts: ActFacts
    finds: Answer
    """What the rule answers; "nothing" if it is not raised or is lifted."""
    just_outside: bool
    """It differs from a case that finds by one day only."""
    asks: tuple[str, ...]
    """Codes of exceptions that a person must be asked about."""
    changes: tuple[str, ...]
    """Sentences that must stand under what would have changed."""
    cites: tuple[str, ...]
    """Articles that must be cited."""
    file: str
    line: int


def parse_cases(file: LawFile, *, notebook: Notebook) -> tuple[WorkedCase, ...]:
    """Parse the worked cases of one rule; the file is named after the rule.

    Args:
        file: The file.
        notebook: Takes the problems.

    Returns:
        The cases that could be read, in the order of the file.
    """
    entries = parse_list(file.content, file=file.shown, notebook=notebook)
    return tuple(_parse_case(entry, file) for entry in entries)


def check_coverage(
    cases: Sequence[WorkedCase], *, rule_code: str, file: str, notebook: Notebook
) -> None:
    """Note which of the three kinds of case a rule lacks.

    Args:
        cases: The cases of the rule.
        rule_code: The rule.
        file: How problems name the file.
        notebook: Takes the problems.
    """
    finding = [case for case in cases if case.finds is not Answer.NOTHING]
    if not finding:
        notebook.note(file, f"No case finds {rule_code}.", "Add one that it must find.")
    if not any(case.finds is Answer.NOTHING and not case.just_outside for case in cases):
        notebook.note(
            file, f"No case says what {rule_code} must not find.", "Add one with finds: nothing."
        )
    outside = [case for case in cases if case.just_outside]
    if not outside:
        notebook.note(
            file,
            f"No case lies just outside the period of {rule_code}.",
            "Add one with just_outside: true, one day from a case that finds.",
        )
    for case in outside:
        if not any(_is_one_day_from(case, other) for other in finding):
            notebook.note(
                file,
                f'"{case.title}" is not one day from a case that finds.',
                "Let it differ in the day, the phase and nothing else.",
                line=case.line,
            )


def list_mismatches(case: WorkedCase, edition: Edition) -> list[str]:
    """Run a worked case and list where the rulebook disagrees with it.

    Args:
        case: The case.
        edition: The edition that holds the rule.

    Returns:
        One sentence for each disagreement; empty if the rulebook agrees.
    """
    try:
        trace = match_act(case.facts, (edition,))
    except ContradictingFactsError as refusal:
        return [refusal.problem]
    match = _find_match(trace, case.rule_code)
    found = Answer.NOTHING if match is None else match.answer
    if found is not case.finds:
        return [f'"{case.title}": expected {case.finds}, and {case.rule_code} answers {found}.']
    if match is None:
        return []
    asked = {check.code for check in match.exceptions if check.applies is None}
    wrong = [f"{code} is not asked" for code in case.asks if code not in asked]
    wrong += [
        f'"{each}" would not change it' for each in case.changes if each not in match.would_change
    ]
    wrong += [f'"{each}" is not cited' for each in case.cites if each not in match.articles]
    return [f'"{case.title}": {each}.' for each in wrong]


def _find_match(trace: Trace, code: str) -> RuleMatch | None:
    return next((match for match in trace.matches if match.code == code), None)


def _parse_case(entry: Entry, file: LawFile) -> WorkedCase:
    kinds = entry.choice("election_kind", ElectionKind) if entry.has("election_kind") else None
    case = WorkedCase(
        rule_code=file.stem,
        title=entry.text("case"),
        facts=ActFacts(
            act_kind=entry.choice("act", ActKind),
            about=entry.choice("about", About),
            stance=entry.choice("stance", Stance),
            phase=entry.choice("phase", Phase),
            on=_real_day(entry.day("on")),
            designated_on=entry.find_day("designated_on"),
            known_circumstances=frozenset(entry.texts("seen")),
            channel=entry.choice("channel", Channel, default=Channel.ANY),
            actor=entry.choice("actor", Actor, default=Actor.CIVIL_SERVANT),
            election_kind=kinds,
        ),
        finds=entry.choice("finds", Answer),
        just_outside=entry.flag("just_outside"),
        asks=entry.texts("asks"),
        changes=entry.texts("changes"),
        cites=entry.texts("cites"),
        file=file.shown,
        line=entry.line,
    )
    entry.finish()
    if case.just_outside and case.finds is not Answer.NOTHING:
        entry.note("finds", "A case just outside the period finds nothing.", "Write nothing.")
    return case


def _real_day(day: date) -> date | None:
    return None if day == date.min else day


def _is_one_day_from(case: WorkedCase, other: WorkedCase) -> bool:
    if case.facts.on is None or other.facts.on is None:
        return False
    same = all(
        getattr(case.facts, name) == getattr(other.facts, name)
        for name in (
            "act_kind",
            "about",
            "stance",
            "actor",
            "channel",
            "known_circumstances",
            "election_kind",
            "designated_on",
        )
    )
    return same and abs((case.facts.on - other.facts.on).days) == 1
