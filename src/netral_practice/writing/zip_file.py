"""Zip files whose bytes depend on their content alone."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold: no entry says when it was written."""
_READABLE = 0o644 << 16


def write_zip(path: Path, entries: Mapping[str, bytes]) -> None:
    """Write a zip file that is the same for the same entries, whenever it is written.

    Args:
        path: Where to.
        entries: Names to content, in the order in which they are stored.
    """
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _READABLE
            info.create_system = 3
            archive.writestr(info, content, compresslevel=6)
