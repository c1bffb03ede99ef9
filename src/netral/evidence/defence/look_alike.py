"""Notes that an account only looks like a declared one (after UTS #39)."""

from collections.abc import Iterable

from netral.evidence.defence.note import DefenceKind, DefenceNote
from netral.evidence.exhibit import ExhibitId
from netral.register.look_alike import draw_skeleton
from netral.values.account import fold_handle


def note_look_alike(
    exhibit_id: ExhibitId, handle: str, *, declared: Iterable[str]
) -> DefenceNote | None:
    """Note that a handle looks like a declared one and is another.

    Args:
        exhibit_id: The exhibit that shows the account.
        handle: The handle that it shows.
        declared: The declared handles of the person on that platform.

    Returns:
        A note if it only looks alike; nothing if it is declared, or looks like none.
        The note names no handle.
    """
    shown, known = fold_handle(handle), {fold_handle(each) for each in declared}
    if shown in known:
        return None
    if draw_skeleton(shown) not in {draw_skeleton(each) for each in known}:
        return None
    marks = sum(not mark.isascii() for mark in shown)
    detail = f"UTS #39 skeleton equal, letters differ, {marks} not Latin"
    return DefenceNote(exhibit_id=exhibit_id, kind=DefenceKind.LOOK_ALIKE, detail=detail)
