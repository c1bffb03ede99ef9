"""Arrow arrays from plain values, without `pyarrow.array`.

`pyarrow.array` imports pandas wherever pandas happens to be installed; that alone
takes longer than to sieve half a million rows. Buffers need no such help.
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate

import pyarrow as pa  # type: ignore[import-untyped]


def make_position_array(positions: Sequence[int]) -> pa.Array:
    """Make an array of positions.

    Example:
        >>> make_position_array([0, 5]).to_pylist()
        [0, 5]
    """
    packed = array("q", positions)
    return pa.Array.from_buffers(pa.int64(), len(packed), [None, pa.py_buffer(packed.tobytes())])


def make_text_array(texts: Sequence[str]) -> pa.Array:
    """Make an array of texts, none of them missing.

    Example:
        >>> make_text_array(["a", "", "bc"]).to_pylist()
        ['a', '', 'bc']
    """
    encoded = [text.encode() for text in texts]
    ends = array("q", [0, *accumulate(map(len, encoded))])
    buffers = [None, pa.py_buffer(ends.tobytes()), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.large_string(), len(encoded), buffers)
