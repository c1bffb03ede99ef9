"""The worker as a process: by the command, and beside the pages."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from netral_console.accounts.role import ConsoleRole
from netral_console.database import OWNER_VARIABLE, Database
from netral_console.imports.working import working_beside
from tests.architecture.repository import ROOT
from tests.console.imports.conftest import Officer, count_rows, get_job, list_kept
from tests.console.people import make_login
from tests.console.test_accessibility import become
from tests.register.builders import KEY

if TYPE_CHECKING:
    from tests.console.walker import Walker

_PATIENCE_MILLISECONDS = 120_000
COMMAND = "from netral.cli.main import run; run()"


def work(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run the command with the data folder and the database of the tests."""
    return subprocess.run(  # noqa: S603 - our own program
        [
            *(sys.executable, "-c", COMMAND, "console", "work"),
            *(*words, "--data", os.environ["NETRAL_DATA"]),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


class TestCommand:
    def test_works_off_what_waits_and_ends(
        self, officer: Officer, files: list[Path], database: Database
    ) -> None:
        number = officer.choose(*files)
        assert "1 steps done" in work("--once").stdout
        assert get_job(number).state == "checked"
        officer.press(number, "masukkan")

        assert "1 steps done" in work("--once").stdout
        assert get_job(number).state == "done"
        assert count_rows(database) == (1, 2, 2)
        assert list_kept() == []

    def test_keeps_the_key_of_pseudonyms_and_no_other(
        self, officer: Officer, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.key"
        other.write_bytes(b"k" * 32)

        refused = work("--once", "--pseudonym-key", str(other))

        assert refused.returncode == 2
        assert "NTR-CON-024" in refused.stderr
        assert officer is not None


def test_nothing_is_started_without_the_owners_address() -> None:
    environment = {name: value for name, value in os.environ.items() if name != OWNER_VARIABLE}

    with working_beside(environment) as worker:
        assert worker is None


@pytest.mark.browser
@pytest.mark.parametrize("walker", [("id", "desktop")], indirect=True)
def test_a_worker_beside_the_pages_does_it(walker: "Walker", files: list[Path]) -> None:
    from netral_console.registry.pseudonym_key import keep_pseudonym_key

    keep_pseudonym_key(KEY)
    make_login(ConsoleRole.INTAKE_OFFICER)
    become(walker.page, walker.address, ConsoleRole.INTAKE_OFFICER)
    walker.open("/impor/")
    walker.page.get_by_label("Berkas register dan akun").set_input_files(files)
    walker.button("Periksa register", "")

    with working_beside(dict(os.environ)) as worker:
        wanted = walker.page.get_by_role("button", name="Masukkan ke register")
        expect(wanted).to_be_visible(timeout=_PATIENCE_MILLISECONDS)
        wanted.click()
        done = walker.page.get_by_role("heading", name="Yang dilakukan")
        expect(done).to_be_visible(timeout=_PATIENCE_MILLISECONDS)

    assert worker is not None
    assert worker.returncode is not None
    assert get_job(1).counts["people"] == 2
