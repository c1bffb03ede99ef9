"""Tests that sentences of other rooms have Indonesian beside them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from netral.reporting.bilingual import Bilingual
from netral.reporting.translation import translate

ADVICE = "add the Indonesian in src/netral/reporting/translation.py"
SOURCE = Path(__file__).parents[2] / "src" / "netral"


def iter_plain_sentences(room: str, argument: str) -> Iterator[str]:
    for path in sorted((SOURCE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            for keyword in node.keywords:
                if keyword.arg == argument:
                    yield from (said for said in iter_values(keyword.value) if " " in said)


def iter_values(node: ast.expr) -> Iterator[str]:
    """Yield every text that an expression of constants can become."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from iter_values(node.body)
        yield from iter_values(node.orelse)
    elif isinstance(node, ast.BinOp):
        for left in iter_values(node.left):
            yield from (left + right for right in iter_values(node.right))


class TestTranslate:
    @pytest.mark.parametrize(
        ("english", "indonesian"),
        [
            ("no contestant is named", "tidak ada peserta yang disebut"),
            ("taken back within 9 min", "dibatalkan dalam 9 menit"),
            ("the text does not tell: fragment", "teks tidak memberi tahu: terlalu pendek"),
            ("2 hidden characters in the text", "2 aksara tersembunyi dalam teks"),
            (
                "not public: the table says so",
                "tidak terbuka untuk umum: menurut tabel",
            ),
            ("12 other files", "12 berkas lain"),
        ],
    )
    def test_gives_the_indonesian(self, english: str, indonesian: str) -> None:
        assert translate(english) == Bilingual(indonesian, english)

    def test_leaves_a_sentence_that_it_does_not_know(self) -> None:
        assert translate("catatan pengirim") == Bilingual("catatan pengirim", "catatan pengirim")

    def test_knows_what_every_guard_says(self) -> None:
        said = set(iter_plain_sentences("screening", "why"))

        assert said
        assert [each for each in said if translate(each).id == each] == [], ADVICE

    def test_knows_why_every_reader_leaves_something(self) -> None:
        said = set(iter_plain_sentences("intake", "reason"))

        assert said
        assert [each for each in said if translate(each).id == each] == [], ADVICE
