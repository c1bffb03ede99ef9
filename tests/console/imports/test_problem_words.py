"""Every sentence about a row of a register is there in Indonesian."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from netral_console.imports.problem_words import say_problem
from tests.architecture.repository import ROOT

REGISTER = ROOT / "src" / "netral" / "register"
ROWS = ("account_row", "handle", "nip", "person_row", "roster_check", "table")


def iter_sentences(path: Path) -> Iterator[str]:
    """Iterate over the sentences of a module that are no documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if id(node) in told | parts:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if " " in text and text.endswith("."):
            yield text


SENTENCES = sorted({each for name in ROWS for each in iter_sentences(REGISTER / f"{name}.py")})


def test_sentences_are_found() -> None:
    assert len(SENTENCES) > 70


@pytest.mark.parametrize("sentence", SENTENCES)
def test_is_said_in_indonesian(sentence: str) -> None:
    said = say_problem(sentence)

    assert said.en == sentence
    assert said.id != sentence


def test_fills_what_the_sentence_names() -> None:
    said = say_problem("The NIP has 17 digits, expected are 18.")

    assert said.id == "NIP memuat 17 angka, seharusnya 18."
