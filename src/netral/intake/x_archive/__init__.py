"""The archive that X gives to the owner of an account."""

from netral.intake.x_archive.reader import XArchiveReader

__all__ = ["XArchiveReader"]
