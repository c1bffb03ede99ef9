"""Checks names: their form, what makes ambiguous ones count, whom they name, and their risks."""

import re
from collections.abc import Iterable

from netral.election.contest import NameKind
from netral.election.entry import Entry
from netral.election.folder import ContestantEntry, ElectionFolder
from netral.election.folding import fold_name
from netral.election.naming import WORD_LISTS
from netral.election.ordinary_word import find_risk, list_risky_words
from netral.values.problem import Severity

_PARTISAN_KINDS = frozenset({NameKind.SLOGAN, NameKind.HASHTAG, NameKind.SIGN})
_RISKLESS_KINDS = frozenset({NameKind.NUMBER, NameKind.HANDLE, NameKind.SIGN})
_BARE_NUMBER = re.compile(r"[0-9]+")


def check_names(folder: ElectionFolder) -> None:
    """Check the names of all contestants.

    Names of other elections' contestants are checked with their own election; here
    only those of this one are held against each other.

    Args:
        folder: The entries.
    """
    own = [read for read in folder.contestants if read.elsewhere is None]
    for read in folder.contestants:
        members = read.entry.list_texts("members")
        for name in read.entry.list_entries("names"):
            _check_form(name)
            _check_ambiguity(name)
            _check_member(name, members)
            _check_days(name)
        _check_once(read.entry)
    _check_owners(own)
    for read in own:
        _warn_of_risks(read.entry)
        _warn_of_chains(read.entry)
        _warn_of_plain_hashtags(read.entry)


def _check_form(name: Entry) -> None:
    text, kind = name.find_text("text"), name.find_text("kind")
    if text is None or kind is None:
        return
    complaint = _find_complaint(text, kind)
    if complaint is not None:
        name.note("text", *complaint)
    if name.is_set("partisan") and kind not in _PARTISAN_KINDS:
        name.note(
            "partisan",
            f"A {kind} cannot be partisan: to name a contestant is not to support it.",
            "Only a slogan, a sign or a hashtag can be.",
        )


def _find_complaint(text: str, kind: str) -> tuple[str, str] | None:
    if kind == NameKind.HASHTAG and not text.startswith("#"):
        return f'The hashtag "{text}" has no #.', f'Write "#{text}".'
    if kind == NameKind.HASHTAG and " " in text:
        return f'The hashtag "{text}" holds a space.', "A hashtag is one word."
    if kind != NameKind.HASHTAG and text.startswith("#"):
        return f'"{text}" begins with # but is called a {kind}.', "Write kind: hashtag."
    if kind == NameKind.HANDLE and not text.startswith("@"):
        return f'The handle "{text}" has no @.', f'Write "@{text}".'
    if _BARE_NUMBER.fullmatch(fold_name(text)):
        remedy = "Write ballot_number; the phrases of the ballot follow from it."
        return f'The bare number "{text}" names nobody.', remedy
    return None


def _check_ambiguity(name: Entry) -> None:
    text = name.find_text("text") or "?"
    counts_with = name.list_texts("counts_with")
    if name.is_set("ambiguous") and not counts_with and not name.is_there("counts_with"):
        name.note(
            "ambiguous",
            f'"{text}" is ambiguous, but nothing says what makes it count.',
            'Add counts_with, for example ["$own_names", "$election_words"].',
        )
    if name.is_set("ambiguous") and name.is_set("unmistakable"):
        name.note(
            "unmistakable",
            f'"{text}" cannot be both ambiguous and unmistakable.',
            "Take one of the two away.",
        )
    if "counts_with" in name.values and not name.is_set("ambiguous"):
        name.note(
            "counts_with",
            f'"{text}" has counts_with but is not ambiguous; the words would do nothing.',
            "Add ambiguous: true, or take counts_with away.",
        )
    if "counts_with" in name.values and not counts_with and name.is_set("ambiguous"):
        name.note("counts_with", "The list is empty; the name would never count.", "Fill it.")
    for key in ("counts_with", "not_with"):
        for word in name.list_texts(key):
            if word.startswith("$") and word not in WORD_LISTS:
                name.note(
                    key,
                    f'"{word}" is no list of words.',
                    f"Lists: {', '.join(WORD_LISTS)}.",
                )


def _check_member(name: Entry, members: tuple[str, ...]) -> None:
    member = name.find_text("member")
    if member is not None and member not in members:
        name.note(
            "member",
            f'"{member}" is no member of this contestant.',
            f"Write it as in members: {', '.join(members) or 'there are none'}.",
        )


