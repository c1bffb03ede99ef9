"""An election as data: stages, contests, contestants, and the words that name them."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timezone
from enum import StrEnum

from netral.election.errors import UnknownContestantError
from netral.election.folding import fold_name
from netral.values.account import AccountReference, fold_handle
from netral.values.instant import local_date
from netral.values.phase import Phase
from netral.values.platform import Platform


class Certainty(StrEnum):
    """What a fact of the election rests on."""

    OFFICIAL = "official"
    """A decision or a list of the election commission was read."""
    PRESS = "press"
    OBSERVED = "observed"
    """The word was seen in public texts about this election."""
    KNOWLEDGE = "knowledge"
    """General knowledge, not confirmed: look it up before real use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A dated part of the election; days are local days, `until_date` is exclusive."""

    phase: Phase
    first_date: date
    until_date: date
    round: int = 1
    """Round of voting; the phases begin again with the second one."""
    certainty: Certainty = Certainty.KNOWLEDGE
    source: str | None = None


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
    """Local day from which it no longer counts (exclusive)."""
    partisan: bool = False
    """A slogan or hashtag whose use is itself support (#01MenangTotal)."""
    member: str | None = None
    """The member it names; `None` if it names the pair, or the party."""
    certainty: Certainty = Certainty.KNOWLEDGE
    source: str | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the name means the contestant on that local day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignAccount:
    """An account run by or for a contestant (*akun kampanye / pemenangan*)."""

    account: AccountReference
    contestant_id: str
    kind: str
    """``campaign`` (registered or winning team) or ``candidate`` (personal) or ``party``."""
    valid_from: date | None = None
    valid_until: date | None = None
    """Local day from which it no longer counts (exclusive)."""
    display_name: str | None = None
    """As a list printed it. Shown to people, never matched: two pages may share it."""
    certainty: Certainty = Certainty.KNOWLEDGE
    source: str | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the account counts on that local day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )


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
    elsewhere: str | None = None
    """Title of the other election it runs in; `None` for a contestant of this one.

    To favour it is to favour a contestant all the same, but its number means
    nothing here: such contestants carry no number, sign or slogan, and no name that
    means somebody here.
    """
    certainty: Certainty = Certainty.KNOWLEDGE
    source: str | None = None


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
    """In the order of time, without gap or overlap."""
    contests: tuple[Contest, ...]
    contestants: tuple[Contestant, ...]
    """Pairs and candidates first, then parties, then contestants of other elections."""
    campaign_accounts: tuple[CampaignAccount, ...]
    editions: tuple[str, ...]
    """Ids of the rulebook editions that govern this election."""
    election_words: tuple[str, ...]
    """Words that show that a text is about this election (pilgub, paslon, coblos …)."""
    digest: str
    """SHA-256 of the files it was loaded from."""
    numbers_drawn_on: date | None = None
    """Local day of the draw; before it a ballot number names nobody."""
    _contestant_of_id: dict[str, Contestant] = field(init=False, repr=False, compare=False)
    _accounts_of_key: dict[tuple[Platform, str], tuple[CampaignAccount, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Build the look-up tables; they hold nothing that the fields do not."""
        by_id = {contestant.contestant_id: contestant for contestant in self.contestants}
        by_key: dict[tuple[Platform, str], tuple[CampaignAccount, ...]] = {}
        for known in self.campaign_accounts:
            for key in _keys_of(known.account):
                by_key[key] = (*by_key.get(key, ()), known)
        object.__setattr__(self, "_contestant_of_id", by_id)
        object.__setattr__(self, "_accounts_of_key", by_key)

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The first moment of the first stage, and the moment after the last (exclusive)."""
        return (
            datetime.combine(self.stages[0].first_date, time(), self.zone),
            datetime.combine(self.stages[-1].until_date, time(), self.zone),
        )

    @property
    def designated_on(self) -> date | None:
        """The local day on which *bakal calon* become *calon*; `None` if no stage says so."""
        for stage in self.stages:
            if stage.phase is Phase.DESIGNATED:
                return stage.first_date
        return None

    def find_stage(self, moment: datetime) -> Stage | None:
        """Find the stage of a moment by the local day; `None` outside the window.

        Raises:
            NaiveInstantError: If the moment has no timezone.
        """
        day = local_date(moment, self.zone)
        for stage in self.stages:
            if stage.first_date <= day < stage.until_date:
                return stage
        return None

    def find_phase(self, moment: datetime) -> Phase | None:
        """Find the phase of a moment by the local day; `None` outside the window.

        Raises:
            NaiveInstantError: If the moment has no timezone.
        """
        stage = self.find_stage(moment)
        return None if stage is None else stage.phase

    def get_contestant(self, contestant_id: str) -> Contestant:
        """Get a contestant by id.

        Raises:
            UnknownContestantError: If nobody has that id.
        """
        try:
            return self._contestant_of_id[contestant_id]
        except KeyError:
            raise UnknownContestantError(contestant_id, self.election_id) from None

    def find_campaign_account(
        self,
        platform: Platform,
        *,
        account_id: str | None,
        handle: str | None,
        at: datetime,
    ) -> CampaignAccount | None:
        """Find the campaign account that an object belongs to, at a moment.

        The platform's stable id decides where both sides have one; a handle may have
        a new owner. A display name is never looked at.

        Args:
            platform: Where the object is.
            account_id: The stable id of the account, if the source has it.
            handle: Its handle, in any usual spelling.
            at: When the act was done; accounts count only on their days.

        Returns:
            The account, or `None` if it is no campaign account on that day.

        Raises:
            NaiveInstantError: If the moment has no timezone.
        """
        day = local_date(at, self.zone)
        if account_id is not None:
            for known in self._accounts_of_key.get((platform, f"id:{account_id}"), ()):
                if known.is_valid_on(day):
                    return known
        if handle is not None:
            for known in self._accounts_of_key.get((platform, f"@{fold_handle(handle)}"), ()):
                other = known.account.account_id
                same_owner = account_id is None or other is None or other == account_id
                if known.is_valid_on(day) and same_owner:
                    return known
        return None

    def find_contestant_named(self, who: str) -> Contestant | None:
        """Find the contestant that a short name means, as an annotator would write it.

        For look-up by people and for the mapping of annotated files: it takes the
        text for a name. It does not find names in running text, and it looks at no
        ambiguity; `netral.language` does both.

        Args:
            who: For example ``Pramono``, ``Pramono-Rano``, ``PDIP`` or an id.

        Returns:
            The contestant, those of this election first; or `None`.
        """
        if who in self._contestant_of_id:
            return self._contestant_of_id[who]
        lead = _BETWEEN_MEMBERS.split(who.strip(), maxsplit=1)[0]
        for wanted in dict.fromkeys((fold_name(who), fold_name(lead))):
            for words_of in (_plain_names, _all_names, _single_words):
                for contestant in self.contestants:
                    if wanted and wanted in words_of(contestant):
                        return contestant
        return None


_BETWEEN_MEMBERS = re.compile(r"\s*[\u2013\u2014&/+-]\s*|\s+dan\s+")


def _plain_names(contestant: Contestant) -> set[str]:
    named = [name.text for name in contestant.names if not name.ambiguous]
    return {
        fold_name(text)
        for text in (contestant.short_name, contestant.title, *contestant.members, *named)
    }


def _all_names(contestant: Contestant) -> set[str]:
    return {fold_name(name.text) for name in contestant.names}


def _single_words(contestant: Contestant) -> set[str]:
    return {word for member in contestant.members for word in fold_name(member).split()}


def _keys_of(account: AccountReference) -> list[tuple[Platform, str]]:
    keys: list[tuple[Platform, str]] = []
    if account.account_id is not None:
        keys.append((account.platform, f"id:{account.account_id}"))
    if account.handle is not None:
        keys.append((account.platform, f"@{fold_handle(account.handle)}"))
    return keys
