"""Which contestant an act favours or harms, and how, before any rule is asked."""

from dataclasses import dataclass

from netral.election.contest import CampaignAccount, Election
from netral.intake.act import Act
from netral.language.reading import Partisanship, Reading, TargetReading
from netral.rulebook.rule import About
from netral.screening.directed import Direction, Words
from netral.screening.indication import Effect, GuardKind, GuardResult
from netral.values.act_kind import Verb
from netral.values.stance import Stance

_FRIENDLY_REACTIONS = frozenset({"", "like", "love", "care", "favourite", "favorite", "👍", "❤️"})
"""Reactions that say yes. All others (angry, sad, laughing) may say either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Towards whom an act was done, with what stance, and in what terms of the rules."""

    contestant_id: str | None
    stance: Stance
    about: About
    refusal: GuardResult | None = None
    """Why nobody can be named, when nobody can."""


def attribute_act(
    act: Act, direction: Direction, reading: Reading | None, election: Election
) -> Attribution:
    """Attribute an act to the contestant that it favours or harms.

    Own words count by what they say. Acts without own words count by the campaign
    account they were done on, else by the words they were done to. Without a
    contestant there is nothing: that is what keeps criticism or praise of a
    government out.

    Args:
        act: The act.
        direction: What it was directed at.
        reading: The reading of the words that `direction` names, if there are any.
        election: The election.

    Returns:
        The attribution; its contestant is `None` exactly when it has a refusal.
    """
    account = direction.campaign_account
    if reading is not None and (direction.words is Words.OWN or account is None):
        by_words = _by_words(reading, account, election)
        if by_words is not None:
            return by_words
    if account is not None:
        return _by_account(act, direction, account)
    return _nobody(reading)


def _by_words(
    reading: Reading, account: CampaignAccount | None, election: Election
) -> Attribution | None:
    sided = [t for t in reading.targets if t.stance in (Stance.SUPPORT, Stance.OPPOSE)]
    if not sided or reading.partisanship is Partisanship.NO:
        return None
    strongest = max(sided, key=lambda target: _weigh(target, election))
    if account is not None and account.kind == "campaign":
        about = About.CAMPAIGN_ACCOUNT
    else:
        is_party = election.get_contestant(strongest.contestant_id).kind == "party"
        about = About.PARTY if is_party else About.CANDIDATE
    return Attribution(contestant_id=strongest.contestant_id, stance=strongest.stance, about=about)


def _weigh(target: TargetReading, election: Election) -> tuple[int, float, int]:
    """Weigh a target: whoever is named and runs here first, then confidence, then place.

    A number alone is no name: beside a contestant of another election it is theirs.
    """
    is_named = any(span.why not in {"number", "sign"} for span in target.spans)
    runs_here = election.get_contestant(target.contestant_id).elsewhere is None
    rank = 0 if not is_named else 2 if runs_here else 1
    return rank, target.confidence, -target.spans[0].start


def guard_other_election(attribution: Attribution, election: Election) -> GuardResult | None:
    """Limit acts towards somebody who runs elsewhere.

    The decree forbids them all the same, and people may look. But this office told its
    staff of its own election, the file holds its calendar, and it lists only some of
    those who run elsewhere: an indication would fall on some sides and spare others.
    """
    if attribution.contestant_id is None:
        return None
    if election.get_contestant(attribution.contestant_id).elsewhere is None:
        return None
    return GuardResult(
        guard=GuardKind.OTHER_ELECTION,
        effect=Effect.LIMITS,
        why="the contestant runs in another election than the one that is looked at",
    )


def _by_account(act: Act, direction: Direction, account: CampaignAccount) -> Attribution:
    return Attribution(
        contestant_id=account.contestant_id,
        stance=_stance_of_deed(act),
        about=direction.about,
    )


def _stance_of_deed(act: Act) -> Stance:
    """Give the stance of a deed on a campaign account; following is not siding."""
    match act.verb:
        case Verb.REACTION:
            friendly = (act.reaction or "").casefold() in _FRIENDLY_REACTIONS
            return Stance.SUPPORT if friendly else Stance.UNCLEAR
        case Verb.REPOST | Verb.JOIN_GROUP:
            return Stance.SUPPORT
        case Verb.FOLLOW:
            return Stance.NEUTRAL
        case _:
            return Stance.UNCLEAR


def _nobody(reading: Reading | None) -> Attribution:
    if reading is None:
        return _UNKNOWN_OBJECT
    return _NO_STANCE if reading.targets else _NO_CONTESTANT


def _refuse(kind: GuardKind, *, why: str) -> Attribution:
    return Attribution(
        contestant_id=None,
        stance=Stance.NEUTRAL,
        about=About.NONE,
        refusal=GuardResult(guard=kind, effect=Effect.STOPS, why=why),
    )


_UNKNOWN_OBJECT = _refuse(GuardKind.UNKNOWN_OBJECT, why="what it was done to is not in the source")
_NO_CONTESTANT = _refuse(GuardKind.NO_CONTESTANT, why="no contestant is named")
_NO_STANCE = _refuse(GuardKind.NO_STANCE, why="contestants are named, and no side is taken")
