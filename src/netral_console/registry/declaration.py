"""Which days declarations of accounts cover."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import DeclaredAccount


def list_declarations_of(
    people: Iterable[str],
) -> Mapping[tuple[str, str], Sequence[DeclaredAccount]]:
    """List the declarations of civil servants that hold, by pseudonym and platform."""
    found: dict[tuple[str, str], list[DeclaredAccount]] = defaultdict(list)
    with asking_as_store(using="default"):
        for row in DeclaredAccount.objects.filter(person__in=set(people), is_void=False):
            found[row.person, row.platform].append(row)
    return found


def is_covered(moment: datetime, declarations: Sequence[DeclaredAccount]) -> bool:
    """Tell whether any of the declarations holds on the local day of a moment."""
    day = wiring.get_procedure().local_day(moment)
    return any(
        each.valid_from <= day and (each.valid_to is None or day <= each.valid_to)
        for each in declarations
    )
