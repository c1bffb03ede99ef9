"""What waits before it is a case: loading, opening, setting aside, draws in stock, erasure."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from netral.casework import CaseState
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.administration.test_changing import switch_on
from tests.console.office.conftest import Desk, Watch
from tests.console.office.test_loading import WORDS, record

OfficeOf = Callable[[Role], Desk]
AT = datetime(2024, 10, 3, 3, 0, tzinfo=UTC)
URL = "https://www.instagram.com/p/Abc/"
BECAUSE = "Akun itu bukan milik pegawai yang terdaftar di sini."


@pytest.fixture
def officer(office: OfficeOf, watch: Watch) -> Desk:
    switch_on()
    watch.at = AT
    return office(Role.INTAKE_OFFICER)


def load(desk: Desk, *lines: dict[str, Any], raw: bytes | None = None) -> str:
    content = raw or "".join(f"{json.dumps(each)}\n" for each in lines).encode()
    file = SimpleUploadedFile("indications.jsonl", content)
    sent = desk.client.post("/perkara/indikasi/muat", {"indications": file}, follow=True)
    return str(sent.content.decode())


def fill(watch: Watch) -> None:
    from netral_console.office.drawing import fill_stock

    fill_stock(at=watch.at - timedelta(days=1))


def open_first(desk: Desk, event_id: str = "EV-buka") -> Any:
    return desk.client.post(
        "/perkara/indikasi/1/buka", {"event_id": event_id, "url": URL}, follow=True
    )


def test_a_screening_is_loaded_once(officer: Desk) -> None:
    assert "2 perbuatan dimuat, 0 sudah ada" in load(officer, record(1), record(2))
    page = load(officer, record(1), record(2))
    assert "0 perbuatan dimuat, 2 sudah ada" in page
    assert page.count("Unggahan · Instagram") == 2
    assert WORDS not in page


@pytest.mark.parametrize("raw", [b"bukan json\n", b"[1]\n", b'{"act_id": "x:1"}\n', b"\xff\xfe\n"])
def test_a_file_of_another_form_loads_nothing(raw: bytes, officer: Desk) -> None:
    good = json.dumps(record(1)).encode() + b"\n"
    page = load(officer, raw=good + raw)
    assert "Baris 2 berkas itu tidak terbaca" in page
    assert "Tidak ada yang menunggu" in page


def test_no_file_is_said_so(officer: Desk) -> None:
    page = officer.client.post("/perkara/indikasi/muat", follow=True).content.decode()
    assert "Pilih berkas indications.jsonl" in page


def test_while_it_is_off_nothing_is_sealed_either(office: OfficeOf, watch: Watch) -> None:
    from netral_console.exhibits.store import get_vault

    watch.at = AT
    page = load(office(Role.INTAKE_OFFICER), record(1))
    assert "Penerimaan indikasi sedang tidak dinyalakan" in page
    with get_vault() as vault:
        assert vault.log.size == 0


def test_an_officer_opens_one_case_however_often_it_is_sent(officer: Desk, watch: Watch) -> None:
    from netral_console import wiring

    fill(watch)
    load(officer, record(1), record(1, indication_id="IND-1b"))
    watch.at += timedelta(minutes=5)
    page = open_first(officer).content.decode()
    assert "menunggu undian pemeriksa" in page
    assert WORDS in page
    open_first(officer)
    open_first(officer, "EV-lain")
    cases = list(wiring.get_store().iter_cases())
    assert [(case.state, case.version) for case in cases] == [(CaseState.INDICATION, 1)]
    assert "Tidak ada yang menunggu" in officer.client.get("/perkara/indikasi/").content.decode()


def test_without_an_address_no_case_is_opened(officer: Desk, watch: Watch) -> None:
    fill(watch)
    load(officer, record(1))
    sent = officer.client.post("/perkara/indikasi/1/buka", {"event_id": "EV-1"}, follow=True)
    assert "Tulis alamat unggahan itu sendiri" in sent.content.decode()


def test_an_empty_stock_says_where_it_is_filled(officer: Desk, watch: Watch) -> None:
    load(officer, record(1))
    assert "Persediaan undian habis" in officer.client.get("/perkara/indikasi/").content.decode()
    assert "Persediaan undian habis" in open_first(officer).content.decode()
    page = officer.client.post("/perkara/undian/isi", follow=True).content.decode()
    assert "Undian untuk 100 perkara ditambahkan" in page
    watch.at += timedelta(minutes=1)
    assert "menunggu undian pemeriksa" in open_first(officer).content.decode()
    page = officer.client.get("/perkara/undian/").content.decode()
    assert "99 perkara lagi" in page


def test_seeds_of_a_case_that_could_not_be_opened_go_back(officer: Desk, watch: Watch) -> None:
    from netral_console.office.drawing import look_at_stock

    fill(watch)
    outside = {
        "occurred_at": "2024-01-05T02:00:00+00:00",
        "local_time": "2024-01-05T09:00:00+07:00",
    }
    load(officer, record(1, **outside))
    assert "di luar masa pemilihan" in open_first(officer).content.decode()
    assert look_at_stock().cases_left == 100


def test_two_officers_at_once_get_two_draws(officer: Desk, watch: Watch) -> None:
    from threading import Barrier, Thread

    from django.db import connection

    from netral_console.office.drawing import take_commitments

    fill(watch)
    assert officer
    taken: list[str] = []
    barrier = Barrier(4)

    def take() -> None:
        barrier.wait()
        taken.extend(each.sha256 for each in take_commitments(1))
        connection.close()

    threads = [Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 16


def test_what_is_set_aside_keeps_its_reason_and_can_come_back(officer: Desk) -> None:
    load(officer, record(1))
    path = "/perkara/indikasi/1/"
    refused = officer.client.post(f"{path}sisihkan", {"reason": "bukan"})
    assert refused.status_code == 422
    assert "Alasan terlalu pendek" in refused.content.decode()
    officer.client.post(f"{path}sisihkan", {"reason": BECAUSE})
    assert "Tidak ada yang menunggu" in officer.client.get("/perkara/indikasi/").content.decode()
    assert BECAUSE in officer.client.get("/perkara/indikasi/?aside=1").content.decode()
    officer.client.post(f"{path}angkat")
    assert "Buka perkara" in officer.client.get(path).content.decode()


def test_what_was_set_aside_is_erased_after_its_time(officer: Desk, watch: Watch) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.exhibits.store import get_vault
    from netral_console.office.expiry import run_expiry
    from netral_console.office.models import PendingIndication
    from netral_console.office.opening import key_of
    from netral_console.sealing.models import SubjectKey

    load(officer, record(1), record(2))
    officer.client.post("/perkara/indikasi/1/sisihkan", {"reason": BECAUSE})
    assert run_expiry(at=AT + timedelta(days=20)).dropped == 0
    assert run_expiry(at=AT + timedelta(days=40)).dropped == 1
    with asking_as_store(using="default"):
        rows = {row.position: bytes(row.sealed) for row in PendingIndication.objects.all()}
        first = PendingIndication.objects.get(position=1)
        keys = set(SubjectKey.objects.values_list("subject", flat=True))
    assert rows[1] == b""
    assert rows[2] != b""
    assert (first.person, first.platform, first.set_aside_because) == ("", "", "")
    assert "instagram" not in first.act_id
    watch.at = AT + timedelta(days=41)
    assert "0 perbuatan dimuat, 2 sudah ada" in load(officer, record(1), record(2))
    assert key_of("instagram:1") not in keys
    assert key_of("instagram:2") in keys
    with get_vault() as vault:
        assert len([each for each in vault.index.iter_records() if each.kind == "exhibit"]) == 1
    assert officer.client.get("/perkara/indikasi/1/").status_code == 404


def test_what_still_waits_is_erased_when_the_window_ends(officer: Desk) -> None:
    from netral_console import wiring
    from netral_console.office.expiry import run_expiry

    load(officer, record(1))
    assert run_expiry(at=wiring.get_election().window[1]).dropped == 1


def test_an_opened_case_leaves_no_key_of_its_indication_behind(officer: Desk, watch: Watch) -> None:
    from netral_console import wiring
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.expiry import run_expiry
    from netral_console.sealing.models import SubjectKey

    fill(watch)
    load(officer, record(1))
    watch.at += timedelta(minutes=5)
    open_first(officer)
    _withdraw(watch)
    run = run_expiry(at=watch.at + timedelta(days=60))
    assert (run.expired, run.erased) == (1, 1)
    (case,) = wiring.get_store().iter_cases()
    with asking_as_store(using="default"):
        left = set(SubjectKey.objects.values_list("subject", flat=True))
    assert left.isdisjoint({case.case_id, "indication instagram:1"})


def _withdraw(watch: Watch) -> None:
    from netral.casework.event import CaseWithdrawn
    from netral.casework.script import OFFICER, PROTECTOR, REASON
    from netral_console import wiring

    (case,) = wiring.get_store().iter_cases()
    watch.at += timedelta(minutes=5)
    wiring.get_store().record(
        CaseWithdrawn(
            event_id="EV-tarik",  # type: ignore[arg-type]
            case_id=case.case_id,
            at=watch.at,
            actor=OFFICER,
            reason=REASON,
            countersigned_by=PROTECTOR,
        )
    )
