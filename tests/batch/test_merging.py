"""Tests that the same act from two sources is one act with two provenances."""

import dataclasses

from netral.batch.merging import merge_repeated
from netral.screening import Result, Screened
from netral.values.provenance import Grade
from tests.reporting.builders import act, screened


def told(act_id: str, grade: Grade, file: str, result: Result = Result.INDICATION) -> Screened:
    made = act()
    provenance = dataclasses.replace(made.provenance, grade=grade, source_file=file)
    return screened(dataclasses.replace(made, act_id=act_id, provenance=provenance), result=result)


class TestMergeRepeated:
    def test_lets_the_better_grade_lead_whichever_was_read_first(self) -> None:
        capture = told("x:1", Grade.C, "capture", Result.UNCLEAR)
        archive = told("x:1", Grade.A, "archive")

        for order in ([capture, archive], [archive, capture]):
            merged = merge_repeated(order)

            assert [each.act.provenance.source_file for each in merged.acts] == ["archive"]
            assert [each.result for each in merged.acts] == [Result.INDICATION]
            assert [place.source_file for place in merged.acts[0].act.also_from] == ["capture"]
            assert [record.source_file for record in merged.repeated] == ["capture"]

    def test_lets_the_earlier_one_lead_among_equals(self) -> None:
        merged = merge_repeated([told("x:1", Grade.B, "one"), told("x:1", Grade.B, "two")])

        assert [each.act.provenance.source_file for each in merged.acts] == ["one"]

    def test_counts_every_record_once(self) -> None:
        grades = [Grade.D, Grade.C, Grade.A, Grade.B]
        records = [told(f"x:{n % 3}", grades[n % 4], str(n)) for n in range(12)]

        merged = merge_repeated(records)

        assert len(merged.acts) + len(merged.repeated) == len(records)
        assert [each.act.act_id for each in merged.acts] == ["x:0", "x:1", "x:2"]

    def test_leaves_an_act_that_was_read_once_as_it_is(self) -> None:
        alone = told("x:1", Grade.C, "one")

        assert merge_repeated([alone]).acts == [alone]

    def test_keeps_acts_of_two_people_apart(self) -> None:
        mine = told("act-1", Grade.C, "one")
        theirs = dataclasses.replace(mine, person="P-other")

        assert len(merge_repeated([mine, theirs]).acts) == 2
