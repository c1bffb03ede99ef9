"""Tests of the commands of `netral collect`, with a clock that stands in the election."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.errors import NetralError
from tests.collect.test_bluesky import Jetstream, event, streaming
from tests.collect.test_mastodon import Mastodon, status
from tests.collect.test_x import X, post
from tests.collect.test_youtube import YouTube, thread
from tests.collect.world import NOW, UNIT, LocalServer, serve, write_authorisation
from tests.intake.answers import x_api_post
from tests.intake.builders import (
    CANARY,
    OWNER_ACTOR,
    OWNER_CHANNEL,
    OWNER_DID,
    OWNER_HANDLE,
    OWNER_ID,
    read_all,
)
from tests.intake.exports import VIDEO
from tests.register.builders import BUDI


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A register, declared accounts and an authorisation on disk."""
    with (tmp_path / "register.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["PNS ID", "NIP BARU", "NAMA", "UNOR NAMA"])
        table.writerow(["A5EB03E2-0001", BUDI, "BUDI CONTOH", UNIT])
    with (tmp_path / "accounts.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["nip", "platform", "handle", "account_id", "valid_from"])
        table.writerow([BUDI, "x", OWNER_HANDLE, OWNER_ID, "2024-01-01"])
    write_authorisation(tmp_path / "papers")
    return tmp_path


def collect(office: Path, platform: str, *more: str, key: bool = True) -> Result:
    env = {
        "COLUMNS": "200",
        "NETRAL_X_BEARER_TOKEN": "rahasia" if key else "",
        "NETRAL_YOUTUBE_KEY": "rahasia",
    }
    return CliRunner(env=env).invoke(
        app,
        [
            *("collect", platform, "--election", "jakarta_2024"),
            *("--register", str(office / "register.csv")),
            *("--accounts", str(office / "accounts.csv")),
            *("--authorisation", str(office / "papers" / "otorisasi.yaml")),
            *("--out", str(office / "out"), *more),
        ],
    )


def test_collects_what_screening_reads(office: Path) -> None:
    foreign = x_api_post(author_id="777", text=CANARY)
    with time_machine.travel(NOW, tick=False), serve(X(post(1), foreign)) as server:
        shown = collect(office, "x", "--endpoint", server.address)
        again = collect(office, "x", "--endpoint", server.address, "--json")

    assert shown.exit_code == 0, shown.exception
    assert "selesai / finished" in shown.stdout
    assert json.loads(again.stdout)["runs"][1]["new_lines"] == 0
    acts, rejected, _ = read_all(office / "out" / "x.jsonl")
    assert (len(acts), rejected) == (1, [])
    left = b"".join(path.read_bytes() for path in (office / "out").iterdir() if path.is_file())
    for word in (CANARY, "rahasia", BUDI, "BUDI CONTOH"):
        assert word.encode() not in left


def test_exits_with_1_when_it_stopped_before_the_end(office: Path) -> None:
    with time_machine.travel(NOW, tick=False), serve(X(post(3), post(2), post(1))) as server:
        result = collect(office, "x", "--endpoint", server.address, "--max-requests", "1")

    assert result.exit_code == 1
    assert "batas yang Anda tetapkan" in result.stdout


def _remove_notice(office: Path) -> None:
    write_authorisation(office / "papers", notice_to_staff=None)


def _leave_units(office: Path) -> None:
    write_authorisation(office / "papers", units=["Dinas Lain"])


@pytest.mark.parametrize(
    ("change", "options", "said"),
    [
        (_remove_notice, {}, "notice_to_staff"),
        (_leave_units, {}, "NTR-COL-002"),
        (lambda _: None, {"key": False}, "NTR-COL-003"),
        (lambda _: None, {"moment": datetime(2025, 3, 1, tzinfo=UTC)}, "NTR-COL-001"),
        (lambda _: None, {"more": ("--endpoint", "http://api.x.com")}, "NTR-COL-007"),
        (lambda office: (office / "accounts.csv").unlink(), {}, "NTR-CLI-005"),
    ],
)
def test_asks_nothing_and_writes_nothing_without_leave(
    office: Path, change: Callable[[Path], Any], options: dict[str, Any], said: str
) -> None:
    change(office)
    with time_machine.travel(options.get("moment", NOW), tick=False), serve(X()) as server:
        more = options.get("more", ("--endpoint", server.address))
        result = collect(office, "x", *more, key=options.get("key", True))

        assert isinstance(server, LocalServer)
        assert server.requests == []

    assert isinstance(result.exception, NetralError)
    assert said in str(result.exception)
    assert not (office / "out").exists()


def declare(office: Path, platform: str, handle: str, account_id: str) -> None:
    with (office / "accounts.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["nip", "platform", "handle", "account_id", "valid_from"])
        table.writerow([BUDI, platform, handle, account_id, "2024-01-01"])


def screen(office: Path, platform: str) -> dict[str, Any]:
    """Screen what was collected, as docs/howto/collect.md says."""
    result = CliRunner().invoke(
        app,
        [
            *("screen", "--election", "jakarta_2024", "--json"),
            *("--register", str(office / "register.csv")),
            *("--accounts", str(office / "accounts.csv")),
            *("--out", str(office / "screened"), str(office / "out" / f"{platform}.jsonl")),
        ],
    )
    assert result.exit_code == 0, result.exception
    summary: dict[str, Any] = json.loads(result.stdout)
    return summary


def assert_written(office: Path, platform: str) -> None:
    """Check that the three files of the table in docs/howto/collect.md are there."""
    written = {path.name for path in (office / "out").iterdir() if path.is_file()}
    assert written >= {
        *(f"{platform}.jsonl", f"{platform}.cursor.json", f"{platform}.collection.json"),
    }


class TestHowTo:
    def test_youtube_is_collected_and_screened(self, office: Path) -> None:
        declare(office, "youtube", "", OWNER_CHANNEL)
        (office / "videos.txt").write_text(f"{VIDEO}\n", encoding="utf-8")
        videos = ("--videos", str(office / "videos.txt"))
        with time_machine.travel(NOW, tick=False), serve(YouTube([thread(1)])) as server:
            result = collect(office, "youtube", *videos, "--endpoint", server.address)

        assert result.exit_code == 0, result.exception
        assert_written(office, "youtube")
        assert screen(office, "youtube")["counts"]["read"] == 1

    def test_mastodon_is_collected_and_screened(self, office: Path) -> None:
        declare(office, "mastodon", "pegawai_contoh@sosial.contoh", OWNER_ACTOR)
        named = ("--server", "sosial.contoh")
        with time_machine.travel(NOW, tick=False), serve(Mastodon(status(1))) as server:
            result = collect(office, "mastodon", *named, "--endpoint", server.address)

        assert result.exit_code == 0, result.exception
        assert_written(office, "mastodon")
        assert screen(office, "mastodon")["counts"]["read"] == 1

    def test_bluesky_is_followed_and_screened(self, office: Path) -> None:
        declare(office, "bluesky", "", OWNER_DID)
        once = ("--minutes", "1", "--max-requests", "1")
        with time_machine.travel(NOW, tick=False), streaming(Jetstream([event(1)])) as address:
            result = collect(office, "bluesky", *once, "--endpoint", address)

        assert result.exit_code == 1, result.exception
        assert "batas yang Anda tetapkan" in result.stdout
        assert_written(office, "bluesky")
        assert screen(office, "bluesky")["counts"]["read"] == 1

    def test_a_file_that_somebody_changed_refuses_the_run(self, office: Path) -> None:
        with time_machine.travel(NOW, tick=False), serve(X(post(1))) as server:
            first = collect(office, "x", "--endpoint", server.address)
            (office / "out" / "x.jsonl").write_bytes(b"{}\n")
            second = collect(office, "x", "--endpoint", server.address)

        assert first.exit_code == 0
        assert isinstance(second.exception, NetralError)


@pytest.mark.parametrize("platform", ["youtube", "mastodon", "bluesky"])
def test_refuses_a_platform_without_a_declared_account(office: Path, platform: str) -> None:
    more = ("--server", "sosial.contoh") if platform == "mastodon" else ()
    with time_machine.travel(NOW, tick=False):
        result = collect(office, platform, *more)

    assert "NTR-COL-002" in str(result.exception)
