"""A small world to collect in: a clock that jumps, people, papers, and servers on loopback."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from netral.election import Election, load_election
from netral.election.contest import CampaignAccount
from netral.register import CivilServant, CivilServantId, DeclaredAccount, Nip, Roster
from netral.values import AccountReference, Platform
from netral_collect import Authorisation, Collection, Outcome, collect, load_authorisation
from netral_collect.asking import Asker, Budget
from netral_collect.connecting import open_client
from netral_collect.scope import Scope, open_scope
from netral_collect.source import Source
from tests.architecture.repository import ROOT
from tests.intake.answers import OTHER_DID
from tests.intake.builders import (
    CANARY,
    OWNER_ACTOR,
    OWNER_CHANNEL,
    OWNER_DID,
    OWNER_HANDLE,
    OWNER_ID,
    read_all,
)
from tests.intake.exports import OTHER_CHANNEL
from tests.register.builders import BUDI, KEY, SITI

NOW = datetime(2024, 10, 2, 5, tzinfo=UTC)
UNIT = "Dinas Contoh"
ELECTION = ROOT / "src" / "netral_rulebooks" / "indonesia" / "elections" / "jakarta_2024"


@dataclass
class JumpingClock:
    """A clock on which waiting takes no time."""

    moment: datetime = NOW
    waits: list[float] = field(default_factory=list)
    step: timedelta = timedelta()
    """By how much each look at it moves it."""

    def now(self) -> datetime:
        self.moment += self.step
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Reply:
    """What a local server answers to one request."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    """Whether the connection is cut in the middle of the answer."""


@dataclass(frozen=True)
class Request:
    path: str
    query: dict[str, str]
    headers: dict[str, str]


class LocalServer:
    """Answers requests on loopback as a script says, and remembers them."""

    def __init__(self, script: Callable[[Request], Reply]) -> None:
        self.requests: list[Request] = []
        self.script = script
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {key: values[0] for key, values in parse_qs(parts.query).items()}
                request = Request(
                    parts.path, query, {k.lower(): v for k, v in self.headers.items()}
                )
                outer.requests.append(request)
                reply = outer.script(request)
                body = (
                    reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
                )
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if reply.cut else body)
                if reply.cut:
                    self.close_connection = True

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def serve(script: Callable[[Request], Reply]) -> Iterator[LocalServer]:
    server = LocalServer(script)
    try:
        yield server
    finally:
        server.close()


def once(*replies: Reply) -> Callable[[Request], Reply]:
    """Answer one after another; the last again and again."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


@cache
def make_election() -> Election:
    """Jakarta 2024 with invented campaign accounts, whose names fixtures use."""
    election = load_election(ELECTION)
    contestant = election.contestants[0].contestant_id
    accounts = (
        AccountReference(platform=Platform.YOUTUBE, account_id=OTHER_CHANNEL),
        AccountReference(platform=Platform.X, account_id="555", handle="akun_pasangan"),
        AccountReference(platform=Platform.BLUESKY, account_id=OTHER_DID),
        AccountReference(platform=Platform.MASTODON, handle="pasangan@sosial.contoh"),
    )
    return replace(
        election,
        campaign_accounts=tuple(
            CampaignAccount(account=each, contestant_id=contestant, kind="campaign")
            for each in accounts
        ),
    )


def make_roster(*, handle_only: bool = False) -> Roster:
    """One covered person with an account everywhere, one of another unit."""
    owner = CivilServant(
        civil_servant_id=CivilServantId("a-1"), nip=Nip(BUDI), unit=UNIT, agency="Pemda Contoh"
    )
    other = CivilServant(civil_servant_id=CivilServantId("a-2"), nip=Nip(SITI), unit="Dinas Lain")
    ids = {
        Platform.YOUTUBE: OWNER_CHANNEL,
        Platform.X: OWNER_ID,
        Platform.MASTODON: OWNER_ACTOR,
        Platform.BLUESKY: OWNER_DID,
    }
    handles = {
        Platform.X: OWNER_HANDLE.casefold(),
        Platform.MASTODON: "pegawai_contoh@sosial.contoh",
    }
    accounts = [
        DeclaredAccount(
            civil_servant_id=owner.civil_servant_id,
            platform=platform,
            account_id=None if handle_only else account_id,
            handle=handles.get(platform),
            valid_from=date(2024, 1, 1),
        )
        for platform, account_id in ids.items()
    ] + [
        DeclaredAccount(
            civil_servant_id=other.civil_servant_id,
            platform=platform,
            account_id=f"{CANARY}-{platform}",
            valid_from=date(2024, 1, 1),
        )
        for platform in ids
    ]
    return Roster(
        civil_servants={one.civil_servant_id: one for one in (owner, other)},
        accounts=tuple(accounts),
    )


