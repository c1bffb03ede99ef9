"""The archive that TikTok gives to the owner of an account."""

from netral.intake.tiktok.reader import TikTokArchiveReader

__all__ = ["TikTokArchiveReader"]
