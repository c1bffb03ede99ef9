"""Every page, for every role: no violation that axe finds, and no page wider than a phone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from netral.casework import DefenceKind, Procedure
from netral.casework.script import COORDINATOR, REASON, SUBJECT_PERSON, CaseScript
from netral_console.accounts.role import ConsoleRole
from tests.console.people import make_login
from tests.console.registered import register
from tests.rulebook.builders import SHIPPED

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
SCREENS = os.environ.get("NETRAL_SCREENS", "")
"""A folder for pictures of every page; empty makes none."""
PAGES = {
    None: ["/masuk/login/", "/lapor/", "/lapor/status"],
    ConsoleRole.INTAKE_OFFICER: [
        "/perkara/",
        "/perkara/?state=all",
        "/perkara/indikasi/",
        "/perkara/permintaan-akun/",
        "/perkara/permintaan-akun/1/",
        "/perkara/permintaan-akun/2/",
        "/perkara/{window}/",
        "/perkara/{decision}/",
        "/perkara/{referred}/",
        "/perkara/surel/",
        "/impor/",
        "/informasi-awal/",
    ],
    ConsoleRole.COORDINATOR: [
        "/perkara/",
        "/perkara/{opened}/",
        "/perkara/{review}/",
        "/perkara/{final}/",
        "/pemeriksaan/koordinasi/",
    ],
    ConsoleRole.AUTHORITY: ["/perkara/{decision}/"],
    ConsoleRole.AUDITOR: [
        "/perkara/{referred}/",
        "/dasbor/",
        "/dasbor/token/",
        "/pengaturan/pemilihan/",
        "/pengaturan/ketentuan/",
        "/pengaturan/ketentuan/skb_2022/DS-06/",
    ],
    ConsoleRole.DATA_PROTECTION_OFFICER: [
        "/perkara/{referred}/",
        "/perkara/{review}/",
        "/perkara/{review}/log/",
        "/perkara/permintaan-akun/4/",
    ],
    ConsoleRole.PERSON: [
        "/saya/",
        "/saya/menunggu/",
        "/saya/akun/",
        "/saya/perkara/{noticed}/",
        "/saya/perkara/{review}/",
        "/saya/perkara/{window}/",
    ],
    ConsoleRole.REVIEWER: [
        "/pemeriksaan/",
        "/pemeriksaan/{review}/",
        "/pemeriksaan/{final}/",
        "/pemeriksaan/saya/",
    ],
    ConsoleRole.ADMINISTRATOR: [
        "/pengaturan/perubahan/",
        "/pengaturan/uji-coba/",
        "/pengaturan/uji-coba/1/",
        "/pengaturan/uji-coba/2/",
        "/masuk/2fa/",
    ],
}


@pytest.fixture
def cases(console_address: str, store: object, procedure: Procedure) -> dict[str, str]:
    """Cases in the states that pages show, by the word that stands in the addresses."""
    from netral_console import clock
    from netral_console.office.mailing import send_mails
    from netral_console.persons.wishes import keep_wish

    register()
    made = [CaseScript(store, procedure, number=n) for n in range(1, 8)]  # type: ignore[arg-type]
    opened, review, window, final, decision, referred, noticed = made
    opened.open()
    _until_seated(review)
    review.redraw()
    window.play_to_notice_due()
    window.notice()
    window.deliver()
    noticed.play_to_notice_due()
    noticed.notice()
    send_mails(at=clock.now())
    for kind in ("declare", "dispute"):
        keep_wish(SUBJECT_PERSON, kind=kind, platform="x", handle="a", note="b", at=clock.now())
    final.play_to_final_review(DefenceKind.ON_DUTY)
    decision.play_to_decision()
    referred.play_to_referral()
    reviewer = review.sitting()[0].actor_id
    for role in ConsoleRole:
        make_login(role, actor_id=reviewer if role is ConsoleRole.REVIEWER else None)
    _try_a_rulebook_out()
    _ask_for_new_draw(review)
    _wish()
    _make_a_token()
    names = ("opened", "review", "window", "final", "decision", "referred", "noticed")
    assert console_address
    return {name: script.case_id for name, script in zip(names, made, strict=True)}


def _try_a_rulebook_out() -> None:
    """Leave one try-out that has ended, and one that is half done."""
    from netral_console.administration.rulebooks import propose_edition
    from netral_console.administration.trying import begin_tryout, go_on
    from netral_console.clock import now

    digest = propose_edition(SHIPPED / "skb_2022").digest
    ended = begin_tryout(digest, by="admin-2", at=now())
    go_on(ended, at=now())
    begin_tryout(digest, by="admin-2", at=now())


def _ask_for_new_draw(script: CaseScript) -> None:
    """Ask for the open seats to be drawn anew, for the second time; nobody has agreed."""
    from netral_console import clock, wiring
    from netral_console.office.redraw_form import RedrawForm
    from netral_console.office.second_hand import ask_for_second

    typed = {"because": "no_login", "event_id": "EV-x", "version": 0}
    form = RedrawForm(typed, case=script.case, procedure=wiring.get_procedure(), at=clock.now())
    assert form.is_valid()
    ask_for_second(form, COORDINATOR)


def _wish() -> None:
    """Leave two wishes about accounts; to grant the second is proposed."""
    from netral_console.clock import now
    from netral_console.office.answering import Answer, answer_wish
    from netral_console.persons.wishes import find_wish_to_answer, keep_wish

    for kind in ("correct", "dispute"):
        kept = keep_wish(
            SUBJECT_PERSON, kind=kind, platform="instagram", handle="akun", note="Rekaan.", at=now()
        )
    found = find_wish_to_answer(kept.position)
    assert found is not None
    answer_wish(
        found, Answer(is_granted=True, reason=REASON, declaration=1), by="petugas-2", at=now()
    )


def _make_a_token() -> None:
    from netral_console.accounts.models import User
    from netral_console.api.api_token import make_token
    from netral_console.clock import now

    auditor = User.objects.get(role=ConsoleRole.AUDITOR.value)
    make_token(auditor, title="mesin auditor", days=30, at=now())


def _until_seated(script: CaseScript) -> None:
    script.open()
    script.draw()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


def become(page: Page, address: str, role: ConsoleRole | None) -> None:
    """Log in without typing: other tests type."""
    page.context.clear_cookies()
    if role is None:
        return
    from django.test import Client

    from netral_console.accounts.models import User

    client = Client()
    client.force_login(
        User.objects.get(role=role.value),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])


@pytest.mark.parametrize("role", list(PAGES), ids=lambda role: role or "stranger")
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_shuts_anybody_out(
    role: ConsoleRole | None,
    language: str,
    console_address: str,
    cases: dict[str, str],
    page: Page,
) -> None:
    become(page, console_address, role)
    page.context.add_cookies(
        [{"name": "netral_language", "value": language, "url": console_address}]
    )
    problems, axe = [], Axe()
    for path in PAGES[role]:
        shown = path.format_map(cases)
        answer = page.goto(f"{console_address}{shown}")
        if answer is not None and answer.status == 404:
            continue
        page.set_viewport_size(DESKTOP)
        found = axe.run(page)
        problems += [
            (path, each["id"], each["nodes"][0]["html"][:160])
            for each in found.response["violations"]
        ]
        _picture(page, role, path, "desktop")
        page.set_viewport_size(PHONE)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            problems.append((path, "wider than a phone", str(width)))
        _picture(page, role, path, "phone")
    assert problems == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_token_is_shown_to_everybody_alike(
    language: str, console_address: str, page: Page
) -> None:
    make_login(ConsoleRole.AUDITOR)
    become(page, console_address, ConsoleRole.AUDITOR)
    page.context.add_cookies(
        [{"name": "netral_language", "value": language, "url": console_address}]
    )
    page.goto(f"{console_address}/dasbor/token/")
    page.locator("#title").fill("mesin auditor")
    page.locator("input[name=days]").first.check()
    page.locator("main form button").last.click()
    page.locator("code", has_text="netral_").wait_for()
    found = Axe().run(page).response["violations"]
    _picture(page, ConsoleRole.AUDITOR, f"token {language}", "desktop")
    page.set_viewport_size(PHONE)
    _picture(page, ConsoleRole.AUDITOR, f"token {language}", "phone")

    assert [(each["id"], each["nodes"][0]["html"][:160]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def _picture(page: Page, role: ConsoleRole | None, path: str, size: str) -> None:
    if not SCREENS:
        return
    folder = Path(SCREENS)
    folder.mkdir(parents=True, exist_ok=True)
    name = "".join(mark if mark.isalnum() else "-" for mark in path).strip("-") or "start"
    page.screenshot(path=folder / f"{role or 'stranger'}-{name}-{size}.png", full_page=True)
