"""Steps of two people: one asks, another reads the reason and agrees; nobody does both."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from netral.casework import Assessment, CaseState, Finding
from netral.casework.event import CaseDecided, CaseWithdrawn
from netral.casework.script import REASON, CaseScript
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import Desk, Watch
from tests.console.people import make_login

if TYPE_CHECKING:
    from netral_console.office.models import SecondHand

OfficeOf = Callable[[Role], Desk]
NewScript = Callable[..., CaseScript]
CLOSE = {
    "outcome": "close",
    "finding": "not_proven",
    "body_id": "ppk_jakarta",
    "reason": "KENARI-ZQXJ bukti menunjukkan akun dikelola orang lain pada hari itu.",
}
WITHDRAW = {"reason": "KENARI-ZQXJ daftar pegawai keliru: akun itu milik pegawai lain."}


def questions() -> "list[SecondHand]":
    from netral_console.cases.asking import asking_as_store
    from netral_console.office.models import SecondHand

    with asking_as_store(using="default"):
        return list(SecondHand.objects.order_by("position"))


def answer(desk: Desk, script: CaseScript, word: str, number: int = 1) -> str:
    """Answer a question, and read the page that follows."""
    path = f"/perkara/{script.case_id}/{word}/{number}"
    assert desk.client.post(path).status_code == 302
    return desk.see(script)


@pytest.fixture
def decided(new_script: NewScript, watch: Watch, office: OfficeOf) -> CaseScript:
    """A case that both reviewers support, and that an authority wants to close."""
    script = new_script()
    script.play_to_decision()
    watch.follow(script)
    office(Role.AUTHORITY).send(script, "decide_case", **CLOSE)
    return script


def test_closing_against_the_votes_waits_for_a_second(
    decided: CaseScript, office: OfficeOf
) -> None:
    assert decided.case.state is CaseState.AWAITING_DECISION
    own = office(Role.AUTHORITY).see(decided)
    assert "Tutup berlawanan dengan penilaian: tidak terbukti" in own
    assert "Saya setuju" not in own
    assert 'id="langkah-decide_case"' not in own


def test_nobody_is_their_own_second(decided: CaseScript, office: OfficeOf) -> None:
    page = answer(office(Role.AUTHORITY), decided, "setuju")
    assert "orang kedua yang menjawabnya" in page
    assert decided.case.state is CaseState.AWAITING_DECISION


def test_an_auditor_reads_the_reason_and_agrees(decided: CaseScript, office: OfficeOf) -> None:
    auditor = office(Role.AUDITOR)
    assert CLOSE["reason"] in auditor.see(decided)
    answer(auditor, decided, "setuju")
    assert decided.case.state is CaseState.CLOSED
    assert decided.case.finding is Finding.NOT_PROVEN
    event = [e for e in decided.store.iter_events(decided.case_id) if isinstance(e, CaseDecided)]
    second = event[0].decision.countersigned_by
    assert second is not None
    assert (event[0].actor.actor_id, second.actor_id) == ("pejabat-1", "auditor-1")
    version = decided.case.version
    answer(auditor, decided, "setuju")
    assert decided.case.version == version


def test_a_second_authority_declines_and_nothing_happened(
    decided: CaseScript, office: OfficeOf
) -> None:
    from django.test import Client

    client = Client()
    user = make_login(Role.AUTHORITY, actor_id="pejabat-2")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = answer(Desk(client), decided, "tolak")
    assert "Tutup berlawanan" not in page
    assert decided.case.state is CaseState.AWAITING_DECISION
    assert [each.ended_as for each in questions()] == ["declined"]
    assert 'id="langkah-decide_case"' in office(Role.AUTHORITY).see(decided)


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.DATA_PROTECTION_OFFICER])
def test_roles_that_the_duty_does_not_name_cannot_answer(
    role: Role, decided: CaseScript, office: OfficeOf
) -> None:
    desk = office(role)
    assert CLOSE["reason"] not in desk.see(decided)
    desk.client.post(f"/perkara/{decided.case_id}/setuju/1")
    desk.client.post(f"/perkara/{decided.case_id}/tolak/1")
    assert decided.case.state is CaseState.AWAITING_DECISION
    assert not questions()[0].is_done


def test_what_was_typed_is_sealed(decided: CaseScript) -> None:
    assert decided.case.state is CaseState.AWAITING_DECISION
    assert b"KENARI" not in bytes(questions()[0].sealed)


def test_a_question_of_a_state_that_passed_is_void(
    new_script: NewScript, watch: Watch, office: OfficeOf
) -> None:
    script = new_script()
    script.open()
    watch.follow(script)
    officer = office(Role.INTAKE_OFFICER)
    officer.send(script, "withdraw_case", **WITHDRAW)
    script.draw()
    watch.follow(script)
    protector = office(Role.DATA_PROTECTION_OFFICER)
    assert "Saya setuju" not in protector.see(script)
    answer(protector, script, "setuju")
    assert script.case.state is CaseState.REVIEW
    officer.send(script, "withdraw_case", **WITHDRAW)
    assert [each.ended_as for each in questions()] == ["void", ""]
    script.vote(Assessment.SUPPORTED)
    watch.follow(script)
    answer(protector, script, "setuju", number=2)
    assert script.case.state is CaseState.CLOSED
    assert script.case.finding is Finding.WITHDRAWN


def test_asking_twice_is_asking_once(new_script: NewScript, watch: Watch, office: OfficeOf) -> None:
    script = new_script()
    script.open()
    watch.follow(script)
    officer = office(Role.INTAKE_OFFICER)
    for _ in range(2):
        officer.send(script, "withdraw_case", **WITHDRAW)
    assert len(questions()) == 1
    answer(officer, script, "tolak")
    assert [each.ended_as for each in questions()] == ["taken_back"]


def test_a_short_reason_is_refused_before_anybody_is_asked(
    new_script: NewScript, watch: Watch, office: OfficeOf
) -> None:
    script = new_script()
    script.open()
    watch.follow(script)
    sent = office(Role.INTAKE_OFFICER).send(script, "withdraw_case", reason="keliru")
    assert "Alasan sekurangnya 30 huruf" in sent.content.decode()
    assert questions() == []


def test_a_hold_is_placed_and_released_by_two(
    new_script: NewScript, watch: Watch, office: OfficeOf
) -> None:
    script = new_script()
    script.open()
    script.draw()
    script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    watch.follow(script)
    protector, authority = office(Role.DATA_PROTECTION_OFFICER), office(Role.AUTHORITY)
    assert 'id="langkah-release_hold"' not in protector.see(script)
    protector.send(script, "place_hold", reason=REASON)
    assert not script.case.on_hold
    assert "penghapusan ditahan" in answer(authority, script, "setuju")
    assert script.case.on_hold
    watch.follow(script, days=60)
    refused = protector.send(script, "expire_case", event_id="EV-lewat")
    assert "Masa simpan belum berakhir, atau sedang ditahan" in refused.content.decode()
    protector.send(script, "release_hold")
    answer(authority, script, "setuju", number=2)
    assert not script.case.on_hold


def test_both_people_stand_in_the_event(
    new_script: NewScript, watch: Watch, office: OfficeOf
) -> None:
    script = new_script()
    script.play_to_referral()
    watch.follow(script)
    office(Role.INTAKE_OFFICER).send(script, "withdraw_case", **WITHDRAW)
    answer(office(Role.DATA_PROTECTION_OFFICER), script, "setuju")
    assert script.case.state is CaseState.CORRECTING
    events = list(script.store.iter_events(script.case_id))
    last = events[-1]
    assert isinstance(last, CaseWithdrawn)
    assert last.actor.actor_id == "petugas-1"
    assert last.countersigned_by.actor_id == "pelindung-1"
    assert "kirim surat koreksi" in office(Role.INTAKE_OFFICER).see(script)
