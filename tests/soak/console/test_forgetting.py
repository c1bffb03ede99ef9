"""A thousand canaries, wherever words of a case or a person go; `make soak` runs it."""

from pathlib import Path

import pytest

from netral_console.database import Database
from tests.console.canaries import Planter
from tests.console.conftest import (  # noqa: F401 - fixtures
    database,
    enter,
    logins,
    open_store,
    procedure,
    store,
)
from tests.console.test_forgetting import plant_erase_and_look, planter  # noqa: F401 - a fixture

CANARIES = 1000


@pytest.mark.soak
def test_after_erasure_none_of_a_thousand_canaries_is_left(
    planter: Planter,  # noqa: F811
    database: Database,  # noqa: F811
    tmp_path: Path,
) -> None:
    planted = plant_erase_and_look(
        planter, database, tmp_path / "backup", canaries=CANARIES, referred=3
    )
    assert planted >= CANARIES
