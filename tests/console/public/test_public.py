"""The public's report: a lead, never a search, never a count, never a name."""

import hashlib
import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from netral.casework import CaseState
from netral.intake.screenshot.picture import make_working_copy
from netral_console.accounts.role import ConsoleRole

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

pytestmark = pytest.mark.usefixtures("store")
TOLD = {
    "reporter_name": "Pelapor Kenari ZQXJ",
    "reporter_contact": "0812-KENARI-ZQXJ",
    "platform": "instagram",
    "handle": "@AkunRekaan",
    "url": "https://www.instagram.com/p/AbC123/?igsh=x",
    "occurred_at": "2024-10-02T19:30",
    "known_on": "2024-10-03",
    "story": "Unggahan itu mengajak memilih salah satu pasangan.",
}


@pytest.fixture
def visitor() -> "Client":
    from django.test import Client

    return Client()


def code_in(page: str) -> str:
    found = re.search(r"<code>([A-Z0-9-]{19})</code>", page)
    assert found is not None
    return found[1]


def test_a_report_becomes_a_lead_with_a_code_and_a_proof(
    visitor: "Client", store: "PostgresCaseStore"
) -> None:
    page = visitor.post("/lapor/kirim", TOLD).content.decode()
    code = code_in(page)
    assert "netral.proof.v1" in page
    (case,) = store.iter_cases()
    assert case.state is CaseState.LEAD
    status = visitor.post("/lapor/status", {"code": code.lower().replace("-", " ")})
    assert "informasi awal" in status.content.decode()


