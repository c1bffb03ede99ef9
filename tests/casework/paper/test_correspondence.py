"""Tests of how an office writes: shipped, its own, and with everything wrong at once."""

from datetime import date
from pathlib import Path

import pytest

from netral.casework.ids import BodyId, CaseId
from netral.casework.paper import PaperKind, check_correspondence, load_correspondence
from netral.casework.paper.correspondence import FILE
from netral.casework.procedure import Procedure, Task
from netral.values.problem import ProblemsError
from tests.casework.conftest import PROCEDURE_FOLDER

SHIPPED = (PROCEDURE_FOLDER / FILE).read_text(encoding="utf-8")


def write(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SHIPPED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


class TestLoadCorrespondence:
    def test_reads_what_is_shipped_as_a_specimen(self) -> None:
        found = load_correspondence(PROCEDURE_FOLDER)
        head = found.head_of(PaperKind.NOTICE, CaseId("PKR-c1db30ab77"), date(2024, 10, 1))

        assert check_correspondence(PROCEDURE_FOLDER) == []
        assert head.is_specimen
        assert head.number == "C1DB30AB/PBT/NT/X/2024"
        assert head.copies_to == ()

    def test_takes_the_words_of_an_office(self, tmp_path: Path) -> None:
        folder = write(
            tmp_path,
            ("BADAN KESATUAN BANGSA DAN POLITIK", "INSPEKTORAT KOTA CONTOH"),
            ("specimen: true", "specimen: false"),
            ('place: "Jakarta"', 'place: "Kota Contoh"'),
        )

        head = load_correspondence(folder).head_of(
            PaperKind.CORRECTION, CaseId("PKR-1"), date(2025, 1, 2)
        )

        assert (head.office, head.place, head.is_specimen) == (
            "INSPEKTORAT KOTA CONTOH",
            "Kota Contoh",
            False,
        )

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            pytest.param("document: notice", "document: summons", "notice stands there 0", id="no"),
            pytest.param("{month}", "{hari}", "place that nobody fills", id="number form"),
            pytest.param("{month}", "{", "place that nobody fills", id="broken number form"),
            pytest.param(
                'code: "PBT"',
                'code: "PBT"\n    copies_to: ["Camat"]',
                "to the person and to nobody else",
                id="copies of a notice",
            ),
            pytest.param("parents:", "orangtua:", "orangtua", id="unknown key"),
        ],
    )
    def test_refuses(self, old: str, new: str, problem: str, tmp_path: Path) -> None:
        folder = write(tmp_path, (old, new))

        with pytest.raises(ProblemsError) as caught:
            load_correspondence(folder)
        assert any(problem in each.message for each in check_correspondence(folder))
        assert problem in str(caught.value)

    def test_refuses_an_absent_file(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError):
            load_correspondence(tmp_path)

    def test_addresses_every_body_that_receives_now(self, procedure: Procedure) -> None:
        found = load_correspondence(PROCEDURE_FOLDER)
        bodies = procedure.list_bodies(Task.RECEIVES_REFERRAL, on=date(2024, 11, 1))

        assert [each.body_id for each in bodies if found.find_receiver(each.body_id) is None] == []
        assert found.find_receiver(BodyId("tidak_ada")) is None
