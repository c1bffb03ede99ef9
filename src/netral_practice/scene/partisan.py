"""Partisan acts in the account's own voice: what an honest screening finds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from netral.election import CampaignAccount
from netral.values.act_kind import Verb
from netral.values.phase import Phase
from netral.values.stance import Stance
from netral_practice.account import PracticeAccount, Tongue
from netral_practice.camp import Camp
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.expectation import list_rules
from netral_practice.play import Play, Spot
from netral_practice.truth import Expected, Trap, Truth

_LIKES = ("like", "like", "like", "love", "love", "care")
_NUMBERED_PHASES = (Phase.CAMPAIGN, Phase.QUIET, Phase.VOTING)
_REGIONAL = (Tongue.BETAWI, Tongue.JAVANESE, Tongue.SUNDANESE)


def partisan_truth(
    play: Play,
    scene: str,
    *,
    verb: Verb,
    at: datetime,
    camp: Camp,
    stance: Stance,
    why: str,
    on_account: CampaignAccount | None = None,
    trap: Trap | None = None,
) -> Truth:
    """Make the truth of an act that takes sides."""
    rules = list_rules(
        play.election, kind=verb.act_kind, phase=play.find_phase(at), on_account=on_account
    )
    return Truth(
        scene=scene,
        expected=Expected.INDICATION,
        why=why,
        rules=rules,
        contestant_id=camp.contestant_id,
        stance=stance,
        trap=trap,
    )


def partisan_post_by(
    play: Play,
    account: PracticeAccount,
    at: datetime,
    *,
    stance: Stance = Stance.SUPPORT,
    symbol: str | None = None,
    tongue: Tongue | None = None,
) -> Deed:
    """Make a partisan post of a given account at a given moment."""
    sides = play.pick_sides()
    symbol = symbol or ("support" if stance is Stance.SUPPORT else "oppose")
    spoken = tongue or account.tongue
    is_regional = spoken in _REGIONAL and symbol in ("support", "oppose")
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write(symbol, account, at=at, sides=sides, tongue=spoken),
        has_image=happens(play.rng, 0.2),
        truth=partisan_truth(
            play,
            f"{stance.value}_post",
            verb=Verb.POST,
            at=at,
            camp=sides[0],
            stance=stance,
            why=f"own words {stance.value} a contestant",
            trap=Trap.REGIONAL_LANGUAGE if is_regional else None,
        ),
    )


def support_post(play: Play, spot: Spot) -> Deed:
    """Make a post that supports a contestant."""
    at = play.almanac.pick_moment(is_partisan=True)
    account = play.pick_actor(spot)
    has_number = play.find_phase(at) in _NUMBERED_PHASES and happens(play.rng, 0.2)
    return partisan_post_by(play, account, at, symbol="support_number" if has_number else None)


def oppose_post(play: Play, spot: Spot) -> Deed:
    """Make a post that opposes a contestant."""
    at = play.almanac.pick_moment(is_partisan=True)
    return partisan_post_by(play, play.pick_actor(spot), at, stance=Stance.OPPOSE)


def regional_post(play: Play, spot: Spot) -> Deed:
    """Make a partisan post in Betawi, Javanese or Sundanese."""
    at = play.almanac.pick_moment(is_partisan=True)
    stance = Stance.SUPPORT if happens(play.rng, 0.7) else Stance.OPPOSE
    tongue = play.rng.choice(_REGIONAL)
    return partisan_post_by(play, play.pick_actor(spot), at, stance=stance, tongue=tongue)


def hashtag_post(play: Play, spot: Spot) -> Deed:
    """Make a post that speaks through the campaign's own hashtags and slogans."""
    at = play.almanac.pick_moment(is_partisan=True)
    day = at.astimezone(play.election.zone).date()
    camps = [camp for camp in play.camps if camp.find_hashtags(day, is_partisan=True)]
    if not camps:
        return support_post(play, spot)
    camp = play.rng.choice(camps)
    rival = play.rng.choice([other for other in play.camps if other is not camp])
    account = play.pick_actor(spot)
    tags = {"TAG": camp.find_hashtags(day, is_partisan=True)}
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("support_tag", account, at=at, sides=(camp, rival), extra=tags),
        truth=partisan_truth(
            play,
            "hashtag_post",
            verb=Verb.POST,
            at=at,
            camp=camp,
            stance=Stance.SUPPORT,
            why="the campaign's own slogan and hashtag",
            trap=Trap.TAG_ONLY,
        ),
    )


