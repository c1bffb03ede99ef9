"""The `netral console` commands: the only words of the command line that know the console."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from netral.cli.errors import ExtraMissingError
from netral.cli.output import people, progress_console, show_json

app = typer.Typer(help="The console of the office: serve it, or practise in it.")
DATA = Path("out/console")


@app.command()
def serve(
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    port: Annotated[int, typer.Option(help="Where it listens, on loopback.")] = 8100,
) -> None:
    """Serve the console with the database that DATABASE_URL names, or one in the folder."""
    _require_extra()
    from netral_console.serving import prepared
    from netral_console.serving import serve as serve_until_stopped

    with prepared(data, variables=_hosts()):
        _say(port)
        serve_until_stopped(port=port)


@app.command()
def practice(
    *,
    world: Annotated[Path, typer.Option(help="Folder of `netral practice`.")],
    screened: Annotated[Path, typer.Option(help="Output of `netral screen` on that world.")],
    pseudonym_key: Annotated[Path, typer.Option(help="The key that the screening used.")],
    data: Annotated[Path, typer.Option(help="Folder of the practice console.")] = DATA,
    port: Annotated[int, typer.Option(help="Where it listens, on loopback.")] = 8100,
    only_prepare: Annotated[bool, typer.Option(help="Fill it, and do not serve.")] = False,
) -> None:
    """Fill a console with invented cases in every state, and serve it on loopback.

    It works by the clock of the practice election, and lets people in without a second
    factor; every page says that it is practice.
    """
    _require_extra()
    from netral_console.serving import prepared
    from netral_console.serving import serve as serve_until_stopped

    with prepared(data, variables=_hosts(), is_practice=True):
        from netral_console.practice.filling import fill
        from netral_console.practice.people import PASSWORD, SHOWN

        with progress_console().status("[netral] filling the practice console"):
            filled = fill(world=world, screened=screened, key=pseudonym_key.read_bytes())
        page = people()
        page.print(f"[netral] {filled}", markup=False, highlight=False)
        page.print("[netral] logins, all with the password " + PASSWORD, markup=False)
        for name, role in SHOWN.items():
            page.print(f"  {name:<15}{role.value}", markup=False, highlight=False)
        if not only_prepare:
            _say(port)
            serve_until_stopped(port=port)


@app.command()
def register(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Registers and declared accounts.")
    ],
    *,
    pseudonym_key: Annotated[Path, typer.Option(help="The key that screenings use as well.")],
    skip_bad_rows: Annotated[bool, typer.Option(help="Import the rows that are right.")] = False,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Import civil servants and declared accounts, each identity sealed under a key of its own."""
    _require_extra()
    from netral.batch.roster_file import import_roster_apart
    from netral.values.problem import Severity
    from netral_console.serving import prepared

    roster, problems = import_roster_apart(files, skip_bad_rows=skip_bad_rows)
    left_out = sum(each.severity is Severity.ERROR for each in problems)
    with prepared(data, variables=_hosts()), _shown_progress("people and accounts") as progress:
        from netral_console import clock
        from netral_console.registry.importing import import_roster
        from netral_console.registry.pseudonym_key import keep_pseudonym_key

        key = keep_pseudonym_key(pseudonym_key.read_bytes())
        done = import_roster(roster, pseudonym_key=key, at=clock.now(), progress=progress)
    told = {
        "people": done.people,
        "accounts": done.accounts,
        "units": done.units,
        "rows_left_out": left_out,
    }
    if as_json:
        show_json(told)
    else:
        people().print(f"[netral] {told}", markup=False)


