"""The bugs that are seeded into the console have a place to be seeded into."""

import pytest

from tests.architecture.repository import ROOT
from tests.console.seeded_bugs import BUGS, SeededBug


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.safeguard)
def test_the_place_of_each_is_there_once(bug: SeededBug) -> None:
    text = (ROOT / "src" / "netral_console" / bug.file).read_text(encoding="utf-8")

    assert bug.change(text) != text


def test_each_names_tests_that_are_there() -> None:
    named = {each for bug in BUGS for each in bug.tests.split()}

    assert [each for each in named if not (ROOT / "tests" / "console" / each).exists()] == []
