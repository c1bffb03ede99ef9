from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netral_rulebooks
from netral.intake.act import Act, Visibility
from netral.language.reading import Abstention, Partisanship, Reading
from netral.rulebook import Edition, load_edition
from netral.screening import Effect, GuardKind, Result, Screened, Screener, indications_of
from netral.screening.errors import NoEditionError, OutsideWindowError
from netral.values.act_kind import Verb
from netral.values.provenance import Grade
from netral.values.stance import Stance, Voice
from tests.screening.builders import (
    BEFORE_NOON,
    CAMPAIGN_NOON,
    NO_CONTESTANT,
    ScriptedReader,
    act,
    campaign_post,
    reading,
    small_election,
    target,
)

ELECTION = small_election()
SKB: Edition = load_edition(Path(netral_rulebooks.__file__).parent / "indonesia" / "skb_2022")


def screener(script: dict[str, Reading] | None = None) -> Screener:
    return Screener(ELECTION, editions=[SKB], text_reader=ScriptedReader(script or {}))


def screened(item: Act, script: dict[str, Reading] | None = None) -> Screened:
    return screener(script).screen(item, person="P-1")


def codes(result: Screened) -> set[str]:
    return {match.code for match in result.trace.matches} if result.trace else set()


class TestOwnWords:
    SUPPORT: ClassVar = {"Ayo pilih Arman": reading(target())}

    def test_a_call_to_vote_in_the_campaign_is_an_indication_of_discipline(self) -> None:
        result = screened(act(text="Ayo pilih Arman"), self.SUPPORT)

        assert result.result is Result.INDICATION
        assert result.contestant_id == "a"
        assert "DS-02" in codes(result)
        assert "KE-02" not in codes(result)

    def test_the_same_words_before_designation_are_an_indication_of_ethics(self) -> None:
        result = screened(act(text="Ayo pilih Arman", at=BEFORE_NOON), self.SUPPORT)

        assert result.result is Result.INDICATION
        assert "KE-02" in codes(result)
        assert "DS-02" not in codes(result)

    def test_an_attack_on_a_contestant_counts_like_support(self) -> None:
        script = {"Jangan pilih Arman": reading(target(stance=Stance.OPPOSE))}

        result = screened(act(text="Jangan pilih Arman"), script)

        assert result.result is Result.INDICATION
        assert result.stance is Stance.OPPOSE

    def test_words_about_no_contestant_are_nothing(self) -> None:
        result = screened(act(text="Layanan KTP di kecamatan lambat sekali"))

        assert result.result is Result.NOTHING
        assert result.contestant_id is None
        assert [guard.guard for guard in result.guards] == [GuardKind.NO_CONTESTANT]

    def test_a_neutral_mention_is_nothing(self) -> None:
        script = {
            "Arman nomor 1": reading(target(stance=Stance.NEUTRAL), partisanship=Partisanship.NO)
        }

        result = screened(act(text="Arman nomor 1"), script)

        assert result.result is Result.NOTHING

    def test_a_text_that_does_not_tell_is_unclear(self) -> None:
        script = {
            "Arman hebat ya, hebat": reading(
                target(), partisanship=Partisanship.UNCLEAR, abstention=Abstention.CONFLICTING
            )
        }

        result = screened(act(text="Arman hebat ya, hebat"), script)

        assert result.result is Result.UNCLEAR

    def test_a_favourable_headline_is_nothing(self) -> None:
        script = {
            "Arman unggul di survei": reading(
                target(), voice=Voice.REPORT, partisanship=Partisanship.NO
            )
        }

        assert screened(act(text="Arman unggul di survei"), script).result is Result.NOTHING


