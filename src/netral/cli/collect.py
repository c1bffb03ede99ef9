"""Commands of `netral collect`: live collection, each platform by its own interface."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netral.cli.errors import ExtraMissingError, NoSuchFileError
from netral.cli.output import people, progress_console, show_json
from netral.cli.shipped import find_election_path

if TYPE_CHECKING:
    from netral.register import Roster
    from netral.values.platform import Platform
    from netral_collect import Outcome
    from netral_collect.asking import Asker, Budget
    from netral_collect.authorisation import Authorisation
    from netral_collect.clock import Clock
    from netral_collect.scope import Scope
    from netral_collect.source import Source

app = typer.Typer(
    help="Collect what declared accounts do in public, from official interfaces.",
    no_args_is_help=True,
)

_Election = Annotated[str, typer.Option(help="Id of a shipped election, or a path.")]
_Register = Annotated[
    list[Path], typer.Option(help="Register of civil servants (xlsx or CSV); may repeat.")
]
_Accounts = Annotated[list[Path] | None, typer.Option(help="Declared accounts (CSV); may repeat.")]
_Campaigns = Annotated[
    Path | None, typer.Option(help="The commission's list of campaign accounts (CSV).")
]
_Authorisation = Annotated[
    Path, typer.Option(help="Notice to staff and impact assessment (YAML); docs/howto/collect.md.")
]
_Out = Annotated[Path, typer.Option(help="Folder for what is collected; kept between runs.")]
_Cursor = Annotated[
    Path | None, typer.Option(help="Where the collection stands; beside the file if left out.")
]
_Skip = Annotated[
    bool, typer.Option("--skip-bad-rows", help="Import the good rows of the register.")
]
_Requests = Annotated[int, typer.Option(help="Requests in this run, at most.", min=1)]
_Patience = Annotated[
    int, typer.Option(help="Seconds that a platform may ask to wait; beyond it, stop.", min=0)
]
_Endpoint = Annotated[
    str | None,
    typer.Option(help="Another address of the interface: https, or on this machine."),
]
_Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


@app.callback()
def group() -> None:
    """Collect what declared accounts do in public, from official interfaces."""


@app.command()
def youtube(
    *,
    election: _Election,
    register: _Register,
    authorisation: _Authorisation,
    out: _Out,
    accounts: _Accounts = None,
    campaign_accounts: _Campaigns = None,
    videos: Annotated[
        Path | None,
        typer.Option(help="Campaign videos, an id or link a line; else the campaign channels."),
    ] = None,
    cursor: _Cursor = None,
    skip_bad_rows: _Skip = False,
    max_requests: _Requests = 5_000,
    max_units: Annotated[
        int, typer.Option(help="Units of the day's quota to use, at most.", min=1)
    ] = 9_000,
    patience: _Patience = 900,
    endpoint: _Endpoint = None,
    as_json: _Json = False,
) -> None:
    """Collect declared accounts' comments under campaign videos (YouTube Data API v3).

    The key is taken from NETRAL_YOUTUBE_KEY. Exit 1 if it stopped before the end.
    """
    from netral.values.platform import Platform

    with _prepare(
        Platform.YOUTUBE,
        _Given(
            election=election,
            campaign_accounts=campaign_accounts,
            roster=[*register, *(accounts or [])],
            authorisation=authorisation,
            skip_bad_rows=skip_bad_rows,
        ),
    ) as prepared:
        from netral_collect.asking import Budget
        from netral_collect.connecting import open_client
        from netral_collect.youtube import ADDRESS, KEY_VARIABLE, YouTubeSource, list_targets

        scope = prepared.scope
        targets = list_targets(scope.election, videos)
        budget = Budget(max_requests=max_requests, max_units_a_day=max_units)
        headers = {"X-Goog-Api-Key": _require_key(KEY_VARIABLE)}
        client = prepared.enter(open_client(endpoint or ADDRESS, headers))
        asker = prepared.ask_with(client, budget, patience)
        source = YouTubeSource(asker=asker, sieve=scope.sieve, targets=targets)
        prepared.collect(source, budget, out, cursor, as_json=as_json)


@app.command()
def x(
    *,
    election: _Election,
    register: _Register,
    authorisation: _Authorisation,
    out: _Out,
    accounts: _Accounts = None,
    campaign_accounts: _Campaigns = None,
    cursor: _Cursor = None,
    skip_bad_rows: _Skip = False,
    max_requests: _Requests = 500,
    patience: _Patience = 900,
    endpoint: _Endpoint = None,
    as_json: _Json = False,
) -> None:
    """Collect declared accounts' posts (X API v2; each post read is paid for).

    The key is taken from NETRAL_X_BEARER_TOKEN. Exit 1 if it stopped before the end.
    """
    from netral.values.platform import Platform

    with _prepare(
        Platform.X,
        _Given(
            election=election,
            campaign_accounts=campaign_accounts,
            roster=[*register, *(accounts or [])],
            authorisation=authorisation,
            skip_bad_rows=skip_bad_rows,
        ),
    ) as prepared:
        from netral_collect.asking import Budget
        from netral_collect.connecting import open_client
        from netral_collect.x import ADDRESS, KEY_VARIABLE, XSource

        budget = Budget(max_requests=max_requests)
        headers = {"Authorization": f"Bearer {_require_key(KEY_VARIABLE)}"}
        client = prepared.enter(open_client(endpoint or ADDRESS, headers))
        asker = prepared.ask_with(client, budget, patience)
        source = XSource(asker=asker, sieve=prepared.scope.sieve, scope=prepared.scope)
        prepared.collect(source, budget, out, cursor, as_json=as_json)


@app.command()
def mastodon(
    *,
    election: _Election,
    register: _Register,
    authorisation: _Authorisation,
    out: _Out,
    server: Annotated[
        list[str], typer.Option(help="Server to ask, as in name@server; may repeat.")
    ],
    accounts: _Accounts = None,
    campaign_accounts: _Campaigns = None,
    cursor: _Cursor = None,
    skip_bad_rows: _Skip = False,
    max_requests: _Requests = 2_000,
    patience: _Patience = 900,
    endpoint: _Endpoint = None,
    as_json: _Json = False,
) -> None:
    """Collect declared accounts' public statuses from the servers named (Mastodon API).

    A key in NETRAL_MASTODON_TOKEN is used with one server only. Exit 1 if it stopped
    before the end.
    """
    from netral.values.platform import Platform

    with _prepare(
        Platform.MASTODON,
        _Given(
            election=election,
            campaign_accounts=campaign_accounts,
            roster=[*register, *(accounts or [])],
            authorisation=authorisation,
            skip_bad_rows=skip_bad_rows,
        ),
    ) as prepared:
        from netral_collect.asking import Budget
        from netral_collect.connecting import open_client
        from netral_collect.mastodon import KEY_VARIABLE, MastodonSource

        budget = Budget(max_requests=max_requests)
        token = os.environ.get(KEY_VARIABLE, "") if len(server) == 1 else ""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        askers = {
            host.casefold(): prepared.ask_with(
                prepared.enter(open_client(endpoint or f"https://{host}", headers)),
                budget,
                patience,
            )
            for host in server
        }
        source = MastodonSource(askers=askers, sieve=prepared.scope.sieve, scope=prepared.scope)
        prepared.collect(source, budget, out, cursor, as_json=as_json)


@app.command()
def bluesky(
    *,
    election: _Election,
    register: _Register,
    authorisation: _Authorisation,
    out: _Out,
    accounts: _Accounts = None,
    campaign_accounts: _Campaigns = None,
    cursor: _Cursor = None,
    skip_bad_rows: _Skip = False,
    minutes: Annotated[int, typer.Option(help="How long to follow, at most.", min=1)] = 60,
    max_requests: Annotated[int, typer.Option(help="Connections, at most.", min=1)] = 1_000,
    endpoint: _Endpoint = None,
    as_json: _Json = False,
) -> None:
    """Follow declared accounts by their DIDs (Bluesky's Jetstream; no key).

    It follows until the minutes are over, then exits 1: a stream has no end. The next
    run goes on where this one stopped, up to 36 hours back.
    """
    from netral.values.platform import Platform

    with _prepare(
        Platform.BLUESKY,
        _Given(
            election=election,
            campaign_accounts=campaign_accounts,
            roster=[*register, *(accounts or [])],
            authorisation=authorisation,
            skip_bad_rows=skip_bad_rows,
        ),
    ) as prepared:
        from netral_collect.asking import Budget
        from netral_collect.bluesky import ADDRESS, BlueskySource
        from netral_collect.connecting import connector, require_safe

        budget = Budget(max_requests=max_requests)
        address = require_safe(endpoint or ADDRESS)
        source = BlueskySource(
            connect=connector(address),
            host=address.partition("://")[2],
            clock=prepared.clock,
            budget=budget,
            sieve=prepared.scope.sieve,
            scope=prepared.scope,
            until=prepared.clock.now() + timedelta(minutes=minutes),
        )
        prepared.collect(source, budget, out, cursor, as_json=as_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """The files that every collection begins with."""

    election: str
    campaign_accounts: Path | None
    roster: list[Path]
    authorisation: Path
    skip_bad_rows: bool


class _Prepared:
    """Everything that stands before the first request, checked."""

    def __init__(
        self, scope: Scope, authorisation: Authorisation, clock: Clock, stack: ExitStack
    ) -> None:
        self.scope = scope
        self.authorisation = authorisation
        self.clock = clock
        self.enter = stack.enter_context

    def ask_with(self, client: object, budget: Budget, patience: int) -> Asker:
        from netral_collect.asking import Asker

        return Asker(
            client=client,  # type: ignore[arg-type]
            clock=self.clock,
            budget=budget,
            ends_at=self.scope.window.ends_at,
            patience_seconds=patience,
        )

    def collect(
        self, source: Source, budget: Budget, out: Path, cursor: Path | None, *, as_json: bool
    ) -> None:
        from netral_collect import Collection, StopReason, collect

        with _shown_progress(self.scope.platform) as progress:
            outcome = collect(
                Collection(
                    scope=self.scope,
                    authorisation=self.authorisation,
                    source=source,
                    budget=budget,
                    clock=self.clock,
                    folder=out,
                    cursor_file=cursor,
                    progress=progress,
                )
            )
        _show(outcome, as_json=as_json)
        if outcome.stopped is not StopReason.FINISHED:
            raise typer.Exit(1)


@contextmanager
def _prepare(platform: Platform, given: _Given) -> Iterator[_Prepared]:
    """Check the window, the authorisation and the roster, before a key is even looked for."""
    from netral.batch.commission_file import read_commission_table_apart
    from netral.election import load_election

    try:
        from netral_collect import load_authorisation
        from netral_collect.clock import SystemClock
        from netral_collect.scope import open_scope
    except ModuleNotFoundError as error:
        extra = "collect"
        raise ExtraMissingError(extra) from error
    for path in filter(None, (*given.roster, given.authorisation, given.campaign_accounts)):
        if not path.exists():
            raise NoSuchFileError(str(path))
    clock = SystemClock()
    election = load_election(
        find_election_path(given.election),
        campaign_accounts=read_commission_table_apart(given.campaign_accounts),
    )
    today = clock.now().astimezone(election.zone).date()
    allowed = load_authorisation(given.authorisation, today=today)
    scope = open_scope(
        election,
        _load_roster(given.roster, skip_bad_rows=given.skip_bad_rows),
        allowed,
        platform=platform,
        pseudonym_key=secrets.token_bytes(32),
    )
    scope.require_open(clock.now())
    with ExitStack() as stack:
        yield _Prepared(scope, allowed, clock, stack)


def _load_roster(files: list[Path], *, skip_bad_rows: bool) -> Roster:
    from netral.batch.roster_file import import_roster_apart

    return import_roster_apart(files, skip_bad_rows=skip_bad_rows)[0]


def _require_key(variable: str) -> str:
    from netral_collect.errors import KeyMissingError

    key = os.environ.get(variable, "").strip()
    if not key:
        raise KeyMissingError(variable)
    return key


@contextmanager
def _shown_progress(platform: Platform) -> Iterator[Callable[[int, int], None]]:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = progress_console()
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[requests]:,} requests, {task.fields[kept]:,} new lines"),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    if not console.is_terminal:
        console.print(f"[netral] collecting from {platform}", highlight=False, markup=False)
    with bar:
        task = bar.add_task(f"collecting from {platform}", total=None, requests=0, kept=0)

        def progress(requests: int, kept: int) -> None:
            bar.update(task, requests=requests, kept=kept)

        yield progress


_WORDS = {
    "finished": "selesai / finished",
    "quota": "kuota hari ini habis / the day's quota is used up",
    "budget": "batas yang Anda tetapkan tercapai / your own limit is reached",
    "waiting": "diminta menunggu lebih lama / asked to wait longer than allowed",
    "unanswered": "tidak dijawab / no answer",
    "window-ended": "masa pemilihan berakhir / the election's window is over",
    "interrupted": "dihentikan orang / stopped by a person",
}


def _show(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        show_json(outcome.record)
        return
    from rich.table import Table

    from netral.values.instant import WIB

    runs = outcome.record["runs"]
    assert isinstance(runs, list)  # noqa: S101  (we have just made it)
    run = runs[-1]
    table = Table(title=f"{outcome.file.name}: {outcome.lines:,} baris / lines")
    table.add_column("")
    table.add_column("", justify="right")
    for label, key in (
        ("permintaan / requests", "requests"),
        ("baris baru / new lines", "new_lines"),
        ("sudah ada / there before", "seen_before"),
        ("bukan akun yang dinyatakan / nobody declared the account", "dropped_undeclared"),
        ("tidak berlaku hari itu / not valid that day", "dropped_not_valid"),
        ("di luar masa pemilihan / outside the window", "outside_window"),
        ("tidak terbaca / unreadable", "unreadable"),
        ("kepada orang lain / done to somebody else", "directed_elsewhere"),
    ):
        table.add_row(label, f"{run[key]:,}")
    console = people()
    console.print(table)
    for why, count in run["not_asked"].items():
        console.print(f"· tidak ditanyakan / not asked about: {count:,}: {why}", markup=False)
    for what, why in run["not_read"].items():
        console.print(f"· tidak terbaca / not read: {what}: {why}", markup=False)
    for gap in run["gaps"]:
        console.print(f"· celah / gap: {gap['from']} … {gap['until']}", markup=False)
    console.print(f"Berhenti / stopped: {_WORDS[outcome.stopped.value]}", markup=False)
    if outcome.resume_at is not None:
        local = outcome.resume_at.astimezone(WIB).strftime("%Y-%m-%d %H:%M WIB")
        console.print(f"Lanjutkan setelah / go on after {local}", markup=False)
