"""Tests of signed notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral.evidence.errors import MalformedNoteError
from netral.evidence.signed_note import NoteSignature, SignedNote, parse_note

LINE = NoteSignature(name="contoh.invalid/log", key_id=b"abcd", signature=b"x" * 64)
NOTE = SignedNote(text="contoh.invalid/log\n3\nAAAA\n", signatures=(LINE,))


class TestParseNote:
    def test_gives_back_what_was_written(self) -> None:
        assert parse_note(str(NOTE)) == NOTE

    def test_reads_the_note_of_the_specification(self) -> None:
        text = (
            "example.com/behind-the-sofa\n20852163\n"
            "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4UR"
            "YN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        )

        assert parse_note(text).signatures[0].key_id.hex() == "033de0ae"

    @given(data=st.data())
    def test_never_reads_a_changed_note_as_the_same(self, data: st.DataObject) -> None:
        written = bytearray(str(NOTE).encode())
        written[data.draw(st.integers(0, len(written) - 1))] ^= 1 << data.draw(st.integers(0, 7))

        try:
            found = parse_note(written.decode())
        except (MalformedNoteError, UnicodeDecodeError):
            return
        assert found != NOTE

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("", id="empty"),
            pytest.param("a\n", id="no signature"),
            pytest.param("a\n\n", id="a blank line and nothing"),
            pytest.param(str(NOTE)[:-1], id="no line end"),
            pytest.param(str(NOTE).replace("\u2014", "-"), id="a hyphen for a dash"),
            pytest.param(str(NOTE) + str(LINE) + "\r\n", id="carriage return"),
            pytest.param("a\n\n" + (str(LINE) + "\n") * 40, id="too many signatures"),
        ],
    )
    def test_refuses_other_forms(self, text: str) -> None:
        with pytest.raises(MalformedNoteError):
            parse_note(text)
