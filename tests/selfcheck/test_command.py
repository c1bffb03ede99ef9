"""Tests of the `netral selfcheck` commands."""

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from typer.testing import CliRunner

from netral.cli.main import app
from netral.cli.shipped import find_election_path

RUN = CliRunner()


class TestBuild:
    def test_writes_a_site_and_tells_its_size(self, tmp_path: Path) -> None:
        done = RUN.invoke(app, ["selfcheck", "build", "--out", str(tmp_path), "--json"])

        assert done.exit_code == 0
        said = json.loads(done.stdout)
        assert said["bytes"] == sum(said["files"].values())
        assert (tmp_path / "index.html").is_file()

    def test_offers_an_election_that_an_office_wrote(self, tmp_path: Path) -> None:
        shutil.copytree(find_election_path("banten_2024").parent, tmp_path / "elections")
        own = tmp_path / "elections" / "banten_2024"
        page = own / "election.yaml"
        page.write_text(page.read_text().replace("banten_2024", "kota_contoh_2030"))

        done = RUN.invoke(
            app, ["selfcheck", "build", "--out", str(tmp_path / "site"), "--election", str(own)]
        )

        assert done.exit_code == 0, done.output
        manifest = json.loads((tmp_path / "site" / "assets.json").read_text())
        assert manifest["usual"] == "kota_contoh_2030"


class TestServe:
    def test_serves_a_built_folder_until_it_is_stopped(self, site: Path) -> None:
        command = [sys.executable, "-u", "-m", "netral.cli.main"]
        command += ["selfcheck", "serve", "--site", str(site), "--port", "0"]
        with subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
        ) as process:
            assert process.stdout is not None
            said = process.stdout.readline()
            address = next(word for word in said.split() if word.startswith("http://"))
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - loopback
                page = answer.read().decode()
            process.send_signal(signal.SIGINT)
            rest = process.stdout.read()
            code = process.wait(timeout=30)

        assert "Bolehkah saya" in page
        assert code == 0
        assert "stopped" in rest

    def test_refuses_a_folder_without_a_site(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "netral.cli.main", "selfcheck", "serve"]
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, "--site", str(tmp_path)], capture_output=True, text=True, check=False
        )

        assert done.returncode == 2
        assert "netral selfcheck build" in done.stderr
