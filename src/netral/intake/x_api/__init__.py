"""Answers of X's API v2 that were saved to a file."""

from netral.intake.x_api.reader import XApiReader

__all__ = ["XApiReader"]
