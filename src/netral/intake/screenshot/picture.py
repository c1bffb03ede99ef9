"""Makes a safe working copy of a picture: checked before decoding, written anew, nothing hidden."""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.ExifTags import IFD

from netral.intake.errors import DamagedSourceError, RefusedFormatError, TooLargeError
from netral.intake.screenshot.picture_format import find_picture_format

MAX_PIXELS = 40_000_000
"""Known from the header, before a single pixel is decoded."""
MAX_BYTES = 64 * 1024 * 1024
_MAX_COPY_BYTES = 24 * 1024 * 1024
_PLAIN_MODES = ("L", "RGB", "RGBA")
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError)
"""What the library raises on damaged pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What the header of a picture says."""

    format_name: str
    width: int
    height: int
    has_location: bool
    """The picture says where it was taken; that never reaches the working copy."""
    has_camera_facts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCopy:
    """A picture written anew from its pixels alone. It proves neither author nor time."""

    original_sha256: str
    facts: PictureFacts
    media_type: str
    content: bytes


def read_picture_facts(path: Path) -> PictureFacts:
    """Read the header of a picture; no pixel is decoded.

    Args:
        path: A picture.

    Returns:
        What it says.

    Raises:
        RefusedFormatError: If it is not PNG, JPEG or WEBP, or moves.
        TooLargeError: If it has more pixels or bytes than any screenshot.
        DamagedSourceError: If the header cannot be read.
    """
    content = _read_bytes(path)
    with _no_warnings(), _open(path, content) as image:
        return _describe(path, image)


def make_working_copy(path: Path) -> WorkingCopy:
    """Make the working copy: pixels only, turned as they are meant to be seen.

    Args:
        path: A picture. It is not changed; its bytes as received stay the original.

    Returns:
        The copy, and what was in the original.

    Raises:
        NetralError: As `read_picture_facts`; or if its pixels cannot be decoded.
    """
    content = _read_bytes(path)
    with _no_warnings(), _open(path, content) as image:
        facts = _describe(path, image)
        try:
            # In place: a copy of 40 megapixels more is what the child has no memory for.
            ImageOps.exif_transpose(image, in_place=True)
            plain = image if image.mode in _PLAIN_MODES else image.convert("RGB")
            copy, media_type = _write(plain)
        except _DAMAGE as error:
            raise DamagedSourceError(path.name, "", "its pixels cannot be decoded") from error
    return WorkingCopy(
        original_sha256=hashlib.sha256(content).hexdigest(),
        facts=facts,
        media_type=media_type,
        content=copy,
    )


@contextmanager
def _no_warnings() -> Iterator[None]:
    # The library warns of large and of odd pictures; what matters is refused here.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _write(image: Image.Image) -> tuple[bytes, str]:
    """Write pixels; nothing of the original's other chunks is handed on."""
    bare = image.copy() if image.info else image
    bare.info = {}
    target = io.BytesIO()
    bare.save(target, "PNG", exif=b"", icc_profile=None)
    if target.tell() <= _MAX_COPY_BYTES:
        return target.getvalue(), "image/png"
    target = io.BytesIO()
    (bare if bare.mode != "RGBA" else bare.convert("RGB")).save(target, "JPEG", quality=90)
    return target.getvalue(), "image/jpeg"


def _open(path: Path, content: bytes) -> Image.Image:
    name = find_picture_format(content)
    if name is None:
        why = "only PNG, JPEG and WEBP are opened"
        raise RefusedFormatError(path.name, "no picture that Netral opens", why, "Save it as PNG.")
    try:
        return Image.open(io.BytesIO(content), formats=[name])
    except (*_DAMAGE, UnidentifiedImageError, Image.DecompressionBombError) as error:
        if isinstance(error, Image.DecompressionBombError):
            raise TooLargeError(path.name, "its pixels", len(content), MAX_PIXELS) from error
        raise DamagedSourceError(path.name, "", "its header cannot be read") from error


def _describe(path: Path, image: Image.Image) -> PictureFacts:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise TooLargeError(path.name, "counted in pixels,", width * height, MAX_PIXELS)
    if getattr(image, "n_frames", 1) > 1:
        why = "it is a moving picture"
        raise RefusedFormatError(path.name, "no screenshot", why, "Save one picture as PNG.")
    try:
        exif = image.getexif()
        has_location = bool(exif.get_ifd(IFD.GPSInfo))
        has_camera_facts = bool(exif)
    except _DAMAGE:
        has_location, has_camera_facts = False, True
    return PictureFacts(
        format_name=image.format or "",
        width=width,
        height=height,
        has_location=has_location,
        has_camera_facts=has_camera_facts,
    )


def _read_bytes(path: Path) -> bytes:
    size_bytes = path.stat().st_size
    if size_bytes > MAX_BYTES:
        raise TooLargeError(path.name, "", size_bytes, MAX_BYTES)
    return path.read_bytes()
