"""The loops, written in the language of the browser, and how they are reached."""

import sys
from typing import Any

_MODULE = "netral_kernels"
_found: list[Any] = []


def kernels() -> Any:
    """Give the loops; the engine registers them under their name before a text is read."""
    if not _found:
        __import__(_MODULE)
        _found.append(sys.modules[_MODULE])
    return _found[0]
