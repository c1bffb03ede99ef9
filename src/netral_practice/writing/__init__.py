"""Writes a practice world down in the formats in which real files come."""

from netral_practice.writing.folder import WrittenWorld, write_world

__all__ = ["WrittenWorld", "write_world"]
