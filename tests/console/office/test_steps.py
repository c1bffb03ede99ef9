"""Each step of the office as a form: done, refused with a sentence, sent twice, too late."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from netral.casework import Assessment, CaseState, DecisionOutcome, DefenceKind, Finding
from netral.casework.event import VoteCast
from netral.casework.script import REASON, CaseScript
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import PNG, Desk, Watch, hire_reviewers

OfficeOf = Callable[[Role], Desk]
NewScript = Callable[..., CaseScript]


def receipt() -> SimpleUploadedFile:
    return SimpleUploadedFile("tanda.png", PNG, content_type="image/png")


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step: how far the case is, what is typed, what comes of it, and what is refused."""

    role: Role
    play: Callable[[CaseScript], object]
    typed: Callable[[CaseScript], Mapping[str, Any]] = field(default=lambda _: {})
    after: CaseState
    wrong: Mapping[str, Any] = field(default_factory=dict)
    says: str = ""
    later: timedelta = timedelta(hours=1)


def to_overturned(script: CaseScript) -> None:
    script.play_to_referral()
    script.appeal()
    script.draw()
    script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)


def to_window(script: CaseScript) -> None:
    script.play_to_notice_due()
    script.notice()
    script.deliver()


def to_notice(script: CaseScript) -> None:
    script.play_to_notice_due()
    script.notice()


def to_replied(script: CaseScript) -> None:
    to_window(script)
    script.reply(DefenceKind.ON_DUTY)


def to_closed(script: CaseScript) -> None:
    script.open()
    script.draw()
    script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)


def to_referral_due(script: CaseScript) -> None:
    script.play_to_decision()
    script.decide()


STEPS: dict[str, Step] = {
    "draw_reviewers": Step(
        role=Role.INTAKE_OFFICER, play=lambda s: s.open(), after=CaseState.REVIEW
    ),
    "send_notice": Step(
        role=Role.INTAKE_OFFICER,
        play=lambda s: s.play_to_notice_due(),
        typed=lambda _: {"reply_days": "7"},
        after=CaseState.NOTICE_SENT,
        wrong={"reply_days": "2"},
        says="Hari untuk menjawab kurang",
    ),
    "prove_delivery": Step(
        role=Role.INTAKE_OFFICER,
        play=to_notice,
        typed=lambda s: {
            "channel": "in_person",
            "delivered_at": f"{s.at + timedelta(hours=7, minutes=30):%Y-%m-%dT%H:%M}",
            "proof": receipt(),
        },
        after=CaseState.REPLY_WINDOW,
        wrong={"delivered_at": "2024-09-01T08:00"},
        says="Waktu penerimaan harus sesudah",
    ),
    "extend_window": Step(
        role=Role.AUTHORITY,
        play=to_window,
        typed=lambda s: {
            "reply_until": f"{s.case.reply_until + timedelta(days=1):%Y-%m-%d}",
            "reason": REASON,
        },
        after=CaseState.REPLY_WINDOW,
        wrong={"reply_until": "2025-03-01"},
        says="Perpanjangan di luar batas",
    ),
    "close_window": Step(role=Role.COORDINATOR, play=to_replied, after=CaseState.FINAL_REVIEW),
    "decide_case": Step(
        role=Role.AUTHORITY,
        play=lambda s: s.play_to_decision(),
        typed=lambda _: {
            "outcome": "refer",
            "recipients": ["bawaslu", "bkn"],
            "body_id": "ppk_jakarta",
            "reason": REASON,
        },
        after=CaseState.REFERRAL_DUE,
        wrong={"reason": "pendek"},
        says="Alasan keputusan sekurangnya 30 huruf",
    ),
    "receive_outcome": Step(
        role=Role.INTAKE_OFFICER,
        play=lambda s: s.play_to_referral(),
        typed=lambda _: {"body_id": "bawaslu", "finding": "violation", "reference": "P-1"},
        after=CaseState.CONCLUDED,
    ),
    "acknowledge_correction": Step(
        role=Role.INTAKE_OFFICER,
        play=to_overturned,
        typed=lambda _: {"body_id": "bawaslu", "receipt": receipt()},
        after=CaseState.CORRECTING,
    ),
    "expire_case": Step(
        role=Role.DATA_PROTECTION_OFFICER,
        play=to_closed,
        after=CaseState.EXPIRED,
        later=timedelta(days=40),
    ),
}
NAMES = sorted(STEPS)
REFUSED = sorted(name for name, step in STEPS.items() if step.says)


