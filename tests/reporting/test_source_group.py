"""Tests of the grouping of files by format."""

from netral.reporting.source_group import group_sources
from tests.reporting.builders import source


class TestGroupSources:
    def test_makes_one_group_of_the_archives_of_many_people(self) -> None:
        archives = [source(file=f"arsip-{number}.zip", read=number) for number in range(4)]

        (group,) = group_sources(archives)

        assert group.read == 6
        assert [name for name, _ in group.files] == [each.file for each in archives]

    def test_says_once_what_was_not_read_of_all_of_them(self) -> None:
        (group,) = group_sources([source(), source(file="lain.zip")])

        assert [(part.en, why.id) for part, why in group.not_read] == [
            ("data/direct-messages.js", "pesan pribadi")
        ]

    def test_shows_no_number_beside_a_file(self) -> None:
        (group,) = group_sources([source(read=731)])

        assert group.files == (("arsip.zip", "c" * 64),)