class TestDeedsOnCampaignAccounts:
    def like(self, *, owner: str, at=CAMPAIGN_NOON, **changes: object) -> Act:  # type: ignore[no-untyped-def]
        return act(
            verb=Verb.REACTION, text=None, object=campaign_post(owner=owner), at=at, **changes
        )

    def test_a_like_on_a_campaign_account_raises_ds_06(self) -> None:
        result = screened(self.like(owner="arman.menang"))

        assert result.result is Result.INDICATION
        assert "DS-06" in codes(result)

    def test_a_like_on_a_campaign_account_before_designation_raises_ke_04(self) -> None:
        result = screened(self.like(owner="arman.menang", at=BEFORE_NOON))

        assert "KE-04" in codes(result)
        assert "DS-06" not in codes(result)

    def test_a_like_on_an_ordinary_account_is_nothing(self) -> None:
        assert screened(self.like(owner="tetangga")).result is Result.NOTHING

    def test_a_like_taken_back_at_once_is_nothing(self) -> None:
        slip = self.like(owner="arman.menang", undone_at=CAMPAIGN_NOON + timedelta(minutes=2))

        assert screened(slip).result is Result.NOTHING

    def test_an_angry_reaction_is_at_most_unclear(self) -> None:
        result = screened(self.like(owner="arman.menang", reaction="angry"))

        assert result.result is not Result.INDICATION

    def test_following_a_candidate_is_at_most_unclear(self) -> None:
        follow = act(verb=Verb.FOLLOW, text=None, object=campaign_post(owner="arman.pribadi"))

        assert screened(follow).result is not Result.INDICATION

    def test_sharing_partisan_words_of_a_stranger_is_an_indication(self) -> None:
        share = act(
            verb=Verb.REPOST, text=None, object=campaign_post(owner="tetangga", text="Pilih Arman")
        )

        result = screened(share, {"Pilih Arman": reading(target())})

        assert result.result is Result.INDICATION

    def test_liking_partisan_words_of_a_stranger_is_at_most_unclear(self) -> None:
        like = act(
            verb=Verb.REACTION,
            text=None,
            object=campaign_post(owner="tetangga", text="Pilih Arman"),
        )

        result = screened(like, {"Pilih Arman": reading(target())})

        assert result.result is Result.UNCLEAR

    def test_a_repost_of_a_headline_is_nothing(self) -> None:
        share = act(
            verb=Verb.REPOST, text=None, object=campaign_post(owner="koran", text="Arman ke pasar")
        )
        script = {
            "Arman ke pasar": reading(target(), voice=Voice.REPORT, partisanship=Partisanship.NO)
        }

        assert screened(share, script).result is Result.NOTHING

    def test_a_comment_that_names_nobody_is_at_most_unclear(self) -> None:
        comment = act(verb=Verb.COMMENT, text="Mantap", object=campaign_post())

        assert screened(comment).result is Result.UNCLEAR


class TestGuardsHold:
    SCRIPT: ClassVar = {"Ayo pilih Arman": reading(target())}

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"grade": Grade.D}, id="lone screenshot"),
            pytest.param({"visibility": Visibility.NOT_PUBLIC}, id="not public"),
            pytest.param({"verb": Verb.TAGGED}, id="tagged by others"),
            pytest.param({"verb": Verb.LEAVE_GROUP}, id="left a group"),
        ],
    )
    def test_stopped_acts_are_nothing(self, change: dict[str, object]) -> None:
        plain = screened(act(), self.SCRIPT)
        changed = screened(act(**change), self.SCRIPT)  # type: ignore[arg-type]

        assert plain.result is Result.INDICATION
        assert changed.result is Result.NOTHING

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"on_duty": True}, id="on duty"),
            pytest.param({"undone_at": CAMPAIGN_NOON + timedelta(minutes=1)}, id="deleted at once"),
        ],
    )
    def test_limited_acts_are_unclear(self, change: dict[str, object]) -> None:
        changed = screened(act(**change), self.SCRIPT)  # type: ignore[arg-type]

        assert changed.result is Result.UNCLEAR
        assert indications_of(changed) == ()

    def test_an_act_outside_the_window_is_an_error(self) -> None:
        _, end = ELECTION.window

        with pytest.raises(OutsideWindowError, match="act-1 lies outside the window"):
            screened(act(at=end))

    def test_a_screener_without_a_rulebook_is_an_error(self) -> None:
        with pytest.raises(NoEditionError, match="no rulebook edition"):
            Screener(ELECTION, editions=[], text_reader=ScriptedReader({}))


class TestIndicationsOf:
    def test_gives_one_for_each_rule_with_a_stable_id(self) -> None:
        script = {"Ayo pilih Arman": reading(target())}

        first = indications_of(screened(act(), script))
        again = indications_of(screened(act(), script))

        assert first
        assert [each.indication_id for each in first] == [each.indication_id for each in again]
        assert len({each.indication_id for each in first}) == len(first)

    def test_gives_none_without_a_contestant(self) -> None:
        assert indications_of(screened(act(), {"Ayo pilih Arman": NO_CONTESTANT})) == ()


