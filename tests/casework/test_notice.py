"""Tests of the notice: nobody can answer what is not said exactly."""

from dataclasses import replace
from typing import Any

import pytest

from netral.casework.errors import VagueNoticeError
from netral.casework.ids import NoticeId
from netral.casework.notice import (
    Notice,
    NoticedActDraft,
    list_articles,
    list_vague_points,
    write_notice,
)
from netral.casework.script import ARTICLE, digest_of, make_allegation

ALLEGATION = make_allegation()
DRAFT = NoticedActDraft(
    occurred_at=ALLEGATION.occurred_at.isoformat(),
    url=ALLEGATION.url,
    evidence_sha256=ALLEGATION.evidence[0].sha256,
    articles=(ARTICLE,),
)


def written(*drafts: NoticedActDraft) -> Notice:
    return write_notice(NoticeId("NT-1"), drafts, reply_days=7)


class TestWriteNotice:
    def test_takes_an_exact_one(self) -> None:
        notice = written(DRAFT)

        assert list_vague_points(notice, ALLEGATION) == []

    @pytest.mark.parametrize(
        ("change", "point"),
        [
            pytest.param({"occurred_at": "sepanjang 2026"}, "no exact moment", id="a year"),
            pytest.param({"occurred_at": "2024-10"}, "no exact moment", id="a month"),
            pytest.param({"occurred_at": "2024-10-01"}, "no exact moment", id="a day, no zone"),
            pytest.param({"occurred_at": ""}, "no exact moment", id="no moment"),
            pytest.param({"url": "akun Instagram Anda"}, "no address", id="words"),
            pytest.param({"url": "https://www.instagram.com/"}, "a site and no post", id="a site"),
            pytest.param({"url": ""}, "no address", id="no address"),
            pytest.param({"evidence_sha256": "terlampir"}, "no digest", id="attached"),
            pytest.param({"evidence_sha256": "A" * 64}, "no digest", id="capital letters"),
            pytest.param({"articles": ("  ",)}, "no article", id="an empty article"),
            pytest.param({"articles": ()}, "no article", id="no article"),
        ],
    )
    def test_refuses_a_vague_one(self, change: dict[str, Any], point: str) -> None:
        with pytest.raises(VagueNoticeError, match=point) as caught:
            written(replace(DRAFT, **change))

        assert "Throughout 2026" in caught.value.remedy

    def test_lists_everything_that_lacks(self) -> None:
        empty = NoticedActDraft(occurred_at="", url="", evidence_sha256="", articles=())

        with pytest.raises(VagueNoticeError) as caught:
            written(DRAFT, empty)

        assert len(caught.value.points) == 4
        assert all(point.startswith("act 2") for point in caught.value.points)

    def test_refuses_one_without_an_act(self) -> None:
        with pytest.raises(VagueNoticeError, match="no act is named"):
            written()


class TestListVaguePoints:
    @pytest.mark.parametrize(
        ("change", "point"),
        [
            pytest.param({"occurred_at": "2024-01-01T00:00:00+07:00"}, "moment", id="moment"),
            pytest.param({"url": "https://contoh.invalid/p/9"}, "address", id="address"),
            pytest.param({"evidence_sha256": digest_of("lain")}, "evidence", id="evidence"),
            pytest.param({"articles": (ARTICLE, "pasal 99")}, "of no rule", id="article"),
        ],
    )
    def test_names_what_does_not_fit_the_case(self, change: dict[str, Any], point: str) -> None:
        points = list_vague_points(written(replace(DRAFT, **change)), ALLEGATION)

        assert len(points) == 1
        assert point in points[0]

    def test_asks_for_every_article_of_every_rule(self) -> None:
        second = replace(ALLEGATION.rules[0], code="DS-06", articles=("pasal 6", ARTICLE))
        both = replace(ALLEGATION, rules=(*ALLEGATION.rules, second))
        all_named = written(replace(DRAFT, articles=(ARTICLE, "pasal 6")))

        assert list_vague_points(written(DRAFT), both) == [
            "act 1 does not name every article of the rules raised"
        ]
        assert list_vague_points(all_named, both) == []
        assert list_articles(both) == (ARTICLE, "pasal 6")
