import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netral.rulebook import About, Channel, ElectionKind, UnreadableDocketError
from netral.rulebook.docket import DocketCase, Outcome, iter_docket
from netral.rulebook.docket_word import find_act_kinds
from netral.values.act_kind import ActKind
from netral.values.phase import Phase
from netral.values.stance import Stance


def written(folder: Path, *rows: Any) -> Path:
    path = folder / "docket.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def row(**changes: Any) -> dict[str, Any]:
    return {
        "id": "X-1",
        "year": 2024,
        "act": "post",
        "channel": "Facebook",
        "phase": "campaign",
        "about": "candidate",
        "stance": "support",
        "finding": "violation_discipline",
        "outcome": "violation",
        "class_stated": True,
        "kind": "case",
        **changes,
    }


def read(folder: Path, **changes: Any) -> DocketCase:
    return next(iter_docket(written(folder, row(**changes))))


class TestIterDocket:
    def test_reads_a_case_by_its_facts(self, tmp_path: Path) -> None:
        case = read(tmp_path)

        assert case.outcome is Outcome.VIOLATION
        assert case.class_stated == "discipline"
        assert [each.act_kind for each in case.facts] == [ActKind.POST]
        assert case.facts[0].channel is Channel.SOCIAL

    def test_takes_no_notice_of_the_story(self, tmp_path: Path) -> None:
        plain = read(tmp_path)

        told = read(tmp_path, scenario="He liked it twice.", note="KE-04", source_url="x")

        assert told == plain

    def test_keeps_no_class_that_the_source_did_not_state(self, tmp_path: Path) -> None:
        assert read(tmp_path, class_stated=False).class_stated is None

    @pytest.mark.parametrize(
        ("word", "kinds"),
        [
            ("photo_gesture", (ActKind.PHOTO, ActKind.GESTURE)),
            ("retweet", (ActKind.SHARE,)),
            ("repost", (ActKind.SHARE,)),
            ("emoji", (ActKind.LIKE,)),
            ("ktp", (ActKind.SUPPORT_LETTER,)),
            ("declare", (ActKind.DECLARE_CANDIDACY, ActKind.SPEAK)),
            ("group", (ActKind.JOIN_GROUP, ActKind.POST)),
            ("whatsapp group", (ActKind.JOIN_GROUP, ActKind.POST)),
            ("join_group", (ActKind.JOIN_GROUP,)),
            ("team_role", (ActKind.TEAM_ROLE,)),
            ("like/comment", (ActKind.LIKE, ActKind.COMMENT)),
        ],
    )
    def test_understands_words_of_other_hands(self, word: str, kinds: tuple[ActKind, ...]) -> None:
        assert find_act_kinds(word) == (kinds, ())

    @pytest.mark.parametrize("kind", ActKind)
    def test_understands_every_word_of_its_own(self, kind: ActKind) -> None:
        assert find_act_kinds(kind.value) == ((kind,), ())

    def test_reports_words_that_nobody_knows(self, tmp_path: Path) -> None:
        case = read(tmp_path, act="levitate", phase="eclipse", about="weather", stance="mood")

        assert case.strange_words == (
            'act "levitate"',
            'phase "eclipse"',
            'about "weather"',
            'stance "mood"',
        )
        assert {each.about for each in case.facts} == {About.NONE}
        assert {each.stance for each in case.facts} == {Stance.UNCLEAR}

    def test_asks_both_sides_of_an_unknown_phase(self, tmp_path: Path) -> None:
        case = read(tmp_path, phase="unknown")

        assert [each.phase for each in case.facts] == [Phase.BEFORE, Phase.CAMPAIGN]
        assert case.strange_words == ()

    def test_takes_a_channel_of_identity_cards_for_a_support_letter(self, tmp_path: Path) -> None:
        case = read(tmp_path, act="other", channel="pengumpulan KTP")

        assert [each.act_kind for each in case.facts] == [ActKind.SUPPORT_LETTER]

    def test_lets_the_cited_statute_tell_the_kind_of_election(self, tmp_path: Path) -> None:
        case = read(tmp_path, legal_basis_cited="UU 7/2017 Pasal 283")

        assert case.facts[0].election_kind is ElectionKind.GENERAL

    @pytest.mark.parametrize(
        ("finding", "outcome"),
        [
            ("violation_ethics", Outcome.VIOLATION),
            ("criminal", Outcome.VIOLATION),
            ("not_violation", Outcome.NOT_VIOLATION),
            ("unclear", Outcome.UNDECIDED),
        ],
    )
    def test_reads_the_outcome_from_the_finding_where_it_must(
        self, finding: str, outcome: Outcome, tmp_path: Path
    ) -> None:
        assert read(tmp_path, finding=finding, outcome=None).outcome is outcome

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"{not json\n", "docket.jsonl:1: The line is not JSON."),
            (b"\n\n[1, 2]\n", "docket.jsonl:3: The line is not a JSON object."),
            (b"\xff\xfe\n", "docket.jsonl:1: The file cannot be read as UTF-8."),
            (b"\n", "docket.jsonl:1: The docket holds no case."),
        ],
    )
    def test_refuses_what_is_no_docket(self, content: bytes, sentence: str, tmp_path: Path) -> None:
        path = tmp_path / "docket.jsonl"
        path.write_bytes(content)

        with pytest.raises(UnreadableDocketError) as caught:
            list(iter_docket(path))

        assert caught.value.problem == f"{tmp_path}/{sentence}"

    @settings(max_examples=60, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from([*row(), "circumstance", "rules", "date", "on", "election_kind"]),
            st.none()
            | st.booleans()
            | st.integers()
            | st.text(max_size=12)
            | st.lists(st.integers(), max_size=2),
        )
    )
    def test_never_stumbles_over_a_strange_row(
        self, tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any]
    ) -> None:
        folder = tmp_path_factory.mktemp("docket")

        case = next(iter_docket(written(folder, changes)))

        assert case.facts
