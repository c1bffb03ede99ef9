"""The report form of Perbawaslu 9/2024 (*formulir laporan*), field by field.

The print that was read breaks off after the witnesses; evidence, narrative and signatures
follow what such forms usually have. Compare with the annex before real use.
"""

from dataclasses import dataclass, field
from datetime import date

from netral.casework.paper.block import (
    Fields,
    Heading,
    Numbered,
    Paper,
    PaperKind,
    Paragraph,
    Signature,
)
from netral.casework.paper.people import PRESUMPTION, Letterhead, head_of_paper
from netral.casework.paper.spelling import spell_date, spell_day


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReporter:
    """Part 1: who reports."""

    name: str
    birth_place: str
    birth_date: date | None
    sex: str
    occupation: str
    nationality: str
    address: str
    phone: str = ""
    """Optional in the form, as is the next."""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReported:
    """Part 2: who is reported."""

    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    """Optional in the form, as is the next; the office's address is enough."""
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEvent:
    """Part 3: what happened, and when it became known. Two dates, and they differ."""

    what: str
    place: str
    occurred_on: date
    known_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWitness:
    """Part 4: a witness; optional."""

    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """The whole form."""

    letterhead: Letterhead
    reporter: FormReporter
    reported: FormReported
    event: FormEvent
    evidence: tuple[str, ...]
    """Numbered exhibits, each with its digest."""
    narrative: str
    witnesses: tuple[FormWitness, ...] = ()
    signed_by: str = ""
    """The name of the human being who reports for an office; empty to be written by hand."""


def check_report_form(form: ReportForm) -> list[str]:
    """Check a form for the formal and material requirements.

    Args:
        form: The form.

    Returns:
        The requirements that lack; empty if none does.
    """
    needed = (
        ("the reporter's name and address", form.reporter.name and form.reporter.address),
        ("the reported person", form.reported.name),
        ("the place", form.event.place),
        ("the account of events", form.event.what and form.narrative),
        ("evidence", form.evidence),
    )
    lacking = [name for name, value in needed if not value]
    if form.event.known_on < form.event.occurred_on:
        lacking.append("a day of knowing that is not before the event")
    return lacking


def write_report_form(form: ReportForm) -> Paper:
    """Write the form as a document; what `check_report_form` finds is not refused here."""
    return Paper(
        **head_of_paper(form.letterhead),
        kind=PaperKind.REPORT_FORM,
        title="FORMULIR LAPORAN",
        blocks=(
            Heading("1. Pelapor"),
            Fields(_reporter_rows(form.reporter)),
            Heading("2. Terlapor"),
            Fields(
                (
                    ("Nama", form.reported.name),
                    ("Alamat *)", form.reported.address),
                    ("No. telepon/HP *)", form.reported.phone),
                )
            ),
            Heading("3. Peristiwa yang dilaporkan"),
            Fields(_event_rows(form.event)),
            Heading("4. Saksi-saksi *)"),
            Numbered(
                tuple(
                    ", ".join(filter(None, (each.name, each.address, each.phone)))
                    for each in form.witnesses
                )
                or ("-",)
            ),
            Heading("5. Bukti-bukti"),
            Numbered(form.evidence),
            Heading("6. Uraian singkat kejadian"),
            Paragraph(form.narrative),
            Paragraph("*) Diisi bila ada."),
            Paragraph(PRESUMPTION),
        ),
        signatures=(
            Signature(role="Penerima laporan,"),
            Signature(role="Pelapor,", name=form.signed_by),
        ),
    )


def _reporter_rows(reporter: FormReporter) -> tuple[tuple[str, str], ...]:
    born = "" if reporter.birth_date is None else spell_date(reporter.birth_date)
    return (
        ("Nama", reporter.name),
        ("Tempat/tanggal lahir", ", ".join(filter(None, (reporter.birth_place, born)))),
        ("Jenis kelamin", reporter.sex),
        ("Pekerjaan", reporter.occupation),
        ("Kewarganegaraan", reporter.nationality),
        ("Alamat", reporter.address),
        ("No. telepon/HP *)", reporter.phone),
        ("E-mail *)", reporter.email),
    )


def _event_rows(event: FormEvent) -> tuple[tuple[str, str], ...]:
    return (
        ("Peristiwa", event.what),
        ("Tempat kejadian", event.place),
        ("Hari dan tanggal kejadian", spell_day(event.occurred_on)),
        ("Hari dan tanggal diketahui", spell_day(event.known_on)),
    )
