"""Tests of who may import whom, beyond what the import contracts can say."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.repository import ROOT

CORE = ROOT / "src" / "netral"
DECISION_PATH = ("values", "rulebook", "election", "screening", "language")
FORBIDDEN_EVERYWHERE = {
    *("socket", "ssl", "urllib.request", "http.client", "http.server", "socketserver"),
    *("requests", "httpx", "aiohttp", "ftplib", "smtplib", "websockets"),
}
MAY_CONNECT = {
    # Hands heads of the log to witnesses that the operator named; only commands import it.
    "evidence/wire.py": "netral.evidence.wire",
}
FORBIDDEN_ON_DECISION_PATH = FORBIDDEN_EVERYWHERE | {
    "asyncio",
    "multiprocessing",
    "random",
    "secrets",
    "subprocess",
    "threading",
    "time",
    "uuid",
}


def iter_imports(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield path, node.module
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


class TestImportContracts:
    def test_hold(self) -> None:
        command = Path(sys.executable).with_name("lint-imports")

        checked = subprocess.run(  # noqa: S603 - our own tool
            [command], cwd=ROOT, capture_output=True, text=True, check=False
        )

        assert checked.returncode == 0, checked.stdout + checked.stderr

    def test_name_every_room(self) -> None:
        settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        contracts = settings["tool"]["importlinter"]["contracts"]
        layers = next(each["layers"] for each in contracts if each["type"] == "layers")
        named = {room.strip() for layer in layers for room in layer.split("|")}

        rooms = {f"netral.{path.parent.name}" for path in CORE.glob("*/__init__.py")}

        assert rooms - named == set()


class TestDecisionPath:
    @pytest.mark.parametrize("room", DECISION_PATH)
    def test_has_no_clock_network_process_or_chance(self, room: str) -> None:
        found = [
            f"{path.relative_to(ROOT)}: {name}"
            for path, name in iter_imports(CORE / room)
            if name in FORBIDDEN_ON_DECISION_PATH
        ]

        assert found == []


class TestCollector:
    """`netral_collect` may connect: it is its own package, and only one command imports it."""

    def test_connects_in_the_modules_that_are_named(self) -> None:
        found = {
            path.name
            for path, name in iter_imports(ROOT / "src" / "netral_collect")
            if name.split(".")[0] in {"httpx", "websockets"} | FORBIDDEN_EVERYWHERE
        }

        assert found == {"asking.py", "bluesky.py", "connecting.py"}

    def test_reads_the_clock_in_one_module(self) -> None:
        found = {
            path.name
            for path, name in iter_imports(ROOT / "src" / "netral_collect")
            if name in {"time", "random", "secrets", "uuid"}
        }

        assert found == {"clock.py"}


class TestCore:
    def test_opens_no_connection(self) -> None:
        found = [
            f"{path.relative_to(ROOT)}: {name}"
            for path, name in iter_imports(CORE)
            if name in FORBIDDEN_EVERYWHERE and path.relative_to(CORE).as_posix() not in MAY_CONNECT
        ]

        assert found == []

    def test_leaves_connecting_to_the_commands(self) -> None:
        found = [
            f"{path.relative_to(ROOT)}: {name}"
            for path, name in iter_imports(CORE)
            if name in MAY_CONNECT.values() and path.relative_to(CORE).parts[0] != "cli"
        ]

        assert found == []
