"""A file system whose unsynced state dies with its process: a power cut that can be repeated.

Run as a program: ``python forgetting_fs.py BACKING MOUNTPOINT``. Everything lives in
memory. A file's bytes reach BACKING when the file is synced, a folder's names when the
folder is synced, and nothing else ever does. Kill the process, unmount, run it again:
what comes back is what a disk would show after the power went out.
"""
# ruff: noqa: ARG002 - the names are those that the mount calls with

import contextlib
import errno
import json
import os
import stat
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mfusepy


@dataclass
class Node:
    """A file or a folder."""

    number: int
    is_folder: bool
    data: bytearray = field(default_factory=bytearray)
    names: dict[str, int] = field(default_factory=dict)


class ForgettingFileSystem(mfusepy.Operations):
    """Holds all in memory; `fsync` and `fsyncdir` are the only ways to the backing."""

    use_ns = True

    def __init__(self, backing: Path) -> None:
        self._backing = backing
        self._turn = threading.RLock()
        self._nodes: dict[int, Node] = {}
        self._next = 2
        self._load(1, is_folder=True)

    def _load(self, number: int, *, is_folder: bool) -> None:
        node = Node(number=number, is_folder=is_folder)
        self._nodes[number] = node
        self._next = max(self._next, number + 1)
        kept = self._backing / str(number)
        if not kept.exists():
            return
        if not is_folder:
            node.data = bytearray(kept.read_bytes())
            return
        for name, (child, child_is_folder) in json.loads(kept.read_text()).items():
            node.names[name] = child
            self._load(child, is_folder=child_is_folder)

    def _keep(self, node: Node) -> None:
        data = bytes(node.data)
        if node.is_folder:
            names = {
                name: [child, self._nodes[child].is_folder] for name, child in node.names.items()
            }
            data = json.dumps(names).encode()
        staged = self._backing / f".{node.number}"
        staged.write_bytes(data)
        staged.replace(self._backing / str(node.number))

    def _find(self, path: str) -> Node:
        node = self._nodes[1]
        for name in path.strip("/").split("/"):
            if name:
                if name not in node.names:
                    raise mfusepy.FuseOSError(errno.ENOENT)
                node = self._nodes[node.names[name]]
        return node

    def _make(self, path: str, *, is_folder: bool) -> Node:
        with self._turn:
            parent, _, name = path.rpartition("/")
            node = Node(number=self._next, is_folder=is_folder)
            self._next += 1
            self._nodes[node.number] = node
            self._find(parent).names[name] = node.number
            return node

    def getattr(self, path: str, fh: Any = None) -> dict[str, Any]:
        node = self._find(path)
        mode = stat.S_IFDIR | 0o700 if node.is_folder else stat.S_IFREG | 0o600
        return {"st_mode": mode, "st_size": len(node.data), "st_nlink": 1, "st_uid": os.getuid()}

    def readdir(self, path: str, fh: Any) -> list[str]:
        return [".", "..", *self._find(path).names]

    def mkdir(self, path: str, mode: int) -> int:
        self._make(path, is_folder=True)
        return 0

    def create(self, path: str, mode: int, fi: Any = None) -> int:
        return self._make(path, is_folder=False).number

    def open(self, path: str, flags: Any) -> int:
        return self._find(path).number

    def opendir(self, path: str) -> int:
        return self._find(path).number

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        return bytes(self._nodes[fh].data[offset : offset + size])

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        with self._turn:
            node = self._nodes[fh]
            node.data[offset : offset + len(data)] = data
            return len(data)

    def truncate(self, path: str, length: int, fh: Any = None) -> int:
        with self._turn:
            del self._find(path).data[length:]
            return 0

    def rename(self, old: str, new: str) -> int:
        with self._turn:
            (source, _, name), (target, _, new_name) = old.rpartition("/"), new.rpartition("/")
            self._find(target).names[new_name] = self._find(source).names.pop(name)
            return 0

    def unlink(self, path: str) -> int:
        with self._turn:
            parent, _, name = path.rpartition("/")
            del self._find(parent).names[name]
            return 0

    def fsync(self, path: str, datasync: Any, fh: int) -> int:
        with self._turn:
            self._keep(self._nodes[fh])
            return 0

    def fsyncdir(self, path: str, datasync: Any, fh: int) -> int:
        with self._turn:
            self._keep(self._find(path))
            return 0

    def flush(self, path: str, fh: Any) -> int:
        return 0

    def chmod(self, path: str, mode: int) -> int:
        return 0

    def utimens(self, path: str, times: Any = None) -> int:
        return 0


class ForgetsFolders(ForgettingFileSystem):
    """Seeded bug, as if nobody synced folders."""

    def fsyncdir(self, path: str, datasync: Any, fh: int) -> int:
        return 0


class ForgetsFiles(ForgettingFileSystem):
    """Seeded bug, as if nobody synced files."""

    def fsync(self, path: str, datasync: Any, fh: int) -> int:
        return 0


KINDS = {
    "honest": ForgettingFileSystem,
    "no folder sync": ForgetsFolders,
    "no file sync": ForgetsFiles,
}

if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        mfusepy.FUSE(
            KINDS[sys.argv[3]](Path(sys.argv[1])),
            sys.argv[2],
            foreground=True,
            nothreads=False,
            direct_io=False,
            attr_timeout=0,
            entry_timeout=0,
        )
