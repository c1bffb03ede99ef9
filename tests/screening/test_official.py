"""An official as an official is never an indication: sentences of our own, on the whole way."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

import netral_rulebooks
from netral.election import Election, load_election
from netral.language import load_text_reader
from netral.rulebook import load_edition
from netral.screening import GuardKind, Result, Screened, Screener
from tests.screening.builders import act

LAWS = Path(netral_rulebooks.__file__).parent / "indonesia"

OFFICIALS = {
    "jakarta_2024": (
        "Gubernur Jawa Barat Ridwan Kamil",
        "mantan Gubernur Jabar Ridwan Kamil",
        "eks Wali Kota Bandung Ridwan Kamil",
        "Ridwan Kamil, mantan gubernur Jabar,",
        "Ridwan Kamil saat menjabat Gubernur Jawa Barat",
        "Seskab Pramono Anung",
        "Sekretaris Kabinet Pramono Anung",
        "Menteri Pertanian Suswono",
        "Rano Karno sewaktu Gubernur Banten",
    ),
    "jatim_2024": (
        "Gubernur Khofifah",
        "Gubernur Jatim Khofifah Indar Parawansa",
        "Ibu Gubernur Khofifah",
        "Wagub Emil Dardak",
        "Wakil Gubernur Jawa Timur Emil Dardak",
        "Khofifah selaku Gubernur Jawa Timur",
        "Mensos Risma",
        "Menteri Sosial Tri Rismaharini",
    ),
    "banten_2024": ("Wali Kota Tangerang Selatan Airin", "mantan Bupati Pandeglang Dimyati"),
}
DEEDS = (
    "gagal total mengurus banjir, warga yang susah",
    "sangat peduli sama guru honorer, terima kasih",
    "meresmikan puskesmas baru, keren banget",
    "bikin kebijakan yang ngawur soal sampah",
    "hebat, pelayanan publik jadi cepat",
    "cuma pencitraan, jalan kampung kami tetap rusak",
    "kerjanya nyata, bangga sama beliau",
    "tidak becus mengelola anggaran daerah",
)
FRAMES = ("{official} {deed}", "Menurut saya {official} {deed} 🙏")
SENTENCES = [
    (election_id, frame.format(official=official, deed=deed))
    for election_id, officials in OFFICIALS.items()
    for official, deed, frame in product(officials, DEEDS, FRAMES)
]


@pytest.fixture(scope="module")
def screeners() -> dict[str, Screener]:
    return {election_id: screener_of(election_id) for election_id in OFFICIALS}


def screener_of(election_id: str) -> Screener:
    election: Election = load_election(LAWS / "elections" / election_id)
    editions = [load_edition(LAWS / each) for each in election.editions]
    return Screener(election, editions=editions, text_reader=load_text_reader(election))


def guards_of(screened: Screened) -> set[GuardKind]:
    return {guard.guard for guard in screened.guards}


class TestOfficialsAsOfficials:
    def test_there_are_as_many_sentences_as_the_target_asks(self) -> None:
        assert len(set(SENTENCES)) >= 300

    def test_none_of_them_is_an_indication(self, screeners: dict[str, Screener]) -> None:
        found = [
            sentence
            for election_id, sentence in SENTENCES
            if screeners[election_id].screen(act(text=sentence), person="P-1").result
            is Result.INDICATION
        ]

        assert found == []

    def test_without_the_guard_some_of_them_would_be(
        self, screeners: dict[str, Screener], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from netral.screening import screener  # noqa: PLC0415

        others = [each for each in screener.READING_GUARDS if each.__name__ != "guard_official"]
        monkeypatch.setattr(screener, "READING_GUARDS", tuple(others))

        results = Counter(
            screeners[election_id].screen(act(text=sentence), person="P-1").result
            for election_id, sentence in SENTENCES
        )

        assert results[Result.INDICATION] > 10


class TestIncumbents:
    @pytest.mark.parametrize("deed", DEEDS)
    @pytest.mark.parametrize("name", ["Khofifah", "Bu Khofifah", "Emil Dardak"])
    def test_words_of_governing_beside_the_bare_name_are_for_people(
        self, name: str, deed: str, screeners: dict[str, Screener]
    ) -> None:
        screened = screeners["jatim_2024"].screen(act(text=f"{name} {deed}"), person="P-1")

        assert screened.result is not Result.INDICATION

    @pytest.mark.parametrize(
        ("election_id", "text"),
        [
            ("jatim_2024", "Khofifah bikin kebijakan ngawur, jangan coblos dia"),
            ("jatim_2024", "Khofifah-Emil sudah terbukti membangun puskesmas di mana-mana"),
            ("jatim_2024", "Risma gagal total mengurus banjir, warga yang susah"),
            ("jatim_2024", "Khofifah idola keluarga kami, top banget orangnya"),
            ("jakarta_2024", "Ridwan Kamil gagal total mengurus banjir, warga yang susah"),
        ],
    )
    def test_nobody_else_and_nothing_electoral_is_spared(
        self, election_id: str, text: str, screeners: dict[str, Screener]
    ) -> None:
        screened = screeners[election_id].screen(act(text=text), person="P-1")

        assert GuardKind.OFFICIAL not in guards_of(screened)


class TestElectoralElement:
    @pytest.mark.parametrize(
        ("election_id", "text"),
        [
            ("jatim_2024", "Ayo pilih lagi Gubernur Khofifah, coblos nomor 2 tanggal 27 November"),
            ("jatim_2024", "Gubernur Khofifah gagal, jangan coblos dia di TPS"),
            ("jakarta_2024", "Mantan Gubernur Jabar Ridwan Kamil harus menangkan Pilgub Jakarta"),
            ("jakarta_2024", "Eks Seskab Pramono Anung, Pramono-Rano paling siap pimpin kota ini"),
            ("jakarta_2024", "Calon Gubernur Ridwan Kamil pilihan kami sekeluarga"),
        ],
    )
    def test_lets_the_guard_pass(
        self, election_id: str, text: str, screeners: dict[str, Screener]
    ) -> None:
        screened = screeners[election_id].screen(act(text=text), person="P-1")

        assert GuardKind.OFFICIAL not in guards_of(screened)

    @pytest.mark.parametrize(
        ("election_id", "text"),
        [
            ("jakarta_2024", "Gubernur Jakarta kita Ridwan Kamil, keren banget orangnya"),
            ("jakarta_2024", "Pramono Anung gubernur idaman warga Jakarta, mantap"),
            ("jatim_2024", "Gubernur Khofifah layak lanjut, kerjanya keren banget"),
        ],
    )
    def test_a_doubtful_one_is_for_people(
        self, election_id: str, text: str, screeners: dict[str, Screener]
    ) -> None:
        screened = screeners[election_id].screen(act(text=text), person="P-1")

        assert screened.result is not Result.INDICATION
        if screened.trace is not None:
            assert GuardKind.OFFICIAL in guards_of(screened)
