"""Tests of the mapping wizard: what it proposes, shows, asks, and writes."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from netral.cli.errors import IncompleteMappingError
from netral.cli.main import app
from netral.intake import inspect_file
from netral.intake.errors import UnknownLayoutError
from netral.intake.plain.mapping_file import load_mapping
from tests.intake.builders import CANARY, CountingDoor, read_all, write_csv, write_lines

ROWS: list[dict[str, Any]] = [
    {
        "No": str(number),
        "Tanggal": f"{number:02d}/10/2024 15:30",
        "Akun": "Pegawai_Contoh" if number % 2 else f"{CANARY}.{number}",
        "Jenis": "Unggahan" if number % 3 else "Suka",
        "Isi": f"Selamat pagi warga kota, pasar dibuka @{CANARY} nomor {number}",
        "Tautan": f"https://x.com/Pegawai_Contoh/status/18416{number:014d}",
        "Sentimen": "positif",
    }
    for number in range(1, 21)
]


def run(*words: str, answer: str | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["intake", "map", *words], input=answer)


def write_workbook(path: Path) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Laporan pemantauan"])
    sheet.append(list(ROWS[0]))
    for row in ROWS:
        at = datetime.strptime(row["Tanggal"], "%d/%m/%Y %H:%M")  # noqa: DTZ007
        sheet.append([at if name == "Tanggal" else cell for name, cell in row.items()])
    workbook.save(path)
    return path


WORDS = "Selamat pagi warga kota, pasar dibuka"
VENDORS: dict[str, tuple[str, dict[str, str], str]] = {
    "report above the header": (
        "Report:,Pilkada\nFrom:,2024-09-01\n\n"
        "Query Id,Date,Snippet,Url,Domain,Sentiment,Author,Full Text\n"
        f"1,2024-10-01 15:30:00.0,x,https://x.com/a/status/1,x.com,positive,Pegawai,{WORDS}\n",
        {
            "occurred_at": "Date",
            "platform": "Domain",
            "actor_handle": "Author",
            "text": "Full Text",
        },
        "iso",
    ),
    "dotted names": (
        "url;published;content;domain_url;extra_author_attributes.id;extra_author_attributes.name\n"
        f"https://x.com/a/status/1;2024-10-01 15:30:00;{WORDS};x.com;410000001;Pegawai\n",
        {
            "occurred_at": "published",
            "platform": "domain_url",
            "actor_id": "extra_author_attributes.id",
            "actor_handle": "extra_author_attributes.name",
            "text": "content",
        },
        "iso",
    ),
    "names written together": (
        "Message,SenderUserId,SenderScreenName,CreatedTime,MediaTypeList\n"
        f'"{WORDS}",410000001,Pegawai,1727771400000,TWITTER\n',
        {
            "occurred_at": "CreatedTime",
            "platform": "MediaTypeList",
            "actor_id": "SenderUserId",
            "actor_handle": "SenderScreenName",
            "text": "Message",
        },
        "epoch_milliseconds",
    ),
    "moments with a name of the month": (
        "Date\tURL\tHit Sentence\tSource\tInfluencer\tSentiment\n"
        f"01-Oct-2024 03:30PM\thttps://x.com/a/status/1\t{WORDS}\tTwitter\t@pegawai\tNeutral\n",
        {
            "occurred_at": "Date",
            "platform": "Source",
            "actor_handle": "Influencer",
            "text": "Hit Sentence",
        },
        "%d-%b-%Y %I:%M%p",
    ),
}


class TestMapOfVendors:
    @pytest.mark.parametrize("name", VENDORS)
    def test_proposes_the_columns_of_a_table_as_they_are_sold(
        self, tmp_path: Path, name: str
    ) -> None:
        content, columns, time_format = VENDORS[name]
        content = content.replace(f",{WORDS}\n", f',"{WORDS}"\n')
        path = tmp_path / "pantauan.csv"
        path.write_bytes(content.encode("utf-16" if "\t" in content else "utf-8"))

        done = run(str(path), "--out", str(tmp_path / "m.yaml"), "--json")

        document = json.loads(done.stdout)
        assert document["columns"] == columns
        assert document["time"]["format"] == time_format
        assert document["preview"][0]["refused"] == ""

    def test_is_advised_for_a_table_below_a_report(self, tmp_path: Path) -> None:
        path = tmp_path / "pantauan.csv"
        path.write_text(VENDORS["report above the header"][0], encoding="utf-8")

        with pytest.raises(UnknownLayoutError) as caught:
            inspect_file(path)

        assert "Full Text" in caught.value.problem
        assert "netral intake map" in caught.value.remedy
        assert "Pilkada" not in str(caught.value)


class TestMap:
    def test_proposes_columns_by_name_and_content(self, tmp_path: Path) -> None:
        table = write_csv(tmp_path / "pantau.csv", ROWS)

        done = run(str(table), "--out", str(tmp_path / "m.yaml"), "--json")

        document = json.loads(done.stdout)
        assert document["columns"] == {
            "occurred_at": "Tanggal",
            "verb": "Jenis",
            "actor_handle": "Akun",
            "text": "Isi",
        }
        assert document["constants"] == {"platform": "x"}
        assert document["values"] == {"verb": {"Unggahan": "post"}}
        assert document["time"] == {"format": "%d/%m/%Y %H:%M", "zone": "WIB"}
        assert len(document["assumptions"]) == 2
        assert document["unread"] == ["No", "Tautan", "Sentimen"]

    @pytest.mark.parametrize("kind", ["csv", "preface", "semicolon", "json", "xlsx"])
    def test_writes_what_reads_the_table(self, tmp_path: Path, kind: str) -> None:
        table = tmp_path / "pantau"
        match kind:
            case "csv":
                write_csv(table, ROWS)
            case "preface":
                write_csv(table, ROWS, preface="Laporan;x\nDibuat kemarin\n\n")
            case "semicolon":
                write_csv(table, ROWS, separator=";", encoding="cp1252")
            case "json":
                write_lines(table, [{"data": row} for row in ROWS])
            case _:
                write_workbook(table)
        out = tmp_path / "m.yaml"

        done = run(str(table), "--out", str(out), "--accept")

        assert done.exit_code == 0, done.exception
        acts, rejected, door = read_all(
            table,
            mapping=load_mapping(out),
            door=CountingDoor(handles=frozenset({"pegawai_contoh"})),
        )
        assert (len(acts), rejected, door.unknown) == (10, [], 10)
        assert acts[0].occurred_at.isoformat() == "2024-10-01T08:30:00+00:00"
        assert acts[0].zone_source.value == "assumed"

    def test_shows_nobody(self, tmp_path: Path) -> None:
        table = write_csv(tmp_path / "pantau.csv", ROWS)

        for words in ((), ("--json",)):
            done = run(str(table), "--out", str(tmp_path / "m.yaml"), *words, answer="n\n")

            assert CANARY not in done.stdout
            assert "Pegawai_Contoh" not in done.stdout
            assert "pegawai_contoh" not in done.stdout

    @pytest.mark.parametrize(
        ("answer", "is_written"), [("n\n", False), ("\n", False), ("y\n", True)]
    )
    def test_writes_only_what_was_accepted(
        self, tmp_path: Path, answer: str, *, is_written: bool
    ) -> None:
        table = write_csv(tmp_path / "pantau.csv", ROWS)
        out = tmp_path / "m.yaml"

        run(str(table), "--out", str(out), answer=answer)

        assert out.exists() is is_written

    def test_takes_the_persons_word_over_its_own(self, tmp_path: Path) -> None:
        table = write_csv(tmp_path / "pantau.csv", ROWS)

        done = run(
            *(str(table), "--out", str(tmp_path / "m.yaml"), "--json", "--zone", "WITA"),
            *("--column", "actor_handle=Isi", "--constant", "platform=instagram"),
        )

        document = json.loads(done.stdout)
        assert document["columns"]["actor_handle"] == "Isi"
        assert document["constants"]["platform"] == "instagram"
        assert document["time"]["zone"] == "WITA"

    def test_says_what_nothing_gives(self, tmp_path: Path) -> None:
        table = write_csv(tmp_path / "a.csv", [{"nama": "a b c", "nilai": "1", "teks": "y"}])

        done = run(str(table), "--out", str(tmp_path / "m.yaml"), "--accept")

        assert isinstance(done.exception, IncompleteMappingError)
        assert "platform" in done.exception.problem
        assert not (tmp_path / "m.yaml").exists()

    @pytest.mark.parametrize("words", [("--zone", "Jakarta"), ("--column", "text=Tiada")])
    def test_refuses_words_that_mean_nothing(self, tmp_path: Path, words: tuple[str, str]) -> None:
        table = write_csv(tmp_path / "pantau.csv", ROWS)

        done = run(str(table), "--out", str(tmp_path / "m.yaml"), "--accept", *words)

        assert done.exit_code == 2
        assert not (tmp_path / "m.yaml").exists()

    def test_never_takes_an_id_from_numbers(self, tmp_path: Path) -> None:
        rows = [{**row, "user id": 1.5e17 + number} for number, row in enumerate(ROWS)]
        table = write_lines(tmp_path / "a.json", rows)

        done = run(str(table), "--out", str(tmp_path / "m.yaml"), "--json")

        assert "actor_id" not in json.loads(done.stdout)["columns"]
