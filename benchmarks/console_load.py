"""Fifty reviewers at a running practice console, beside a page that asks the database nothing.

Run `make demo` in one terminal, then this in another. Each reviewer opens the queue and
items in turn and thinks in between; the bare page is asked for in the same run, at the
same pace, by as many.
"""

import argparse
import asyncio
import re
import statistics
import time

import httpx

PASSWORD = "latihan-netral-2024"  # noqa: S105 - of the practice console
LOGINS = ["pemeriksa", *(f"pemeriksa{number}" for number in range(2, 9))]
BARE = "/lapor/status"
_ITEM = re.compile(r'href="(/pemeriksaan/PKR-[0-9a-f]{16}/)"')


async def log_in(client: httpx.AsyncClient, login: str) -> None:
    """Log in as a reviewer."""
    page = await client.get("/masuk/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    if token is None:
        msg = "the address shows no login page: is the practice console running?"
        raise SystemExit(msg)
    sent = {"login": login, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    answer = await client.post("/masuk/login/", data=sent)
    if answer.status_code >= 400:  # noqa: PLR2004
        msg = f"{login} cannot log in: {answer.status_code}"
        raise SystemExit(msg)


async def review(
    client: httpx.AsyncClient, think: float, until: float, took: list[float], errors: list[int]
) -> None:
    """Open the queue and its items, thinking in between."""
    paths = ["/pemeriksaan/"]
    while time.monotonic() < until:
        for path in paths:
            began = time.monotonic()
            answer = await client.get(path)
            took.append(time.monotonic() - began)
            if answer.status_code != 200:  # noqa: PLR2004
                errors.append(answer.status_code)
            if path == "/pemeriksaan/":
                paths = ["/pemeriksaan/", *_ITEM.findall(answer.text)[:6]]
            await asyncio.sleep(think)
            if time.monotonic() >= until:
                return


async def ask_bare(
    client: httpx.AsyncClient, think: float, until: float, took: list[float]
) -> None:
    """Ask for the bare page, thinking in between."""
    while time.monotonic() < until:
        began = time.monotonic()
        await client.get(BARE)
        took.append(time.monotonic() - began)
        await asyncio.sleep(think)


async def measure(address: str, *, users: int, seconds: float, think: float) -> None:
    """Measure one after the other: the bare page, then the reviewers."""
    clients = [
        httpx.AsyncClient(base_url=address, follow_redirects=True, timeout=30) for _ in range(users)
    ]
    for number, client in enumerate(clients):
        await log_in(client, LOGINS[number % len(LOGINS)])
    bare: list[float] = []
    until = time.monotonic() + seconds / 2
    await asyncio.gather(*(ask_bare(client, think, until, bare) for client in clients))
    took: list[float] = []
    errors: list[int] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(review(client, think, until, took, errors) for client in clients))
    for client in clients:
        await client.aclose()
    print(f"users {users}, think {think} s")
    tell("bare page", bare)
    tell("review desk", took)
    ratio = quantile(took, 0.95) / quantile(bare, 0.95)
    print(f"p95 of the desk is {ratio:.1f} times that of the bare page; errors: {len(errors)}")


def quantile(took: list[float], share: float) -> float:
    """Give a quantile of times, in seconds."""
    return statistics.quantiles(took, n=100)[round(share * 100) - 1]


def tell(name: str, took: list[float]) -> None:
    """Print one line of figures."""
    p50, p95, p99 = (quantile(took, share) * 1000 for share in (0.5, 0.95, 0.99))
    print(
        f"{name:<12} {len(took):>6} answers, p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8100")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--think", type=float, default=1.5)
    given = parser.parse_args()
    asyncio.run(measure(given.address, users=given.users, seconds=given.seconds, think=given.think))
