"""The seam to PostgreSQL: an address or a folder, and nothing else."""

import os
import tempfile
from pathlib import Path

import psycopg
import pytest

from netral_console.database import (
    APPLICATION_VARIABLE,
    OWNER_VARIABLE,
    Database,
    open_database,
    parse_database_url,
)
from netral_console.errors import DatabaseDidNotStartError, DatabaseNotGivenError


class TestOpenDatabase:
    def test_takes_the_database_that_the_environment_names(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv(APPLICATION_VARIABLE, "postgresql://a@/x")
        monkeypatch.setenv(OWNER_VARIABLE, "postgresql://b@/x")

        with open_database(tmp_path / "none") as opened:
            assert opened.owner_url == "postgresql://b@/x"
        assert not (tmp_path / "none").exists()

    def test_wants_the_owner_beside_the_application(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv(APPLICATION_VARIABLE, "postgresql://a@/x")
        monkeypatch.delenv(OWNER_VARIABLE, raising=False)

        with pytest.raises(DatabaseNotGivenError), open_database(tmp_path):
            pass

    @pytest.mark.skipif(os.geteuid() != 0, reason="only as root does it run as somebody else")
    def test_says_which_folder_bars_the_way(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(APPLICATION_VARIABLE, raising=False)
        with tempfile.TemporaryDirectory() as closed:
            with (
                pytest.raises(DatabaseDidNotStartError, match="cannot pass through the folder"),
                open_database(Path(closed) / "database"),
            ):
                pass

            assert Path(closed).stat().st_mode & 0o777 == 0o700, "no folder was opened for it"

    def test_listens_on_no_network(self, database: Database) -> None:
        with psycopg.connect(database.application_url) as link:
            row = link.execute("SELECT current_setting('listen_addresses')").fetchone()

        assert row == ("",)

    def test_keeps_its_data_and_stops_by_its_id(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(APPLICATION_VARIABLE, raising=False)
        with tempfile.TemporaryDirectory() as name:
            Path(name).chmod(0o711)
            folder = Path(name) / "database"
            with open_database(folder) as first, psycopg.connect(first.owner_url) as link:
                link.execute("CREATE TABLE kept AS SELECT 7 AS seven")
                link.commit()
                row = link.execute("SELECT current_setting('fsync')").fetchone()
                assert row == ("on",)
            assert not (folder / "data" / "postmaster.pid").exists()

            with open_database(folder) as second, psycopg.connect(second.owner_url) as link:
                assert link.execute("SELECT seven FROM kept").fetchone() == (7,)


class TestParseDatabaseUrl:
    def test_takes_the_socket_folder_as_host(self) -> None:
        settings = parse_database_url("postgresql://role@/name?host=/run/netral&sslmode=require")

        assert (settings["HOST"], settings["NAME"], settings["USER"]) == (
            "/run/netral",
            "name",
            "role",
        )
        assert settings["OPTIONS"] == {"sslmode": "require"}

    @pytest.mark.parametrize("url", ["", "sqlite:///x.db", "mysql://a@b/c", "postgresql://a@b/"])
    def test_refuses_everything_else(self, url: str) -> None:
        with pytest.raises(DatabaseNotGivenError):
            parse_database_url(url)
