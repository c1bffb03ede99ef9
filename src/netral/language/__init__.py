"""Reading a text: who is meant, for or against, in whose voice, or that it cannot be told."""

from netral.language.errors import LanguageError
from netral.language.reading import Partisanship, Reading, Span, Target, TargetReading
from netral.language.text_reader import TextReader, load_text_reader

__all__ = [
    "LanguageError",
    "Partisanship",
    "Reading",
    "Span",
    "Target",
    "TargetReading",
    "TextReader",
    "load_text_reader",
]
