from datetime import timedelta

import pytest

from netral.intake.act import Visibility
from netral.language.reading import Abstention, Partisanship
from netral.screening.directed import find_direction
from netral.screening.guard import (
    UNDONE_WITHIN,
    guard_ambiguous_number,
    guard_cannot_tell,
    guard_hidden_characters,
    guard_lone_screenshot,
    guard_news_report,
    guard_not_public,
    guard_old_content,
    guard_on_duty,
    guard_question,
    guard_quotation,
    guard_tagged_by_others,
    guard_third_party_object,
    guard_undone_quickly,
)
from netral.screening.indication import Effect, GuardKind
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice
from tests.screening.builders import (
    CAMPAIGN_NOON,
    act,
    campaign_post,
    reading,
    small_election,
    target,
)

ELECTION = small_election()


class TestGuardLoneScreenshot:
    def test_stops_grade_d(self) -> None:
        found = guard_lone_screenshot(act(grade=Grade.D), ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS

    @pytest.mark.parametrize("grade", [Grade.A, Grade.B, Grade.C])
    def test_passes_better_grades(self, grade: Grade) -> None:
        assert guard_lone_screenshot(act(grade=grade), ELECTION) is None


class TestGuardNotPublic:
    def test_stops_what_others_could_not_see(self) -> None:
        found = guard_not_public(act(visibility=Visibility.NOT_PUBLIC), ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS

    def test_has_the_reviewer_ask_where_nobody_knows(self) -> None:
        found = guard_not_public(act(visibility=Visibility.UNKNOWN), ELECTION)

        assert found is not None
        assert found.effect is Effect.NOTES

    def test_passes_public_acts(self) -> None:
        assert guard_not_public(act(visibility=Visibility.PUBLIC), ELECTION) is None


class TestGuardTaggedByOthers:
    def test_stops_a_tag(self) -> None:
        found = guard_tagged_by_others(act(verb=Verb.TAGGED), ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS
        assert found.circumstance == "tagged_by_others"

    def test_passes_own_deeds(self) -> None:
        assert guard_tagged_by_others(act(verb=Verb.POST), ELECTION) is None


class TestGuardUndoneQuickly:
    def test_stops_a_reaction_taken_back_at_once(self) -> None:
        like = act(verb=Verb.REACTION, text=None, undone_at=CAMPAIGN_NOON + timedelta(minutes=3))

        found = guard_undone_quickly(like, ELECTION)

        assert found is not None
        assert found.effect is Effect.STOPS
        assert "3 min" in found.why

    def test_only_limits_words_taken_back_at_once(self) -> None:
        post = act(undone_at=CAMPAIGN_NOON + timedelta(minutes=3))

        found = guard_undone_quickly(post, ELECTION)

        assert found is not None
        assert found.effect is Effect.LIMITS

    def test_ends_exactly_at_the_limit(self) -> None:
        at_limit = act(verb=Verb.REACTION, undone_at=CAMPAIGN_NOON + UNDONE_WITHIN)
        after = act(
            verb=Verb.REACTION, undone_at=CAMPAIGN_NOON + UNDONE_WITHIN + timedelta(seconds=1)
        )

        assert guard_undone_quickly(at_limit, ELECTION) is not None
        assert guard_undone_quickly(after, ELECTION) is None

    def test_does_not_believe_an_undoing_before_the_deed(self) -> None:
        odd = act(verb=Verb.REACTION, undone_at=CAMPAIGN_NOON - timedelta(seconds=1))

        assert guard_undone_quickly(odd, ELECTION) is None


class TestGuardOldContent:
    def test_limits_an_object_older_than_the_window(self) -> None:
        start, _ = ELECTION.window
        old = act(verb=Verb.REPOST, object=campaign_post(published_at=start - timedelta(seconds=1)))

        found = guard_old_content(old, ELECTION)

        assert found is not None
        assert found.guard is GuardKind.OLD_CONTENT
        assert found.effect is Effect.LIMITS

    def test_passes_an_object_of_the_first_second(self) -> None:
        start, _ = ELECTION.window

        fresh = act(verb=Verb.REPOST, object=campaign_post(published_at=start))

        assert guard_old_content(fresh, ELECTION) is None

    def test_marks_an_act_before_its_object(self) -> None:
        odd = act(
            verb=Verb.REACTION,
            object=campaign_post(published_at=CAMPAIGN_NOON + timedelta(seconds=1)),
        )

        found = guard_old_content(odd, ELECTION)

        assert found is not None
        assert found.guard is GuardKind.IMPOSSIBLE_TIME


class TestGuardOnDuty:
    def test_limits_what_the_source_marks(self) -> None:
        found = guard_on_duty(act(on_duty=True), ELECTION)

        assert found is not None
        assert found.effect is Effect.LIMITS
        assert found.circumstance == "on_duty"

    def test_notes_words_of_duty(self) -> None:
        found = guard_on_duty(act(text="Pengamanan kampanye Arman di lapangan"), ELECTION)

        assert found is not None
        assert found.effect is Effect.NOTES

    def test_passes_other_words(self) -> None:
        assert guard_on_duty(act(text="Ayo pilih Arman"), ELECTION) is None


class TestReadingGuards:
    def test_a_report_without_opinion_is_stopped(self) -> None:
        item = act(text="Arman kunjungi pasar")
        report = reading(target(), voice=Voice.REPORT, partisanship=Partisanship.NO)

        found = guard_news_report(item, find_direction(item, ELECTION), report)

        assert found is not None
        assert found.effect is Effect.STOPS

    def test_a_report_that_leans_is_limited(self) -> None:
        item = act()
        report = reading(target(), voice=Voice.REPORT, partisanship=Partisanship.YES)

        found = guard_news_report(item, find_direction(item, ELECTION), report)

        assert found is not None
        assert found.effect is Effect.LIMITS

    def test_own_words_are_no_report(self) -> None:
        item = act()

        assert guard_news_report(item, find_direction(item, ELECTION), reading(target())) is None

    def test_a_real_question_is_stopped(self) -> None:
        item = act(text="Arman nomor berapa?")
        asked = reading(target(), voice=Voice.QUESTION, partisanship=Partisanship.NO)

        found = guard_question(item, find_direction(item, ELECTION), asked)

        assert found is not None
        assert found.effect is Effect.STOPS

    def test_words_between_quotation_marks_are_limited(self) -> None:
        item = act(text='Kata tetangga: "Arman pasti menang di kampung kita"')

        found = guard_quotation(item, find_direction(item, ELECTION), reading(target()))

        assert found is not None
        assert found.effect is Effect.LIMITS

    def test_a_short_quoted_word_is_not_a_quotation(self) -> None:
        item = act(text='Si "jagoan" Arman pasti menang di kampung kita, ayo pilih')

        assert guard_quotation(item, find_direction(item, ELECTION), reading(target())) is None

    def test_a_number_alone_is_limited(self) -> None:
        item = act(text="Salam 1")
        numbered = reading(target(why="number"))

        found = guard_ambiguous_number(item, find_direction(item, ELECTION), numbered)

        assert found is not None
        assert found.effect is Effect.LIMITS

    def test_a_number_beside_a_name_is_not(self) -> None:
        item = act(text="Arman nomor 1")

        found = guard_ambiguous_number(
            item, find_direction(item, ELECTION), reading(target(why="name"))
        )

        assert found is None

    def test_an_abstention_is_limited(self) -> None:
        item = act()
        unsure = reading(
            target(), partisanship=Partisanship.UNCLEAR, abstention=Abstention.CONFLICTING
        )

        found = guard_cannot_tell(item, find_direction(item, ELECTION), unsure)

        assert found is not None
        assert found.effect is Effect.LIMITS
        assert "conflicting" in found.why

    def test_hidden_characters_are_told(self) -> None:
        item = act()

        found = guard_hidden_characters(
            item, find_direction(item, ELECTION), reading(target(), hidden_characters=2)
        )

        assert found is not None
        assert found.effect is Effect.NOTES

    def test_a_like_on_a_stranger_is_limited(self) -> None:
        like = act(
            verb=Verb.REACTION,
            text=None,
            object=campaign_post(owner="tetangga", text="Pilih Arman"),
        )

        found = guard_third_party_object(like, find_direction(like, ELECTION), reading(target()))

        assert found is not None
        assert found.effect is Effect.LIMITS

    def test_a_like_on_a_campaign_account_is_not(self) -> None:
        like = act(verb=Verb.REACTION, text=None, object=campaign_post(text="Pilih Arman"))

        assert (
            guard_third_party_object(like, find_direction(like, ELECTION), reading(target()))
            is None
        )

    def test_stance_neutral_targets_do_not_count_as_numbers(self) -> None:
        item = act()

        found = guard_ambiguous_number(
            item,
            find_direction(item, ELECTION),
            reading(target(stance=Stance.NEUTRAL, why="number")),
        )

        assert found is None
