"""The reporter's screenshot: written anew in the child, and read by a machine on request."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from netral.intake.screenshot.form_draft import FormDraft, propose_moment
from netral.intake.screenshot.picture import WorkingCopy
from netral.intake.screenshot.reading import copy_apart, read_screenshot
from netral.values.instant import WIB

MAX_BYTES = 10 * 1024 * 1024
STORY_LETTERS = 5000
_SECONDS = 20
_SLOTS = 2
"""Pictures read at a time; reading one takes a core for seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a machine saw in a picture; each is a proposal for an empty field."""

    fields: dict[str, str]
    """By the name of the form's field."""
    text: str
    others: tuple[str, ...]
    """Further account names, days and times, for a person who chooses."""


def is_reader_there() -> bool:
    """Tell whether the program that reads pictures is installed at all."""
    return shutil.which("tesseract") is not None


def copy_upload(upload: UploadedFile) -> WorkingCopy:
    """Write an uploaded picture anew: pixels alone, decoded in a child.

    The original is dropped. It could hold the place and the camera of whoever reports,
    and a lone picture proves nothing by its original bytes either.

    Raises:
        NetralError: If it is no picture that Netral opens.
    """
    with _as_file(upload) as path:
        return copy_apart(path)


def read_upload(upload: UploadedFile) -> Seen | None:
    """Read the words in an uploaded picture; nothing of it is kept.

    Returns:
        What was seen; `None` where no program reads Indonesian.

    Raises:
        NetralError: If it is no picture that Netral opens.
    """
    with _as_file(upload) as path:
        draft = read_screenshot(path, timeout_seconds=_SECONDS).draft
    return None if draft is None else propose_fields(draft)


def propose_fields(draft: FormDraft) -> Seen:
    """Choose from the words of a picture what belongs into which field of the form."""
    fields = {"handle": draft.handles[0]} if draft.handles else {}
    if draft.addresses:
        fields["url"] = f"https://{draft.addresses[0].split('://')[-1]}"
    moment = propose_moment(draft.text)
    if moment is not None:
        fields["occurred_at"] = f"{moment.astimezone(WIB):%Y-%m-%dT%H:%M}"
    if draft.text:
        fields["story"] = draft.text[:STORY_LETTERS]
    others = (*draft.handles[1:], *(() if moment else (*draft.dates, *draft.times)))
    return Seen(fields=fields, text=draft.text, others=others)


@contextmanager
def reading_slot() -> Iterator[bool]:
    """Take one of the few places for reading pictures, and tell whether there was one."""
    for number in range(_SLOTS):
        path = Path(settings.DATA_FOLDER) / f"picture-reading-{number}.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield True
            return
    yield False


@contextmanager
def _as_file(upload: UploadedFile) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="netral-") as folder:
        path = Path(folder) / "gambar"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        yield path
