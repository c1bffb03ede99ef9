"""Agreement beyond chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.casework.agreement import measure_agreement

PAIRS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=200)


def test_a_textbook_table() -> None:
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10
    found = measure_agreement(pairs + [(False, False)] * 15)
    assert found.observed == pytest.approx(0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.low == pytest.approx(0.146, abs=0.001)


def test_no_pair_and_one_opinion_have_no_kappa() -> None:
    assert measure_agreement([]).kappa is None
    assert measure_agreement([(True, True)] * 9).kappa is None


@given(PAIRS)
def test_kappa_lies_in_its_interval_and_never_above_one(pairs: list[tuple[bool, bool]]) -> None:
    found = measure_agreement(pairs)
    if found.kappa is None or found.low is None or found.high is None:
        return
    assert -1 <= found.low <= found.kappa <= found.high <= 1


@given(PAIRS)
def test_who_is_first_does_not_matter(pairs: list[tuple[bool, bool]]) -> None:
    turned = [(second, first) for first, second in pairs]
    assert measure_agreement(pairs).observed == measure_agreement(turned).observed
    assert measure_agreement(pairs).kappa == pytest.approx(measure_agreement(turned).kappa)
