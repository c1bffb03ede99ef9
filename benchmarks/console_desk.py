"""From the key that sends a vote to the next item on the screen, in a real browser.

It starts a console of its own with invented cases, and one reviewer who works through
them by keyboard. Server, database and browser share the machine.

    python -m benchmarks.console_desk
    python -m benchmarks.console_desk --think 0
"""

import argparse
import os
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

from playwright.sync_api import Page, sync_playwright

from benchmarks.console_world import PASSWORD, REASON, open_cases, prepared
from netral.casework.script import make_pool

REVIEWER = "pemeriksa-01"
_WATCH = """
window.netralTook = [];
let pressed = 0, before = '';
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.target.id !== 'reason') return;
  pressed = performance.now();
  before = document.getElementById('item').dataset.case;
}, true);
document.addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
  const item = document.getElementById('item');
  if (!pressed || !item || item.dataset.case === before) return;
  const began = pressed;
  pressed = 0;
  requestAnimationFrame(() => setTimeout(() => window.netralTook.push(performance.now() - began)));
}).observe(document.body, { childList: true, subtree: true }));
"""


def main() -> None:
    """Measure, and print quantiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=80)
    parser.add_argument("--think", type=float, default=1.5, help="seconds before each reason")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netral-desk-") as name, running(Path(name)) as address:
        open_cases(given.cases, make_pool(4), logins=1)
        took, whole = work(address, think=given.think)
    print(f"think {given.think} s; {len(took)} items were put in from memory, {whole} loaded whole")
    quantiles = statistics.quantiles(took, n=100)
    print(
        f"key to next item: p50 {quantiles[49]:.0f} ms, p95 {quantiles[94]:.0f} ms,"
        f" max {max(took):.0f} ms"
    )


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Run a console on loopback, in threads of this process."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with prepared(folder):
        from django.core.servers.basehttp import ThreadedWSGIServer  # noqa: PLC0415
        from django.db import connections  # noqa: PLC0415

        from netral_console.wsgi import application  # noqa: PLC0415

        class Quiet(WSGIRequestHandler):
            """Says nothing for each request."""

            def log_message(self, *_: object) -> None:
                pass

        class Closing(ThreadedWSGIServer):  # type: ignore[misc]
            """Gives the connections of a request's thread back."""

            daemon_threads = True
            block_on_close = False

            def process_request_thread(self, *arguments: Any) -> None:
                try:
                    super().process_request_thread(*arguments)
                finally:
                    connections.close_all()

        server = Closing(("127.0.0.1", 0), Quiet, ipv6=False)
        server.set_app(application)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()
        server.server_close()
        connections.close_all()


def work(address: str, *, think: float) -> tuple[list[float], int]:
    """Work the queue to its end; gives the times in milliseconds, and how many pages loaded."""
    with sync_playwright() as playwright:
        chromium = os.environ.get("NETRAL_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.add_init_script(_WATCH)
        page.goto(f"{address}/masuk/login/")
        page.locator("[name=login]").fill(REVIEWER)
        page.locator("[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator(".who").first.wait_for()
        page.goto(f"{address}/pemeriksaan/")
        page.locator("#begin").press("Enter")
        took: list[float] = []
        whole = 0
        while not page.url.endswith("/pemeriksaan/"):
            page.locator("#keys-help").wait_for()
            whole += vote_once(page, think, took)
        browser.close()
    return took, whole


def vote_once(page: Page, think: float, took: list[float]) -> bool:
    """Vote for one item; whether the next had to be loaded whole."""
    case_id = page.locator("#item").get_attribute("data-case")
    page.wait_for_timeout(think * 1000)
    page.keyboard.press("1")
    page.keyboard.insert_text(REASON)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "id => (document.getElementById('item') || document.body).dataset.case !== id",
        arg=case_id,
    )
    page.wait_for_function("() => document.readyState === 'complete'")
    page.wait_for_timeout(50)
    found: list[float] = page.evaluate("() => window.netralTook.splice(0)")
    took += found
    return not found


if __name__ == "__main__":
    main()