def _check_days(name: Entry) -> None:
    first, last = name.find_day("first_day"), name.find_day("last_day")
    if first is not None and last is not None and last < first:
        name.note(
            "last_day",
            f"The name ends on {last} before it begins on {first}.",
            "Exchange the two days, or mend the wrong one.",
        )


def _check_once(contestant: Entry) -> None:
    seen: dict[str, Entry] = {}
    for name in contestant.list_entries("names"):
        text = name.find_text("text")
        if text is None:
            continue
        known = seen.setdefault(fold_name(text), name)
        if known is not name:
            name.note(
                "text",
                f'"{text}" stands here twice; the first is in line {known.line}.',
                "Keep one of them; case, spaces and hyphens make no difference.",
            )


def _check_owners(contestants: Iterable[ContestantEntry]) -> None:
    first: dict[str, tuple[ContestantEntry, bool]] = {}
    for read in contestants:
        for text, ambiguous, entry, key in _list_named(read.entry):
            known, known_ambiguous = first.setdefault(fold_name(text), (read, ambiguous))
            if known is read or (ambiguous and known_ambiguous):
                continue
            other = known.entry.find_text("contestant") or "?"
            entry.note(
                key,
                f'"{text}" also names "{other}" ({known.entry.file}).',
                "Mark it ambiguous in both, each with its own counts_with.",
            )


def _list_named(contestant: Entry) -> list[tuple[str, bool, Entry, str]]:
    """List every text that names a contestant: whether ambiguous, and where it stands."""
    named = [
        (text, name.is_set("ambiguous"), name, "text")
        for name in contestant.list_entries("names")
        if (text := name.find_text("text")) is not None
    ]
    listed = {fold_name(text) for text, *_ in named}
    named += [
        (member, False, contestant, "members")
        for member in contestant.list_texts("members")
        if fold_name(member) not in listed
    ]
    return named


def _warn_of_chains(contestant: Entry) -> None:
    """Warn of a slogan that would count because of another word that counts for nothing."""
    names = contestant.list_entries("names")
    doubtful = {fold_name(name.find_text("text") or "") for name in names if _is_doubtful(name)}
    for name in names:
        slogan = name.find_text("kind") in {NameKind.SLOGAN, NameKind.HASHTAG}
        if not slogan or name.find_text("text") is None:
            continue
        for word in name.list_texts("counts_with"):
            if fold_name(word) in doubtful:
                name.note(
                    "counts_with",
                    f'"{name.get_text("text")}" counts beside "{word}", itself ambiguous.',
                    f'Take "{word}" out: once it counts, the contestant is named.',
                    severity=Severity.WARNING,
                )


def _warn_of_plain_hashtags(contestant: Entry) -> None:
    """Warn of a clear hashtag that is an ambiguous name with a sign before it."""
    names = contestant.list_entries("names")
    doubtful = {fold_name(name.get_text("text")) for name in names if _is_doubtful(name)}
    for name in names:
        text = name.find_text("text") or ""
        if (
            text.startswith("#")
            and not name.is_set("ambiguous")
            and fold_name(text[1:]) in doubtful
        ):
            name.note(
                "text",
                f'"{text}" is clear, but the same word is ambiguous without its #.',
                "Take it out: hashtags are read by the words in them.",
                severity=Severity.WARNING,
            )


def _is_doubtful(name: Entry) -> bool:
    return name.is_set("ambiguous") and name.find_text("text") is not None


def _warn_of_risks(contestant: Entry) -> None:
    listed = set()
    for name in contestant.list_entries("names"):
        text, kind = name.find_text("text"), name.find_text("kind")
        if text is None or kind is None:
            continue
        listed.add(fold_name(text))
        risk = find_risk(text)
        settled = name.is_set("ambiguous") or name.is_set("unmistakable")
        if risk is not None and kind not in _RISKLESS_KINDS and not settled:
            name.note(
                "text",
                f'"{text}" {risk}.',
                "Mark it ambiguous and say in counts_with what makes it count; or, if it can "
                "mean nothing else, write unmistakable: true.",
                severity=Severity.WARNING,
            )
    for member in contestant.list_texts("members"):
        for word, risk in list_risky_words(member):
            if fold_name(word) not in listed:
                contestant.note(
                    "members",
                    f'"{word}" in "{member}" {risk}, and is read as a name by itself.',
                    "List it under names as ambiguous, with counts_with.",
                    severity=Severity.WARNING,
                )
