"""Invented items: about one in twenty, like any other, and never a case."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from netral.casework import Assessment, Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole
from tests.console.people import make_login
from tests.console.registered import register
from tests.console.reviewers.desk_script import (
    FIRST,
    ITEM,
    REASON,
    SECOND,
    Clock,
    deal,
    enter_as,
    find_invented,
    find_login,
    open_before,
    send_vote,
)

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore


def skeleton(page: str) -> str:
    """Give a page without its words: elements, attributes and forms only."""
    page = re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken)[^>]*', "", page)
    page = ITEM.sub("PKR", re.sub(r'data-next="[^"]*"', "", page))
    page = re.sub(r' d="M [^"]*"', "", page)
    return "".join(re.findall(r"<[^>]+>", page)).replace("<mark></mark>", "")


class TestDealing:
    @pytest.mark.usefixtures("database")
    def test_deals_about_one_item_in_twenty(self) -> None:
        from netral_console.reviewers import seeded
        from netral_console.reviewers.models import SeedingState

        due = sum(
            seeded.is_due(SeedingState(reviewer=f"r{who}", secret=f"s{who}"), seat)
            for who in range(50)
            for seat in range(190)
        )
        assert 0.04 < due / (due + 50 * 190) < 0.06

    def test_follows_from_a_secret_that_each_reviewer_has_alone(
        self, seeded_script: CaseScript
    ) -> None:
        from netral_console.reviewers import seeded
        from netral_console.reviewers.models import SeedingState

        states = [SeedingState(reviewer=FIRST, secret=each) for each in ("a", "b")]
        dealt = [[seeded.is_due(state, seat) for seat in range(200)] for state in states]
        assert dealt[0] != dealt[1]
        assert seeded_script.case_id not in find_invented(seeded_script)

    def test_a_seat_brings_its_item_once(self, seeded_script: CaseScript) -> None:
        from netral_console.reviewers import seeded
        from netral_console.reviewers.desk_rows import read_rows

        find_invented(seeded_script)
        assert read_rows(FIRST).seats == 1
        assert seeded.take_new_seats(read_rows(FIRST)) == []
        assert find_invented(seeded_script)

    def test_an_act_at_a_campaign_account_gives_no_frame(
        self, store: "PostgresCaseStore", procedure: Procedure, time: Clock
    ) -> None:
        register()
        deal([FIRST], wanted=True, seats=1)
        script = open_before(
            (FIRST, SECOND),
            store,
            procedure,
            number=1,
            at=time.now() - timedelta(days=2),
            trace_lines=("tentang: grup atau akun pemenangan",),
        )
        page = enter_as(FIRST).get("/pemeriksaan/").content.decode()
        assert set(ITEM.findall(page)) == {script.case_id}

    def test_a_text_comes_again_as_a_hidden_repeat(
        self, seeded_script: CaseScript, time: Clock
    ) -> None:
        from netral.casework import WordsFor, make_mask, view_for_reviewer
        from netral_console.reviewers import seeded
        from netral_console.reviewers.desk_rows import read_rows

        mask = make_mask(seeded_script.case_id, person=WordsFor(), contestant_id="", contestants=())
        actor = next(each for each in seeded_script.sitting() if each.actor_id == FIRST)
        frame = view_for_reviewer(
            seeded_script.case, actor.actor_id, mask=mask, procedure=seeded_script.procedure
        )
        for seat in range(30):
            time.wait(60)
            assert seeded.deal_item(FIRST, frame, seat=seat, at=time.now())
        views = read_rows(FIRST).list_open_views()
        assert len(views) == 30
        assert 5 <= 30 - len({view.text for view in views}) <= 12
        for view in views:
            seeded.answer_seeded(FIRST, view.case_id, assessment="not_proven", at=time.now())
        score = seeded.score_of(FIRST)
        assert score.repeats == score.same >= 5
        assert score.confirmed == 0
        assert not score.is_paused


class TestAnInventedItem:
    def test_has_the_page_of_any_other(self, seeded_script: CaseScript) -> None:
        invented, client = find_invented(seeded_script), enter_as(FIRST)
        pages = [
            client.get(f"/pemeriksaan/{each}/").content.decode()
            for each in (seeded_script.case_id, invented)
        ]
        assert skeleton(pages[0]) == skeleton(pages[1])
        assert "rekaan" not in pages[1].split("<main", 1)[1]

    def test_takes_every_step_of_any_other(self, seeded_script: CaseScript, time: Clock) -> None:
        invented, client = find_invented(seeded_script), enter_as(FIRST)
        steps = [
            ("kerjakan", {}),
            ("lepas", {}),
            ("catatan", {"note": REASON}),
            ("nilai", {"reason": "pendek"}),
            ("mundur", {"reason": "pendek"}),
            ("lihat", {"reason": REASON}),
        ]
        answers = {
            case: [
                client.post(f"/pemeriksaan/{case}/{word}", sent).status_code for word, sent in steps
            ]
            for case in (seeded_script.case_id, invented)
        }
        assert answers[invented] == answers[seeded_script.case_id]
        pages = {}
        for case in (seeded_script.case_id, invented):
            assert send_vote(client, case, Assessment.NOT_PROVEN) == 302
            undone = client.post(f"/pemeriksaan/{case}/batal", follow=True)
            assert REASON in undone.content.decode()
            assert send_vote(client, case, Assessment.NOT_PROVEN) == 302
            time.wait(11)
            client.get("/pemeriksaan/")
            pages[case] = skeleton(client.get(f"/pemeriksaan/{case}/").content.decode())
            assert send_vote(client, case, Assessment.SUPPORTED) == 422
        assert pages[invented] == pages[seeded_script.case_id]

    def test_becomes_no_case_and_names_nobody(
        self, seeded_script: CaseScript, store: "PostgresCaseStore", time: Clock
    ) -> None:
        from netral_console.cases.asking import asking_as_store
        from netral_console.reviewers.desk_rows import read_rows
        from netral_console.reviewers.models import SeededItem

        invented = find_invented(seeded_script)
        send_vote(enter_as(FIRST), invented, Assessment.SUPPORTED)
        time.wait(11)
        enter_as(FIRST).get("/pemeriksaan/")
        assert [case.case_id for case in store.iter_cases()] == [seeded_script.case_id]
        answered = read_rows(FIRST).find_invented(invented)
        assert answered is not None
        assert answered.answer == "supported"
        with asking_as_store(using="default"):
            kept = str(SeededItem.objects.get(item_id=invented).view)
        assert seeded_script.allegation.subject.person not in kept
        assert seeded_script.allegation.text not in kept

    def test_is_there_for_its_reviewer_alone(self, seeded_script: CaseScript) -> None:
        invented = find_invented(seeded_script)
        assert enter_as(SECOND).get(f"/pemeriksaan/{invented}/").status_code == 404

    def test_is_gone_for_whoever_steps_aside(self, seeded_script: CaseScript) -> None:
        invented, client = find_invented(seeded_script), enter_as(FIRST)
        answer = client.post(f"/pemeriksaan/{invented}/mundur", {"reason": REASON})
        assert (answer.status_code, answer["Location"]) == (302, "/pemeriksaan/")
        assert client.get(f"/pemeriksaan/{invented}/").status_code == 404


class TestAPause:
    @pytest.fixture
    def paused(self, seeded_script: CaseScript, time: Clock) -> str:
        """Let the first reviewer confirm two of fifty neutral items."""
        from netral_console.cases.asking import asking_as_store
        from netral_console.reviewers import seeded
        from netral_console.reviewers.models import SeededItem

        find_invented(seeded_script)
        for number in range(seeded.ENOUGH):
            with asking_as_store(using="default"):
                SeededItem.objects.create(
                    item_id=f"PKR-{number:016x}",
                    reviewer=FIRST,
                    text_key=f"own-neutral-{number}",
                    is_neutral=True,
                    view={},
                    dealt_at=time.now(),
                )
            said = "supported" if number < 2 else "not_proven"
            seeded.answer_seeded(FIRST, f"PKR-{number:016x}", assessment=said, at=time.now())
        return seeded.score_of(FIRST).pause_code

    def test_keeps_the_reviewer_out_of_new_draws(self, paused: str) -> None:
        from netral_console.reviewers import seeded

        assert paused
        assert seeded.list_paused() == {FIRST}

    def test_stops_new_items_and_shows_the_numbers_to_oneself_only(
        self, paused: str, seeded_script: CaseScript
    ) -> None:
        client = enter_as(FIRST)
        queue = client.get("/pemeriksaan/").content.decode()
        assert paused in queue
        assert seeded_script.case_id not in queue
        item = f"/pemeriksaan/{seeded_script.case_id}/"
        assert client.get(item)["Location"] == "/pemeriksaan/"
        assert send_vote(client, seeded_script.case_id, Assessment.SUPPORTED) == 302
        assert seeded_script.case.votes == ()
        assert "2 dari 50" in client.get("/pemeriksaan/saya/").content.decode()
        assert seeded_script.case_id in enter_as(SECOND).get("/pemeriksaan/").content.decode()

    def test_is_ended_by_the_code_and_named_to_nobody(
        self, paused: str, seeded_script: CaseScript
    ) -> None:
        make_login(ConsoleRole.REVIEWER, actor_id="pemeriksa-02")
        coordinator = make_login(ConsoleRole.COORDINATOR)
        page = enter_as(coordinator.actor_id)
        shown = page.get("/pemeriksaan/koordinasi/").content.decode()
        assert "1 pemeriksa sedang dijeda" in shown
        assert re.findall("<option>(.*?)</option>", shown) == [FIRST, "pemeriksa-02"]
        assert FIRST not in re.sub("<select.*?</select>", "", shown)
        assert paused not in shown
        page.post("/pemeriksaan/koordinasi/jeda", {"code": "SALAH123"})
        assert paused in enter_as(FIRST).get("/pemeriksaan/").content.decode()
        page.post("/pemeriksaan/koordinasi/jeda", {"code": paused.lower()})
        assert seeded_script.case_id in enter_as(FIRST).get("/pemeriksaan/").content.decode()

    @pytest.mark.usefixtures("database")
    def test_needs_enough_items_and_enough_errors(self) -> None:
        from netral_console.reviewers.seeded import _is_too_often_wrong

        assert not _is_too_often_wrong([True] * 49)
        assert not _is_too_often_wrong([True] + [False] * 49)
        assert _is_too_often_wrong([True] * 2 + [False] * 48)


def test_saved_filters_and_claims_are_ones_own(seeded_script: CaseScript) -> None:
    client = enter_as(FIRST)
    sent = {"name": "Kampanye", "platform": "instagram", "phase": "campaign"}
    answer = client.post("/pemeriksaan/saringan", sent)
    assert answer["Location"] == "/pemeriksaan/?platform=instagram&phase=campaign"
    page = client.get("/pemeriksaan/").content.decode()
    assert "Kampanye" in page
    none = client.get("/pemeriksaan/?platform=x").content.decode()
    assert seeded_script.case_id not in none
    client.post(f"/pemeriksaan/{seeded_script.case_id}/kerjakan", {"back": "queue"})
    assert "Lepas" in client.get("/pemeriksaan/").content.decode()
    other = enter_as(SECOND).get("/pemeriksaan/").content.decode()
    assert "Kampanye" not in other
    assert "Lepas" not in other
    assert enter_as(SECOND).post("/pemeriksaan/saringan/1/hapus").status_code == 404
    assert client.post("/pemeriksaan/saringan/1/hapus").status_code == 302


def test_the_queue_stands_by_deadline_then_evidence(
    store: "PostgresCaseStore", procedure: Procedure, time: Clock
) -> None:
    from netral.casework import EvidenceItem, view_for_reviewer
    from netral.casework.role import Actor, Role
    from netral.values.provenance import Grade
    from netral_console.reviewers.desk_rows import read_rows
    from netral_console.reviewers.lines import list_lines
    from netral_console.reviewers.masks import mask_for

    register()
    deal([FIRST, SECOND], wanted=False, seats=9)
    begun = time.now() - timedelta(days=1)
    scripts = [
        open_before(
            (FIRST, SECOND),
            store,
            procedure,
            number=number,
            at=begun - timedelta(days=days),
            evidence=(EvidenceItem(exhibit_id=f"EX-{number}", sha256="a" * 64, grade=grade),),
        )
        for number, days, grade in ((1, 0, Grade.C), (2, 0, Grade.A), (3, 7, Grade.C))
    ]
    actor = Actor(actor_id=find_login(FIRST).actor_id, role=Role.REVIEWER)  # type: ignore[arg-type]
    lines = list_lines(read_rows(FIRST))
    assert [line.case_id for line in lines] == [scripts[place].case_id for place in (2, 1, 0)]
    for line in lines:
        case = store.get_case(line.case_id)  # type: ignore[arg-type]
        view = view_for_reviewer(case, actor.actor_id, mask=mask_for(case), procedure=procedure)
        assert line.due_date == view.due_date


def test_a_break_is_due_after_many_items_or_a_long_time(
    seeded_script: CaseScript, time: Clock
) -> None:
    client = enter_as(FIRST)
    assert "Beristirahatlah" not in client.get("/pemeriksaan/").content.decode()
    for _ in range(6):
        time.wait(9 * 60)
        page = client.get("/pemeriksaan/").content.decode()
    assert "Beristirahatlah" in page
    time.wait(11 * 60)
    assert "Beristirahatlah" not in client.get("/pemeriksaan/").content.decode()
    assert seeded_script.case.votes == ()
