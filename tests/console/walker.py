"""Somebody with a browser, who has nothing but the words on the screen, or a keyboard alone."""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Locator, expect

from tests.console.test_accessibility import DESKTOP, PHONE

SCREENS = os.environ.get("NETRAL_SCREENS", "")
SIZES = {"desktop": DESKTOP, "phone": PHONE}
BY_KEYBOARD = "keyboard alone"
_MOST_TABS = 80


class Walker:
    """Walks through pages in one language, on one size of screen; axe looks at each page."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        language: str,
        size: str,
        hands: str = "",
    ) -> None:
        self.address, self.language, self.size = address, language, size
        self.by_keyboard = hands == BY_KEYBOARD
        # A button half way between two colours would be judged as it will never stay.
        context = browser.new_context(
            viewport=SIZES[size], accept_downloads=True, reduced_motion="reduce"
        )
        self.page = context.new_page()
        self.problems: list[Any] = []

    def say(self, indonesian: str, english: str) -> str:
        return english if self.language == "en" else indonesian

    def open(self, path: str) -> None:
        """Open a first page, and press for the other language if it is wanted."""
        self.page.goto(f"{self.address}{path}")
        if self.language == "en":
            self.press(self.page.get_by_role("button", name="English"))
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def button(self, indonesian: str, english: str) -> None:
        self.press(self.page.get_by_role("button", name=self.say(indonesian, english), exact=True))

    def link(self, indonesian: str, english: str) -> None:
        self.press(self.page.get_by_role("link", name=self.say(indonesian, english)).first)

    def field(self, indonesian: str, english: str) -> Locator:
        return self.page.get_by_label(self.say(indonesian, english), exact=True)

    def reach(self, target: Locator) -> None:
        """Go to something with the tab key alone."""
        for _ in range(_MOST_TABS):
            if target.evaluate("one => one === document.activeElement"):
                outline = target.evaluate("one => getComputedStyle(one).outlineStyle")
                if outline == "none":
                    self.problems.append(("focus is not seen", target.evaluate("x => x.outerHTML")))
                return
            self.page.keyboard.press("Tab")
        msg = f"the tab key does not reach {target}"
        raise AssertionError(msg)

    def press(self, target: Locator) -> None:
        if not self.by_keyboard:
            target.click()
            return
        self.reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, target: Locator) -> None:
        if not self.by_keyboard:
            target.check()
            return
        self.reach(target)
        self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def write(self, target: Locator, text: str) -> None:
        if not self.by_keyboard:
            target.fill(text)
            return
        self.reach(target)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def write_day(self, target: Locator, day: str, time: str = "") -> None:
        """Write a day, and perhaps a time, as a browser with an American keyboard takes it."""
        if not self.by_keyboard:
            target.fill(f"{day}T{time}" if time else day)
            return
        year, month, number = day.split("-")
        self.reach(target)
        self.page.keyboard.type(f"{month}{number}{year}")
        if time:
            hour, minute = time.split(":")
            self.page.keyboard.press("ArrowRight")
            self.page.keyboard.type(f"{int(hour) % 12:02}{minute}{'PM' if hour >= '12' else 'AM'}")

    def choose(self, target: Locator, words: str) -> None:
        if not self.by_keyboard:
            target.select_option(label=words)
            return
        self.reach(target)
        self.page.keyboard.type(words)
        expect(target.locator("option:checked")).to_have_text(words)

    def attach(self, target: Locator, file: FilePayload) -> None:
        with self.page.expect_file_chooser() as asked:
            self.press(target)
        asked.value.set_files(file)

    def read(self, indonesian: str, english: str) -> None:
        """Wait until the page says something."""
        expect(self.page.locator("main")).to_contain_text(self.say(indonesian, english))

    def look(self, name: str) -> None:
        """Let axe look, see that the page fits, and keep a picture."""
        place = (name, self.size, self.language)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if width > SIZES[self.size]["width"]:
            self.problems.append((*place, "wider than the screen", width))
        if SCREENS:
            Path(SCREENS).mkdir(parents=True, exist_ok=True)
            picture = Path(SCREENS) / f"{name}-{self.size}-{self.language}.png"
            self.page.screenshot(path=picture, full_page=True)
        found = Axe().run(self.page).response["violations"]
        self.problems += [(*place, each["id"], each["nodes"][0]["html"][:160]) for each in found]

    def leave(self) -> None:
        self.page.context.close()
        assert self.problems == [], self.problems
