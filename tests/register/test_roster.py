"""Registers and declarations are read by header and row, with nothing more than needed."""

import gc
import json
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
import yaml
from typer.testing import CliRunner

from netral.cli.main import app
from netral.errors import NetralError
from netral.register import (
    CivilServantId,
    EmptyRosterError,
    MissingFileError,
    NoFilesError,
    UnknownLayoutError,
    UnreadableFileError,
    import_roster,
    read_roster,
)
from netral.register.fault import error
from netral.register.roster_check import Draft, Place
from netral.values import Platform, Problem, ProblemsError, Severity
from netral.values.errors import UnsafeZipError
from tests.conftest import REPOSITORY
from tests.register.builders import (
    ACCOUNTS_HEADER,
    BUDI,
    BUDI_ROW,
    REGISTER_HEADER,
    SITI,
    SITI_ROW,
    write_text,
    write_workbook,
)

ASSETS = REPOSITORY / "tests" / "assets" / "register"
SENTENCES: Mapping[str, object] = yaml.safe_load(
    (ASSETS / "sentences.yaml").read_text(encoding="utf-8")
)
TODAY = date(2024, 11, 1)
BUDI_ACCOUNT = f"{BUDI},instagram,@Budi.Contoh,,,Budi,2024-01-01,2024-01-01,,public,SP-1"


def sentences_of(path: Path) -> object:
    try:
        roster, problems = read_roster([path], today=TODAY)
    except NetralError as refusal:
        return [str(refusal)]
    lines = [
        f"{one.severity} {one.line or '-'} {one.key or '-'}: {one.message} {one.remedy}".replace(
            str(path), path.name
        )
        for one in problems
    ]
    people, accounts = len(roster.civil_servants), len(roster.accounts)
    return [*lines, f"{people} civil servants and {accounts} accounts are left"]


def errors_of(problems: list[Problem]) -> list[tuple[int | None, str]]:
    return [(one.line, one.message) for one in problems if one.severity is Severity.ERROR]


class TestBrokenFiles:
    @pytest.mark.parametrize("name", sorted(SENTENCES))
    def test_says_exactly_what_is_wrong(self, name: str) -> None:
        assert sentences_of(ASSETS / "broken" / name) == SENTENCES[name]

    def test_every_broken_file_has_its_sentences(self) -> None:
        assert {path.name for path in (ASSETS / "broken").iterdir()} == set(SENTENCES)

    @pytest.mark.parametrize("name", sorted(SENTENCES))
    def test_no_message_has_a_name_a_handle_or_a_full_number(self, name: str) -> None:
        shown = json.dumps(sentences_of(ASSETS / "broken" / name))

        for secret in (BUDI, BUDI[8:], SITI, SITI[8:], "BUDI", "budi", "SITI", "KENARI", "Kenari"):
            assert secret not in shown


