"""Tests that no hint helps anybody to hide that they take sides."""

import re
from itertools import product

import pytest

from netral.rulebook.rule import About
from netral.rulebook.trace import Answer
from netral.values.act_kind import ActKind
from netral.values.stance import Stance
from netral_selfcheck.device.answering import answer_question
from netral_selfcheck.device.hint import SENTENCES, Hint, list_hints
from netral_selfcheck.device.question import VERB_OF_KIND, parse_question
from netral_selfcheck.device.world import World

HIDING = re.compile(
    r"sembunyi|samarkan|ganti (?:nama|kata|tagar)|tanpa (?:menyebut|nama|tagar)|hapus|akun lain|"
    r"akun kedua|anonim|inisial|gunakan kode|privat\b|kunci akun|hide|instead of the name|"
    r"leave out|second account|anonymous|initials|use a code|lock your|delete",
    re.IGNORECASE,
)


class TestHints:
    def test_have_a_sentence_each_in_both_languages(self) -> None:
        assert set(SENTENCES) == set(Hint)
        assert all(text.id and text.en and text.id != text.en for text in SENTENCES.values())

    @pytest.mark.parametrize("hint", Hint)
    def test_never_tell_how_to_hide(self, hint: Hint) -> None:
        assert not HIDING.search(" ".join(SENTENCES[hint]))

    @pytest.mark.parametrize(
        "advice",
        [
            "Sampaikan tanpa menyebut nama calon.",
            "Gunakan inisial.",
            "Pakai akun lain.",
            "Use initials.",
        ],
    )
    def test_would_be_noticed(self, advice: str) -> None:
        assert HIDING.search(advice)

    def test_name_no_contestant_and_no_word_of_the_text(self, world: World) -> None:
        text = "Ayo dukung dan coblos Pramono-Rano nomor 3!"
        asked = {"election": "jakarta_2024", "act_kind": "post", "on": "2024-10-10", "text": text}
        answer = answer_question(parse_question(asked, world), world)
        hints = [SENTENCES[each].id for each in list_hints(answer)]

        assert answer.answer is Answer.INDICATION
        assert SENTENCES[Hint.MEANING_COUNTS].id in hints
        assert not any(word in " ".join(hints) for word in ("Pramono", "Rano", "coblos"))

    @pytest.mark.parametrize("act_kind", [*VERB_OF_KIND, "attend"])
    def test_say_where_nothing_was_found_only_that_the_vote_is_free(
        self, world: World, act_kind: str
    ) -> None:
        asked = {
            "election": "jakarta_2024",
            "act_kind": act_kind,
            "on": "2024-10-10",
            "about": "none",
        }
        answer = answer_question(parse_question(asked, world), world)

        assert answer.answer is Answer.NOTHING
        assert list_hints(answer) == (Hint.VOTE_IN_SECRET,)


class TestEverythingElseThatIsSaid:
    @pytest.mark.parametrize("act_kind", ActKind)
    def test_never_tells_how_to_hide(self, world: World, act_kind: ActKind) -> None:
        said: set[str] = set()
        for about, stance, day in product(
            ("", *About), Stance, ("2024-09-01", "2024-10-10", "2024-11-25")
        ):
            asked = {"election": "jakarta_2024", "act_kind": act_kind, "on": day}
            described = {"about": about, "stance": stance}
            answer = answer_question(parse_question(asked | described, world), world)
            if answer.trace is None:
                continue
            said |= {*answer.trace.not_matched, *answer.trace.not_matched_id}
            for match in answer.trace.matches:
                said |= {*match.would_change, *match.would_change_id}
                said |= {*match.limits, *match.limits_id, *match.contested, *match.contested_id}

        assert said
        assert [sentence for sentence in sorted(said) if HIDING.search(sentence)] == []
