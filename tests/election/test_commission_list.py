"""Tests of the commission's list of campaign accounts: read by row, or told by row."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from netral.cli.main import app
from netral.election import check_election, load_election
from netral.election.account_link import find_account
from netral.election.commission_list import CommissionTable, read_commission_table
from netral.values.platform import Platform
from netral.values.problem import Problem, ProblemsError, Severity
from tests.election.builders import SHIPPED

JAKARTA = SHIPPED / "jakarta_2024"
HEADER = (
    "election,level,participant_name,number,platform,account_name,url,account_id,manager,"
    "registered_on,closed_on,source_document"
)
ROW = (
    "jakarta_2024,provinsi,Pramono Anung-Rano Karno,3,tiktok,@pram.doel.resmi,"
    "https://www.tiktok.com/@pram.doel.resmi,,Seseorang,2024-09-24,2024-11-23,Lampiran IX"
)


def write(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "akun_kpu.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def listed(folder: Path, *rows: str) -> CommissionTable:
    return read_commission_table(write(folder, *rows))


def change(**cells: str) -> str:
    names = HEADER.split(",")
    values = dict(zip(names, ROW.split(","), strict=True)) | cells
    return ",".join(values[name] for name in names)


def problems_of(path: Path) -> list[Problem]:
    found = check_election(JAKARTA, campaign_accounts=read_commission_table(path))
    return [each for each in found if each.file == str(path)]


class TestCommissionList:
    def test_extends_the_campaign_accounts_on_their_days(self, tmp_path: Path) -> None:
        election = load_election(JAKARTA, campaign_accounts=listed(tmp_path, ROW))

        def find(day: date) -> str | None:
            found = election.find_campaign_account(
                Platform.TIKTOK,
                account_id=None,
                handle="@Pram.Doel.Resmi",
                at=datetime(day.year, day.month, day.day, 3, tzinfo=UTC),
            )
            return found.contestant_id if found else None

        assert find(date(2024, 9, 23)) is None
        assert find(date(2024, 9, 24)) == "pramono_rano"
        assert find(date(2024, 11, 23)) == "pramono_rano"
        assert find(date(2024, 11, 24)) is None

    def test_changes_the_digest_of_the_election(self, tmp_path: Path) -> None:
        extended = load_election(JAKARTA, campaign_accounts=listed(tmp_path, ROW))

        assert extended.digest != load_election(JAKARTA).digest

    def test_takes_an_indonesian_header_and_local_days(self, tmp_path: Path) -> None:
        path = write(
            tmp_path,
            "3;x;@pramdoel_resmi;24-09-2024;23/11/2024",
            header="Nomor Urut;Media Sosial;Nama Akun;Tanggal Daftar;Tanggal Tutup",
        )

        assert problems_of(path) == []
        extended = load_election(JAKARTA, campaign_accounts=read_commission_table(path))
        added = extended.campaign_accounts[-1]
        assert (added.valid_from, added.valid_until) == (date(2024, 9, 24), date(2024, 11, 24))

    @pytest.mark.parametrize(
        ("row", "column", "said"),
        [
            (change(election="jatim_2024"), "election", "not of jakarta_2024"),
            (change(number="9"), "number", "Nobody here has the number"),
            (change(number="1"), "number", "the name that of pramono_rano"),
            (change(participant_name="Orang Lain"), "participant_name", "No contestant"),
            (change(participant_name="", number=""), "participant_name", "does not say whose"),
            (change(platform="friendster"), "platform", "no platform"),
            (change(url="https://x.com/pram.doel.resmi"), "url", "no link to an account on tiktok"),
            (change(url="https://a.id https://b.id"), "url", "more than one link"),
            (change(url="https://www.tiktok.com/@pram.doel.resmi/video/7"), "url", "no link"),
            (change(account_name="@lain"), "account_name", "of two accounts"),
            (change(account_name="Tim Pram Doel", url=""), "account_name", "Only a display name"),
            (change(account_id="7.42E+18"), "account_id", "made a number by a spreadsheet"),
            (change(registered_on="31-02-2024"), "registered_on", "is no day"),
            (change(closed_on="2024-09-01"), "closed_on", "before 2024-09-24"),
        ],
    )
    def test_tells_row_and_column_of_each_mistake(
        self, tmp_path: Path, row: str, column: str, said: str
    ) -> None:
        path = write(tmp_path, ROW.replace("pram.doel.resmi", "yang.lain"), row)

        (problem,) = [one for one in problems_of(path) if one.severity is Severity.ERROR]

        assert (problem.line, problem.key) == (3, column)
        assert said in problem.message
        with pytest.raises(ProblemsError):
            load_election(JAKARTA, campaign_accounts=read_commission_table(path))

    def test_tells_all_mistakes_of_a_row_at_once(self, tmp_path: Path) -> None:
        path = write(tmp_path, change(number="9", platform="friendster", registered_on="kemarin"))

        assert {one.key for one in problems_of(path)} == {"number", "platform", "registered_on"}

    def test_warns_of_a_row_without_a_first_day(self, tmp_path: Path) -> None:
        (problem,) = problems_of(write(tmp_path, change(registered_on="")))

        assert (problem.severity, problem.key) == (Severity.WARNING, "registered_on")

    def test_leaves_an_account_that_the_election_has_already(self, tmp_path: Path) -> None:
        row = change(platform="x", account_name="@pramonoanung", url="")
        path = write(tmp_path, row)

        (problem,) = problems_of(path)

        assert problem.severity is Severity.WARNING
        assert "stands in" in problem.message
        before = load_election(JAKARTA)
        after = load_election(JAKARTA, campaign_accounts=read_commission_table(path))
        assert after.campaign_accounts == before.campaign_accounts

    def test_notices_an_account_of_two_contestants(self, tmp_path: Path) -> None:
        other = change(participant_name="", number="1")

        errors = problems_of(write(tmp_path, ROW, other))

        assert any("pramono_rano" in one.message and one.line == 3 for one in errors)

    @pytest.mark.parametrize(
        ("header", "said"),
        [
            ("number,account_name", '"platform" is missing'),
            ("platform,account_name", "says whose"),
            ("number,platform", "names the accounts"),
            ("number,platform,url,tautan", "twice"),
        ],
    )
    def test_needs_the_columns_that_name_an_account(
        self, tmp_path: Path, header: str, said: str
    ) -> None:
        assert any(said in one.message for one in problems_of(write(tmp_path, header=header)))

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'number,platform,url\n3,x,"', b"\n\n"])
    def test_refuses_what_is_no_such_table(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "akun_kpu.csv"
        path.write_bytes(content)

        assert problems_of(path)

    def test_never_reads_who_runs_an_account(self, tmp_path: Path) -> None:
        election = load_election(JAKARTA, campaign_accounts=listed(tmp_path, ROW))

        assert "Seseorang" not in repr(election)


class TestCommand:
    def test_checks_the_list_of_one_election(self, tmp_path: Path) -> None:
        path = write(tmp_path, change(number="9"))
        words = ["election", "check", "jakarta_2024", "--campaign-accounts", str(path)]

        result = CliRunner(env={"COLUMNS": "300"}).invoke(app, words)

        assert result.exit_code == 1
        assert "akun_kpu.csv:2: number:" in result.stdout

    def test_asks_whose_list_it_is(self, tmp_path: Path) -> None:
        words = ["election", "check", "--campaign-accounts", str(write(tmp_path, ROW))]

        assert CliRunner().invoke(app, words).exit_code == 2


class TestFindAccount:
    @pytest.mark.parametrize(
        ("link", "platform", "found"),
        [
            ("https://www.youtube.com/@pasangan", Platform.YOUTUBE, ("pasangan", None)),
            ("youtube.com/channel/UC" + "a" * 22, Platform.YOUTUBE, (None, "UC" + "a" * 22)),
            ("https://sosial.contoh/@kota", Platform.MASTODON, ("kota@sosial.contoh", None)),
            ("https://bsky.app/profile/did:plc:abc", Platform.BLUESKY, (None, "did:plc:abc")),
            ("https://t.me/s/pasangan", Platform.TELEGRAM, ("pasangan", None)),
            ("https://www.youtube.com/watch?v=abcdefghijk", Platform.YOUTUBE, None),
            ("https://x.com.penipu.id/pasangan", Platform.X, None),
            ("https://facebook.com/groups/1", Platform.FACEBOOK, None),
            ("https://x.com/", Platform.X, None),
        ],
    )
    def test_finds_what_the_link_says(
        self, link: str, platform: Platform, found: tuple[str | None, str | None] | None
    ) -> None:
        assert find_account(link, platform) == found
