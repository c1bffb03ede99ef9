"""Writes docs/reference/errors.md from the error classes, so that the two cannot differ."""

import importlib
import inspect
import pkgutil
import sys
import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import netral
import netral_collect
import netral_console.errors  # noqa: F401 - its other modules need Django's settings
import netral_practice
import netral_selfcheck.errors  # noqa: F401 - it is one module; the device's have no errors
from netral.errors import NetralError
from netral.values.problem import Problem, ProblemsError

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "errors.md"

HEAD = """\
# Error codes

Every refusal of Netral has a code that never changes and is never used again. People see
`[code] problem remedy`; a command that refuses ends with exit code 2 and has written nothing.
Words in { } stand for the facts of a case. No error names a person or quotes an act.

This page is written by `python scripts/write_error_reference.py` and compared in the tests.
"""

SAMPLES: dict[type[NetralError], tuple[Any, ...]] = {
    ProblemsError: (
        "{subject}",
        (
            Problem(
                file="{file}", line=3, key="{key}", message="{what is wrong}.", remedy="{do this}."
            ),
        ),
    ),
}
"""Facts for the classes whose signature does not tell what a good example is."""


def list_leaf_errors() -> list[type[NetralError]]:
    """List the error classes that nothing derives from, by code."""
    for package in (netral, netral_practice, netral_collect):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    ours = [each for each in _descend(NetralError) if each.__module__ != NetralError.__module__]
    leaves = {each for each in ours if not each.__subclasses__()}
    return sorted(leaves, key=lambda each: (each.code, each.__name__))


def make_sample(error: type[NetralError]) -> NetralError:
    """Make an example of an error, with placeholders for its facts."""
    return error(*sample_facts(error))


def sample_facts(error: type[NetralError]) -> tuple[Any, ...]:
    """Give placeholder facts for an error, in the order of its constructor."""
    if error in SAMPLES:
        return SAMPLES[error]
    hints = typing.get_type_hints(error.__init__)
    return tuple(_placeholder(each.name, hints[each.name]) for each in list_facts(error))


def list_facts(error: type[NetralError]) -> list[inspect.Parameter]:
    """List the facts that the constructor of an error takes."""
    if error.__init__ is NetralError.__init__:
        return []
    return list(inspect.signature(error.__init__).parameters.values())[1:]


def render_reference() -> str:
    """Render the page."""
    lines = [HEAD]
    room = ""
    for error in list_leaf_errors():
        title = _room_of(error)
        if title != room:
            room = title
            lines.append(f"\n## {room}\n")
        example = make_sample(error)
        summary = inspect.getdoc(error) or ""
        lines.append(f"### `{error.code}` {error.__name__}\n")
        lines.append(f"{summary.splitlines()[0]}\n")
        lines.append(f"- Problem: {_one_line(example.problem)}")
        if example.remedy:
            lines.append(f"- Remedy: {_one_line(example.remedy)}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _descend(error: type[NetralError]) -> Iterator[type[NetralError]]:
    for each in error.__subclasses__():
        yield each
        yield from _descend(each)


def _room_of(error: type[NetralError]) -> str:
    return ".".join(error.__module__.split(".")[:2]).removesuffix(".errors")


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;")


def _placeholder(name: str, kind: Any) -> Any:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType or origin is typing.Union:
        return _placeholder(name, next(each for each in inside if each is not type(None)))
    if origin is not None and origin is not dict:
        return (_placeholder(name, inside[0]),)
    if origin is dict:
        return {_placeholder(name, inside[0]): _placeholder(name, inside[1])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    simple: dict[Any, Any] = {
        str: "{" + name.replace("_", " ") + "}",
        int: 3,
        float: 0.5,
        bool: True,
        date: date(2024, 9, 22),
        datetime: datetime(2024, 9, 22, tzinfo=UTC),
        Path: Path("{" + name + "}"),
    }
    return simple[kind]


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        raise SystemExit(TARGET.read_text(encoding="utf-8") != render_reference())
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(render_reference(), encoding="utf-8")
    print(f"[netral] wrote {TARGET.name}")
