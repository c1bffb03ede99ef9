"""Ten thousand attempts on both stores at once; `make soak` runs it."""

import pytest

from netral_console.database import Database
from tests.console.conftest import database  # noqa: F401 - a fixture
from tests.console.test_twins import play_twins


@pytest.mark.soak
class TestTwins:
    def test_answer_alike_ten_thousand_times(self, database: Database) -> None:  # noqa: F811
        assert play_twins(database, examples=400, steps=50) > 10_000
