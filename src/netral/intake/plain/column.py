"""The columns of the plain acts table, and the other names that files use for them."""

from collections.abc import Iterable

ACCOUNT_COLUMNS = ("platform", "actor_id", "actor_handle", "actor_id_kind")
"""What the door needs first; nothing else of a row is looked at before it answered."""
TIME_COLUMNS = ("occurred_at_utc", "occurred_at", "occurred_at_raw", "zone", "zone_source")

PLAIN_COLUMNS = (
    *ACCOUNT_COLUMNS,
    *TIME_COLUMNS,
    "act_id",
    "verb",
    "reaction",
    "text",
    "lang",
    "object_id",
    "object_url",
    "object_owner_id",
    "object_owner_handle",
    "object_text",
    "object_published_at",
    "visibility",
    "visibility_basis",
    "media",
    "has_image",
    "edited",
    "edited_at",
    "deleted",
    "undone_at",
    "on_duty",
    "grade",
    "source_format",
    "source_file_sha256",
    "source_pointer",
    "parser_version",
)
"""Every column that a plain table may have. Others are never read."""

ID_COLUMNS = ("act_id", "actor_id", "object_id", "object_owner_id")
"""Columns whose values are ids: text, or integers taken digit by digit; never decimals."""

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "actor_id": ("account_id", "author_id", "user_id"),
    "actor_handle": (
        "account_handle",
        "author_handle",
        "user_handle",
        "handle",
        "username",
        "screen_name",
    ),
    "verb": ("action", "activity"),
    "text": ("body", "full_text"),
    "occurred_at_utc": ("created_at_utc", "timestamp_utc", "published_at_utc", "time_utc"),
    "occurred_at": ("created_at", "published_at", "timestamp", "datetime", "time", "waktu"),
    "object_url": ("target_url",),
    "object_id": ("target_id",),
    "object_owner_handle": ("target_handle",),
}
"""Unmistakable names only; whatever is open to doubt needs a mapping file."""


def fold_column_name(name: str) -> str:
    """Fold a column name to the form in which names are compared.

    Example:
        >>> fold_column_name(" Actor-ID ")
        'actor_id'
    """
    return "_".join(name.strip().casefold().replace("-", " ").replace("_", " ").split())


def resolve_columns(names: Iterable[str]) -> dict[str, str]:
    """Find out which of a table's columns are ours.

    Args:
        names: The table's own column names.

    Returns:
        Our name to the table's name. Our own spelling wins over another name for it.

    Example:
        >>> resolve_columns(["Platform", "username", "Verb", "sentiment"])
        {'platform': 'Platform', 'actor_handle': 'username', 'verb': 'Verb'}
    """
    theirs: dict[str, str] = {}
    for name in names:
        theirs.setdefault(fold_column_name(name), name)
    resolved = {}
    for ours in PLAIN_COLUMNS:
        for spelling in (ours, *_OTHER_NAMES.get(ours, ())):
            if spelling in theirs:
                resolved[ours] = theirs[spelling]
                break
    return resolved


def list_missing(ours: Iterable[str]) -> tuple[str, ...]:
    """List what a table lacks to be an acts table, in words.

    Args:
        ours: Our names of the columns (or constants) that it has.

    Returns:
        The missing columns; alternatives are joined by ``or``.

    Example:
        >>> list_missing(["platform", "verb", "actor_id"])
        ('occurred_at_utc or occurred_at',)
    """
    have = set(ours)
    needed = (
        ("platform",),
        ("actor_id", "actor_handle"),
        ("verb",),
        ("occurred_at_utc", "occurred_at", "occurred_at_raw"),
    )
    return tuple(
        " or ".join(names[:2]) for names in needed if not any(name in have for name in names)
    )
