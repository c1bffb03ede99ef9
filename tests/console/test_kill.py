"""A process that is killed in the middle leaves nothing half-written, and loses nothing it said."""

import signal
import subprocess
import sys

import psycopg
import pytest

from netral_console.database import Database
from tests.architecture.repository import ROOT
from tests.console.conftest import empty

PROCEDURE = ROOT / "src" / "netral_rulebooks" / "indonesia" / "procedure"


def play_until_killed(first: int, lines: int) -> dict[str, int]:
    """Let a child play, kill it after so many acknowledged events, and give what it said."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.console.killed_child", str(first), str(PROCEDURE)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        said: dict[str, int] = {}
        for number, line in enumerate(child.stdout, start=1):
            case_id, version = line.split()
            said[case_id] = int(version)
            if number >= lines:
                break
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
    for line in rest.splitlines():
        case_id, version = line.split()
        said[case_id] = int(version)
    assert child.returncode == -signal.SIGKILL
    return said


@pytest.mark.parametrize("lines", [1, 3, 7, 12])
def test_nothing_is_half_written_and_nothing_acknowledged_is_lost(
    lines: int, database: Database
) -> None:
    empty(database)
    said = play_until_killed(1, lines)
    with psycopg.connect(database.owner_url) as link:
        rows = dict(link.execute("SELECT case_id, version FROM case_record").fetchall())
        events = dict(
            link.execute("SELECT case_id, count(*) FROM case_event GROUP BY case_id").fetchall()
        )
        loose = link.execute(
            "SELECT count(*) FROM case_vote v WHERE NOT EXISTS"
            " (SELECT FROM case_event e WHERE e.event_id = v.event_id)"
        ).fetchone()
    assert rows == events
    assert all(rows[case_id] >= version for case_id, version in said.items())
    assert loose == (0,)
