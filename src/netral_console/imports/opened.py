"""Opens the files of an import for the children that read them: in memory, on no disk."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from netral_console.imports.box import Box
from netral_console.imports.told import FileGiven

_NAME_BYTES = 200


@contextmanager
def opened_files(box: Box, files: Sequence[FileGiven]) -> Iterator[list[Path]]:
    """Open the files of a box under the names that they were given.

    The content is in memory that has no name on any disk and is gone with this
    process, however it ends; what lies in the folder are links to it.

    Args:
        box: The box.
        files: As they were given.

    Yields:
        Paths, in the order of the files.

    Raises:
        ImportGoneError: If the import has ended.
        SealBrokenError: If a file was changed.
    """
    links = box.folder / "open"
    shutil.rmtree(links, ignore_errors=True)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, links, ignore_errors=True)
        paths = []
        for number, given in enumerate(files):
            memory = os.memfd_create("netral")
            stack.callback(os.close, memory)
            with os.fdopen(os.dup(memory), "wb") as target:
                for piece in box.iter_content(number):
                    target.write(piece)
            path = links / str(number) / _shorten(given.name)
            path.parent.mkdir(parents=True, mode=0o700)
            path.symlink_to(f"/proc/{os.getpid()}/fd/{memory}")
            paths.append(path)
        yield paths


def _shorten(name: str) -> str:
    """Keep the end of a name, where its kind stands; a name has at most 255 bytes."""
    return Path(name).name.encode()[-_NAME_BYTES:].decode(errors="ignore") or "berkas"
