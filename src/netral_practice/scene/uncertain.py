"""Acts that a careful reader cannot be sure of: at most unclear."""

from dataclasses import replace

from netral.intake.act import Visibility
from netral.values.act_kind import Verb
from netral.values.phase import Phase
from netral.values.stance import Stance
from netral_practice.camp import Camp
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.scene.partisan import campaign_reaction, support_post
from netral_practice.truth import Expected, Trap, Truth

_NUMBERED_PHASES = (Phase.CAMPAIGN, Phase.QUIET, Phase.VOTING)


def _unclear(scene: str, why: str, camp: Camp, *, stance: Stance, trap: Trap) -> Truth:
    return Truth(
        scene=scene,
        expected=Expected.UNCLEAR,
        also_accepted=(Expected.NOTHING,),
        why=why,
        contestant_id=camp.contestant_id,
        stance=stance,
        trap=trap,
    )


def irony(play: Play, spot: Spot) -> Deed:
    """Make a post whose irony could go both ways."""
    at = play.almanac.pick_moment(is_partisan=True)
    account = play.pick_actor(spot)
    sides = play.pick_sides()
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("irony", account, at=at, sides=sides),
        truth=_unclear(
            "irony",
            "irony or a comparison that could go both ways",
            sides[0],
            stance=Stance.UNCLEAR,
            trap=Trap.IRONY,
        ),
    )


def fragment(play: Play, spot: Spot) -> Deed:
    """Make a fragment under a campaign post that means nothing alone."""
    at = play.almanac.pick_moment(is_partisan=True)
    found = play.pick_campaign(spot, at)
    if found is None:
        return ambiguous_number(play, spot)
    camp, rival, known = found
    account = play.pick_actor(spot, platform=known.account.platform)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REPLY if account.platform.value == "x" else Verb.COMMENT,
        occurred_at=at,
        text=f"@{known.account.handle} {play.write('fragment', account, at=at)}",
        object=play.show_campaign_post((camp, rival), known, at),
        truth=_unclear(
            "fragment",
            "too short to carry a meaning, under a campaign post",
            camp,
            stance=Stance.UNCLEAR,
            trap=Trap.FRAGMENT,
        ),
    )


def ambiguous_number(play: Play, spot: Spot) -> Deed:
    """Make a post in which only a number points to a contestant."""
    at = play.almanac.pick_moment(is_partisan=True, phases=_NUMBERED_PHASES)
    account = play.pick_actor(spot)
    sides = play.pick_sides()
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.POST,
        occurred_at=at,
        text=play.write("ambiguous_number", account, at=at, sides=sides),
        truth=_unclear(
            "ambiguous_number",
            "only a number points to a contestant",
            sides[0],
            stance=Stance.UNCLEAR,
            trap=Trap.AMBIGUOUS_NUMBER,
        ),
    )


def bare_reaction(play: Play, spot: Spot) -> Deed:
    """Make a reaction to a stranger's partisan post, outside any campaign account."""
    phases = tuple(phase for phase in play.almanac.phases if phase.is_designated)
    at = play.almanac.pick_moment(is_partisan=True, phases=phases)
    account = play.pick_actor(spot)
    sides = play.pick_sides()
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REACTION,
        reaction="like",
        occurred_at=at,
        object=play.show_stranger_post(account.platform, at, "partisan_stranger_post", sides),
        truth=_unclear(
            "bare_reaction",
            "a bare reaction to a stranger's words, on no campaign account",
            sides[0],
            stance=Stance.SUPPORT,
            trap=Trap.BARE_REACTION,
        ),
    )


