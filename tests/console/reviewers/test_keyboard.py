"""The desk in Chromium: thirty items by two reviewers, by keyboard alone; and its looks."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from netral.casework import Assessment, CaseState, DefenceKind, Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole
from tests.architecture.repository import ROOT
from tests.console.people import PASSWORD, make_login
from tests.console.registered import NAME, register
from tests.console.reviewers.desk_script import (
    REASON,
    begin_without_invented,
    deal,
    find_login,
    open_before,
)

if TYPE_CHECKING:
    from netral_console.cases.store import PostgresCaseStore

FIRST, SECOND = "pemeriksa-01", "pemeriksa-02"
ITEMS = 30
SPLIT_ITEM = 7
SCREENS = ROOT / "out" / "screens"


@pytest.fixture
def pages(browser: Browser, console_address: str) -> Iterator["Desks"]:
    made = Desks(browser, console_address)
    yield made
    made.close()


class Desks:
    """Pages of several reviewers."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self._contexts: list[Page] = []

    def enter(self, login: str, *, width: int = 1280, height: int = 900) -> Page:
        """Log in by keyboard."""
        page = self.browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{self.address}/masuk/login/")
        page.get_by_label("Nama login").fill(login)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator(".who").first.wait_for()
        self._contexts.append(page)
        return page

    def close(self) -> None:
        for page in self._contexts:
            page.close()


def take_picture(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SCREENS / f"{name}.png"), full_page=True)


