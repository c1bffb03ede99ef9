"""The `netral rulebook tryout` command: what a changed rulebook would flag of past activity."""

import json
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from netral.cli.errors import UnreadableOutcomesError
from netral.cli.output import people, show_json
from netral.cli.screen import (
    KEY_BYTES,
    load_columns,
    load_law,
    load_roster,
    make_context,
    require_files,
    work,
)
from netral.cli.shipped import find_edition_path

if TYPE_CHECKING:
    from netral.batch.run import RunResult
    from netral.rulebook import Edition
    from netral.screening.tryout import PastOutcome, Shift, ShiftLine, Tryout

FORMAT = "netral.tryout.v1"


def tryout(
    files: Annotated[list[Path], typer.Argument(help="Activity, as for `netral screen`.")],
    *,
    election: Annotated[str, typer.Option(help="Id of a shipped election, or a path.")],
    proposed: Annotated[
        str, typer.Option(metavar="ID|PATH", help="The changed edition, under the id of the old.")
    ],
    register: Annotated[
        list[Path], typer.Option(help="Register of civil servants (xlsx or CSV); may repeat.")
    ],
    accounts: Annotated[
        list[Path] | None, typer.Option(help="Declared accounts (CSV); may repeat.")
    ] = None,
    decided: Annotated[
        Path | None,
        typer.Option(help="What became of acts: JSON lines with act_id and finding."),
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="Names foreign columns (YAML).")] = None,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Import the good rows of the register.")
    ] = False,
    workers: Annotated[int, typer.Option(help="Processes; 0 takes all cores.", min=0)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Try a changed rulebook out on past activity, before it goes live.

    The files are screened twice, with the rulebook as it is and with the proposed
    edition. Only counts come out: for each rule how many acts would be flagged newly or
    no longer, and how those were decided that have been. Nobody is listed.
    """
    from netral.rulebook import load_edition
    from netral.screening.tryout import Tryout, swap_edition

    require_files([*files, *register, *(accounts or []), *filter(None, [mapping, decided])])
    loaded, now = load_law(election, None)
    edition = load_edition(find_edition_path(proposed))
    then = swap_edition(now, edition)
    outcomes = _read_outcomes(decided)
    roster = load_roster([*register, *(accounts or [])], skip_bad_rows=skip_bad_rows)
    context = make_context(loaded, now, roster, key=secrets.token_bytes(KEY_BYTES))
    columns = load_columns(mapping)
    before = work(files, context, mapping=columns, workers=workers)
    after = work(files, replace(context, editions=then), mapping=columns, workers=workers)
    counted = Tryout()
    _count(counted, _flags_of(before), _flags_of(after), outcomes)
    if as_json:
        show_json(_document(loaded.election_id, now, edition, before.screened, counted))
    else:
        _print(edition, before.screened, counted)


def _read_outcomes(path: Path | None) -> "dict[str, PastOutcome]":
    from netral.screening.tryout import PastOutcome

    found: dict[str, PastOutcome] = {}
    if path is None:
        return found
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            confirmed = row["finding"] == "violation"
            act_id = str(row["act_id"])
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableOutcomesError(str(path), number) from error
        found[act_id] = PastOutcome.CONFIRMED if confirmed else PastOutcome.NOT_CONFIRMED
    return found


def _flags_of(result: "RunResult") -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in result.indications:
        found[each.act.act_id].add(each.match.code)
    return found


def _count(
    counted: "Tryout",
    before: Mapping[str, set[str]],
    after: Mapping[str, set[str]],
    outcomes: "Mapping[str, PastOutcome]",
) -> None:
    from netral.screening.tryout import PastOutcome

    for act_id in {*before, *after}:
        counted.add(
            before=before.get(act_id, ()),
            after=after.get(act_id, ()),
            outcome=outcomes.get(act_id, PastOutcome.UNDECIDED),
        )


def _document(
    election_id: str, now: "Sequence[Edition]", edition: "Edition", screened: int, counted: "Tryout"
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "election": election_id,
        "editions": {each.edition_id: each.digest for each in now},
        "proposed": {"id": edition.edition_id, "digest": edition.digest},
        "acts_screened": screened,
        "lines": [
            {"rule": line.rule_code, **{shift: line.counts[shift] for shift in line.counts}}
            for line in counted.list_lines()
        ],
    }


def _print(edition: "Edition", screened: int, counted: "Tryout") -> None:
    from rich.table import Table

    from netral.screening.tryout import Shift

    page = people()
    whole, *rules = counted.list_lines()
    said = {Shift.NEWLY: "would newly flag", Shift.NO_LONGER: "would no longer flag"}
    for shift, words in said.items():
        decided, confirmed = _decided(whole, shift)
        page.print(
            f"{words} {whole.count(shift):,} acts; of {decided:,} decided, "
            f"{confirmed:,} were confirmed",
            highlight=False,
        )
    table = Table(title=f"{edition.edition_id} {edition.digest[:12]} on {screened:,} acts")
    for column in ("rule", "newly", "no longer", "still", "of newly: decided, confirmed"):
        table.add_column(column, justify="left" if column == "rule" else "right")
    for line in rules:
        decided, confirmed = _decided(line, Shift.NEWLY)
        counts = [f"{line.count(each):,}" for each in Shift]
        table.add_row(line.rule_code, *counts, f"{decided:,}, {confirmed:,}")
    page.print(table)


def _decided(line: "ShiftLine", shift: "Shift") -> tuple[int, int]:
    """Count the acts of a shift that were decided, and those of them that were confirmed."""
    from netral.screening.tryout import PastOutcome

    confirmed = line.count(shift, PastOutcome.CONFIRMED)
    return confirmed + line.count(shift, PastOutcome.NOT_CONFIRMED), confirmed
