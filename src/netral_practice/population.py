"""Everybody in the practice world: civil servants, their accounts, bystanders, impostors."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netral.election import Election
from netral.values.platform import Platform
from netral_practice.account import (
    HandleSource,
    PracticeAccount,
    Standing,
    open_account,
)
from netral_practice.chance import happens
from netral_practice.civil_servant import CivilServantSource, NipDamage, PracticeCivilServant
from netral_practice.invented_name import InventedName, NameSource
from netral_practice.unit import UNITS

PLATFORMS = (
    Platform.INSTAGRAM,
    Platform.FACEBOOK,
    Platform.X,
    Platform.TIKTOK,
    Platform.THREADS,
    Platform.YOUTUBE,
)
_PLATFORM_WEIGHTS = (34, 24, 20, 12, 5, 5)
_WITH_IDS = (Platform.X, Platform.INSTAGRAM)
_ACCOUNT_COUNTS = (1, 1, 1, 2, 2, 3)
_ASSURED = (*PLATFORMS, *_WITH_IDS, *_WITH_IDS, *PLATFORMS, *_WITH_IDS)
"""Platforms of the first people, so that the smallest world has somebody everywhere."""
_DECLARE_SHARE = 0.85
_SPECIAL_EVERY = 12
"""One account in so many is expired, late or lost; the three take turns."""
_DAMAGE_EVERY = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """All people and accounts of a practice world."""

    civil_servants: tuple[PracticeCivilServant, ...]
    declared: tuple[PracticeAccount, ...]
    """All rows of the declared-accounts file, whatever their standing."""
    usurpers: tuple[PracticeAccount, ...]
    """New owners of handles that declared accounts lost; the stable id differs."""
    impostors: tuple[PracticeAccount, ...]
    bystanders: tuple[PracticeAccount, ...]

    def list_declared(self, *standings: Standing) -> list[PracticeAccount]:
        """List the declared accounts of some standings."""
        return [account for account in self.declared if account.standing in standings]


def settle_population(
    election: Election,
    *,
    civil_servants: int,
    bystanders: int,
    rng: random.Random,
    avoid: frozenset[str],
) -> Population:
    """Settle a practice world.

    Args:
        election: Its window dates the declarations.
        civil_servants: How many people the register holds.
        bystanders: How many accounts nobody declared.
        rng: The only source of chance.
        avoid: Words that no invented name may contain.

    Returns:
        The population.
    """
    names = NameSource(rng, avoid=avoid)
    taken = frozenset(
        known.account.handle for known in election.campaign_accounts if known.account.handle
    )
    handles = HandleSource(rng, taken=taken)
    start, end = (moment.date() for moment in election.window)
    source = CivilServantSource(rng, units=UNITS, last_day=start)
    people, declared = [], []
    damages = _spread_damages(civil_servants)
    for number in range(civil_servants):
        name = names.invent()
        person = source.appoint(name, damage=damages.get(number, NipDamage.NONE))
        people.append(person)
        first = _ASSURED[number] if number < len(_ASSURED) else None
        if first or person.damage is not NipDamage.NONE or happens(rng, _DECLARE_SHARE):
            declared += _declare_accounts(person, handles, rng, start, first=first)
    declared = _give_standings(declared, rng, start, end)
    lost = [account for account in declared if account.standing is Standing.LOST]
    sources = rng.sample(declared, min(len(declared), max(6, len(declared) // 40)))
    return Population(
        civil_servants=tuple(people),
        declared=tuple(declared),
        usurpers=tuple(_usurp(account, names.invent(), rng) for account in lost),
        impostors=tuple(_imitate(account, handles, names.invent(), rng) for account in sources),
        bystanders=tuple(_stand_by(number, names, handles, rng) for number in range(bystanders)),
    )


def _spread_damages(civil_servants: int) -> dict[int, NipDamage]:
    kinds = [damage for damage in NipDamage if damage is not NipDamage.NONE]
    count = max(len(kinds), civil_servants // _DAMAGE_EVERY)
    step = civil_servants // count
    return {index * step + step // 2: kinds[index % len(kinds)] for index in range(count)}


def _declare_accounts(
    person: PracticeCivilServant,
    handles: HandleSource,
    rng: random.Random,
    start: date,
    *,
    first: Platform | None,
) -> list[PracticeAccount]:
    count = rng.choice(_ACCOUNT_COUNTS)
    platforms = dict.fromkeys(rng.choices(PLATFORMS, _PLATFORM_WEIGHTS, k=count))
    if first is not None:
        platforms = {first: None, **platforms}
    standing = Standing.DECLARED if person.damage is NipDamage.NONE else Standing.REFUSED
    accounts = []
    tongue = None
    for platform in platforms:
        account = open_account(
            platform,
            person.name,
            handle=handles.invent(platform, person.name),
            rng=rng,
            standing=standing,
            tongue=tongue,
        )
        tongue = account.tongue
        declared_on = start - timedelta(days=rng.randrange(20, 120))
        accounts.append(
            replace(account, nip=person.nip, declared_on=declared_on, valid_from=declared_on)
        )
    return accounts


def _give_standings(
    accounts: list[PracticeAccount], rng: random.Random, start: date, end: date
) -> list[PracticeAccount]:
    turns = (Standing.EXPIRED, Standing.LATE, Standing.LOST)
    result, given = [], 0
    third = timedelta(days=(end - start).days // 3)
    for number, account in enumerate(accounts):
        standing = turns[given % len(turns)]
        is_due = number % _SPECIAL_EVERY == _SPECIAL_EVERY - 1 or given * _SPECIAL_EVERY < number
        is_possible = standing is not Standing.LOST or account.platform in _WITH_IDS
        if account.standing is not Standing.DECLARED or not (is_due and is_possible):
            result.append(account)
            continue
        given += 1
        day = start + third + timedelta(days=rng.randrange(third.days or 1))
        special = replace(account, standing=standing)
        if standing is Standing.EXPIRED:
            special = replace(special, valid_to=day)
        elif standing is Standing.LATE:
            special = replace(special, declared_on=day, valid_from=day)
        result.append(special)
    return result


def _usurp(lost: PracticeAccount, name: InventedName, rng: random.Random) -> PracticeAccount:
    return open_account(
        lost.platform, name, handle=lost.handle, rng=rng, standing=Standing.UNDECLARED
    )


def _imitate(
    original: PracticeAccount, handles: HandleSource, name: InventedName, rng: random.Random
) -> PracticeAccount:
    twin = open_account(
        original.platform,
        name,
        handle=handles.imitate(original.platform, original.handle),
        rng=rng,
        standing=Standing.UNDECLARED,
    )
    return replace(twin, display_name=original.display_name)


def _stand_by(
    number: int, names: NameSource, handles: HandleSource, rng: random.Random
) -> PracticeAccount:
    name = names.invent()
    platform = rng.choices(PLATFORMS, _PLATFORM_WEIGHTS)[0]
    if number < len(_ASSURED):
        platform = _ASSURED[number]
    return open_account(
        platform,
        name,
        handle=handles.invent(platform, name),
        rng=rng,
        standing=Standing.UNDECLARED,
    )
