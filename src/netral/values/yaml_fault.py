"""What can be wrong in a YAML file of ours, and the sentences that say so.

The reader finds faults; a room says them in its own words by giving
`netral.values.yaml_document` a table in which it replaces the sentences of `SENTENCES`
that it would say otherwise.
"""

from enum import StrEnum
from typing import NamedTuple


class Fault(StrEnum):
    """One kind of mistake that the reader finds by itself."""

    UNREADABLE = "the file cannot be read"
    TOO_LARGE = "the file is too large"
    NOT_UTF8 = "the file is not UTF-8"
    NOT_YAML = "the file is not YAML"
    NOT_PLAIN = "the file holds what no editor writes"
    TAB = "a tab indents a line"
    EMPTY_FILE = "the file is empty"
    TOP_NO_KEYS = "the top is not keys with values"
    TOP_NO_LIST = "the top is not a list"
    KEY_NO_TEXT = "a key is a list or keys"
    KEY_TWICE = "a key is written twice"
    KEY_UNKNOWN = "nobody asked for the key"
    KEY_MISSING = "a key is not there"
    NO_ENTRY = "an item is not keys with values"
    NO_KEYS = "a value is not keys with values"
    NO_LIST = "a value is not a list"
    NO_ENTRIES = "a value is not a list of keys with values"
    LIST_EMPTY = "a list is empty"
    NO_SINGLE = "a value is a list or keys"
    MARK_LEFT = "a mark of the skeleton still stands there"
    READ_AS = "a text without quotes is something else to YAML"
    TEXT_EMPTY = "a text is empty"
    NO_DAY = "a value is no day"
    NO_FLAG = "a value is neither true nor false"
    NO_NUMBER = "a value is no whole number"
    WORD_UNKNOWN = "a word is not of the closed set"


class Sentence(NamedTuple):
    """How a fault is said; facts stand in braces, as for `str.format`.

    The facts are ``name`` (the key without those above it), ``written`` (the value, cut
    short), ``says`` (what the reader was told of the key), ``known`` (what may stand
    there), ``near`` (what was probably meant), ``first`` (a line), ``least``,
    ``limit``, ``read_as``, ``expected``, ``problem`` (the words of the parser that read
    the file) and ``plain_problem`` (those of the plain Python parser, the same on every
    machine and in the browser), each where it applies.
    """

    message: str
    remedy: str = ""
    near_remedy: str = ""
    """Said in the place of the remedy when there is something near."""
    has_line: bool = True


SENTENCES = {
    Fault.UNREADABLE: Sentence("The file cannot be read.", "Look at its access rights."),
    Fault.TOO_LARGE: Sentence("The file is larger than {limit}.", "Split it."),
    Fault.NOT_UTF8: Sentence("The file is not UTF-8.", "Save it as UTF-8."),
    Fault.NOT_YAML: Sentence(
        "This is not YAML: {problem}.", "Look at this line and the one above."
    ),
    Fault.NOT_PLAIN: Sentence(
        "This is not YAML: it holds control characters or is nested too deeply.",
        "Write it anew in a plain text editor.",
    ),
    Fault.TAB: Sentence("The line is indented with a tab.", "Indent with spaces."),
    Fault.EMPTY_FILE: Sentence("The file is empty.", "Write it, or delete it."),
    Fault.TOP_NO_KEYS: Sentence("Expected keys with values at the top.", "See another file."),
    Fault.TOP_NO_LIST: Sentence("Expected a list at the top.", 'Begin each item with "- ".'),
    Fault.KEY_NO_TEXT: Sentence("A key must be a text.", "Put a list or keys behind the colon."),
    Fault.KEY_TWICE: Sentence(
        'The key "{name}" is written twice, first on line {first}.', "Keep one of them."
    ),
    Fault.KEY_UNKNOWN: Sentence(
        'The key "{name}" is not known here.', "Known keys: {known}.", 'Did you mean "{near}"?'
    ),
    Fault.KEY_MISSING: Sentence('The key "{name}" is missing.', "Add it."),
    Fault.NO_ENTRY: Sentence("Expected keys with values here.", "See the other items."),
    Fault.NO_KEYS: Sentence("Pairs of key and value were expected here."),
    Fault.NO_LIST: Sentence("Expected a list here.", 'Write [one, two], or one "- " a line.'),
    Fault.NO_ENTRIES: Sentence("Expected a list here.", 'Begin each item with "- ".'),
    Fault.LIST_EMPTY: Sentence("The list is empty.", "Write at least one item."),
    Fault.NO_SINGLE: Sentence("A {expected} is expected here, not a list or a group of keys."),
    Fault.MARK_LEFT: Sentence("Here still stands {written}.", "Put the fact there."),
    Fault.READ_AS: Sentence(
        'Expected a text; without quotes "{written}" is read as {read_as}.',
        'Put it in quotes: "{written}".',
    ),
    Fault.TEXT_EMPTY: Sentence("The text is empty.", "Write it, or leave the key out."),
    Fault.NO_DAY: Sentence(
        '"{written}" is not a day of the calendar.',
        "Write it as year-month-day, for example 2024-09-22.",
    ),
    Fault.NO_FLAG: Sentence('"{written}" is neither true nor false.', "Write true or false."),
    Fault.NO_NUMBER: Sentence(
        '"{written}" is not a whole number from {least}.', "Write digits only."
    ),
    Fault.WORD_UNKNOWN: Sentence(
        '"{written}" is not one of the words allowed here.',
        "Allowed: {known}.",
        'Did you mean "{near}"?',
    ),
}
"""What is said where a room has no sentence of its own."""
