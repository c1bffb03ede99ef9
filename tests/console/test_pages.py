"""The frame: who comes in, who does not, and what every page carries."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from netral_console.accounts.role import ConsoleRole
from tests.console.people import PASSWORD, make_login

if TYPE_CHECKING:
    from django.test import Client

SettingsSwitch = Callable[..., None]


@pytest.fixture
def settings() -> Iterator[SettingsSwitch]:
    """Give a way to change settings for one test."""
    from django.test import override_settings

    changed: list[override_settings] = []

    def switch(**values: object) -> None:
        changed.append(override_settings(**values))
        changed[-1].enable()

    yield switch
    for each in changed:
        each.disable()


@pytest.mark.usefixtures("logins")
def test_a_stranger_is_sent_to_the_login() -> None:
    from django.test import Client

    answer = Client().get("/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/login/")


@pytest.mark.parametrize("role", ConsoleRole)
def test_each_role_gets_in(role: ConsoleRole, enter: "Callable[[ConsoleRole], Client]") -> None:
    assert enter(role).get("/").status_code in (200, 302)


@pytest.mark.parametrize("address", ["/masuk/signup/", "/masuk/password/reset/", "/masuk/email/"])
def test_doors_that_are_not_named_do_not_exist(
    address: str, enter: "Callable[[ConsoleRole], Client]"
) -> None:
    assert enter(ConsoleRole.ADMINISTRATOR).get(address).status_code == 404


def test_english_is_asked_for_and_not_guessed(enter: "Callable[[ConsoleRole], Client]") -> None:
    client = enter(ConsoleRole.AUDITOR)
    page = client.get("/tidak-ada", headers={"Accept-Language": "en"}).content.decode()
    assert "Ke halaman awal" in page
    client.post("/bahasa", {"language": "en", "next": "/"})
    assert "To the start" in client.get("/tidak-ada").content.decode()


def test_nothing_is_kept_by_a_shared_computer(enter: "Callable[[ConsoleRole], Client]") -> None:
    answer = enter(ConsoleRole.AUDITOR).get("/")
    assert answer["Cache-Control"] == "no-store"


def test_a_session_lives_on_with_each_minute_of_work(
    enter: "Callable[[ConsoleRole], Client]", monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from netral_console import clock

    client = enter(ConsoleRole.AUDITOR)
    minute = clock.now().replace(second=0)
    nearly_over = timezone.now() + timedelta(minutes=1)
    is_longer = []
    for seconds in (0, 1, 61):
        at = minute + timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        Session.objects.update(expire_date=nearly_over)
        client.get("/")
        is_longer.append(Session.objects.get().expire_date > nearly_over + timedelta(minutes=20))

    assert is_longer == [True, False, True]


@pytest.mark.parametrize(
    ("role", "address", "mib", "status"),
    [
        (None, "/lapor/kirim", 17, 413),
        (None, "/perkara/indikasi/muat", 17, 413),
        (ConsoleRole.REVIEWER, "/perkara/indikasi/muat", 17, 413),
        (ConsoleRole.INTAKE_OFFICER, "/perkara/indikasi/muat", 2049, 413),
        (ConsoleRole.INTAKE_OFFICER, "/perkara/indikasi/muat", 17, 200),
        (None, "/tidak-ada", 17, 413),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_read(
    role: ConsoleRole | None,
    address: str,
    mib: int,
    status: int,
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpResponse
    from django.test import RequestFactory

    from netral_console.pages.upload import UploadMiddleware

    user = AnonymousUser() if role is None else enter(role).get("/").wsgi_request.user
    request = RequestFactory().generic("POST", address, CONTENT_LENGTH=str(mib * 1024 * 1024))
    request.user = user
    answer = UploadMiddleware(lambda _: HttpResponse())(request)

    assert answer.status_code == status


@pytest.mark.usefixtures("logins")
def test_nothing_of_a_stranger_lands_on_the_disk_because_it_is_large() -> None:
    from django.test import Client

    size = str(17 * 1024 * 1024)
    kind = "multipart/form-data; boundary=b"
    answer = Client().generic("POST", "/lapor/kirim", b"x", kind, CONTENT_LENGTH=size)

    assert answer.status_code == 413
    assert "16 MiB" in answer.content.decode()


@pytest.mark.usefixtures("logins")
def test_five_wrong_passwords_lock_the_place_and_not_the_owner() -> None:
    from django.test import Client

    wrong = {"login": "pemeriksa-01", "password": "salah-salah-salah"}
    right = {"login": "pemeriksa-01", "password": PASSWORD}
    attacker = Client(REMOTE_ADDR="198.51.100.7")
    for _ in range(5):
        attacker.post("/masuk/login/", wrong)
    assert "_auth_user_id" not in attacker.session
    attacker.post("/masuk/login/", right)
    assert "_auth_user_id" not in attacker.session
    owner = Client(REMOTE_ADDR="192.0.2.9")
    assert owner.post("/masuk/login/", right).status_code == 302
    assert "_auth_user_id" in owner.session


@pytest.mark.usefixtures("logins")
@pytest.mark.parametrize(
    ("proxies", "is_let_in"), [(0, False), (1, True)], ids=["no proxy said", "one proxy said"]
)
def test_behind_a_proxy_the_visitor_s_own_address_counts(
    proxies: int, *, is_let_in: bool, settings: "SettingsSwitch"
) -> None:
    from django.test import Client

    settings(PROXIES=proxies)
    wrong = {"login": "pemeriksa-01", "password": "salah-salah-salah"}
    right = {"login": "pemeriksa-01", "password": PASSWORD}
    attacker = {"X-Forwarded-For": "192.0.2.9, 198.51.100.7"}
    for _ in range(5):
        Client().post("/masuk/login/", wrong, headers=attacker)
    owner = Client()
    owner.post("/masuk/login/", right, headers={"X-Forwarded-For": "192.0.2.9"})
    assert ("_auth_user_id" in owner.session) is is_let_in


def test_nobody_works_without_a_second_factor(
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    from allauth.mfa.models import Authenticator
    from django.test import override_settings

    client = enter(ConsoleRole.INTAKE_OFFICER)
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        answer = client.get("/perkara/")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/masuk/2fa/")
        assert client.post("/perkara/undian/isi").status_code == 302
        user = answer.wsgi_request.user
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
        assert client.get("/perkara/").status_code == 200


@pytest.mark.browser
def test_a_person_logs_in_with_a_password(console_address: str, browser: Browser) -> None:
    make_login(ConsoleRole.AUDITOR)
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(console_address)
    page.get_by_label("Nama login").fill("auditor-1")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.locator(".who").get_by_text("auditor-1").wait_for()
    assert problems == []
    page.close()


@pytest.mark.browser
def test_a_passkey_lets_in_without_a_password(console_address: str, browser: Browser) -> None:
    make_login(ConsoleRole.REVIEWER)
    page = browser.new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.goto(f"{console_address}/masuk/login/")
    page.get_by_label("Nama login").fill("pemeriksa-01")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.locator(".who").get_by_text("pemeriksa-01").wait_for()
    page.goto(f"{console_address}/masuk/2fa/webauthn/add/")
    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Konfirmasi").click()
    page.locator("#id_name").fill("kunci kantor")
    if page.locator("#id_passwordless").count():
        page.locator("#id_passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/2fa/**")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/login/**")
    page.locator("#passkey_login").click()
    page.locator(".who").get_by_text("pemeriksa-01").wait_for()
    page.close()
