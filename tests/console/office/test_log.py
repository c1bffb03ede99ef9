"""What can be checked of a case: proofs up to the root, draws done again, who looked."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from netral.casework import Assessment
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import PNG, Desk, Watch
from tests.console.office.test_steps import receipt, to_notice
from tests.console.registered import NAME, NIP
from tests.console.reviewers.desk_script import enter_as

OfficeOf = Callable[[Role], Desk]
NewScript = Callable[..., CaseScript]


@pytest.fixture
def delivered(new_script: NewScript, watch: Watch, office: OfficeOf) -> CaseScript:
    script = new_script()
    to_notice(script)
    watch.follow(script)
    office(Role.INTAKE_OFFICER).send(
        script,
        "prove_delivery",
        channel="in_person",
        delivered_at=f"{watch.at.astimezone(script.procedure.zone):%Y-%m-%dT%H:%M}",
        proof=receipt(),
    )
    return script


def read_log(desk: Desk, script: CaseScript) -> str:
    return str(desk.client.get(f"/perkara/{script.case_id}/log/").content.decode())


def test_a_receipt_has_its_entry_and_proof(delivered: CaseScript, office: OfficeOf) -> None:
    page = read_log(office(Role.INTAKE_OFFICER), delivered)
    assert f"TT-{delivered.case_id}" in page
    assert "netral.entry.v1 exhibit" in page
    assert "Siapa yang melihat" not in page


def test_a_proof_that_does_not_lead_to_the_root_is_no_page(
    delivered: CaseScript, office: OfficeOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral.evidence.errors import ProofRefusedError
    from netral.evidence.tree import Tree

    desk = office(Role.AUDITOR)
    monkeypatch.setattr(Tree, "prove_inclusion", lambda *_: [b"\0" * 32])
    with pytest.raises(ProofRefusedError):
        read_log(desk, delivered)


def test_a_draw_is_done_again_and_a_false_one_is_named(
    new_script: NewScript, watch: Watch, office: OfficeOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netral_console.cases.store import PostgresCaseStore

    script = new_script()
    script.open()
    script.draw()
    watch.follow(script)
    desk = office(Role.AUDITOR)
    assert "cocok: diundi ulang dengan hasil sama" in read_log(desk, script)

    def swapped(store: Any, case_id: Any = None) -> Any:
        for event in tuple(honest(store, case_id)):
            draw = getattr(event, "draw", None)
            if draw is not None:
                others = [each.reviewer for each in draw.pool if each.reviewer not in draw.chosen]
                false = dataclasses.replace(draw, chosen=tuple(others[:2]))
                yield dataclasses.replace(event, draw=false)
            else:
                yield event

    honest = PostgresCaseStore.iter_events
    monkeypatch.setattr(PostgresCaseStore, "iter_events", swapped)
    assert "TIDAK cocok" in read_log(desk, script)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DATA_PROTECTION_OFFICER])
def test_the_book_of_readings_is_read_by_those_who_watch(
    role: Role, delivered: CaseScript, office: OfficeOf
) -> None:
    office(Role.AUTHORITY).see(delivered)
    page = read_log(office(role), delivered)
    assert "Siapa yang melihat perkara ini" in page
    assert "pejabat-1" in page
    for hidden in (NAME, NIP, delivered.allegation.text, PNG.decode("latin1")):
        assert hidden not in page


def test_while_votes_are_open_the_book_does_not_tell_what_reviewers_did(
    new_script: NewScript, watch: Watch, office: OfficeOf
) -> None:
    script = new_script()
    script.open()
    script.draw()
    first = script.sitting()[0]
    watch.follow(script)
    desk = office(Role.AUDITOR)
    enter_as(first.actor_id).get(f"/pemeriksaan/{script.case_id}/")
    open_page = read_log(desk, script)
    script.vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    closed_page = read_log(desk, script)

    assert "auditor-1" in open_page
    assert (first.actor_id in open_page, first.actor_id in closed_page) == (False, True)
