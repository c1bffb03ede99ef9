"""Tests of reading: the promises that hold whatever the model has learned."""

# ruff: noqa: RUF001  letters that pass for others are what is tested

import random
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.election.contest import Election, NameKind
from netral.language import Partisanship, TextReader, load_text_reader
from netral.language.model_file import load_model
from netral.language.reading import Abstention, Reading
from netral.values.stance import Stance
from tests.language.builders import CAMPAIGN_DAY, election, name, pair
from training.grammar import write_sentences

_PAIRS = (
    ("sarinah", "Sarinah Wulandari", "Sarinah", "#SarinahMenang", "Kota Bangkit", "1", "satu"),
    ("bagaskara", "Bagaskara Wibisono", "Bagaskara", "#BagaskaraMenang", "Kota Jaya", "2", "dua"),
)
_SENTENCES = (
    "Ayo coblos {name}!",
    "{name} pembohong, jangan dipilih",
    "{name} kunjungi pasar, ini janjinya https://contoh.id/a",
    "mending {name} daripada {other}",
    "{slogan} {tag}",
    "paslon {number} menang, {other} pulang saja",
    "coblos nomor {number}",
    "salam {word} jari untuk {name}",
    "Survei: {name} ungguli {other} 52 persen",
    "kapan debat {name} lawan {other}?",
    "{full} hadir di alun-alun {tag}",
    "Pak {name} kerjanya nyata 👍",
    "bukan berarti dukung {name}",
    "{other} ngawur, {name} mantap ❤",
)


def two_pairs() -> Election:
    return election(
        [
            pair(
                key,
                int(number),
                [full],
                [
                    short,
                    name(tag, NameKind.HASHTAG, partisan=True),
                    name(slogan, NameKind.SLOGAN, partisan=True),
                ],
            )
            for key, full, short, tag, slogan, number, _ in _PAIRS
        ]
    )


@pytest.fixture(scope="module")
def reader() -> TextReader:
    return load_text_reader(two_pairs())


def fill(sentence: str, mine: int) -> str:
    key, full, short, tag, slogan, number, word = _PAIRS[mine]
    del key
    return sentence.format(
        name=short, full=full, tag=tag, slogan=slogan, number=number, word=word,
        other=_PAIRS[1 - mine][2],
    )  # fmt: skip


def swapped(reading: Reading) -> list[tuple[str, Stance, float]]:
    other = {_PAIRS[0][0]: _PAIRS[1][0], _PAIRS[1][0]: _PAIRS[0][0]}
    return sorted(
        (other[target.contestant_id], target.stance, target.confidence)
        for target in reading.targets
    )


