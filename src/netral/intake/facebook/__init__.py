"""The archive that Facebook gives to the owner of an account."""

from netral.intake.facebook.reader import FacebookArchiveReader

__all__ = ["FacebookArchiveReader"]