def write_authorisation(folder: Path, **changes: Any) -> Path:
    """Write an authorisation that is in order, with its papers, and what a test changes."""
    folder.mkdir(exist_ok=True)
    digests = {}
    for name in ("edaran.pdf", "dpia.pdf"):
        (folder / name).write_bytes(name.encode())
        digests[name] = hashlib.sha256(name.encode()).hexdigest()
    document = {
        "authorisation": "OT-2024-09",
        "units": [UNIT],
        "notice_to_staff": {
            "given_on": "2024-09-01",
            "document": "edaran.pdf",
            "sha256": digests["edaran.pdf"],
        },
        "impact_assessment": {
            "approved_on": "2024-08-20",
            "document": "dpia.pdf",
            "sha256": digests["dpia.pdf"],
            "approved_by": ["Inspektorat", "Biro Hukum"],
        },
        "enabled_by": ["Kepala Bakesbangpol", "Inspektur"],
    }
    for key, value in changes.items():
        top, _, inner = key.partition("__")
        if not inner and value is None:
            del document[top]
        elif inner:
            document[top][inner] = value  # type: ignore[index]
        else:
            document[top] = value
    path = folder / "otorisasi.yaml"
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    return path


def make_scope(platform: Platform, folder: Path, *, roster: Roster | None = None) -> Scope:
    return open_scope(
        make_election(),
        roster or make_roster(),
        make_authorisation(folder),
        platform=platform,
        pseudonym_key=KEY,
    )


def make_authorisation(folder: Path) -> Authorisation:
    return load_authorisation(write_authorisation(folder / "papers"), today=NOW.date())


@dataclass
class Collector:
    """Runs a collection in a folder, again and again, as an operator does."""

    folder: Path
    platform: Platform
    make_source: Callable[[Scope, Budget, JumpingClock], Source]
    clock: JumpingClock = field(default_factory=JumpingClock)
    roster: Roster | None = None

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def run(self, *, max_requests: int = 1000, max_units: int | None = None) -> Outcome:
        scope = make_scope(self.platform, self.folder, roster=self.roster)
        budget = Budget(max_requests=max_requests, max_units_a_day=max_units)
        return collect(
            Collection(
                scope=scope,
                authorisation=make_authorisation(self.folder),
                source=self.make_source(scope, budget, self.clock),
                budget=budget,
                clock=self.clock,
                folder=self.out,
            )
        )

    @property
    def file(self) -> Path:
        return self.out / f"{self.platform}.jsonl"

    def lines(self) -> list[bytes]:
        return self.file.read_bytes().splitlines()

    def act_ids(self) -> list[str]:
        acts, rejected, _ = read_all(self.file)
        assert rejected == []
        return [act.act_id for act in acts]

    def read_everything(self) -> bytes:
        """Read all that the collection left anywhere, names of files included."""
        files = [path for path in sorted(self.out.rglob("*")) if path.is_file()]
        return b"".join(path.name.encode() + path.read_bytes() for path in files)


@contextmanager
def ask_at(
    address: str, clock: JumpingClock, budget: Budget, *, patience_seconds: float = 900.0
) -> Iterator[Asker]:
    with open_client(address, {"Authorization": "Bearer rahasia"}) as client:
        yield Asker(
            client=client,
            clock=clock,
            budget=budget,
            ends_at=datetime(2024, 12, 16, 17, tzinfo=UTC),
            patience_seconds=patience_seconds,
        )
