"""Tokens: shown once, kept as a digest, ending, revocable, and only for machines."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest

from netral_console.accounts.role import ConsoleRole as Role
from tests.console.api.asking import API, OTHERS, PROBLEM, ask, audit_paths, token_of

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.accounts.models import User
    from netral_console.database import Database

Enter = Callable[[Role], "Client"]
Logins = dict[Role, "User"]


def make_by_page(client: "Client", **typed: str) -> str:
    form = {"title": "mesin  auditor", "days": "30", **typed}
    page = client.post("/dasbor/token/buat", form).content.decode()
    found = re.search(r"netral_[\w-]{43}", page)
    assert found is not None
    return found[0]


class TestPage:
    def test_shows_a_token_once(self, enter: Enter) -> None:
        client = enter(Role.AUDITOR)
        token = make_by_page(client)
        again = client.get("/dasbor/token/").content.decode()

        assert ask("audit/cases", token=token).status_code == 200
        assert "mesin auditor" in again
        assert token not in again

    @pytest.mark.parametrize(
        "typed", [{"title": " "}, {"days": "365"}, {"days": ""}, {"title": "\x00"}]
    )
    def test_makes_nothing_of_a_form_that_is_wrong(
        self, enter: Enter, logins: Logins, typed: dict[str, str]
    ) -> None:
        from netral_console.api.api_token import list_tokens

        form = {"title": "a", "days": "7", **typed}
        answer = enter(Role.AUDITOR).post("/dasbor/token/buat", form)

        assert answer.status_code == 422
        assert "Tidak ada yang dibuat" in answer.content.decode()
        assert list_tokens(logins[Role.AUDITOR]) == []

    def test_revokes_one_s_own_and_nobody_else_s(self, enter: Enter) -> None:
        from netral_console.accounts.models import User
        from netral_console.api.api_token import list_tokens

        client = enter(Role.AUDITOR)
        other = User.objects.create_login("a-2", None, role=Role.AUDITOR, actor_id="a-2")
        own, foreign = make_by_page(client), token_of(other)
        (row,) = list_tokens(other)
        answer = client.post(f"/dasbor/token/{row.position}/cabut")
        client.post(f"/dasbor/token/{row.position - 1}/cabut")

        assert answer.status_code == 404
        assert ask("audit/cases", token=foreign).status_code == 200
        assert ask("audit/cases", token=own).status_code == 404
        assert "dicabut" in client.get("/dasbor/token/").content.decode()


class TestToken:
    def test_is_nowhere_at_rest(self, enter: Enter, owner: psycopg.Connection) -> None:
        token = make_by_page(enter(Role.AUDITOR))
        rows = [str(row) for row in owner.execute("SELECT t::text FROM api_token t")]

        assert len(rows) == 1
        assert token not in rows[0]
        assert token.removeprefix("netral_") not in rows[0]

    def test_ends(self, logins: Logins, monkeypatch: pytest.MonkeyPatch) -> None:
        from netral_console import clock

        token, made_at = token_of(logins[Role.AUDITOR], days=7), clock.now()
        said = []
        for later in (timedelta(days=6), timedelta(days=7, minutes=1)):
            monkeypatch.setattr(clock, "now", lambda later=later: made_at + later)
            said.append(ask("audit/changes", token=token).status_code)

        assert said == [200, 404]

    @pytest.mark.parametrize("role", OTHERS)
    def test_of_another_role_opens_no_more_than_the_role(self, role: Role, logins: Logins) -> None:
        token = token_of(logins[role])
        said = {path: ask(path, token=token).status_code for path in audit_paths()}

        assert set(said.values()) == {404}
        assert ask("election", token=token).status_code == 200

    def test_of_a_login_that_is_closed_opens_nothing(self, logins: Logins) -> None:
        token = token_of(logins[Role.AUDITOR])
        logins[Role.AUDITOR].is_active = False
        logins[Role.AUDITOR].save()

        assert ask("audit/cases", token=token).status_code == 404

    def test_needs_an_owner_with_a_second_factor(
        self, logins: Logins, enter: Enter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from django.conf import settings

        token, client = token_of(logins[Role.AUDITOR]), enter(Role.AUDITOR)
        monkeypatch.setattr(settings, "SECOND_FACTOR_REQUIRED", True)

        assert ask("audit/cases", token=token).status_code == 404
        assert ask("audit/cases", client=client).status_code == 404

    @pytest.mark.parametrize(
        "path", ["/dasbor/", "/perkara/", "/dasbor/token/", "/pengaturan/perubahan/"]
    )
    def test_opens_no_page(self, path: str, logins: Logins) -> None:
        from django.test import Client

        token = token_of(logins[Role.AUDITOR])
        answer = Client().get(path, headers={"Authorization": f"Bearer {token}"})

        assert answer.status_code == 302
        assert answer["Location"].startswith("/masuk/login/")

    @pytest.mark.parametrize(
        "header",
        ["Bearer ", "Bearer netral_x", "Basic {token}", "{token}", "Bearer {token}x", "\x00"],
    )
    def test_that_is_none_asks_as_nobody_even_beside_a_session(
        self, header: str, logins: Logins, enter: Enter
    ) -> None:
        token, client = token_of(logins[Role.AUDITOR]), enter(Role.AUDITOR)
        sent = {"Authorization": header.format(token=token)}
        answers = [client.get(f"{API}{path}", headers=sent) for path in ("audit/cases", "election")]

        assert [each.status_code for each in answers] == [404, 200]

    def test_makes_no_session(self, logins: Logins) -> None:
        answer = ask("audit/cases", token=token_of(logins[Role.AUDITOR]))

        assert answer.status_code == 200
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"


class TestDatabase:
    @pytest.fixture
    def link(self, database: "Database", logins: Logins) -> psycopg.Connection:
        token_of(logins[Role.AUDITOR])
        link = psycopg.connect(database.application_url)
        link.execute("SELECT set_config('netral.role', 'store', true)")
        return link

    @pytest.mark.parametrize(
        "change",
        [
            "sha256 = repeat('0', 64)",
            "expires_at = expires_at + interval '1 day'",
            "owner_id = owner_id",
            "title = 'lain'",
        ],
    )
    def test_lets_nothing_of_a_token_change(self, change: str, link: psycopg.Connection) -> None:
        with link, pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(f"UPDATE api_token SET {change}")

    def test_keeps_a_revoked_one_revoked(self, link: psycopg.Connection) -> None:
        link.execute("UPDATE api_token SET revoked_at = now()")
        with link, pytest.raises(psycopg.errors.CheckViolation, match="token_stays_revoked"):
            link.execute("UPDATE api_token SET revoked_at = NULL")

    def test_lets_none_hold_for_longer_than_ninety_days(self, link: psycopg.Connection) -> None:
        with link, pytest.raises(psycopg.errors.CheckViolation, match="token_ends_soon"):
            link.execute(
                "INSERT INTO api_token (owner_id, title, sha256, made_at, expires_at)"
                " SELECT owner_id, 'x', repeat('a', 64), now(), now() + interval '91 days'"
                " FROM api_token"
            )

    def test_shows_none_to_whoever_does_not_ask_as_the_store(
        self, link: psycopg.Connection
    ) -> None:
        with link:
            seen = link.execute("SELECT count(*) FROM api_token").fetchone()
            link.execute("SELECT set_config('netral.role', 'auditor', true)")
            hidden = link.execute("SELECT count(*) FROM api_token").fetchone()

        assert (seen, hidden) == ((1,), (0,))


def test_whoever_may_not_is_told_what_is_told_of_nothing(enter: Enter) -> None:
    clients = [None, enter(Role.REVIEWER), enter(Role.PERSON), enter(Role.ADMINISTRATOR)]
    refused = [
        ask(path, client=client) for client in clients for path in [*audit_paths(), "audit/x", "x"]
    ]
    seen = {
        (
            each.status_code,
            each["Content-Type"],
            each.content,
            each["Cache-Control"],
            each["Content-Language"],
        )
        for each in refused
    }

    assert len(refused) > 40
    assert len(seen) == 1
    assert refused[0]["Content-Type"] == PROBLEM
    assert sorted(refused[0].json()) == ["detail", "detail_en", "status", "title", "type"]
