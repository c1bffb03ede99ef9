"""The second reviewer's every response is the same, whatever the first did."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from netral.casework import Assessment, Procedure
from netral.casework.script import SUBJECT_PERSON, CaseScript, make_allegation
from netral_console.accounts.role import ConsoleRole
from tests.console.conftest import empty
from tests.console.people import make_login
from tests.console.registered import NAME, NIP, register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore
    from netral_console.database import Database

NOW = datetime(2024, 10, 2, 3, 0, tzinfo=UTC)
CONTESTANT = "ridwan_kamil_suswono"
TEXT = f"Bersama Ridwan Kamil dan Suswono! Salam dari {NAME}, akun @akunrekaan."
CANARIES = ("Ridwan", "Kamil", "Suswono", NAME, "Kusumawardani", NIP, "akunrekaan", SUBJECT_PERSON)
CANARIES = (*CANARIES, "Dinas Rekaan Kota", "contoh.invalid")
_NOISE = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|EV-[0-9a-f]{32}'
)


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    from netral_console import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)


def responses(client: "Client", case_id: str) -> Iterator[tuple[str, object, str]]:
    """Ask everything that a reviewer can ask of a case, and yield it without its noise."""
    from tests.console.addresses import iter_addresses

    paths = [
        address.path(case_id=case_id)
        for address in iter_addresses()
        if address.name.startswith("reviewers:")
    ]
    for path in ("/", *filter(None, paths)):
        answer = client.get(path)
        headers = {k: v for k, v in answer.headers.items() if k != "Set-Cookie"}
        body = _NOISE.sub("", answer.content.decode())
        yield path, (answer.status_code, sorted(headers.items())), body
    refused = client.post(f"/pemeriksaan/{case_id}/nilai", {"reason": "pendek"})
    yield "POST nilai", refused.status_code, _NOISE.sub("", refused.content.decode())
    undone = client.post(f"/pemeriksaan/{case_id}/batal")
    yield "POST batal", (undone.status_code, undone["Location"]), ""


@contextmanager
def world(
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
    first_vote: Assessment | None,
) -> Iterator["tuple[Client, str]"]:
    from django.test import Client

    store = open_store(procedure)
    empty(database)
    register()
    allegation = make_allegation(1, text=TEXT, contestant_id=CONTESTANT)
    script = CaseScript(store, procedure, allegation=allegation)
    script.open()
    script.draw()
    if first_vote is not None:
        script.vote(first_vote)
    second = script.sitting()[1]
    user = make_login(ConsoleRole.REVIEWER, actor_id=second.actor_id)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    yield client, script.case_id


@pytest.mark.parametrize("vote", [Assessment.SUPPORTED, Assessment.NOT_PROVEN])
def test_nothing_tells_whether_or_how_the_first_voted(
    vote: Assessment,
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
) -> None:
    with world(database, open_store, procedure, None) as (client, case_id):
        before = list(responses(client, case_id))
    with world(database, open_store, procedure, vote) as (client, case_id):
        after = list(responses(client, case_id))
    assert before == after
    assert len(before) >= 6


def test_a_page_that_shows_the_version_would_be_caught(
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from netral_console import wiring
    from netral_console.reviewers import desk

    real = desk._line_of

    def leaking(view: object) -> dict[str, object]:
        version = wiring.get_store().get_case(view.case_id).version  # type: ignore[attr-defined]
        return {
            **real(view),
            "due": None,
            "person": "",
            "round": real(view)["round"].__class__(  # type: ignore[arg-type]
                f"{version}", f"{version}"
            ),
        }

    monkeypatch.setattr(desk, "_line_of", leaking)
    with world(database, open_store, procedure, None) as (client, case_id):
        before = list(responses(client, case_id))
    with world(database, open_store, procedure, Assessment.SUPPORTED) as (client, case_id):
        after = list(responses(client, case_id))
    assert before != after


def test_no_name_unit_handle_contestant_or_address_is_in_any_response(
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
) -> None:
    with world(database, open_store, procedure, Assessment.SUPPORTED) as (client, case_id):
        pages = list(responses(client, case_id))
    shown = "".join(f"{path}{facts}{body}" for path, facts, body in pages)
    assert "Kandidat A" in shown
    found = [each for each in CANARIES if each.casefold() in shown.casefold()]
    assert found == []


def test_a_desk_without_its_mask_would_be_caught(
    database: "Database",
    open_store: "Callable[[Procedure], PostgresCaseStore]",
    procedure: Procedure,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from netral.casework.masking import Mask

    monkeypatch.setattr(Mask, "cover", lambda _, text: text)
    with world(database, open_store, procedure, None) as (client, case_id):
        shown = "".join(body for _, _, body in responses(client, case_id))
    assert any(each in shown for each in CANARIES)
