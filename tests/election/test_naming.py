"""Tests of the names that follow from other facts."""

from dataclasses import replace
from datetime import date

import pytest

from netral.election import CampaignAccount, Contestant, Election, Name, NameKind, load_election
from netral.election.naming import (
    add_names,
    derive_handle_names,
    derive_member_names,
    derive_number_names,
    expand_words,
    list_clear_names,
)
from netral.values.account import AccountReference
from netral.values.platform import Platform
from tests.election.builders import GOOD, SHIPPED, SHIPPED_IDS

PAIR = Contestant(
    contestant_id="lentari",
    kind="pair",
    title="Lentari Wirasena - Mahoni Sadewa",
    short_name="Lentari",
    ballot_number=3,
    members=("Lentari Wirasena", "Mahoni Sadewa"),
)
DRAWN = date(2030, 9, 2)


def by_text(names: tuple[Name, ...]) -> dict[str, Name]:
    return {name.text: name for name in names}


class TestDeriveNumberNames:
    def test_never_makes_a_bare_number_a_name(self) -> None:
        assert "3" not in by_text(derive_number_names(PAIR, drawn_on=DRAWN))

    @pytest.mark.parametrize("text", ["paslon 3", "nomor urut 3", "coblos 3", "pilih no 3"])
    def test_makes_words_of_the_ballot_clear(self, text: str) -> None:
        assert not by_text(derive_number_names(PAIR, drawn_on=DRAWN))[text].ambiguous

    @pytest.mark.parametrize("text", ["nomor 3", "no 3", "03", "#3", "3 jari", "tiga jari"])
    def test_lets_what_may_mean_else_count_beside_the_election(self, text: str) -> None:
        name = by_text(derive_number_names(PAIR, drawn_on=DRAWN))[text]

        assert name.ambiguous
        assert name.counts_with == ("$election_words", "$all_names")

    def test_counts_from_the_day_of_the_draw(self) -> None:
        names = derive_number_names(PAIR, drawn_on=DRAWN)

        assert {name.valid_from for name in names} == {DRAWN}

    def test_means_a_party_only_beside_the_word(self) -> None:
        party = replace(PAIR, kind="party", members=())

        texts = by_text(derive_number_names(party, drawn_on=None))

        assert texts
        assert all(text.startswith("partai ") for text in texts)

    @pytest.mark.parametrize(
        "contestant",
        [
            pytest.param(replace(PAIR, ballot_number=None), id="before the draw"),
            pytest.param(replace(PAIR, elsewhere="Pilkada Lain"), id="of another election"),
        ],
    )
    def test_gives_nothing_where_a_number_means_nothing(self, contestant: Contestant) -> None:
        assert derive_number_names(contestant, drawn_on=DRAWN) == ()

    def test_only_a_call_to_vote_is_partisan(self) -> None:
        partisan = [name for name in derive_number_names(PAIR, drawn_on=DRAWN) if name.partisan]

        assert partisan
        assert all(name.kind is NameKind.HASHTAG for name in partisan)


class TestDeriveHandleNames:
    @staticmethod
    def account(**changes: object) -> CampaignAccount:
        facts: dict[str, object] = {
            "account": AccountReference(platform=Platform.X, handle="lentari_w"),
            "contestant_id": "lentari",
            "kind": "candidate",
            "valid_from": DRAWN,
        }
        return CampaignAccount(**(facts | changes))  # type: ignore[arg-type]

    def test_names_the_contestant_on_the_days_of_the_account(self) -> None:
        (name,) = derive_handle_names(PAIR, [self.account()])

        assert (name.text, name.kind, name.valid_from) == ("@lentari_w", NameKind.HANDLE, DRAWN)

    @pytest.mark.parametrize(
        "changes",
        [
            pytest.param({"kind": "party"}, id="of a party"),
            pytest.param({"contestant_id": "gandasura"}, id="of another"),
            pytest.param({"account": AccountReference(platform=Platform.X)}, id="without handle"),
        ],
    )
    def test_leaves_other_accounts_out(self, changes: dict[str, object]) -> None:
        assert derive_handle_names(PAIR, [self.account(**changes)]) == ()


class TestAddNames:
    def test_lets_the_file_decide_over_a_derived_name(self) -> None:
        own = Name(
            text="lentari wirasena", kind=NameKind.NAME, ambiguous=True, counts_with=("pilgub",)
        )

        contestant = add_names(replace(PAIR, names=(own,)), derive_member_names(PAIR))

        assert [name.text for name in contestant.names] == ["lentari wirasena", "Mahoni Sadewa"]


