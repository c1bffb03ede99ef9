"""Gathers the law for the device: the shipped elections, their editions, the worked cases."""

from netral.cli.shipped import find_edition_path, find_election_path, list_editions, list_elections
from netral.election import load_election
from netral.rulebook import load_cases, load_edition
from netral_selfcheck.device.world import Law, LearningCase


def gather_law() -> Law:
    """Load what ships with Netral, checked as always.

    Returns:
        Every shipped election and edition, and the worked cases of all editions.

    Raises:
        ProblemsError: If a file is wrong; the error lists all problems.
    """
    editions = {each: load_edition(find_edition_path(each)) for each in list_editions()}
    elections = {each: load_election(find_election_path(each)) for each in list_elections()}
    return Law(
        elections=elections,
        editions=editions,
        cases=tuple(
            LearningCase(title=case.title, facts=case.facts, edition_id=edition_id)
            for edition_id in editions
            for case in load_cases(find_edition_path(edition_id))
        ),
    )
