"""The list of cases: what is urgent first, filtered by what an office holds, never by person."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from netral.casework import Assessment, list_deadlines
from netral.casework.script import SUBJECT_PERSON, CaseScript, make_allegation
from netral_console.accounts.role import ConsoleRole as Role
from tests.console.office.conftest import Desk, Watch
from tests.console.registered import NAME, NIP

OfficeOf = Callable[[Role], Desk]
NewScript = Callable[..., CaseScript]
CASES = 30


@pytest.fixture
def several(new_script: NewScript, watch: Watch) -> dict[str, CaseScript]:
    """Cases that differ in state, act, phase and age."""
    made = {
        "old": new_script(1),
        "notice": new_script(2, allegation=make_allegation(2, act_kind="like")),
        "decision": new_script(3, allegation=make_allegation(3, phase="designated")),
        "closed": new_script(4),
    }
    made["old"].open()
    made["notice"].at += timedelta(days=3)
    made["notice"].play_to_notice_due()
    made["decision"].at += timedelta(days=3)
    made["decision"].play_to_decision()
    made["closed"].open()
    made["closed"].draw()
    made["closed"].vote(Assessment.NOT_PROVEN, Assessment.NOT_PROVEN)
    watch.follow(made["decision"], days=6)
    return made


def ids_on(desk: Desk, query: str = "") -> list[str]:
    page = desk.client.get(f"/perkara/?{query}").content.decode()
    return [part[:20] for part in page.split("<code>")[1:]]


def named(made: dict[str, CaseScript], ids: list[str]) -> list[str]:
    names = {script.case_id: name for name, script in made.items()}
    return [names[each] for each in ids]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["old", "notice", "decision"]),
        ("state=all", ["old", "notice", "decision", "closed"]),
        ("state=notice_due", ["notice"]),
        ("kind=like", ["notice"]),
        ("phase=designated", ["decision"]),
        ("platform=instagram&state=closed", ["closed"]),
        ("platform=tiktok", []),
        ("holder=authority", ["decision"]),
        ("holder=intake-office", ["old", "notice"]),
        ("due=late", ["old", "notice"]),
        ("state=nonsense&page=9999&kind=%00", ["old", "notice", "decision"]),
    ],
)
def test_filters_leave_what_they_say(
    query: str, expected: list[str], several: dict[str, CaseScript], office: OfficeOf
) -> None:
    assert named(several, ids_on(office(Role.COORDINATOR), query)) == expected


def test_a_case_that_moves_moves_in_the_list(
    several: dict[str, CaseScript], office: OfficeOf, watch: Watch
) -> None:
    desk = office(Role.INTAKE_OFFICER)
    assert named(several, ids_on(desk, "state=indication")) == ["old"]
    several["old"].draw()
    watch.follow(several["old"])
    assert ids_on(desk, "state=indication") == []
    assert named(several, ids_on(desk, "state=review")) == ["old"]


def test_pages_go_by_deadline_over_all_cases(
    new_script: NewScript, office: OfficeOf, watch: Watch
) -> None:
    scripts = [new_script(number) for number in range(1, CASES + 1)]
    for place, script in enumerate(scripts):
        script.at += timedelta(days=(CASES - place) % 7)
        script.open()
    watch.at = max(script.at for script in scripts)
    desk = office(Role.INTAKE_OFFICER)
    first, second = ids_on(desk, "state=all&page=1"), ids_on(desk, "state=all&page=2")
    assert (len(first), len(second)) == (25, 5)
    due = {s.case_id: list_deadlines(s.case, s.procedure)[0].due_date for s in scripts}
    days = [due[each] for each in (*first, *second)]
    assert len(set(days)) > 3
    assert days == sorted(days)


@pytest.mark.parametrize("words", [NAME, NIP, SUBJECT_PERSON, "sitirekaan", "petugas-1"])
def test_cases_are_looked_up_by_number_and_by_nothing_else(
    words: str, several: dict[str, CaseScript], office: OfficeOf
) -> None:
    desk = office(Role.DATA_PROTECTION_OFFICER)
    answer = desk.client.get("/perkara/", {"q": words}, follow=True)
    assert "Tidak ada perkara dengan nomor itu" in answer.content.decode()
    number = several["old"].case_id
    found = desk.client.get("/perkara/", {"q": f" {number.upper()} "})
    assert found.headers["Location"] == f"/perkara/{number}/"


def test_no_page_counts_or_names_a_person(several: dict[str, CaseScript], office: OfficeOf) -> None:
    for role in (Role.INTAKE_OFFICER, Role.COORDINATOR, Role.AUDITOR):
        page = office(role).client.get("/perkara/?state=all").content.decode()
        for hidden in (NAME, NIP, SUBJECT_PERSON, "Dinas Rekaan"):
            assert hidden not in page
    assert several


def test_a_saved_view_is_its_owners_alone(office: OfficeOf) -> None:
    officer, coordinator = office(Role.INTAKE_OFFICER), office(Role.COORDINATOR)
    sent = {"name": " Yang   telat ", "query": "due=late&state=open&person=orang-0001"}
    officer.client.post("/perkara/pandangan", sent)
    page = officer.client.get("/perkara/").content.decode()
    assert "Yang telat" in page
    assert 'href="?state=open&amp;due=late"' in page
    assert "orang-0001" not in page
    assert "Yang telat" not in coordinator.client.get("/perkara/").content.decode()
    coordinator.client.post("/perkara/pandangan/1/hapus")
    assert "Yang telat" in officer.client.get("/perkara/").content.decode()
    officer.client.post("/perkara/pandangan/1/hapus")
    assert "Yang telat" not in officer.client.get("/perkara/").content.decode()
