"""A document as data: what a DOCX or PDF is made from, without saying how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """The documents of a case."""

    NOTICE = "notice"
    INVITATION = "invitation"
    SUMMONS = "summons"
    MINUTES = "minutes"
    DECISION = "decision"
    REFERRAL_LETTER = "referral_letter"
    REPORT_FORM = "report_form"
    REPLY_ANNEX = "reply_annex"
    CLOSING_LETTER = "closing_letter"
    APPEAL_OUTCOME = "appeal_outcome"
    CORRECTION = "correction"
    ERASURE_CERTIFICATE = "erasure_certificate"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document."""

    text: str
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Rows of a label and its value, as official forms have them.

    A row without a label goes on with the value of the row above.
    """

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckBoxes:
    """Things to tick; none is ticked beforehand."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words as they stand, line by line, set apart from the office's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; digests stand in the last column where there are any."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """How wide the columns are beside each other."""


Block = Paragraph | Heading | Fields | Numbered | CheckBoxes | Quotation | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign; a person signs there, never a program."""

    role: str
    name: str = ""
    """Empty where somebody signs by hand whose name is not known yet."""
    grade: str = ""
    nip: str = ""
    note: str = ""
    """For example that the person refused to sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document, ready to be rendered."""

    kind: PaperKind
    title: str
    number: str
    parents: tuple[str, ...] = ()
    """Lines above the office in the head of the letter: the government it belongs to."""
    office: str
    """Who writes, as the head of the letter says it."""
    office_address: str
    office_contact: str = ""
    place_and_date: str
    secrecy: str = "Rahasia"
    """*Sifat*: letters about a person are confidential."""
    addressee: tuple[str, ...] = ()
    """Lines; empty for minutes and forms."""
    addressed_at: str = "Tempat"
    subject: str = ""
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    attachments: tuple[str, ...] = ()
    """Numbered by their place."""
    copies_to: tuple[str, ...] = ()
    """*Tembusan*; empty where nobody else may know."""
    is_specimen: bool = False
    """The office has not set its own letterhead yet; every page says so."""

    def iter_texts(self) -> Iterator[str]:
        """Iterate over every text that a reader of the document sees."""
        yield from (self.title, self.number, *self.parents, self.office, self.office_address)
        yield from (self.office_contact, self.place_and_date, self.secrecy, self.subject)
        yield from self.addressee
        for block in self.blocks:
            yield from iter_block_texts(block)
        for signature in self.signatures:
            yield from (signature.role, signature.name, signature.grade, signature.nip)
            yield signature.note
        yield from self.attachments
        yield from self.copies_to


def iter_block_texts(block: Block) -> Iterator[str]:
    """Iterate over every text of a block."""
    match block:
        case Paragraph(text) | Heading(text) | Quotation(text):
            yield text
        case Fields(rows):
            yield from (part for row in rows for part in row)
        case Numbered(items) | CheckBoxes(items):
            yield from items
        case Grid(head, rows):
            yield from head
            yield from (part for row in rows for part in row)