class TestTextReader:
    @pytest.mark.parametrize("sentence", _SENTENCES)
    def test_answers_the_same_when_contestants_are_swapped(
        self, reader: TextReader, sentence: str
    ) -> None:
        one = reader.read(fill(sentence, 0), at=CAMPAIGN_DAY)
        two = reader.read(fill(sentence, 1), at=CAMPAIGN_DAY)

        assert (one.partisanship, one.confidence, one.voice) == (
            two.partisanship,
            two.confidence,
            two.voice,
        )
        assert swapped(one) == sorted(
            (target.contestant_id, target.stance, target.confidence) for target in two.targets
        )

    def test_reads_a_thousand_at_once_as_it_reads_each_alone(self, reader: TextReader) -> None:
        generator = random.Random(5)  # noqa: S311  not for secrets
        texts = [fill(generator.choice(_SENTENCES), generator.randrange(2)) for _ in range(960)]
        texts += ["jalan rusak", "", " ", "😀" * 30, "Sarinah " + "kata " * 500] * 8

        together = reader.read_many([(text, CAMPAIGN_DAY) for text in texts])

        assert len(together) == 1000
        for text, reading in list(zip(texts, together, strict=True))[::13]:
            assert reader.read(text, at=CAMPAIGN_DAY) == reading

    def test_reads_a_text_that_comes_again_by_the_day_on_which_it_comes(self) -> None:
        drawn = CAMPAIGN_DAY.date() + timedelta(days=1)
        late = pair("sarinah", 1, ["Sarinah"], [name("Kota Bangkit", valid_from=drawn)])
        reader = load_text_reader(election([late]))
        text = "ayo menangkan Kota Bangkit"

        today, tomorrow, again = reader.read_many(
            [(text, CAMPAIGN_DAY + timedelta(days=days)) for days in (0, 1, 0)]
        )

        assert [target.contestant_id for target in tomorrow.targets] == ["sarinah"]
        assert today.targets == again.targets == ()
        assert reader.read(text, at=CAMPAIGN_DAY) == today

    @settings(max_examples=150, deadline=None)
    @given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
    def test_never_calls_a_text_without_a_contestant_partisan(
        self, reader: TextReader, text: str
    ) -> None:
        reading = reader.read(text, at=CAMPAIGN_DAY)

        assert reading.targets or reading.partisanship is Partisanship.NO

    def test_always_names_a_side_when_it_says_yes(self, reader: TextReader) -> None:
        for sentence in _SENTENCES:
            reading = reader.read(fill(sentence, 0), at=CAMPAIGN_DAY)
            sides = {target.stance for target in reading.targets}

            assert reading.partisanship is not Partisanship.YES or sides & {
                Stance.SUPPORT,
                Stance.OPPOSE,
            }

    @pytest.mark.parametrize(
        "disguised",
        [
            "Ayo coblos S\u0430rinah!",
            "Ayo co\u200bblos Sarinah!",
            "\u2067Ayo coblos Sarinah!\u2069",
            "Ayo c o b l o s Sarinah!",
            "Ayo coblos S a r i n a h!",
            "Ayo cobloooos Sarinaaah!",
            "𝐀𝐲𝐨 coblos 𝐒𝐚𝐫𝐢𝐧𝐚𝐡!",
        ],
    )
    def test_reads_a_disguised_text_like_its_clean_twin(
        self, reader: TextReader, disguised: str
    ) -> None:
        clean = reader.read("Ayo coblos Sarinah!", at=CAMPAIGN_DAY)

        reading = reader.read(disguised, at=CAMPAIGN_DAY)

        assert (reading.partisanship, reading.confidence) == (clean.partisanship, clean.confidence)
        assert [t.stance for t in reading.targets] == [t.stance for t in clean.targets]

    @pytest.mark.parametrize(
        "text", ["Sarinah", "@user @user bu Sarinah", "Sarinah.", "#Sarinah #Bagaskara", "Sarinah?"]
    )
    def test_cannot_tell_what_a_bare_name_means(self, reader: TextReader, text: str) -> None:
        reading = reader.read(text, at=CAMPAIGN_DAY)

        assert reading.targets
        assert reading.partisanship is not Partisanship.YES
        assert reading.abstention in {None, Abstention.FRAGMENT}

    def test_cannot_tell_where_no_stance_is_clear(self) -> None:
        model = load_model()
        strict = replace(model, thresholds=replace(model.thresholds, stance_from=1000.0))
        text = ("Ayo coblos Sarinah!", CAMPAIGN_DAY)

        (sure,) = TextReader(two_pairs(), model).read_many([text])
        (unsure,) = TextReader(two_pairs(), strict).read_many([text])

        assert sure.partisanship is Partisanship.YES
        assert unsure.partisanship is Partisanship.UNCLEAR
        assert unsure.abstention is Abstention.CONFLICTING
        assert [target.stance for target in unsure.targets] == [Stance.UNCLEAR]

    def test_reports_hidden_characters(self, reader: TextReader) -> None:
        assert reader.read("Sari\u200bnah \u202e!", at=CAMPAIGN_DAY).hidden_characters == 2
        assert reader.read("jalan\u200b rusak", at=CAMPAIGN_DAY).hidden_characters == 1

    def test_gives_spans_in_the_raw_text(self, reader: TextReader) -> None:
        text = "wah \u200bS a r i n a h menang"

        (target,) = reader.read(text, at=CAMPAIGN_DAY).targets

        assert [text[span.start : span.end] for span in target.spans] == ["S a r i n a h"]

    @pytest.mark.parametrize(
        ("text", "stance"),
        [
            ("Ayo coblos Sarinah, pemimpin jujur dan merakyat!", Stance.SUPPORT),
            ("Jangan pilih Sarinah, pembohong dan gak becus!", Stance.OPPOSE),
            ("KPU tetapkan Sarinah nomor urut 1 https://contoh.id/b", Stance.NEUTRAL),
        ],
    )
    def test_tells_plain_support_attack_and_news_apart(
        self, reader: TextReader, text: str, stance: Stance
    ) -> None:
        (target,) = reader.read(text, at=CAMPAIGN_DAY).targets

        assert target.stance is stance

    @pytest.mark.parametrize(
        "text",
        [
            "KPU tetapkan Sarinah dan Bagaskara sebagai peserta pilkada https://contoh.id/c",
            "Jadwal debat: Sarinah lawan Bagaskara, pukul 19.00",
            "ASN wajib netral, dilarang dukung Sarinah maupun Bagaskara",
            "Sarinah nomor urut berapa?",
        ],
    )
    def test_does_not_call_plain_information_partisan(self, reader: TextReader, text: str) -> None:
        assert reader.read(text, at=CAMPAIGN_DAY).partisanship is not Partisanship.YES


