"""Acts in the last second before and the first second of a stage or of the window."""

from dataclasses import replace
from datetime import UTC, timedelta

from netral.values.phase import Phase
from netral_practice.chance import happens
from netral_practice.deed import Deed
from netral_practice.play import Play, Spot
from netral_practice.scene.ordinary import daily_post
from netral_practice.scene.partisan import partisan_post_by
from netral_practice.truth import Expected, Trap

_SECOND = timedelta(seconds=1)


def stage_border(play: Play, spot: Spot) -> Deed:
    """Make a post of support at 23:59:59 or 00:00:00 local time between two stages."""
    borders = [
        moment
        for moment in play.almanac.list_borders()
        if play.find_phase(moment) is not Phase.AFTER
    ]
    if not borders:
        return window_border(play, spot)
    # The first border is designation, the one that changes the rule: half of the acts are there.
    border = borders[0] if happens(play.rng, 0.5) else play.rng.choice(borders)
    at = border - _SECOND if happens(play.rng, 0.5) else border
    deed = partisan_post_by(play, play.pick_actor(spot), at)
    local = at.astimezone(play.election.zone)
    why = f"own words of support at {local:%H:%M:%S} on {local:%d.%m.%Y} local time"
    return replace(
        deed,
        truth=replace(deed.truth, scene="stage_border", why=why, trap=Trap.STAGE_BOUNDARY),
    )


def window_border(play: Play, spot: Spot) -> Deed:
    """Make an ordinary post in the first or last second of the window, or just outside."""
    start, end = (moment.astimezone(UTC) for moment in play.election.window)
    at, is_inside = play.rng.choice(
        ((start, True), (start - _SECOND, False), (end - _SECOND, True), (end, False))
    )
    deed = daily_post(play, spot)
    truth = replace(
        deed.truth,
        scene="window_border",
        expected=Expected.NOTHING if is_inside else Expected.OUTSIDE_WINDOW,
        why="the first or the last second of the window"
        if is_inside
        else "one second outside the window",
        trap=Trap.WINDOW_BOUNDARY,
    )
    deed_id = play.new_deed_id(deed.account.platform, at)
    return replace(deed, deed_id=deed_id, occurred_at=at, truth=truth)
