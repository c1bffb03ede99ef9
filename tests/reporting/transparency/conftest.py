"""The shipped procedure and the shipped election, for whole cases and whole pages."""

import pytest

from netral.casework import Procedure, load_procedure
from netral.cli.shipped import find_edition_path, find_election_path, find_procedure_path
from netral.election import load_election
from netral.language.model_figures import load_figures
from netral.language.model_file import load_model
from netral.reporting.transparency import Method, describe_method
from netral.rulebook import load_edition


@pytest.fixture(scope="session")
def procedure() -> Procedure:
    return load_procedure(find_procedure_path())


@pytest.fixture(scope="session")
def method() -> Method:
    election = load_election(find_election_path("jakarta_2024"))
    editions = [load_edition(find_edition_path(each)) for each in election.editions]
    model = load_model()
    return describe_method(election, editions, model=model, figures=load_figures(model))
