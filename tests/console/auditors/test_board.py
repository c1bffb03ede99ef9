"""The dashboard: numbers that close, of cases and never of persons."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

from netral.casework import Assessment, CaseState, Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.cases.store import PostgresCaseStore


def play_some(store: "PostgresCaseStore", procedure: Procedure) -> list[CaseScript]:
    scripts = [CaseScript(store, procedure, number=number) for number in range(1, 6)]
    scripts[0].open()
    scripts[1].play_to_notice_due()
    scripts[2].play_to_decision()
    scripts[3].play_to_referral()
    scripts[4].open()
    scripts[4].draw()
    scripts[4].vote(Assessment.SUPPORTED, Assessment.NOT_PROVEN)
    return scripts


def test_intake_is_the_sum_of_states(store: "PostgresCaseStore", procedure: Procedure) -> None:
    from netral_console.auditors.counts import count_board

    scripts = play_some(store, procedure)
    board = count_board(at=scripts[3].at)
    assert board.closes
    assert board.taken_in == 5
    assert {words.id: count for _, words, count in board.funnel}["diberitahukan"] == 2
    assert {line.state for line in board.states} == {
        CaseState.INDICATION,
        CaseState.NOTICE_DUE,
        CaseState.AWAITING_DECISION,
        CaseState.REFERRED,
        CaseState.SPLIT,
    }
    assert board.agreement.pairs == 4
    assert board.agreement.observed == 0.75


def test_what_is_late_is_late_at_an_office(
    store: "PostgresCaseStore", procedure: Procedure
) -> None:
    from netral_console.auditors.counts import count_board

    scripts = play_some(store, procedure)
    early = count_board(at=scripts[3].at)
    late = count_board(at=scripts[3].at + timedelta(days=30))
    assert sum(line.overdue for line in late.states) > sum(line.overdue for line in early.states)
    assert sum(count for _, _, count, _ in late.holders) == late.taken_in


def test_every_number_opens_its_rows(
    store: "PostgresCaseStore", procedure: Procedure, enter: "Callable[[ConsoleRole], Client]"
) -> None:
    play_some(store, procedure)
    client = enter(ConsoleRole.AUDITOR)
    page = client.get("/dasbor/").content.decode()
    for state in ("notice_due", "awaiting_decision", "referred", "split"):
        assert f"/perkara/?state={state}" in page
        assert "PKR-" in client.get(f"/perkara/?state={state}").content.decode()
    links = set(re.findall(r'href="(/perkara/\?[^"]+)">(\d+)</a>', page))
    assert len(links) > 12
    for address, number in links:
        rows = client.get(unescape(address)).content.decode()
        assert len(set(re.findall(r"/perkara/(PKR-[0-9a-f]{16})/", rows))) == int(number), address
    assert "orang-" not in page
    assert "pemeriksa-0" not in page
