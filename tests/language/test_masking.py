"""Tests of the mask: the model cannot know who is meant."""

import pytest

from netral.election.contest import NameKind
from netral.language.masking import list_places, mask
from netral.language.normalisation import normalise
from netral.language.spelling import Spelling
from netral.language.target import TargetFinder
from netral.language.vocabulary import Vocabulary
from tests.language.builders import CAMPAIGN_DAY, election, name, pair


def masked(text: str, target: str | None) -> str:
    contest = election(
        [
            pair(
                "a",
                1,
                ["Sarinah Wulandari"],
                ["Sarinah", name("#BangkitSari", NameKind.HASHTAG, partisan=True)],
            ),
            pair("b", 2, ["Bagaskara Wibisono"], ["Bagaskara"]),
            pair("p", 4, ["Partai Maju Rakyat"], [name("PMR", NameKind.PARTY)], kind="party"),
        ]
    )
    finder = TargetFinder(contest, Vocabulary(["menang", "kota"]))
    found = finder.find(normalise(text), at=CAMPAIGN_DAY)
    masked = mask(
        found,
        target=target,
        parties=finder.parties,
        places=list_places(contest),
        spelling=Spelling(Vocabulary(())),
    )
    return " ".join(masked)


class TestMask:
    def test_puts_the_contestant_in_question_in_the_place_of_the_target(self) -> None:
        assert masked("Sarinah kalahkan Bagaskara", "a") == "<t> kalahkan <o>"
        assert masked("Sarinah kalahkan Bagaskara", "b") == "<o> kalahkan <t>"

    def test_makes_every_contestant_the_target_of_the_whole(self) -> None:
        assert masked("Sarinah kalahkan Bagaskara", None) == "<t> kalahkan <t>"

    def test_hides_numbers_slogans_parties_places_and_colours(self) -> None:
        text = "paslon 1 PMR baju merah di Baru #BangkitSari 2024"

        assert masked(text, "a") == "<tn> <p> baju <colour> di <place> # <ts> <year>"

    def test_drops_titles_that_tell_man_from_woman(self) -> None:
        assert masked("bu Sarinah", "a") == masked("pak Sarinah", "a") == "<t>"

    @pytest.mark.parametrize("written", ["sama-sama bagus", "sama2 bagus", "sama sama bagus"])
    def test_writes_a_doubled_word_in_one_way(self, written: str) -> None:
        assert masked(f"Sarinah {written}", "a") == "<t> sama sama bagus"

    def test_keeps_a_hyphen_between_two_names(self) -> None:
        assert masked("Sarinah - mantap", "a") == "<t> - mantap"

    def test_leaves_no_letter_of_a_name(self) -> None:
        assert "sari" not in masked("Sarinah #SarinahMenang @sarinah_wulandari", "a")
