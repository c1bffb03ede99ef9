"""Mastodon: the owner's archive, and statuses as the API answers them."""

from netral.intake.mastodon.archive_reader import MastodonArchiveReader
from netral.intake.mastodon.status_reader import MastodonStatusReader

__all__ = ["MastodonArchiveReader", "MastodonStatusReader"]
