"""The person's pages: what is held, the reply, the objection, the appeal."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.files.uploadedfile import SimpleUploadedFile

from netral.casework import CaseState, DefenceKind, Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole
from tests.console.registered import NAME, NIP, register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore


@pytest.fixture
def script(store: "PostgresCaseStore", procedure: Procedure) -> CaseScript:
    """A case whose notice reached the person a moment before the practice clock's now."""
    from netral_console import clock

    register()
    made = CaseScript(store, procedure, at=clock.now() - timedelta(days=2))
    made.allegation = replace(made.allegation, occurred_at=made.at - timedelta(days=1))
    return made


@pytest.fixture
def person(enter: "Callable[[ConsoleRole], Client]") -> "Client":
    return enter(ConsoleRole.PERSON)


def play_to_window(script: CaseScript) -> str:
    script.play_to_notice_due()
    script.notice()
    script.deliver()
    return f"/saya/perkara/{script.case_id}/"


def test_everything_held_is_shown_and_nobody_elses(script: CaseScript, person: "Client") -> None:
    play_to_window(script)
    page = person.get("/saya/").content.decode()
    assert script.case_id in page
    assert NAME in page
    assert NIP in page
    assert "akunrekaan" in page


def test_a_read_appears_at_once(
    script: CaseScript, person: "Client", enter: "Callable[[ConsoleRole], Client]"
) -> None:
    play_to_window(script)
    assert "Petugas penerima" not in person.get("/saya/").content.decode()
    enter(ConsoleRole.INTAKE_OFFICER).get(f"/perkara/{script.case_id}/")
    assert "Petugas penerima" in person.get("/saya/").content.decode()


def test_the_file_of_everything_held_is_signed(script: CaseScript, person: "Client") -> None:
    play_to_window(script)
    signed = json.loads(person.get("/saya/data-saya.json").content)
    key = base64.b64decode(signed["signed_by"].split("+", 2)[2])[1:]
    verifier = Ed25519PublicKey.from_public_bytes(key)
    verifier.verify(base64.b64decode(signed["signature"]), signed["holding"].encode())
    held = json.loads(signed["holding"])
    assert held["register"]["name"] == NAME
    assert [each["case_id"] for each in held["cases"]] == [script.case_id]
    assert held["cases"][0]["act"]["text"] == script.allegation.text
    assert script.allegation.subject.kin[0] not in signed["holding"]
    assert script.allegation.subject.superiors[0] not in signed["holding"]


def test_a_reply_is_kept_word_for_word_and_sent_once(script: CaseScript, person: "Client") -> None:
    address = play_to_window(script)
    said = "  Bukan saya.\nPonsel dipakai anak saya -- 100%  "
    sent = {
        "event_id": "EV-klik-dua-kali",
        "tick_run_by_another": "on",
        "say_run_by_another": said,
        "text": "Terima kasih.",
    }
    for _ in range(2):
        assert person.post(f"{address}klarifikasi", sent).status_code == 302
    replies = script.case.replies
    assert len(replies) == 1
    assert replies[0].defences[0].kind is DefenceKind.RUN_BY_ANOTHER
    assert replies[0].defences[0].statement == said.replace("\n", "\r\n") or (
        replies[0].defences[0].statement == said
    )


def test_an_empty_reply_says_what_to_do_and_sends_nothing(
    script: CaseScript, person: "Client"
) -> None:
    address = play_to_window(script)
    answer = person.post(f"{address}klarifikasi", {"event_id": "EV-kosong"})
    assert answer.status_code == 422
    assert "Centang sekurangnya satu keterangan" in answer.content.decode()
    assert script.case.replies == ()


