"""Tests of the page as people use it: phone, keyboard, screen reader, both languages."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.intake.archives import dump, instagram_files, instagram_post
from tests.intake.builders import write_zip

pytestmark = pytest.mark.browser

SUPPORT = "Ayo dukung dan coblos Pramono-Rano nomor 3!"


def ask(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.click("#tanya button[type=submit]")
    page.wait_for_selector("#answer .verdict")


def look(page: Page, folder: Path) -> None:
    page.click("a[href='#arsip']")
    path = write_zip(folder / "ig.zip", instagram_files(posts_1=dump([instagram_post(SUPPORT)])))
    page.set_input_files("#archive", path)
    page.wait_for_selector("#found .act")


def list_violations(page: Page) -> list[str]:
    found = Axe().run(page)
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in found.response["violations"]
        for node in each["nodes"]
    ]


class TestAccessibility:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_has_no_violation_in_any_part(self, page: Page, tmp_path: Path, scheme: str) -> None:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        ask(page, SUPPORT)
        found = list_violations(page)
        look(page, tmp_path)
        found += list_violations(page)
        page.click("a[href='#belajar']")
        page.click("#belajar button")
        page.click(".choice >> nth=1")
        page.wait_for_selector(".after h3")
        found += list_violations(page)

        assert found == []

    def test_would_notice_a_field_without_a_name(self, page: Page) -> None:
        page.evaluate("document.querySelector('label[for=text]').remove()")

        assert any(each.startswith("label") for each in list_violations(page))

    def test_fits_a_phone_without_scrolling_sideways(self, page: Page, tmp_path: Path) -> None:
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        ask(page, SUPPORT)
        widths = [page.evaluate(wide)]
        look(page, tmp_path)
        widths.append(page.evaluate(wide))
        page.set_viewport_size({"width": 320, "height": 640})
        widths.append(page.evaluate(wide))

        assert widths == [0, 0, 0]

    def test_can_be_used_with_the_keyboard_alone(self, page: Page) -> None:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        _tab_to(page, "#act-kind")
        page.keyboard.press("Tab")
        page.keyboard.type(SUPPORT)
        _tab_to(page, "#tanya button[type=submit]")
        page.keyboard.press("Enter")
        page.wait_for_selector("#answer .verdict.indication")

        focused = page.evaluate("document.activeElement.className")
        assert focused == "verdict-title"

    def test_answers_the_quiz_with_the_keyboard_alone(self, page: Page) -> None:
        _tab_to(page, "a[href='#belajar']")
        page.keyboard.press("Enter")
        _tab_to(page, "#quiz button")
        page.keyboard.press("Enter")
        for number in range(10):
            page.wait_for_selector(f"text=Soal {number + 1} dari 10")
            _tab_to(page, ".choice")
            page.keyboard.press("Enter")
            page.wait_for_selector(".after h3")
            _tab_to(page, ".after > button")
            page.keyboard.press("Enter")

        page.wait_for_selector("text=dari 10 tepat")


class TestWords:
    def test_speaks_english_and_indonesian(self, page: Page) -> None:
        ask(page, SUPPORT)
        assert page.is_visible("text=Sebaiknya jangan.")
        page.click("[data-language=en]")

        assert page.is_visible("text=Better not.")
        assert not page.is_visible("text=Sebaiknya jangan.")
        assert page.title() == "Netral: self-check"
        assert page.get_attribute("html", "lang") == "en"
        assert "Post" in page.inner_text("#act-kind")

    def test_says_that_it_cannot_tell(self, page: Page) -> None:
        page.select_option("#act-kind", "follow")
        page.click("#tanya button[type=submit]")
        page.wait_for_selector("#answer .verdict.unclear")

        assert page.is_visible("text=Saya tidak dapat memastikan.")
        # Nothing was described, so nothing is said to be known of it.
        assert page.is_visible("text=Tulis teksnya, atau pilih tertuju pada siapa.")
        assert "tidak ada peserta" not in page.inner_text("#answer")

    def test_marks_the_words_that_name_somebody_behind_emoji(self, page: Page) -> None:
        ask(page, "😀😀 " + SUPPORT)

        marked = " ".join(page.locator("#answer mark").all_inner_texts())
        assert "Pramono" in marked
        assert "Ayo" not in marked

    def test_reckons_again_with_an_exception(self, page: Page) -> None:
        page.select_option("#act-kind", "attend")
        page.select_option("#about", "candidate")
        page.select_option("#stance", "neutral")
        page.click("#tanya button[type=submit]")
        page.wait_for_selector("#answer .verdict.unclear")
        page.check("#answer input[value=on_duty] >> nth=0")
        page.click("#answer fieldset button >> nth=0")

        page.wait_for_selector("#answer .tag.nothing")

    def test_shows_an_unsafe_archive_as_one_sentence(self, page: Page, tmp_path: Path) -> None:
        path = tmp_path / "bukan.zip"
        path.write_bytes(b"PK\x03\x04 tidak lengkap")
        page.click("a[href='#arsip']")
        page.set_input_files("#archive", path)

        page.wait_for_selector("#found .problem")
        assert "bukan.zip" in page.inner_text("#found .problem")

    def test_saves_the_list_without_anything_loaded_from_elsewhere(
        self, page: Page, tmp_path: Path
    ) -> None:
        look(page, tmp_path)
        with page.expect_download() as waiting:
            page.click("#found .buttons button >> nth=1")
        saved = Path(waiting.value.path()).read_text(encoding="utf-8")

        assert SUPPORT in saved
        assert "<script" not in saved
        assert "src=" not in saved


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(selector)