def photo_post(play: Play, spot: Spot) -> Deed:
    """Make a photo with a contestant, posted with words of support."""
    at = play.almanac.pick_moment(is_partisan=True)
    account = play.pick_actor(spot)
    deed = partisan_post_by(play, account, at, symbol="support_photo")
    rules = list_rules(
        play.election, kind=Verb.PHOTO.act_kind, phase=play.find_phase(at), on_account=None
    )
    why = "a photo with a contestant, words of support"
    return replace(
        deed,
        verb=Verb.PHOTO,
        has_image=True,
        truth=replace(deed.truth, scene="photo_post", rules=rules, why=why),
    )


def campaign_comment(play: Play, spot: Spot) -> Deed:
    """Make a comment that takes sides under a post of a contestant's account."""
    at = play.almanac.pick_moment(is_partisan=True)
    found = play.pick_campaign(spot, at)
    if found is None:
        return support_post(play, spot)
    camp, rival, known = found
    account = play.pick_actor(spot, platform=known.account.platform)
    stance = Stance.SUPPORT if happens(play.rng, 0.75) else Stance.OPPOSE
    symbol = "support_comment" if stance is Stance.SUPPORT else "oppose_comment"
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REPLY if account.platform.value == "x" else Verb.COMMENT,
        occurred_at=at,
        text=f"@{known.account.handle} " + play.write(symbol, account, at=at, sides=(camp, rival)),
        object=play.show_campaign_post((camp, rival), known, at),
        truth=partisan_truth(
            play,
            "campaign_comment",
            verb=Verb.COMMENT,
            at=at,
            camp=camp,
            stance=stance,
            why=f"a comment that {stance.value}s, on a contestant's account",
            on_account=known,
        ),
    )


def campaign_share(play: Play, spot: Spot) -> Deed:
    """Make a bare share of a post of a contestant's account."""
    return _on_campaign(
        play,
        spot,
        play.almanac.pick_moment(is_partisan=True),
        verb=Verb.REPOST,
        scene="campaign_share",
        why="shares campaign material of a contestant's account",
    )


def campaign_quote(play: Play, spot: Spot) -> Deed:
    """Make a quote of a campaign post with own words of support."""
    deed = campaign_share(play, spot)
    if deed.object is None:
        return deed
    camp = next(camp for camp in play.camps if camp.contestant_id == deed.truth.contestant_id)
    rival = play.rng.choice([other for other in play.camps if other is not camp])
    return replace(
        deed,
        verb=Verb.QUOTE,
        text=play.write("support", deed.account, at=deed.occurred_at, sides=(camp, rival)),
        truth=replace(
            deed.truth, scene="campaign_quote", why="own words of support over campaign material"
        ),
    )


def campaign_reaction(play: Play, spot: Spot) -> Deed:
    """Make a reaction to a post of a contestant's account, after designation."""
    phases = tuple(phase for phase in play.almanac.phases if phase.is_designated)
    return _on_campaign(
        play,
        spot,
        play.almanac.pick_moment(is_partisan=True, phases=phases),
        verb=Verb.REACTION,
        scene="campaign_reaction",
        why="a like of campaign material on a contestant's account",
        reactions=_LIKES,
    )


def _on_campaign(
    play: Play,
    spot: Spot,
    at: datetime,
    *,
    verb: Verb,
    scene: str,
    why: str,
    reactions: Sequence[str] = (),
) -> Deed:
    """Make an act without words on a post of a contestant's account, if one fits the spot."""
    found = play.pick_campaign(spot, at)
    if found is None:
        return support_post(play, spot)
    camp, rival, known = found
    account = play.pick_actor(spot, platform=known.account.platform)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=verb,
        reaction=play.rng.choice(reactions) if reactions else None,
        occurred_at=at,
        object=play.show_campaign_post((camp, rival), known, at),
        truth=partisan_truth(
            play,
            scene,
            verb=verb,
            at=at,
            camp=camp,
            stance=Stance.SUPPORT,
            why=why,
            on_account=known,
        ),
    )
