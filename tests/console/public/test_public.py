"""The public's report: a lead, never a search, never a count, never a name."""

import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from netral.casework import CaseState
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


def test_an_account_that_nobody_declared_leaves_nothing(
    visitor: "Client", store: "PostgresCaseStore"
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.public.models import Report

    answer = visitor.post("/lapor/kirim", {**TOLD, "handle": "akun_orang_lain"})
    assert "Netral tidak mencari pemilik akun" in answer.content.decode()
    assert list(store.iter_cases()) == []
    with asking_as_store(using="default"):
        assert Report.objects.count() == 0


def test_an_act_before_the_declaration_leaves_nothing(
    visitor: "Client", store: "PostgresCaseStore"
) -> None:
    visitor.post("/lapor/kirim", {**TOLD, "occurred_at": "2023-12-31T10:00"})
    assert list(store.iter_cases()) == []


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
