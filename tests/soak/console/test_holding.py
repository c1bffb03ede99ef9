"""Five hundred persons take away what the database holds; `make soak` runs it."""

from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from netral_console.database import Database
from tests.console.conftest import database, open_store, procedure, store  # noqa: F401 - fixtures
from tests.console.persons.test_holding import play_population

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

PERSONS = 500


@pytest.mark.soak
def test_the_export_of_five_hundred_persons_is_what_the_database_holds(
    store: "PostgresCaseStore",  # noqa: F811
    procedure: Procedure,  # noqa: F811
    database: Database,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = play_population(store, procedure, database, monkeypatch, size=PERSONS, seed=2)
    assert compared > 10 * PERSONS
