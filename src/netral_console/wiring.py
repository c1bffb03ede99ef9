"""Puts the core and the database together: what pages call to reach a case."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest

import netral_rulebooks
from netral.casework import Actor, Case, CaseId, Procedure, load_procedure
from netral.casework.errors import CaseNotFoundError
from netral.election.contest import Election
from netral.election.loading import load_election
from netral_console.cases.asking import is_case_there
from netral_console.cases.store import PostgresCaseStore
from netral_console.readings.book import note_reading

_INDONESIA = Path(netral_rulebooks.__file__).parent / "indonesia"


@cache
def get_procedure() -> Procedure:
    """Get the procedure: bodies, periods, holidays; data with dates."""
    return load_procedure(Path(settings.PROCEDURE or _INDONESIA / "procedure"))


@cache
def get_election() -> Election:
    """Get the election that this console works on."""
    named = Path(settings.ELECTION)
    folder = named if named.exists() else _INDONESIA / "elections" / settings.ELECTION
    return load_election(folder)


def get_store() -> PostgresCaseStore:
    """Get the store of cases."""
    return PostgresCaseStore(get_procedure())


def get_actor(request: HttpRequest) -> Actor:
    """Get whom the table of steps sees behind a request."""
    return request.user.as_actor()


def open_case(request: HttpRequest, case_id: str) -> Case:
    """Open a case for a page, and note that it was looked at.

    Whoever may not see it gets the same answer as for a case that does not exist.

    Args:
        request: The request of somebody logged in.
        case_id: The case.

    Returns:
        The case as the store has it; reviewers get `view_for_reviewer` of it, never itself.

    Raises:
        Http404: If there is no such case, or none for this login.
    """
    actor = get_actor(request)
    if not is_case_there(case_id, actor):
        raise Http404
    try:
        case = get_store().get_case(CaseId(case_id))
    except CaseNotFoundError as error:
        raise Http404 from error
    person = "" if case.allegation is None else case.allegation.subject.person
    match = request.resolver_match
    note_reading(
        actor, page="" if match is None else match.view_name, case_id=case_id, person=person
    )
    return case


def name_contestant(contestant_id: str) -> str:
    """Give the title of a contestant, as the commission prints it."""
    for each in get_election().contestants:
        if each.contestant_id == contestant_id:
            return each.title
    return contestant_id
