"""Tests that words of every day name nobody, and that a campaign's words name whom it means."""

from datetime import datetime

import pytest

from netral.election import load_election
from netral.language import load_text_reader
from netral.language.text_reader import TextReader
from tests.election.builders import SHIPPED

CAMPAIGN = datetime.fromisoformat("2024-10-20T09:00:00+07:00")


@pytest.fixture(scope="module")
def jakarta() -> TextReader:
    return load_text_reader(load_election(SHIPPED / "jakarta_2024"))


@pytest.fixture(scope="module")
def jatim() -> TextReader:
    return load_text_reader(load_election(SHIPPED / "jatim_2024"))


def find(reader: TextReader, text: str) -> list[str]:
    return [target.contestant_id for target in reader.find_targets(text, at=CAMPAIGN)]


class TestJakarta:
    @pytest.mark.parametrize(
        "text",
        [
            "Semoga Allah rido dengan kerja kita, Jakarta maju terus",
            "Nonton ulang Si Doel Anak Sekolahan sambil ngopi",
            "Rapat koordinasi menuju Jakarta baru yang hijau, dibuka Asisten Pembangunan",
            "Penandatanganan PKS antara dinas dan rumah sakit",
            "Menyala abangku, laporan selesai sebelum jatuh tempo",
            "Antrean loket nomor 3, sabar ya bapak ibu",
            "Kun fayakun, jadi maka jadilah",
            "Selamat ulang tahun Pak Pramono, sehat selalu",
            "Upacara di lapangan, tiga jari saya terkilir",
            "PBB jatuh tempo bulan ini, bayar pajak tepat waktu",
            "Naik Garuda ke Surabaya, transit sebentar",
        ],
    )
    def test_names_nobody_in_words_of_every_day(self, jakarta: TextReader, text: str) -> None:
        assert find(jakarta, text) == []

    @pytest.mark.parametrize(
        ("text", "contestant_id"),
        [
            ("Paslon RIDO siap menang satu putaran", "ridwan_kamil_suswono"),
            ("Relawan RIDO bagi makan gratis jelang pilgub", "ridwan_kamil_suswono"),
            ("Si Doel cocok jadi cawagub", "pramono_rano"),
            ("Pramono janji air bersih untuk Jakarta", "pramono_rano"),
            ("Yuk coblos nomor 3 tanggal 27", "pramono_rano"),
            ("Jangan lupa paslon 2 ya", "dharma_kun"),
            ("Pemilu nanti pilih partai nomor 3", "pdip"),
            ("#PramDoelMenang", "pramono_rano"),
        ],
    )
    def test_names_whom_the_campaign_means(
        self, jakarta: TextReader, text: str, contestant_id: str
    ) -> None:
        assert find(jakarta, text) == [contestant_id]


class TestJatim:
    @pytest.mark.parametrize(
        "text",
        ["Terima kasih Bu Luluk atas bimbingannya selama magang", "Bu Risma cuti melahirkan"],
    )
    def test_names_nobody_when_a_colleague_has_the_name(self, jatim: TextReader, text: str) -> None:
        assert find(jatim, text) == []

    def test_names_both_rivals_when_only_short_names_stand_there(self, jatim: TextReader) -> None:
        assert find(jatim, "Bingung antara Bu Luluk atau Bu Risma") == [
            "luluk_lukmanul",
            "risma_gus_hans",
        ]
