"""What all casework tests share: the shipped procedure, and a store that forgets."""

import pytest

from netral.casework import InMemoryCaseStore, Procedure, load_procedure
from netral.casework.script import CaseScript
from tests.architecture.repository import ROOT

PROCEDURE_FOLDER = ROOT / "src" / "netral_rulebooks" / "indonesia" / "procedure"


@pytest.fixture(scope="session")
def procedure() -> Procedure:
    return load_procedure(PROCEDURE_FOLDER)


@pytest.fixture
def store(procedure: Procedure) -> InMemoryCaseStore:
    return InMemoryCaseStore(procedure)


@pytest.fixture
def script(store: InMemoryCaseStore, procedure: Procedure) -> CaseScript:
    return CaseScript(store, procedure)
