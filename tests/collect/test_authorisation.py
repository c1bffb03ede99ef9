"""Tests that nothing is collected without notice, assessment and two offices on each."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netral.values.problem import ProblemsError
from netral_collect import load_authorisation
from tests.collect.world import NOW, UNIT, write_authorisation

TODAY = NOW.date()


class TestLoadAuthorisation:
    def test_takes_one_that_is_in_order(self, tmp_path: Path) -> None:
        found = load_authorisation(write_authorisation(tmp_path / "p"), today=TODAY)

        assert found.units == (UNIT,)
        assert found.notice.on == date(2024, 9, 1)
        assert found.covers(unit="dinas  contoh", agency="")
        assert found.covers(unit="", agency=UNIT)
        assert not found.covers(unit="Dinas Contoh Lain", agency="")
        assert not found.covers(unit="", agency="")

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"notice_to_staff": None}, 'key "notice_to_staff" is missing'),
            ({"impact_assessment": None}, 'key "impact_assessment" is missing'),
            ({"enabled_by": None}, 'key "enabled_by" is missing'),
            ({"units": []}, "list is empty"),
            ({"enabled_by": ["Inspektur", "inspektur "]}, "One office alone"),
            ({"impact_assessment__approved_by": ["Inspektorat"]}, "One office alone"),
            ({"impact_assessment__approved_on": "2023-09-01"}, "older than 365 days"),
            ({"impact_assessment__approved_on": "2024-10-03"}, "still to come"),
            ({"notice_to_staff__given_on": "2024-10-03"}, "still to come"),
            ({"notice_to_staff__sha256": "0" * 64}, "not this one"),
            ({"impact_assessment__document": "tidak_ada.pdf"}, "not beside"),
            ({"impact_assessment__document": "../dpia.pdf"}, "not beside"),
            ({"watch": ["seseorang"]}, 'key "watch" is not known'),
        ],
    )
    def test_refuses_all_others(self, tmp_path: Path, changes: dict[str, Any], said: str) -> None:
        path = write_authorisation(tmp_path / "p", **changes)

        with pytest.raises(ProblemsError, match=said):
            load_authorisation(path, today=TODAY)

    def test_holds_for_the_last_day_of_the_year(self, tmp_path: Path) -> None:
        path = write_authorisation(tmp_path / "p", impact_assessment__approved_on="2023-10-03")

        assert load_authorisation(path, today=TODAY).assessment.on == date(2023, 10, 3)

    def test_notices_a_paper_that_was_exchanged(self, tmp_path: Path) -> None:
        path = write_authorisation(tmp_path / "p")
        (tmp_path / "p" / "dpia.pdf").write_bytes(b"another")

        with pytest.raises(ProblemsError, match="The paper has the digest"):
            load_authorisation(path, today=TODAY)

    def test_refuses_what_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="cannot be read"):
            load_authorisation(tmp_path / "none.yaml", today=TODAY)
