"""Tests that the page on formats says what the readers are."""

import pytest

from netral.intake import Reader, list_readers
from scripts.write_format_reference import TARGET, render_reference

READERS = list_readers()


class TestFormatReference:
    def test_is_what_the_readers_say(self) -> None:
        assert TARGET.read_text(encoding="utf-8") == render_reference(), (
            "write it anew: .venv/bin/python scripts/write_format_reference.py"
        )

    @pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.source_format)
    def test_describes_every_reader_in_full(self, reader: Reader) -> None:
        assert reader.cards
        for card in reader.cards:
            told = (card.acts, card.target, card.stable_id, card.time, card.visibility, card.limits)
            assert all(told)

    def test_gives_each_format_a_name_of_its_own(self) -> None:
        names = [reader.source_format for reader in READERS]

        assert len(set(names)) == len(names)
        assert all(name.startswith("netral.") for name in names)
