"""The law and the built site, once for all tests of the self-check."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from netral.language.model_file import load_model
from netral_selfcheck import build_site
from netral_selfcheck.device.world import Law, World
from netral_selfcheck.gathering import gather_law
from tests.selfcheck.counting_server import CountingServer

READY = "body[data-ready]"
PATIENCE_MS = 120_000
"""For the engine to start on a machine that does other work too."""


@pytest.fixture(scope="session")
def law() -> Law:
    return gather_law()


@pytest.fixture(scope="session")
def world(law: Law) -> World:
    return World(law, load_model())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("selfcheck")
    build_site(folder)
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[CountingServer]:
    with CountingServer(site, port=0) as opened:
        thread = Thread(target=opened.serve_forever, daemon=True)
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser without any site kept in it, for the tests of one module."""
    opened = browser.new_context(viewport={"width": 390, "height": 844})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, server: CountingServer) -> Iterator[Page]:
    """Open the page and wait until it answers; the second time it is warm."""
    opened = context.new_page()
    opened.goto(server.address)
    opened.wait_for_selector(READY, timeout=PATIENCE_MS)
    yield opened
    opened.close()
