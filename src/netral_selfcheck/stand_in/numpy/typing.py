"""Names for annotations; nothing looks at them while a text is read."""

from typing import Generic, TypeVar

_T = TypeVar("_T")


class NDArray(Generic[_T]):
    """An array of one kind of number."""
