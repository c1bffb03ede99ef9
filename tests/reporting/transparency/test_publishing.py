"""No day, and no thirty days together, give a small number away."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.reporting.errors import CountsDoNotCloseError, DayNotPublishableError
from netral.reporting.transparency import (
    CountSpan,
    Part,
    Population,
    PublishedPart,
    PublishedPopulation,
    Release,
    count_cases,
    extend_releases,
    find_bounds,
    leaves_all_open,
    publish_release,
)
from netral.reporting.transparency.bounds import TOTAL
from netral.reporting.transparency.publishing import Check
from netral.values.standing import OFFICE_OF, Ending, Stage, Standing
from tests.reporting.transparency.attack import Attacker
from tests.reporting.transparency.practice_days import (
    CONTESTANTS,
    FIRST_DAY,
    iter_tallies,
    list_populations,
    publish_days,
)

Tally = Counter[Standing]


def publish_tallies(tallies: Sequence[Tally], *, check: Check = leaves_all_open) -> list[Release]:
    releases: list[Release] = []
    for number, tally in enumerate(tallies):
        cases = count_cases(tally, contestants=CONTESTANTS)
        day = FIRST_DAY + timedelta(days=number)
        releases.append(publish_release([cases], day=day, earlier=releases, check=check))
    return releases


def open_cases(stage: Stage, name: str, number: int) -> Tally:
    return Counter({Standing(stage=stage, contestant_id=name): number})


ON_THE_EDGE = open_cases(Stage.DRAW, "satu", 12) + open_cases(Stage.REVIEW, "satu", 12)
"""All cells at the lower end of their spans: the exact total would tell each of them."""
A_DAY_LATER = ON_THE_EDGE - open_cases(Stage.DRAW, "satu", 6) + open_cases(Stage.REPLY, "dua", 7)
"""One case more, and no cell at its end any more."""
TIED = (
    open_cases(Stage.DRAW, "satu", 12)
    + open_cases(Stage.REVIEW, "satu", 3)
    + open_cases(Stage.REVIEW, "dua", 9)
    + open_cases(Stage.NOTICE, "dua", 2)
    + open_cases(Stage.NOTICE, "tiga", 10)
    + open_cases(Stage.DECISION, "tiga", 1)
    + open_cases(Stage.DECISION, "", 11)
)
"""By contestant, all cells stand at their upper ends; by stage, at their lower ones."""


class TestDaysTogether:
    """Smaller than `make soak`, which bounds thirty days of several elections."""

    def test_leave_every_count_open(self) -> None:
        attacker = Attacker(publish_days(15))

        assert len(attacker.places()) == 15 * 50
        assert list(attacker.iter_exposed()) == []

    def test_leave_every_rise_open(self) -> None:
        attacker = Attacker(publish_days(8))

        assert list(attacker.iter_small_rises()) == []

    def test_hold_the_truth(self) -> None:
        releases = publish_days(30, pace=25)

        for number, tally in enumerate(iter_tallies(30, pace=25)):
            for population in list_populations(tally, number):
                published = releases[number].find(population.key)
                assert published is not None
                spans = published.spans()
                truth = [s for part in population.parts for s in part.splits]
                for cell, count in ((c, n) for split in truth for c, n in split.items()):
                    assert spans[cell].low <= count <= spans[cell].high
                if published.tells_total:
                    assert published.total == population.count

    def test_tell_the_intake_now_and_then(self) -> None:
        found = [release.find("cases") for release in publish_days(30, pace=25)]
        told = [each.total or 0 for each in found if each is not None]

        steps = [b - a for a, b in pairwise(told) if b != a]
        assert len(steps) >= 5
        assert min(steps) >= 12


class TestSeededBugs:
    """Each takes one rule away; the attack that fails without it succeeds."""

    def test_without_complementary_withholding_an_exact_total_tells_the_cells(self) -> None:
        kept = publish_tallies([ON_THE_EDGE])
        broken = publish_tallies([ON_THE_EDGE], check=lambda _: True)

        assert list(Attacker(kept).iter_exposed()) == []
        exposed = dict(Attacker(broken).iter_exposed())
        assert exposed[0, "cases", "open.satu"] == (24, 24)
        assert exposed[0, "cases", "stage.draw.in_time"] == (12, 12)

    def test_without_the_check_of_linked_tables_one_tells_the_other(self) -> None:
        def only_first_split(history: Sequence[PublishedPopulation]) -> bool:
            return leaves_all_open(
                [
                    replace(
                        each,
                        parts=tuple(replace(part, splits=part.splits[:1]) for part in each.parts),
                    )
                    for each in history
                ]
            )

        kept = publish_tallies([TIED])
        broken = publish_tallies([TIED], check=only_first_split)

        assert list(Attacker(kept).iter_exposed()) == []
        assert kept[0].populations[0].step == 24
        exposed = dict(Attacker(broken).iter_exposed())
        assert exposed[0, "cases", "stage.draw.in_time"] == (12, 20)

    def test_without_the_rule_across_releases_the_next_day_tells_the_last(self) -> None:
        def only_today(history: Sequence[PublishedPopulation]) -> bool:
            return leaves_all_open(history[-1:])

        days = [ON_THE_EDGE, A_DAY_LATER]
        kept = publish_tallies(days)
        broken = publish_tallies(days, check=only_today)

        assert list(Attacker(kept).iter_exposed()) == []
        exposed = dict(Attacker(broken).iter_exposed())
        assert exposed[0, "cases", "stage.draw.in_time"] == (12, 13)
        assert list(Attacker(broken[:1]).iter_exposed()) == []

    def test_with_a_total_each_day_the_difference_is_one_case(self) -> None:
        tallies = [Counter(dict(t)) for t in (ON_THE_EDGE, A_DAY_LATER)]
        kept = publish_tallies(tallies)
        broken = [
            replace(
                release,
                populations=tuple(
                    replace(each, total=tally.total(), total_date=release.day, total_waits=False)
                    for each in release.populations
                ),
            )
            for release, tally in zip(kept, tallies, strict=True)
        ]

        assert list(Attacker(kept).iter_small_rises()) == []
        assert dict(Attacker(broken).iter_small_rises())[0, "cases", "=total"] == (1, 1)

    def test_a_cell_that_only_grows_must_not_be_what_hides_another(self) -> None:
        span = CountSpan(0, 11)
        population = PublishedPopulation(
            key="cases",
            day=FIRST_DAY,
            step=12,
            parts=(PublishedPart(key="ended", splits=({"erased": span, "other": span},)),),
            total=11,
            total_date=FIRST_DAY - timedelta(days=1),
        )

        assert leaves_all_open([population])
        assert not leaves_all_open([replace(population, growing=("erased",))])


standings = st.one_of(
    st.builds(
        Standing,
        stage=st.sampled_from([each for each in Stage if OFFICE_OF[each]]),
        is_late=st.booleans(),
        contestant_id=st.sampled_from(("", *CONTESTANTS)),
    ),
    st.builds(Standing, ending=st.sampled_from(Ending), contestant_id=st.sampled_from(CONTESTANTS)),
    st.just(Standing()),
)
tallies = st.dictionaries(standings, st.sampled_from((1, 5, 11, 12, 13, 23, 24, 40)), max_size=6)


def pile_up(days: Sequence[dict[Standing, int]]) -> list[Tally]:
    """Make days on which cases only come: what was counted stays where it is."""
    piled: list[Tally] = []
    for each in days:
        piled.append((piled[-1] if piled else Counter()) + Counter(each))
    return piled


class TestAnyDays:
    @given(st.lists(tallies, min_size=1, max_size=5))
    def test_are_published_open_true_and_the_same_twice(
        self, days: list[dict[Standing, int]]
    ) -> None:
        piled = pile_up(days)

        releases = publish_tallies(piled)

        assert releases == publish_tallies(piled)
        bounds = find_bounds([each.populations[0] for each in releases])
        assert leaves_all_open([each.populations[0] for each in releases])
        for tally, found in zip(piled, bounds, strict=True):
            truth = count_cases(tally, contestants=CONTESTANTS)
            assert found[TOTAL].low <= truth.count <= found[TOTAL].high
            for part in truth.parts:
                bound = found[f"part:{part.key}"]
                assert bound.low <= part.count <= bound.high
                for split in part.splits:
                    assert all(found[c].low <= n <= found[c].high for c, n in split.items())

    @settings(max_examples=12)
    @given(st.lists(tallies, min_size=1, max_size=3))
    def test_have_the_bounds_that_an_integer_program_finds(
        self, days: list[dict[Standing, int]]
    ) -> None:
        releases = publish_tallies(pile_up(days), check=lambda _: True)
        history = [replace(each.populations[0], growing=()) for each in releases]
        attacker = Attacker(releases)

        for number, found in enumerate(find_bounds(history)):
            for cell in ("open.satu", "stage.draw.in_time", "ended.dua.not_proven"):
                low, high = attacker.bound((number, "cases", cell))
                assert found[cell].low <= low
                assert high <= found[cell].high
            low, high = attacker.bound((number, "cases", "=total"))
            assert (found[TOTAL].low, found[TOTAL].high) == (low, high)


class TestPublishRelease:
    def test_refuses_a_day_that_is_not_after_the_last(self) -> None:
        releases = publish_tallies([ON_THE_EDGE])

        with pytest.raises(DayNotPublishableError, match="published already"):
            publish_release([], day=FIRST_DAY, earlier=releases)

    def test_refuses_a_population_that_has_shrunk(self) -> None:
        releases = publish_tallies([open_cases(Stage.DRAW, "satu", 40)])
        few = count_cases(open_cases(Stage.DRAW, "satu", 20), contestants=CONTESTANTS)

        with pytest.raises(DayNotPublishableError, match="shrunk"):
            publish_release([few], day=FIRST_DAY + timedelta(days=1), earlier=releases)

    def test_refuses_splits_that_do_not_add_up(self) -> None:
        part = Part(key="open", splits=({"a": 3}, {"b": 4}))

        with pytest.raises(CountsDoNotCloseError):
            publish_release([Population(key="cases", parts=(part,))], day=FIRST_DAY)


class TestExtendReleases:
    def test_changes_nothing_for_the_same_counts_of_the_same_day(self) -> None:
        cases = count_cases(ON_THE_EDGE, contestants=CONTESTANTS)
        once = extend_releases([], [cases], day=FIRST_DAY)

        assert extend_releases(once, [cases], day=FIRST_DAY) == once

    def test_refuses_other_counts_of_the_same_day(self) -> None:
        cases = count_cases(ON_THE_EDGE, contestants=CONTESTANTS)
        others = count_cases(TIED, contestants=CONTESTANTS)
        once = extend_releases([], [cases], day=FIRST_DAY)

        with pytest.raises(DayNotPublishableError, match="other counts"):
            extend_releases(once, [others], day=FIRST_DAY)
