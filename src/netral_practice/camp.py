"""A contestant's side as texts see it: names, hashtags, slogans, number, accounts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netral.election import CampaignAccount, Contestant, Election, Name, NameKind
from netral.values.instant import local_date
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral_practice.errors import UnplayableElectionError

_PERSON_NAMES = (NameKind.NAME, NameKind.NICKNAME, NameKind.ABBREVIATION)
_OFFICE_WORDS = (
    "gubernur",
    "presiden",
    "wali kota",
    "walikota",
    "bupati",
    "kepala desa",
    "senator",
)
_ELECTION_WORDS = ("pilgub", "pilkada", "pilpres", "pilwalkot", "pilbup", "pemilu", "pileg")
_NOT_A_REGION = re.compile(
    r"\b(?:pilkada|pilgub|pilpres|pemilu|pemilihan|umum|serentak|gubernur|dan|wakil|presiden|bupati|"
    r"wali\s?kota|kota|kabupaten|provinsi|putaran|pertama|kedua|dki|\d{4})\b",
    re.IGNORECASE,
)
_OFFICE_HOLDER = re.compile(
    r"^(?P<office>.+?)\s*(?:\d{4}\s*[\u2013-]\s*(?:\d{4}|sekarang))?\s*\((?P<who>[^)]+)\)$"
)

Slots = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Camp:
    """One contestant with the election that it stands in; compared by identity."""

    election: Election
    contestant: Contestant

    @property
    def contestant_id(self) -> str:
        """The id of the contestant."""
        return self.contestant.contestant_id

    def find_names(self, on: date) -> list[str]:
        """Find the names that mean the contestant beyond doubt on a day."""
        return [
            name.text
            for name in self._valid(on)
            if name.kind in _PERSON_NAMES and not name.ambiguous
        ]

    def find_hashtags(self, on: date, *, is_partisan: bool = False) -> list[str]:
        """Find the hashtags that mean the contestant beyond doubt on a day."""
        return [
            name.text
            for name in self._valid(on)
            if name.kind is NameKind.HASHTAG and not name.ambiguous and name.partisan >= is_partisan
        ]

    def find_slogans(self, on: date) -> list[str]:
        """Find the slogans of a day, those beyond doubt if there are any."""
        slogans = [name for name in self._valid(on) if name.kind is NameKind.SLOGAN]
        clear = [name.text for name in slogans if not name.ambiguous]
        return clear or [name.text for name in slogans]

    def find_ambiguous(self, on: date) -> list[str]:
        """Find the names that are ordinary words too."""
        return [name.text for name in self._valid(on) if name.ambiguous]

    def find_account(self, platform: Platform, at: datetime) -> CampaignAccount | None:
        """Find an account of the contestant on a platform, valid at a moment."""
        day = local_date(at, self.election.zone)
        for known in self.election.campaign_accounts:
            is_ours = known.contestant_id == self.contestant_id
            if is_ours and known.account.platform is platform and known.is_valid_on(day):
                return known
        return None

    def list_platforms(self, at: datetime) -> list[Platform]:
        """List the platforms on which the contestant has an account at a moment."""
        return [platform for platform in Platform if self.find_account(platform, at)]

    def list_former_offices(self) -> list[str]:
        """List the offices of the members, as official news writes them."""
        matches = (_OFFICE_HOLDER.match(office) for office in self.contestant.offices)
        return [f"mantan {match['office']} {match['who']}" for match in matches if match]

    def _valid(self, on: date) -> list[Name]:
        return [name for name in self.contestant.names if name.is_valid_on(on)]


def load_camps(election: Election) -> tuple[Camp, ...]:
    """Load the sides of an election: pairs and candidates, no parties.

    Args:
        election: Any election.

    Returns:
        At least two camps, in the order of the election.

    Raises:
        UnplayableElectionError: If fewer than two contestants have a name that
            means them beyond doubt.
    """
    own = {name for contest in election.contests for name in contest.contestant_ids}
    camps = tuple(
        Camp(election, contestant)
        for contestant in election.contestants
        if contestant.contestant_id in own and contestant.kind != "party"
    )
    first, _ = election.window
    named = tuple(camp for camp in camps if camp.find_names(local_date(first, election.zone)))
    if len(named) < 2:  # noqa: PLR2004 - an election has at least two sides
        raise UnplayableElectionError(
            election.election_id, "fewer than two contestants have a name that is not ambiguous"
        )
    return named


def fill_slots(camp: Camp, rival: Camp, *, on: date, phase: Phase | None) -> Slots:
    """Fill the slots of the grammar for a text about one contestant.

    Args:
        camp: Whom the text is about.
        rival: Who else may be named.
        on: The local day of the text.
        phase: The phase; before designation people are *bakal calon*.

    Returns:
        Slot names to their possible values.
    """
    election = camp.election
    names = camp.find_names(on)
    hashtags = camp.find_hashtags(on)
    is_before = phase is Phase.BEFORE
    number = camp.contestant.ballot_number
    return {
        **fill_common_slots(election),
        "WHO": names,
        "RIVAL": rival.find_names(on),
        "TAG": hashtags or [names[0]],
        "SLOGAN": camp.find_slogans(on) or [f"Menangkan {names[0]}"],
        "NO": [str(number)] if number is not None else [names[0]],
        "CALON": ["bakal calon", "bacalon"] if is_before else ["calon", "kandidat"],
        "PASLON": ["bakal paslon", "bakal pasangan calon"]
        if is_before
        else ["paslon", "pasangan calon"],
    }


def fill_common_slots(election: Election) -> Slots:
    """Fill the slots that hold for any text of the election: office, region, election."""
    contest = election.contests[0].title.casefold() if election.contests else ""
    office = next((word for word in _OFFICE_WORDS if word in contest), "pemimpin")
    words = {word.casefold() for word in election.election_words}
    named = [word for word in _ELECTION_WORDS if word in words]
    region = " ".join(_NOT_A_REGION.sub(" ", election.title).split())
    region = re.sub(r"^[\W_]+|[\W_]+$", "", region)
    return {
        "OFFICE": [office],
        "REGION": [region or "daerah kita"],
        "ELECTION": [word.capitalize() for word in named] or ["pemilihan"],
        "NO": ["2", "3", "1"],
        "PASLON": ["paslon", "pasangan calon"],
        "CALON": ["calon"],
    }
