"""Pages of imports: choose files, see what is in them, say yes or no, see what was done."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from netral.errors import NetralError
from netral.register.header import Column
from netral.reporting.bilingual import Bilingual
from netral.reporting.label import PLATFORMS
from netral.values.platform import Platform
from netral_console import clock, wiring
from netral_console.administration.changing import may_monitor
from netral_console.errors import ImportGoneError, ImportMovedOnError, ImportNotReadyError
from netral_console.imports import jobs, wording
from netral_console.imports.models import ImportJob, ImportKind, ImportState
from netral_console.imports.problem_words import say_problem
from netral_console.imports.told import FileGiven, FileTold, Preview
from netral_console.office.refusal import say_refusal
from netral_console.pages.templatetags.words import pick

_SHOWN = 200
"""Problems on the page; the file has all that were kept."""
_WORKING = (
    ImportState.QUEUED,
    ImportState.CHECKING,
    ImportState.WANTED,
    ImportState.IMPORTING,
)
_CANCELLABLE = (ImportState.QUEUED, ImportState.CHECKING, ImportState.CHECKED)
_STEPS = (
    (Bilingual("Pilih berkas", "Choose files"), ()),
    (
        Bilingual("Periksa isinya", "See what is in them"),
        (ImportState.QUEUED, ImportState.CHECKING, ImportState.CHECKED),
    ),
    (Bilingual("Masukkan", "Import"), (ImportState.WANTED, ImportState.IMPORTING)),
    (
        Bilingual("Hasil", "Result"),
        (ImportState.DONE, ImportState.REFUSED, ImportState.CANCELLED),
    ),
)
_CSV_TITLES = (
    Bilingual("berkas", "file"),
    Bilingual("baris", "row"),
    Bilingual("kolom", "column"),
    Bilingual("tingkat", "severity"),
    Bilingual("masalah", "problem"),
    Bilingual("yang perlu dilakukan", "remedy"),
)
_SEVERITY = {True: Bilingual("kesalahan", "error"), False: Bilingual("peringatan", "warning")}
_ZONES = ("WIB", "WITA", "WIT", "UTC")


def show_imports(request: HttpRequest) -> HttpResponse:
    """Show where files are chosen, and the imports so far, by number alone."""
    rows = jobs.list_imports(by=wiring.get_actor(request))
    context = {
        "lines": [(row, wording.KINDS[row.kind], wording.STATES[row.state]) for row in rows],
        "may_monitor": may_monitor(at=clock.now()),
        "steps": _list_steps(None),
    }
    return render(request, "imports/imports.html", context)


def show_import(request: HttpRequest, number: int) -> HttpResponse:
    """Show where an import stands, and what is in its files while they are kept."""
    job = _find(request, number)
    seen = request.GET.get("dari")
    if request.headers.get("HX-Request") and seen and seen != job.state:
        # The page that polls shows another state: it is loaded whole.
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    preview, given = _read(job)
    return render(request, "imports/import.html", _context(request, job, preview, given))


def name_columns(request: HttpRequest, number: int) -> HttpResponse:
    """Take what the officer says of columns; the files are checked anew."""
    job = _find(request, number)
    try:
        if job.state != ImportState.CHECKED:
            raise ImportMovedOnError(number)
        given = jobs.read_files(job)
        preview = jobs.read_preview(job)
        named = [
            _name(request, place, file, told)
            for place, (file, told) in enumerate(zip(given, preview.files, strict=True))
        ]
        jobs.name_columns(job, named, by=wiring.get_actor(request), at=clock.now())
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
    return redirect("imports:import", number=number)


def want(request: HttpRequest, number: int) -> HttpResponse:
    """Say that what was shown is to be imported."""
    job = _find(request, number)
    skips = request.POST.get("skips_bad_rows") == "1"
    try:
        is_whole = not job.counts.get("errors") or skips
        if job.state == ImportState.CHECKED and not (jobs.read_preview(job).is_ready and is_whole):
            raise ImportNotReadyError(number)
        jobs.want_import(job, skips_bad_rows=skips, by=wiring.get_actor(request), at=clock.now())
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
    return redirect("imports:import", number=number)


def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel an import; its files are gone at once."""
    job = _find(request, number)
    try:
        jobs.cancel_import(job, by=wiring.get_actor(request), at=clock.now())
    except NetralError as refusal:
        messages.error(request, pick(say_refusal(refusal)))
    return redirect("imports:import", number=number)


def download_problems(request: HttpRequest, number: int) -> HttpResponse:
    """Give the problems as a table: file, row, column and reason; no cell is in it."""
    job = _find(request, number)
    preview, _ = _read(job)
    if preview is None:
        raise Http404
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(pick(each) for each in _CSV_TITLES)
    for each in preview.problems:
        said = (pick(say_problem(each.message)), pick(say_problem(each.remedy)))
        cells = (each.file, each.row or "", each.column, pick(_SEVERITY[each.is_error]), *said)
        table.writerow([_harmless(str(cell)) for cell in cells])
    # With the mark a spreadsheet reads it as UTF-8.
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="masalah-impor-{number}.csv"'
    return response


def _find(request: HttpRequest, number: int) -> ImportJob:
    job = jobs.find_import(number, by=wiring.get_actor(request))
    if job is None:
        raise Http404
    return job


