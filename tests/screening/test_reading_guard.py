import pytest

from netral.election.contest import Election
from netral.intake.act import Act
from netral.language.reading import Abstention, Partisanship, Reading, Span, TargetReading
from netral.screening.directed import find_direction
from netral.screening.indication import Effect, GuardKind, GuardResult
from netral.screening.reading_guard import (
    ReadAct,
    ReadingGuard,
    guard_ambiguous_number,
    guard_cannot_tell,
    guard_fragment,
    guard_hidden_characters,
    guard_news_report,
    guard_official,
    guard_question,
    guard_quotation,
    guard_third_party_object,
)
from netral.values.act_kind import Verb
from netral.values.stance import Stance, Voice
from tests.screening.builders import act, campaign_post, reading, small_election, target

ELECTION: Election = small_election()


def asked(guard: ReadingGuard, item: Act, read: Reading) -> GuardResult | None:
    direction = find_direction(item, ELECTION)
    return guard(ReadAct(act=item, direction=direction, reading=read, election=ELECTION))


def named(text: str, name: str, why: str = "name") -> TargetReading:
    start = text.index(name)
    return TargetReading(
        contestant_id="a",
        stance=Stance.SUPPORT,
        confidence=0.9,
        spans=(Span(start=start, end=start + len(name), why=why),),
    )


def effect_of(found: GuardResult | None) -> Effect | None:
    return found.effect if found is not None else None


class TestGuardNewsReport:
    def test_stops_a_report_without_opinion(self) -> None:
        report = reading(target(), voice=Voice.REPORT, partisanship=Partisanship.NO)

        assert effect_of(asked(guard_news_report, act(), report)) is Effect.STOPS

    def test_limits_a_report_that_leans(self) -> None:
        report = reading(target(), voice=Voice.REPORT, partisanship=Partisanship.YES)

        assert effect_of(asked(guard_news_report, act(), report)) is Effect.LIMITS

    def test_passes_own_words(self) -> None:
        assert asked(guard_news_report, act(), reading(target())) is None


class TestGuardQuestion:
    def test_stops_a_real_question(self) -> None:
        question = reading(target(), voice=Voice.QUESTION, partisanship=Partisanship.NO)

        assert effect_of(asked(guard_question, act(text="Arman?"), question)) is Effect.STOPS

    def test_limits_a_question_for_a_fact_whatever_the_model_says(self) -> None:
        item = act(text="Visi misi Arman bisa dibaca di mana?")

        assert effect_of(asked(guard_question, item, reading(target()))) is Effect.LIMITS

    def test_passes_a_call_that_looks_like_a_question(self) -> None:
        item = act(text="Masih ragu pilih Arman? Gas!")

        assert asked(guard_question, item, reading(target())) is None


class TestGuardQuotation:
    def test_limits_words_that_mostly_stand_between_marks(self) -> None:
        item = act(text='"Arman pasti menang di kampung kita semua" katanya')

        assert effect_of(asked(guard_quotation, item, reading(target()))) is Effect.LIMITS

    def test_limits_a_quoted_part_that_is_told_of_somebody(self) -> None:
        item = act(
            text="Kata tetangga: “coblos Arman”. Saya hanya mencatat, tidak ikut-ikut soal itu"
        )

        assert effect_of(asked(guard_quotation, item, reading(target()))) is Effect.LIMITS

    def test_passes_one_marked_word_in_a_call(self) -> None:
        item = act(text='Si "jagoan" Arman pasti menang di kampung kita, ayo pilih')

        assert asked(guard_quotation, item, reading(target())) is None

    def test_passes_an_own_call_after_a_quoted_slogan(self) -> None:
        item = act(
            text='"Jakarta untuk semua" itu Arman banget, saya dan keluarga siap memenangkan beliau'
        )

        assert asked(guard_quotation, item, reading(target())) is None


class TestGuardQuotationOfBanners:
    def test_limits_what_a_banner_says(self) -> None:
        text = "Spanduk di flyover tulisannya \u201cayo dukung Arman\u201d, semoga hari ini cerah"

        assert effect_of(asked(guard_quotation, act(text=text), reading(target()))) is Effect.LIMITS


