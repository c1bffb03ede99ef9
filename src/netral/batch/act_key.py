"""Short keys by which acts are told apart when nothing else of them is kept."""

from array import array
from hashlib import blake2b
from typing import TypeAlias

Keys: TypeAlias = "array[int]"

_KEY_BYTES = 8


def no_keys() -> Keys:
    """Give an empty list of keys, eight bytes each."""
    return array("Q")


def key_act(act_id: str, person: str) -> int:
    """Give the key of a person's act: the same from whatever source it was read.

    Two acts among a million share a key once in thirty million runs; a count is then
    too high by one.

    Args:
        act_id: The act's stable id.
        person: The pseudonym.

    Returns:
        A number of eight bytes, which tells neither.
    """
    told = f"{act_id}\0{person}".encode(errors="surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=_KEY_BYTES).digest(), "little")