def follow(play: Play, spot: Spot) -> Deed:
    """Make a follow of a contestant's account: contested, so at most unclear."""
    at = play.almanac.pick_moment(is_partisan=True)
    found = play.pick_campaign(spot, at)
    if found is None:
        return bare_reaction(play, spot)
    camp, _, known = found
    platform = known.account.platform
    account = play.pick_actor(spot, platform=platform)
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.FOLLOW,
        occurred_at=at,
        object=play.show_account(platform, known.account.account_id, known.account.handle or "tim"),
        truth=_unclear(
            "follow",
            "whether a follow is prohibited is contested",
            camp,
            stance=Stance.SUPPORT,
            trap=Trap.FOLLOW,
        ),
    )


def unknown_visibility(play: Play, spot: Spot) -> Deed:
    """Make a partisan post of which nobody knows whether others could see it."""
    deed = support_post(play, spot)
    return replace(
        deed,
        visibility=Visibility.UNKNOWN,
        truth=replace(
            deed.truth,
            scene="unknown_visibility",
            expected=Expected.UNCLEAR,
            also_accepted=(Expected.INDICATION,),
            why="nobody knows whether others could see it; a person must ask",
            trap=Trap.UNKNOWN_VISIBILITY,
        ),
    )


def candidate_account_before(play: Play, spot: Spot) -> Deed:
    """Make a like on a contestant's account before designation."""
    if Phase.BEFORE not in play.almanac.phases:
        return bare_reaction(play, spot)
    at = play.almanac.pick_moment(is_partisan=True, phases=(Phase.BEFORE,))
    found = play.pick_campaign(spot, at)
    if found is None:
        return bare_reaction(play, spot)
    camp, rival, known = found
    account = play.pick_actor(spot, platform=known.account.platform)
    deed = Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REACTION,
        reaction="like",
        occurred_at=at,
        object=play.show_campaign_post((camp, rival), known, at),
        truth=_unclear(
            "candidate_account_before",
            "before designation the rule names campaign accounts, not a person's own",
            camp,
            stance=Stance.SUPPORT,
            trap=Trap.CANDIDATE_ACCOUNT_BEFORE,
        ),
    )
    if known.kind != "campaign":
        return deed
    return replace(
        deed,
        truth=replace(
            deed.truth,
            scene="campaign_reaction",
            expected=Expected.INDICATION,
            also_accepted=(Expected.UNCLEAR,),
            rules=("KE-04",),
            why="a like on a campaign account before designation",
            trap=None,
        ),
    )


def old_content(play: Play, spot: Spot) -> Deed:
    """Make a share of a video that is years older than the election."""
    at = play.almanac.pick_moment(is_partisan=True)
    account = play.pick_actor(spot)
    stranger = play.pick_bystander(Spot(platforms=(account.platform,)))
    sides = play.pick_sides()
    symbol = "old_video" if happens(play.rng, 0.6) else "partisan_stranger_post"
    old = play.show_old_post(stranger, play.write(symbol, stranger, at=at, sides=sides))
    return Deed(
        deed_id=play.new_deed_id(account.platform, at),
        account=account,
        verb=Verb.REPOST,
        occurred_at=at,
        object=old,
        truth=Truth(
            scene="old_content",
            expected=Expected.UNCLEAR if symbol != "old_video" else Expected.NOTHING,
            also_accepted=(Expected.NOTHING, Expected.UNCLEAR),
            why="the shared video is years older than the election",
            contestant_id=sides[0].contestant_id,
            stance=Stance.UNCLEAR,
            trap=Trap.OLD_CONTENT,
        ),
    )


def angry_reaction(play: Play, spot: Spot) -> Deed:
    """Make a partisan reaction whose mood is not approval (angry, laughing)."""
    deed = campaign_reaction(play, spot)
    if deed.verb is not Verb.REACTION:
        return deed
    return replace(
        deed,
        reaction=play.rng.choice(("haha", "angry")),
        truth=replace(
            deed.truth,
            scene="angry_reaction",
            expected=Expected.UNCLEAR,
            also_accepted=(Expected.INDICATION, Expected.NOTHING),
            why="a laughing or angry face: counted by some supervisors, not by others",
            stance=Stance.UNCLEAR,
        ),
    )