@app.command()
def work(
    *,
    once: Annotated[bool, typer.Option(help="Work off what waits, and end.")] = False,
    pseudonym_key: Annotated[
        Path | None,
        typer.Option(help="Key file of screenings, kept among the keys; made if absent."),
    ] = None,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
) -> None:
    """Work off what officers import in the console, as owner of the tables.

    `netral console serve` starts one beside itself where it knows the owner's address.
    Of several workers one works. A worker that is killed loses nothing: the next one takes
    up again what was under way.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral.cli.screen import read_pseudonym_key
        from netral_console.imports.worker import Worker
        from netral_console.imports.working import work_until_stopped
        from netral_console.registry.pseudonym_key import keep_pseudonym_key

        if pseudonym_key is not None:
            keep_pseudonym_key(read_pseudonym_key(pseudonym_key))
        if not once:
            work_until_stopped()
        with Worker() as worker:
            steps = 0
            while worker.work_once():
                steps += 1
    people().print(f"[netral] {steps} steps done", markup=False, highlight=False)


@app.command()
def load(
    screened: Annotated[Path, typer.Argument(metavar="DIR", help="Output of `netral screen`.")],
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Load indications: each act is sealed as an exhibit and waits for an officer.

    It is refused while taking in is not switched on by two people in the console.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()), _shown_progress("acts") as progress:
        from netral.reporting.transparency import read_summary_counts
        from netral_console import clock
        from netral_console.office.coverage import keep_counts
        from netral_console.office.loading import load_screened

        at = clock.now()
        done = load_screened(screened / "indications.jsonl", at=at, progress=progress)
        summary = screened / "summary.json"
        if summary.exists():
            digest = hashlib.sha256(summary.read_bytes()).hexdigest()
            keep_counts(read_summary_counts(summary), key=digest, at=at)
    if as_json:
        show_json(
            {
                "added": done.added,
                "known": done.known,
                "undeclared": done.undeclared,
                "refused": list(done.refused),
            }
        )
        return
    people().print(
        f"[netral] {done.added} added, {done.known} known before, {done.undeclared} under no"
        f" declaration that holds (not kept), {len(done.refused)} refused",
        markup=False,
    )
    for each in done.refused:
        people().print(f"  {each}", markup=False)


@app.command()
def propose(
    edition: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the edition.")],
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Propose a changed rulebook: it can be tried out, and changes nothing by itself.

    In the console it is tried out on past acts; two people put it into force.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral_console.administration.rulebooks import propose_edition

        proposed = propose_edition(edition)
    if as_json:
        show_json({"edition": proposed.edition_id, "digest": proposed.digest})
        return
    people().print(
        f"[netral] proposed {proposed.edition_id}, digest {proposed.digest}", markup=False
    )


@app.command()
def transparency(
    *,
    out: Annotated[Path, typer.Option(help="Folder of the public report.")],
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    summary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A summary.json of a run; once for each run."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Write the public report: counts in steps of twelve, from which nobody can be derived.

    Run it once a day; any web server may give the folder out as it is.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral.reporting.transparency import read_summary_counts
        from netral_console import clock
        from netral_console.public.transparency import write_transparency

        runs = tuple(read_summary_counts(each) for each in summary) if summary else None
        made = write_transparency(out, at=clock.now(), runs=runs)
    steps = {each.key: each.step for each in made.populations}
    if as_json:
        show_json({"day": made.day.isoformat(), "steps": steps})
        return
    told = ", ".join(f"{key} in spans of {step}" for key, step in steps.items())
    people().print(f"[netral] {out}/index.html: {told}", markup=False)


@app.command()
def expire(
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """End what was kept long enough: expire cases, erase what expired, destroy its keys.

    Run it once a day. It is the only step that the machine takes by itself. It also clears
    sessions that are over, and compares contestants: it stops the taking in if reviewers
    support the tool unevenly.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral_console import clock
        from netral_console.administration.changing import find_switch
        from netral_console.administration.evenness import read_evenness
        from netral_console.office.expiry import run_expiry
        from netral_console.reviewers.holding import lock_due_votes

        at = clock.now()
        lock_due_votes(at=at)
        switch = find_switch(at=at)
        support = read_evenness(since=switch.in_force_from, at=at) if switch else ()
        run = run_expiry(at=at)
    uneven = [each.contestant_id for each in support if each.is_uneven]
    if as_json:
        show_json(
            {
                "expired": run.expired,
                "erased": run.erased,
                "dropped": run.dropped,
                "sessions": run.sessions,
                "uneven": uneven,
            }
        )
    else:
        people().print(
            f"[netral] {run.expired} expired, {run.erased} erased, "
            f"{run.dropped} indications dropped, {run.sessions} sessions cleared",
            markup=False,
        )
        if uneven:
            people().print(
                f"[netral] reviewers support acts about {', '.join(uneven)} to another degree than "
                "all others: taking in has stopped; see the dashboard",
                markup=False,
            )


@app.command()
def mail(
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Tell persons by mail that something waits, and try again what failed.

    Run it every few minutes. A mail names nothing of a case.
    """
    _require_extra()
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral_console import clock
        from netral_console.office.mailing import send_mails

        run = send_mails(at=clock.now())
    if as_json:
        show_json({"sent": run.sent, "failed": run.failed})
    else:
        people().print(f"[netral] {run.sent} sent, {run.failed} to be tried again", markup=False)


@app.command()
def verify(
    *,
    data: Annotated[Path, typer.Option(help="Folder of vault, keys and embedded database.")] = DATA,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Verify that every record of the vault opens its log entry, and all bytes their seals.

    Bytes are sealed, so it needs the console's keys. Heads are verified without them, by
    `netral evidence log verify --entries`. Exit 1 if anything does not fit.
    """
    _require_extra()
    from netral.evidence.errors import EvidenceError
    from netral.evidence.log_verification import verify_records
    from netral_console.serving import prepared

    with prepared(data, variables=_hosts()):
        from netral_console.exhibits.store import get_vault

        try:
            with get_vault() as vault:
                found = verify_records(vault)
        except EvidenceError as refusal:
            if as_json:
                show_json({"verified": False, "reason": str(refusal)})
            else:
                people().print(f"DITOLAK / REFUSED: {refusal}", markup=False, soft_wrap=True)
            raise typer.Exit(1) from None
    counts = {"opened": found.opened, "erased": found.erased, "unopened": found.unopened}
    if as_json:
        show_json({"verified": True, **counts})
    else:
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        people().print(f"[netral] verified: {told}", markup=False)


@contextmanager
def _shown_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    from rich.progress import Progress

    with Progress(console=progress_console(), transient=True) as bar:
        task = bar.add_task(f"[netral] {what}", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _hosts() -> dict[str, str]:
    if "NETRAL_HOSTS" in os.environ:
        return {}
    return {"NETRAL_HOSTS": "localhost,127.0.0.1", "NETRAL_EXHIBIT_HOST": "127.0.0.1"}


def _say(port: int) -> None:
    people().print(
        f"[netral] the console answers on http://localhost:{port} (Ctrl-C stops it)",
        markup=False,
        highlight=False,
    )


def _require_extra() -> None:
    from importlib.util import find_spec

    if find_spec("django") is None or find_spec("granian") is None:
        msg = "console"
        raise ExtraMissingError(msg)
