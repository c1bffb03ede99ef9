"""The `netral practice` command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.output import people, progress_console, show_json
from netral.cli.shipped import find_election_path

if TYPE_CHECKING:
    from netral_practice import Comparison


def practice(
    *,
    out: Annotated[Path, typer.Option(help="Folder of the practice world.")],
    election: Annotated[
        str, typer.Option(help="Id of a shipped election, or a path.")
    ] = "jakarta_2024",
    civil_servants: Annotated[int, typer.Option(help="People in the register.")] = 2_000,
    acts: Annotated[int, typer.Option(help="Acts in all files together.")] = 20_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same files.")] = 1,
    compare: Annotated[
        Path | None,
        typer.Option(help="Output of `netral screen`: compare it with the world's truth instead."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Write a practice election with the ground truth of each act.

    Everything in it is invented except the contestants, who come from the election.
    With `--compare` nothing is written: the results of a screening of the world in
    `--out` are set beside its truth, and searched for words that must not be there.
    """
    if compare is not None:
        _show_comparison(compare, out, as_json=as_json)
        return
    from netral.election import load_election
    from netral_practice import build_world, write_world

    loaded = load_election(find_election_path(election))
    _notice(f"inventing {civil_servants:,} civil servants and {acts:,} acts")
    world = build_world(loaded, civil_servants=civil_servants, acts=acts, seed=seed)
    _notice(f"writing {out}")
    written = write_world(world, out, election=election)
    if as_json:
        show_json({"folder": written.folder, **written.facts})
        return
    _show_facts(written.folder, written.facts)


def _notice(sentence: str) -> None:
    # Without markup: the brackets are ours, and a path may have some, too.
    progress_console().print(f"[netral] {sentence}", markup=False, highlight=False)


def _show_facts(folder: str, facts: dict[str, Any]) -> None:
    from rich.table import Table

    console = people()
    table = Table(
        "expected", "acts", title=f"Practice election {facts['election']}, seed {facts['seed']}"
    )
    for kind, count in facts["expected"].items():
        table.add_row(kind, f"{count:,}")
    console.print(table)
    console.print(
        f"{facts['civil_servants']:,} civil servants, "
        f"{facts['declared_accounts']:,} declared accounts, "
        f"{facts['acts']:,} acts, {len(facts['traps'])} traps; "
        f"{facts['distinct_text_share']:.1%} of the texts of five words or more are distinct.",
        highlight=False,
    )
    console.print(f"Next: see {folder}/README.md", highlight=False)


def _show_comparison(screened: Path, world: Path, *, as_json: bool) -> None:
    from netral_practice import compare_with_truth, find_canaries

    comparison = compare_with_truth(screened, world)
    leaks = {group: len(found) for group, found in find_canaries(screened, world).items()}
    if as_json:
        show_json({"comparison": comparison, "canaries_found": leaks})
        return
    _show_tables(comparison)
    found = ", ".join(f"{group} {count}" for group, count in leaks.items() if count)
    people().print(f"Canaries in the output: {found or 'none'}.", highlight=False)


def _show_tables(comparison: Comparison) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from netral_practice.comparison import Found

    console = people()
    confusion = Table("expected", *Found, title="What was expected, and what was written")
    for expected, found in comparison.confusion.items():
        confusion.add_row(expected, *(f"{found[each]:,}" for each in Found))
    console.print(confusion)
    traps = Table(
        title="By trap (also: another answer that the truth allows)",
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    traps.add_column("trap", no_wrap=True)
    for title in ("acts", "ind.", "uncl.", "quar.", "silent", "also", "wrong"):
        traps.add_column(title, justify="right", no_wrap=True)
    for row in comparison.traps:
        found_cells = (f"{row.found[each]:,}" for each in Found)
        marks = (f"{row.accepted:,}", f"{row.wrong:,}")
        traps.add_row(row.trap, f"{row.acts:,}", *found_cells, *marks)
    console.print(traps)
    console.print(
        f"{comparison.acts:,} acts: {comparison.right:,} right, {comparison.accepted:,} accepted, "
        f"{comparison.wrong:,} wrong; {comparison.missed:,} missed, "
        f"{comparison.false_indications:,} false indications, {comparison.wrong_rules:,} with the "
        f"wrong rule, {comparison.wrong_contestants:,} with the wrong contestant, "
        f"{comparison.unknown_lines:,} lines of unknown acts.",
        highlight=False,
    )
    for example in comparison.examples:
        console.print(f"  {example}", highlight=False)
