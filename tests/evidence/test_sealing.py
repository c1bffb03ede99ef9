"""Tests of sealing and of the rule on lone screenshots."""

import dataclasses
import hashlib
import pickle
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.errors import (
    EmptyContentError,
    LoneScreenshotError,
    MalformedFormError,
    SealBrokenError,
    UnwritableFactError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.sealing import (
    read_exhibit,
    seal_exhibit,
    verify_can_indicate,
    verify_seal,
)
from netral.values.errors import NaiveInstantError
from netral.values.provenance import Grade
from tests.evidence.builders import NOON, facts, sealed


class TestSealExhibit:
    def test_refuses_empty_content(self) -> None:
        with pytest.raises(EmptyContentError, match="EX-1 has no content") as caught:
            sealed(content=b"")

        assert "failed capture" in caught.value.remedy

    def test_names_its_version_in_the_sealed_bytes(self) -> None:
        assert sealed().statement.startswith(b"netral.exhibit.v1\n")

    def test_seals_what_a_foreign_tool_can_compute(self) -> None:
        exhibit = sealed()

        assert exhibit.seal_sha256 == hashlib.sha256(exhibit.statement).hexdigest()

    @pytest.mark.parametrize("name", ["captured_by", "captured_with", "media_type"])
    def test_refuses_a_capture_that_nobody_answers_for(self, name: str) -> None:
        with pytest.raises(UnwritableFactError, match=name):
            sealed(about=dataclasses.replace(facts(), **{name: ""}))

    @pytest.mark.parametrize("exhibit_id", ["", "../EX", "EX 1", "a" * 65, "EX/1"])
    def test_refuses_an_id_that_could_be_a_path(self, exhibit_id: str) -> None:
        with pytest.raises(UnwritableFactError, match="exhibit_id"):
            sealed(exhibit_id=exhibit_id)

    def test_refuses_a_moment_without_zone(self) -> None:
        with pytest.raises(NaiveInstantError):
            seal_exhibit(
                b"x",
                exhibit_id=ExhibitId("EX-1"),
                facts=facts(),
                sealed_at=datetime(2024, 10, 1),  # noqa: DTZ001
            )


class TestVerifySeal:
    def test_accepts_what_was_sealed(self) -> None:
        verify_seal(sealed(b"post"), b"post")

    @given(content=st.binary(min_size=1, max_size=64), data=st.data())
    def test_breaks_when_any_one_bit_changes(self, content: bytes, data: st.DataObject) -> None:
        exhibit = sealed(content)
        position = data.draw(st.integers(0, len(content) - 1))
        tampered = bytearray(content)
        tampered[position] ^= 1 << data.draw(st.integers(0, 7))

        with pytest.raises(SealBrokenError):
            verify_seal(exhibit, bytes(tampered))

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"captured_at": NOON + timedelta(microseconds=1)}, id="capture time"),
            pytest.param({"captured_by": "pemeriksa-8"}, id="who"),
            pytest.param({"captured_with": "penangkap 1.3"}, id="with what"),
            pytest.param({"grade": Grade.B}, id="grade"),
            pytest.param({"source": "https://contoh.invalid/p/2"}, id="from where"),
            pytest.param({"act_id": "ACT-2"}, id="act"),
            pytest.param({"media_type": "text/plain"}, id="media type"),
        ],
    )
    def test_breaks_when_a_fact_changes(self, change: dict[str, object]) -> None:
        exhibit = sealed(b"post")
        tampered = dataclasses.replace(
            exhibit,
            facts=dataclasses.replace(exhibit.facts, **change),  # type: ignore[arg-type]
        )

        with pytest.raises(SealBrokenError, match="statement"):
            verify_seal(tampered, b"post")

    def test_breaks_when_the_sealing_is_backdated(self) -> None:
        exhibit = sealed(b"post")

        with pytest.raises(SealBrokenError):
            verify_seal(dataclasses.replace(exhibit, sealed_at=NOON - timedelta(days=30)), b"post")

    def test_says_no_content_in_its_error_and_survives_pickle(self) -> None:
        with pytest.raises(SealBrokenError) as caught:
            verify_seal(sealed(b"rahasia"), b"rahasib")

        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
        assert str(again) == str(caught.value)
        assert "rahasi" not in str(again)

    def test_fails_on_emptiness(self) -> None:
        with pytest.raises(EmptyContentError):
            verify_seal(sealed(b"post"), b"")


class TestReadExhibit:
    def test_gives_back_the_exhibit(self) -> None:
        assert read_exhibit(sealed().statement) == sealed()

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b"grade 1 C", b"grade 1 E"),
            (b"size_bytes 2 25", b"size_bytes 3 025"),
            (b"captured_at 27 2024-10-01T05", b"captured_at 27 2024-10-01 05"),
            (b"exhibit_id 4 EX-1\n", b""),
        ],
    )
    def test_refuses_another_spelling(self, before: bytes, after: bytes) -> None:
        statement = sealed().statement
        assert before in statement

        with pytest.raises(MalformedFormError):
            read_exhibit(statement.replace(before, after))


class TestVerifyCanIndicate:
    @pytest.mark.parametrize("grade", [Grade.A, Grade.B, Grade.C])
    def test_accepts_a_source_beside_a_screenshot(self, grade: Grade) -> None:
        verify_can_indicate([sealed(about=facts(grade=Grade.D)), sealed(about=facts(grade=grade))])

    def test_refuses_a_lone_screenshot(self) -> None:
        with pytest.raises(LoneScreenshotError, match="EX-1"):
            verify_can_indicate([sealed(about=facts(grade=Grade.D))])

    def test_refuses_any_number_of_screenshots(self) -> None:
        with pytest.raises(LoneScreenshotError):
            verify_can_indicate([sealed(about=facts(grade=Grade.D))] * 50)

    def test_fails_on_emptiness(self) -> None:
        with pytest.raises(LoneScreenshotError):
            verify_can_indicate([])
