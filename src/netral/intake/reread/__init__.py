"""Keeps uploads as received, reads them again after an update, and compares."""

from netral.intake.reread.comparison import Comparison, compare_readings, find_fall_off
from netral.intake.reread.reading import Reading, read_upload
from netral.intake.reread.upload_store import Upload, UploadStore

__all__ = [
    "Comparison",
    "Reading",
    "Upload",
    "UploadStore",
    "compare_readings",
    "find_fall_off",
    "read_upload",
]