def test_the_same_post_is_one_lead_and_nothing_counts(
    visitor: "Client",
    store: "PostgresCaseStore",
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    visitor.post("/lapor/kirim", TOLD)
    visitor.post("/lapor/kirim", {**TOLD, "url": "https://instagram.com/p/AbC123"})
    assert len(list(store.iter_cases())) == 1
    page = enter(ConsoleRole.INTAKE_OFFICER).get("/informasi-awal/").content.decode()
    assert page.count("PKR-") == 2  # its link and its number, once each


def test_the_officer_sees_the_account_as_it_was_typed_while_it_is_a_lead(
    visitor: "Client",
    store: "PostgresCaseStore",
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    visitor.post("/lapor/kirim", TOLD)
    (case,) = store.iter_cases()
    path = f"/informasi-awal/{case.case_id}/"

    page = enter(ConsoleRole.INTAKE_OFFICER).get(path).content.decode()

    assert "Akun menurut pelapor, belum diperiksa:" in page
    assert "@AkunRekaan" in page
    for role in set(ConsoleRole) - {ConsoleRole.INTAKE_OFFICER}:
        answer = enter(role).get(path)
        assert answer.status_code in (302, 403, 404)
        assert "AkunRekaan" not in answer.content.decode()


def test_the_account_as_it_was_typed_is_not_shown_once_the_lead_is_over(
    visitor: "Client",
    store: "PostgresCaseStore",
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from netral.casework.event import CaseExpired
    from netral.casework.ids import EventId
    from netral.casework.script import MACHINE

    visitor.post("/lapor/kirim", TOLD)
    (case,) = store.iter_cases()
    over = case.taken_in_at + timedelta(days=9)
    store.record(
        CaseExpired(event_id=EventId("EV-over"), case_id=case.case_id, at=over, actor=MACHINE)
    )

    page = enter(ConsoleRole.INTAKE_OFFICER).get(f"/informasi-awal/{case.case_id}/")

    assert "AkunRekaan" not in page.content.decode()


def test_the_account_as_it_was_typed_is_sealed(visitor: "Client") -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.models import Report

    visitor.post("/lapor/kirim", TOLD)

    with asking_as_store(using="default"):
        assert b"AkunRekaan" not in bytes(Report.objects.get().sealed_story)


def without_code(page: str) -> str:
    """A receipt without its code, its proof, and the token of its forms."""
    page = re.sub(r"jam latihan: [^<]*", "", page)
    page = re.sub(r"<pre.*?</pre>|data:text/plain[^\"]*", "", page, flags=re.DOTALL)
    page = re.sub(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", "CODE", page)
    return re.sub(r'value="[^"]{60,}"|"X-CSRFToken": "[^"]*"', "", page)


@pytest.mark.parametrize(
    "change",
    [{"handle": "akun_orang_lain"}, {"occurred_at": "2023-12-31T10:00"}],
    ids=["nobody's account", "before the declaration"],
)
def test_an_account_that_nobody_declared_leaves_nothing_and_looks_the_same(
    visitor: "Client", store: "PostgresCaseStore", change: dict[str, str]
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.models import Report, ReportMessage

    unknown = visitor.post("/lapor/kirim", {**TOLD, **change}).content.decode()
    assert list(store.iter_cases()) == []
    status = visitor.post("/lapor/status", {"code": code_in(unknown), "message": "Masih ada?"})
    with asking_as_store(using="default"):
        kept = Report.objects.get()
        assert (kept.case_id, bytes(kept.sealed_story), bytes(kept.sealed_reporter)) == (
            "",
            b"",
            b"",
        )
        assert ReportMessage.objects.count() == 0
    known = visitor.post("/lapor/kirim", TOLD).content.decode()
    assert without_code(unknown) == without_code(known)
    assert "informasi awal" in status.content.decode()
    assert len(list(store.iter_cases())) == 1


def test_a_post_that_is_a_case_already_looks_like_any_other(
    visitor: "Client", monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral_console import clock
    from netral_console.office.expiry import run_expiry

    first = visitor.post("/lapor/kirim", TOLD).content.decode()
    later = clock.now() + timedelta(days=20)
    run_expiry(at=later)
    monkeypatch.setattr(clock, "now", lambda: later)
    again = visitor.post("/lapor/kirim", {**TOLD, "story": "Sekali lagi."}).content.decode()
    assert without_code(first) == without_code(again)
    status = visitor.post("/lapor/status", {"code": code_in(again)}).content.decode()
    assert "Masih informasi awal" in status


def test_an_expired_lead_takes_its_pictures_reporters_and_dialogue_with_it(
    visitor: "Client", store: "PostgresCaseStore", tmp_path: Path
) -> None:
    from netral.evidence.errors import EvidenceError
    from netral_console import clock
    from netral_console.cases.asking import asking_as_store
    from netral_console.exhibits.store import read_content
    from netral_console.office.expiry import run_expiry
    from netral_console.sealing.models import SubjectKey

    pictures = []
    for colour in ("navy", "olive"):
        drawn = io.BytesIO()
        Image.new("RGB", (80, 60), colour).save(drawn, "PNG")
        (tmp_path / "layar").write_bytes(drawn.getvalue())
        copy = make_working_copy(tmp_path / "layar")
        pictures.append(hashlib.sha256(copy.content).hexdigest())
        drawn.seek(0)
        drawn.name = "layar.png"
        page = visitor.post("/lapor/kirim", {**TOLD, "picture": drawn}).content.decode()
        visitor.post("/lapor/status", {"code": code_in(page), "message": "Saya lihat sendiri."})
    assert all(read_content(each) for each in pictures)
    run_expiry(at=clock.now() + timedelta(days=20))
    for each in pictures:
        with pytest.raises(EvidenceError):
            read_content(each)
    with asking_as_store(using="default"):
        assert not SubjectKey.objects.filter(subject__startswith="report-").exists()
    (case,) = store.iter_cases()
    assert case.state is CaseState.ERASED
    gone = visitor.post("/lapor/status", {"code": code_in(page)})
    assert gone.status_code == 200


def test_who_reported_is_sealed_apart_and_shown_to_no_role(
    visitor: "Client",
    store: "PostgresCaseStore",
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.models import Report
    from tests.console.addresses import iter_addresses

    visitor.post("/lapor/kirim", TOLD)
    (case,) = store.iter_cases()
    with asking_as_store(using="default"):
        row = Report.objects.get()
        assert row.sealed_reporter
        assert b"KENARI" not in bytes(row.sealed_reporter) + bytes(row.sealed_story)
    asked = 0
    for role in ConsoleRole:
        client = enter(role)
        for address in iter_addresses():
            path = address.path(case_id=case.case_id)
            if path is None:
                continue
            asked += 1
            assert "ZQXJ" not in client.get(path).content.decode(errors="replace"), (role, path)
    assert asked > 100


def test_a_dialogue_goes_both_ways_without_a_name(
    visitor: "Client",
    store: "PostgresCaseStore",
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    code = code_in(visitor.post("/lapor/kirim", TOLD).content.decode())
    (case,) = store.iter_cases()
    officer = enter(ConsoleRole.INTAKE_OFFICER)
    page = officer.get(f"/informasi-awal/{case.case_id}/").content.decode()
    answer = re.search(r"/informasi-awal/PKR-[0-9a-f]+/jawab/\d+", page)
    assert answer is not None
    officer.post(answer[0], {"message": "Apakah unggahan itu masih ada?"})
    seen = visitor.post("/lapor/status", {"code": code, "message": "Masih, saya lihat tadi."})
    assert "Apakah unggahan itu masih ada?" in seen.content.decode()
    again = officer.get(f"/informasi-awal/{case.case_id}/").content.decode()
    assert "Masih, saya lihat tadi." in again


def test_a_flood_from_one_place_is_stopped_and_another_place_is_not(visitor: "Client") -> None:
    for number in range(10):
        sent = {**TOLD, "url": f"https://instagram.com/p/{number}"}
        assert visitor.post("/lapor/kirim", sent).status_code == 200
    stopped = visitor.post("/lapor/kirim", TOLD)
    assert stopped.status_code == 429
    assert TOLD["story"] in stopped.content.decode()
    elsewhere = visitor.post("/lapor/kirim", TOLD, REMOTE_ADDR="192.0.2.44")
    assert elsewhere.status_code == 200


def test_no_address_of_a_visitor_is_kept(visitor: "Client") -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.models import ReportMark

    visitor.post("/lapor/kirim", TOLD, REMOTE_ADDR="203.0.113.77")
    with asking_as_store(using="default"):
        assert "203.0.113.77" not in str(list(ReportMark.objects.values_list()))
        assert ReportMark.objects.count() == 1


def test_a_screenshot_is_grade_d_and_opens_nothing(
    visitor: "Client", store: "PostgresCaseStore"
) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (80, 60), "white").save(drawn, "PNG")
    drawn.seek(0)
    drawn.name = "layar.png"
    visitor.post("/lapor/kirim", {**TOLD, "picture": drawn})
    (case,) = store.iter_cases()
    assert case.lead is not None
    assert not case.lead.has_firm_evidence


@pytest.mark.parametrize(
    ("field", "value"),
    [("url", "bukan alamat"), ("story", ""), ("occurred_at", "kemarin"), ("platform", "orkut")],
)
def test_a_wrong_field_is_named_and_the_rest_stays(
    visitor: "Client", store: "PostgresCaseStore", field: str, value: str
) -> None:
    answer = visitor.post("/lapor/kirim", {**TOLD, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert "Pelapor Kenari ZQXJ" in page
    assert list(store.iter_cases()) == []


def test_an_unknown_code_says_so(visitor: "Client") -> None:
    answer = visitor.post("/lapor/status", {"code": "AAAA-BBBB-CCCC-DDDD"})
    assert answer.status_code == 422
    assert "Kode itu tidak dikenal" in answer.content.decode()
