"""Tests of the posts written for this training: what they promise, and what is not in them."""

import re
from pathlib import Path

import pytest

from netral.cli.shipped import find_election_path, list_elections
from netral.election import load_election
from netral.language import load_text_reader
from netral.language.gold import last_campaign_moment
from netral.language.vocabulary import Vocabulary
from training.corpus import make_written, read_rows
from training.example import Viewer
from training.sentence import POSTS, Sentence, read_posts

_NUMBER = re.compile(r"\d|satu|dua|tiga|siji|loro|telu", re.IGNORECASE)
_SAME_WORDS = 6
"""So many words in a row are no chance any more."""


@pytest.fixture(scope="module")
def posts() -> list[Sentence]:
    return list(read_posts(POSTS))


def list_named(text: str) -> set[str]:
    """List the contestants that the slots of a post mean."""
    slots = set(re.findall(r"\{(\w+)\}", text))
    assert slots <= {"T", "O", "U", "N", "S", "H", "P", "W"}, text
    return {"T" if slot in {"N", "S", "H"} else slot for slot in slots - {"P", "W"}}


def list_runs(text: str) -> set[tuple[str, ...]]:
    """List all runs of so many words."""
    plain = re.sub(r"https?://\S+|[@#]\w+|\{\w+\}", " ", text.lower())
    words = re.findall(r"[a-z]+", plain)
    return {
        tuple(words[start : start + _SAME_WORDS]) for start in range(len(words) - _SAME_WORDS + 1)
    }


class TestPosts:
    def test_name_a_stance_for_each_contestant_of_the_text(self, posts: list[Sentence]) -> None:
        assert [post for post in posts if list_named(post.text) != set(post.stances)] == []

    def test_take_sides_only_in_an_own_voice_and_with_a_stance(self, posts: list[Sentence]) -> None:
        for post in posts:
            sided = bool(set(post.stances.values()) & {"support", "oppose"})
            assert post.partisan is (sided and post.voice == "own"), post

    def test_are_each_written_once(self, posts: list[Sentence]) -> None:
        assert len({post.text.lower() for post in posts}) == len(posts)

    def test_name_no_contestant_of_a_shipped_election(self, posts: list[Sentence]) -> None:
        for name in list_elections():
            election = load_election(find_election_path(name))
            at = last_campaign_moment(election)
            texts = [re.sub(r"\{\w+\}", "orang", post.text) for post in posts]
            readings = load_text_reader(election).read_many([(text, at) for text in texts])
            named = [
                text
                for text, reading in zip(texts, readings, strict=True)
                for target in reading.targets
                for span in target.spans
                if not _NUMBER.search(text[span.start : span.end])
            ]
            assert named == [], name

    def test_share_no_run_of_words_with_annotated_texts(
        self, posts: list[Sentence], shared_folder: Path
    ) -> None:
        annotated = {
            run
            for name in ("gold_dev.jsonl", "protected_dev.jsonl")
            for row in read_rows(shared_folder, name)
            for run in list_runs(row["text"])
        }

        assert [post.text for post in posts if list_runs(post.text) & annotated] == []


def test_a_post_about_two_is_seen_whole_and_for_each(tmp_path: Path) -> None:
    file = tmp_path / "posts.tsv"
    file.write_text("yes\town\tO+ T-\tmending {O}, {T}nya kapok\n", encoding="utf-8")
    viewer = Viewer(load_election(find_election_path("banten_2024")), Vocabulary([]))

    whole, one, two = make_written(viewer, file)

    assert whole.view.count("<t>") == 2
    assert (whole.partisan, whole.stance) == (1.0, None)
    assert one.view[1] == "<t>"
    assert one.stance == 0
    assert "<o>" in one.view
    assert two.view[1] == "<o>"
    assert two.stance == 1
    assert two.partisan is None
