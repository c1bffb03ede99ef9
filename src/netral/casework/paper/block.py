"""A document as data: what a DOCX or PDF is made from, without saying how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """The documents of a case."""

    NOTICE = "notice"
    SUMMONS = "summons"
    MINUTES = "minutes"
    REFERRAL_LETTER = "referral_letter"
    REPORT_FORM = "report_form"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Rows of a label and its value, as official forms have them."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckBoxes:
    """Things to tick; none is ticked beforehand."""

    items: tuple[str, ...]


Block = Paragraph | Heading | Fields | Numbered | CheckBoxes


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign."""

    role: str
    name: str = ""
    """Empty where somebody signs by hand whose name is not known yet."""
    note: str = ""
    """For example that the person refused to sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document, ready to be rendered."""

    kind: PaperKind
    title: str
    number: str
    office: str
    """Who writes, as the head of the letter says it."""
    office_address: str
    place_and_date: str
    addressee: tuple[str, ...] = ()
    """Lines; empty for minutes and forms."""
    subject: str = ""
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    attachments: tuple[str, ...] = ()
    """Numbered by their place."""

    def iter_texts(self) -> Iterator[str]:
        """Iterate over every text that a reader of the document sees."""
        yield from (self.title, self.number, self.office, self.subject, *self.addressee)
        for block in self.blocks:
            match block:
                case Paragraph(text) | Heading(text):
                    yield text
                case Fields(rows):
                    yield from (part for row in rows for part in row)
                case Numbered(items) | CheckBoxes(items):
                    yield from items
        for signature in self.signatures:
            yield from (signature.role, signature.name, signature.note)
        yield from self.attachments
