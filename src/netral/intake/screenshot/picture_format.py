"""Which of the three kinds of pictures that are opened a file is, by its first bytes."""

_FORMATS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"RIFF": "WEBP"}
_WEBP_AT, _WEBP = 8, b"WEBP"


def find_picture_format(head: bytes) -> str | None:
    """Find which of the three kinds a picture is, by its first bytes.

    Example:
        >>> find_picture_format(bytes([255, 216, 255, 224]))
        'JPEG'
        >>> find_picture_format(b"GIF89a") is None
        True
    """
    for magic, name in _FORMATS.items():
        if head.startswith(magic):
            is_webp = head[_WEBP_AT : _WEBP_AT + len(_WEBP)] == _WEBP
            return name if name != "WEBP" or is_webp else None
    return None
