"""Tests of the referral package: the verifier accepts it, and no changed byte."""

import hashlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest
from typer.testing import CliRunner

from netral.casework import Case, Procedure, load_procedure
from netral.casework.errors import EventRefusedError
from netral.casework.packaging import make_package
from netral.casework.reply import digest_reply, spell_reply
from netral.casework.script import make_pool
from netral.cli.main import app
from netral.evidence import CaptureFacts, ExhibitId, IntakeKey, Vault, open_vault
from netral.evidence.bundle import periksa
from netral.evidence.bundle.request import Enclosure
from netral.evidence.bundle.writing import verify_bundle
from netral.evidence.errors import BundleRefusedError, EnclosureNameError
from netral.evidence.signing_key import SigningKey
from netral.evidence.vault import Intake
from netral.values.provenance import Grade
from netral_console.documents.referral_package import (
    Handing,
    make_referral_package,
    print_letters,
    write_referral_package,
)
from tests.console.documents.gallery import (
    NEIGHBOUR,
    PROCEDURE_FOLDER,
    STATEMENT,
    Gallery,
    allegation,
)
from tests.evidence.builders import counting_bytes

AT = datetime(2024, 10, 3, 4, 0, tzinfo=UTC)
EXHIBITS = {"EX-1": (b"bukti", Grade.B), "EX-2": (b"bukti lain", Grade.C)}
KEY = SigningKey(name="netral.contoh/log", seed=bytes(range(32)))
ATTACHMENT = b"lampiran"
AFTER_THE_GATE = {
    "text": "Ayo menang bersama! Setuju kan @……………?",
    "object_text": "Foto: @…………………",
}
"""Other people are masked before the first write."""


def refuse_witness(*_: object) -> tuple[int, bytes]:
    raise AssertionError


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return load_procedure(PROCEDURE_FOLDER)


@pytest.fixture(scope="module")
def decided(procedure: Procedure) -> Gallery:
    gallery = Gallery(procedure, about=allegation(**AFTER_THE_GATE))
    gallery.decide()
    return gallery


def open_filled(folder: Path) -> Vault:
    vault = open_vault(folder, random_bytes=counting_bytes())
    vault.keep(
        [
            Intake(
                intake_key=IntakeKey(f"kunci-{name}"),
                exhibit_id=ExhibitId(name),
                content=content,
                facts=CaptureFacts(
                    captured_at=AT, captured_by="petugas", captured_with="penangkap", grade=grade
                ),
            )
            for name, (content, grade) in EXHIBITS.items()
        ],
        at=AT,
    )
    return vault


def make(gallery: Gallery, folder: Path) -> bytes:
    with open_filled(folder) as vault:
        return make_referral_package(
            gallery.script.case,
            letters=print_letters(gallery.facts()),
            attachments={hashlib.sha256(ATTACHMENT).hexdigest(): ATTACHMENT},
            handing=Handing(vault=vault, key=KEY, exchange=refuse_witness),
            at=AT,
        )


