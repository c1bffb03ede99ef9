"""Tests that docs/howto/new_election.md is enough: its example works, its keys are all there."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from netral.election import Election, check_election, load_election
from netral.election.fields import ACCOUNT_KINDS
from netral.election.naming import WORD_LISTS
from netral.language import load_text_reader
from netral.language.text_reader import TextReader
from scripts.write_election_reference import TARGET, place_reference

PAGE = TARGET.read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^`([\w./]+)`\n\n```(?:yaml|csv)\n(.*?)```", re.DOTALL | re.MULTILINE)
CAMPAIGN = datetime.fromisoformat("2030-10-10T10:00:00+08:00")
BEFORE_THE_DRAW = datetime.fromisoformat("2030-09-22T10:00:00+08:00")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rimba_2030")
    (folder / "contestants").mkdir()
    for name, content in EXAMPLE.findall(PAGE):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def election(example: Path) -> Election:
    return load_election(example)


@pytest.fixture(scope="module")
def reader(election: Election) -> TextReader:
    return load_text_reader(election)


class TestExample:
    def test_has_nothing_to_complain_of(self, example: Path) -> None:
        assert check_election(example, known_editions=["skb_2022"]) == []

    def test_is_loaded_whole(self, election: Election) -> None:
        assert [one.short_name for one in election.contestants] == ["Lentari", "Gandasura"]
        assert len(election.campaign_accounts) == 2

    @pytest.mark.parametrize(
        "text",
        [
            "lentari mahoni juara",
            "LENTARIMAHONI",
            "bulentari hadir",
            "wirasena pulang",
            "Lentarii menang",
            "#DukungLentari",
            "mahoni di pilkada",
            "Lentari dan mahoni hadir",
            "coblos nomor 1",
            "#pilih1",
            "@lentari.mahoni bagus",
        ],
    )
    def test_finds_what_the_page_says_is_found(self, reader: TextReader, text: str) -> None:
        targets = reader.find_targets(text, at=CAMPAIGN)

        assert [target.contestant_id for target in targets] == ["lentari_mahoni"]

    @pytest.mark.parametrize("text", ["Beli kayu mahoni", "ganda putra juara", "partai nomor 1"])
    def test_finds_nobody_where_the_page_says_so(self, reader: TextReader, text: str) -> None:
        assert reader.find_targets(text, at=CAMPAIGN) == ()


class TestReference:
    def test_is_what_the_reader_reads(self) -> None:
        assert place_reference(PAGE) == PAGE, (
            "write it anew: .venv/bin/python scripts/write_election_reference.py"
        )

    @pytest.mark.parametrize("word", [*WORD_LISTS, *ACCOUNT_KINDS])
    def test_explains_every_word_list_and_kind_of_account(self, word: str) -> None:
        prose = PAGE.split("## 10.")[0]

        assert f"`{word}`" in prose
