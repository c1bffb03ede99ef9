"""The play: everything that a scene needs to make one act."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netral.election import CampaignAccount, Election
from netral.intake.act import ActObject
from netral.values.instant import local_date
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral_practice.account import PracticeAccount, Standing, Tongue
from netral_practice.camp import Camp, Slots, fill_common_slots, fill_slots
from netral_practice.grammar import Grammar
from netral_practice.moment import Almanac
from netral_practice.platform_id import make_post_id, make_post_url, make_profile_url
from netral_practice.population import PLATFORMS, Population
from netral_practice.styling import Style, write_down


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an act will be written down, which limits who can do it and how."""

    platforms: tuple[Platform, ...] = PLATFORMS
    owner: PracticeAccount | None = None
    """The owner of an archive: all of its acts are theirs."""


class Play:
    """Holds the election, the people and the grammar, and helps scenes to make acts.

    Args:
        election: The election.
        camps: Its sides, at least two.
        population: Everybody.
        grammar: The texts.
        officials: How officials are named in this election's region.
        rng: The only source of chance.
    """

    def __init__(
        self,
        *,
        election: Election,
        camps: Sequence[Camp],
        population: Population,
        grammar: Grammar,
        officials: Sequence[str],
        rng: random.Random,
    ) -> None:
        self.election = election
        self.camps = tuple(camps)
        self.population = population
        self.rng = rng
        self.almanac = Almanac(election, rng)
        self._grammar = grammar
        self._common: Slots = {**fill_common_slots(election), "OFFICIAL": tuple(officials)}
        self._slots: dict[tuple[str, str, date], Slots] = {}
        self._by_platform = _group(population.list_declared(Standing.DECLARED))
        self._bystanders = _group(population.bystanders)

    def pick_actor(self, spot: Spot, *, platform: Platform | None = None) -> PracticeAccount:
        """Pick a declared account that is valid through the whole window."""
        if spot.owner is not None:
            return spot.owner
        places = (platform,) if platform else spot.platforms
        return self._pick_from(self._by_platform, places)

    def pick_bystander(self, spot: Spot, *, platform: Platform | None = None) -> PracticeAccount:
        """Pick an account that nobody declared."""
        if spot.owner is not None:
            return spot.owner
        return self._pick_from(self._bystanders, (platform,) if platform else spot.platforms)

    def pick_sides(self) -> tuple[Camp, Camp]:
        """Pick a contestant and a rival."""
        camp, rival = self.rng.sample(self.camps, 2)
        return camp, rival

    def pick_campaign(self, spot: Spot, at: datetime) -> tuple[Camp, Camp, CampaignAccount] | None:
        """Pick a contestant, a rival and an account of the contestant on one of the platforms."""
        platforms = (spot.owner.platform,) if spot.owner else spot.platforms
        found = [
            (camp, account)
            for camp in self.camps
            for platform in platforms
            if (account := camp.find_account(platform, at)) is not None
        ]
        if not found:
            return None
        # Each contestant as often as any other, however many accounts it has.
        camp = self.rng.choice(list(dict.fromkeys(camp for camp, _ in found)))
        account = self.rng.choice([account for owner, account in found if owner is camp])
        rival = self.rng.choice([other for other in self.camps if other is not camp])
        return camp, rival, account

    def find_phase(self, at: datetime) -> Phase | None:
        """Find the phase of a moment."""
        return self.election.find_phase(at)

    def has_symbol(self, symbol: str) -> bool:
        """Whether the grammar can begin a text with the symbol."""
        return self._grammar.has(f"{symbol}_{Tongue.INDONESIAN.value}")

    def write(
        self,
        symbol: str,
        account: PracticeAccount,
        *,
        at: datetime,
        sides: tuple[Camp, Camp] | None = None,
        tongue: Tongue | None = None,
        style: Style | None = None,
        extra: Slots | None = None,
    ) -> str:
        """Write a text as an account would.

        Args:
            symbol: The symbol without its tongue, for example ``support``.
            account: The writer; gives tongue and style.
            at: When; decides between *bakal calon* and *calon*.
            sides: The contestant and a rival, if the text names any.
            tongue: Another tongue than the writer's.
            style: Another way of typing than the writer's.
            extra: Further slots.

        Returns:
            The text.
        """
        spoken = (tongue or account.tongue).value
        name = f"{symbol}_{spoken}"
        if not self._grammar.has(name):
            name = f"{symbol}_{Tongue.INDONESIAN.value}"
        slots = self._common if sides is None else self._slots_of(sides, at)
        if extra:
            slots = {**slots, **extra}
        pieces = self._grammar.grow(name, rng=self.rng, slots=slots)
        return write_down(pieces, style=style or account.style, rng=self.rng)

    def new_deed_id(self, platform: Platform, at: datetime) -> str:
        """Make the id of the post that an act made."""
        return f"{platform.value}:{make_post_id(platform, at, self.rng)}"

    def show_campaign_post(
        self, sides: tuple[Camp, Camp], known: CampaignAccount, at: datetime
    ) -> ActObject:
        """Show a post of a campaign account, published shortly before the moment."""
        handle = known.account.handle or "tim"
        account = PracticeAccount(
            platform=known.account.platform,
            account_id=known.account.account_id,
            handle=handle,
            display_name=handle,
            standing=Standing.UNDECLARED,
            style=Style.FORMAL,
        )
        return self._show(account, at, self.write("campaign_post", account, at=at, sides=sides))

    def show_stranger_post(
        self,
        platform: Platform,
        at: datetime,
        symbol: str,
        sides: tuple[Camp, Camp] | None = None,
        *,
        extra: Slots | None = None,
    ) -> ActObject:
        """Show a post of a bystander, published shortly before the moment."""
        stranger = self.pick_bystander(Spot(platforms=(platform,)))
        text = self.write(symbol, stranger, at=at, sides=sides, extra=extra)
        return self._show(stranger, at, text)

    def show_account(self, platform: Platform, account_id: str | None, handle: str) -> ActObject:
        """Show an account as the object of a follow."""
        return ActObject(
            object_id=account_id or handle,
            url=make_profile_url(platform, handle),
            owner_id=account_id,
            owner_handle=handle,
        )

    def show_group(self, platform: Platform, title: str) -> ActObject:
        """Show a group as the object of a join; groups have a title and no handle."""
        number = str(self.rng.randrange(10**14, 10**15))
        return ActObject(
            object_id=number, url=f"https://www.{platform.value}.com/groups/{number}", text=title
        )

    def show_old_post(self, account: PracticeAccount, text: str) -> ActObject:
        """Show a post that was published years before the window."""
        published_at = self.almanac.long_ago()
        return self._object(account, published_at, text)

    def _slots_of(self, sides: tuple[Camp, Camp], at: datetime) -> Slots:
        day = local_date(at, self.election.zone)
        key = (sides[0].contestant_id, sides[1].contestant_id, day)
        slots = self._slots.get(key)
        if slots is None:
            phase = self.find_phase(at)
            slots = {**self._common, **fill_slots(*sides, on=day, phase=phase)}
            self._slots[key] = slots
        return slots

    def _show(self, account: PracticeAccount, at: datetime, text: str) -> ActObject:
        start, _ = self.election.window
        published_at = at - timedelta(minutes=self.rng.randrange(3, 3000))
        return self._object(account, max(published_at, min(start, at)), text)

    def _object(self, account: PracticeAccount, published_at: datetime, text: str) -> ActObject:
        post_id = make_post_id(account.platform, published_at, self.rng)
        return ActObject(
            object_id=post_id,
            url=make_post_url(account.platform, post_id, account.handle),
            owner_id=account.account_id,
            owner_handle=account.handle,
            text=text,
            published_at=published_at,
        )

    def _pick_from(
        self,
        groups: dict[Platform, list[PracticeAccount]],
        platforms: Sequence[Platform],
    ) -> PracticeAccount:
        rng = self.rng
        sizes = [len(groups[platform]) for platform in platforms]
        at = int(rng.random() * sum(sizes))
        for platform, size in zip(platforms, sizes, strict=True):
            if at < size:
                return groups[platform][at]
            at -= size
        raise AssertionError  # a world below the least size is refused before


def _group(accounts: Sequence[PracticeAccount]) -> dict[Platform, list[PracticeAccount]]:
    groups: dict[Platform, list[PracticeAccount]] = {platform: [] for platform in PLATFORMS}
    for account in accounts:
        groups[account.platform].append(account)
    return groups
