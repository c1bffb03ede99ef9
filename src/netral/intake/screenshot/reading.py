"""Opens a screenshot from outside in the child, and reads its words from the copy alone."""

from dataclasses import dataclass
from pathlib import Path

from netral.intake.isolation import Limits, ask_apart
from netral.intake.screenshot.form_draft import FormDraft, propose_form
from netral.intake.screenshot.picture import WorkingCopy, make_working_copy
from netral.intake.screenshot.recognised_text import find_tesseract, read_text_in_picture

_LIMITS = Limits(memory_bytes=512 * 1024 * 1024)
"""Forty megapixels are 160 MB; turning them needs them twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadScreenshot:
    """A working copy, and what its words propose for the form."""

    copy: WorkingCopy
    draft: FormDraft | None
    """`None` where tesseract with Indonesian is absent."""


def copy_apart(path: Path) -> WorkingCopy:
    """Make the working copy of a picture in a child that can neither connect nor write.

    Args:
        path: A picture from outside.

    Returns:
        The copy: pixels alone.

    Raises:
        NetralError: As `make_working_copy` and `ask_apart`.
    """
    return ask_apart(path, lambda: make_working_copy(path), WorkingCopy, limits=_LIMITS)


def read_screenshot(path: Path, *, timeout_seconds: float = 60) -> ReadScreenshot:
    """Make the working copy of a picture, and read the words in it where that can be done.

    Args:
        path: A picture from outside.
        timeout_seconds: How long the program that reads words may take.

    Returns:
        The copy and the proposals. A machine made them: a person confirms each.

    Raises:
        NetralError: As `copy_apart`.
    """
    copy = copy_apart(path)
    tesseract = find_tesseract()
    if tesseract is None:
        return ReadScreenshot(copy=copy, draft=None)
    text = read_text_in_picture(copy, tesseract=tesseract, timeout_seconds=timeout_seconds)
    return ReadScreenshot(copy=copy, draft=propose_form(text))
