"""Loads a rulebook edition from its folder, or lists everything that is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from netral.rulebook.casebook import WorkedCase, check_coverage, list_mismatches, parse_cases
from netral.rulebook.document import Notebook
from netral.rulebook.edition import Edition
from netral.rulebook.folder import (
    CASES,
    CIRCUMSTANCES,
    CONTESTED,
    EDITION_FILE,
    RULES,
    SOURCES_FILE,
    LawFile,
    digest_files,
    read_file,
    read_folder,
)
from netral.rulebook.parsing import (
    CircumstancePage,
    EditionPage,
    References,
    RulePage,
    parse_circumstance,
    parse_contested,
    parse_edition_page,
    parse_rule,
    parse_sources,
)
from netral.rulebook.reach import Actor
from netral.rulebook.rule import Contested, Rule, Source
from netral.values.problem import Problem, ProblemsError

T = TypeVar("T")


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
    draft = _read_draft(path, notebook)
    edition = _build(draft, notebook)
    if edition is None or notebook.problems:
        raise ProblemsError(str(path), notebook.problems)
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
    draft = _read_draft(path, notebook)
    _build(draft, notebook)
    if notebook.problems:
        raise ProblemsError(str(path), notebook.problems)
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
    draft = _read_draft(path, notebook)
    edition = _build(draft, notebook)
    if edition is None or notebook.problems:
        return notebook.problems
    for cases in draft.cases.values():
        for case in cases:
            for sentence in list_mismatches(case, edition):
                notebook.note(
                    case.file,
                    sentence,
                    "Mend the case or the rule: netral rulebook trace shows why.",
                    line=case.line,
                )
    return notebook.problems


@dataclass(slots=True)
class _Draft:
    """What was read of a folder, before the files are checked against each other."""

    page: EditionPage | None
    sources: dict[str, Source]
    contested: dict[str, Contested]
    circumstances: list[CircumstancePage]
    rules: list[RulePage]
    cases: dict[str, tuple[WorkedCase, ...]]
    case_files: dict[str, str]
    files: list[LawFile]


def _read_draft(path: Path, notebook: Notebook) -> _Draft:
    draft = _Draft(None, {}, {}, [], [], {}, {}, [])
    edition_file = read_file(path, EDITION_FILE, notebook=notebook)
    if edition_file is None:
        return draft
    draft.files.append(edition_file)
    draft.page = parse_edition_page(edition_file, notebook=notebook)
    for folder in _folders_to_read(path, draft.page, notebook):
        _read_references(folder, draft, notebook)
    references = References(draft.sources, draft.contested)
    rule_files = read_folder(path, RULES, notebook=notebook)
    draft.rules = _parse_each(
        rule_files, lambda file: parse_rule(file, references, notebook=notebook)
    )
    case_files = read_folder(path, CASES, notebook=notebook)
    for file in case_files:
        draft.cases[file.stem] = parse_cases(file, notebook=notebook)
        draft.case_files[file.stem] = file.shown
    draft.files += [*rule_files, *case_files]
    return draft


def _folders_to_read(path: Path, page: EditionPage | None, notebook: Notebook) -> list[Path]:
    """Give the folders whose sources, points and circumstances count; a borrowed one first."""
    if page is None or not page.borrows:
        return [path]
    borrowed = path / page.borrows
    if not borrowed.is_dir():
        page.entry.note("borrows", f'There is no folder "{page.borrows}".', "Name one beside it.")
        return [path]
    own = (path / SOURCES_FILE).is_file()
    if not own:
        notebook.note(str(path / SOURCES_FILE), "The file is missing.", "List the sources in it.")
    return [borrowed, path]


def _read_references(folder: Path, draft: _Draft, notebook: Notebook) -> None:
    sources_file = read_file(folder, SOURCES_FILE, notebook=notebook)
    if sources_file is not None:
        draft.files.append(sources_file)
        draft.sources |= parse_sources(sources_file, notebook=notebook)
    borrows = bool(draft.page and draft.page.borrows)
    contested = _read_part(folder, CONTESTED, notebook, may_lack=borrows)
    for point in _parse_each(
        contested, lambda file: parse_contested(file, draft.sources, notebook=notebook)
    ):
        draft.contested[point.key] = point
    circumstances = _read_part(folder, CIRCUMSTANCES, notebook, may_lack=borrows)
    draft.circumstances += _parse_each(
        circumstances, lambda file: parse_circumstance(file, draft.sources, notebook=notebook)
    )
    draft.files += [*contested, *circumstances]


def _read_part(folder: Path, name: str, notebook: Notebook, *, may_lack: bool) -> list[LawFile]:
    if may_lack and not (folder / name).is_dir():
        return []
    return read_folder(folder, name, notebook=notebook)


def _parse_each(files: Sequence[LawFile], parse: Callable[[LawFile], T | None]) -> list[T]:
    parsed = (parse(file) for file in files)
    return [each for each in parsed if each is not None]


def _build(draft: _Draft, notebook: Notebook) -> Edition | None:
    page = draft.page
    if page is None:
        return None
    _check_circumstances(draft)
    _check_references(draft)
    _check_cases(draft, notebook)
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


def _check_circumstances(draft: _Draft) -> None:
    first: dict[str, str] = {}
    for page in draft.circumstances:
        key = page.circumstance.key
        if key in first:
            page.entry.note(
                "key", f'The key "{key}" is taken by {first[key]}.', "Choose another word."
            )
        first.setdefault(key, page.circumstance.code)
    named = {key for page in draft.rules for key in (*page.rule.exceptions, *page.rule.requires)}
    borrowed = bool(draft.page and draft.page.borrows)
    for page in draft.circumstances:
        used = page.circumstance.every_rule or page.circumstance.key in named
        if not used and not borrowed:
            page.entry.note(
                "key",
                f'No rule names "{page.circumstance.key}".',
                "Name it under exceptions or requires of a rule, or set every_rule: true.",
            )


def _check_references(draft: _Draft) -> None:
    known = {page.circumstance.key for page in draft.circumstances}
    of_code: dict[str, Rule] = {}
    for page in draft.rules:
        if page.rule.code in of_code:
            page.entry.note(
                "code", f'The code "{page.rule.code}" is taken by another file.', "One rule a file."
            )
        of_code.setdefault(page.rule.code, page.rule)
    for page in draft.rules:
        rule, entry = page.rule, page.entry
        for field, keys in (("exceptions", rule.exceptions), ("requires", rule.requires)):
            for key in keys:
                if key not in known:
                    entry.note(
                        field,
                        f'There is no circumstance "{key}".',
                        f"Known: {', '.join(sorted(known))}.",
                    )
        if rule.counterpart is None:
            continue
        other = of_code.get(rule.counterpart)
        if other is None:
            entry.note(
                "counterpart",
                f'There is no rule "{rule.counterpart}" in this edition.',
                "Name the rule on the other side of designation, or take the key out.",
            )
        elif set(other.phases) & set(rule.phases):
            entry.note(
                "counterpart",
                f"{rule.code} and {other.code} share a phase.",
                "Counterparts stand on the two sides of designation.",
            )


def _check_cases(draft: _Draft, notebook: Notebook) -> None:
    binds_staff = {Actor.CIVIL_SERVANT, Actor.OFFICIAL}
    codes = {page.rule.code for page in draft.rules}
    for page in draft.rules:
        code = page.rule.code
        if code not in draft.cases:
            page.entry.note(
                "code", f"{code} has no worked cases.", f"Write cases/{code}.yaml beside it."
            )
            continue
        check_coverage(
            draft.cases[code], rule_code=code, file=draft.case_files[code], notebook=notebook
        )
        if not binds_staff & set(page.rule.binds) and not page.rule.notes:
            page.entry.note(
                "binds", f"{code} binds no civil servant.", "Say under notes why it is here."
            )
    for stem, file in draft.case_files.items():
        if stem not in codes:
            notebook.note(file, f'There is no rule "{stem}".', "Name the file after its rule.")
