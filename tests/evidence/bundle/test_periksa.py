"""Tests of the portable verifier: signatures, mutations, and a bare Python."""

import hashlib
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from netral.evidence.bundle import periksa
from netral.evidence.bundle.periksa import Refused, is_signed, read_zip, verify, write_zip
from tests.evidence.authority import OpensslAuthority
from tests.evidence.bundles import House, house_in, stamp
from tests.evidence.mutation import MUTATIONS

EVERYDAY_MUTATIONS = 640


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, authority: OpensslAuthority) -> House:
    house = house_in(tmp_path_factory.mktemp("house"))
    stamp(house, authority, "EX-1", "EX-2")
    return house


@pytest.fixture(scope="module")
def bundle(house: House) -> bytes:
    return house.bundle()


def asking(authority: OpensslAuthority) -> periksa.CheckTime:
    """Ask `openssl ts` with the root of an authority."""
    return lambda token, covered: periksa.ask_openssl(token, covered, str(authority.root))


class TestIsSigned:
    @pytest.mark.parametrize(
        ("public", "message", "signature"),
        [
            (
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
                "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
        ],
    )
    def test_accepts_the_vectors_of_the_standard(
        self, public: str, message: str, signature: str
    ) -> None:
        assert is_signed(bytes.fromhex(public), bytes.fromhex(signature), bytes.fromhex(message))

    def test_agrees_with_a_kept_library_on_a_thousand_vectors(self) -> None:
        chance = random.Random(1)  # noqa: S311
        agreed = {True: 0, False: 0}
        for number in range(1_000):
            private = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
            public, message = private.public_key().public_bytes_raw(), chance.randbytes(number % 90)
            signature = bytearray(private.sign(message))
            if number % 2:
                signature[chance.randrange(64)] ^= 1 << chance.randrange(8)

            expected = accepts(public, bytes(signature), message)

            assert is_signed(public, bytes(signature), message) is expected
            agreed[expected] += 1
        assert agreed == {True: 500, False: 500}

    def test_refuses_a_second_spelling_of_a_signature(self) -> None:
        private = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
        public, signature = private.public_key().public_bytes_raw(), private.sign(b"x")
        scalar = int.from_bytes(signature[32:], "little") + periksa.Q
        second = signature[:32] + scalar.to_bytes(32, "little")

        assert is_signed(public, signature, b"x")
        assert not is_signed(public, second, b"x")

    @pytest.mark.parametrize(
        "public",
        [
            (periksa.P + 1).to_bytes(32, "little"),
            b"\xff" * 32,
            (1 | 1 << 255).to_bytes(32, "little"),
        ],
    )
    def test_refuses_a_key_that_is_no_point(self, public: bytes) -> None:
        assert not is_signed(public, b"\x00" * 64, b"x")


def accepts(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


class TestVerify:
    def test_reaches_the_third_level_with_log_witness_and_time(
        self, house: House, bundle: bytes, authority: OpensslAuthority
    ) -> None:
        report = verify(bundle, [house.log_key], house.witness_keys, asking(authority))

        assert report["level"] == 3
        assert [name for name, _ in report["witnesses"]] == ["saksi.invalid/0", "saksi.invalid/1"]

    @pytest.mark.parametrize(
        ("has_log", "has_witness", "has_time", "level"),
        [
            (False, False, False, 1),
            (False, True, True, 1),
            (True, False, False, 2),
            (True, True, False, 2),
            (True, False, True, 2),
            (True, True, True, 3),
        ],
    )
    def test_claims_no_more_than_was_checked_from_outside(
        self,
        house: House,
        bundle: bytes,
        authority: OpensslAuthority,
        *,
        has_log: bool,
        has_witness: bool,
        has_time: bool,
        level: int,
    ) -> None:
        report = verify(
            bundle,
            [house.log_key] if has_log else [],
            house.witness_keys if has_witness else [],
            asking(authority) if has_time else None,
        )

        assert report["level"] == level
        said = "\n".join(periksa.explain(report))
        assert ("BELUM DIPERIKSA" in said) == (not has_time)
        assert ("Bandingkan sidik kunci" in said) == (not has_log)
        assert "siapa yang menulis" in said

    def test_says_no_outside_time_where_there_is_none(self, tmp_path: Path) -> None:
        house = house_in(tmp_path)

        report = verify(house.bundle(), [house.log_key], house.witness_keys)

        assert report["level"] == 2
        assert "TANPA WAKTU DARI LUAR" in "\n".join(periksa.explain(report))

    def test_refuses_another_log_key(self, house: House, bundle: bytes) -> None:
        with pytest.raises(Refused, match="another log key"):
            verify(bundle, [house.witness_keys[0]])

    def test_refuses_a_bundle_signed_anew_by_another_key(self, tmp_path: Path) -> None:
        honest, forger = house_in(tmp_path / "a"), house_in(tmp_path / "b")
        keys = [honest.log_key.replace("contoh", "lain")]

        with pytest.raises(Refused):
            verify(forger.bundle(), keys)

    def test_refuses_a_time_token_of_another_root(
        self, house: House, bundle: bytes, tmp_path: Path
    ) -> None:
        stranger = OpensslAuthority(tmp_path / "stranger")

        with pytest.raises(Refused, match="openssl"):
            verify(bundle, [house.log_key], house.witness_keys, asking(stranger))

    @pytest.mark.parametrize("data", [b"", b"PK", write_zip({}), write_zip({"a": b""}), b"x" * 99])
    def test_fails_on_emptiness(self, data: bytes) -> None:
        with pytest.raises(Refused):
            verify(data)

    def test_fails_on_a_manifest_without_exhibits(self) -> None:
        manifest = {"form": "netral.bundle.v1", "files": {}, "exhibits": []}

        with pytest.raises(Refused, match="no exhibit"):
            verify(write_zip({"manifes.json": json.dumps(manifest).encode()}))

    @pytest.mark.parametrize(
        "manifest",
        [b"[]", b"{}", b"null", b'{"form":"netral.bundle.v1","files":[],"exhibits":[1]}', b"\xff"],
    )
    def test_refuses_a_manifest_of_another_shape(self, manifest: bytes) -> None:
        with pytest.raises(Refused):
            verify(write_zip({"manifes.json": manifest}))

    @pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.__name__)
    def test_finds_every_mutation(self, house: House, bundle: bytes, mutation: object) -> None:
        chance = random.Random(mutation.__name__)  # type: ignore[attr-defined]  # noqa: S311
        for _ in range(EVERYDAY_MUTATIONS // len(MUTATIONS)):
            forged = mutation(bundle, chance)  # type: ignore[operator]
            assert forged != bundle
            with pytest.raises(Refused):
                verify(forged, [house.log_key], house.witness_keys)

    def test_would_miss_forgeries_without_the_logged_manifest(
        self, house: House, bundle: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Seeded bug: nobody checks that the log holds the manifest."""
        right = periksa.check_proof

        def skip_the_manifest(*arguments: object) -> str:
            return "" if arguments[2] == "bundle" else right(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(periksa, "check_proof", skip_the_manifest)
        (strip_reply,) = [each for each in MUTATIONS if each.__name__ == "strip_reply"]
        missed = 0
        for seed in range(30):
            forged = strip_reply(bundle, random.Random(seed))  # noqa: S311
            try:
                verify(forged, [house.log_key], house.witness_keys)
            except Refused:
                continue
            missed += 1
        assert missed > 10

    def test_would_miss_hidden_files_without_the_strict_container(
        self, house: House, bundle: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Seeded bug: the container is unpacked by an ordinary program."""
        monkeypatch.setattr(periksa, "write_zip", lambda _files: forged)
        (append,) = [each for each in MUTATIONS if each.__name__ == "append"]
        forged = append(bundle, random.Random(1))  # noqa: S311

        assert verify(forged, [house.log_key], house.witness_keys)


class TestMain:
    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - the words stand here
            [sys.executable, "-I", "-S", "periksa.py", *arguments],
            cwd=folder,
            env={},
            capture_output=True,
            text=True,
            check=False,
        )

    @pytest.fixture
    def unpacked(self, bundle: bytes, tmp_path: Path) -> Path:
        files = read_zip(bundle)
        (tmp_path / "periksa.py").write_bytes(files["periksa.py"])
        (tmp_path / "paket.zip").write_bytes(bundle)
        return tmp_path

    def test_runs_out_of_the_bundle_on_a_bare_python(self, unpacked: Path, house: House) -> None:
        done = self.run(
            unpacked, "paket.zip", "--kunci-log", house.log_key,
            *(word for key in house.witness_keys for word in ("--kunci-saksi", key)),
        )  # fmt: skip

        assert (done.returncode, done.stderr) == (0, "")
        assert "TINGKAT 2" in done.stdout
        assert "tidak berubah sejak" in done.stdout

    def test_asks_openssl_where_it_is(
        self, unpacked: Path, house: House, authority: OpensslAuthority
    ) -> None:
        words = ["paket.zip", "--kunci-log", house.log_key, "--akar-waktu", str(authority.root)]
        words += [word for key in house.witness_keys for word in ("--kunci-saksi", key)]

        bare = self.run(unpacked, *words)
        beside = subprocess.run(  # noqa: S603 - the words stand here
            [sys.executable, "-I", "-S", "periksa.py", *words],
            cwd=unpacked, capture_output=True, text=True, check=False,
        )  # fmt: skip

        assert (bare.returncode, beside.returncode) == (0, 0)
        assert "TINGKAT 3" in beside.stdout

    def test_ends_with_one_where_something_was_changed(self, unpacked: Path, bundle: bytes) -> None:
        (unpacked / "paket.zip").write_bytes(bundle[:-1])

        done = self.run(unpacked, "paket.zip")

        assert done.returncode == 1
        assert "DITOLAK" in done.stdout

    def test_ends_with_two_where_there_is_no_file(self, unpacked: Path) -> None:
        assert self.run(unpacked, "tidak_ada.zip").returncode == 2

    def test_needs_nothing_but_the_standard_library(self) -> None:
        text = Path(str(periksa.__file__)).read_text()
        imported = {
            line.split()[1].split(".")[0]
            for line in text.splitlines()
            if line.startswith(("import ", "from ")) and line.split()[1] != "__future__"
        }

        assert imported <= set(sys.stdlib_module_names)


class TestForeignTools:
    def test_agree_on_digests_and_time(
        self, bundle: bytes, authority: OpensslAuthority, tmp_path: Path
    ) -> None:
        files = read_zip(bundle)
        for name, data in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
        listed = json.loads(files["manifes.json"])["files"]
        sums = "".join(f"{facts['sha256']}  {name}\n" for name, facts in listed.items())
        tool = shutil.which("sha256sum") or pytest.skip("SHA256SUM IS ABSENT")
        done = subprocess.run(  # noqa: S603 - the words stand here
            [tool, "--check", "--strict", "--quiet"],
            input=sums,
            cwd=tmp_path,
            text=True,
            check=False,
        )

        assert done.returncode == 0
        statement = files["bukti/EX-1/pernyataan.txt"]
        assert authority.accepts(statement, files["bukti/EX-1/waktu_1.tsr"])
        assert (
            f"content_sha256 64 {hashlib.sha256(files['bukti/EX-1/isi.html.txt']).hexdigest()}"
            in (statement.decode())
        )
