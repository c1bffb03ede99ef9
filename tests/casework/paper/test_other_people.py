"""Tests of who is covered in a document, and who may stand."""

import pytest

from netral.casework.paper import NOBODY_ELSE, list_other_people


class TestOtherPeople:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            pytest.param("@ani dan @budi", "[Akun lain 1] dan [Akun lain 2]", id="two accounts"),
            pytest.param("@ANI lagi", "[Akun lain 1] lagi", id="the same account again"),
            pytest.param("\uff20ani", "[Akun lain 1]", id="another kind of at sign"),
            pytest.param(
                "instagram.com/ani", "instagram.com/[Akun lain 1]", id="link to a profile"
            ),
            pytest.param("surel ani@contoh.id", "surel [surel disamarkan]", id="mail address"),
            pytest.param("0812 3456 7890", "[nomor disamarkan]", id="telephone"),
            pytest.param("@calon_satu", "@calon_satu", id="a campaign stands"),
            pytest.param("@tak_dikenal", "[Akun lain]", id="of a text that nobody listed"),
            pytest.param("@……… lihat", "[Akun lain] lihat", id="masked at the gate"),
            pytest.param("begitu… ya", "begitu… ya", id="dots of a sentence stand"),
            pytest.param("kata Tono  Rekaan.", "kata [Orang lain 1].", id="a known name"),
            pytest.param("TONO REKAAN", "[Orang lain 1]", id="a known name in capitals"),
            pytest.param("Tonorekaan", "Tonorekaan", id="another word"),
        ],
    )
    def test_are_covered(self, text: str, shown: str) -> None:
        others = list_other_people(
            ["@ani @budi @calon_satu"], keep=["calon_satu"], names=["Tono Rekaan", ""]
        )

        assert others.cover(text) == shown

    def test_are_covered_by_default(self) -> None:
        assert NOBODY_ELSE.cover("@ani") == "[Akun lain]"

    def test_do_not_show_when_printed(self) -> None:
        assert "ani" not in repr(list_other_people(["@ani"], names=["Tono"]))
