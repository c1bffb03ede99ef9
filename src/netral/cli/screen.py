"""The `netral screen` command: a register, an election and activity in; indications out."""

import gc
import hashlib
import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.errors import NoSuchFileError, WrongKeyFileError
from netral.cli.output import people, progress_console, show_json
from netral.cli.shipped import find_edition_path, find_election_path

if TYPE_CHECKING:
    from netral.batch.context import RunContext
    from netral.batch.run import Progress, RunResult
    from netral.election import Election
    from netral.intake import ColumnMapping
    from netral.register import Roster
    from netral.reporting.run import RunReport
    from netral.rulebook import Edition

KEY_BYTES = 32


def screen(
    files: Annotated[list[Path], typer.Argument(help="Activity: tables, archives, captures.")],
    *,
    election: Annotated[str, typer.Option(help="Id of a shipped election, or a path.")],
    register: Annotated[
        list[Path], typer.Option(help="Register of civil servants (xlsx or CSV); may repeat.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the results.")],
    accounts: Annotated[
        list[Path] | None, typer.Option(help="Declared accounts (CSV); may repeat.")
    ] = None,
    campaign_accounts: Annotated[
        Path | None, typer.Option(help="The commission's list of campaign accounts (CSV).")
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="Names foreign columns (YAML).")] = None,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Import the good rows of the register.")
    ] = False,
    pseudonym_key: Annotated[
        Path | None,
        typer.Option(help="Key file for stable pseudonyms; made if absent. Keep it apart."),
    ] = None,
    workers: Annotated[int, typer.Option(help="Processes; 0 takes all cores.", min=0)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Files in, indications out: the main job.

    Acts of accounts that nobody in the register declared are dropped before anything
    is written. What remains is screened against the rulebook of the election; the
    results, each with its reasons, are written to the folder.
    """
    _let_collector_rest()
    require_files(
        [*files, *register, *(accounts or []), *filter(None, [mapping, campaign_accounts])]
    )
    loaded, editions = load_law(election, campaign_accounts)
    roster = load_roster([*register, *(accounts or [])], skip_bad_rows=skip_bad_rows)
    context = make_context(loaded, editions, roster, key=read_pseudonym_key(pseudonym_key))
    columns = load_columns(mapping)
    result = work(files, context, mapping=columns, workers=workers)
    run = _report(files, context, result, mapping=columns)
    _write(out, run, result)
    _show(out, run, as_json=as_json)


def _let_collector_rest() -> None:
    """Look for cycles seldom: the many small records of a run hold none."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def require_files(paths: Sequence[Path]) -> None:
    """Refuse to begin while a file that was named is not there."""
    for path in paths:
        if not path.exists():
            raise NoSuchFileError(str(path))


def load_law(id_or_path: str, campaign_accounts: Path | None) -> "tuple[Election, list[Edition]]":
    """Load an election and the rulebook editions that govern it."""
    from netral.batch.commission_file import read_commission_table_apart
    from netral.election import load_election
    from netral.rulebook import load_edition

    election = load_election(
        find_election_path(id_or_path),
        campaign_accounts=read_commission_table_apart(campaign_accounts),
    )
    return election, [load_edition(find_edition_path(each)) for each in election.editions]


def load_roster(paths: Sequence[Path], *, skip_bad_rows: bool) -> "Roster":
    """Load registers and declared accounts, and say how many rows were left out."""
    from netral.batch.roster_file import import_roster_apart
    from netral.values.problem import Severity

    roster, problems = import_roster_apart(paths, skip_bad_rows=skip_bad_rows)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if problems:
        progress_console().print(
            f"[netral] register: {errors} rows left out, {len(problems) - errors} warnings; "
            "see them all with: netral register check",
            highlight=False,
            markup=False,
        )
    return roster


def load_columns(mapping: Path | None) -> "ColumnMapping | None":
    """Load what names the columns of foreign tables, if it was given."""
    from netral.intake.plain.mapping_file import load_mapping

    return load_mapping(mapping) if mapping is not None else None


def read_pseudonym_key(path: Path | None) -> bytes:
    """Read the key of pseudonyms, or make one: for this run alone, or in the file named.

    Raises:
        WrongKeyFileError: If the file holds no such key.
    """
    if path is None:
        return secrets.token_bytes(KEY_BYTES)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(KEY_BYTES))
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise WrongKeyFileError(str(path), len(key))
    return key


