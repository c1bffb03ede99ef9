"""A disk in memory that forgets what was not synced; for tests of everything durable."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from netral.evidence.disk import AppendFile, FolderLock
from netral.evidence.errors import StorageFailedError


class PowerCutError(Exception):
    """The power went out in a test."""


@dataclass
class _Node:
    data: bytes = b""
    synced: bytes = b""


@dataclass
class LossyDisk:
    """A disk in memory that forgets what was not synced, as a power cut makes one do.

    A file's bytes survive only after a sync of the file; a name survives only after a
    sync of its folder. With `chance`, what was not synced survives now and then and in
    part, as real file systems have it.
    """

    cut_after: int | None = None
    """How many steps go well before the power is cut; ``None`` for all."""
    fail_at: int | None = None
    """The step that fails with an error of the disk instead."""
    fails_persisted: bool = False
    """Whether the failing step was done nevertheless."""
    steps: int = 0
    files: dict[Path, _Node] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=lambda: {Path("/")})
    durable_files: dict[Path, _Node] = field(default_factory=dict)
    durable_folders: set[Path] = field(default_factory=lambda: {Path("/")})

    def after_power_cut(self, chance: Callable[[], float] | None = None) -> "LossyDisk":
        """Give the disk as it is found when the power is back.

        Args:
            chance: Gives numbers from 0 to 1; without it only what was synced survives.
        """
        luck = _Luck(chance)
        folders = {Path("/")}
        for folder in sorted(self.durable_folders | self.folders):
            is_kept = folder in self.durable_folders or luck.strikes()
            if folder.parent in folders and is_kept:
                folders.add(folder)
        files = {}
        for path, node in self._surviving_names(luck).items():
            if path.parent in folders:
                kept = _surviving_bytes(node, luck)
                files[path] = _Node(data=kept, synced=kept)
        return LossyDisk(
            files=files,
            folders=folders,
            durable_files=dict(files),
            durable_folders=set(folders),
        )

    def _surviving_names(self, luck: "_Luck") -> dict[Path, "_Node"]:
        names = dict(self.durable_files)
        for path in sorted({*self.files, *self.durable_files}):
            if self.files.get(path) is not names.get(path) and luck.strikes():
                names.pop(path, None)
                if path in self.files:
                    names[path] = self.files[path]
        return names

    def make_folder(self, folder: Path) -> None:
        """Make a folder and its missing parents, and sync their names."""
        missing = [each for each in (folder, *folder.parents) if each not in self.folders]

        def make() -> None:
            self.folders.update(missing)

        self._step("make a folder", make)
        for each in missing or [folder]:
            self.sync_folder(each.parent)

    def write_synced(self, path: Path, data: bytes) -> None:
        """Write a file and sync its bytes."""

        def write() -> None:
            node = self.files.setdefault(path, _Node())
            node.data = data

        self._step("write a file", write)
        self.sync_file(path)

    def rename(self, path: Path, target: Path) -> None:
        """Give a file another name."""

        def move() -> None:
            self.files[target] = self.files.pop(path)

        self._step("rename a file", move)

    def sync_file(self, path: Path) -> None:
        """Make a file's bytes durable."""

        def sync() -> None:
            self.files[path].synced = self.files[path].data

        self._step("sync a file", sync)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable."""

        def sync() -> None:
            for path in [path for path in self.durable_files if path.parent == folder]:
                del self.durable_files[path]
            inside = {path: node for path, node in self.files.items() if path.parent == folder}
            self.durable_files.update(inside)
            self.durable_folders |= {each for each in self.folders if each.parent == folder}

        self._step("sync a folder", sync)

    def open_append(self, path: Path) -> AppendFile:
        """Open a file to add to it; its name is made durable."""
        if path not in self.files:
            self._step("open a file", lambda: self.files.setdefault(path, _Node()))
        self.sync_folder(path.parent)
        return _LossyFile(self, path)

    def read(self, path: Path) -> bytes | None:
        """Give the bytes as the system shows them, synced or not."""
        node = self.files.get(path)
        return None if node is None else node.data

    def has_file(self, path: Path) -> bool:
        """Whether there is such a file."""
        return path in self.files

    def truncate(self, path: Path, size_bytes: int) -> None:
        """Cut a file off, and sync it."""

        def cut() -> None:
            self.files[path].data = self.files[path].data[:size_bytes]

        self._step("cut off a torn end", cut)
        self.sync_file(path)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        self._step("remove a file", lambda: self.files.pop(path, None))

    def list_names(self, folder: Path) -> list[str]:
        """List what is in a folder."""
        return sorted(each.name for each in (*self.files, *self.folders) if each.parent == folder)

    def lock(self, path: Path) -> FolderLock:
        """Give a lock that locks nobody out."""
        return _NoLock(path)

    def _step(self, name: str, action: Callable[[], object]) -> None:
        if self.cut_after is not None and self.steps >= self.cut_after:
            raise PowerCutError(name)
        self.steps += 1
        if self.fail_at == self.steps:
            if self.fails_persisted:
                action()
            raise StorageFailedError(name, f"injected at step {self.steps}")
        action()


@dataclass
class _LossyFile:
    disk: LossyDisk
    path: Path

    def append(self, data: bytes) -> None:
        def add() -> None:
            self.disk.files[self.path].data += data

        self.disk._step("add to a file", add)  # noqa: SLF001 - one class in two parts

    def sync(self) -> None:
        self.disk.sync_file(self.path)

    def close(self) -> None:
        pass


@dataclass
class _NoLock:
    path: Path

    def release(self) -> None:
        pass


@dataclass
class _Luck:
    chance: Callable[[], float] | None

    def share(self) -> float:
        return 0.0 if self.chance is None else self.chance()

    def strikes(self) -> bool:
        return self.share() > 0.5  # noqa: PLR2004 - one time in two


def _surviving_bytes(node: _Node, luck: _Luck) -> bytes:
    kept = node.synced
    if node.data == kept or not luck.strikes():
        return kept
    begin = len(kept) if node.data.startswith(kept) else 0
    return node.data[: begin + int((len(node.data) - begin) * luck.share())]
