"""YouTube: the owner's Takeout, and answers of the Data API v3."""

from netral.intake.youtube.api_reader import YouTubeApiReader
from netral.intake.youtube.takeout_reader import YouTubeTakeoutReader

__all__ = ["YouTubeApiReader", "YouTubeTakeoutReader"]
