"""Commands of `netral transparency`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netral.cli.output import people, show_json
from netral.cli.shipped import find_edition_path, find_election_path

if TYPE_CHECKING:
    from netral.reporting.transparency import Release

app = typer.Typer(help="The public report: build.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The public report: build."""


@app.command()
def build(
    *,
    census: Annotated[
        Path, typer.Option("--in", metavar="FILE", help="Counts of the day (netral.census.v1).")
    ],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder of the report and of all releases so far.")
    ],
    election: Annotated[str, typer.Option(help="Id of a shipped election, or a path.")] = (
        "jakarta_2024"
    ),
    summary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A summary.json of a run; once for each run."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Add a day to the public report: counts in steps from which nobody can be derived."""
    from netral.election import load_election
    from netral.language.model_figures import load_figures
    from netral.language.model_file import load_model
    from netral.reporting.bilingual import Bilingual
    from netral.reporting.transparency import (
        LEDGER_FILE,
        count_cases,
        count_invented,
        count_records,
        describe_method,
        extend_releases,
        list_contestants,
        read_census,
        read_ledger,
        read_summary_counts,
        write_release,
    )
    from netral.rulebook import load_edition

    loaded = load_election(find_election_path(election))
    names = list_contestants(loaded)
    counted = read_census(census)
    populations = [
        count_cases(counted.tally, contestants=tuple(names)),
        count_invented(neutral=counted.neutral, confirmed=counted.confirmed),
    ]
    if summary:
        populations.append(count_records(read_summary_counts(each) for each in summary))
    releases = extend_releases(read_ledger(out / LEDGER_FILE), populations, day=counted.day)
    model = load_model()
    editions = [load_edition(find_edition_path(each)) for each in loaded.editions]
    written = write_release(
        releases,
        out,
        title=Bilingual(loaded.title, loaded.title),
        contestants=names,
        method=describe_method(loaded, editions, model=model, figures=load_figures(model)),
    )
    _show(releases[-1], written, as_json=as_json)


def _show(release: Release, written: list[Path], *, as_json: bool) -> None:
    if as_json:
        show_json(
            {
                "day": release.day.isoformat(),
                "files": [path.name for path in written],
                "populations": {
                    each.key: {"step": each.step, "total": each.total, "waits": each.total_waits}
                    for each in release.populations
                },
            }
        )
        return
    people().print(f"[netral] {release.day}: {written[0]}", markup=False)
    for each in release.populations:
        people().print(f"  {each.key}: spans of {each.step} values", markup=False)
