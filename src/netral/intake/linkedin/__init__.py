"""The archive that LinkedIn gives to the owner of an account."""

from netral.intake.linkedin.reader import LinkedInArchiveReader

__all__ = ["LinkedInArchiveReader"]