def list_problems(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def open_cases(
    store: "PostgresCaseStore", procedure: Procedure, count: int, **changes: str
) -> list[CaseScript]:
    from netral_console import clock

    register()
    return [
        open_before(
            (FIRST, SECOND),
            store,
            procedure,
            number=number,
            at=clock.now() - timedelta(days=1, minutes=number),
            **changes,
        )
        for number in range(1, count + 1)
    ]


def vote_by_keyboard(page: Page, key: str) -> None:
    """Press two keys, with the reason between them."""
    page.keyboard.press(key)
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.insert_text(REASON)
    page.keyboard.press("Enter")


def work(desks: Desks, login: str, keys: dict[str, str]) -> int:
    """Work a reviewer's queue to its end; returns how many items there were."""
    page = desks.enter(login)
    page.goto(f"{desks.address}/pemeriksaan/")
    page.locator("#begin").press("Enter")
    done = 0
    while True:
        page.locator("#keys-help").wait_for()
        case_id = page.locator("#item").get_attribute("data-case") or ""
        with page.expect_response(lambda answer: answer.url.endswith("/nilai")) as sent:
            vote_by_keyboard(page, keys.get(case_id, "1"))
        assert sent.value.status == 200
        done += 1
        page.wait_for_function(
            "id => !document.getElementById('item')"
            " || document.getElementById('item').dataset.case !== id",
            arg=case_id,
        )
        if page.url.endswith("/pemeriksaan/"):
            return done
        assert done <= 2 * ITEMS


@pytest.mark.browser
def test_two_reviewers_work_thirty_items_by_keyboard_and_a_split_goes_to_a_third(
    store: "PostgresCaseStore", procedure: Procedure, pages: Desks
) -> None:
    from netral_console import clock
    from netral_console.reviewers.holding import lock_due_votes

    deal([FIRST], wanted=True, seats=1)
    begin_without_invented(SECOND)
    scripts = open_cases(store, procedure, ITEMS)
    split = scripts[SPLIT_ITEM]
    for number in range(1, 7):
        find_login(f"pemeriksa-{number:02}")

    assert work(pages, FIRST, {}) >= ITEMS + 1
    assert work(pages, SECOND, {split.case_id: "2"}) == ITEMS
    lock_due_votes(at=clock.now() + timedelta(minutes=1))
    states = {script.case_id: script.case.state for script in scripts}
    assert states.pop(split.case_id) is CaseState.SPLIT
    assert set(states.values()) == {CaseState.NOTICE_DUE}

    split.at = clock.now()
    split.draw()
    (third,) = split.sitting()
    assert third.actor_id not in (FIRST, SECOND)
    begin_without_invented(third.actor_id)
    assert work(pages, third.actor_id, {split.case_id: "1"}) == 1
    lock_due_votes(at=clock.now() + timedelta(minutes=1))
    assert split.case.state is CaseState.NOTICE_DUE
    assert len(list(store.iter_cases())) == ITEMS


@pytest.mark.browser
def test_keys_undo_skip_help_and_can_be_switched_off(
    store: "PostgresCaseStore", procedure: Procedure, pages: Desks
) -> None:
    begin_without_invented(FIRST, SECOND)
    scripts = open_cases(store, procedure, 3)
    find_login(FIRST)
    page = pages.enter(FIRST)
    page.goto(f"{pages.address}/pemeriksaan/")
    page.locator("#begin").press("Enter")
    page.locator("#keys-help").wait_for()
    case_id = page.locator("#item").get_attribute("data-case")

    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    take_picture(page, "desk-help")
    assert list_problems(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("d")
    expect(page.locator("#disagrees")).to_be_checked()

    page.keyboard.press("Enter")
    expect(page.locator("#problem")).to_contain_text("Pilih satu penilaian")
    with page.expect_response(lambda answer: answer.url.endswith("/nilai")):
        vote_by_keyboard(page, "1")
    expect(page.locator("#held")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("Perkara berikutnya")
    expect(page.locator("#what")).to_be_focused()
    assert page.locator("#item").get_attribute("data-case") != case_id
    take_picture(page, "desk-held")
    assert list_problems(page) == []
    page.keyboard.press("z")
    page.wait_for_url(f"**/{case_id}/")
    expect(page.locator("#reason")).to_have_value(REASON)
    expect(page.locator("input[name=assessment]:checked")).to_have_count(0)

    page.locator("#what").focus()
    page.keyboard.press("n")
    page.wait_for_function("id => document.getElementById('item').dataset.case !== id", arg=case_id)
    page.locator("#keys-switch").click()
    page.locator("#what").focus()
    page.keyboard.press("1")
    expect(page.locator("input[name=assessment]:checked")).to_have_count(0)
    assert all(script.case.votes == () for script in scripts)


@pytest.mark.browser
def test_the_next_items_wait_in_memory_and_nowhere_else(
    store: "PostgresCaseStore", procedure: Procedure, pages: Desks
) -> None:
    begin_without_invented(FIRST, SECOND)
    open_cases(store, procedure, 5)
    find_login(FIRST)
    page = pages.enter(FIRST)
    asked: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url))
    page.goto(f"{pages.address}/pemeriksaan/")
    with page.expect_response(lambda answer: answer.request.resource_type == "fetch"):
        page.locator("#begin").press("Enter")
    ahead = (page.locator("#item").get_attribute("data-next") or "").split(",")[:3]
    page.wait_for_load_state("networkidle")
    fetched = [each for each in asked if any(f"/{case}/" in each for case in ahead)]
    assert len(fetched) == 3
    answer = page.request.get(fetched[0])
    assert answer.headers["cache-control"] == "no-store"
    kept = page.evaluate(
        "async () => [Object.keys(localStorage), Object.keys(sessionStorage),"
        " await caches.keys(), (await indexedDB.databases()).length]"
    )
    # The library keeps the address of the page it was on, and nothing that stood in it.
    assert set(kept[1]) <= {"htmx-current-path-for-history"}
    assert [kept[0], *kept[2:]] == [[], [], 0]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_the_desk_is_accessible_and_fits(
    store: "PostgresCaseStore", procedure: Procedure, pages: Desks, width: int
) -> None:
    from netral_console import clock
    from netral_console.reviewers.notes import escalate

    begin_without_invented(FIRST, SECOND)
    hidden = f"Ayo p\u200bilih Ridwan Kamil! Salam, {NAME}"
    shown = "Debat malam ini: siapa yang paling siap? #RidwanKamil"
    open_cases(
        store,
        procedure,
        3,
        text=hidden,
        object_text=shown,
        contestant_id="ridwan_kamil_suswono",
    )
    final = CaseScript(store, procedure, number=50, at=clock.now() - timedelta(days=4))
    final.play_to_final_review(DefenceKind.RUN_BY_ANOTHER, text="Ponsel saya dipakai anak saya.")
    answering = final.sitting()[0].actor_id
    begin_without_invented(answering)
    escalate(FIRST, final.case_id, "Apakah bukti kedua dapat dibaca?", at=clock.now())
    for login in {FIRST, answering}:
        find_login(login)
    make_login(ConsoleRole.COORDINATOR)

    def look(page: Page, path: str, name: str) -> None:
        page.goto(f"{pages.address}{path}")
        page.locator("main h1").first.wait_for()
        take_picture(page, f"{name}-{width}")
        assert list_problems(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path

    reviewer = pages.enter(FIRST, width=width)
    look(reviewer, "/pemeriksaan/", "desk-queue")
    look(reviewer, "/pemeriksaan/?platform=instagram", "desk-filtered")
    address = reviewer.locator("#begin").get_attribute("href") or ""
    look(reviewer, address, "desk-item")
    assert NAME not in reviewer.content()
    assert "U+200B" in reviewer.locator("main").inner_text()
    look(reviewer, "/pemeriksaan/saya/", "desk-own")
    look(pages.enter(answering, width=width), f"/pemeriksaan/{final.case_id}/", "desk-final")
    look(pages.enter("koordinator-1", width=width), "/pemeriksaan/koordinasi/", "desk-coordination")


@pytest.mark.browser
def test_the_desk_works_without_scripts(
    store: "PostgresCaseStore", procedure: Procedure, pages: Desks, browser: Browser
) -> None:
    from netral_console import clock
    from netral_console.reviewers.holding import lock_due_votes

    begin_without_invented(FIRST, SECOND)
    (script,) = open_cases(store, procedure, 1)
    find_login(FIRST)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{pages.address}/masuk/login/")
    page.get_by_label("Nama login").fill(FIRST)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".who").first.wait_for()
    page.goto(f"{pages.address}/pemeriksaan/{script.case_id}/")
    page.get_by_label("Tidak terbukti").check()
    page.get_by_label("Alasan, sekurangnya 30 huruf").first.fill(REASON)
    page.get_by_role("button", name="Kirim dan lanjut").click()
    expect(page.get_by_text("dikirim; segera dikunci")).to_be_visible()
    page.context.close()
    lock_due_votes(at=clock.now() + timedelta(minutes=1))
    assert [vote.assessment for vote in script.case.votes] == [Assessment.NOT_PROVEN]
