"""Tests of robustness: 300 twins, said plainly and as people write, are read alike."""

import pytest

from netral.language import TextReader, load_text_reader
from tests.language.builders import CAMPAIGN_DAY, election, pair
from training.twins import Twin, count_changed, write_twins

_BEYOND_IT = {"slang": 1, "English": 2, "negation": 1, "comparison": 1}
"""Twins that are still read differently; the aim is none. The model card prints the same."""


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return load_text_reader(
        election(
            [
                pair("sarinah", 1, ["Sarinah Wulandari"], ["Sarinah"]),
                pair("bagaskara", 2, ["Bagaskara Wibisono"], ["Bagaskara"]),
            ]
        )
    )


class TestTwins:
    def test_are_three_hundred_different_pairs(self) -> None:
        twins = write_twins("Sarinah", "Bagaskara")

        assert len(twins) == 300
        assert len({(twin.plain, twin.changed) for twin in twins}) > 280
        assert all(twin.plain != twin.changed for twin in twins)

    def test_are_read_alike_but_for_those_that_are_known(self, reader: TextReader) -> None:
        counted = count_changed(reader, write_twins("Sarinah", "Bagaskara"), at=CAMPAIGN_DAY)

        changed = {kind: bad for kind, (_, bad) in counted["kinds"].items() if bad}
        assert changed == _BEYOND_IT, [twin.changed for twin in counted["changed"]]

    def test_report_every_hidden_character(self, reader: TextReader) -> None:
        counted = count_changed(reader, write_twins("Sarinah", "Bagaskara"), at=CAMPAIGN_DAY)

        assert counted["hiding"] == counted["reported"] == 30

    def test_are_counted_as_changed_when_they_say_the_opposite(self, reader: TextReader) -> None:
        opposite = Twin("none", "Ayo pilih Sarinah", "Jangan pilih Sarinah, pembohong")

        assert count_changed(reader, [opposite], at=CAMPAIGN_DAY)["changed"] == [opposite]