def test_a_file_of_another_kind_is_refused_and_what_was_typed_stays(
    script: CaseScript, person: "Client"
) -> None:
    address = play_to_window(script)
    answer = person.post(
        f"{address}klarifikasi",
        {
            "event_id": "EV-berkas",
            "text": "Uraian saya yang panjang.",
            "files": SimpleUploadedFile("program.exe", b"MZ program"),
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "hanya PDF, PNG, JPEG atau WEBP" in page
    assert "Uraian saya yang panjang." in page
    assert script.case.replies == ()


def test_an_attachment_lies_in_the_vault_under_its_digest(
    script: CaseScript, person: "Client"
) -> None:
    from netral_console.exhibits.store import read_content

    address = play_to_window(script)
    content = b"%PDF-1.7 surat keterangan rekaan"
    person.post(
        f"{address}klarifikasi",
        {"event_id": "EV-lampiran", "files": SimpleUploadedFile("surat.pdf", content)},
    )
    attachment = script.case.replies[0].attachments[0]
    assert read_content(attachment.sha256) == content


def test_a_draft_is_sealed_kept_and_gone_after_the_reply(
    script: CaseScript, person: "Client"
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.persons.models import ReplyDraft

    address = play_to_window(script)
    typed = {"draft": "1", "tick_on_duty": "on", "say_on_duty": "Saya sedang bertugas rekaan."}
    person.post(f"{address}klarifikasi", typed)
    assert "Saya sedang bertugas rekaan." in person.get(address).content.decode()
    with asking_as_store(using="default"):
        row = ReplyDraft.objects.get()
        assert b"bertugas" not in bytes(row.sealed)
    assert script.case.replies == ()
    del typed["draft"]
    person.post(f"{address}klarifikasi", {**typed, "event_id": "EV-akhir"})
    with asking_as_store(using="default"):
        assert ReplyDraft.objects.count() == 0


def test_an_objection_is_one_click_and_hides_what_the_tool_said(
    script: CaseScript, person: "Client"
) -> None:
    address = play_to_window(script)
    line = script.allegation.trace_lines[0]
    assert line in person.get(address).content.decode()
    person.post(f"{address}keberatan")
    assert script.case.people_only
    assert line not in person.get(address).content.decode()
    assert person.post(f"{address}keberatan").status_code == 302


def test_no_vote_is_shown_before_the_decision(script: CaseScript, person: "Client") -> None:
    script.play_to_final_review()
    script.answer()
    page = person.get(f"/saya/perkara/{script.case_id}/").content.decode()
    assert "Pemeriksa:" not in page


def test_an_appeal_needs_a_reason_and_stops_the_referral(
    script: CaseScript, person: "Client"
) -> None:
    script.play_to_referral()
    address = f"/saya/perkara/{script.case_id}/banding"
    short = person.post(address, {"event_id": "EV-banding", "reason": "pendek"})
    assert short.status_code == 422
    assert script.case.state is CaseState.REFERRED
    reason = "Akun itu dikelola oleh admin lama sampai bulan September dan bukan saya."
    assert person.post(address, {"event_id": "EV-banding", "reason": reason}).status_code == 302
    assert script.case.state is CaseState.APPEALED


def test_the_notice_is_a_pdf_with_name_article_and_digest(
    script: CaseScript, person: "Client"
) -> None:
    import pypdfium2

    address = play_to_window(script)
    answer = person.get(f"{address}pemberitahuan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content)
    )
    flat = "".join(text.split())
    for part in (NAME, NIP, script.allegation.rules[0].articles[0]):
        assert "".join(part.split()) in flat
    assert script.allegation.evidence[0].sha256 in flat.replace("\ufffe", "").replace("-", "")


def test_a_wish_about_an_account_gets_a_code_and_waits_for_an_officer(person: "Client") -> None:
    refused = person.post("/saya/akun/kirim", {"kind": "declare", "platform": "x", "handle": " "})
    assert refused.status_code == 422
    person.post("/saya/akun/kirim", {"kind": "declare", "platform": "x", "handle": "akun_baru"})
    page = person.get("/saya/akun/").content.decode()
    assert "akun_baru" in page
    assert "netral-" in page
