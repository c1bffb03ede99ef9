"""The files of an edition as they were read, before they are checked against each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from netral.rulebook.casebook import WorkedCase, parse_cases
from netral.rulebook.folder import (
    CASES,
    CIRCUMSTANCES,
    CONTESTED,
    EDITION_FILE,
    RULES,
    SOURCES_FILE,
    LawFile,
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
from netral.rulebook.rule import Contested, Source
from netral.values.notebook import Notebook

T = TypeVar("T")


@dataclass(slots=True)
class Draft:
    """What was read of a folder, before the files are checked against each other."""

    page: EditionPage | None
    sources: dict[str, Source]
    contested: dict[str, Contested]
    circumstances: list[CircumstancePage]
    rules: list[RulePage]
    cases: dict[str, tuple[WorkedCase, ...]]
    case_files: dict[str, str]
    files: list[LawFile]
    unread: set[str]
    """Names of rule files that could not be read; nothing more is said about them."""


def read_draft(path: Path, *, notebook: Notebook) -> Draft:
    """Read every file of an edition.

    Args:
        path: The folder of the edition.
        notebook: Takes the problems of the single files.

    Returns:
        What could be read.
    """
    draft = Draft(None, {}, {}, [], [], {}, {}, [], set())
    edition_file = read_file(path, EDITION_FILE, notebook=notebook)
    if edition_file is None:
        return draft
    draft.files.append(edition_file)
    draft.page = parse_edition_page(edition_file, notebook=notebook)
    for folder in _folders_to_read(path, draft.page, notebook):
        _read_references(folder, draft, notebook)
    references = References(draft.sources, draft.contested)
    rule_files = read_folder(path, RULES, notebook=notebook)
    for file in rule_files:
        page = parse_rule(file, references, notebook=notebook)
        if page is None:
            draft.unread.add(file.stem)
        else:
            draft.rules.append(page)
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


def _read_references(folder: Path, draft: Draft, notebook: Notebook) -> None:
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
