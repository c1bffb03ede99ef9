"""The desk by its forms: two blind votes, undo, defences first, stepping aside, looking."""

from datetime import timedelta
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from netral.casework import Assessment, CaseState, DefenceKind, Procedure
from netral.casework.event import CaseWithdrawn, IdentityPeeked
from netral.casework.script import OFFICER, PROTECTOR, CaseScript, make_allegation
from netral_console.accounts.role import ConsoleRole
from tests.console.people import make_login
from tests.console.registered import NAME, register
from tests.console.reviewers.desk_script import (
    REASON,
    Clock,
    begin_without_invented,
    enter_as,
    find_login,
    send_vote,
)

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

YES, NO = Assessment.SUPPORTED, Assessment.NOT_PROVEN


def test_two_votes_by_the_desk_move_the_case(script: CaseScript, time: Clock) -> None:
    first, second = (enter_as(each.actor_id) for each in script.sitting())
    assert send_vote(first, script.case_id, YES) == 302
    assert script.case.votes == ()
    time.wait(11)
    assert send_vote(second, script.case_id, YES) == 302
    assert script.case.votes == ()
    first.get("/pemeriksaan/")
    assert len(script.case.votes) == 1
    time.wait(11)
    assert second.post("/pemeriksaan/kunci").status_code == 204
    assert script.case.state is CaseState.NOTICE_DUE


def test_a_vote_can_be_undone_for_ten_seconds_and_not_after(
    script: CaseScript, time: Clock
) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    send_vote(client, script.case_id, YES)
    time.wait(9)
    back = client.post(f"/pemeriksaan/{script.case_id}/batal", follow=True).content.decode()
    assert REASON in back
    assert 'value="supported" data-key="1"> ' in back
    send_vote(client, script.case_id, NO)
    time.wait(11)
    client.post(f"/pemeriksaan/{script.case_id}/batal")
    client.get("/pemeriksaan/")
    assert [each.assessment for each in script.case.votes] == [NO]


def test_a_held_vote_is_locked_by_nobody_before_its_seconds(
    script: CaseScript, time: Clock
) -> None:
    from netral_console.reviewers.holding import lock_due_votes

    client = enter_as(script.sitting()[0].actor_id)
    send_vote(client, script.case_id, YES)
    time.wait(9)
    assert lock_due_votes(at=time.now()) == 0
    time.wait(1)
    assert lock_due_votes(at=time.now()) == 1
    assert lock_due_votes(at=time.now()) == 0


def test_a_vote_sent_anew_outlives_the_settling_of_the_one_before(
    script: CaseScript, time: Clock
) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.reviewers.desk_rows import read_rows
    from netral_console.reviewers.holding import open_due_votes, settle_votes
    from netral_console.reviewers.models import HeldVote

    reviewer = script.sitting()[0].actor_id
    client = enter_as(reviewer)
    send_vote(client, script.case_id, YES)
    time.wait(11)
    with asking_as_store(using="default"):
        votes = open_due_votes(at=time.now(), reviewer=reviewer)
        HeldVote.objects.update(is_refused=True)
    assert send_vote(client, script.case_id, NO) == 302
    with asking_as_store(using="default"):
        settle_votes(votes, {votes[0].row.event_id}, at=time.now())
    assert [each.assessment for each in read_rows(reviewer).awaiting] == [NO.value]


def test_the_same_form_sent_three_times_is_one_vote(script: CaseScript, time: Clock) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    for _ in range(3):
        send_vote(client, script.case_id, YES)
    time.wait(11)
    client.get("/pemeriksaan/")
    assert len(script.case.votes) == 1
    assert send_vote(client, script.case_id, NO) == 422
    assert [each.assessment for each in script.case.votes] == [YES]


