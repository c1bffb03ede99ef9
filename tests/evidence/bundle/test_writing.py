"""Tests of making bundles: what must be there, what is logged, what is refused."""

import json
from pathlib import Path

import pytest

from netral.evidence.bundle.periksa import MANIFEST, parse_note, read_zip
from netral.evidence.bundle.request import Purpose, Reply
from netral.evidence.bundle.writing import verify_bundle
from netral.evidence.errors import (
    BlobDamagedError,
    BundleRefusedError,
    EmptyBundleError,
    LoneScreenshotError,
    RecordNotFoundError,
    WitnessAnswerError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.log_entry import EntryKind
from netral.values.provenance import Grade
from tests.evidence.authority import OpensslAuthority
from tests.evidence.builders import NOON, SECOND, intake
from tests.evidence.bundles import REPLY, House, house_in, request, stamp


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_in(tmp_path)


class TestWriteBundle:
    def test_holds_reply_notices_trace_and_the_verifier(self, house: House) -> None:
        files = read_zip(house.bundle())

        assert files["klarifikasi/klarifikasi.txt"] == REPLY
        assert files["pemberitahuan/pemberitahuan_1.txt"] == b"Anda diberi tahu."
        assert json.loads(files["alasan/alasan.json"]) == {"rule": "contoh"}
        assert b"def verify(" in files["periksa.py"]
        assert b"<!doctype html>" in files["PERIKSA.html"]

    def test_logs_that_it_was_made(self, house: House) -> None:
        files = read_zip(house.bundle())

        (record,) = house.vault.index.find_about("PAKET-1", kind=EntryKind.BUNDLE)
        assert record.statement == files[MANIFEST]

    def test_gives_equal_bytes_for_equal_evidence(self, tmp_path: Path) -> None:
        one, two = house_in(tmp_path / "one"), house_in(tmp_path / "two")

        assert one.bundle() == two.bundle()

    def test_leaves_signatures_out_that_a_bare_python_cannot_verify(self, house: House) -> None:
        _, _, _, _, lines = parse_note(read_zip(house.bundle())["titik_log.txt"].decode())

        assert [name for name, _, _ in lines] == [
            "contoh.invalid/log",
            "saksi.invalid/0",
            "saksi.invalid/1",
        ]

    def test_gives_a_captured_page_an_ending_that_nothing_runs(self, house: House) -> None:
        assert "bukti/EX-1/isi.html.txt" in read_zip(house.bundle())

    @pytest.mark.parametrize(
        ("changed", "missing"),
        [
            ({"exhibits": ()}, "exhibit"),
            ({"trace": b""}, "trace"),
            ({"notices": 0}, "notice"),
            ({"reply": Reply()}, "reply"),
        ],
    )
    def test_refers_nothing_that_the_person_was_not_told_of(
        self, house: House, changed: dict[str, object], missing: str
    ) -> None:
        before = house.vault.log.size

        with pytest.raises(EmptyBundleError, match=missing):
            house.bundle(request(**changed))  # type: ignore[arg-type]

        assert house.vault.log.size == before

    def test_refers_nothing_that_rests_on_a_lone_screenshot(self, house: House) -> None:
        house.vault.keep([intake(7, grade=Grade.D)], at=NOON + 5 * SECOND)
        before = house.vault.log.size

        with pytest.raises(LoneScreenshotError):
            house.bundle(request(exhibits=("EX-7",)))

        assert house.vault.log.size == before
        assert house.bundle(request(exhibits=("EX-7", "EX-1")))
        assert house.bundle(request(exhibits=("EX-7",), purpose=Purpose.COPY))

    def test_refers_with_the_reason_why_there_is_no_reply(self, house: House) -> None:
        reply = Reply(reason_for_none="batas waktu 2024-10-10 lewat")

        files = read_zip(house.bundle(request(reply=reply)))

        assert json.loads(files[MANIFEST])["reply"]["reason"] == "batas waktu 2024-10-10 lewat"
        assert b"batas waktu 2024-10-10 lewat" in files["LEMBAR_SAMPUL.html"]

    def test_copies_for_the_person_need_no_notice(self, house: House) -> None:
        asked = request(purpose=Purpose.COPY, notices=0, reply=Reply(), trace=b"")

        verify_bundle(house.bundle(asked), name="x", log_keys=[house.log_key])

    def test_hides_no_damage(self, house: House, tmp_path: Path) -> None:
        exhibit, _ = house.vault.get_exhibit(ExhibitId("EX-1"))
        digest = exhibit.content.sha256
        (tmp_path / "vault" / "blobs" / digest[:2] / digest[2:]).write_bytes(b"lain")

        with pytest.raises(BlobDamagedError):
            house.bundle()

    def test_knows_no_other_exhibits(self, house: House) -> None:
        with pytest.raises(RecordNotFoundError):
            house.bundle(request(exhibits=("EX-9",)))

    def test_is_not_made_without_a_witness_that_was_asked_for(self, house: House) -> None:
        house.exchange = lambda *_: (503, b"")  # type: ignore[method-assign]

        with pytest.raises(WitnessAnswerError):
            house.bundle()

    def test_can_be_made_again_later(self, house: House) -> None:
        first, second = house.bundle(), house.bundle(seconds=90)

        assert first != second
        verify_bundle(second, name="x", log_keys=[house.log_key], witness_keys=house.witness_keys)

    def test_loads_nothing_and_runs_nothing_on_the_cover_sheet(self, house: House) -> None:
        sheet = read_zip(house.bundle())["LEMBAR_SAMPUL.html"].decode()

        assert "<script" not in sheet
        assert "src=" not in sheet
        assert "bukan pelanggaran" in sheet


class TestVerifyBundle:
    def test_names_the_bundle_and_the_reason(self, house: House) -> None:
        with pytest.raises(BundleRefusedError, match=r"paket\.zip.*rusak"):
            verify_bundle(house.bundle() + b"x", name="paket.zip")

    def test_verifies_time_by_the_root_that_is_given(
        self, house: House, authority: OpensslAuthority, tmp_path: Path
    ) -> None:
        stamp(house, authority, "EX-1", "EX-2")
        bundle, keys = house.bundle(), house.witness_keys

        found = verify_bundle(
            bundle,
            name="x",
            log_keys=[house.log_key],
            witness_keys=keys,
            authority=authority.trusted(),
        )

        assert found["level"] == 3
        stranger = OpensslAuthority(tmp_path / "stranger").trusted()
        with pytest.raises(BundleRefusedError, match="cap waktu ditolak"):
            verify_bundle(bundle, name="x", authority=stranger)
