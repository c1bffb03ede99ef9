"""A practice election: a seeded, self-written world with the ground truth of each act."""

from netral_practice.canary_scan import find_canaries
from netral_practice.comparison import Comparison, compare_with_truth
from netral_practice.errors import PracticeError
from netral_practice.world import World, build_world
from netral_practice.writing import WrittenWorld, write_world

__all__ = [
    "Comparison",
    "PracticeError",
    "World",
    "WrittenWorld",
    "build_world",
    "compare_with_truth",
    "find_canaries",
    "write_world",
]
