import pytest

from netral.rulebook import Answer, load_cases
from netral.rulebook.casebook import WorkedCase, list_mismatches
from tests.rulebook.builders import ASSETS, EDITIONS, SHIPPED, shipped

CASES = [
    pytest.param(edition, case, id=f"{edition}-{case.rule_code}-{case.title}")
    for edition in EDITIONS
    for case in load_cases(SHIPPED / edition)
]


class TestWorkedCases:
    @pytest.mark.parametrize(("edition", "case"), CASES)
    def test_are_answered_as_the_jurist_wrote(self, edition: str, case: WorkedCase) -> None:
        assert list_mismatches(case, shipped(edition)) == []

    def test_show_for_every_rule_what_finds_what_must_not_and_the_day_outside(self) -> None:
        for edition in EDITIONS:
            for rule in shipped(edition).rules:
                own = [
                    each.values[1]
                    for each in CASES
                    if each.values[0] == edition and each.values[1].rule_code == rule.code
                ]
                assert any(case.finds is not Answer.NOTHING for case in own), rule.code
                assert any(
                    case.finds is Answer.NOTHING and not case.just_outside for case in own
                ), rule.code
                assert any(case.just_outside for case in own), rule.code


class TestLoadCases:
    def test_reads_the_cases_of_an_edition(self) -> None:
        cases = load_cases(ASSETS / "sound")

        assert [case.rule_code for case in cases] == ["XB-01"] * 3 + ["XD-01"] * 3
