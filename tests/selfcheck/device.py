"""Calls the engine from a test as the page does, without the page."""

import json
from typing import Any

from playwright.sync_api import Page

from netral_selfcheck.device import engine
from netral_selfcheck.device.world import World

_START = """async () => {
  const { startEngine } = await import("./boot.js");
  window.device = (await startEngine(() => {})).engine;
}"""


def start_device(page: Page) -> None:
    """Start an engine of the test's own beside the page's."""
    page.evaluate(_START)


def ask_device(page: Page, name: str, **given: Any) -> Any:
    """Ask the engine in the browser."""
    return page.evaluate("([name, given]) => device.ask(name, given)", [name, given])


def ask_server(world: World, name: str, **given: Any) -> Any:
    """Ask the same code under the server's Python, with the real numpy."""
    engine._opened[:] = [world]
    return json.loads(engine.call(name, json.dumps(given)))["answer"]
