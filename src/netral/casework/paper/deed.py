"""How a document describes the act, its evidence and the rules: the same words everywhere."""

from dataclasses import dataclass
from datetime import timezone

from netral.casework.allegation import Allegation
from netral.casework.paper.block import Block, Grid, Paragraph, Quotation
from netral.casework.paper.other_people import NOBODY_ELSE, OtherPeople
from netral.casework.paper.spelling import spell_moment
from netral.values.provenance import Grade

_GRADES = {
    Grade.A: "arsip milik sendiri (A)",
    Grade.B: "antarmuka resmi platform (B)",
    Grade.C: "tangkapan laman (C)",
    Grade.D: "tangkapan layar tunggal (D)",
}


def name_exhibit(number: int) -> str:
    """Name an exhibit by its number, from one.

    Example:
        >>> name_exhibit(1)
        'Bukti P-1'
    """
    return f"Bukti P-{number}"


def list_exhibits(allegation: Allegation) -> Grid:
    """List the exhibits with where they come from and their digests."""
    return Grid(
        head=("Tanda", "Uraian", "SHA-256"),
        rows=tuple(
            (name_exhibit(number), f"{each.exhibit_id}: {_GRADES[each.grade]}", each.sha256)
            for number, each in enumerate(allegation.evidence, start=1)
        ),
        widths=(2, 4, 9),
    )


def describe_rules(allegation: Allegation) -> tuple[str, ...]:
    """Name the rules that are looked at, each with its articles and its class as printed."""
    return tuple(
        f"{'; '.join(each.articles)}: {each.title_id} ({each.code}). "
        f"Golongan sebagaimana tercetak: {each.class_printed}"
        for each in allegation.rules
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """The act as documents tell of it; never that it was wrong."""

    allegation: Allegation
    what: str
    """In a few words, such as "membagikan di Instagram"."""
    contestant: str = ""
    """The contestant as the commission prints the name; empty to name none."""
    others: OtherPeople = NOBODY_ELSE
    zone: timezone

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The exhibits, a line each."""
        return tuple(": ".join((row[0], *row[2:])) for row in list_exhibits(self.allegation).rows)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Give the rows that say when, where and what, and on which rule."""
        rules = describe_rules(self.allegation)
        about = (("Terkait", self.contestant),) if self.contestant else ()
        return (
            ("Dugaan perbuatan", self.what),
            *about,
            ("Waktu perbuatan", spell_moment(self.allegation.occurred_at, self.zone)),
            ("Alamat (URL)", self.allegation.url),
            ("Ketentuan yang dinilai", rules[0] if rules else "-"),
            *(("", each) for each in rules[1:]),
        )

    def quotations(self) -> tuple[Block, ...]:
        """Give the words of the act and of what it was done to, without other people."""
        shown = (
            ("Isi, sebagaimana tertulis:", self.allegation.text),
            ("Isi yang menjadi sasaran perbuatan:", self.allegation.object_text),
        )
        return tuple(
            block
            for label, text in shown
            if text.strip()
            for block in (Paragraph(label), Quotation(self.others.cover(text)))
        )