class TestExpandWords:
    def test_puts_lists_in_the_place_of_their_names(self) -> None:
        lists = {"$election_words": ("pilgub", "paslon")}

        assert expand_words(["kayu", "$election_words", "pilgub"], lists) == (
            "kayu",
            "pilgub",
            "paslon",
        )


class TestListClearNames:
    def test_leaves_out_ambiguous_names_and_numbers(self) -> None:
        names = (
            Name(text="Lentari", kind=NameKind.NAME),
            Name(text="Mahoni", kind=NameKind.NAME, ambiguous=True, counts_with=("pilgub",)),
            Name(text="paslon 3", kind=NameKind.NUMBER),
        )

        assert list_clear_names([replace(PAIR, names=names)]) == ("Lentari",)


class TestLoadedNames:
    def test_hold_no_name_of_a_list_any_more(self) -> None:
        for election_id in SHIPPED_IDS:
            for contestant in load_election(SHIPPED / election_id).contestants:
                for name in contestant.names:
                    words = name.counts_with + name.not_with
                    assert not [word for word in words if word.startswith("$")]

    def test_always_say_what_makes_an_ambiguous_one_count(self) -> None:
        for election_id in SHIPPED_IDS:
            for contestant in load_election(SHIPPED / election_id).contestants:
                assert [n.text for n in contestant.names if n.ambiguous and not n.counts_with] == []

    def test_take_the_clear_names_of_rivals_for_all_names(self) -> None:
        names = by_text(load_election(GOOD).get_contestant("lentari").names)

        assert "Kang Ganda" in names["nomor 1"].counts_with
        assert "Mahoni" not in names["Mahoni"].counts_with
        assert "Partai Pohon" not in names["nomor 1"].counts_with


@pytest.fixture(scope="module")
def jakarta() -> Election:
    return load_election(SHIPPED / "jakarta_2024")


class TestShippedNames:
    @pytest.mark.parametrize(
        ("contestant_id", "text"),
        [
            ("ridwan_kamil_suswono", "RIDO"),
            ("ridwan_kamil_suswono", "RK"),
            ("ridwan_kamil_suswono", "Jakarta Baru"),
            ("ridwan_kamil_suswono", "Jakarta Maju"),
            ("dharma_kun", "Kun"),
            ("dharma_kun", "Jakartaku Aman"),
            ("pramono_rano", "Si Doel"),
            ("pramono_rano", "Doel"),
            ("pramono_rano", "Jakarta Menyala"),
            ("pramono_rano", "03"),
            ("pramono_rano", "tiga jari"),
            ("pks", "PKS"),
            ("pan", "PAN"),
            ("pbb", "PBB"),
            ("demokrat", "Demokrat"),
        ],
    )
    def test_are_ambiguous_where_the_word_means_else(
        self, jakarta: Election, contestant_id: str, text: str
    ) -> None:
        assert by_text(jakarta.get_contestant(contestant_id).names)[text].ambiguous

    @pytest.mark.parametrize("text", ["menyala", "gelora", "garuda", "buruh", "ummat", "3"])
    def test_do_not_hold_words_of_every_day(self, jakarta: Election, text: str) -> None:
        clear = {
            name.text.lower()
            for contestant in jakarta.contestants
            for name in contestant.names
            if not name.ambiguous
        }

        assert text not in clear

    def test_know_the_number_of_a_party_and_of_a_pair_apart(self, jakarta: Election) -> None:
        pair, party = (jakarta.get_contestant(one) for one in ("pramono_rano", "pdip"))

        assert pair.ballot_number == party.ballot_number == 3
        assert "paslon 3" in by_text(pair.names)
        assert "paslon 3" not in by_text(party.names)
        assert "partai nomor 3" in by_text(party.names)
        for text in ("nomor 3", "nomor urut 3"):
            assert "partai nomor" in by_text(pair.names)[text].not_with

    def test_give_contestants_of_other_elections_no_number_slogan_or_sign(
        self, jakarta: Election
    ) -> None:
        others = [one for one in jakarta.contestants if one.elsewhere is not None]
        kinds = {name.kind for one in others for name in one.names}

        assert "Pilkada Jawa Timur 2024" in {one.elsewhere for one in others}
        assert {one.ballot_number for one in others} == {None}
        assert kinds.isdisjoint({NameKind.NUMBER, NameKind.SLOGAN, NameKind.SIGN})

    def test_leave_a_name_to_the_contestant_of_this_election(self, jakarta: Election) -> None:
        holders = [one.contestant_id for one in jakarta.contestants if "Emil" in by_text(one.names)]

        assert holders == ["ridwan_kamil_suswono"]
