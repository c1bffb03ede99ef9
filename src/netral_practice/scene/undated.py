"""Likes and follows of an X archive, which name no moment: context, never an act."""

from dataclasses import replace

from netral.values.act_kind import Verb
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.scene.ordinary import ordinary_follow, ordinary_reaction
from netral_practice.truth import Expected, Trap, Truth


def undated_like(play: Play, spot: Spot) -> Deed:
    """Make a like as `like.js` has it: without a moment, often of a campaign post."""
    deed = ordinary_reaction(play, spot)
    found = play.pick_campaign(spot, deed.occurred_at)
    if found is not None and happens(play.rng, 0.5):
        camp, rival, known = found
        shown = play.show_campaign_post((camp, rival), known, deed.occurred_at)
        deed = replace(deed, object=shown)
    return replace(deed, truth=_undated("undated_like"))


def undated_follow(play: Play, spot: Spot) -> Deed:
    """Make a follow as `following.js` has it: an account id and nothing else."""
    deed = ordinary_follow(play, spot)
    return replace(deed, verb=Verb.FOLLOW, truth=_undated("undated_follow"))


def _undated(scene: str) -> Truth:
    return Truth(
        scene=scene,
        expected=Expected.QUARANTINED,
        why="the archive does not say when",
        trap=Trap.UNDATED,
    )