class TestOtherElection:
    def test_an_act_towards_somebody_who_runs_elsewhere_is_at_most_unclear(self) -> None:
        result = screened(act(), {"Ayo pilih Arman": reading(target("e"))})

        assert result.result is Result.UNCLEAR
        assert result.contestant_id == "e"
        assert GuardKind.OTHER_ELECTION in {guard.guard for guard in result.guards}
        assert indications_of(result) == ()

    def test_somebody_who_runs_here_comes_first_whatever_the_confidence(self) -> None:
        both = reading(target("e", confidence=0.99), target("a", confidence=0.6))

        result = screened(act(), {"Ayo pilih Arman": both})

        assert result.contestant_id == "a"
        assert result.result is Result.INDICATION

    def test_a_number_beside_somebody_who_runs_elsewhere_is_theirs(self) -> None:
        both = reading(target("e", confidence=0.6), target("a", confidence=0.9, why="number"))

        result = screened(act(), {"Ayo pilih Arman": both})

        assert result.contestant_id == "e"
        assert result.result is Result.UNCLEAR


TEXTS = ["Ayo pilih Arman", "Jadwal debat Arman", "Hujan lagi", ""]
READINGS = st.builds(
    reading,
    st.sampled_from([target(), target("b", Stance.OPPOSE), target(stance=Stance.NEUTRAL)]),
    voice=st.sampled_from(Voice),
    partisanship=st.sampled_from(Partisanship),
)
ACTS = st.builds(
    act,
    verb=st.sampled_from(Verb),
    text=st.sampled_from(TEXTS),
    grade=st.sampled_from(Grade),
    visibility=st.sampled_from(Visibility),
    on_duty=st.booleans(),
    reaction=st.sampled_from([None, "like", "angry"]),
    object=st.sampled_from(
        [None, campaign_post(), campaign_post(owner="tetangga", text="Ayo pilih Arman")]
    ),
)

EDGES = [
    datetime.combine(day, time(), ELECTION.zone).astimezone(UTC)
    for stage in ELECTION.stages
    for day in (stage.first_date, stage.until_date)
]
STEPS = [timedelta(seconds=step) for step in (-1, 0, 1)]


class TestProperties:
    @given(item=ACTS, read=READINGS)
    def test_no_indication_exists_without_a_contestant_and_a_public_better_source(
        self, item: Act, read: Reading
    ) -> None:
        result = screened(item, dict.fromkeys(TEXTS, read))

        for indication in indications_of(result):
            assert indication.contestant_id in {"a", "b", "p"}
            assert item.provenance.grade is not Grade.D
            assert item.visibility is not Visibility.NOT_PUBLIC
            assert item.verb is not Verb.TAGGED

    @given(items=st.lists(ACTS, max_size=8), read=READINGS)
    def test_a_batch_answers_as_each_act_alone(self, items: list[Act], read: Reading) -> None:
        script = dict.fromkeys(TEXTS, read)

        together = screener(script).screen_many([(item, "P-1") for item in items])

        assert together == [screened(item, script) for item in items]

    @given(items=st.lists(ACTS, max_size=8), read=READINGS)
    def test_sifting_keeps_what_screening_finds_and_counts_the_rest(
        self, items: list[Act], read: Reading
    ) -> None:
        by_screener = screener(dict.fromkeys(TEXTS, read))
        acts = [(item, "P-1") for item in items]

        sifted = by_screener.sift(acts)

        everything = by_screener.screen_many(acts)
        assert sifted.kept == [each for each in everything if each.result is not Result.NOTHING]
        nothing = [each for each in everything if each.result is Result.NOTHING]
        stops = [
            [guard for guard in each.guards if guard.effect is Effect.STOPS] for each in nothing
        ]
        assert sifted.nothing_because == Counter(
            found[0].guard.value if found else "no_rule" for found in stops
        )

    @given(
        moment=st.one_of(
            st.datetimes(
                min_value=datetime(2024, 4, 1),  # noqa: DTZ001 - hypothesis adds the zone
                max_value=datetime(2025, 2, 1),  # noqa: DTZ001
                timezones=st.just(UTC),
            ),
            st.sampled_from([edge + step for edge in EDGES for step in STEPS]),
        )
    )
    def test_the_phase_is_that_of_the_local_day(self, moment: datetime) -> None:
        phase = ELECTION.find_phase(moment)
        item = act(at=moment)

        if phase is None:
            with pytest.raises(OutsideWindowError):
                screened(item, {})
        else:
            assert screened(item, {}).phase is phase