class TestGuardOfficial:
    def test_stops_praise_of_an_office_holder(self) -> None:
        text = "Terima kasih mantan Gubernur Jawa Barat Arman atas jembatannya"

        found = asked(guard_official, act(text=text), reading(named(text, "Arman")))

        assert effect_of(found) is Effect.STOPS
        assert found is not None
        assert found.circumstance == "official_information"

    def test_passes_where_the_election_is_spoken_of(self) -> None:
        text = "Mantan Gubernur Jawa Barat Arman harus menang pilkada"

        assert asked(guard_official, act(text=text), reading(named(text, "Arman"))) is None

    def test_passes_where_a_name_stands_alone(self) -> None:
        text = "Arman jagoan kita semua"

        assert asked(guard_official, act(text=text), reading(named(text, "Arman"))) is None


class TestGuardFragment:
    def test_limits_two_words_under_a_handle(self) -> None:
        text = "@arman.pribadi Mantap pak"

        found = asked(
            guard_fragment, act(text=text), reading(named(text, "@arman.pribadi", "handle"))
        )

        assert effect_of(found) is Effect.LIMITS

    @pytest.mark.parametrize(
        "words",
        [
            "Hadir dari kampung Muarasenja huhu",
            "wih wkwkwk haha ya begitulah kak",
            "siap dr RW 05 Wanasalam Kulon hehe",
        ],
    )
    def test_limits_laughter_greetings_and_places(self, words: str) -> None:
        text = f"@arman.pribadi {words}"

        found = asked(
            guard_fragment, act(text=text), reading(named(text, "@arman.pribadi", "handle"))
        )

        assert effect_of(found) is Effect.LIMITS

    def test_passes_a_sentence_under_a_handle(self) -> None:
        text = "@arman.pribadi semoga menang jadi gubernur"

        found = asked(
            guard_fragment, act(text=text), reading(named(text, "@arman.pribadi", "handle"))
        )

        assert found is None

    def test_passes_two_words_with_a_name(self) -> None:
        text = "Arman mantap"

        assert asked(guard_fragment, act(text=text), reading(named(text, "Arman"))) is None


class TestGuardAmbiguousNumber:
    def test_limits_a_number_alone(self) -> None:
        found = asked(guard_ambiguous_number, act(text="Salam 1"), reading(target(why="number")))

        assert effect_of(found) is Effect.LIMITS

    def test_passes_a_name(self) -> None:
        assert asked(guard_ambiguous_number, act(), reading(target(why="name"))) is None

    def test_does_not_look_at_contestants_without_a_side(self) -> None:
        neutral = reading(target(stance=Stance.NEUTRAL, why="number"))

        assert asked(guard_ambiguous_number, act(), neutral) is None


class TestGuardCannotTell:
    def test_limits_an_abstention_and_says_why(self) -> None:
        unsure = reading(
            target(), partisanship=Partisanship.UNCLEAR, abstention=Abstention.CONFLICTING
        )

        found = asked(guard_cannot_tell, act(), unsure)

        assert effect_of(found) is Effect.LIMITS
        assert found is not None
        assert "conflicting" in found.why

    def test_passes_an_answer(self) -> None:
        assert asked(guard_cannot_tell, act(), reading(target())) is None


class TestGuardThirdPartyObject:
    def test_limits_a_like_on_a_stranger(self) -> None:
        like = act(
            verb=Verb.REACTION,
            text=None,
            object=campaign_post(owner="tetangga", text="Pilih Arman"),
        )

        found = asked(guard_third_party_object, like, reading(target()))

        assert found is not None
        assert found.guard is GuardKind.THIRD_PARTY_OBJECT

    def test_passes_a_like_on_a_campaign_account(self) -> None:
        like = act(verb=Verb.REACTION, text=None, object=campaign_post(text="Pilih Arman"))

        assert asked(guard_third_party_object, like, reading(target())) is None


class TestGuardHiddenCharacters:
    def test_tells_the_reviewer(self) -> None:
        found = asked(guard_hidden_characters, act(), reading(target(), hidden_characters=2))

        assert effect_of(found) is Effect.NOTES
