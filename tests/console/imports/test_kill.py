"""A worker that ends anywhere leaves nothing half-written, and the next one takes up again."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netral_console.database import Database
from tests.architecture.repository import ROOT
from tests.console.imports.conftest import Officer, count_rows, get_job, list_kept

if TYPE_CHECKING:
    from netral_console.imports.worker import Worker

NOTHING, ALL = (0, 0, 0), (1, 2, 2)
CHECKING = ("open", "check", "tell")
IMPORTING = ("open", "read", "reading", "write", "writing", "end", "destroy")


class EndedError(BaseException):
    """The end of a worker: nothing in it may catch this."""


def end_before(step: str) -> None:
    """Work until a step, and end there."""
    from netral_console.imports.worker import Worker

    def watch(name: str) -> None:
        if name == step:
            raise EndedError

    with Worker(watch=watch) as worker, pytest.raises(EndedError):
        worker.work_once()


@pytest.mark.parametrize("step", CHECKING)
def test_a_check_is_taken_up_again(
    step: str, officer: Officer, worker: "Worker", files: list[Path], database: Database
) -> None:
    number = officer.choose(*files)

    end_before(step)

    assert get_job(number).state == "checking"
    assert count_rows(database) == NOTHING
    assert worker.work_once()
    assert "pegawai baru</th><td>2" in officer.see(number)


@pytest.mark.parametrize("step", IMPORTING)
def test_an_import_is_made_once_or_not_at_all(
    step: str, officer: Officer, worker: "Worker", files: list[Path], database: Database
) -> None:
    number = officer.choose(*files)
    worker.work_once()
    officer.press(number, "masukkan")

    end_before(step)

    is_made = step == "destroy"
    assert get_job(number).state == ("done" if is_made else "importing")
    assert count_rows(database) == (ALL if is_made else NOTHING)
    assert worker.work_once() is not is_made
    assert get_job(number).state == "done"
    assert count_rows(database) == ALL
    assert list_kept() == []


@pytest.mark.parametrize("step", ["writing", "end"])
def test_a_killed_process_leaves_it_to_the_next(
    step: str, officer: Officer, worker: "Worker", files: list[Path], database: Database
) -> None:
    number = officer.choose(*files)
    worker.work_once()
    officer.press(number, "masukkan")

    killed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.console.imports.killed_worker", step], cwd=ROOT, check=False
    )

    assert killed.returncode == -signal.SIGKILL
    assert count_rows(database) == NOTHING
    assert worker.work_once()
    assert get_job(number).state == "done"
    assert count_rows(database) == ALL
    assert list_kept() == []


def test_files_that_end_three_workers_are_refused(
    officer: Officer, worker: "Worker", files: list[Path]
) -> None:
    number = officer.choose(*files)
    for _ in range(3):
        end_before("check")

    assert worker.work_once()

    assert get_job(number).state == "refused"
    assert "Pekerja berhenti tiga kali" in officer.see(number)
    assert list_kept() == []


def test_only_one_of_two_workers_works(
    officer: Officer, worker: "Worker", files: list[Path]
) -> None:
    from netral_console.imports.worker import Worker

    number = officer.choose(*files)
    others: list[bool] = []

    def look(step: str) -> None:
        if step == "check":
            others.append(worker.work_once())

    with Worker(watch=look) as other:
        assert other.work_once()
    assert others == [False]
    assert get_job(number).state == "checked"


def test_what_is_cancelled_while_it_is_checked_stays_cancelled(
    officer: Officer, files: list[Path]
) -> None:
    from netral_console.imports.worker import Worker

    number = officer.choose(*files)

    def cancel(step: str) -> None:
        if step == "check":
            officer.press(number, "batal")

    with Worker(watch=cancel) as worker:
        worker.work_once()
    assert get_job(number).state == "cancelled"
    assert list_kept() == []


class TestSweep:
    def test_ends_what_waited_for_a_day(self, officer: Officer, files: list[Path]) -> None:
        from netral_console import clock
        from netral_console.imports.worker import sweep

        number = officer.choose(*files)

        sweep(at=clock.now() + timedelta(hours=23))
        kept = list_kept()
        sweep(at=clock.now() + timedelta(hours=25))

        assert len(kept) == 3
        assert get_job(number).state == "cancelled"
        assert list_kept() == []

    def test_leaves_an_upload_under_way_and_takes_one_left_behind(self, officer: Officer) -> None:
        import os

        from netral_console import clock
        from netral_console.imports.box import Box
        from netral_console.imports.worker import sweep

        box = Box.make()
        box.begin_file(0).finish()

        sweep(at=clock.now())
        kept = list_kept()
        for place in (box.folder, box._key_path()):
            os.utime(place, (0, 0))
        sweep(at=clock.now())

        assert len(kept) == 2
        assert list_kept() == []
        assert officer is not None
