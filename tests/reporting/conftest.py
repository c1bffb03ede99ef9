"""Opens reports in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

DESKTOP = (1280, 900)
PHONE = (390, 844)


@dataclass(slots=True)
class OpenReport:
    """A report in a browser, and everything that it asked for or said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


Opener = Callable[..., OpenReport]


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Give a function that writes a report to a file and opens it."""
    opened: list[OpenReport] = []

    def open_one(html: str, *, size: tuple[int, int] = DESKTOP) -> OpenReport:
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        report = OpenReport(page)
        page.on("request", lambda request: report.requests.append(request.url))
        page.on("console", lambda message: report.complaints.append(message.text))
        page.on("pageerror", lambda error: report.complaints.append(str(error)))

        def refuse(dialog: object) -> None:
            report.dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", refuse)
        page.goto(path.as_uri())
        opened.append(report)
        return report

    yield open_one
    for report in opened:
        report.page.close()
