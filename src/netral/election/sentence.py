"""How the election says what is wrong in its files."""

from netral.values.yaml_fault import SENTENCES, Fault, Sentence

SENTENCES_OF_ELECTION = SENTENCES | {
    Fault.UNREADABLE: Sentence(
        "The file is not there or cannot be read.", "Check name and rights."
    ),
    Fault.TOO_LARGE: Sentence(
        "The file is larger than {limit}.", "An election is written by hand; split it."
    ),
    Fault.NOT_UTF8: Sentence(
        "The file is not UTF-8 text.", "Save it as UTF-8 in your editor.", has_line=False
    ),
    Fault.NOT_YAML: Sentence(
        "The file is not YAML: {plain_problem}.",
        "Look at this line and the one before it: indent with spaces, quote texts.",
    ),
    Fault.NOT_PLAIN: Sentence(
        "The file is not YAML: it holds control characters or is nested too deeply.",
        "Write it anew in a plain text editor.",
    ),
    Fault.EMPTY_FILE: Sentence(
        "The file is empty.", "Begin one with: netral election new ID --out DIR", has_line=False
    ),
    Fault.TOP_NO_KEYS: Sentence(
        "The file is not a list of keys with values.", "Begin each line with a key and a colon."
    ),
    Fault.KEY_TWICE: Sentence('The key "{name}" stands here twice.', "Keep one of them."),
    Fault.KEY_UNKNOWN: Sentence('The key "{name}" is not known here.', "Known keys: {known}."),
    Fault.KEY_MISSING: Sentence('The key "{name}" is missing.', "Add it: {says}"),
    Fault.NO_ENTRY: Sentence("An entry with keys is expected here.", "Write its keys: {known}."),
    Fault.NO_ENTRIES: Sentence(
        "A list of entries is expected here.", 'Begin each entry with "- ".'
    ),
    Fault.NO_LIST: Sentence("A list of texts is expected here.", "Put it in brackets: [one, two]."),
    Fault.MARK_LEFT: Sentence("Here still stands {written}.", "Put the fact there: {says}"),
    Fault.READ_AS: Sentence(
        "{written} stands without quotes and is read as {read_as}, not as a text.",
        'Write "{written}".',
    ),
    Fault.TEXT_EMPTY: Sentence("The value is empty.", "Write a text, or take the key away."),
    Fault.NO_DAY: Sentence(
        '"{written}" is not a day of the calendar.',
        "Write it as year-month-day, for example 2024-11-27.",
    ),
    Fault.NO_NUMBER: Sentence(
        '"{written}" is not a whole number.', "Write digits only, for example 3."
    ),
    Fault.WORD_UNKNOWN: Sentence('"{written}" is not allowed here.', "One of: {known}."),
}
