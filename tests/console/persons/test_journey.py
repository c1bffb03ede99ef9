"""The person in a real browser: on a phone in Indonesian, and on a desktop by keyboard alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from tests.console.journeys import notify_person, walk_as_person
from tests.console.walker import BY_KEYBOARD, Walker

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore


@pytest.mark.browser
@pytest.mark.parametrize("walker", [("id", "phone"), ("en", "desktop", BY_KEYBOARD)], indirect=True)
def test_the_person_sees_replies_objects_and_takes_it_all_away(
    walker: Walker, store: "PostgresCaseStore", procedure: Procedure, tmp_path: Path
) -> None:
    walk_as_person(walker, notify_person(store, procedure), tmp_path)
