"""Tests of the plain text: disguise does not change how a text is read."""

# ruff: noqa: RUF001  letters that pass for others are what is tested

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.language.normalisation import normalise


class TestNormalise:
    @pytest.mark.parametrize(
        ("disguised", "plain"),
        [
            pytest.param("Mantaaaap betul", "Mantap betul", id="drawn-out letters"),
            pytest.param("d u k u n g Sari", "dukung Sari", id="spaced letters"),
            pytest.param("d.u.k.u.n.g Sari", "dukung Sari", id="dotted letters"),
            pytest.param("𝗱𝘂𝗸𝘂𝗻𝗴 Sari", "dukung Sari", id="mathematical letters"),
            pytest.param("ｄｕｋｕｎｇ Sari", "dukung Sari", id="full width"),
            pytest.param("dukung S\u0430ri", "dukung Sari", id="Cyrillic a"),
            pytest.param("du\u200bkung Sari", "dukung Sari", id="zero-width space"),
            pytest.param("\u202edukung\u202c Sari", "dukung Sari", id="bidirectional override"),
            pytest.param("dukung\U000e0041 Sari", "dukung Sari", id="tag character"),
            pytest.param("duk\u00adung Sari", "dukung Sari", id="soft hyphen"),
            pytest.param("d\u0301ukung Sari", "dukung Sari", id="combining mark"),
            pytest.param("pr4b4wa menang", "prabawa menang", id="digits for letters"),
            pytest.param("🅳🆄🅺🆄🅽🅶 Sari", "DUKUNG Sari", id="squared letters"),
            pytest.param("kerja nyata <THUMBS UP>", "kerja nyata 👍", id="emoji by name"),
            pytest.param("haha <U+0001F602>", "haha 😂", id="emoji by number"),
        ],
    )
    def test_undoes_a_disguise(self, disguised: str, plain: str) -> None:
        assert normalise(disguised).text == plain

    @pytest.mark.parametrize(
        "text",
        [
            "PPP dan PKS bertemu",
            "www.contoh.id",
            "anak2 sekolah di RT 02",
            "dp 0 rupiah",
            "a < b dan b > c",
            "jam 10.00 s/d 12.00",
        ],
    )
    def test_leaves_plain_writing_alone(self, text: str) -> None:
        assert normalise(text).text == text

    def test_counts_what_a_reader_cannot_see(self) -> None:
        normal = normalise("a\u200b\u202eb\U000e0061c")

        assert normal.hidden_characters == 3

    def test_does_not_call_emoji_joiners_hidden(self) -> None:
        assert normalise("keluarga 👨\u200d👩\u200d👧 ❤\ufe0f").hidden_characters == 0

    def test_finds_the_raw_characters_of_a_part(self) -> None:
        raw = "yuk P r a m u k a\u200b sekarang"
        normal = normalise(raw)
        start = normal.text.index("Pramuka")

        first, last = normal.find_raw_span(start, start + len("Pramuka"))

        assert raw[first:last] == "P r a m u k a"

    @given(st.text(max_size=80))
    def test_maps_every_plain_character_to_a_raw_one_in_order(self, raw: str) -> None:
        normal = normalise(raw)

        offsets = list(range(len(raw))) if normal.offsets is None else list(normal.offsets)

        assert len(offsets) == len(normal.text)
        assert offsets == sorted(offsets)
        assert all(0 <= place < len(raw) for place in offsets)

    @given(st.text(alphabet="abcdefgh \u200b\u202e\u2066", max_size=40))
    def test_reads_a_text_with_hidden_characters_like_its_clean_twin(self, raw: str) -> None:
        clean = raw.translate({0x200B: None, 0x202E: None, 0x2066: None})

        assert normalise(raw).text == normalise(clean).text