class TestWorkbook:
    def test_reads_the_needed_columns_of_a_civil_servant(self, tmp_path: Path) -> None:
        path = write_workbook(tmp_path / "data.xlsx", [BUDI_ROW])

        roster, _ = read_roster([path])

        budi = roster.civil_servants[CivilServantId("a5eb03e2-0001")]
        assert budi.nip.digits == BUDI
        assert budi.name == "Dr. BUDI CONTOH, S.H."
        assert budi.position == "Kepala Seksi"
        assert budi.unit == "Dinas Contoh"
        assert budi.agency == "Pemerintah Contoh"
        assert budi.echelon == "IV.a"
        assert budi.legal_status == "Aktif"
        assert budi.employment_kind == "PNS Daerah"
        assert budi.appointment_status == "PNS"
        assert budi.position_kind == "Struktural"
        assert budi.position_since == date(2020, 1, 2)
        assert budi.serving_since == date(2006, 4, 1)

    @pytest.mark.parametrize("status", ["CLTN", "Tugas Belajar", "Pemberhentian Sementara", ""])
    def test_leaves_nobody_out_for_their_status(self, status: str, tmp_path: Path) -> None:
        row = BUDI_ROW | {"KEDUDUKAN HUKUM NAMA": status}

        roster, problems = read_roster([write_workbook(tmp_path / "d.xlsx", [row])])

        assert errors_of(problems) == []
        assert [one.legal_status for one in roster.civil_servants.values()] == [status]

    @pytest.mark.parametrize("number", [int(BUDI), float(BUDI), 131123456, True])
    def test_refuses_a_number_cell_even_if_it_looks_right(
        self, number: float, tmp_path: Path
    ) -> None:
        path = write_workbook(tmp_path / "d.xlsx", [BUDI_ROW | {"NIP BARU": number}, SITI_ROW])

        roster, problems = read_roster([path])

        assert errors_of(problems) == [
            (
                2,
                "The NIP is a number in this file, not text: a spreadsheet keeps 15 of the 18 "
                "digits and invents the rest.",
            )
        ]
        assert [one.nip.digits for one in roster.civil_servants.values()] == [SITI]

    @pytest.mark.parametrize(
        "cell",
        ["01-04-2006", "2006-04-01", "01/04/2006", datetime.fromisoformat("2006-04-01"), 38808],
    )
    def test_reads_days_as_text_as_dates_and_as_serials(self, cell: object, tmp_path: Path) -> None:
        path = write_workbook(tmp_path / "d.xlsx", [BUDI_ROW | {"TMT CPNS": cell}])

        roster, _ = read_roster([path])

        (budi,) = roster.civil_servants.values()
        assert budi.serving_since == date(2006, 4, 1)

    def test_finds_the_header_below_titles_and_keeps_the_row_numbers(self, tmp_path: Path) -> None:
        above: list[list[object]] = [[], [], ["DAFTAR PEGAWAI"], []]
        path = write_workbook(
            tmp_path / "d.xlsx", [BUDI_ROW, SITI_ROW | {"NIP BARU": "1990"}], above=above
        )

        roster, problems = read_roster([path])

        assert len(roster.civil_servants) == 1
        assert errors_of(problems) == [(7, "The NIP has 4 digits, expected are 18.")]

    def test_reads_every_sheet_that_is_a_register_and_names_it(self, tmp_path: Path) -> None:
        path = write_workbook(tmp_path / "d.xlsx", [BUDI_ROW])
        workbook = openpyxl.load_workbook(path)
        workbook.create_sheet("Catatan").append(["catatan"])
        second = workbook.create_sheet("Dinas B")
        second.append(["NIP BARU", "NAMA"])
        second.append(["131123456", "SITI"])
        workbook.save(path)

        roster, problems = read_roster([path])

        assert len(roster.civil_servants) == 1
        assert [one.file for one in problems if one.severity is Severity.ERROR] == [
            f"{path}[Dinas B]"
        ]

    def test_the_file_name_says_nothing(self, tmp_path: Path) -> None:
        path = write_workbook(tmp_path / "declared_accounts.csv.xlsx", [BUDI_ROW])
        path = path.rename(tmp_path / "declared_accounts.csv")

        roster, _ = read_roster([path])

        assert len(roster.civil_servants) == 1

    def test_refuses_a_container_that_is_built_to_do_harm(self, tmp_path: Path) -> None:
        path = write_workbook(tmp_path / "d.xlsx", [BUDI_ROW])
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("../outside.xml", "x")

        with pytest.raises(UnsafeZipError, match="unsafe-name"):
            read_roster([path])

    @pytest.mark.parametrize(
        "cell",
        [
            '<c r="XFD1048576"><v>1</v></c>',
            "<c t='n' r='XFD7'><v>1</v></c>",
            '<c\n r = "A1000000"><v>1</v></c>',
            '<c t="n"r="ABC1"><v>1</v></c>',
            '<c t=">" r="XFD7"><v>1</v></c>',
            """<c t="''>" r="XFD7"><v>1</v></c>""",
            """<c t="<a>" r='XFD7'><v>1</v></c>""",
            """<c r="XFD7" t="/>"><v>1</v></c>""",
            f'<c {" " * 200_000} r="XFD7"><v>1</v></c>',
            f'<c r="XFD7" {" " * 200_000}><v>1</v></c>',
            f'<c t="{"n" * 200_000}" r="XFD7"><v>1</v></c>',
            '</row><row r="200000"><c><v>1</v></c>',
            '<c r="DA7"><v>1</v></c>',
        ],
    )
    def test_refuses_a_cell_so_far_out_that_memory_would_not_hold_the_sheet(
        self, cell: str, tmp_path: Path
    ) -> None:
        path = rewrite_sheet(
            write_workbook(tmp_path / "d.xlsx", [BUDI_ROW]), "</row>", f"{cell}</row>"
        )

        with pytest.raises(UnreadableFileError, match="beyond column CZ or row 199,999"):
            read_roster([path])

    @pytest.mark.parametrize(
        "cell", ['<c r="XFD9" s="1"/>', '</row><row r="900000" ht="15"/><row r="9">']
    )
    def test_an_empty_cell_far_out_is_no_hindrance(self, cell: str, tmp_path: Path) -> None:
        path = rewrite_sheet(
            write_workbook(tmp_path / "d.xlsx", [BUDI_ROW]), "</row>", f"{cell}</row>"
        )

        roster, _ = read_roster([path])

        assert len(roster.civil_servants) == 1

    def test_finds_a_far_cell_wherever_the_pieces_are_cut(self, tmp_path: Path) -> None:
        for shift in range(0, 1_400, 7):
            padding = f"<!--{'x' * (64_000 + shift)}-->"
            path = rewrite_sheet(
                write_workbook(tmp_path / "d.xlsx", [BUDI_ROW]),
                "</row>",
                f'{padding}<c r="XFD7" t="n"><v>1</v></c></row>',
            )

            with pytest.raises(UnreadableFileError, match="beyond column CZ"):
                read_roster([path])

    def test_refuses_a_document_type(self, tmp_path: Path) -> None:
        path = rewrite_sheet(
            write_workbook(tmp_path / "d.xlsx", [BUDI_ROW]),
            "<worksheet",
            '<!DOCTYPE x [<!ENTITY a "b">]><worksheet',
        )

        with pytest.raises(UnreadableFileError, match="document type"):
            read_roster([path])

    @pytest.mark.parametrize(
        ("entry", "detail"),
        [("word/document.xml", "no .xlsx workbook"), ("xl/workbook.xml", "damaged")],
    )
    def test_refuses_other_and_damaged_documents(
        self, entry: str, detail: str, tmp_path: Path
    ) -> None:
        path = tmp_path / "d.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(entry, "<a>")

        with pytest.raises(UnreadableFileError, match=detail):
            read_roster([path])


