"""The days in which practice happens."""

from datetime import UTC, datetime, timedelta

PRACTICE_NOW = datetime(2024, 11, 8, 2, 30, tzinfo=UTC)
"""A Friday morning in the campaign of 2024, in WIB half past nine."""


def find_offset(real_now: datetime) -> timedelta:
    """Tell by how much the practice clock is behind."""
    return real_now - PRACTICE_NOW
