"""Writes the list of keys in docs/howto/new_election.md from the tables that the reader uses."""

import sys
from pathlib import Path

from netral.election.entry import Field, Shape
from netral.election.fields import (
    ACCOUNT_COLUMNS,
    CONTEST_FIELDS,
    CONTESTANT_FIELDS,
    CONTESTANT_LIST_FIELDS,
    ELECTION_FIELDS,
    NAME_FIELDS,
    STAGE_FIELDS,
)

TARGET = Path(__file__).parents[1] / "docs" / "howto" / "new_election.md"
BEGIN, END = "<!-- reference -->\n", "<!-- /reference -->"

TABLES = (
    ("`election.yaml`", ELECTION_FIELDS),
    ("Each entry of `stages`", STAGE_FIELDS),
    ("Each entry of `contests`", CONTEST_FIELDS),
    ("`contestants/<id>.yaml`, and each entry of `contestants` in a list", CONTESTANT_FIELDS),
    ("Each entry of `names`", NAME_FIELDS),
    ("A file under `parties` or `neighbours`", CONTESTANT_LIST_FIELDS),
    ("Columns of `campaign_accounts.csv`", ACCOUNT_COLUMNS),
)


def render_reference() -> str:
    """Render one table for each kind of entry."""
    return "\n".join(_render_table(title, fields) for title, fields in TABLES)


def place_reference(page: str) -> str:
    """Put the tables between the two marks of the page."""
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    return f"{page[:start]}\n{render_reference()}\n{page[end:]}"


def _render_table(title: str, fields: tuple[Field, ...]) -> str:
    rows = [
        f"| `{known.key}` | {_say_shape(known)} | {'yes' if known.required else ''} "
        f"| {known.says.replace('|', chr(92) + '|')} |"
        for known in fields
    ]
    head = [f"**{title}**", "", "| key | value | required | meaning |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _say_shape(known: Field) -> str:
    if known.choices:
        return ", ".join(f"`{choice}`" for choice in known.choices)
    return "list of entries" if known.shape is Shape.ENTRIES else known.shape.value


def main() -> int:
    """Write the page anew."""
    page = TARGET.read_text(encoding="utf-8")
    TARGET.write_text(place_reference(page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
