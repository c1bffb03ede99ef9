"""Thousands of questions to the interface for machines; `make soak` runs it."""

from typing import TYPE_CHECKING

import pytest

from netral.casework import Procedure
from netral_console.accounts.role import ConsoleRole
from tests.console.api.asking import token_of
from tests.console.api.conftest import logins  # noqa: F401 - a fixture
from tests.console.api.fuzzing import fuzz
from tests.console.auditors.test_board import play_some
from tests.console.conftest import database, open_store, procedure, store  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from netral_console.accounts.models import User
    from netral_console.cases.store import PostgresCaseStore


@pytest.mark.soak
def test_the_interface_keeps_what_the_document_says(
    store: "PostgresCaseStore",  # noqa: F811
    procedure: Procedure,  # noqa: F811
    logins: "dict[ConsoleRole, User]",  # noqa: F811
) -> None:
    play_some(store, procedure)
    said = fuzz(token=token_of(logins[ConsoleRole.AUDITOR]), examples=150)

    assert set(said) <= {200, 404, 422}
    assert sum(said.values()) > 1_000
