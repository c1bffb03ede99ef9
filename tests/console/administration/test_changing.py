"""Taking indications in: off until two people and a day, and never past the window."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from netral.casework.errors import EventRefusedError
from netral_console.accounts.role import ConsoleRole
from netral_console.database import Database

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.usefixtures("store")
AT = datetime(2024, 9, 1, 3, 0, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "assessment_sha256": "a" * 64,
    "assessment_on": "2024-08-01",
    "approvers": ["satu", "dua"],
    "staff_told_on": "2024-08-15",
}


def switch_on(content: dict[str, Any] = GOOD, *, at: datetime = AT) -> None:
    from netral_console.administration.changing import agree_to_change, ask_for_change

    number = ask_for_change("monitoring_on", content, by="admin-1", at=at)
    agree_to_change(number, by="admin-2", at=at)


def is_on(at: datetime) -> bool:
    from netral_console.administration.changing import may_monitor

    return may_monitor(at=at)


def test_it_is_off_until_a_day_after_two_agreed() -> None:
    assert not is_on(AT)
    switch_on()
    assert not is_on(AT + timedelta(hours=23, minutes=59))
    assert is_on(AT + timedelta(hours=24))


def test_it_stops_by_itself_when_the_window_ends() -> None:
    from netral_console import wiring

    switch_on()
    until = wiring.get_election().window[1]
    assert is_on(until - timedelta(seconds=1))
    assert not is_on(until)


def test_nobody_agrees_with_themselves() -> None:
    from netral_console.administration.changing import agree_to_change, ask_for_change

    number = ask_for_change("monitoring_on", GOOD, by="admin-1", at=AT)
    with pytest.raises(EventRefusedError, match="another person"):
        agree_to_change(number, by="admin-1", at=AT)
    assert not is_on(AT + timedelta(days=2))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"assessment_sha256": ""}, "no digest"),
        ({"assessment_on": "2023-08-01"}, "over a year"),
        ({"assessment_on": "2024-09-02"}, "future"),
        ({"approvers": ["satu", "satu"]}, "two people"),
        ({"staff_told_on": "2024-09-02"}, "not told"),
        ({"staff_told_on": ""}, "missing"),
    ],
)
def test_it_cannot_start_without_assessment_and_notice(change: dict[str, Any], said: str) -> None:
    with pytest.raises(EventRefusedError, match=said):
        switch_on({**GOOD, **change})


def test_an_assessment_that_grows_old_ends_it() -> None:
    switch_on({**GOOD, "assessment_on": "2023-10-01"})
    assert is_on(AT + timedelta(days=2))
    assert not is_on(AT + timedelta(days=60))


def test_off_is_a_change_like_any_other() -> None:
    from netral_console.administration.changing import agree_to_change, ask_for_change

    switch_on()
    number = ask_for_change("monitoring_off", {}, by="admin-1", at=AT + timedelta(days=3))
    agree_to_change(number, by="admin-2", at=AT + timedelta(days=3))
    assert is_on(AT + timedelta(days=3))
    assert not is_on(AT + timedelta(days=4))


def test_a_row_that_was_edited_behind_the_log_switches_nothing_on(database: Database) -> None:
    switch_on()
    with psycopg.connect(database.owner_url) as link:
        link.execute("ALTER TABLE configuration_change DISABLE TRIGGER guard_change")
        link.execute("""UPDATE configuration_change SET content = '{"approvers": ["bos"]}'""")
        link.execute("ALTER TABLE configuration_change ENABLE TRIGGER guard_change")
    assert not is_on(AT + timedelta(days=2))


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE configuration_change SET agreed_by = asked_by, agreed_at = asked_at",
        "UPDATE configuration_change SET agreed_by = 'x', agreed_at = asked_at,"
        " in_force_from = asked_at + interval '1 hour'",
        "UPDATE configuration_change SET content = '{}'",
        "DELETE FROM configuration_change",
    ],
)
def test_the_database_refuses_a_shorter_way(attack: str, database: Database) -> None:
    from netral_console.administration.changing import ask_for_change

    ask_for_change("monitoring_on", GOOD, by="admin-1", at=AT)
    with psycopg.connect(database.application_url) as link:
        link.execute("SELECT set_config('netral.role', 'store', false)")
        with pytest.raises(psycopg.Error):
            link.execute(attack)


def test_indications_wait_outside_while_it_is_off() -> None:
    from netral_console.errors import MonitoringOffError
    from netral_console.office.opening import keep_pending

    with pytest.raises(MonitoringOffError):
        keep_pending([{"act_id": "x:1", "person": "P-1"}], url="", evidence=[], at=AT)


def test_two_logins_do_it_by_the_pages(enter: "Callable[[ConsoleRole], Client]") -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    first, second = enter(ConsoleRole.ADMINISTRATOR), enter(ConsoleRole.DATA_PROTECTION_OFFICER)
    sent = {
        "kind": "monitoring_on",
        "assessment": SimpleUploadedFile("penilaian.pdf", b"%PDF- rekaan"),
        "assessment_on": "2024-08-01",
        "approvers": "Satu\nDua",
        "staff_told_on": "2024-08-15",
    }
    assert first.post("/pengaturan/perubahan/minta", sent).status_code == 302
    assert "Saya setuju" not in first.get("/pengaturan/perubahan/").content.decode()
    assert "Saya setuju" in second.get("/pengaturan/perubahan/").content.decode()
    assert second.post("/pengaturan/perubahan/1/setuju").status_code == 302
    assert "berlaku sejak" in first.get("/pengaturan/perubahan/").content.decode()


def test_every_rule_of_the_rulebook_has_its_page(
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from netral_console.administration.rulebooks import list_editions

    client = enter(ConsoleRole.AUDITOR)
    asked = 0
    for edition in list_editions():
        for rule in edition.rules:
            answer = client.get(f"/pengaturan/ketentuan/{edition.edition_id}/{rule.code}/")
            asked += 1
            assert answer.status_code == 200, rule.code
            assert rule.articles[0] in answer.content.decode().replace("&#x27;", "'")
    assert asked > 20
