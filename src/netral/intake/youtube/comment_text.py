"""The text of a comment in a Takeout: a chain of JSON segments, with raw line breaks inside."""

import json

from netral.intake.reason import Reason, refuse


def read_comment_text(cell: str) -> str | None:
    r"""Read the text of a comment.

    Until 2024 a cell is one object ``{"takeoutSegments": […]}``, since then a chain of
    objects without brackets. Mentions and pictures are segments without a text of their
    own; the names that they hold are somebody else's and are left out.

    Args:
        cell: The cell as the table has it.

    Returns:
        The text, or ``None`` if there is none.

    Raises:
        UnfitRecordError: If the segments are broken.

    Example:
        >>> read_comment_text('{"text":"Halo"},{"text":"\n"},{"text":"semua"}')
        'Halo\nsemua'
        >>> read_comment_text('{"takeoutSegments":[{"text":"Halo"}]}')
        'Halo'
    """
    if not cell.lstrip().startswith("{"):
        return cell if cell.strip() else None
    try:
        segments = json.loads(f"[{cell}]", strict=False)
    except (ValueError, RecursionError) as error:
        raise refuse(Reason.BROKEN_JSON) from error
    return "".join(_iter_texts(segments)) or None


def _iter_texts(segments: object) -> list[str]:
    texts: list[str] = []
    for segment in segments if isinstance(segments, list) else ():
        if not isinstance(segment, dict):
            continue
        if isinstance(segment.get("text"), str):
            texts.append(segment["text"])
        texts.extend(_iter_texts(segment.get("takeoutSegments")))
    return texts
