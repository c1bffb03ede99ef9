"""Reads the words in a working copy with tesseract, where it is installed."""

import os
import shutil
import subprocess

from netral.intake.screenshot.picture import WorkingCopy

_LANGUAGES = ("ind", "eng")
_SECONDS = 60
_MAX_SIGNS = 20_000


def find_tesseract() -> tuple[str, str] | None:
    """Find tesseract and the languages that it has of those wanted.

    Returns:
        Its path and the languages as it takes them, or ``None`` if it is absent or
        knows no Indonesian.
    """
    program = shutil.which("tesseract")
    if program is None:
        return None
    told = subprocess.run(  # noqa: S603  (the path is the system's own)
        [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    present = set(told.stdout.split())
    if _LANGUAGES[0] not in present:
        return None
    return program, "+".join(each for each in _LANGUAGES if each in present)


def read_text_in_picture(
    copy: WorkingCopy, *, tesseract: tuple[str, str], timeout_seconds: float = _SECONDS
) -> str:
    """Read the words in a picture, for a person who fills in the form.

    Only the working copy is ever handed to the program, never the file as received.
    What comes out is a guess, and is never taken for what was written.

    Args:
        copy: The working copy.
        tesseract: From `find_tesseract`.
        timeout_seconds: How long the program may take; what takes longer has no words.

    Returns:
        The words; empty if the program finds none or fails.
    """
    program, languages = tesseract
    try:
        told = subprocess.run(  # noqa: S603  (our own picture, the system's own program)
            [program, "stdin", "stdout", "-l", languages],
            input=copy.content,
            capture_output=True,
            timeout=timeout_seconds,
            # One picture takes one core: more threads make it slower, not faster.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return told.stdout.decode("utf-8", errors="replace")[:_MAX_SIGNS].strip()
