"""Tests of letters on the pages of the office: the person by name, nobody else."""

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import docx
import pypdfium2
import pytest

from netral.casework import EvidenceItem, Procedure
from netral.casework.event import CaseReferred
from netral.casework.script import REASON, CaseScript, digest_of, make_allegation
from netral.casework.vote import Assessment
from netral.evidence.bundle import periksa
from netral.evidence.bundle.writing import verify_bundle
from netral.evidence.exhibit import CaptureFacts, ExhibitId
from netral.evidence.exhibit_index import IntakeKey
from netral.evidence.vault import Intake
from netral.values.provenance import Grade
from netral_console.accounts.role import ConsoleRole
from tests.console.people import make_login
from tests.console.registered import NAME, NIP, register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

AT = datetime(2024, 10, 1, 2, 0, tzinfo=UTC)
NEIGHBOUR = "tetangga_rahasia"
REVIEWER = "Ratna Pemeriksawati"


@pytest.fixture
def script(store: "PostgresCaseStore", procedure: Procedure) -> CaseScript:
    """A case whose exhibit lies in the vault, and whose reviewers are in the register."""
    from netral_console.exhibits.store import get_vault

    register()
    register("orang-pemeriksa-terdaftar", name=REVIEWER, nip="198001012005012009")
    with get_vault() as vault:
        vault.keep(
            [
                Intake(
                    intake_key=IntakeKey("kunci-1"),
                    exhibit_id=ExhibitId("EX-1"),
                    content=b"bukti",
                    facts=CaptureFacts(
                        captured_at=AT,
                        captured_by="petugas",
                        captured_with="penangkap",
                        grade=Grade.B,
                    ),
                )
            ],
            at=AT,
        )
    about: dict[str, Any] = {
        "text": f"Ayo menang, @{NEIGHBOUR}! Lihat @akunrekaan",
        "evidence": (EvidenceItem(exhibit_id="EX-1", sha256=digest_of("bukti"), grade=Grade.B),),
    }
    return CaseScript(store, procedure, allegation=make_allegation(**about))


@pytest.fixture
def officer(enter: "Callable[[ConsoleRole], Client]") -> "Client":
    return enter(ConsoleRole.INTAKE_OFFICER)


def name_reviewers(script: CaseScript) -> None:
    """Let one of those who sit be a civil servant of the register."""
    actor = script.sitting()[0].actor_id
    if actor != "pemeriksa-01":
        make_login(ConsoleRole.REVIEWER, actor_id=actor, person="orang-pemeriksa-terdaftar")
    else:
        from netral_console.accounts.models import User

        User.objects.using("owner").filter(actor_id=actor).update(
            person="orang-pemeriksa-terdaftar"
        )


def play_to_referral_due(script: CaseScript) -> None:
    script.play_to_final_review()
    name_reviewers(script)
    script.answer()
    script.vote(Assessment.SUPPORTED, Assessment.SUPPORTED)
    script.decide(reason=f"{REASON} Menurut {REVIEWER}, @{NEIGHBOUR} tahu.")


def read(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        return "".join(page.get_textpage().get_text_range() for page in pages)
    opened = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells])


def test_each_letter_of_a_decided_case_can_be_read(script: CaseScript, officer: "Client") -> None:
    play_to_referral_due(script)

    page = officer.get(f"/perkara/{script.case_id}/").content.decode()
    for kind in ("pemberitahuan", "klarifikasi", "keputusan", "penerusan", "formulir-laporan"):
        for ending in ("pdf", "docx"):
            address = f"/perkara/{script.case_id}/surat/{kind}.{ending}"
            assert address in page
            answer = officer.get(address)
            words = read(answer.content)
            assert answer.status_code == 200
            assert script.case_id in words or kind in ("pemberitahuan", "formulir-laporan")
            assert kind == "klarifikasi" or NAME in words
            assert NEIGHBOUR not in words
            assert REVIEWER not in words
            assert not [each for each in script.pool if each.reviewer in words]
    notice = read(officer.get(f"/perkara/{script.case_id}/surat/pemberitahuan.pdf").content)
    assert NIP in notice
    assert "[Akun lain 1]" in notice
    assert "@akunrekaan" in notice
    decision = read(officer.get(f"/perkara/{script.case_id}/surat/keputusan.pdf").content)
    assert "[Orang lain" in decision


def test_there_is_no_letter_before_its_step(script: CaseScript, officer: "Client") -> None:
    script.play_to_notice_due()

    for kind in ("pemberitahuan", "keputusan", "koreksi", "penutupan"):
        answer = officer.get(f"/perkara/{script.case_id}/surat/{kind}.pdf")
        assert answer.status_code == 404


def test_the_package_verifies_and_is_the_one_that_was_logged(
    script: CaseScript, officer: "Client", store: "PostgresCaseStore"
) -> None:
    from netral_console import clock
    from netral_console.office.referral import keep_package, package_of

    play_to_referral_due(script)
    before, package = script.case, package_of(script.case)
    keep_package(before, at=clock.now())
    script.wait(days=1)
    script.refer(package=package)

    content = b"".join(officer.get(f"/perkara/{script.case_id}/berkas.zip"))
    verify_bundle(content, name="berkas")
    files = periksa.read_zip(content)
    logged = next(
        each for each in store.iter_events(script.case_id) if isinstance(each, CaseReferred)
    )
    digests = {each.name: each.sha256 for each in logged.package.items}

    for name in ("penerusan-bawaslu.pdf", "penerusan-bkn.docx", "klarifikasi-1.json"):
        assert hashlib.sha256(files[f"berkas/{name}"]).hexdigest() == digests[name]
    listed = files["berkas/isi.sha256"]
    assert hashlib.sha256(listed).hexdigest() == script.case.package_sha256
    shown = officer.get(f"/perkara/{script.case_id}/surat/penerusan.pdf").content
    assert hashlib.sha256(shown).hexdigest() == digests["penerusan-bawaslu.pdf"]
