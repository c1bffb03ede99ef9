"""Scenes: each makes one kind of act together with the ground truth about it."""

from netral_practice.scene.catalogue import CATALOGUE, Medium, Scene, share_out

__all__ = ["CATALOGUE", "Medium", "Scene", "share_out"]
