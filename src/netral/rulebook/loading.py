"""Loads a rulebook edition from its folder, or lists everything that is wrong with it."""

from pathlib import Path

from netral.rulebook.casebook import WorkedCase, list_mismatches
from netral.rulebook.checking import check_draft
from netral.rulebook.draft import Draft, read_draft
from netral.rulebook.edition import Edition
from netral.rulebook.folder import digest_files
from netral.rulebook.rule import Rule
from netral.values.notebook import Notebook
from netral.values.problem import Problem, ProblemsError


def load_edition(path: Path) -> Edition:
    """Load a rulebook edition.

    The worked cases are read but not run; `check_edition` runs them.

    Args:
        path: The folder of the edition.

    Returns:
        The edition.

    Raises:
        ProblemsError: If anything is wrong; the error lists all problems.
    """
    notebook = Notebook()
    draft = read_draft(path, notebook=notebook)
    edition = _build(draft, notebook)
    if edition is None or notebook.problems:
        raise ProblemsError(str(path), notebook.in_order())
    return edition


def load_cases(path: Path) -> tuple[WorkedCase, ...]:
    """Load the worked cases of an edition.

    Args:
        path: The folder of the edition.

    Returns:
        All cases, in the order of the files.

    Raises:
        ProblemsError: If anything is wrong; the error lists all problems.
    """
    notebook = Notebook()
    draft = read_draft(path, notebook=notebook)
    _build(draft, notebook)
    if notebook.problems:
        raise ProblemsError(str(path), notebook.in_order())
    return tuple(case for cases in draft.cases.values() for case in cases)


def check_edition(path: Path) -> list[Problem]:
    """Check a rulebook edition and run its worked cases.

    Args:
        path: The folder of the edition.

    Returns:
        All problems at once, with file, line, key and remedy; the worked cases are
        run only when the files themselves are in order.
    """
    notebook = Notebook()
    draft = read_draft(path, notebook=notebook)
    edition = _build(draft, notebook)
    if edition is None or notebook.problems:
        return notebook.in_order()
    for cases in draft.cases.values():
        for case in cases:
            for sentence in list_mismatches(case, edition):
                notebook.note(
                    case.file,
                    sentence,
                    "Mend the case or the rule: netral rulebook trace shows why.",
                    line=case.line,
                )
    return notebook.in_order()


def _build(draft: Draft, notebook: Notebook) -> Edition | None:
    page = draft.page
    if page is None:
        return None
    check_draft(draft, notebook=notebook)
    sources = []
    for key in page.source_keys:
        if key in draft.sources:
            sources.append(draft.sources[key])
        else:
            page.entry.note("sources", f'There is no source "{key}".', "Add it to sources.yaml.")
    return Edition(
        edition_id=page.edition_id,
        title=page.title_id,
        title_en=page.title_en,
        in_force_from=page.in_force_from,
        in_force_until=page.in_force_until,
        signed_on=page.signed_on,
        numbers=page.numbers,
        notes=page.notes,
        sources=tuple(sources),
        rules=tuple(sorted((each.rule for each in draft.rules), key=_order_of_showing)),
        circumstances=tuple(each.circumstance for each in draft.circumstances),
        digest=digest_files(iter(draft.files)),
    )


def _order_of_showing(rule: Rule) -> tuple[int, bool, str]:
    """The joint decree first, and in it the ethics list before the discipline list."""
    return rule.law.rank, rule.class_kind != "ethics", rule.code
