"""Words in both languages, whether they are fixed or filled."""

import pytest

from netral.reporting.bilingual import Bilingual

pytestmark = pytest.mark.usefixtures("database")


def shown(source: str, language: str = "id", **context: object) -> str:
    from django.template import engines
    from django.utils import translation

    template = engines["django"].from_string(source)
    with translation.override(language):
        return str(template.render(context))


class TestWords:
    @pytest.mark.parametrize(("language", "text"), [("id", "tutup"), ("en", "close")])
    def test_shows_the_language_of_each_request(self, language: str, text: str) -> None:
        assert shown('{% words "tutup" "close" %}', language) == text

    def test_escapes_what_is_filled_and_not_what_the_template_says(self) -> None:
        assert shown('{% words "a &amp; b" "c" %}') == "a &amp; b"
        assert shown('{% words "a {n}" "c" n=said %}', said="<b>") == "a &lt;b&gt;"

    def test_reads_words_that_only_the_page_knows(self) -> None:
        assert shown("{% words first second %}", first="<satu>", second="one") == "&lt;satu&gt;"

    @pytest.mark.parametrize(("language", "text"), [("id", "3 perkara baru"), ("en", "3 new")])
    def test_fills_values_in_the_language_of_the_request(self, language: str, text: str) -> None:
        source = '{% words "{n} perkara {how}" "{n} {how}" n=count how=how %}'
        assert shown(source, language, count=3, how=Bilingual("baru", "new")) == text

    def test_keeps_the_words_in_a_variable(self) -> None:
        assert shown('{% words "satu" "one" as kept %}({{ kept }})') == "(satu)"
