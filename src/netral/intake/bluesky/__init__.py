"""Bluesky: lines of Jetstream, repositories, and answers of its servers."""

from netral.intake.bluesky.reader import BlueskyReader
from netral.intake.bluesky.repository_reader import BlueskyRepositoryReader

__all__ = ["BlueskyReader", "BlueskyRepositoryReader"]
