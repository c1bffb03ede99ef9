"""The reporter's and the person's way: both languages, both sizes, by mouse and by keyboard."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from tests.console.conftest import (  # noqa: F401 - fixtures
    console_address,
    database,
    open_store,
    procedure,
    store,
    walker,
)
from tests.console.journeys import notify_person, walk_as_person, walk_as_reporter
from tests.console.walker import BY_KEYBOARD, Walker

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

pytestmark = [pytest.mark.soak, pytest.mark.browser]
EVERY_WAY = [
    (language, size, *keyboard)
    for language in ("id", "en")
    for size in ("desktop", "phone")
    for keyboard in ((), (BY_KEYBOARD,))
]


@pytest.mark.parametrize("walker", EVERY_WAY, indirect=True)
class TestJourneys:
    def test_of_the_reporter(self, walker: Walker, store: "PostgresCaseStore") -> None:  # noqa: F811
        walk_as_reporter(walker, store)

    def test_of_the_person(
        self,
        walker: Walker,  # noqa: F811
        store: "PostgresCaseStore",  # noqa: F811
        procedure: Procedure,  # noqa: F811
        tmp_path: Path,
    ) -> None:
        walk_as_person(walker, notify_person(store, procedure), tmp_path)
