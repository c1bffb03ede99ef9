"""The desk: two blind votes, undo, the third, defences first, and invented items."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page

from netral.casework import Assessment, CaseState, DefenceKind, Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole
from tests.console.people import PASSWORD, make_login
from tests.console.registered import register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore

REASON = "Bukti menunjukkan ajakan yang jelas kepada satu pasangan calon."


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def wait(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from netral_console import clock

    made = Clock(clock.now())
    monkeypatch.setattr(clock, "now", made.now)
    return made


@pytest.fixture
def script(store: "PostgresCaseStore", procedure: Procedure, time: Clock) -> CaseScript:
    register()
    made = CaseScript(store, procedure, at=time.now() - timedelta(days=2))
    made.open()
    made.draw()
    return made


def enter_as(actor_id: str) -> "Client":
    from django.test import Client

    from netral_console.accounts.models import User

    found: User | None = User.objects.filter(actor_id=actor_id).first()
    user = found or make_login(ConsoleRole.REVIEWER, actor_id=actor_id)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def vote(client: "Client", script: CaseScript, said: Assessment = Assessment.SUPPORTED) -> int:
    sent = {
        "assessment": said.value,
        "rule_code": script.allegation.rules[0].code,
        "reason": REASON,
        "event_id": f"EV-{said.value}-{id(client)}",
    }
    return client.post(f"/pemeriksaan/{script.case_id}/nilai", sent).status_code


def test_two_votes_by_the_desk_move_the_case(script: CaseScript, time: Clock) -> None:
    first, second = (enter_as(each.actor_id) for each in script.sitting())
    assert vote(first, script) == 302
    assert script.case.votes == ()
    time.wait(11)
    assert vote(second, script) == 302
    assert len(script.case.votes) == 1
    time.wait(11)
    second.get("/pemeriksaan/")
    assert script.case.state is CaseState.NOTICE_DUE


def test_a_vote_can_be_undone_for_ten_seconds_and_not_after(
    script: CaseScript, time: Clock
) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    vote(client, script)
    time.wait(9)
    back = client.post(f"/pemeriksaan/{script.case_id}/batal", follow=True)
    assert REASON in back.content.decode()
    vote(client, script, Assessment.NOT_PROVEN)
    time.wait(11)
    client.post(f"/pemeriksaan/{script.case_id}/batal")
    client.get("/pemeriksaan/")
    assert [each.assessment for each in script.case.votes] == [Assessment.NOT_PROVEN]


def test_the_same_form_sent_three_times_is_one_vote(script: CaseScript, time: Clock) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    for _ in range(3):
        vote(client, script)
    time.wait(11)
    client.get("/pemeriksaan/")
    assert len(script.case.votes) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"assessment": ""}, "Pilih satu penilaian"),
        ({"rule_code": "XX-99"}, "Pilih ketentuan"),
        ({"reason": "pendek"}, "Alasan sekurangnya 30 huruf; sekarang 6."),
    ],
)
def test_a_vote_without_choice_rule_or_reason_is_refused_and_nothing_is_lost(
    script: CaseScript, change: dict[str, str], sentence: str
) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    sent = {
        "assessment": "supported",
        "rule_code": script.allegation.rules[0].code,
        "reason": REASON,
    }
    answer = client.post(f"/pemeriksaan/{script.case_id}/nilai", {**sent, **change})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    if "reason" not in change:
        assert REASON in page


def test_nothing_is_chosen_beforehand(script: CaseScript) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    page = client.get(f"/pemeriksaan/{script.case_id}/").content.decode()
    choices = [line for line in page.splitlines() if 'name="assessment"' in line]
    assert choices
    assert not any(" checked" in line for line in choices)


def test_whoever_steps_aside_is_followed_by_the_next_of_the_draw(script: CaseScript) -> None:
    for number in range(1, 13):
        make_login(
            ConsoleRole.REVIEWER,
            actor_id=f"pemeriksa-{number:02}",
            person=f"orang-pemeriksa-{number:02}",
            unit=f"unit-{number:02}",
        )
    leaving = script.sitting()[0].actor_id
    client = enter_as(leaving)
    client.post(f"/pemeriksaan/{script.case_id}/mundur", {"reason": REASON})
    assert leaving not in {each.actor_id for each in script.sitting()}
    assert len(script.sitting()) == 2
    assert client.get(f"/pemeriksaan/{script.case_id}/").status_code == 404


def test_every_defence_is_answered_before_the_final_vote(
    store: "PostgresCaseStore", procedure: Procedure, time: Clock
) -> None:
    register()
    script = CaseScript(store, procedure, at=time.now() - timedelta(days=3))
    script.play_to_final_review(DefenceKind.ON_DUTY, text="Saya bertugas.")
    client = enter_as(script.sitting()[0].actor_id)
    address = f"/pemeriksaan/{script.case_id}/"
    assert 'id="vote"' not in client.get(address).content.decode()
    assert vote(client, script) == 422
    reply = script.case.replies[0]
    for place in range(len(reply.points)):
        sent = {
            "reply_id": reply.reply_id,
            "point": place,
            "view": "convinces",
            "reason": REASON,
        }
        assert client.post(f"{address}jawab", sent).status_code == 302
    assert 'id="vote"' in client.get(address).content.decode()
    assert vote(client, script) == 302


def test_an_invented_item_looks_like_any_other_and_becomes_no_case(
    script: CaseScript, store: "PostgresCaseStore", monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral_console.reviewers import seeded

    monkeypatch.setattr(seeded, "EVERY", 1)
    reviewer = script.sitting()[0].actor_id
    client = enter_as(reviewer)
    due = seeded.find_due_item(reviewer)
    if due is None:
        monkeypatch.setattr(seeded, "_digest", lambda *_: "f" * 64)
        due = seeded.find_due_item(reviewer)
    assert due is not None or seeded.score_of(reviewer).answered == 0
    queue = client.get("/pemeriksaan/").content.decode()
    assert "rekaan" not in queue.split("<main", 1)[1]
    if due is not None:
        answer = client.post(
            f"/pemeriksaan/{due[0]}/nilai",
            {"assessment": "supported", "rule_code": "DS-02", "reason": REASON},
        )
        assert answer.status_code == 302
        assert seeded.score_of(reviewer).confirmed == 1
    assert len(list(store.iter_cases())) == 1


def work_by_keyboard(page: Page, address: str, login: str, key: str, count: int) -> None:
    page.goto(f"{address}/masuk/login/")
    page.get_by_label("Nama login").fill(login)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".who").wait_for()
    page.get_by_role("link", name="Mulai").press("Enter")
    # Now and then an invented item stands among the real ones.
    for _ in range(count + 3):
        page.locator("#vote").wait_for()
        before = page.url
        page.keyboard.press(key)
        page.keyboard.press("r")
        page.keyboard.type(REASON)
        page.keyboard.press("Control+Enter")
        page.wait_for_url(lambda url, before=before: url != before)
        if page.url.endswith("/pemeriksaan/"):
            return
    pytest.fail(f"{login} never came to the end of the queue")


@pytest.mark.browser
def test_two_reviewers_work_thirty_items_by_keyboard(
    console_address: str,
    store: "PostgresCaseStore",
    procedure: Procedure,
    browser: Browser,
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from netral_console import clock
    from netral_console.reviewers.holding import lock_due_votes

    register()
    pool = CaseScript(store, procedure).pool[:4]
    scripts = []
    for number in range(1, 31):
        made = CaseScript(
            store, procedure, number=number, at=clock.now() - timedelta(days=1), pool=pool
        )
        made.open()
        made.draw()
        scripts.append(made)
    seats = [seat.reviewer for script in scripts for seat in script.case.seats]
    assert len(seats) == 60
    for member in pool:
        if member.reviewer != "pemeriksa-01":
            make_login(ConsoleRole.REVIEWER, actor_id=member.reviewer)
    for place, member in enumerate(pool):
        page = browser.new_page()
        work_by_keyboard(
            page,
            console_address,
            member.reviewer,
            "1" if place else "2",
            seats.count(member.reviewer),
        )
        page.close()
    lock_due_votes(at=clock.now() + timedelta(minutes=1))
    states = [script.case.state for script in scripts]
    assert all(len(script.case.votes) == 2 for script in scripts)
    assert set(states) == {CaseState.SPLIT, CaseState.NOTICE_DUE}
    assert enter(ConsoleRole.AUDITOR).get("/perkara/?state=split").status_code == 200
