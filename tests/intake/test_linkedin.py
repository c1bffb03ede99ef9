from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netral.errors import NetralError
from netral.intake import inspect_file
from netral.intake.act import Visibility, ZoneSource
from netral.values.act_kind import Verb
from tests.intake.builders import CANARY, OWNER_ID, read_all, write_folder, write_zip
from tests.intake.exports import LINKEDIN_DATE, LINKEDIN_POST, linkedin_files, table

MOMENT = datetime(2024, 10, 1, 8, tzinfo=UTC)
SHARE_HEADER = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")


class TestLinkedInArchiveReader:
    @pytest.mark.parametrize("write", [write_zip, write_folder])
    def test_reads_a_zip_and_the_folder_it_was_unpacked_to(
        self, tmp_path: Path, write: Any
    ) -> None:
        acts, rejected, door = read_all(write(tmp_path / "li", linkedin_files()))

        by_verb = {act.verb: act for act in acts}
        assert set(by_verb) == {Verb.POST, Verb.COMMENT, Verb.REACTION, Verb.FOLLOW}
        assert {act.account.account_id for act in acts} == {OWNER_ID}
        assert {act.occurred_at for act in acts} == {MOMENT}
        assert by_verb[Verb.POST].text == "satu\ndua"
        assert by_verb[Verb.COMMENT].text == 'Kata "siap", pak'
        assert by_verb[Verb.REACTION].reaction == "praise"
        for verb in (Verb.COMMENT, Verb.REACTION):
            found = by_verb[verb].object
            assert found is not None
            assert found.object_id == "7246000000000000001"
        assert len(door.asked) == 1
        assert CANARY not in repr((acts, rejected))

    def test_says_where_the_zone_is_only_assumed(self, tmp_path: Path) -> None:
        acts, _, _ = read_all(write_zip(tmp_path / "li.zip", linkedin_files()))

        by_verb = {act.verb: act.zone_source for act in acts}
        assert by_verb[Verb.COMMENT] is ZoneSource.ASSUMED
        assert by_verb[Verb.FOLLOW] is ZoneSource.EXPLICIT

    @pytest.mark.parametrize(
        ("word", "visibility"),
        [
            ("PUBLIC", Visibility.PUBLIC),
            ("CONNECTIONS", Visibility.NOT_PUBLIC),
            ("MEMBER_NETWORK", Visibility.UNKNOWN),
            ("", Visibility.UNKNOWN),
        ],
    )
    def test_honours_the_visibility_of_a_post(
        self, tmp_path: Path, word: str, visibility: Visibility
    ) -> None:
        shares = table(SHARE_HEADER, (LINKEDIN_DATE, LINKEDIN_POST, "Halo", "", "", word))

        acts, _, _ = read_all(write_zip(tmp_path / "a.zip", linkedin_files(Shares=shares)))

        (posted,) = (act for act in acts if act.verb is Verb.POST)
        assert posted.visibility is visibility
        assert (posted.text is None) == (visibility is Visibility.NOT_PUBLIC)

    @pytest.mark.parametrize(("words", "verb"), [("Baca", Verb.QUOTE), ("", Verb.REPOST)])
    def test_takes_a_post_with_a_link_for_a_share(
        self, tmp_path: Path, words: str, verb: Verb
    ) -> None:
        shares = table(SHARE_HEADER, (LINKEDIN_DATE, LINKEDIN_POST, words, LINKEDIN_POST, "", ""))

        acts, _, _ = read_all(write_zip(tmp_path / "a.zip", linkedin_files(Shares=shares)))

        assert verb in {act.verb for act in acts}

    def test_refuses_every_record_where_no_file_names_the_member(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "a.zip", linkedin_files(member=""))

        acts, rejected, _ = read_all(path)

        assert acts == []
        assert {record.code for record in rejected} == {"missing-account"}
        assert inspect_file(path).version == "without member number"

    def test_refuses_rows_that_cannot_be_read(self, tmp_path: Path) -> None:
        rows = [("", "LIKE", "x"), ("kemarin", "LIKE", "x"), (LINKEDIN_DATE,)]
        reactions = table(("Date", "Type", "Link"), *rows)

        files = linkedin_files(Reactions=reactions)
        _, rejected, _ = read_all(write_zip(tmp_path / "a.zip", files))

        assert [record.code for record in rejected] == [
            "missing-time",
            "unreadable-time",
            "wrong-cell-count",
        ]

    def test_asks_for_the_complete_archive(self, tmp_path: Path) -> None:
        files = {"Profile.csv": "a", "Connections.csv": "a", "Positions.csv": "a"}

        with pytest.raises(NetralError) as caught:
            inspect_file(write_zip(tmp_path / "a.zip", files))

        assert str(caught.value) == (
            "[NTR-INT-004] a.zip is a basic archive of LinkedIn: it holds contacts and career, "
            "and no activity. Ask the owner for the complete archive, which comes a day later."
        )

    def test_says_what_stays_closed(self, tmp_path: Path) -> None:
        inspection = inspect_file(write_zip(tmp_path / "a.zip", linkedin_files()))

        assert {part.path for part in inspection.would_not_read} == {
            "lists of people (1 file)",
            "messages (1 file)",
            "own data (1 file)",
        }
        assert inspection.record_count == 4
        assert CANARY not in repr(inspection)
