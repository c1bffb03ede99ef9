"""Carries an error of ours from a child to its parent by code and facts."""

from collections.abc import Iterator
from enum import Enum

from netral.errors import NetralError
from netral.intake.errors import ReaderFailedError
from netral.intake.isolation.message import Fact, Refused


def pack_refusal(error: NetralError, counts: dict[str, int]) -> Refused:
    """Pack an error: its code, and its facts as plain values."""
    return Refused(code=error.code, facts=[_plain(fact) for fact in error.args], counts=counts)


def rebuild_refusal(refused: Refused, *, file: str) -> NetralError:
    """Build the error anew from its class, found by its code.

    Args:
        refused: From the child.
        file: The file's name, if no class has the code.

    Returns:
        The error; `ReaderFailedError` if code and facts do not fit together.
    """
    for kind in _iter_kinds(NetralError):
        if kind.__dict__.get("code") == refused.code:
            try:
                return kind(*refused.facts)
            except TypeError:
                break
    return ReaderFailedError(file, refused.code, "")


def _iter_kinds(kind: type[NetralError]) -> Iterator[type[NetralError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _iter_kinds(child)


def _plain(fact: object) -> Fact:
    match fact:
        case Enum():
            return str(fact.value)
        case str() | bool() | int() | float() | None:
            return fact
        case tuple() | list():
            return [str(each) for each in fact]
        case _:
            return type(fact).__name__
