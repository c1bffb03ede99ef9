"""All cells of all thirty days, bounded by all thirty days together."""

import pytest

from tests.reporting.transparency.attack import bound_cells
from tests.reporting.transparency.test_transparency import play_days, publish_days

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_cell_of_any_day_is_known_more_exactly_than_its_span(seed: int) -> None:
    bounds = bound_cells(publish_days(play_days(30, seed=seed)))
    assert min(high - low for low, high in bounds.values()) >= 11
