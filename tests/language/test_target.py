"""Tests of the target finder: who is meant, and by which letters of the raw text."""

from datetime import date, datetime

import pytest

from netral.election.contest import Election, NameKind
from netral.language.normalisation import normalise
from netral.language.target import TargetFinder, group_targets
from netral.language.vocabulary import Vocabulary
from netral.values.instant import WIB
from tests.language.builders import CAMPAIGN_DAY, election, name, pair

_WORDS = ["ade", "guna", "pilih", "menang", "untuk", "kota", "baru", "guntur", "maju", "rakyat"]


def small_election() -> Election:
    return election(
        [
            pair(
                "sari_guna",
                1,
                ["Sarinah Wulandari", "Guna Prayitno"],
                [
                    "Sarinah",
                    "Sari Guna",
                    name("Guna", NameKind.NICKNAME, ambiguous=True, counts_with=("cawagub",)),
                    name("Kota Bangkit", NameKind.SLOGAN, partisan=True),
                    name("#BangkitBersamaSari", NameKind.HASHTAG, partisan=True),
                ],
            ),
            pair(
                "bagus_ade",
                2,
                ["Bagaskara Wibisono", "Ade Hardjono"],
                [
                    "Bagaskara",
                    name(
                        "Ade",
                        NameKind.NICKNAME,
                        ambiguous=True,
                        counts_with=("Bagaskara", "paslon"),
                        not_with=("adik",),
                    ),
                    name("Raja Jalan", NameKind.NICKNAME, valid_from=date(2024, 9, 1)),
                ],
            ),
            pair(
                "pmr",
                1,
                ["Partai Maju Rakyat"],
                [name("PMR", NameKind.PARTY)],
                kind="party",
                short_name="PMR",
            ),
        ],
        accounts=[("sarinah.official", "sari_guna")],
    )


def finder() -> TargetFinder:
    return TargetFinder(small_election(), Vocabulary(_WORDS))


def found(text: str, at: datetime = CAMPAIGN_DAY) -> dict[str, list[tuple[str, str]]]:
    return {
        target.contestant_id: [(text[span.start : span.end], span.why) for span in target.spans]
        for target in group_targets(finder().find(normalise(text), at=at))
    }


