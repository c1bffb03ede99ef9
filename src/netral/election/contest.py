"""An election as data: stages, contests, contestants, and the words that name them."""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from enum import StrEnum

from netral.values.account import AccountReference
from netral.values.phase import Phase
from netral.values.platform import Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A dated part of the election; days are local days, `until` is exclusive."""

    phase: Phase
    first_date: date
    until_date: date


class NameKind(StrEnum):
    """What kind of word names a contestant."""

    NAME = "name"
    NICKNAME = "nickname"
    ABBREVIATION = "abbreviation"
    HASHTAG = "hashtag"
    SLOGAN = "slogan"
    NUMBER = "number"
    HANDLE = "handle"
    PARTY = "party"
    SIGN = "sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A word or phrase by which texts mean a contestant.

    An ambiguous name counts only beside one of the words in `counts_with`, in the
    same text: "rido" is a name beside "suswono" and a wish elsewhere.
    """

    text: str
    kind: NameKind
    ambiguous: bool = False
    counts_with: tuple[str, ...] = ()
    """Words one of which must stand in the same text; only for ambiguous names."""
    not_with: tuple[str, ...] = ()
    """Words beside which it does not count ("si doel anak sekolahan")."""
    valid_from: date | None = None
    valid_until: date | None = None
    partisan: bool = False
    """A slogan or hashtag whose use is itself support (#01MenangTotal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignAccount:
    """An account run by or for a contestant (*akun kampanye / pemenangan*)."""

    account: AccountReference
    contestant_id: str
    kind: str
    """``campaign`` (registered or winning team) or ``candidate`` (personal) or ``party``."""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """Whom an act can favour or harm: a pair, a candidate or a party."""

    contestant_id: str
    kind: str
    """``pair``, ``candidate``, or ``party``."""
    title: str
    """As the commission prints it."""
    short_name: str
    ballot_number: int | None
    members: tuple[str, ...] = ()
    backed_by: tuple[str, ...] = ()
    """Contestant ids of the parties that nominated it."""
    names: tuple[Name, ...] = ()
    offices: tuple[str, ...] = ()
    """Offices a member holds or held; acts about the office are not acts about the contestant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One office that is voted on."""

    contest_id: str
    title: str
    contestant_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election: the window, its stages, who runs, and how texts name them."""

    election_id: str
    title: str
    zone: timezone
    stages: tuple[Stage, ...]
    contests: tuple[Contest, ...]
    contestants: tuple[Contestant, ...]
    """Pairs and candidates first, then parties."""
    campaign_accounts: tuple[CampaignAccount, ...]
    editions: tuple[str, ...]
    """Ids of the rulebook editions that govern this election."""
    election_words: tuple[str, ...]
    """Words that show that a text is about this election (pilgub, paslon, coblos …)."""
    digest: str
    """SHA-256 of the files it was loaded from."""

    def find_phase(self, moment: datetime) -> Phase | None:
        """Find the phase of a moment by the local day; `None` outside the window."""
        raise NotImplementedError

    def get_contestant(self, contestant_id: str) -> Contestant:
        """Get a contestant by id."""
        raise NotImplementedError

    def find_campaign_account(
        self,
        platform: Platform,
        *,
        account_id: str | None,
        handle: str | None,
        at: datetime,
    ) -> CampaignAccount | None:
        """Find the campaign account that an object belongs to, at a moment."""
        raise NotImplementedError