def test_a_case_that_moved_on_keeps_the_words_and_counts_nothing(
    script: CaseScript, time: Clock
) -> None:
    from netral_console.reviewers.desk_rows import read_rows
    from netral_console.reviewers.holding import find_kept_reason

    reviewer = script.sitting()[0].actor_id
    client = enter_as(reviewer)
    send_vote(client, script.case_id, YES)
    script.at = time.now()
    script.do(CaseWithdrawn, OFFICER, reason=REASON, countersigned_by=PROTECTOR)
    time.wait(120)
    assert client.get("/pemeriksaan/").status_code == 200
    assert script.case.votes == ()
    assert find_kept_reason(read_rows(reviewer), script.case_id) == REASON


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"assessment": ""}, "Pilih satu penilaian"),
        ({"rule_code": "XX-99"}, "Pilih ketentuan"),
        ({"reason": "pendek"}, "Alasan sekurangnya 30 huruf; sekarang 6."),
    ],
)
def test_a_vote_without_choice_rule_or_reason_is_refused_and_nothing_is_lost(
    script: CaseScript, time: Clock, change: dict[str, str], sentence: str
) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    sent = {"assessment": "supported", "rule_code": "DS-06", "reason": REASON}
    answer = client.post(f"/pemeriksaan/{script.case_id}/nilai", {**sent, **change})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    if "reason" not in change:
        assert REASON in page
    time.wait(11)
    client.get("/pemeriksaan/")
    assert script.case.votes == ()


def test_nothing_is_chosen_beforehand(script: CaseScript) -> None:
    client = enter_as(script.sitting()[0].actor_id)
    page = client.get(f"/pemeriksaan/{script.case_id}/").content.decode()
    choices = [line for line in page.splitlines() if 'name="assessment"' in line]
    assert choices
    assert not any(" checked" in line for line in choices)


def test_disagreeing_with_the_tool_is_kept_about_the_tool(script: CaseScript, time: Clock) -> None:
    from netral_console.cases.asking import asking_as_store
    from netral_console.reviewers.models import ToolDisagreement

    client = enter_as(script.sitting()[0].actor_id)
    send_vote(client, script.case_id, NO, disagrees="1")
    time.wait(11)
    client.get("/pemeriksaan/")
    with asking_as_store(using="default"):
        said = list(ToolDisagreement.objects.values_list("case_id", "rule_code"))
    assert said == [(script.case_id, "DS-06")]


def test_the_rule_stands_beside_the_act_with_articles_class_and_open_points(
    store: "PostgresCaseStore", procedure: Procedure, time: Clock
) -> None:
    register()
    allegation = make_allegation(1, act_kind="like", text="", object_text="Salam dari panggung")
    script = CaseScript(store, procedure, at=time.now() - timedelta(days=2), allegation=allegation)
    script.open()
    script.draw()
    client = enter_as(script.sitting()[0].actor_id)
    page = client.get(f"/pemeriksaan/{script.case_id}/").content.decode()
    for words in (
        "PP 94/2021 pasal 5 huruf n angka 5",
        "Hukuman disiplin sedang",
        "Pegawai ASN tidak mengunggah, mengomentari",
        "Hal yang diperdebatkan",
        "Apakah akun itu dikelola orang lain?",
        "masa kampanye: 25 September 2024",
        "Salam dari panggung",
    ):
        assert words in page, words


def test_whoever_steps_aside_is_followed_by_the_next_of_the_draw(script: CaseScript) -> None:
    for member in script.pool:
        find_login(member.reviewer)
    leaving = script.sitting()[0].actor_id
    client = enter_as(leaving)
    refused = client.post(f"/pemeriksaan/{script.case_id}/mundur", {"reason": "sibuk"})
    assert refused.status_code == 422
    assert leaving in {each.actor_id for each in script.sitting()}
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
    reviewer = script.sitting()[0].actor_id
    begin_without_invented(reviewer)
    client = enter_as(reviewer)
    address = f"/pemeriksaan/{script.case_id}/"
    assert 'id="vote"' not in client.get(address).content.decode()
    assert send_vote(client, script.case_id, YES) == 422
    reply = script.case.replies[0]
    short = {"reply_id": reply.reply_id, "point": 0, "view": "convinces", "reason": "ya"}
    assert client.post(f"{address}jawab", short).status_code == 422
    for place in range(len(reply.points)):
        sent = {"reply_id": reply.reply_id, "point": place, "view": "convinces", "reason": REASON}
        assert client.post(f"{address}jawab", sent).status_code == 302
    assert 'id="vote"' in client.get(address).content.decode()
    assert send_vote(client, script.case_id, YES) == 302
    time.wait(11)
    client.get("/pemeriksaan/")
    assert len(script.case.votes) == 3