class TestTargetFinder:
    @pytest.mark.parametrize(
        ("text", "contestant", "letters", "why"),
        [
            ("Bu Sarinah datang", "sari_guna", "Sarinah", "name"),
            ("SARINAH datang", "sari_guna", "SARINAH", "name"),
            ("S a r i n a h datang", "sari_guna", "S a r i n a h", "name"),
            ("S\u0430rinah datang", "sari_guna", "S\u0430rinah", "name"),
            ("Sa\u200brinah datang", "sari_guna", "Sa\u200brinah", "name"),
            ("Bagaskra datang", "bagus_ade", "Bagaskra", "name"),
            ("busarinah datang", "sari_guna", "busarinah", "name"),
            ("Wulandari datang", "sari_guna", "Wulandari", "name"),
            ("Sari-Guna datang", "sari_guna", "Sari-Guna", "name"),
            ("#SarinahMenang ya", "sari_guna", "#SarinahMenang", "hashtag"),
            ("#sarinahmenang ya", "sari_guna", "#sarinahmenang", "hashtag"),
            ("#bangkitbersamasari", "sari_guna", "#bangkitbersamasari", "hashtag"),
            ("Kota Bangkit!", "sari_guna", "Kota Bangkit", "slogan"),
            ("halo @sarinah.official", "sari_guna", "@sarinah.official", "handle"),
            ("halo @bagaskara_wibisono", "bagus_ade", "@bagaskara_wibisono", "handle"),
            ("coblos nomor 2", "bagus_ade", "nomor 2", "number"),
            ("paslon 02 saja", "bagus_ade", "paslon 02", "number"),
            ("pilih no.1 di pilkada", "sari_guna", "no.1", "number"),
            ("coblos nomor 2 nya besok", "bagus_ade", "nomor 2", "number"),
            ("paslon yang 2 itu", "bagus_ade", "paslon yang 2", "number"),
            ("coblos 2, coblos 2!", "bagus_ade", "2", "number"),
            ("salam dua jari pilkada", "bagus_ade", "dua", "number"),
            ("PMR rapat", "pmr", "PMR", "party"),
            ("Partai Maju Rakyat rapat", "pmr", "Partai Maju Rakyat", "name"),
            ("partai nomor 1 rapat", "pmr", "nomor 1", "number"),
        ],
    )
    def test_finds_a_contestant_by_its_letters(
        self, text: str, contestant: str, letters: str, why: str
    ) -> None:
        assert (letters, why) in found(text)[contestant]

    @pytest.mark.parametrize(
        "text",
        [
            "jalan rusak di depan rumah",
            "nomor 1 di dunia soal kopi",
            "beli 2 kilo gula dan 3 telur",
            "RT 02 RW 03 kerja bakti pada hari minggu pagi bersama warga",
            "guna menjaga kebersihan",
            "ade pulang sekolah",
            "menunggu guntur reda",
            "yang satu ikut partai yang 1 lagi tidak",
            "kami coblos dua-duanya",
            "nyoblos dua2nya saja di pilkada",
            "aku ora nyoblos loro-lorone",
            "2 paslon, 2 jingle, semua fales",
            "1 partai 1 taun jabatan",
            "masa jabatan calon 2 taun saja",
            "tidak punya partai. Maju terus",
            "bupati yang satu ini rajin",
            "hai calon2 yang terhormat",
            "email ke sarinah@contoh.id".replace("sarinah", "info"),
        ],
    )
    def test_finds_nobody_in_ordinary_words(self, text: str) -> None:
        assert found(text) == {}

    def test_counts_an_ambiguous_name_only_beside_its_words(self) -> None:
        assert "bagus_ade" in found("paslon itu diwakili ade")
        assert "bagus_ade" not in found("kata ade, makan dulu")
        assert "bagus_ade" not in found("paslon atau bukan, ade itu adik saya")

    def test_counts_an_ambiguous_name_beside_a_clear_name_of_the_same_contestant(self) -> None:
        assert len(found("Sarinah dan Guna datang")["sari_guna"]) == 2

    def test_takes_a_name_only_from_its_first_day(self) -> None:
        assert "bagus_ade" in found("Raja Jalan datang")
        assert found("Raja Jalan datang", datetime(2024, 8, 31, 12, tzinfo=WIB)) == {}

    def test_gives_two_targets_for_a_text_about_two(self) -> None:
        assert list(found("mending Bagaskara daripada Sarinah")) == ["bagus_ade", "sari_guna"]

    def test_does_not_call_the_backing_party_a_target(self) -> None:
        assert list(found("PMR mengusung Sarinah")) == ["sari_guna"]

    def test_does_not_call_one_of_many_addressees_a_target(self) -> None:
        assert found("@a1 @b2 @c3 @bagaskara_wibisono tolong bantu") == {}
        assert "bagus_ade" in found("@bagaskara_wibisono tolong bantu")

    def test_lets_nothing_through_the_fast_door_that_it_would_find(self) -> None:
        texts = ["Bu Sarinah", "busarinah", "Bagaskra", "#ayosarinahmenang", "#coblos2", "PMR"]
        texts += ["@bagaskara_wibisono", "coblos 2", "no 1 pilkada", "02 menang", "Kota Bangkit"]

        assert all(finder().may_name(normalise(text).text) for text in texts)
        assert not finder().may_name("Banjir di depan rumah saya")


class TestAmbiguousNames:
    @pytest.mark.parametrize("word", ["dukung", "mendukung", "didukung", "ndukung", "Dukunglah"])
    def test_count_beside_any_form_of_a_word_that_makes_them_count(self, word: str) -> None:
        guna = name("Guna", NameKind.NICKNAME, ambiguous=True, counts_with=("dukung",))
        finder = TargetFinder(
            election([pair("sari_guna", 1, ["Sarinah Wulandari"], [guna])]), Vocabulary(_WORDS)
        )

        found = finder.find(normalise(f"saya {word} Guna"), at=CAMPAIGN_DAY)
        without = finder.find(normalise("saya pakai Guna"), at=CAMPAIGN_DAY)

        assert [mention.contestant_id for mention in found.targets] == ["sari_guna"]
        assert without.targets == ()


class TestMisspeltNames:
    def test_are_told_although_two_names_of_one_contestant_are_alike(self) -> None:
        finder = TargetFinder(
            election([pair("a", 1, ["Sarinahwati"], ["Sarinah", "Sarina"])]), Vocabulary(_WORDS)
        )

        found = finder.find(normalise("dukung Sarinh"), at=CAMPAIGN_DAY)

        assert [mention.contestant_id for mention in found.targets] == ["a"]

    def test_stay_unknown_between_names_of_two_contestants(self) -> None:
        finder = TargetFinder(
            election([pair("a", 1, ["Sarinah"]), pair("b", 2, ["Sarinak"])]), Vocabulary(_WORDS)
        )

        assert finder.find(normalise("dukung Sarina"), at=CAMPAIGN_DAY).targets == ()
