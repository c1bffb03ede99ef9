"""Tests of whose archive a file is; nothing else of it leaves the child."""

from pathlib import Path

import pytest

from netral.intake import find_archive_owner
from netral.intake.errors import IntakeError
from netral.intake.ownership import is_account
from netral.values.account import AccountReference
from netral.values.platform import Platform
from tests.intake.archives import facebook_files, instagram_files, tiktok_files
from tests.intake.builders import (
    OWNER_HANDLE,
    OWNER_ID,
    plain_row,
    write_csv,
    write_folder,
    write_zip,
    x_files,
)
from tests.intake.exports import linkedin_files, mastodon_files, youtube_files


class TestFindArchiveOwner:
    def test_names_the_owner_of_an_x_archive_by_id_and_handle(self, tmp_path: Path) -> None:
        owner = find_archive_owner(write_zip(tmp_path / "x.zip", x_files()))

        assert owner == AccountReference(
            platform=Platform.X, account_id=OWNER_ID, handle=OWNER_HANDLE.lower()
        )

    @pytest.mark.parametrize(
        ("files", "platform"),
        [
            pytest.param(facebook_files, Platform.FACEBOOK, id="facebook"),
            pytest.param(instagram_files, Platform.INSTAGRAM, id="instagram"),
            pytest.param(tiktok_files, Platform.TIKTOK, id="tiktok"),
            pytest.param(youtube_files, Platform.YOUTUBE, id="youtube"),
            pytest.param(mastodon_files, Platform.MASTODON, id="mastodon"),
            pytest.param(linkedin_files, Platform.LINKEDIN, id="linkedin"),
        ],
    )
    def test_names_the_owner_of_each_platform(
        self, files: object, platform: Platform, tmp_path: Path
    ) -> None:
        owner = find_archive_owner(write_zip(tmp_path / "arsip.zip", files()))  # type: ignore[operator]

        assert owner is not None
        assert owner.platform is platform
        assert owner.account_id or owner.handle

    def test_a_table_that_anybody_can_write_proves_nothing(self, tmp_path: Path) -> None:
        assert find_archive_owner(write_csv(tmp_path / "akun.csv", [plain_row()])) is None

    def test_refuses_what_no_reader_knows(self, tmp_path: Path) -> None:
        path = write_zip(tmp_path / "lain.zip", {"catatan.txt": "bukan arsip"})

        with pytest.raises(IntakeError):
            find_archive_owner(path)

    def test_a_folder_is_read_as_well(self, tmp_path: Path) -> None:
        assert find_archive_owner(write_folder(tmp_path / "x", x_files())) is not None


class TestIsAccount:
    @pytest.mark.parametrize(
        ("name", "is_own"),
        [("@Budi", True), (" budi ", True), ("7", True), ("budi2", False), ("", False)],
    )
    def test_compares_a_typed_name_with_handle_and_id(self, name: str, is_own: bool) -> None:  # noqa: FBT001
        owner = AccountReference(platform=Platform.X, account_id="7", handle="budi")

        assert is_account(owner, Platform.X, name) is is_own

    def test_another_platform_is_another_account(self) -> None:
        owner = AccountReference(platform=Platform.X, account_id="7", handle="budi")

        assert not is_account(owner, Platform.TIKTOK, "budi")
