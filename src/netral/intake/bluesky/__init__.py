"""Bluesky: lines of Jetstream, and records and answers of its servers as JSON."""

from netral.intake.bluesky.reader import BlueskyReader

__all__ = ["BlueskyReader"]
