"""Tests of texts in two languages."""

from netral.reporting.bilingual import Bilingual, count_text, twin_html, twin_svg


class TestTwinHtml:
    def test_escapes_both_languages(self) -> None:
        html = twin_html(Bilingual("<b>a</b>", "<i>b</i>"))

        assert "<b>" not in html
        assert "&lt;i&gt;" in html
        assert 'lang="id"' in html

    def test_shows_a_text_once_when_both_are_alike(self) -> None:
        assert twin_html(Bilingual("12 & 3", "12 & 3")) == "12 &amp; 3"


class TestTwinSvg:
    def test_escapes_both_languages(self) -> None:
        assert "<b>" not in twin_svg(Bilingual("<b>", "<b>x"))


class TestCountText:
    def test_separates_thousands_as_each_language_does(self) -> None:
        assert count_text(1234567) == Bilingual("1.234.567", "1,234,567")
