"""What tests of the interface for machines share: questions, tokens, and every address."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from netral_console.accounts.role import ConsoleRole

if TYPE_CHECKING:
    from django.test import Client

    from netral_console.accounts.models import User

API = "/api/v1/"
PROBLEM = "application/problem+json"


def ask(path: str, *, client: "Client | None" = None, token: str = "", **more: Any) -> Any:
    """Ask as nobody, with a session, or with a token; give the whole answer."""
    from django.test import Client

    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return (client or Client()).get(f"{API}{path}", more, headers=headers)


def token_of(user: "User", *, days: int = 7, title: str = "mesin auditor") -> str:
    from netral_console import clock
    from netral_console.api.api_token import make_token

    return make_token(user, title=title, days=days, at=clock.now())


def iter_paths(**given: Any) -> Iterator[str]:
    """Iterate over every address of the interface, auditors' and everybody's."""
    from tests.console.addresses import iter_addresses

    for address in iter_addresses():
        if address.name.startswith("api:"):
            path = address.path(**given)
            assert path is not None
            yield path.removeprefix(API)


def audit_paths() -> list[str]:
    return [each for each in iter_paths() if each.startswith("audit/")]


OTHERS = [role for role in ConsoleRole if role is not ConsoleRole.AUDITOR]
