"""Gathers what the letters of a case need: the register, the election, the office's manner."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

import netral_rulebooks
from netral.casework import Allegation, Case, CaseStore, Procedure
from netral.casework.errors import EventRefusedError
from netral.casework.event import CaseDecided
from netral.casework.ids import BodyId
from netral.casework.paper import (
    Correspondence,
    Deed,
    OtherPeople,
    Paper,
    PersonOnPaper,
    list_other_people,
    load_correspondence,
)
from netral.casework.paper.correspondence import FILE
from netral.reporting.label import ACT_KINDS, PLATFORMS
from netral.reporting.masking import list_campaign_handles
from netral.values.act_kind import ActKind
from netral.values.platform import Platform
from netral_console import wiring
from netral_console.accounts.models import User
from netral_console.documents.letter import (
    LETTER_WORDS,
    LetterFacts,
    LetterKind,
    compose_letter,
    find_day,
    list_letters,
)
from netral_console.registry.identity import Identity, find_identity

__all__ = [
    "LETTER_WORDS",
    "LetterKind",
    "day_of_letter",
    "gather_facts",
    "get_correspondence",
    "list_letters",
    "write_letter",
]

_SHIPPED = Path(netral_rulebooks.__file__).parent / "indonesia" / "procedure"


@cache
def get_correspondence() -> Correspondence:
    """Get how the office writes: from its own procedure folder, or the shipped specimen."""
    own = Path(settings.PROCEDURE or _SHIPPED)
    return load_correspondence(own if (own / FILE).exists() else _SHIPPED)


def write_letter(
    kind: LetterKind,
    case: Case,
    procedure: Procedure,
    *,
    recipient: BodyId | None = None,
) -> Paper:
    """Write a letter of a case.

    Args:
        kind: Which one.
        case: The case.
        procedure: For days and bodies.
        recipient: Which receiving body it goes to; by default the first.

    Raises:
        EventRefusedError: If the case is not that far, or nothing is left of it.
    """
    facts = gather_facts(case, procedure)
    return compose_letter(kind, facts, recipient=recipient)


def day_of_letter(kind: LetterKind, case: Case, procedure: Procedure) -> date:
    """Give the day that stands on a letter: that of the step that it belongs to."""
    return find_day(kind, gather_facts(case, procedure))


def gather_facts(case: Case, procedure: Procedure) -> LetterFacts:
    """Gather what the letters of a case need beside it.

    Args:
        case: The case.
        procedure: For days and bodies.

    Returns:
        The facts; other people and reviewers are masked in them.

    Raises:
        EventRefusedError: If nobody is left whom a letter could be about.
    """
    allegation = case.allegation
    identity = None if allegation is None else find_identity(allegation.subject.person)
    if allegation is None or identity is None:
        raise EventRefusedError(case.case_id, "nobody is left whom the letter could be about")
    return LetterFacts(
        case=case,
        person=_person(identity),
        deed=Deed(
            allegation=allegation,
            what=describe_act(allegation),
            contestant=wiring.name_contestant(allegation.contestant_id),
            others=_others(case, allegation, identity),
            zone=procedure.zone,
        ),
        procedure=procedure,
        correspondence=get_correspondence(),
        decided_on=_find_day_of_decision(case, procedure, wiring.get_store()),
    )


def describe_act(allegation: Allegation) -> str:
    """Say in a few words what was done where; never that it was wrong."""
    kind = ACT_KINDS[ActKind(allegation.act_kind)].id.lower()
    return f"{kind} di {PLATFORMS[Platform(allegation.platform)]}"


def _others(case: Case, allegation: Allegation, identity: Identity) -> OtherPeople:
    said_of_reviewers = (
        *(each.reason for each in case.answers),
        *(each.reason for each in case.votes),
    )
    decided = "" if case.decision is None else case.decision.reason
    texts = (allegation.text, allegation.object_text, *said_of_reviewers, decided)
    own = (part for each in identity.handles for part in (each, each.rpartition(":")[2]))
    return list_other_people(
        texts,
        keep={*own, *list_campaign_handles(wiring.get_election())},
        names=_iter_names_of_reviewers(case),
    )


def _iter_names_of_reviewers(case: Case) -> Iterator[str]:
    """Iterate over the words by which a reviewer of the case could be recognised."""
    logins = User.objects.filter(actor_id__in=[seat.reviewer for seat in case.seats])
    for login in logins.order_by("actor_id"):
        yield from (login.login_name, login.actor_id, login.email)
        found = find_identity(login.person) if login.person else None
        if found is not None:
            yield found.name


def _find_day_of_decision(case: Case, procedure: Procedure, store: CaseStore) -> date | None:
    if case.decision is None:
        return None
    events = store.iter_events(case.case_id)
    decided = [each.at for each in events if isinstance(each, CaseDecided)]
    return procedure.local_day(decided[-1]) if decided else None


def _person(identity: Identity) -> PersonOnPaper:
    return PersonOnPaper(
        name=identity.name,
        nip=identity.nip,
        grade=identity.rank,
        position=identity.position,
        unit=identity.unit_title,
    )
