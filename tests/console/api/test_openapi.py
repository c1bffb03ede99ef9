"""The OpenAPI document is current, and the interface keeps what it says."""

import json
import re
from typing import TYPE_CHECKING

import pytest

from netral_console.accounts.role import ConsoleRole as Role
from scripts.write_openapi import TARGET, render_openapi
from tests.console.api.asking import ask, iter_paths, token_of
from tests.console.api.fuzzing import fuzz

if TYPE_CHECKING:
    from netral_console.accounts.models import User

NOBODY = re.compile(
    r"name|person|actor|reviewer|login|account|owner|nip|case_id|act_id|event|text|reason|"
    r"statement|url|handle|unit|_by$|_id$(?<!election_id)(?<!edition_id)"
)
Logins = dict[Role, "User"]


@pytest.mark.usefixtures("store")
def test_the_document_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == render_openapi()


def test_auditors_are_given_the_same_document(logins: Logins) -> None:
    answer = ask("audit/openapi.json", token=token_of(logins[Role.AUDITOR]))

    assert answer.json() == json.loads(TARGET.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("store")
def test_the_document_has_every_address_and_only_reading() -> None:
    paths = json.loads(TARGET.read_text(encoding="utf-8"))["paths"]

    assert len(paths) == len(list(iter_paths())) - 1, "all but the document itself"
    assert {method for each in paths.values() for method in each} == {"get"}


def test_no_form_has_a_place_for_a_person_a_case_or_a_text() -> None:
    """R4 of docs/rights.md: what has no field cannot leave the house by accident."""
    schemas = json.loads(TARGET.read_text(encoding="utf-8"))["components"]["schemas"]
    fields = {f"{form}.{field}" for form, each in schemas.items() for field in each["properties"]}

    assert len(fields) > 80
    assert sorted(each for each in fields if NOBODY.search(each)) == [
        "ContestantForm.contestant_id",
        "ContestantForm.short_name",
    ]


def test_the_interface_keeps_what_the_document_says(logins: Logins) -> None:
    said = fuzz(token=token_of(logins[Role.AUDITOR]), examples=10)

    assert set(said) <= {200, 404, 422}
    assert min(said[200], said[404], said[422]) > 10