class TestWithinBound:
    def test_never_says_yes_in_an_election_whose_bound_does_not_hold(self) -> None:
        model = load_model()
        unbound = replace(
            model,
            thresholds=replace(
                model.thresholds, unbound_elections=frozenset({two_pairs().election_id})
            ),
        )
        texts = [(fill(sentence, 0), CAMPAIGN_DAY) for sentence in _SENTENCES]

        held_back = TextReader(two_pairs(), unbound)
        measured = TextReader(two_pairs(), unbound, within_bound=False)

        said = {reading.partisanship for reading in held_back.read_many(texts)}
        assert not held_back.triages
        assert Partisanship.YES not in said
        assert measured.read_many(texts) == TextReader(two_pairs(), model).read_many(texts)


class TestSwap:
    def test_flips_no_answer_in_three_thousand_pairs(self, reader: TextReader) -> None:
        slots = {
            "T": ("Sarinah", "Bagaskara"),
            "O": ("Bagaskara", "Sarinah"),
            "N": ("nomor 1", "nomor 2"),
            "S": ("#SarinahMenang", "#BagaskaraMenang"),
            "H": ("#Sarinah", "#Bagaskara"),
            "H2": ("Sarinah", "Bagaskara"),
            "P": ("Partai Anu", "Partai Anu"),
            "W": ("Kota", "Kota"),
        }
        pairs = [
            tuple(
                re.sub(r"\{(\w+)\}", lambda slot, side=side: slots[slot[1]][side], sentence.text)
                for side in (0, 1)
            )
            for sentence in write_sentences(4000, 99)
            if not re.search(r"(?<!\d)0?[12](?!\d)", sentence.text)  # a number nobody swapped
        ]

        ones = reader.read_many([(one, CAMPAIGN_DAY) for one, _ in pairs])
        twos = reader.read_many([(two, CAMPAIGN_DAY) for _, two in pairs])

        flips = [
            pair
            for pair, one, two in zip(pairs, ones, twos, strict=True)
            if (one.partisanship, one.voice, one.confidence)
            != (two.partisanship, two.voice, two.confidence)
            or swapped(one)
            != sorted((t.contestant_id, t.stance, t.confidence) for t in two.targets)
        ]
        assert len(pairs) >= 3000
        assert flips == []
