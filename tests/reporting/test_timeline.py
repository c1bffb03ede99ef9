"""Tests of the timeline."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netral.intake.act import Act
from netral.reporting.timeline import draw_timeline
from tests.reporting.builders import act, election


def at(moment: datetime) -> Act:
    return act(occurred_at=moment)


class TestDrawTimeline:
    def test_counts_acts_by_local_day(self) -> None:
        # 17:30 in Greenwich is past midnight in Jakarta, and the day of designation.
        late = at(datetime(2024, 9, 21, 17, 30, tzinfo=UTC))

        timeline = draw_timeline(election(), indications=[late], unclear=[], width=800.0)

        assert [(day.day, day.indications) for day in timeline.days] == [(date(2024, 9, 22), 1)]
        assert [stage.indications for stage in timeline.stages] == [0, 1, 0, 0, 0, 0]

    def test_keeps_the_last_second_before_designation_in_the_stage_before(self) -> None:
        early = at(datetime(2024, 9, 21, 16, 59, 59, tzinfo=UTC))

        timeline = draw_timeline(election(), indications=[], unclear=[early], width=800.0)

        assert [stage.unclear for stage in timeline.stages] == [1, 0, 0, 0, 0, 0]

    def test_says_the_days_of_a_stage_inclusively(self) -> None:
        timeline = draw_timeline(election(), indications=[], unclear=[], width=800.0)

        assert timeline.stages[1].dates.id.startswith("22 September")
        assert timeline.stages[1].dates.id.endswith("24 September 2024")
        assert timeline.stages[4].dates.id == "27 November 2024"

    def test_names_the_second_round(self) -> None:
        made = election()
        stages = (*made.stages[:-1], replace(made.stages[-1], round=2))
        two_rounds = replace(made, stages=stages)

        timeline = draw_timeline(two_rounds, indications=[], unclear=[], width=800.0)

        assert timeline.stages[-1].label.id.endswith("putaran 2")

    def test_draws_nothing_for_no_acts(self) -> None:
        timeline = draw_timeline(election(), indications=[], unclear=[], width=340.0)

        assert timeline.days == ()
        assert timeline.bars == ()

    @given(
        st.lists(st.integers(0, 137 * 24 * 60 - 1), max_size=60),
        st.lists(st.integers(0, 137 * 24 * 60 - 1), max_size=60),
        st.sampled_from([340.0, 860.0]),
    )
    def test_loses_no_act_and_stays_inside_the_picture(
        self, sure: list[int], unsure: list[int], width: float
    ) -> None:
        start = datetime(2024, 7, 31, 17, 0, tzinfo=UTC)
        found = [at(start + timedelta(minutes=each)) for each in sure]
        unclear = [at(start + timedelta(minutes=each)) for each in unsure]

        timeline = draw_timeline(election(), indications=found, unclear=unclear, width=width)

        assert sum(day.indications for day in timeline.days) == len(found)
        assert sum(stage.unclear for stage in timeline.stages) == len(unclear)
        highest = timeline.levels[-1]
        for bar in timeline.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= width + 0.001
            assert bar.unclear_y >= highest.at - 0.001