@pytest.fixture
def played(new_script: NewScript, watch: Watch, office: OfficeOf) -> Any:
    def play(name: str) -> tuple[CaseScript, Desk, dict[str, Any]]:
        step = STEPS[name]
        script = new_script()
        step.play(script)
        if name == "draw_reviewers":
            hire_reviewers()
        watch.at = script.at + step.later
        return script, office(step.role), dict(step.typed(script))

    return play


@pytest.mark.parametrize("name", NAMES)
def test_a_step_is_shown_and_done(name: str, played: Any) -> None:
    script, desk, typed = played(name)
    assert f'id="langkah-{name}"' in desk.see(script)
    answer = desk.send(script, name, **typed)
    assert answer.status_code == 302, answer.content.decode()
    assert script.case.state is STEPS[name].after
    assert "PKR-" in desk.see(script)


@pytest.mark.parametrize("name", NAMES)
def test_a_second_click_changes_nothing(name: str, played: Any) -> None:
    script, desk, typed = played(name)
    version = script.case.version
    desk.send(script, name, **typed)
    after = script.case
    again = desk.send(script, name, **typed | {"version": version})
    assert again.status_code == 302
    assert script.case == after


@pytest.mark.parametrize("name", NAMES)
def test_a_case_that_moved_on_says_so_in_a_sentence(name: str, played: Any) -> None:
    script, desk, typed = played(name)
    before = script.case
    answer = desk.send(script, name, **typed | {"version": before.version - 1})
    assert answer.status_code == 409
    assert "Perkara ini sudah bergerak sejak halaman dibuka" in answer.content.decode()
    assert script.case == before


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_one_indonesian_sentence_and_nothing_is_lost(name: str, played: Any) -> None:
    script, desk, typed = played(name)
    before, step = script.case, STEPS[name]
    answer = desk.send(script, name, **typed | dict(step.wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert step.says in page
    assert "Tidak ada yang ditulis" in page
    for value in step.wrong.values():
        assert value in page
    assert script.case == before


def test_a_step_of_another_state_is_not_there(new_script: NewScript, office: OfficeOf) -> None:
    script = new_script()
    script.open()
    before = script.case
    desk = office(Role.INTAKE_OFFICER)
    answer = desk.send(script, "send_notice", reply_days="7")
    assert answer.status_code == 302
    assert "Perkara ini sudah bergerak" in desk.see(script)
    assert script.case == before
    assert 'id="langkah-send_notice"' not in desk.see(script)


@pytest.mark.parametrize("step", ["cast_vote", "submit_reply", "file_appeal", "open_case"])
def test_steps_of_others_are_no_forms_of_the_office(
    step: str, new_script: NewScript, office: OfficeOf
) -> None:
    script = new_script()
    script.open()
    assert office(Role.INTAKE_OFFICER).send(script, step).status_code == 404


def test_the_window_is_not_closed_before_its_last_day(
    new_script: NewScript, office: OfficeOf, watch: Watch
) -> None:
    script = new_script()
    to_window(script)
    watch.follow(script)
    answer = office(Role.INTAKE_OFFICER).send(script, "close_window")
    assert "Waktu klarifikasi belum berakhir. (10 Oktober 2024)" in answer.content.decode()
    assert script.case.state is CaseState.REPLY_WINDOW


def test_a_coordinator_sees_queues_and_assigns_nobody(
    new_script: NewScript, office: OfficeOf
) -> None:
    script = new_script()
    script.open()
    page = office(Role.COORDINATOR).see(script)
    assert 'id="langkah-draw_reviewers"' in page
    assert "pemeriksa-0" not in page
    assert "<select" not in page


def test_a_receipt_lies_in_the_vault_and_comes_back_as_it_was(played: Any) -> None:
    script, desk, typed = played("prove_delivery")
    desk.send(script, "prove_delivery", **typed)
    digest = hashlib.sha256(PNG).hexdigest()
    assert script.case.delivery is not None
    assert script.case.delivery.proof_sha256 == digest
    answer = desk.client.get(f"/perkara/{script.case_id}/lampiran/{digest}")
    assert answer.content == PNG
    assert "attachment" in answer["Content-Disposition"]
    other = "0" * 64
    assert desk.client.get(f"/perkara/{script.case_id}/lampiran/{other}").status_code == 404


def test_a_receipt_of_an_unknown_kind_is_refused(played: Any) -> None:
    script, desk, typed = played("prove_delivery")
    typed["proof"] = SimpleUploadedFile("tanda.exe", b"MZ program")
    answer = desk.send(script, "prove_delivery", **typed)
    assert "Hanya PDF, PNG, JPEG atau WEBP" in answer.content.decode()
    assert script.case.state is CaseState.NOTICE_SENT


def test_a_step_that_is_refused_keeps_no_receipt(played: Any) -> None:
    from netral_console.exhibits.store import get_vault

    script, desk, typed = played("prove_delivery")
    desk.send(script, "prove_delivery", **typed | {"delivered_at": "2024-09-01T08:00"})
    with get_vault() as vault:
        assert vault.log.size == 0


def test_the_notice_is_prefilled_from_the_case(played: Any) -> None:
    script, desk, typed = played("send_notice")
    desk.send(script, "send_notice", **typed)
    assert script.case.notice is not None
    act, allegation = script.case.notice.acts[0], script.allegation
    assert (act.url, act.occurred_at) == (allegation.url, allegation.occurred_at)
    assert act.evidence_sha256 == allegation.evidence[0].sha256
    assert script.case.notice.helper_allowed


def test_nothing_is_chosen_beforehand_in_a_decision(played: Any) -> None:
    script, desk, _ = played("decide_case")
    page = desk.see(script)
    form = page[page.index('id="langkah-decide_case"') :]
    assert "checked" not in form[: form.index("</form>")]


def test_who_opened_the_case_cannot_decide_it(played: Any) -> None:
    from netral_console.accounts.models import User

    script, desk, typed = played("decide_case")
    User.objects.filter(actor_id="petugas-1").update(actor_id="petugas-lain")
    User.objects.filter(actor_id="pejabat-1").update(actor_id="petugas-1")
    answer = desk.send(script, "decide_case", **typed)
    assert "Yang memutus tidak boleh pernah membuka" in answer.content.decode()
    assert script.case.state is CaseState.AWAITING_DECISION


def test_a_draw_without_enough_reviewers_names_the_way_out(
    new_script: NewScript, office: OfficeOf, watch: Watch
) -> None:
    script = new_script()
    script.open()
    watch.follow(script)
    answer = office(Role.INTAKE_OFFICER).send(script, "draw_reviewers")
    assert "Minta pemeriksa dari unit lain" in answer.content.decode()
    assert script.case.state is CaseState.INDICATION


def test_a_dismissed_case_offers_nothing_but_its_letter(
    new_script: NewScript, office: OfficeOf, watch: Watch
) -> None:
    script = new_script()
    script.play_to_final_review()
    script.answer()
    script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    script.decide(DecisionOutcome.CLOSE)
    watch.follow(script)
    page = office(Role.INTAKE_OFFICER).see(script)
    assert script.case.finding is Finding.NOT_PROVEN
    assert "tidak terbukti" in page
    assert "surat/penutupan.pdf" in page
    assert "langkah-" not in page
    assert "berkas.zip" not in page


def test_votes_are_hidden_until_all_are_locked(
    new_script: NewScript, office: OfficeOf, watch: Watch
) -> None:
    script = new_script()
    script.play_to_final_review()
    script.answer()
    script.vote(Assessment.SUPPORTED)
    watch.follow(script)
    page = office(Role.AUTHORITY).see(script)
    for hidden in ("Penilaian pemeriksa", "Penilaian dikunci", "Pembelaan dijawab", REASON):
        assert hidden not in page
    script.do(
        VoteCast,
        script.sitting()[1],
        assessment=Assessment.SUPPORTED,
        rule_code=script.allegation.rules[0].code,
        reason=REASON,
    )
    watch.follow(script)
    assert "Penilaian pemeriksa" in office(Role.AUTHORITY).see(script)


def test_every_duty_of_the_core_has_its_indonesian_sentence() -> None:
    from netral.casework.transition import ALWAYS, TRANSITIONS
    from netral_console.office.refusal import DUTIES

    named = {duty.__name__ for row in TRANSITIONS for duty in row.duties}
    assert named | {duty.__name__ for duty in ALWAYS} == set(DUTIES)
