"""Tests that the documentation says what the project is now."""

import re
from collections.abc import Iterator

import pytest
import typer
from typer.main import get_command

from netral.cli.main import app
from tests.architecture.repository import ROOT, list_files

PAGES = sorted(path for path in list_files() if path.suffix == ".md")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
NAMED_PATH = re.compile(r"`((?:src|docs|tests|scripts|training|benchmarks)/[\w./-]+)`")


def iter_commands() -> Iterator[str]:
    def walk(command: object, words: tuple[str, ...]) -> Iterator[str]:
        inner = getattr(command, "commands", None)
        if not inner:
            yield " ".join(words)
            return
        for name, each in sorted(inner.items()):
            yield from walk(each, (*words, name))

    assert isinstance(app, typer.Typer)
    yield from walk(get_command(app), ("netral",))


def heading_ids(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


class TestPages:
    @pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
    def test_link_to_what_is_there(self, page: object) -> None:
        text = page.read_text(encoding="utf-8")
        broken = []
        for found in LINK.finditer(text):
            target = found[1] or found[2]
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            linked = (page.parent / name).resolve() if name else page
            if not linked.exists():
                broken.append(target)
            elif anchor and linked.suffix == ".md":
                known = heading_ids(linked.read_text(encoding="utf-8"))
                if anchor not in known:
                    broken.append(target)

        assert broken == []

    @pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
    def test_name_paths_that_are_there(self, page: object) -> None:
        named = NAMED_PATH.findall(page.read_text(encoding="utf-8"))
        missing = [each for each in named if not (ROOT / each.rstrip("/.")).exists()]

        assert missing == []


class TestCommands:
    def test_are_all_in_the_documentation(self) -> None:
        told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

        missing = [command for command in iter_commands() if command not in told]

        assert missing == []

    def test_are_found_at_all(self) -> None:
        assert "netral screen" in list(iter_commands())


class TestMap:
    def test_names_every_room(self) -> None:
        text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
        rooms = [path.parent.name for path in (ROOT / "src" / "netral").glob("*/__init__.py")]

        assert [room for room in rooms if f"`{room}/`" not in text] == []


class TestDecisions:
    def test_are_numbered_without_gap(self) -> None:
        names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))

        assert [name[:4] for name in names] == [f"{n:04}" for n in range(1, len(names) + 1)]

    def test_say_what_would_change_our_mind(self) -> None:
        silent = [
            path.name
            for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")
            if "## What would change our mind" not in path.read_text(encoding="utf-8")
        ]

        assert silent == []


class TestMakefile:
    def test_targets_are_told_in_the_contributing_guide_or_readme(self) -> None:
        told = (ROOT / "README.md").read_text(encoding="utf-8") + (
            ROOT / "CONTRIBUTING.md"
        ).read_text(encoding="utf-8")
        targets = re.findall(
            r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
        )

        missing = [name for name in targets if f"make {name}" not in told and name != "help"]

        assert missing == []
