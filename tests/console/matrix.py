"""The reviewed table of who may open what: `access_matrix.csv`, one line a view and method."""

import csv
from pathlib import Path

from netral_console.accounts.role import ConsoleRole

PATH = Path(__file__).with_name("access_matrix.csv")
METHODS = ("GET", "POST")
HEADER = ("view", "method", "stranger", *(role.value for role in ConsoleRole))


def compute_lines() -> list[tuple[str, ...]]:
    """Compute the table from the doors: `open`, `login` or `404`."""
    from netral_console.apps_of_pages import load_doors
    from tests.console.addresses import iter_addresses

    doors = load_doors()
    lines = []
    for name in sorted({each.name for each in iter_addresses()}):
        door = doors.get(name)
        for method in METHODS:
            if door is None:
                lines.append((name, method, *("404" for _ in HEADER[2:])))
                continue
            allowed = door.read if method == "GET" else door.write
            closed = "404" if door.is_for_machines else "login"
            stranger = "open" if door.is_public and allowed else closed
            roles = ("open" if role in allowed else "404" for role in ConsoleRole)
            lines.append((name, method, stranger, *roles))
    return lines


def read_lines() -> list[tuple[str, ...]]:
    """Read the reviewed table."""
    with PATH.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return [tuple(row) for row in rows[1:]]


def write_lines() -> None:
    """Write the table anew; somebody reads the difference before it is committed."""
    with PATH.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(compute_lines())
