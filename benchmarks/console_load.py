"""Fifty reviewers at a console with a million events, beside a page that asks nothing.

It starts a console of its own on loopback with invented cases: an archive of closed ones,
which makes the tables large, and open ones that are drawn to the reviewers. Each reviewer
reads an item, thinks, votes, goes on to the next, and looks at the queue now and then.
The bare page is asked for in the same run, at the same pace, by as many.

    python -m benchmarks.console_load
    python -m benchmarks.console_load --users 100
"""

import argparse
import asyncio
import os
import re
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg

from benchmarks.console_world import PASSWORD, REASON, open_cases, prepared
from netral.casework.script import make_pool
from netral_console.database import OWNER_VARIABLE

BARE = "/lapor/status"
QUEUE = "/pemeriksaan/"
VOTE = "nilai"
OPEN_FOR_EACH = 24
EVENTS_OF_A_CASE = 10
EXHIBITS_OF_A_CASE = 2
_ITEM = re.compile(r'href="(/pemeriksaan/PKR-[0-9a-f]{16}/)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_RULE = re.compile(r'name="rule_code"[^>]*value="([^"]+)"')


@dataclass(slots=True)
class Measured:
    """What one kind of page took, in seconds, and what failed."""

    took: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Give a quantile in milliseconds."""
        return statistics.quantiles(self.took, n=1000)[round(share * 1000) - 1] * 1000


def main() -> None:
    """Measure, and print quantiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--think", type=float, default=1.5, help="seconds between two pages")
    parser.add_argument("--archived", type=int, default=100_000, help="closed cases beside")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netral-load-") as name, prepared(Path(name)):
        pool = make_pool(given.users)
        open_cases(given.users * OPEN_FOR_EACH // 2, pool, logins=given.users)
        reviewers = [str(member.reviewer) for member in pool]
        archive_cases(given.archived, reviewers)
        print(count_rows(), flush=True)
        with serving() as address:
            asyncio.run(measure(address, reviewers, seconds=given.seconds, think=given.think))


def archive_cases(count: int, reviewers: list[str]) -> None:
    """Lay closed cases beside the open ones, each once reviewed by two of the reviewers.

    Their records are copies of an open case's: they are never opened, only counted,
    passed over and kept apart. Guards look at steps, and these take none.
    """
    with psycopg.connect(os.environ[OWNER_VARIABLE]) as link:
        for table, insert in list_inserts(count, len(reviewers)):
            link.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            link.execute(insert)
            link.commit()  # foreign keys are looked at here
            link.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        # What came before was dealt long ago; invented items come with new cases only.
        link.execute(
            "INSERT INTO seeding_state (reviewer, secret, seats_seen, answers_talked_over)"
            " SELECT reviewer, md5(random()::text), count(*), 0 FROM case_seat GROUP BY reviewer"
        )
        link.commit()
        link.autocommit = True
        link.execute("VACUUM ANALYZE")


def list_inserts(count: int, reviewers: int) -> list[tuple[str, str]]:
    """List the tables of the archive, and the statement that fills each."""
    case = (
        "'PKR-' || left(encode(sha256(convert_to(E'netral.case.v1\\nARC-' || n, 'UTF8')), 'hex'),"
        " 16)"
    )
    event = "'EV-' || md5('archived' || n) || '-' || k"
    reviewer = f"'pemeriksa-' || lpad((1 + mod(n * 7 + k * 11, {reviewers}))::text, 2, '0')"
    long_ago = "now() - interval '3 years'"
    declaration = "(SELECT min(position) FROM declared_account)"
    of_case = f"FROM generate_series(1, {count}) AS n"
    of_events = f"{of_case}, generate_series(1, {EVENTS_OF_A_CASE}) AS k"
    of_exhibits = f"{of_case}, generate_series(1, {EXHIBITS_OF_A_CASE}) AS k"
    return [
        (
            "case_record",
            "INSERT INTO case_record (case_id, state, state_since, version, taken_in_at, last_at,"
            " act_id, occurred_at, person, declaration_id, window_id)"
            f" SELECT {case}, 'closed', {long_ago}, {EVENTS_OF_A_CASE}, {long_ago}, {long_ago},"
            f" 'ARC-' || n, {long_ago}, 'orang-' || n, {declaration},"
            f" (SELECT min(window_id) FROM election_window) {of_case}",
        ),
        (
            "case_event",
            "INSERT INTO case_event (event_id, case_id, sequence, step, state_before, state_after,"
            f" at, actor_id, actor_role, record) SELECT {event}, {case}, k, one.step,"
            f" one.state_before, one.state_after, {long_ago}, one.actor_id, one.actor_role,"
            " one.record || jsonb_build_object('data', (one.record -> 'data') ||"
            f" jsonb_build_object('event_id', {event}, 'case_id', {case}))"
            f" {of_events}, (SELECT * FROM case_event LIMIT 1) AS one",
        ),
        (
            "case_exhibit",
            "INSERT INTO case_exhibit (case_id, event_id, exhibit_id, sha256, grade,"
            f" declaration_id) SELECT {case}, {event}, 'EX-' || k,"
            f" md5(n || '-' || k) || md5(k || '-' || n), 'B', {declaration} {of_exhibits}",
        ),
        (
            "case_seat",
            "INSERT INTO case_seat (case_id, event_id, reviewer, draw, unit, has_left)"
            f" SELECT {case}, {event}, {reviewer}, 'pair', 'unit-' || k, false {of_exhibits}",
        ),
        (
            "case_vote",
            "INSERT INTO case_vote (case_id, event_id, reviewer, round, assessment, rule_code,"
            f" cast_at) SELECT {case}, {event}, {reviewer}, 'preliminary', 'not_proven', 'DS-06',"
            f" {long_ago} {of_exhibits}",
        ),
    ]


def count_rows() -> str:
    """Say how large the tables are."""
    tables = ("case_record", "case_event", "case_exhibit", "case_seat")
    with psycopg.connect(os.environ[OWNER_VARIABLE]) as link:
        counts = [link.execute(f"SELECT count(*) FROM {each}").fetchone() for each in tables]
    return ", ".join(
        f"{each} {0 if count is None else count[0]:,}"
        for each, count in zip(tables, counts, strict=True)
    )


@contextmanager
def serving() -> Iterator[str]:
    """Serve the console in processes of its own, as `netral console serve` does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"from netral_console.serving import serve; serve(port={port})"
    process = subprocess.Popen([sys.executable, "-c", code])  # noqa: S603 - our own code
    address = f"http://localhost:{port}"
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                httpx.get(f"{address}{BARE}")
                break
            except httpx.ConnectError:
                time.sleep(0.2)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


async def measure(address: str, reviewers: list[str], *, seconds: float, think: float) -> None:
    """Measure one after the other: the bare page, then the reviewers."""
    clients = [
        httpx.AsyncClient(base_url=address, follow_redirects=True, timeout=30) for _ in reviewers
    ]
    for client, reviewer in zip(clients, reviewers, strict=True):
        await log_in(client, reviewer)
    bare, desk = Measured(), Measured()
    until = time.monotonic() + seconds / 2
    await asyncio.gather(*(ask_bare(each, think, until, bare) for each in clients))
    until = time.monotonic() + seconds
    await asyncio.gather(*(review(each, think, until, desk) for each in clients))
    for client in clients:
        await client.aclose()
    print(f"users {len(reviewers)}, think {think} s")
    for name, measured in (("bare page", bare), ("review", desk)):
        p50, p95, p99 = (measured.quantile(share) for share in (0.5, 0.95, 0.99))
        print(
            f"{name:<10} {len(measured.took):>6} answers, p50 {p50:.0f} ms, p95 {p95:.0f} ms,"
            f" p99 {p99:.0f} ms, errors {len(measured.errors)} {measured.errors[:3] or ''}"
        )
    ratio = desk.quantile(0.95) / bare.quantile(0.95)
    print(f"p95 of the review is {ratio:.1f} times that of the bare page")


async def log_in(client: httpx.AsyncClient, login: str) -> None:
    """Log in as a reviewer."""
    page = await client.get("/masuk/login/")
    token = _TOKEN.search(page.text)
    if token is None:
        msg = "the address shows no login page"
        raise SystemExit(msg)
    sent = {"login": login, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    answer = await client.post("/masuk/login/", data=sent)
    answer.raise_for_status()


async def review(client: httpx.AsyncClient, think: float, until: float, measured: Measured) -> None:
    """Open the queue, then read and vote item after item."""
    await asyncio.sleep(secrets.randbelow(1000) / 1000 * think)
    voted: set[str] = set()
    while time.monotonic() < until:
        queue = await ask(client, "GET", QUEUE, measured)
        # Votes in their seconds of doubt are linked too.
        for path in [each for each in dict.fromkeys(_ITEM.findall(queue)) if each not in voted][:6]:
            await asyncio.sleep(think)
            page = await ask(client, "GET", path, measured)
            token, rule = _TOKEN.search(page), _RULE.search(page)
            if token is None or rule is None:
                measured.errors.append("no form")
                continue
            await asyncio.sleep(think)
            if time.monotonic() >= until:
                return
            sent = {
                "assessment": "supported",
                "rule_code": rule[1],
                "reason": REASON,
                "csrfmiddlewaretoken": token[1],
            }
            await ask(client, "POST", path + VOTE, measured, sent)
            voted.add(path)
        await asyncio.sleep(think)


async def ask_bare(
    client: httpx.AsyncClient, think: float, until: float, measured: Measured
) -> None:
    """Ask for the bare page, thinking in between."""
    await asyncio.sleep(secrets.randbelow(1000) / 1000 * think)
    while time.monotonic() < until:
        await ask(client, "GET", BARE, measured)
        await asyncio.sleep(think)


async def ask(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    measured: Measured,
    sent: dict[str, str] | None = None,
) -> str:
    """Ask for one page and note what it took."""
    headers = {"Accept": "application/json"} if sent else {}
    began = time.monotonic()
    try:
        answer = await client.request(method, path, data=sent, headers=headers)
    except httpx.HTTPError as error:
        measured.errors.append(type(error).__name__)
        return ""
    measured.took.append(time.monotonic() - began)
    if answer.status_code != 200:  # noqa: PLR2004
        measured.errors.append(f"{method} {answer.status_code}")
    return answer.text


if __name__ == "__main__":
    main()
