"""Renders a document as DOCX, to be edited by hand where an office must."""

import io
import zipfile
from datetime import UTC, date, datetime, time

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from netral.casework.paper.block import (
    Block,
    CheckBoxes,
    Fields,
    Grid,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Quotation,
    Signature,
)
from netral_console.documents.pdf import spell_attached
from netral_console.documents.plain_text import show_hidden

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_BOX = "\u2610"
_WIDTH = 16.5
_FACE = "Times New Roman"
_LEFT, _CENTRE, _RIGHT, _FULL = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def render_docx(paper: Paper, *, dated: date) -> bytes:
    """Render a document as DOCX.

    Args:
        paper: The document.
        dated: The day that stands on it; also the day that the file says it was made.

    Returns:
        The file; the same document gives the same bytes.
    """
    document = docx.Document()
    _set_page(document, paper, dated)
    _write_head(document, paper)
    for block in paper.blocks:
        _write_block(document, block)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _write_signatures(document, paper)
    _write_list(document, "Tembusan:", paper.copies_to)
    _write_list(document, "Daftar lampiran:", paper.attachments)
    target = io.BytesIO()
    document.save(target)
    return _with_fixed_dates(target.getvalue())


def _set_page(document: Document, paper: Paper, dated: date) -> None:
    moment = datetime.combine(dated, time(), UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.author = show_hidden(paper.title), show_hidden(paper.office)
    facts.language = "id-ID"
    facts.created = facts.modified = moment
    facts.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(11.5)
    style.paragraph_format.space_after = Pt(4)
    if paper.is_specimen:
        marked = section.header.paragraphs[0]
        marked.alignment = _CENTRE
        marked.add_run("NASKAH CONTOH").bold = True
    _write_page_number(section.footer.paragraphs[0], paper)


def _write_page_number(footer: WordParagraph, paper: Paper) -> None:
    footer.alignment = _RIGHT
    footer.add_run(f"{show_hidden(paper.number)}    Halaman ").font.size = Pt(8.5)
    _add_field(footer, "PAGE")
    footer.add_run(" dari ").font.size = Pt(8.5)
    _add_field(footer, "NUMPAGES")


def _add_field(footer: WordParagraph, name: str) -> None:
    """Add a number that the word processor fills in; `name` is ours, never of a case."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    footer._p.append(field)  # noqa: SLF001 - no public way
    run = footer.add_run("1")
    run.font.size = Pt(8.5)
    field.append(run._r)  # noqa: SLF001 - no public way


def _write_head(document: Document, paper: Paper) -> None:
    for line in paper.parents:
        _write_line(document, line, align=_CENTRE, size=13, after=0)
    _write_line(document, paper.office, bold=True, align=_CENTRE, size=15, after=0)
    _write_line(document, paper.office_address, align=_CENTRE, size=9.5, after=0)
    if paper.office_contact:
        _write_line(document, paper.office_contact, align=_CENTRE, size=9.5, after=0)
    _underline_last(document)
    if not paper.addressee:
        _write_line(document, paper.title, bold=True, align=_CENTRE, size=13, after=0)
        _write_line(document, f"NOMOR {paper.number}", align=_CENTRE)
        return
    _write_line(document, paper.place_and_date, align=_RIGHT)
    rows = (
        ("Nomor", paper.number),
        ("Sifat", paper.secrecy),
        ("Lampiran", spell_attached(paper)),
        ("Hal", paper.subject),
    )
    _write_rows(document, rows, label_width=2.2)
    for line in (*filter(None, paper.addressee), f"di {paper.addressed_at}"):
        _write_line(document, line, after=0)
    _write_line(document, "", after=0)


def _write_block(document: Document, block: Block) -> None:  # noqa: C901 - a case for each block
    match block:
        case Paragraph(text):
            _write_line(document, text, align=_FULL).paragraph_format.first_line_indent = Cm(1.2)
        case Heading(text, is_centred):
            written = _write_line(document, text, bold=True, align=_CENTRE if is_centred else _LEFT)
            written.paragraph_format.keep_with_next = True
        case Fields(rows):
            _write_rows(document, rows)
        case Numbered(items):
            for number, each in enumerate(items, start=1):
                _write_hanging(document, f"{number}. {each}")
        case CheckBoxes(items):
            for each in items:
                _write_hanging(document, f"{_BOX}  {each}")
        case Quotation(text):
            for line in text.split("\n"):
                _write_line(document, line, after=0).paragraph_format.left_indent = Cm(0.8)
            _write_line(document, "", after=0)
        case Grid():
            _write_grid(document, block)


def _write_hanging(document: Document, text: str) -> None:
    written = _write_line(document, text)
    written.paragraph_format.left_indent = Cm(0.7)
    written.paragraph_format.first_line_indent = Cm(-0.7)


def _write_rows(
    document: Document, rows: tuple[tuple[str, str], ...], *, label_width: float = 4.6
) -> None:
    if not rows:
        return
    table = document.add_table(rows=0, cols=3)
    table.autofit = False
    widths = (label_width, 0.4, _WIDTH - label_width - 0.4)
    for label, value in rows:
        texts = (label, ":" if label.strip() else "", value)
        for cell, text, width in zip(table.add_row().cells, texts, widths, strict=True):
            _fill(cell, text, width)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_grid(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.head), style="Table Grid")
    table.autofit = False
    widths = [_WIDTH * each / sum(grid.widths) for each in grid.widths]
    for cell, text, width in zip(table.rows[0].cells, grid.head, widths, strict=True):
        _fill(cell, text, width, bold=True, size=10)
    for row in grid.rows:
        for cell, text, width in zip(table.add_row().cells, row, widths, strict=True):
            _fill(cell, text, width, size=10)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, text: str, width: float, *, bold: bool = False, size: float = 11.5) -> None:
    cell.width = Cm(width)
    written = cell.paragraphs[0]
    written.paragraph_format.space_after = Pt(1)
    run = written.add_run(show_hidden(text))
    run.bold, run.font.size = bold, Pt(size)


def _write_signatures(document: Document, paper: Paper) -> None:
    if not paper.addressee:
        _write_line(document, paper.place_and_date, align=_RIGHT)
    places: list[Signature | None] = list(paper.signatures)
    if len(places) % 2:
        places.insert(0 if len(places) == 1 else len(places), None)
    table = document.add_table(rows=len(places) // 2, cols=2)
    cells = [cell for row in table.rows for cell in row.cells]
    for cell, signature in zip(cells, places, strict=True):
        if signature is not None:
            _write_signature(cell, signature)


def _write_signature(cell: _Cell, signature: Signature) -> None:
    dots = "." * 34
    named = bool(signature.name)
    nip = f"NIP {signature.nip}" if signature.nip else ("" if named else f"NIP {dots}")
    lines = [signature.role, "", "", "", signature.name or f"({dots})", signature.grade, nip]
    lines.append(signature.note)
    kept = [line for place, line in enumerate(lines) if line or place in (1, 2, 3)]
    cell.text = "\n".join(show_hidden(each) for each in kept)
    for each in cell.paragraphs:
        each.alignment = _CENTRE


def _write_list(document: Document, title: str, items: tuple[str, ...]) -> None:
    if items:
        _write_line(document, title, size=10)
        for number, each in enumerate(items, start=1):
            _write_line(document, f"{number}. {each}", size=10, after=0)


def _write_line(
    document: Document,
    text: str,
    *,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH = _LEFT,
    size: float = 11.5,
    after: float = 4,
) -> WordParagraph:
    written = document.add_paragraph()
    written.alignment = align
    written.paragraph_format.space_after = Pt(after)
    run = written.add_run(show_hidden(text))
    run.bold, run.font.size = bold, Pt(size)
    return written


def _underline_last(document: Document) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (
        ("val", "thickThinSmallGap"),
        ("sz", "18"),
        ("space", "2"),
        ("color", "000000"),
    ):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    document.paragraphs[-1]._p.get_or_add_pPr().append(border)  # noqa: SLF001 - no public way
    document.paragraphs[-1].paragraph_format.space_after = Pt(10)


def _with_fixed_dates(content: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in sorted(source.namelist()):
            written.writestr(zipfile.ZipInfo(name, _ZIP_DATE), source.read(name))
    return target.getvalue()
