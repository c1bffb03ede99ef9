"""Rows that no reader can understand: they belong in the quarantine, each with its reason."""

from dataclasses import replace

from netral_practice.deed import Damage, Deed
from netral_practice.play import Play, Spot
from netral_practice.scene.ordinary import daily_post
from netral_practice.truth import Expected, Trap, Truth


def broken_row(play: Play, spot: Spot, damage: Damage) -> Deed:
    """Make an ordinary act whose row will be broken when it is written.

    Args:
        play: The play.
        spot: Where it will be written.
        damage: How; not every file format can hold every damage.

    Returns:
        The act with the truth that it belongs in the quarantine.
    """
    deed = daily_post(play, spot)
    truth = Truth(
        scene="broken_row",
        expected=Expected.QUARANTINED,
        why=damage.value,
        trap=Trap.MALFORMED,
    )
    return replace(deed, damage=damage, truth=truth)
