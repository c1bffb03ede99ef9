"""How a text is written down: spelling, abbreviations, slips and emoji of its writer."""

import random
import re
from collections.abc import Sequence
from enum import StrEnum

from netral_practice.chance import happens
from netral_practice.grammar import Piece


class Style(StrEnum):
    """The way in which one writer types."""

    FORMAL = "formal"
    CASUAL = "casual"
    SLOPPY = "sloppy"
    LOUD = "loud"


_SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "yang": ("yg", "yg", "yang"),
    "dengan": ("dgn", "dg", "sama"),
    "tidak": ("gak", "ga", "nggak", "tdk", "ndak"),
    "sudah": ("udah", "udh", "sdh"),
    "untuk": ("utk", "buat"),
    "saya": ("sy", "aku", "saya"),
    "karena": ("krn", "karna", "soalnya"),
    "kalau": ("kalo", "klo", "kl"),
    "jangan": ("jgn", "jangan"),
    "banyak": ("bnyk", "banyak"),
    "orang": ("org", "orang"),
    "bisa": ("bs", "bisa"),
    "lagi": ("lg", "lagi"),
    "sama": ("sm", "sama"),
    "juga": ("jg", "juga"),
    "tapi": ("tp", "tapi"),
    "tetapi": ("tp", "tapi"),
    "dari": ("dr", "dari"),
    "pada": ("pd", "pada"),
    "dalam": ("dlm", "dalam"),
    "sekali": ("bgt", "banget", "sekali"),
    "banget": ("bgt", "banget", "bangett", "bngt"),
    "seperti": ("kayak", "kyk", "kek"),
    "memang": ("emang", "emg"),
    "semoga": ("moga", "smoga", "semoga"),
    "begitu": ("gitu", "gt"),
    "bagaimana": ("gimana", "gmn"),
    "kenapa": ("knp", "napa"),
    "teman": ("temen", "tmn"),
    "benar": ("bener", "bnr"),
    "malam": ("mlm", "malem"),
    "sampai": ("sampe", "smp"),
    "habis": ("abis", "hbs"),
    "saja": ("aja", "aj"),
    "hanya": ("cuma", "cm"),
    "lihat": ("liat", "lht"),
    "terima kasih": ("makasih", "makasi", "trims"),
    "belum": ("blm", "blom"),
    "sekarang": ("skrg", "skarang"),
    "bukan": ("bkn", "bukan"),
    "harus": ("hrs", "kudu"),
    "semua": ("smua", "semua"),
    "kemarin": ("kmrn", "kemaren"),
    "besok": ("bsk", "besok"),
    "hari": ("hr", "hari"),
    "jalan": ("jln", "jalan"),
    "masih": ("msh", "masih"),
    "sangat": ("sgt", "sangat"),
    "menjadi": ("jd", "jadi"),
    "jadi": ("jd", "jadi"),
    "punya": ("pny", "punya"),
    "langsung": ("lgsg", "lgsung"),
}
_SLIP_LENGTH = 5
_DRAWL_LENGTH = 4
"""Shorter words are typed right, and not drawn out ("bangettt")."""
_DRAWLS = 0.015
_WORD = re.compile(r"[A-Za-z]+")
_SPACES = re.compile(r"[ \t]+")
_SPACE_BEFORE = re.compile(r" +([,.!?;:…])")
_DOUBLED = re.compile(r"([,;:])[,.;:]+")
_VOWEL_AT_END = re.compile(r"([aiueo])([a-z]?)$")
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?] ))([a-z])")


def write_down(pieces: Sequence[Piece], *, style: Style, rng: random.Random) -> str:
    """Write a grown text down as its writer would type it.

    Protected pieces (names, hashtags, handles) keep their letters, so that the
    ground truth of a text does not hang on a slip of the finger; a loud or a sloppy
    writer may change their case.

    Args:
        pieces: What the grammar grew.
        style: The writer's way of typing.
        rng: The only source of chance.

    Returns:
        The text, clean of doubled spaces.
    """
    if style is Style.FORMAL:
        return _capitalise(_clean("".join(piece.text for piece in pieces)))
    slips = 0.05 if style is Style.SLOPPY else 0.008
    text = _clean(
        "".join(
            piece.text
            if piece.is_protected
            else _WORD.sub(lambda m: _retype(m[0], slips, rng), piece.text)
            for piece in pieces
        )
    )
    if style is Style.LOUD:
        return (
            text.upper()
            if happens(rng, 0.35)
            else _capitalise(text.rstrip(".") + "!" * rng.randint(1, 4))
        )
    if style is Style.SLOPPY:
        return text.lower().rstrip(".") if happens(rng, 0.75) else text.rstrip(".")
    return _capitalise(text) if happens(rng, 0.6) else text.rstrip(".")


def _retype(word: str, slips: float, rng: random.Random) -> str:
    forms = _SHORT_FORMS.get(word)
    if forms and happens(rng, 0.7):
        return forms[int(rng.random() * len(forms))]
    chance = rng.random()
    if len(word) >= _SLIP_LENGTH and chance < slips:
        return _slip(word, rng)
    if len(word) >= _DRAWL_LENGTH and chance > 1 - _DRAWLS:
        return _VOWEL_AT_END.sub(lambda m: m[1] * rng.randint(2, 4) + m[2], word)
    return word


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    if happens(rng, 0.5):
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _clean(text: str) -> str:
    text = _SPACE_BEFORE.sub(r"\1", _SPACES.sub(" ", text))
    return _DOUBLED.sub(r"\1", text).strip()


def _capitalise(text: str) -> str:
    return _SENTENCE_START.sub(lambda match: match[1].upper(), text)
