"""Tests of how a grown text is typed."""

import pytest

from netral_practice.grammar import Piece
from netral_practice.styling import Style, write_down
from tests.practice.builders import seeded

PIECES = [
    Piece("saya tidak menyangka , ", is_protected=False),
    Piece("Contoh-Uji", is_protected=True),
    Piece(" yang  datang ke kampung .", is_protected=False),
]


class TestWriteDown:
    def test_writes_formally_without_a_change_of_words(self) -> None:
        text = write_down(PIECES, style=Style.FORMAL, rng=seeded(1))

        assert text == "Saya tidak menyangka, Contoh-Uji yang datang ke kampung."

    @pytest.mark.parametrize("style", Style)
    def test_keeps_every_letter_of_a_protected_piece(self, style: Style) -> None:
        for seed in range(300):
            text = write_down(PIECES, style=style, rng=seeded(seed))
            assert "contoh-uji" in text.casefold()

    def test_shortens_and_slips_in_casual_styles(self) -> None:
        texts = {write_down(PIECES, style=Style.SLOPPY, rng=seeded(seed)) for seed in range(300)}

        assert len(texts) > 100
        assert any(" yg " in text for text in texts)
        assert any(text == text.lower() for text in texts)
