"""Gathers the law for the device: the shipped elections, their editions, the worked cases."""

from collections.abc import Sequence

from netral.cli.shipped import find_edition_path, find_election_path, list_editions, list_elections
from netral.election import load_election
from netral.rulebook import load_cases, load_edition
from netral_selfcheck.device.world import Law, LearningCase

USUAL_ELECTION = "jakarta_2024"
"""Offered first, unless an office adds its own."""


def gather_law(added: Sequence[str] = ()) -> Law:
    """Load what ships with Netral, and the elections that an office adds; checked as always.

    Args:
        added: Paths of elections, or ids of shipped ones; the first is offered first.

    Returns:
        The elections with their editions, every shipped edition, and the worked cases.

    Raises:
        ProblemsError: If a file is wrong; the error lists all problems.
        UnknownElectionError: If an added election is neither an id nor a path.
    """
    elections = [
        load_election(find_election_path(each))
        for each in dict.fromkeys((*added, USUAL_ELECTION, *list_elections()))
    ]
    named = dict.fromkeys((*list_editions(), *(id_ for each in elections for id_ in each.editions)))
    return Law(
        elections={each.election_id: each for each in elections},
        editions={each: load_edition(find_edition_path(each)) for each in named},
        cases=tuple(
            LearningCase(title=case.title, facts=case.facts, edition_id=edition_id)
            for edition_id in named
            for case in load_cases(find_edition_path(edition_id))
        ),
    )
