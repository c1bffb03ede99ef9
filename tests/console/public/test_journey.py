"""A reporter in a real browser: on a desktop by keyboard alone, and on a phone in English."""

from typing import TYPE_CHECKING

import pytest

from tests.console.journeys import walk_as_reporter
from tests.console.walker import BY_KEYBOARD, Walker

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore


@pytest.mark.browser
@pytest.mark.parametrize("walker", [("id", "desktop", BY_KEYBOARD), ("en", "phone")], indirect=True)
def test_a_reporter_reports_and_is_asked_and_answers(
    walker: Walker, store: "PostgresCaseStore"
) -> None:
    walk_as_reporter(walker, store)
