"""Makes repositories of Bluesky as CAR files, from invented people."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import libipld

from tests.intake.answers import AT_Z, bluesky_record
from tests.intake.builders import CANARY, OWNER_DID

Block = tuple[bytes, bytes]
"""Name and content."""


class Link:
    """A reference to a block by its name."""

    def __init__(self, name: bytes) -> None:
        self.name = name


def encode(value: object) -> bytes:
    """Write DAG-CBOR with references, which the library writes from text only."""
    if isinstance(value, Link):
        return b"\xd8\x2a\x58\x25\x00" + value.name
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(encode(one) for one in value)
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key), key))
        return _head(5, len(keys)) + b"".join(
            bytes(libipld.encode_dag_cbor(key)) + encode(value[key]) for key in keys
        )
    return bytes(libipld.encode_dag_cbor(value))


def _head(kind: int, size: int) -> bytes:
    assert size < 256
    return bytes([kind << 5 | size]) if size < 24 else bytes([kind << 5 | 24, size])


def block(value: object) -> Block:
    content = encode(value)
    return b"\x01\x71\x12\x20" + hashlib.sha256(content).digest(), content


def node(entries: Sequence[tuple[bytes, bytes, bytes | None]], left: bytes | None = None) -> Block:
    """Make a branch of the tree: key, record and the branch behind it, each."""
    written: list[dict[str, object]] = []
    before = b""
    for key, record, behind in entries:
        shared = next(
            (at for at, (a, b) in enumerate(zip(before, key, strict=False)) if a != b),
            min(len(before), len(key)),
        )
        link = Link(behind) if behind else None
        written.append({"p": shared, "k": key[shared:], "v": Link(record), "t": link})
        before = key
    return block({"l": Link(left) if left else None, "e": written})


def number(value: int) -> bytes:
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def car(root: bytes, blocks: Iterable[Block]) -> bytes:
    header = encode({"roots": [Link(root)], "version": 1})
    parts = [number(len(header)) + header]
    parts += [number(len(name) + len(content)) + name + content for name, content in blocks]
    return b"".join(parts)


def commit(tree: bytes, did: str = OWNER_DID) -> Block:
    signed = {"rev": "3l5zzzzzzzz2a", "sig": b"\0" * 64, "prev": None, "version": 3}
    return block({"did": did, "data": Link(tree), **signed})


def repository(did: str = OWNER_DID) -> list[Block]:
    """Give the blocks of a repository, the commit first, then the tree, then the records."""
    like = block(bluesky_record("like") | {"createdAt": AT_Z})
    post = block(bluesky_record() | {"createdAt": AT_Z})
    block_of_somebody = block({"$type": "app.bsky.graph.block", "subject": CANARY})
    behind = node([(b"app.bsky.graph.block/3l5zzzzzzzz2c", block_of_somebody[0], None)])
    before = node([(b"app.bsky.feed.like/3l5zzzzzzzz2a", like[0], None)])
    tree = node([(b"app.bsky.feed.post/3l5zzzzzzzz2b", post[0], behind[0])], before[0])
    return [commit(tree[0], did), tree, before, behind, like, post, block_of_somebody]


def write_car(path: Path, blocks: Sequence[Block]) -> Path:
    path.write_bytes(car(blocks[0][0], blocks))
    return path
