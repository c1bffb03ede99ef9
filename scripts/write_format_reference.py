"""Writes docs/reference/formats.md from the readers, so that the two cannot differ."""

import sys
from pathlib import Path

from netral.intake import Reader, list_readers

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "formats.md"
HEAD = """\
# Formats

What Netral reads, and how far each source reaches. `netral intake inspect FILE` says the same of
one file. Where a column says *context only*, the act has no object that can be identified and can
never carry an indication by itself; where a moment is missing, none is invented.

Grades: **A** the owner's own archive · **B** an answer of a platform's interface · **C** a capture
by a third party · **D** a lone picture: lead material, never an indication.

This page is written by `python scripts/write_format_reference.py` from the readers themselves and
compared in the tests. How to add a format: [new_format.md](../howto/new_format.md).
"""
COLUMNS = ("acts", "target", "account by", "time", "visibility", "grade", "limits")


def render_reference() -> str:
    """Render the page."""
    lines = [HEAD]
    for reader in list_readers():
        lines.append(f"\n## {reader.format_name}\n")
        lines.append(f"`{reader.source_format}`\n")
        lines.append(_row(COLUMNS))
        lines.append(_row(["---"] * len(COLUMNS)))
        lines.extend(_row(cells) for cells in _list_cells(reader))
    return "\n".join(lines) + "\n"


def _list_cells(reader: Reader) -> list[tuple[str, ...]]:
    return [
        (
            card.acts,
            card.target,
            card.stable_id,
            card.time,
            card.visibility,
            card.grade or reader.grade.value,
            card.limits,
        )
        for card in reader.cards
    ]


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        raise SystemExit(TARGET.read_text(encoding="utf-8") != render_reference())
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(render_reference(), encoding="utf-8")
    print(f"[netral] wrote {TARGET.name}")
