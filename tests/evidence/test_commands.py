"""Tests of the evidence commands as people type them."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netral.cli.main import app
from netral.errors import NetralError
from netral.evidence.signing_key import read_signing_key
from netral.evidence.time_token import load_authority
from netral.evidence.wire import make_witness_server
from netral.evidence.witness import Witness
from tests.evidence.authority import OpensslAuthority
from tests.evidence.builders import NOON, signing_key


@dataclass
class Desk:
    """A folder with keys, files and a witness, and a hand that types commands."""

    folder: Path
    witness: str

    def type(self, *words: str) -> Result:
        return CliRunner().invoke(app, ["evidence", *words])

    def ask(self, *words: str) -> object:
        result = self.type(*words, "--json")
        assert result.exit_code in (0, 1), result.output
        return json.loads(result.stdout)

    @property
    def vault(self) -> tuple[str, str]:
        return ("--vault", str(self.folder / "vault"))

    @property
    def log_key(self) -> tuple[str, str]:
        return ("--log-key", str(read_signing_key(self.folder / "log.key").log_keys()[0]))

    @property
    def key(self) -> tuple[str, str]:
        return ("--key", str(self.folder / "log.key"))

    def seal(self, *names: str, grade: str = "C") -> Result:
        for name in names:
            (self.folder / name).write_text(f"isi {name}")
        return self.type(
            "seal", *(str(self.folder / name) for name in names), *self.vault,
            "--by", "unit-1", "--grade", grade, "--with", "peramban 1",
            "--captured-at", "2024-10-01T12:00:00+07:00",
        )  # fmt: skip

    def bundle(self, name: str = "paket.zip", *words: str) -> Result:
        listed = self.ask("list", *self.vault)
        (self.folder / "alasan.json").write_text("{}")
        (self.folder / "beri_tahu.txt").write_text("Anda diberi tahu.")
        (self.folder / "jawab.txt").write_text("Itu kutipan.")
        return self.type(
            "bundle", *self.vault, *self.key, "--exhibit", listed[0]["exhibit"],  # type: ignore[index]
            "--out", str(self.folder / name), "--id", name,
            "--trace", str(self.folder / "alasan.json"),
            "--notice", f"{self.folder / 'beri_tahu.txt'}@2024-10-02T08:00:00+07:00",
            *(words or ("--reply", str(self.folder / "jawab.txt"))),
            "--witness", self.witness,
        )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    name = ("--name", "contoh.invalid/log", "--ml-dsa")
    made = CliRunner().invoke(app, ["evidence", "key", str(tmp_path / "log.key"), *name])
    assert made.exit_code == 0
    log_key = read_signing_key(tmp_path / "log.key").log_keys()[0]
    witness = Witness(tmp_path / "witness", key=signing_key("saksi.invalid/1"), logs=[log_key])
    server = make_witness_server(witness, host="127.0.0.1", port=0, now=lambda: NOON)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Desk(
        folder=tmp_path, witness=f"http://127.0.0.1:{server.server_address[1]},{witness.key}"
    )
    server.shutdown()
    thread.join()
    server.server_close()


class TestSeal:
    def test_doubles_nothing_when_it_is_typed_again(self, desk: Desk) -> None:
        first, second = desk.seal("a.html", "b.png"), desk.seal("a.html", "b.png")

        assert first.exit_code == 0
        assert first.stdout == second.stdout
        assert len(desk.ask("list", *desk.vault)) == 2  # type: ignore[arg-type]

    def test_refuses_an_empty_file_and_keeps_nothing(self, desk: Desk) -> None:
        (desk.folder / "kosong.html").write_bytes(b"")
        result = desk.type(
            "seal", str(desk.folder / "kosong.html"), *desk.vault,
            "--by", "unit-1", "--grade", "C", "--with", "peramban 1",
        )  # fmt: skip

        assert isinstance(result.exception, NetralError)
        assert desk.ask("list", *desk.vault) == []

    def test_refuses_a_web_capture_that_is_not_whole(self, desk: Desk) -> None:
        result = desk.seal("tangkapan.wacz")

        assert isinstance(result.exception, NetralError)
        assert desk.ask("list", *desk.vault) == []

    def test_refuses_a_grade_that_there_is_not(self, desk: Desk) -> None:
        assert desk.seal("a.html", grade="E").exit_code == 2


class TestBundle:
    def test_is_verified_by_key_and_witness(self, desk: Desk) -> None:
        desk.seal("a.html", "b.png")

        assert desk.bundle().exit_code == 0

        bundle = str(desk.folder / "paket.zip")
        key = desk.witness.partition(",")[2]
        found = desk.ask("verify", bundle, *desk.log_key, "--witness-key", key)
        assert found["verified"] is True  # type: ignore[index,call-overload]
        assert found["level"] == 2  # type: ignore[index,call-overload]
        assert "NOT PROVEN" in desk.type("verify", bundle).stdout

    def test_needs_a_reply_or_the_reason_why_there_is_none(self, desk: Desk) -> None:
        desk.seal("a.html")

        refused = desk.bundle("satu.zip", "--no-reply", "")
        made = desk.bundle("dua.zip", "--no-reply", "batas waktu lewat")

        assert isinstance(refused.exception, NetralError)
        assert not (desk.folder / "satu.zip").exists()
        assert made.exit_code == 0

    def test_is_never_written_over(self, desk: Desk) -> None:
        desk.seal("a.html")
        desk.bundle()
        before = (desk.folder / "paket.zip").read_bytes()

        assert desk.bundle().exit_code == 2
        assert (desk.folder / "paket.zip").read_bytes() == before


class TestVerify:
    def test_ends_with_one_where_something_was_changed(self, desk: Desk) -> None:
        desk.seal("a.html")
        desk.bundle()
        path = desk.folder / "paket.zip"
        path.write_bytes(path.read_bytes() + b"x")

        result = desk.type("verify", str(path))

        assert result.exit_code == 1
        assert "DITOLAK" in result.stdout

    def test_refuses_a_file_that_there_is_not(self, desk: Desk) -> None:
        assert isinstance(desk.type("verify", "tidak_ada.zip").exception, NetralError)


class TestLog:
    def test_is_due_until_a_witness_holds_the_head(self, desk: Desk) -> None:
        desk.seal("a.html")
        key = ("--witness-key", desk.witness.partition(",")[2])
        assert desk.type("log", "due", *desk.vault, *key).exit_code == 1

        assert (
            desk.type("log", "sign", *desk.vault, *desk.key, "--witness", desk.witness).exit_code
            == 0
        )

        assert desk.type("log", "due", *desk.vault, *key).exit_code == 0

    def test_verifies_records_and_heads(self, desk: Desk) -> None:
        desk.seal("a.html", "b.png")
        desk.bundle()

        found = desk.ask("log", "verify", *desk.vault, *desk.log_key)

        assert found["verified"] is True  # type: ignore[index,call-overload]
        assert found["records_opened"] == found["entries"] == 3  # type: ignore[index,call-overload]

    def test_finds_a_log_rewritten_with_its_own_key(self, desk: Desk, tmp_path: Path) -> None:
        """The insider writes log, index and heads anew; the witness holds the old head."""
        desk.seal("a.html")
        desk.type("log", "sign", *desk.vault, *desk.key, "--witness", desk.witness)
        held = tmp_path / "held.note"
        (note,) = (tmp_path / "vault" / "log" / "checkpoints").iterdir()
        held.write_bytes(note.read_bytes())
        (tmp_path / "vault").rename(tmp_path / "old")
        desk.seal("lain.html")
        desk.type("log", "sign", *desk.vault, *desk.key)

        alone = desk.ask("log", "verify", *desk.vault, *desk.log_key)
        beside = desk.ask("log", "verify", *desk.vault, *desk.log_key, "--head", str(held))

        assert alone["verified"] is True  # type: ignore[index,call-overload]
        assert beside["verified"] is False  # type: ignore[index,call-overload]

    def test_finds_changed_bytes(self, desk: Desk, tmp_path: Path) -> None:
        desk.seal("a.html")
        desk.type("log", "sign", *desk.vault, *desk.key)
        (blob,) = (path for path in (tmp_path / "vault" / "blobs").rglob("*") if path.is_file())
        blob.write_bytes(b"lain")

        assert desk.type("log", "verify", *desk.vault, *desk.log_key).exit_code == 1

    def test_needs_a_key_from_outside(self, desk: Desk) -> None:
        desk.seal("a.html")

        assert isinstance(desk.type("log", "verify", *desk.vault).exception, NetralError)


class TestTime:
    def test_gets_time_for_an_exhibit(
        self, desk: Desk, authority: OpensslAuthority, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("netral.cli.evidence.ask_time_authority", authority.answer)
        desk.seal("a.html")
        (listed,) = desk.ask("list", *desk.vault)  # type: ignore[misc]

        result = desk.type(
            "time", *desk.vault, "--exhibit", listed["exhibit"], "--url", "https://waktu.invalid",
            "--root", str(authority.root), "--name", "Otoritas Uji",
        )  # fmt: skip

        assert result.exit_code == 0
        (listed,) = desk.ask("list", *desk.vault)  # type: ignore[misc]
        assert len(listed["outside_time"]) == 1
        assert load_authority(authority.root, name="x").roots

    def test_says_that_an_authority_does_not_answer(
        self, desk: Desk, authority: OpensslAuthority
    ) -> None:
        desk.seal("a.html")
        (listed,) = desk.ask("list", *desk.vault)  # type: ignore[misc]

        result = desk.type(
            "time", *desk.vault, "--exhibit", listed["exhibit"], "--url", "http://127.0.0.1:9",
            "--root", str(authority.root), "--name", "Otoritas Uji",
        )  # fmt: skip

        assert "time token" in str(result.exception)
        (listed,) = desk.ask("list", *desk.vault)  # type: ignore[misc]
        assert listed["outside_time"] == []


class TestWitness:
    def test_shows_no_forks_where_there_are_none(self, desk: Desk) -> None:
        state = ("--state", str(desk.folder / "witness"))

        assert desk.type("witness", "forks", *state, *desk.key).exit_code == 0
