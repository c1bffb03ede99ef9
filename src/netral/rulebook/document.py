"""Opens the YAML files of a rulebook, and says in its words what is wrong with them."""

from functools import partial

from netral.values import yaml_document
from netral.values.notebook import Notebook
from netral.values.yaml_entry import Entry
from netral.values.yaml_fault import SENTENCES, Fault, Sentence

__all__ = ["SENTENCES_OF_LAW", "Entry", "Notebook", "parse_list", "parse_mapping"]

SENTENCES_OF_LAW = SENTENCES | {
    Fault.TOO_LARGE: Sentence("The file is larger than {limit}.", "One rule a file."),
    Fault.KEY_MISSING: Sentence(
        'The key "{name}" is missing.', "Add it; docs/howto/new_rule.md shows how."
    ),
    Fault.NO_NUMBER: Sentence(
        '"{written}" is not a whole number above zero.', "Write digits only."
    ),
}

parse_mapping = partial(yaml_document.parse_mapping, sentences=SENTENCES_OF_LAW)
parse_list = partial(yaml_document.parse_list, sentences=SENTENCES_OF_LAW)
