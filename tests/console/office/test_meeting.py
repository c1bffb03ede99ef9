"""Papers of a meeting: made from what is typed, refused when worthless, and never recorded."""

from collections.abc import Callable
from typing import Any

import pytest

from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import Desk, Watch
from tests.console.office.test_steps import to_window
from tests.console.registered import NAME

OfficeOf = Callable[[Role], Desk]
WHEN = {"meets_at": "2024-10-07T09:00", "place": "Ruang Rekaan 3"}
TYPED: dict[str, dict[str, str]] = {
    "undangan": {**WHEN, "host": "Inspektur Pembantu Rekaan"},
    "panggilan": {
        **WHEN,
        "call": "1",
        "examiner_name": "Budi Rekaan",
        "examiner_nip": "197001012000011001",
        "examiner_position": "Kepala Bidang Rekaan",
    },
    "berita-acara": {
        **WHEN,
        "examiners": "Budi Rekaan; 197001012000011001; Kepala Bidang",
        "exchange": "T: Akun Saudara?\nJ: Ya, tetapi dipakai\nanak saya.\nT: Kapan?\nJ: -",
    },
}


@pytest.fixture
def told(
    new_script: Callable[..., CaseScript], watch: Watch, office: OfficeOf
) -> tuple[CaseScript, Desk]:
    script = new_script()
    to_window(script)
    watch.follow(script)
    return script, office(Role.INTAKE_OFFICER)


def send(desk: Desk, script: CaseScript, kind: str, **typed: str) -> Any:
    return desk.client.post(f"/perkara/{script.case_id}/pertemuan/{kind}", typed)


def words_of(pdf: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    return " ".join("".join(p.get_textpage().get_text_range() for p in pages).split())


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_a_paper_is_made_and_the_case_stays_as_it_was(
    kind: str, told: tuple[CaseScript, Desk]
) -> None:
    script, desk = told
    before = script.case
    answer = send(desk, script, kind, **TYPED[kind])
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()
    said = words_of(answer.content)
    assert "Ruang Rekaan 3" in said
    assert NAME in said
    docx = send(desk, script, kind, docx="1", **TYPED[kind])
    assert docx.content.startswith(b"PK")
    assert script.case == before


def test_answers_stand_word_for_word(told: tuple[CaseScript, Desk]) -> None:
    script, desk = told
    said = words_of(send(desk, script, "berita-acara", **TYPED["berita-acara"]).content)
    assert "Ya, tetapi dipakai anak saya." in said
    assert "T:" not in said


@pytest.mark.parametrize(
    ("kind", "wrong", "says"),
    [
        ("panggilan", {"meets_at": "2024-10-06T09:00"}, "bukan hari kerja"),
        ("panggilan", {"meets_at": "2024-11-25T09:00"}, "Harus sesudah hari ini"),
        ("berita-acara", {"exchange": ""}, "tulis sekurangnya satu tanya jawab"),
        ("berita-acara", {"exchange": "T: Kapan?\nJ:"}, "tidak menjawab"),
        ("berita-acara", {"examiners": "Budi"}, "Tulis: nama; NIP; jabatan"),
    ],
)
def test_what_would_be_worthless_is_refused_with_its_reason(
    kind: str, wrong: dict[str, str], says: str, told: tuple[CaseScript, Desk]
) -> None:
    script, desk = told
    answer = send(desk, script, kind, **TYPED[kind] | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Ruang Rekaan 3" in page


def test_nobody_is_invited_before_they_were_told(
    new_script: Callable[..., CaseScript], office: OfficeOf, watch: Watch
) -> None:
    script = new_script()
    script.play_to_notice_due()
    watch.follow(script)
    desk = office(Role.INTAKE_OFFICER)
    assert desk.client.get(f"/perkara/{script.case_id}/pertemuan/").status_code == 404
    assert send(desk, script, "undangan", **TYPED["undangan"]).status_code == 404
