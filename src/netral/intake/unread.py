"""Lists what of an export is never opened, and why, without showing its names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from netral.intake.bundle import Bundle, BundlePart
from netral.intake.reader import UnreadPart

_OTHER = "not on the list of what is read"

Closed = Sequence[tuple[re.Pattern[str], str, str]]
"""Pattern of a path in small letters, what it is called here, and why it stays closed."""


def list_unread(
    bundle: Bundle, parts: Iterable[BundlePart], closed: Closed
) -> tuple[UnreadPart, ...]:
    """List what is never opened, and why.

    Names of files can name people (a folder for each conversation), so kinds are
    named and files are counted.

    Args:
        bundle: The export.
        parts: What is opened.
        closed: The kinds that are known and stay closed.

    Returns:
        One entry a kind, and one for all other files.
    """
    opened = {id(part.item) for part in parts}
    counts: Counter[tuple[str, str]] = Counter()
    for item in bundle.items:
        if id(item) not in opened:
            counts[_find_why(item.name.lower(), closed)] += 1
    other = counts.pop(("", _OTHER), 0)
    unread = [
        UnreadPart(path=f"{name} ({count} {'file' if count == 1 else 'files'})", reason=why)
        for (name, why), count in sorted(counts.items())
    ]
    if other:
        unread.append(UnreadPart(path=f"{other} other files", reason=_OTHER))
    return tuple(unread)


def _find_why(name: str, closed: Closed) -> tuple[str, str]:
    return next(
        ((label, why) for pattern, label, why in closed if pattern.search(name)), ("", _OTHER)
    )
