"""From a screening's files to indications that wait: sealed, once, and only while switched on."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from netral.casework import CaseState
from netral.casework.script import OFFICER
from netral_console.errors import MonitoringOffError
from tests.console.administration.test_changing import switch_on
from tests.console.registered import register
from tests.rulebook.builders import shipped

pytestmark = pytest.mark.usefixtures("store")
AT = datetime(2024, 10, 3, 3, 0, tzinfo=UTC)
WORDS = "Ayo menang bersama KENARI-ZQXJ"


def record(act: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "indication_id": f"IND-{act}",
        "act_id": f"instagram:{act}",
        "person": "orang-0001",
        "platform": "instagram",
        "act_kind": "post",
        "verb": "post",
        "occurred_at": "2024-10-02T02:00:00+00:00",
        "local_time": "2024-10-02T09:00:00+07:00",
        "text": WORDS,
        "object": None,
        "phase": "campaign",
        "contestant_id": "pramono_rano",
        "stance": "support",
        "provenance_grade": "A",
        "source": {"file": "acts.csv", "sha256": "0" * 64, "format": "plain", "parser": "1"},
        "also_from": [],
        "rule": {
            "code": "DS-02",
            "edition": "skb_2022",
            "title_id": "Sosialisasi",
            "title_en": "Promoting",
            "class_printed": "berat",
            "articles": ["PP 94/2021 pasal 5 huruf n angka 5"],
        },
        "trace": {
            "facts_used_id": ["perbuatan: mengunggah"],
            "exceptions": [],
            "facts": {
                "act_kind": "post",
                "about": "candidate",
                "stance": "support",
                "phase": "campaign",
                "on": "2024-10-02",
                "known_circumstances": [],
            },
        },
        "guards": [],
        "versions": {"editions": [{"id": "skb_2022", "digest": shipped("skb_2022").digest}]},
        **changes,
    }


@pytest.fixture
def screened(tmp_path: Path) -> Path:
    path = tmp_path / "indications.jsonl"
    lines = [record(1), record(1, indication_id="IND-1b"), record(2)]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    return path


def test_nothing_is_loaded_while_it_is_off(screened: Path) -> None:
    from netral_console.office.loading import load_screened

    with pytest.raises(MonitoringOffError):
        load_screened(screened, at=AT)


def test_an_act_is_loaded_once_whatever_rules_it_touched(screened: Path) -> None:
    from netral_console.office.loading import load_screened

    switch_on()
    register()
    first, again = load_screened(screened, at=AT), load_screened(screened, at=AT)
    assert (first.added, first.known, first.refused) == (2, 0, ())
    assert (again.added, again.known) == (0, 2)


@pytest.mark.parametrize(
    "changes",
    [{"is_void": True}, {"valid_to": "2024-10-01"}, {"valid_from": "2024-10-03"}],
    ids=["never theirs", "ended the day before", "begins the day after"],
)
def test_nothing_of_an_act_under_no_declaration_is_kept(
    changes: dict[str, Any], screened: Path
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.cases.models import DeclaredAccount
    from netral_console.exhibits.store import open_blobs
    from netral_console.office.loading import load_screened
    from netral_console.office.models import PendingIndication

    switch_on()
    register()
    DeclaredAccount.objects.using("owner").update(**changes)
    before = open_blobs().list_digests()
    done = load_screened(screened, at=AT)

    assert (done.added, done.undeclared) == (0, 2)
    with asking_as_store(using="default"):
        assert not PendingIndication.objects.exists()
    assert open_blobs().list_digests() == before


def test_what_waits_is_sealed_under_the_person(screened: Path) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.loading import load_screened
    from netral_console.office.models import PendingIndication

    switch_on()
    register()
    load_screened(screened, at=AT)
    with asking_as_store(using="default"):
        row = PendingIndication.objects.first()
    assert row is not None
    assert b"KENARI" not in bytes(row.sealed)


def test_an_officer_opens_a_case_of_it(screened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from netral_console import clock
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.drawing import fill_stock
    from netral_console.office.loading import load_screened
    from netral_console.office.models import PendingIndication
    from netral_console.office.opening import open_case_of

    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(hours=1))
    switch_on()
    register()
    fill_stock(at=AT - timedelta(days=1))
    load_screened(screened, at=AT)
    with asking_as_store(using="default"):
        row = PendingIndication.objects.get(act_id="instagram:1")
    case = open_case_of(row, OFFICER, event_id="EV-buka", url="https://www.instagram.com/p/Abc/")
    again = open_case_of(row, OFFICER, event_id="EV-buka", url="https://www.instagram.com/p/Abc/")
    assert case.state is CaseState.INDICATION
    assert again.version == 1
    assert case.allegation is not None
    assert case.allegation.url.endswith("/Abc/")
    assert len(case.allegation.rules) == 2
