"""The mask of a case: the person's words from the register, the contestants' from the election."""

from functools import cache

from netral.casework import Case, ContestantWords, WordsFor, make_mask
from netral.casework.errors import EventRefusedError
from netral.casework.masking import Mask
from netral.election.contest import Contestant, NameKind
from netral_console import wiring
from netral_console.cases.asking import asking_as_store
from netral_console.cases.models import DeclaredAccount
from netral_console.registry.identity import find_identity

_AS_NAMES = frozenset({NameKind.NAME})
_NEVER = frozenset({NameKind.NUMBER, NameKind.SIGN})
"""A number or a sign alone is too common a word; beside a name it is covered with it."""


def mask_for(case: Case) -> Mask:
    """Make the mask of a case.

    Raises:
        EventRefusedError: If nothing of the case is left to mask.
    """
    allegation = case.allegation
    if allegation is None:
        raise EventRefusedError(case.case_id, "nothing of the case is left to review")
    person = allegation.subject.person
    identity = find_identity(person)
    words = _unnamed(person) if identity is None else identity.words
    return make_mask(
        case.case_id,
        person=words,
        contestant_id=allegation.contestant_id,
        contestants=list_contestant_words(),
    )


def _unnamed(person: str) -> WordsFor:
    """The words for somebody whose name is not kept (any more): pseudonym and handles."""
    with asking_as_store(using="default"):
        handles = DeclaredAccount.objects.filter(person=person).values_list("account_id", flat=True)
        return WordsFor(phrases=(person, *handles))


@cache
def list_contestant_words() -> tuple[ContestantWords, ...]:
    """List the words for every contestant, from names to handles and slogans."""
    election = wiring.get_election()
    handles: dict[str, list[str]] = {}
    for account in election.campaign_accounts:
        if account.account.handle:
            handles.setdefault(account.contestant_id, []).append(account.account.handle)
    return tuple(
        ContestantWords(
            contestant_id=each.contestant_id,
            words=_words_of(each, handles.get(each.contestant_id, [])),
        )
        for each in election.contestants
    )


def _words_of(contestant: Contestant, handles: list[str]) -> WordsFor:
    by_name = [each.text for each in contestant.names if each.kind in _AS_NAMES]
    phrases = [each.text for each in contestant.names if each.kind not in _AS_NAMES | _NEVER]
    return WordsFor(
        names=(*contestant.members, *by_name),
        phrases=(contestant.title, contestant.short_name, *phrases, *handles),
    )
