"""Ten questions from the rulebook's worked cases, drawn anew each time."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random
from typing import Any

from netral.reporting.bilingual import Bilingual
from netral.rulebook.edition import Edition
from netral.rulebook.matching import match_act
from netral.rulebook.rule import About
from netral.rulebook.trace import ActFacts, Answer, Trace
from netral.rulebook.wording import (
    say_about,
    say_act_kind,
    say_actor,
    say_day,
    say_election_kind,
    say_phase,
)
from netral.values.act_kind import ActKind
from netral.values.stance import Stance
from netral_selfcheck.device.showing import Pair, Record, show, show_trace
from netral_selfcheck.device.world import LearningCase, World

QUESTIONS = 10
_SHARES = {Answer.INDICATION: 4, Answer.UNCLEAR: 3, Answer.NOTHING: 3}
_EACH_KIND = 2
"""Questions about one kind of act, at most, so that a quiz is about many things."""

_STANCES = {
    Stance.SUPPORT: Bilingual("dengan sikap mendukung", "supporting it"),
    Stance.OPPOSE: Bilingual("dengan sikap menentang", "opposing it"),
    Stance.NEUTRAL: Bilingual("tanpa memihak", "taking no side"),
    Stance.UNCLEAR: Bilingual("dan sikapnya tidak jelas", "and the stance is unclear"),
}


def draw_quiz(world: World, *, seed: int) -> list[Record]:
    """Draw a quiz.

    Args:
        world: For its worked cases and its law.
        seed: Chance, chosen by the page; the same seed gives the same quiz.

    Returns:
        Ten questions, each with the right answer, as the whole rulebook gives it, and why.
    """
    chance = Random(seed)  # noqa: S311
    of_answer: dict[Answer, list[tuple[LearningCase, Trace]]] = defaultdict(list)
    for case, trace in _list_distinct(world):
        of_answer[trace.answer].append((case, trace))
    drawn: list[tuple[LearningCase, Trace]] = []
    kinds: dict[ActKind, int] = defaultdict(int)
    for answer, share in _SHARES.items():
        chance.shuffle(of_answer[answer])
        drawn += _take(of_answer[answer], share, kinds)
    chance.shuffle(drawn)
    return [_show_question(case, trace, world) for case, trace in drawn]


def _take(
    cases: Sequence[tuple[LearningCase, Trace]], share: int, kinds: dict[ActKind, int]
) -> list[tuple[LearningCase, Trace]]:
    taken: list[tuple[LearningCase, Trace]] = []
    for case, trace in cases:
        kind = case.facts.act_kind
        if len(taken) < share and kinds[kind] < _EACH_KIND:
            kinds[kind] += 1
            taken.append((case, trace))
    return taken


def _list_distinct(world: World) -> list[tuple[LearningCase, Trace]]:
    """List the cases that ask different things.

    Two rules may have the same case; and where the words of two cases are the same and
    their answers differ, nobody could know which one is meant.
    """
    of_words: dict[str, list[tuple[LearningCase, Trace]]] = defaultdict(list)
    for case in world.law.cases:
        if case.facts.on is not None:
            edition = world.law.editions[case.edition_id]
            trace = match_act(case.facts, (edition,))
            of_words[say_case(case.facts, edition).id].append((case, trace))
    return [
        cases[0] for cases in of_words.values() if len({trace.answer for _, trace in cases}) == 1
    ]


def _show_question(case: LearningCase, trace: Trace, world: World) -> Record:
    edition = world.law.editions[case.edition_id]
    shown: dict[str, Any] = show_trace(trace)
    return {
        "question": show(say_case(case.facts, edition)),
        "answer": trace.answer.value,
        "case": case.title,
        "rules": shown["rules"],
        "missed": shown["missed"][:3],
    }


def say_case(facts: ActFacts, edition: Edition) -> Bilingual:
    """Say the facts of a case as a question.

    Args:
        facts: The facts.
        edition: For the words of its circumstances.

    Returns:
        A few sentences that give nothing of the answer away.
    """
    parts = [_say_deed(facts), *_say_election(facts), *_say_circumstances(facts, edition)]
    return Bilingual(" ".join(each.id for each in parts), " ".join(each.en for each in parts))


def _say_deed(facts: ActFacts) -> Bilingual:
    act, about = say_act_kind(facts.act_kind), say_about(facts.about)
    phase, actor = say_phase(facts.phase), say_actor(facts.actor)
    day = say_day(facts.on) if facts.on is not None else None
    on: Pair = [f"Pada {day.indonesian}", f"On {day.english}"] if day is not None else ["", ""]
    first = (
        f"{on[0]} ({phase.indonesian}), {actor.indonesian}: {act.indonesian}; "
        f"tertuju pada: {about.indonesian}"
    )
    second = (
        f"{on[1]} ({phase.english}), {actor.english}: {act.english}; directed at: {about.english}"
    )
    if facts.about in {About.NONE, About.GOVERNMENT}:
        return Bilingual(f"{first}.", f"{second}.")
    stance = _STANCES[facts.stance]
    return Bilingual(f"{first}, {stance.id}.", f"{second}, {stance.en}.")


def _say_election(facts: ActFacts) -> list[Bilingual]:
    if facts.election_kind is None:
        return []
    kind = say_election_kind(facts.election_kind)
    return [Bilingual(f"Dalam {kind.indonesian}.", f"In {kind.english}.")]


def _say_circumstances(facts: ActFacts, edition: Edition) -> list[Bilingual]:
    return [
        Bilingual(f"Keadaan: {each.title_id}.", f"Circumstance: {each.title_en}.")
        for each in edition.circumstances
        if each.is_named_by(facts.known_circumstances)
    ]
