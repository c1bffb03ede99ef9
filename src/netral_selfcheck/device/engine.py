"""The one door between the page and the device's Python: a name and JSON in, JSON out."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from netral.errors import NetralError
from netral.reporting.label import ACT_KINDS, PHASES
from netral.reporting.translation import translate
from netral.rulebook.matching import match_act
from netral.rulebook.wording import say_about, say_stance
from netral.screening.indication import Result
from netral_selfcheck.device.answering import SelfAnswer, answer_question
from netral_selfcheck.device.choice import ABOUTS_OFFERED, KINDS_OFFERED, STANCES_OFFERED
from netral_selfcheck.device.hint import SENTENCES, list_hints
from netral_selfcheck.device.question import VERB_OF_KIND, parse_question
from netral_selfcheck.device.quiz import draw_quiz
from netral_selfcheck.device.showing import (
    Record,
    show,
    show_guards,
    show_reading,
    show_trace,
)
from netral_selfcheck.device.world import World, open_world

_opened: list[World] = []


def start(packed: bytes) -> None:
    """Open the world that the site was built with.

    Args:
        packed: As `netral_selfcheck.device.world.pack_law` gave it.
    """
    _opened[:] = [open_world(packed)]


def rehearse(election_id: str) -> None:
    """Answer one invented question, so that the first real answer comes at once.

    It changes no answer: a text gets the same one the first time and the second.

    Args:
        election_id: The election whose reader is prepared.
    """
    world = get_world()
    election = world.law.elections[election_id]
    asked = {
        "election": election_id,
        "act_kind": "post",
        "on": election.stages[0].first_date.isoformat(),
        "text": f"Ayo dukung {election.contestants[0].short_name}!",
    }
    show_answer(answer_question(parse_question(asked, world), world))


def get_world() -> World:
    """Get the world that was opened."""
    return _opened[0]


def look_back(path: str, election_id: str, progress: Callable[[int], None]) -> str:
    """Read one's own archive; the readers are loaded only now, with what they need.

    Args:
        path: Where the engine shows the archive.
        election_id: Whose window and contestants count.
        progress: Told the number of records that were read.

    Returns:
        A JSON object as of `call`.
    """
    from netral_selfcheck.device import archives  # noqa: PLC0415
    from netral_selfcheck.device import look_back as looking  # noqa: PLC0415

    world = get_world()
    try:
        reader = archives.find_archive_reader(Path(path))
        found = looking.look_back(
            Path(path), reader, world.law.elections[election_id], world, progress=progress
        )
    except NetralError as refusal:
        return _say_error(refusal)
    shown = looking.show_look_back(found) | {"format": show(translate(reader.format_name))}
    return json.dumps({"answer": shown})


def _say_error(refusal: NetralError) -> str:
    error = {"code": refusal.code, "problem": refusal.problem, "remedy": refusal.remedy}
    return json.dumps({"error": error})


def call(name: str, given: str) -> str:
    """Answer one call of the page.

    Args:
        name: One of the names below.
        given: A JSON object.

    Returns:
        A JSON object: ``{"answer": …}``, or ``{"error": {code, problem, remedy}}`` where the
        core refuses. Nothing of it is kept.
    """
    try:
        answer = _CALLS[name](json.loads(given))
    except NetralError as refusal:
        return _say_error(refusal)
    return json.dumps({"answer": answer})


def _list_choices(_: Mapping[str, Any]) -> Record:
    """Give what the forms offer."""
    return {
        "elections": [
            {
                "id": each.election_id,
                "title": each.title,
                "first": each.stages[0].first_date.isoformat(),
                "until": each.stages[-1].until_date.isoformat(),
                "stages": [
                    [stage.first_date.isoformat(), show(PHASES[stage.phase])]
                    for stage in each.stages
                ],
            }
            for each in get_world().law.elections.values()
        ],
        "act_kinds": [
            {"id": kind.value, "label": show(ACT_KINDS[kind]), "online": kind in VERB_OF_KIND}
            for kind in KINDS_OFFERED
        ],
        "abouts": [
            {"id": about.value, "label": show(label)} for about, label in ABOUTS_OFFERED.items()
        ],
        "stances": [
            {"id": stance.value, "label": show(label)} for stance, label in STANCES_OFFERED.items()
        ],
    }


def _ask(asked: Mapping[str, Any]) -> Record:
    return show_answer(answer_question(parse_question(asked, get_world()), get_world()))


def show_answer(answer: SelfAnswer) -> Record:
    """Show an answer as the page draws it."""
    question, screened = answer.question, answer.screened
    reading = screened.reading if screened is not None else None
    return {
        "answer": answer.answer.value,
        "in_window": answer.in_window,
        "act_kind": show(ACT_KINDS[question.act_kind]),
        "about": list(say_about(answer.trace.facts.about)) if answer.trace else None,
        "stance": list(say_stance(answer.trace.facts.stance)) if answer.trace else None,
        "phase": show(PHASES[answer.trace.facts.phase]) if answer.trace else None,
        "trace": show_trace(answer.trace) if answer.trace is not None else None,
        "guards": show_guards(answer.guards),
        "reading": show_reading(reading, question.election) if reading is not None else None,
        "hints": [show(SENTENCES[each]) for each in list_hints(answer)],
    }


def _draw_quiz(asked: Mapping[str, Any]) -> Record:
    return {"questions": draw_quiz(get_world(), seed=int(asked["seed"]))}


def _screen(asked: Mapping[str, Any]) -> Record:
    """Give the bare labels of many texts, for comparing the device with a server."""
    world = get_world()
    labels = []
    for each in asked["questions"]:
        answer = answer_question(parse_question(each, world), world)
        labels.append(label_answer(answer))
    return {"labels": labels}


def label_answer(answer: SelfAnswer) -> list[Any]:
    """Give everything of an answer that could differ between two machines."""
    screened = answer.screened
    reading = screened.reading if screened is not None else None
    return [
        answer.answer.value,
        [[match.code, match.answer.value] for match in answer.trace.matches]
        if answer.trace
        else None,
        screened.result.value if screened is not None else Result.NOTHING.value,
        screened.contestant_id if screened is not None else None,
        screened.stance.value if screened is not None else None,
        [[each.guard.value, each.effect.value] for each in answer.guards],
        [
            reading.partisanship.value,
            reading.confidence,
            reading.voice.value,
            reading.voice_confidence,
            reading.abstention.value if reading.abstention else None,
            [
                [
                    each.contestant_id,
                    each.stance.value,
                    each.confidence,
                    [[span.start, span.end, span.why] for span in each.spans],
                ]
                for each in reading.targets
            ],
        ]
        if reading is not None
        else None,
    ]


def _judge_cases(_: Mapping[str, Any]) -> Record:
    """Give what the rulebook answers to every worked case, for the same comparison."""
    law = get_world().law
    judged = []
    for case in law.cases:
        trace = match_act(case.facts, (law.editions[case.edition_id],))
        judged.append([case.edition_id, case.title, show_trace(trace)])
    return {"cases": judged}


_CALLS: Mapping[str, Callable[[Mapping[str, Any]], Record]] = {
    "choices": _list_choices,
    "ask": _ask,
    "quiz": _draw_quiz,
    "screen": _screen,
    "cases": _judge_cases,
}
