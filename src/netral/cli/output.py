"""How commands answer: one JSON document for programs, tables for people."""

import sys
from typing import Any

import msgspec
from rich.console import Console


def people() -> Console:
    """Give the console for people: tables and sentences on standard output."""
    return Console()


def progress_console() -> Console:
    """Give the console for progress and notices: standard error, so that pipes stay clean."""
    return Console(stderr=True)


def show_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n")
