"""Writes into the book of readings, and reads from it."""

from netral.casework import Actor
from netral_console import clock
from netral_console.cases.asking import asking_as, asking_as_store
from netral_console.readings.models import Reading


def note_reading(actor: Actor, *, page: str, case_id: str = "", person: str = "") -> None:
    """Note that somebody was shown something; done before the page is.

    Args:
        actor: Who looks.
        page: The full name of the view's address.
        case_id: The case that is shown, if it is one.
        person: The pseudonym of the civil servant it is about.
    """
    with asking_as_store(using="default"):
        Reading.objects.create(
            at=clock.now(),
            actor_id=actor.actor_id,
            role=actor.role.value,
            case_id=case_id,
            person=person,
            page=page,
        )


def list_readings_of(actor: Actor, *, limit: int | None = None) -> list[Reading]:
    """List who looked at what is held about a civil servant, the newest first.

    Args:
        actor: The person; nobody else's lines are there for them.
        limit: The most lines; all by default.
    """
    with asking_as(actor):
        return list(
            Reading.objects.filter(person=actor.person or "-").order_by("-position")[:limit]
        )
