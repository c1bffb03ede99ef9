"""Takes an upload in: each file is sealed on its way, before anything of it is on the disk."""

import io
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from netral_console.imports.box import Box
from netral_console.sealing.stream import SealedWriter

FIELD = "files"
"""Of the form. Files are found again by their place in it."""


class SealingHandler(FileUploadHandler):
    """Seals each file of a form into a box. Django's own handlers would write it in clear."""

    def __init__(self, box: Box) -> None:
        """Begin with an empty box."""
        super().__init__()
        self._box = box
        self._writer: SealedWriter | None = None
        self._count = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; one of another field is passed over."""
        super().new_file(*args, **kwargs)
        if self.field_name != FIELD:
            raise SkipFile
        self._writer = self._box.begin_file(self._count)
        self._count += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        """Seal a piece; nobody else gets it."""
        if self._writer is not None:
            self._writer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """End a file; what the form gets of it has a name and a size, and no content."""
        if self._writer is not None:
            self._writer.finish()
            self._writer = None
        return UploadedFile(file=io.BytesIO(), name=self.file_name, size=file_size)

    def upload_interrupted(self) -> None:
        """Let go of a file that did not come to its end; the box is destroyed by its maker."""
        if self._writer is not None:
            self._writer.close()
