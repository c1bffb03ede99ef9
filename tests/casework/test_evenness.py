"""Tests of the comparison between contestants."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.casework import Case, InMemoryCaseStore, Procedure, evenness
from netral.casework.evenness import LIMIT, Support, _difference, measure_evenness
from netral.casework.script import CaseScript, make_allegation
from netral.casework.vote import Assessment

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN
COUNTS = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.fixture
def judge(procedure: Procedure) -> Callable[..., Case]:
    """Play a case about a contestant through its first round."""
    store = InMemoryCaseStore(procedure)
    played = 0

    def play(contestant_id: str, *votes: Assessment) -> Case:
        nonlocal played
        played += 1
        about = make_allegation(played, contestant_id=contestant_id)
        script = CaseScript(store, procedure, number=played, allegation=about)
        script.open()
        script.draw()
        if votes:
            script.vote(*votes)
        return script.case

    return play


def line(yes: int, of: int, others_yes: int, others_of: int) -> Support:
    low, high = _difference(yes, of, others_yes, others_of)
    return Support(
        contestant_id="satu",
        supported=yes,
        judged=of,
        others_supported=others_yes,
        others_judged=others_of,
        low=low,
        high=high,
    )


def test_counts_what_reviewers_have_judged(judge: Callable[..., Case]) -> None:
    cases = [
        judge("satu", YES, YES),
        judge("satu", NO, NO),
        judge("satu", YES, NO),
        judge("dua", YES, YES),
        judge("dua"),
    ]

    first, second = measure_evenness(cases)

    assert (first.contestant_id, first.supported, first.judged) == ("dua", 1, 1)
    assert (second.contestant_id, second.supported, second.judged) == ("satu", 1, 2)
    assert (second.others_supported, second.others_judged) == (1, 1)


def test_one_contestant_alone_is_compared_with_nobody(judge: Callable[..., Case]) -> None:
    (only,) = measure_evenness([judge("satu", YES, YES)])

    assert only.low is only.high is None
    assert not only.is_uneven


@pytest.mark.parametrize(
    ("counts", "is_uneven"),
    [
        ((3, 10, 9, 10), False),
        ((60, 152, 114, 152), True),
        ((114, 152, 60, 152), True),
        ((100, 152, 114, 152), False),
    ],
)
def test_a_gap_is_uneven_when_it_is_certain(
    counts: tuple[int, int, int, int], *, is_uneven: bool
) -> None:
    assert line(*counts).is_uneven is is_uneven


def test_gives_the_published_interval() -> None:
    """Newcombe 1998, table II, example (a): 56/70 against 48/80, at 95 %."""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evenness, "_Z", 1.959964)
        low, high = _difference(56, 70, 48, 80)

    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


@given(COUNTS, COUNTS)
@settings(deadline=None)
def test_is_the_same_seen_from_either_side(one: tuple[int, int], two: tuple[int, int]) -> None:
    low, high = _difference(*one, *two)
    other_low, other_high = _difference(*two, *one)

    assert low == pytest.approx(-other_high)
    assert high == pytest.approx(-other_low)
    assert low - 1e-9 <= one[0] / one[1] - two[0] / two[1] <= high + 1e-9
    assert 0 < LIMIT < 1
