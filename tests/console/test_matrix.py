"""Role, endpoint, relation and method: complete, and nothing leaks.

After a new view run this file with NETRAL_WRITE_MATRIX=1, and read the difference.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from netral.casework.script import CaseScript
from netral_console.accounts.role import ConsoleRole
from tests.console import matrix
from tests.console.people import make_login
from tests.console.registered import NAME, NIP, register

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.accounts.models import User
    from netral_console.cases.store import PostgresCaseStore

OF_CASES = ("case_id",)
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS")


@pytest.mark.usefixtures("database")
def test_the_reviewed_table_is_complete_and_says_what_the_doors_say() -> None:
    if os.environ.get("NETRAL_WRITE_MATRIX"):
        matrix.write_lines()
    assert matrix.read_lines() == matrix.compute_lines(), "see the head of this file"


def test_every_answer_is_the_one_of_the_table(
    logins: "dict[ConsoleRole, User]", enter: "Callable[[ConsoleRole], Client]"
) -> None:
    from django.test import Client

    from tests.console.addresses import iter_addresses

    paths = {each.name: each.path() for each in iter_addresses()}
    clients = {role: enter(role) for role in ConsoleRole}
    wrong, asked = [], 0
    for name, method, *expected in matrix.read_lines():
        path = paths[name]
        if path is None:
            continue
        for who, client, should in zip(
            ("stranger", *ConsoleRole), (Client(), *clients.values()), expected, strict=True
        ):
            if name == "account_logout" and method == "POST":
                continue
            answer = client.generic(method, path)
            asked += 1
            if _says(answer) != should and not _is_hidden(answer, should, name):
                wrong.append((name, method, str(who), should, answer.status_code))
    assert wrong == []
    assert asked > 300
    assert len(logins) == len(ConsoleRole)


def test_no_view_knows_other_methods(enter: "Callable[[ConsoleRole], Client]") -> None:
    from tests.console.addresses import iter_addresses

    clients = [enter(role) for role in ConsoleRole]
    for address in iter_addresses():
        path = address.path()
        if path is None:
            continue
        for method in OTHER_METHODS:
            for client in clients:
                assert client.generic(method, path).status_code in (404, 405), (path, method)


def test_a_view_without_a_door_is_found_by_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    from netral_console import apps_of_pages

    doors = dict(apps_of_pages.load_doors())
    del doors["office:case"]
    monkeypatch.setattr(apps_of_pages, "load_doors", lambda: doors)
    assert matrix.read_lines() != matrix.compute_lines()


def test_a_case_is_there_only_for_whom_it_concerns(
    store: "PostgresCaseStore", procedure: Procedure
) -> None:
    """Own, foreign and closed cases, for persons and reviewers: a foreign one is no case at all."""
    from django.test import Client

    from tests.console.addresses import iter_addresses

    register()
    script = CaseScript(store, procedure)
    script.play_to_notice_due()
    seated = {seat.reviewer for seat in script.case.seats}
    strangers = [
        make_login(ConsoleRole.PERSON, actor_id="akun-lain", person="orang-lain"),
        make_login(
            ConsoleRole.REVIEWER,
            actor_id=next(each.reviewer for each in script.pool if each.reviewer not in seated),
        ),
    ]
    asked = 0
    for user in strangers:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        for address in iter_addresses():
            if "case_id" not in address.arguments:
                continue
            path = address.path(case_id=script.case_id)
            for method in matrix.METHODS:
                answer = client.generic(method, path)
                asked += 1
                assert answer.status_code == 404, (user.login_name, method, path)
                assert NAME not in answer.content.decode()
    assert asked >= 20


@pytest.mark.parametrize("role", [ConsoleRole.AUDITOR, ConsoleRole.COORDINATOR])
def test_structure_is_shown_without_name_text_or_address(
    role: ConsoleRole,
    store: "PostgresCaseStore",
    procedure: Procedure,
    enter: "Callable[[ConsoleRole], Client]",
) -> None:
    register()
    script = CaseScript(store, procedure)
    script.play_to_decision()
    page = enter(role).get(f"/perkara/{script.case_id}/").content.decode()
    assert script.case_id in page
    for hidden in (NAME, NIP, script.allegation.text, script.allegation.url, "Penjelasan."):
        assert hidden not in page


def _says(answer: object) -> str:
    status = answer.status_code  # type: ignore[attr-defined]
    if status == 404:
        return "404"
    where = answer.headers.get("Location", "")  # type: ignore[attr-defined]
    if status == 302 and where.startswith("/masuk/login/"):
        return "login"
    return "open"


def _is_hidden(answer: object, should: str, name: str) -> bool:
    """Whether a view that may be opened had nothing to show for an id that does not exist."""
    from tests.console.addresses import iter_addresses

    has_id = any(each.name == name and each.arguments for each in iter_addresses())
    is_login = name.startswith(("account_", "mfa_", "openid_", "socialaccount_"))
    return should == "open" and (has_id or is_login) and _says(answer) in ("404", "login")
