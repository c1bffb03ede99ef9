"""Recognises a picture that was seen before, whatever its size and packing now."""

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from netral.evidence.defence.note import DefenceKind, DefenceNote
from netral.evidence.errors import PictureRefusedError
from netral.evidence.exhibit import ExhibitId

IMAGE_HASH_FORM = "netral.image_hash.v1"
MAX_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG", "WEBP")
_SIDE = 16
MAX_DISTANCE = 64
"""Of 512 bits. Packed anew, blurred or made smaller a picture stays below 20, cropped by a
twentieth mostly below 64; two different pictures were never nearer than 183 (40 drawn ones)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenImage:
    """The hash of a picture in an earlier exhibit."""

    exhibit_id: ExhibitId
    image_hash: int


def hash_image(content: bytes) -> int:
    """Hash a picture by where it gets lighter, to the right and downwards.

    Nothing is recognised in the picture, no face and no text; only another copy of it.

    Args:
        content: PNG, JPEG or WebP.

    Returns:
        512 bits.

    Raises:
        PictureRefusedError: If it is no such picture, too large, or damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise PictureRefusedError(picture.width, picture.height)
                picture.draft("L", (_SIDE * 8, _SIDE * 8))
                small = picture.convert("L").resize((_SIDE + 1, _SIDE + 1), Image.Resampling.BOX)
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning) as error:
            raise PictureRefusedError(0, 0) from error
    shades = small.tobytes()
    bits = 0
    for row in range(_SIDE):
        for column in range(_SIDE):
            here = row * (_SIDE + 1) + column
            bits = bits << 2 | (shades[here] < shades[here + 1]) << 1
            bits |= shades[here] < shades[here + _SIDE + 1]
    return bits


def note_seen_image(
    exhibit_id: ExhibitId, image_hash: int, *, earlier: Iterable[SeenImage]
) -> DefenceNote | None:
    """Note that nearly the same picture was in an earlier exhibit.

    Args:
        exhibit_id: The exhibit that shows the picture now.
        image_hash: Its hash.
        earlier: Hashes from earlier exhibits.

    Returns:
        A note that names the nearest one, or nothing. Plain pictures (one colour) have
        no hash to speak of and are never noted.
    """
    if not image_hash.bit_count():
        return None
    distances = [((image_hash ^ each.image_hash).bit_count(), each.exhibit_id) for each in earlier]
    distance, nearest = min(distances, default=(MAX_DISTANCE + 1, exhibit_id))
    if distance > MAX_DISTANCE:
        return None
    detail = f"{IMAGE_HASH_FORM}, distance {distance} of 512 to {nearest}"
    return DefenceNote(exhibit_id=exhibit_id, kind=DefenceKind.SEEN_IMAGE, detail=detail)
