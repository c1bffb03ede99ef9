"""Checks the files of an edition against each other."""

from netral.rulebook.casebook import check_coverage
from netral.rulebook.draft import Draft
from netral.rulebook.parsing import RulePage
from netral.rulebook.reach import Actor
from netral.rulebook.rule import Rule
from netral.values.notebook import Notebook


def check_draft(draft: Draft, *, notebook: Notebook) -> None:
    """Check that everything a file refers to is there, and that nothing is there twice.

    Args:
        draft: The files as they were read.
        notebook: Takes the problems.
    """
    _check_circumstances(draft)
    _check_codes(draft)
    _check_words(draft)
    _check_counterparts(draft)
    _check_cases(draft, notebook)


def _check_circumstances(draft: Draft) -> None:
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


def _check_codes(draft: Draft) -> None:
    seen: set[str] = set()
    for page in draft.rules:
        code = page.rule.code
        if code in seen:
            page.entry.note(
                "code", f'The code "{code}" is taken by another file.', "One rule a file."
            )
        seen.add(code)


def _check_words(draft: Draft) -> None:
    known = {page.circumstance.key for page in draft.circumstances}
    for page in draft.rules:
        for field in ("exceptions", "requires"):
            for key in getattr(page.rule, field):
                if key not in known:
                    page.entry.note(
                        field,
                        f'There is no circumstance "{key}".',
                        f"Known: {', '.join(sorted(known))}.",
                    )


def _check_counterparts(draft: Draft) -> None:
    of_code = {page.rule.code: page.rule for page in draft.rules}
    for page in draft.rules:
        if page.rule.counterpart is not None and page.rule.counterpart not in draft.unread:
            _check_counterpart(page, of_code.get(page.rule.counterpart))


def _check_counterpart(page: RulePage, other: Rule | None) -> None:
    rule, entry = page.rule, page.entry
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
    elif other.counterpart != rule.code:
        entry.note(
            "counterpart",
            f"{other.code} does not name {rule.code} as its counterpart.",
            "Write it in both files.",
        )


def _check_cases(draft: Draft, notebook: Notebook) -> None:
    binds_staff = {Actor.CIVIL_SERVANT, Actor.OFFICIAL}
    codes = {page.rule.code for page in draft.rules}
    for page in draft.rules:
        code = page.rule.code
        if code not in draft.cases:
            page.entry.note(
                "code", f"{code} has no worked cases.", f"Write cases/{code}.yaml beside it."
            )
            continue
        if draft.cases[code]:
            check_coverage(
                draft.cases[code], rule_code=code, file=draft.case_files[code], notebook=notebook
            )
        if not binds_staff & set(page.rule.binds) and not page.rule.notes:
            page.entry.note(
                "binds", f"{code} binds no civil servant.", "Say under notes why it is here."
            )
    for stem, file in draft.case_files.items():
        if stem not in codes and stem not in draft.unread:
            notebook.note(file, f'There is no rule "{stem}".', "Name the file after its rule.")
