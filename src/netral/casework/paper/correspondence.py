"""How an office writes: its letterhead, who signs what, who gets copies; data, not code."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from netral.casework.ids import BodyId, CaseId
from netral.casework.paper.block import PaperKind
from netral.casework.paper.people import Letterhead, Official
from netral.rulebook.document import Entry, Notebook, parse_mapping
from netral.rulebook.folder import read_file
from netral.values.problem import Problem, ProblemsError

FILE = "correspondence.yaml"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PLACES = {"file": "", "code": "", "month": "", "year": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterManner:
    """What one kind of document has of its own."""

    kind: PaperKind
    code: str
    """Stands in its number."""
    signed_by: Official
    copies_to: tuple[str, ...] = ()
    secrecy: str = "Rahasia"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """How a body is addressed on an envelope."""

    body_id: BodyId
    addressee: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """How one office writes."""

    parents: tuple[str, ...]
    office: str
    address: str
    contact: str
    place: str
    reply_contact: str
    """Where the person replies and asks."""
    number_form: str
    """With the places ``{file}``, ``{code}``, ``{month}`` (Roman) and ``{year}``."""
    is_specimen: bool
    """The office has not put in its own letterhead: every page is marked."""
    manners: tuple[LetterManner, ...] = field(repr=False)
    receivers: tuple[Receiver, ...] = field(repr=False)

    def manner_of(self, kind: PaperKind) -> LetterManner:
        """Give what a kind of document has of its own; the loader saw to it that there is one."""
        return next(each for each in self.manners if each.kind is kind)

    def head_of(self, kind: PaperKind, case_id: CaseId, dated: date) -> Letterhead:
        """Give the head of a document.

        Args:
            kind: Which document.
            case_id: Its number follows from the case, so that the same document has the
                same number; an office with a register of letters writes its own over it.
            dated: The day that stands on it.

        Returns:
            The head.
        """
        manner = self.manner_of(kind)
        number = self.number_form.format(
            file=case_id.removeprefix("PKR-")[:8].upper(),
            code=manner.code,
            month=_ROMAN[dated.month - 1],
            year=dated.year,
        )
        return Letterhead(
            parents=self.parents,
            office=self.office,
            address=self.address,
            contact=self.contact,
            place=self.place,
            number=number,
            dated=dated,
            secrecy=manner.secrecy,
            copies_to=manner.copies_to,
            is_specimen=self.is_specimen,
        )

    def find_receiver(self, body_id: BodyId) -> Receiver | None:
        """Find how a body is addressed; without an entry its title is enough."""
        return next((each for each in self.receivers if each.body_id == body_id), None)


def load_correspondence(folder: Path) -> Correspondence:
    """Load how an office writes.

    Args:
        folder: The folder of the procedure; the file in it is ``correspondence.yaml``.

    Returns:
        It.

    Raises:
        ProblemsError: If anything is wrong; the error lists all problems.
    """
    notebook = Notebook()
    found = _read(folder, notebook)
    if found is None or notebook.problems:
        raise ProblemsError(str(folder / FILE), notebook.in_order())
    return found


def check_correspondence(folder: Path) -> list[Problem]:
    """Check how an office writes; all problems at once, see `load_correspondence`."""
    notebook = Notebook()
    _read(folder, notebook)
    return notebook.in_order()


def _read(folder: Path, notebook: Notebook) -> Correspondence | None:
    file = read_file(folder, FILE, notebook=notebook)
    if file is None:
        return None
    entry = parse_mapping(file.content, file=file.shown, notebook=notebook)
    if entry is None:
        return None
    found = Correspondence(
        parents=entry.texts("parents"),
        office=entry.text("office"),
        address=entry.text("address"),
        contact=entry.find_text("contact"),
        place=entry.text("place"),
        reply_contact=entry.text("reply_contact"),
        number_form=entry.text("number_form"),
        is_specimen=entry.flag("specimen"),
        manners=tuple(_read_manner(each) for each in entry.entries("documents", required=True)),
        receivers=tuple(_read_receiver(each) for each in entry.entries("receivers")),
    )
    _check_number_form(entry, found.number_form)
    kinds = [each.kind for each in found.manners]
    for kind in PaperKind:
        if kinds.count(kind) != 1:
            entry.note(
                "documents",
                f"{kind.value} stands there {kinds.count(kind)} times.",
                "Write one entry for each kind of document.",
            )
    entry.finish()
    return found


def _read_manner(entry: Entry) -> LetterManner:
    manner = LetterManner(
        kind=entry.choice("document", PaperKind),
        code=entry.text("code"),
        signed_by=Official(
            position=entry.text("signed_by"),
            name=entry.find_text("signer_name"),
            grade=entry.find_text("signer_grade"),
            nip=entry.find_text("signer_nip"),
        ),
        copies_to=entry.texts("copies_to"),
        secrecy=entry.find_text("secrecy") or "Rahasia",
    )
    if manner.kind is PaperKind.NOTICE and manner.copies_to:
        entry.note(
            "copies_to", "A notice goes to the person and to nobody else.", "Leave the key out."
        )
    entry.finish()
    return manner


def _read_receiver(entry: Entry) -> Receiver:
    receiver = Receiver(
        body_id=BodyId(entry.text("body")),
        addressee=entry.texts("addressee", required=True),
        at=entry.text("at"),
    )
    entry.finish()
    return receiver


def _check_number_form(entry: Entry, form: str) -> None:
    try:
        form.format(**_PLACES)
    except (KeyError, IndexError, ValueError):
        entry.note(
            "number_form",
            f"{form} has a place that nobody fills.",
            "The places are {file}, {code}, {month} and {year}.",
        )