def rewrite_sheet(path: Path, old: str, new: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old.encode() in parts[sheet]
    parts[sheet] = parts[sheet].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


class TestDelimited:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    def test_reads_any_separator_and_encoding(
        self, separator: str, encoding: str, tmp_path: Path
    ) -> None:
        header = separator.join(["nipBaru", "namaPegawai", "id_opd", "nm_opd", "nama_jabatan"])
        row = separator.join([BUDI, "Budi Séna", "7", "Dinas Contoh", "Analis"])
        path = write_text(tmp_path / "p.csv", header, row, encoding=encoding)

        roster, _ = read_roster([path])

        (budi,) = roster.civil_servants.values()
        assert (budi.name, budi.unit, budi.position) == ("Budi Séna", "Dinas Contoh", "Analis")

    def test_reads_the_line_by_which_a_spreadsheet_names_its_separator(
        self, tmp_path: Path
    ) -> None:
        path = write_text(tmp_path / "p.csv", "sep=;", "NIP;Nama", f"{BUDI};Budi", "1990;Siti")

        roster, problems = read_roster([path])

        assert len(roster.civil_servants) == 1
        assert [line for line, _ in errors_of(problems)] == [3]

    def test_counts_rows_as_a_spreadsheet_does(self, tmp_path: Path) -> None:
        path = write_text(
            tmp_path / "p.csv", "NIP,Nama", f'{BUDI},"Budi', 'Contoh"', "", ",", "1990,Siti"
        )

        _, problems = read_roster([path])

        assert [line for line, _ in errors_of(problems)] == [5]

    def test_prefers_the_new_number_where_a_file_has_both(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "p.csv", "NIP,NIP BARU,NAMA", f"131123456,{BUDI},Budi")

        roster, _ = read_roster([path])

        assert [one.nip.digits for one in roster.civil_servants.values()] == [BUDI]

    def test_pads_a_row_that_ends_early(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "p.csv", "NIP,Nama,unit", BUDI)

        roster, problems = read_roster([path])

        assert len(roster.civil_servants) == 1
        assert errors_of(problems) == []


class TestReadRoster:
    def test_joins_accounts_to_people_in_any_order_of_files(self, tmp_path: Path) -> None:
        people = write_workbook(tmp_path / "a.xlsx", [BUDI_ROW])
        accounts = write_text(tmp_path / "b.csv", ACCOUNTS_HEADER, BUDI_ACCOUNT)

        roster, problems = read_roster([accounts, people])

        (declared,) = roster.accounts
        assert problems == []
        assert declared.civil_servant_id == "a5eb03e2-0001"
        assert (declared.platform, declared.handle) == (Platform.INSTAGRAM, "budi.contoh")
        assert declared.visibility_at_declaration == "public"
        assert [source.row_count for source in roster.sources] == [1, 1]

    def test_says_of_a_declaration_whose_owner_nobody_knows(self, tmp_path: Path) -> None:
        people = write_workbook(tmp_path / "a.xlsx", [SITI_ROW])
        accounts = write_text(tmp_path / "b.csv", ACCOUNTS_HEADER, BUDI_ACCOUNT)

        roster, problems = read_roster([people, accounts])

        assert roster.accounts == ()
        assert errors_of(problems) == [
            (
                2,
                "NIP 19860926•••••••••• is not in the register, or its row there has an error.",
            )
        ]

    def test_a_declaration_can_hold_for_one_day(self, tmp_path: Path) -> None:
        row = f"{BUDI},instagram,budi,,,,,01-06-2024,01-06-2024,,"
        path = write_text(tmp_path / "a.csv", ACCOUNTS_HEADER, row)

        roster, problems = read_roster([path])

        assert errors_of(problems) == []
        assert [(one.valid_from, one.valid_to) for one in roster.accounts] == [
            (date(2024, 6, 1), date(2024, 6, 1))
        ]

    def test_a_declaration_until_9999_has_no_end(self, tmp_path: Path) -> None:
        row = f"{BUDI},instagram,budi,,,,01-06-2024,,31-12-9999,,"
        path = write_text(tmp_path / "a.csv", ACCOUNTS_HEADER, row)

        roster, _ = read_roster([path])

        assert [(one.valid_from, one.valid_to) for one in roster.accounts] == [
            (date(2024, 6, 1), None)
        ]

    def test_one_file_can_hold_both(self, tmp_path: Path) -> None:
        path = write_text(
            tmp_path / "p.csv",
            "nip,nama,TMT CPNS,platform,handle,valid_from",
            f"{BUDI},Budi,01-04-2006,x,budi_x,2024-01-01",
            f"{BUDI},Budi,01-04-2006,instagram,budi.ig,2024-01-01",
            f"{SITI},Siti,01-03-2015,,,",
        )

        roster, problems = read_roster([path])

        assert problems == []
        assert len(roster.civil_servants) == 2
        assert len(roster.accounts) == 2

    def test_takes_the_id_of_the_register_where_another_file_has_none(self, tmp_path: Path) -> None:
        local = write_text(tmp_path / "a.csv", "nip,nama,TMT CPNS", f"{BUDI},Budi,01-04-2006")
        people = write_workbook(tmp_path / "b.xlsx", [BUDI_ROW])

        roster, problems = read_roster([local, people])

        assert list(roster.civil_servants) == ["a5eb03e2-0001"]
        assert errors_of(problems) == []

    def test_makes_an_id_from_the_number_that_hangs_on_the_key(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", "nip,nama", f"{BUDI},Budi")

        ids = [
            next(iter(read_roster([path], id_key=key)[0].civil_servants))
            for key in (b"one", b"one", b"two")
        ]

        assert ids[0] == ids[1]
        assert ids[0] != ids[2]
        assert BUDI not in ids[0]

    def test_refuses_no_file_and_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(NoFilesError):
            read_roster([])
        with pytest.raises(MissingFileError, match=r"There is no file none\.csv"):
            read_roster([tmp_path / "none.csv"])

    def test_names_other_look_alikes_only_up_to_three(self, tmp_path: Path) -> None:
        twins = ["budi0", "budio", "budl0", "budlo", "bud1o"]
        rows = [f"{BUDI},instagram,{twin},,,,,2024-01-01,,," for twin in twins]
        path = write_text(tmp_path / "a.csv", ACCOUNTS_HEADER, *rows)

        _, problems = read_roster([path])

        alike = [one for one in problems if "looks like" in one.message]
        assert len(alike) == 5
        assert "(row 3, row 4, row 5, 1 more)" in alike[0].message


class TestImportRoster:
    def test_refuses_a_register_with_errors_and_lists_all(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", "nip,nama", f"{BUDI},B", "1,S", "2,T")

        with pytest.raises(ProblemsError) as caught:
            import_roster([path])

        assert len(caught.value.problems) == 2

    def test_leaves_bad_rows_out_on_request(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", "nip,nama", f"{BUDI},B", "1,S")

        roster, problems = import_roster([path], skip_bad_rows=True)

        assert len(roster.civil_servants) == 1
        assert len(errors_of(problems)) == 1

    def test_never_goes_on_with_nobody(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", "nip,nama", "1,S")

        with pytest.raises(EmptyRosterError, match=r"No civil servant is left.*\(1 errors\)"):
            import_roster([path], skip_bad_rows=True)

    def test_goes_on_with_warnings(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", ACCOUNTS_HEADER, BUDI_ACCOUNT)

        roster, problems = import_roster([path])

        assert len(roster.civil_servants) == 1
        assert [one.severity for one in problems] == [Severity.WARNING]


PRIVATE_TITLES = (
    "NIP LAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA NAMA",
    "JENIS KAWIN NAMA",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "EMAIL GOV",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "PENDIDIKAN NAMA",
    "JABATAN ID",
)
CANARY = "kenari"


def canaried(row: Mapping[str, object]) -> dict[str, object]:
    return {**row, **{title: f"{CANARY}-{title}" for title in PRIVATE_TITLES}}


def collect_texts(*roots: object) -> list[str]:
    """Collect every text that can be reached from objects, whatever holds it."""
    seen: set[int] = set()
    texts: list[str] = []
    waiting = list(roots)
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, type | ModuleType) or callable(thing):
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            texts.append(thing)
        elif isinstance(thing, bytes):
            texts.append(thing.decode("latin-1"))
        else:
            waiting.extend(gc.get_referents(thing))
    return texts


class TestUnneededColumns:
    """NIK, religion, marriage, address, phone, e-mail, tax, insurance and education stay out."""

    @pytest.fixture
    def files(self, tmp_path: Path) -> list[Path]:
        rows = [
            canaried(BUDI_ROW),
            canaried(SITI_ROW | {"NIP BARU": 19900115}),
            canaried(SITI_ROW | {"TMT CPNS": "bukan tanggal"}),
        ]
        lines = [
            ";".join(str(row.get(title, "")) for title in REGISTER_HEADER)
            for row in (canaried(BUDI_ROW), canaried(SITI_ROW | {"NIP BARU": "1990"}))
        ]
        return [
            write_workbook(tmp_path / "r.xlsx", rows),
            write_text(tmp_path / "r.csv", ";".join(REGISTER_HEADER), *lines),
            write_text(
                tmp_path / "a.csv",
                ACCOUNTS_HEADER + ",NIK,ALAMAT",
                f"{BUDI_ACCOUNT},{CANARY}-nik,{CANARY}-alamat",
                f"{SITI},{CANARY}-platform,@x,,,,,,,,,{CANARY}-nik,{CANARY}-alamat",
                f"{SITI},x,{CANARY} satu,,,,,{CANARY},{CANARY},,,{CANARY},{CANARY},{CANARY}",
            ),
        ]

    def test_are_in_no_object_and_no_message(self, files: list[Path]) -> None:
        roster, problems = read_roster(files)

        texts = collect_texts(roster, problems, [str(problem) for problem in problems])
        assert len(problems) > 4
        assert "Dinas Contoh" in texts
        assert [text for text in texts if CANARY in text] == []

    def test_the_scan_would_see_a_kept_column(self, files: list[Path]) -> None:
        roster, problems = read_roster(files)

        assert any(CANARY in text for text in collect_texts((roster, [canaried({})], problems)))

    @pytest.mark.parametrize("as_json", [True, False])
    def test_are_in_no_output(self, files: list[Path], *, as_json: bool) -> None:
        arguments = ["register", "check", *map(str, files), *(["--json"] if as_json else [])]

        result = CliRunner().invoke(app, arguments)

        assert result.exit_code == 1
        assert CANARY not in result.output
        assert BUDI not in result.output

    def test_are_in_no_refusal(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "k.csv", f"{CANARY} satu,{BUDI},{CANARY}@contoh.id")

        with pytest.raises(UnknownLayoutError) as caught:
            read_roster([path])

        assert CANARY not in str(caught.value)
        assert BUDI not in str(caught.value)

    def test_a_printed_roster_shows_neither_name_nor_number(self, files: list[Path]) -> None:
        roster, _ = read_roster(files)

        shown = repr(roster)
        assert "BUDI CONTOH" not in shown
        assert BUDI[8:] not in shown


class TestRegisterCheck:
    def test_ends_with_0_where_only_warnings_were_found(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", ACCOUNTS_HEADER, BUDI_ACCOUNT)

        result = CliRunner().invoke(app, ["register", "check", str(path), "--json"])

        answer = json.loads(result.output)
        assert result.exit_code == 0
        assert (answer["errors"], answer["warnings"]) == (0, 1)
        assert answer["files"][0]["rows"] == 1

    def test_ends_with_1_and_a_table_where_rows_have_errors(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", "nip,nama", "1990,Siti")

        result = CliRunner().invoke(app, ["register", "check", str(path)])

        assert result.exit_code == 1
        assert "Baris / Row" in result.output
        assert "errors: 1" in " ".join(result.output.split())

    def test_lists_more_problems_than_a_table_holds(self, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.csv", "nip,nama", *(["1990,Siti"] * 1_001))

        result = CliRunner().invoke(app, ["register", "check", str(path)])

        assert result.output.count("The NIP has 4 digits") == 1_001

    def test_an_unreadable_file_is_a_refusal(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(app, ["register", "check", str(tmp_path / "none.csv")])

        assert isinstance(result.exception, MissingFileError)


class TestDraft:
    def test_lists_problems_by_file_and_row(self) -> None:
        draft = Draft()
        for file, line in [("b", 3), ("a", 9), ("b", 2)]:
            place = Place(file=file, line=line, titles={})
            draft.add_faults(place, [error("nip", f"{file}{line}", "")])
        draft.add_file_fault("a", error("", "a", ""))

        assert [one.message for one in draft.list_problems()] == ["b2", "b3", "a", "a9"]