def test_looking_who_it_is_comes_after_the_own_last_vote_and_is_noted(
    store: "PostgresCaseStore", procedure: Procedure, time: Clock
) -> None:
    register()
    script = CaseScript(store, procedure, at=time.now() - timedelta(days=3))
    script.play_to_final_review()
    actor = script.sitting()[0]
    client = enter_as(actor.actor_id)
    address = f"/pemeriksaan/{script.case_id}/"
    assert client.post(f"{address}lihat", {"reason": REASON}).status_code == 422
    script.answer()
    script.vote(YES)
    assert NAME not in client.get(address).content.decode()
    assert client.post(f"{address}lihat", {"reason": "pendek"}).status_code == 422
    assert client.post(f"{address}lihat", {"reason": REASON}).status_code == 302
    page = client.get(address).content.decode()
    assert NAME in page
    assert 'alt="Bukti' in page or ">Bukti 1<" in page
    peeked = [each for each in store.iter_events() if isinstance(each, IdentityPeeked)]
    assert [(each.actor.actor_id, each.reason) for each in peeked] == [(actor.actor_id, REASON)]


def test_the_round_of_appeal_is_worked_at_the_desk(
    store: "PostgresCaseStore", procedure: Procedure, time: Clock
) -> None:
    register()
    script = CaseScript(store, procedure, at=time.now() - timedelta(days=9))
    script.play_to_referral()
    script.appeal()
    script.draw()
    for actor in script.sitting():
        begin_without_invented(actor.actor_id)
        client = enter_as(actor.actor_id)
        page = client.get(f"/pemeriksaan/{script.case_id}/").content.decode()
        assert "putaran banding" in page
        assert NAME not in page
        assert send_vote(client, script.case_id, NO) == 302
        time.wait(11)
        client.get("/pemeriksaan/")
    assert script.case.state is CaseState.CORRECTING


def test_a_reviewer_without_a_seat_finds_nothing(script: CaseScript) -> None:
    seated = {each.actor_id for each in script.sitting()}
    stranger = next(each.reviewer for each in script.pool if each.reviewer not in seated)
    client = enter_as(stranger)
    for word in ("", "nilai", "batal", "jawab", "mundur", "lihat", "kerjakan", "lepas", "catatan"):
        path = f"/pemeriksaan/{script.case_id}/{word}"
        answer = client.post(path, {"reason": REASON}) if word else client.get(path)
        assert answer.status_code == 404, word


def test_a_note_reaches_the_coordinator_and_its_answer_the_reviewer(script: CaseScript) -> None:
    reviewer = script.sitting()[0].actor_id
    client = enter_as(reviewer)
    address = f"/pemeriksaan/{script.case_id}/"
    assert client.post(f"{address}catatan", {"note": "pendek"}).status_code == 422
    client.post(f"{address}catatan", {"note": "Bukti kedua tidak terbaca, mohon diganti segera."})
    make_login(ConsoleRole.COORDINATOR)
    from netral_console.accounts.models import User

    coordinator = enter_as(User.objects.get(role="coordinator").actor_id)
    page = coordinator.get("/pemeriksaan/koordinasi/").content.decode()
    assert "Bukti kedua tidak terbaca" in page
    assert coordinator.post("/pemeriksaan/koordinasi/1/jawab", {"answer": "Sudah diganti."})
    assert "Sudah diganti." in client.get(address).content.decode()
    assert (
        coordinator.post("/pemeriksaan/koordinasi/1/jawab", {"answer": "Lagi."}).status_code == 404
    )
    other = enter_as(script.sitting()[1].actor_id)
    assert "Bukti kedua" not in other.get(address).content.decode()


def test_a_timer_locks_the_vote_of_whoever_left_at_once(script: CaseScript, time: Clock) -> None:
    from django.core.management import call_command

    send_vote(enter_as(script.sitting()[0].actor_id), script.case_id, YES)
    call_command("lock_held_votes", stdout=StringIO())
    assert script.case.votes == ()
    time.wait(11)
    said = StringIO()
    call_command("lock_held_votes", stdout=said)
    assert said.getvalue() == "[netral] 1 votes locked\n"
    assert len(script.case.votes) == 1