def _read(job: ImportJob) -> tuple[Preview | None, list[FileGiven]]:
    """Read what may be shown of the files; nothing once the import has ended."""
    try:
        given = jobs.read_files(job)
        return (jobs.read_preview(job) if job.state == ImportState.CHECKED else None), given
    except ImportGoneError:
        return None, []


def _context(
    request: HttpRequest, job: ImportJob, preview: Preview | None, given: Sequence[FileGiven]
) -> dict[str, Any]:
    is_register = job.kind == ImportKind.REGISTER
    return {
        "job": job,
        "kind": wording.KINDS[job.kind],
        "state": wording.STATES[job.state],
        "steps": _list_steps(job),
        "is_working": job.state in _WORKING,
        "may_cancel": job.state in _CANCELLABLE,
        "phase": wording.PHASES.get(job.phase, wording.PHASES[""]),
        "given": given,
        "preview": preview,
        "files": [] if preview is None else _list_files(preview, given, is_register=is_register),
        "problems": [] if preview is None else _list_problems(preview),
        "left_out": [] if preview is None else _list_left_out(preview),
        "counts": [
            (wording.COUNTS[name], job.counts[name])
            for name in wording.COUNTS
            if name in job.counts
        ],
        "refusal": (
            wording.say_import_refusal(job.refusal, job.refused_file) if job.refusal else None
        ),
        "moves": [
            (wording.STATES[each.state_after], each)
            for each in jobs.list_moves(job, by=wiring.get_actor(request))
        ],
        "is_register": is_register,
        "platforms": list(PLATFORMS.items()),
        "zones": _ZONES,
        "needs_columns": preview is not None and _needs_columns(preview, is_register=is_register),
    }


def _list_steps(job: ImportJob | None) -> list[tuple[Bilingual, bool]]:
    return [
        (words, job is None if not states else job is not None and job.state in states)
        for words, states in _STEPS
    ]


def _needs_columns(preview: Preview, *, is_register: bool) -> bool:
    if is_register:
        return any(not table.kind for file in preview.files for table in file.tables)
    return any(file.acts_table is not None for file in preview.files)


def _list_files(
    preview: Preview, given: Sequence[FileGiven], *, is_register: bool
) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "told": told,
            "tables": _list_tables(place, told),
            "acts": None if is_register else _list_act_columns(place, told),
        }
        for place, (told, file) in enumerate(zip(preview.files, given, strict=True))
    ]


def _list_tables(place: int, told: FileTold) -> list[dict[str, Any]]:
    return [
        {
            "sheet": table.sheet,
            "kind": wording.TABLES[table.kind],
            "is_known": bool(table.kind),
            "missing": table.missing,
            "columns": [
                {
                    "title": column.title,
                    "field": f"kolom-{place}-{number}",
                    "means": wording.COLUMNS.get(column.means, ""),
                    "choices": [
                        (value, words, value == column.means)
                        for value, words in wording.COLUMNS.items()
                    ],
                }
                for number, column in enumerate(table.columns)
            ],
        }
        for table in told.tables
    ]


def _list_act_columns(place: int, told: FileTold) -> list[dict[str, Any]] | None:
    table = told.acts_table
    if table is None:
        return None
    return [
        {
            "words": words,
            "field": f"kolom-{place}-{ours}",
            "titles": [(title, table.columns.get(ours) == title) for title in table.titles],
            "is_missing": ours in table.missing,
        }
        for ours, words in wording.ACT_COLUMNS.items()
    ]


def _name(request: HttpRequest, place: int, file: FileGiven, told: FileTold) -> FileGiven:
    """Give a file with what the form says of it."""
    typed: Mapping[str, str] = request.POST
    if told.acts_table is not None:
        titles = set(told.acts_table.titles)
        chosen = {ours: typed.get(f"kolom-{place}-{ours}", "") for ours in wording.ACT_COLUMNS}
        platform = typed.get(f"platform-{place}", "")
        zone = typed.get(f"zona-{place}", "")
        return FileGiven(
            name=file.name,
            size_bytes=file.size_bytes,
            columns={ours: theirs for ours, theirs in chosen.items() if theirs in titles},
            constants={"platform": platform} if platform in list(Platform) else {},
            zone=zone if zone in _ZONES else "",
            is_named=True,
        )
    columns = {
        column.title: typed[f"kolom-{place}-{number}"]
        for table in told.tables
        for number, column in enumerate(table.columns)
        if f"kolom-{place}-{number}" in typed
    }
    known = {""} | set(Column)
    return FileGiven(
        name=file.name,
        size_bytes=file.size_bytes,
        columns={title: column for title, column in columns.items() if column in known},
        is_named=bool(columns) or file.is_named,
    )


def _list_problems(preview: Preview) -> list[dict[str, Any]]:
    return [
        {
            "told": each,
            "message": say_problem(each.message),
            "remedy": say_problem(each.remedy),
        }
        for each in preview.problems[:_SHOWN]
    ]


def _list_left_out(preview: Preview) -> list[tuple[str, str, Bilingual]]:
    return [
        (PLATFORMS[Platform(each.platform)], each.name, wording.LEFT_OUT[each.reason])
        for each in preview.left_out[:_SHOWN]
    ]


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
