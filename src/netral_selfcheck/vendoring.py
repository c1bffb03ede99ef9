"""The files of others that the site needs, each with the digest it was looked at with."""

import gzip
import hashlib
import io
import zipfile
from importlib.resources import files
from pathlib import Path

from netral_selfcheck.errors import VendoredFileChangedError

DIGESTS = "digests.txt"
"""SHA-256 and path of each file under `vendor`; `vendor/README.md` says where they come from."""
_WHEEL = "msgspec/msgspec-0.22.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
_LEFT_OUT = (
    "_pyrepl/", "asyncio/__main__", "concurrent/interpreters", "curses/", "ensurepip/",
    "idlelib/", "lib2to3/", "multiprocessing/", "pydoc_data/", "sqlite3/", "test/", "tkinter/",
    "turtle", "unittest/", "venv/", "wsgiref/", "xmlrpc/",
)  # fmt: skip
"""Parts of Python's library that nothing on the device loads."""


def vendor_folder() -> Path:
    """Give the folder of the files of others."""
    return Path(str(files("netral_selfcheck"))) / "vendor"


def list_digests() -> dict[str, str]:
    """List the digests with which the files of others were looked at, by path."""
    lines = (vendor_folder() / DIGESTS).read_text(encoding="ascii").splitlines()
    return {path: digest for digest, path in (line.split() for line in lines)}


def read_vendored(path: str) -> bytes:
    """Read a file of others, after comparing its digest.

    Args:
        path: One of those that the digests list.

    Returns:
        Its bytes; unpacked if it is kept packed.

    Raises:
        VendoredFileChangedError: If it is not the file that was looked at.
    """
    content = (vendor_folder() / path).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    expected = list_digests()[path]
    if found != expected:
        raise VendoredFileChangedError(path, expected, found)
    return gzip.decompress(content) if path.endswith(".gz") else content


def read_wheel_modules() -> bytes:
    """Read the compiled JSON reader as the zip that the engine unpacks."""
    return read_vendored(_WHEEL)


def shrink_library(library: bytes) -> bytes:
    """Leave out of Python's library what nothing on the device loads.

    Args:
        library: The zip as it was made.

    Returns:
        A smaller zip with the same bytes for the same input.
    """
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(library)) as whole,
        zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as kept,
    ):
        for entry in whole.infolist():
            if entry.filename.startswith(_LEFT_OUT):
                continue
            copied = zipfile.ZipInfo(entry.filename, date_time=entry.date_time)
            kept.writestr(copied, whole.read(entry))
    return content.getvalue()
