"""Loads an election from its folder, or says everything that is wrong with it at once."""

from collections.abc import Collection
from pathlib import Path

from netral.election.building import build_election
from netral.election.checking import check_folder
from netral.election.commission_list import CommissionTable, extend_accounts
from netral.election.contest import Election
from netral.election.folder import ElectionFolder, read_folder
from netral.values.notebook import Notebook
from netral.values.problem import Problem, ProblemsError, Severity


def load_election(
    path: Path | str,
    *,
    known_editions: Collection[str] | None = None,
    campaign_accounts: CommissionTable | None = None,
) -> Election:
    """Load an election from its folder.

    Args:
        path: The folder of the election, or the `election.yaml` in it.
        known_editions: Ids of the rulebook editions there are. Without them the ids
            are taken as they stand: this room does not look into the rulebook.
        campaign_accounts: The commission's list, to extend the campaign accounts by; see
            `netral.election.commission_list`.

    Returns:
        The election, with every derived name.

    Raises:
        ProblemsError: With all problems found, if any of them is an error.
    """
    folder, problems = _read_and_check(Path(path), known_editions, campaign_accounts)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        subject = f"The election {path}"
        raise ProblemsError(subject, errors)
    return build_election(folder)


def check_election(
    path: Path | str,
    *,
    known_editions: Collection[str] | None = None,
    campaign_accounts: CommissionTable | None = None,
) -> list[Problem]:
    """Check an election and list all problems at once, warnings among them.

    Args:
        path: The folder of the election, or the `election.yaml` in it.
        known_editions: Ids of the rulebook editions there are; see `load_election`.
        campaign_accounts: The commission's list; see `load_election`.

    Returns:
        The problems in the order of the files; empty if there is none.
    """
    return _read_and_check(Path(path), known_editions, campaign_accounts)[1]


def _read_and_check(
    path: Path,
    known_editions: Collection[str] | None,
    campaign_accounts: CommissionTable | None,
) -> tuple[ElectionFolder, list[Problem]]:
    notebook = Notebook()
    folder = read_folder(path, notebook)
    if campaign_accounts is not None:
        extend_accounts(folder, campaign_accounts, notebook)
    check_folder(folder, notebook, known_editions=known_editions)
    return folder, notebook.in_order_of_reading()
