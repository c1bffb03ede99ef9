"""What an act is directed at: own words, the object's words, or the object's owner."""

from dataclasses import dataclass
from enum import StrEnum

from netral.election.contest import CampaignAccount, Election
from netral.intake.act import Act, ActObject
from netral.rulebook.rule import About
from netral.values.act_kind import Verb

_ABOUT_OF_ACCOUNT = {
    "campaign": About.CAMPAIGN_ACCOUNT,
    "candidate": About.CANDIDATE,
    "party": About.PARTY,
}


class Words(StrEnum):
    """Whose words are read to judge an act."""

    OWN = "own"
    OBJECT = "object"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Whose words an act has to be read by, and the campaign account it was done on."""

    words: Words
    text: str | None
    campaign_account: CampaignAccount | None

    @property
    def about(self) -> About:
        """What the campaign account makes the act be about; `NONE` without one."""
        if self.campaign_account is None:
            return About.NONE
        return _ABOUT_OF_ACCOUNT[self.campaign_account.kind]


def find_direction(act: Act, election: Election) -> Direction:
    """Find what an act was directed at.

    Comments, posts and quotes are read by the account's own words. Reactions,
    shares, follows and joins have no words of their own: they are judged by what
    they were done to.

    Args:
        act: The act.
        election: The election, for its campaign accounts.

    Returns:
        The direction; words `NONE` if there is nothing to read.
    """
    account = _find_campaign_account(act, election)
    own = (act.text or "").strip()
    if act.verb.speaks and own:
        return Direction(words=Words.OWN, text=own, campaign_account=account)
    shared = own if act.verb is Verb.REPOST else ""
    words_of_object = _object_text(act.object) or shared
    if words_of_object:
        return Direction(words=Words.OBJECT, text=words_of_object, campaign_account=account)
    return Direction(words=Words.NONE, text=None, campaign_account=account)


def _object_text(found: ActObject | None) -> str:
    return (found.text or "").strip() if found is not None else ""


def _find_campaign_account(act: Act, election: Election) -> CampaignAccount | None:
    found = act.object
    if found is None or (found.owner_id is None and found.owner_handle is None):
        return None
    return election.find_campaign_account(
        act.account.platform,
        account_id=found.owner_id,
        handle=found.owner_handle,
        at=act.occurred_at,
    )