@pytest.fixture(scope="module")
def package(decided: Gallery, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(decided, tmp_path_factory.mktemp("vault"))


def iter_words(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Iterate over what a reader of each file of the package sees."""
    for name, content in files.items():
        if name.endswith(".pdf"):
            pages = pypdfium2.PdfDocument(content)
            yield name, "".join(page.get_textpage().get_text_range() for page in pages)
        elif name.endswith(".docx"):
            opened = docx.Document(io.BytesIO(content))
            cells = [c.text for table in opened.tables for row in table.rows for c in row.cells]
            yield name, "\n".join([*(each.text for each in opened.paragraphs), *cells])
        else:
            yield name, content.decode("utf-8", "replace")


class TestReferralPackage:
    def test_is_verified_by_the_command(self, package: bytes, tmp_path: Path) -> None:
        path = tmp_path / "berkas.zip"
        path.write_bytes(package)

        done = CliRunner().invoke(app, ["evidence", "verify", str(path), "--json"])

        assert done.exit_code == 0
        assert json.loads(done.stdout)["verified"] is True

    def test_holds_letters_form_reply_trace_and_exhibits(
        self, package: bytes, decided: Gallery
    ) -> None:
        files = periksa.read_zip(package)
        case = decided.script.case

        for name in ("penerusan-bawaslu", "penerusan-bkn", "formulir-laporan", "klarifikasi"):
            assert files[f"berkas/{name}.pdf"].startswith(b"%PDF-")
            assert files[f"berkas/{name}.docx"].startswith(b"PK")
        assert files["berkas/klarifikasi-1.json"] == spell_reply(case.replies[0])
        assert files["klarifikasi/klarifikasi.txt"] == spell_reply(case.replies[0])
        assert json.loads(files["berkas/klarifikasi-1.json"])["defences"][0]["statement"] == (
            STATEMENT
        )
        assert files["berkas/lampiran/1"] == ATTACHMENT
        assert [files[f"bukti/{name}/isi.bin"] for name in EXHIBITS] == [
            content for content, _ in EXHIBITS.values()
        ]

    def test_binds_the_reply_by_its_digest(self, package: bytes, decided: Gallery) -> None:
        files = periksa.read_zip(package)
        digest = digest_reply(decided.script.case.replies[0])

        manifest = json.loads(files["manifes.json"])

        assert manifest["files"]["klarifikasi/klarifikasi.txt"]["sha256"] == digest
        assert manifest["files"]["berkas/klarifikasi-1.json"]["sha256"] == digest
        assert digest in json.loads(files["alasan/alasan.json"])["replies"]

    def test_its_list_is_the_one_of_the_case(self, package: bytes, decided: Gallery) -> None:
        files = periksa.read_zip(package)
        listed = dict(
            line.split("  ")[::-1] for line in files["berkas/isi.sha256"].decode().splitlines()
        )
        expected = make_package(decided.script.case, list(print_letters(decided.facts())))

        assert listed == {each.name: each.sha256 for each in expected.items}
        for name, digest in listed.items():
            if f"berkas/{name}" in files:
                assert hashlib.sha256(files[f"berkas/{name}"]).hexdigest() == digest

    @pytest.mark.parametrize(
        "changed",
        [
            "klarifikasi/klarifikasi.txt",
            "berkas/klarifikasi-1.json",
            "berkas/penerusan-bawaslu.pdf",
            "berkas/penerusan-bkn.docx",
            "berkas/formulir-laporan.pdf",
            "berkas/lampiran/1",
            "berkas/isi.sha256",
            "bukti/EX-1/isi.bin",
            "bukti/EX-2/pernyataan.txt",
            "alasan/alasan.json",
            "manifes.json",
        ],
    )
    def test_no_changed_byte_passes(self, changed: str, package: bytes, tmp_path: Path) -> None:
        files = periksa.read_zip(package)
        content = files[changed]
        for place in {0, len(content) // 2, len(content) - 1}:
            forged = bytearray(content)
            forged[place] ^= 1
            # Written anew, with a right checksum: a zip program would not complain.
            path = tmp_path / "palsu.zip"
            path.write_bytes(periksa.write_zip({**files, changed: bytes(forged)}))

            with pytest.raises(BundleRefusedError):
                verify_bundle(path.read_bytes(), name="palsu")
        done = CliRunner().invoke(app, ["evidence", "verify", str(path)])
        assert done.exit_code == 1

    def test_no_file_can_be_taken_out_or_put_in(self, package: bytes) -> None:
        files = periksa.read_zip(package)
        fewer = {name: each for name, each in files.items() if name != "berkas/klarifikasi.pdf"}
        more = {**files, "berkas/catatan.txt": b"tambahan"}

        for forged in (fewer, more):
            with pytest.raises(BundleRefusedError):
                verify_bundle(periksa.write_zip(forged), name="palsu")

    def test_another_log_key_is_not_the_institutions(self, package: bytes) -> None:
        other = SigningKey(name="netral.contoh/log", seed=bytes(32))

        verify_bundle(package, name="berkas", log_keys=[str(KEY.log_keys()[0])])
        with pytest.raises(BundleRefusedError):
            verify_bundle(package, name="berkas", log_keys=[str(other.log_keys()[0])])

    def test_gives_the_same_bytes_again(
        self, package: bytes, decided: Gallery, tmp_path: Path
    ) -> None:
        assert make(decided, tmp_path) == package

    def test_names_no_reviewer_no_kin_and_nobody_else(self, package: bytes) -> None:
        canaries = (
            NEIGHBOUR,
            "orang-atasan",
            "orang-kerabat",
            *(each.reviewer for each in make_pool()),
            *(each.person for each in make_pool()),
        )

        for name, words in iter_words(periksa.read_zip(package)):
            assert [each for each in canaries if each in words] == [], name

    def test_is_written_to_a_file(self, decided: Gallery, tmp_path: Path) -> None:
        target = tmp_path / "berkas.zip"
        with open_filled(tmp_path / "vault") as vault:
            written = write_referral_package(
                decided.script.case,
                target,
                letters=print_letters(decided.facts()),
                attachments={},
                handing=Handing(vault=vault, key=KEY, exchange=refuse_witness),
                at=AT,
            )

        assert written == target
        verify_bundle(target.read_bytes(), name="berkas")
        # Nobody has the attachment: its digest is bound all the same.
        files = periksa.read_zip(target.read_bytes())
        assert "berkas/lampiran/1" not in files
        assert hashlib.sha256(ATTACHMENT).hexdigest() in files["berkas/isi.sha256"].decode()

    def test_is_refused_without_its_letter(self, decided: Gallery, tmp_path: Path) -> None:
        with (
            open_filled(tmp_path) as vault,
            pytest.raises(EventRefusedError, match="lacks letter, report_form"),
        ):
            make_referral_package(
                decided.script.case,
                letters={},
                attachments={},
                handing=Handing(vault=vault, key=KEY, exchange=refuse_witness),
                at=AT,
            )

    def test_is_that_of_the_referral_after_it_too(self, procedure: Procedure) -> None:
        gallery = Gallery(procedure)
        gallery.decide()
        before = print_letters(gallery.facts())
        decided_on = gallery.facts().decided_on
        gallery.script.wait(days=2)
        gallery.script.refer()
        case: Case = gallery.script.case
        facts = gallery.facts(decided_on=decided_on)

        assert case.recipients
        assert print_letters(facts) == before


@pytest.mark.parametrize("name", ["../surat.pdf", "/surat.pdf", "a//b", "a b.pdf", ".pdf", ""])
def test_an_enclosure_stays_in_its_folder(name: str) -> None:
    with pytest.raises(EnclosureNameError):
        Enclosure(name=name, content=b"isi")
