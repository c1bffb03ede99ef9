"""Lone screenshots: lead material with a safe working copy, never an act."""

from netral.intake.screenshot.form_draft import FormDraft, propose_form
from netral.intake.screenshot.picture import WorkingCopy, make_working_copy
from netral.intake.screenshot.reader import ScreenshotReader
from netral.intake.screenshot.recognised_text import find_tesseract, read_text_in_picture

__all__ = [
    "FormDraft",
    "ScreenshotReader",
    "WorkingCopy",
    "find_tesseract",
    "make_working_copy",
    "propose_form",
    "read_text_in_picture",
]