def make_context(
    election: "Election", editions: "Sequence[Edition]", roster: "Roster", *, key: bytes
) -> "RunContext":
    """Gather everything that a run is screened with, the language model included."""
    from netral.batch.context import RunContext
    from netral.language import load_text_reader

    return RunContext(
        election=election,
        editions=editions,
        roster=roster,
        text_reader=load_text_reader(election),
        pseudonym_key=key,
    )


def work(
    files: Sequence[Path],
    context: "RunContext",
    *,
    mapping: "ColumnMapping | None",
    workers: int,
) -> "RunResult":
    """Screen files with shown progress; 0 workers means all cores."""
    from netral.batch.run import available_workers, plan_parts, screen_files

    workers = workers or available_workers()
    parts = plan_parts(files, mapping=mapping, workers=workers)
    with _shown_progress(len(parts)) as progress:
        return screen_files(parts, context=context, workers=workers, progress=progress)


@contextmanager
def _shown_progress(parts: int) -> "Iterator[Progress]":
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    console = progress_console()
    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[read]:,} records read, part {task.completed}/{task.total}"),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    if not console.is_terminal:
        console.print(f"[netral] screening {parts} parts", highlight=False, markup=False)
    with bar:
        task = bar.add_task("screening", total=parts, read=0)

        def progress(read: int, done: int) -> None:
            bar.update(task, read=read, completed=done)

        yield progress


def _report(
    files: Sequence[Path],
    context: "RunContext",
    result: "RunResult",
    *,
    mapping: "ColumnMapping | None",
) -> "RunReport":
    from netral import __version__
    from netral.intake import inspect_file
    from netral.reporting.counts import count_run
    from netral.reporting.run import RunReport, SourceRead, versions_of_run

    return RunReport(
        election=context.election,
        editions=context.editions,
        versions=versions_of_run(
            program=__version__,
            election=context.election,
            editions=context.editions,
            model=context.text_reader.model_name,
        ),
        screened_at=datetime.now(UTC),
        counts=count_run(result),
        sources=[
            SourceRead(
                file=path.name,
                inspection=inspect_file(path, mapping=mapping),
                sha256=_digest(path),
                read=result.read_by_file[path.name],
                quarantined=result.rejected_by_file[path.name],
            )
            for path in files
        ],
        indications=result.indications,
        unclear=result.unclear,
        declared_accounts=Counter(account.platform.value for account in context.roster.accounts),
    )


def _digest(path: Path) -> str:
    """Give the digest of a file as received; a folder has none."""
    if path.is_dir():
        return ""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _write(out: Path, run: "RunReport", result: "RunResult") -> None:
    from netral.reporting import write_run

    write_run(out, run, rejected=result.rejected)


def _show(out: Path, run: "RunReport", *, as_json: bool) -> None:
    from netral.reporting import summarise

    summary: dict[str, Any] = summarise(run)
    if as_json:
        show_json(summary)
        return
    from rich.table import Table

    counts = summary["counts"]
    table = Table(title=f"{run.election.title}: {counts['read']:,} records read")
    table.add_column("where they went")
    table.add_column("records", justify="right")
    rows = (
        ("dropped at the gate (nobody in the register declared the account)", "dropped_at_gate"),
        ("outside the election's window", "outside_window"),
        ("quarantined (not understood)", "quarantined"),
        ("screened: nothing", "nothing"),
        ("screened: unclear", "unclear"),
        ("screened: acts with an indication", "acts_with_indication"),
    )
    for label, key in rows:
        table.add_row(label, f"{counts[key]:,}")
    people().print(table)
    people().print(f"Report: {out / 'report.html'}", highlight=False)
