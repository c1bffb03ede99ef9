"""The archive that Instagram gives to the owner of an account, with that of Threads in it."""

from netral.intake.instagram.reader import InstagramArchiveReader

__all__ = ["InstagramArchiveReader"]
