"""Tests of the page as a document; `test_page_in_browser` opens it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from netral.reporting.errors import CountsDoNotCloseError
from netral.reporting.page import render_report
from netral.screening.indication import indications_of
from tests.reporting.builders import (
    NOON,
    act,
    counts,
    indication,
    match,
    run,
    screened,
    source,
    trace,
    unclear,
)

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u202e&lt;\u2028"


class Page(HTMLParser):
    """Reads a page and keeps its elements, its visible words and its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.inline: dict[str, str] = {}
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._inside = f"{tag} {dict(attrs).get('type') or ''}".strip()

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inline[self._inside] = self.inline.get(self._inside, "") + data
        else:
            self.words.append(data)

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.inline["script application/json"])

    @property
    def policy(self) -> str:
        return next(
            attributes["content"] or ""
            for tag, attributes in self.elements
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        )


class TestRenderReport:
    def test_presumes_innocence_before_anything_else(self) -> None:
        words = " ".join(Page(render_report(run())).words)

        assert words.index("dianggap tidak bersalah") < words.index("Ringkasan")
        assert "presumed innocent" in words

    def test_never_calls_an_act_a_violation(self) -> None:
        page = render_report(run())

        assert not re.search(r"pelanggar|violat", page, re.IGNORECASE)

    def test_refuses_counts_that_do_not_close(self) -> None:
        with pytest.raises(CountsDoNotCloseError):
            render_report(run(counts=counts(read=1)))

    def test_allows_nothing_but_its_own_style_and_script(self) -> None:
        page = Page(render_report(run()))

        for name, directive in (("style", "style-src"), ("script", "script-src")):
            digest = hashlib.sha256(page.inline[name].encode()).digest()
            wanted = f"{directive} 'sha256-{base64.b64encode(digest).decode()}'"
            assert wanted in page.policy
        assert "default-src 'none'" in page.policy
        assert "unsafe" not in page.policy

    def test_points_nowhere_outside_itself(self) -> None:
        page = Page(render_report(run()))

        for tag, attributes in page.elements:
            for name in ("src", "href", "action", "data", "poster", "srcset"):
                target = attributes.get(name)
                assert target is None or target.startswith(("#", "data:,")), (tag, target)
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)
        assert "url(" not in page.inline["style"]
        assert "@import" not in page.inline["style"]
        assert not re.search(
            r"fetch|XMLHttp|WebSocket|sendBeacon|innerHTML|eval\(", page.inline["script"]
        )

    def test_keeps_hostile_text_inside_its_data(self) -> None:
        made = indication(act(text=HOSTILE))

        html = render_report(run(indications=[made]))

        assert html.count("<script") == 2
        shown = "".join(piece[0] for piece in Page(html).data["indication"][0]["text"])
        assert "</script><script>alert(1)</script>" in shown
        assert "\u202e" not in html

    def test_escapes_names_that_come_from_files(self) -> None:
        html = render_report(run(sources=[source(file="<img src=x>.csv")], notes=("<b>x</b>",)))

        assert "<img" not in html
        assert "<b>" not in html

    def test_makes_one_card_of_an_act_that_touches_two_rules(self) -> None:
        both = indications_of(screened(trace=trace(match(), match("CT-02"))))

        (card,) = Page(render_report(run(indications=both))).data["indication"]

        assert len(card["ids"]) == 2
        assert len(card["rules"]) == 2

    def test_orders_acts_by_time_alone(self) -> None:
        later = indication(act(act_id="ACT-A", occurred_at=NOON + timedelta(days=1)), person="P-a")
        earlier = indication(act(act_id="ACT-B", occurred_at=NOON), person="P-z")

        cards = Page(render_report(run(indications=[later, earlier]))).data["indication"]

        assert [card["person"] for card in cards] == ["P-z", "P-a"]

    def test_counts_lists_and_filters_no_persons(self) -> None:
        busy = [indication(act(act_id=f"ACT-{number}"), person="P-busy") for number in range(17)]

        page = Page(render_report(run(indications=busy)))

        # The pseudonym stands on each card and nowhere else: in no list, option or count.
        data = page.data
        assert [card["person"] for card in data["indication"]] == ["P-busy"] * 17
        for card in (*data["indication"], *data["unclear"]):
            del card["person"]
        assert "P-busy" not in json.dumps(data)
        assert "P-busy" not in " ".join(page.words)
        uses = re.findall(r".*\bact\.person\b.*", page.inline["script"])
        assert len(uses) == 1
        assert not re.search(r"(?:groupBy|\.person[^\w]*(?:\]|\)) *=)", page.inline["script"])

    def test_says_when_it_holds_fewer_acts_than_there_are(self) -> None:
        many = [indication(act(act_id=f"ACT-{number}")) for number in range(5)]

        html = render_report(run(indications=many), most_indications=3)

        assert len(Page(html).data["indication"]) == 3
        assert "3 dari 5 perbuatan" in html
        assert "indications.jsonl" in html

    def test_says_every_number_of_the_picture_in_a_table(self) -> None:
        words = " ".join(Page(render_report(run())).words)

        for text in ("Catatan dibaca", "Dilepas", "Karantina", "masa kampanye", "masa tenang"):
            assert text in words

    def test_tells_what_was_not_seen_and_why(self) -> None:
        words = " ".join(Page(render_report(run())).words)

        assert "data/direct-messages.js" in words
        assert "pesan pribadi" in words
        assert "missing-time" in words
        assert "tidak mengenali wajah" in words

    def test_tells_why_there_is_no_indication(self) -> None:
        made = run()
        because = {"no_contestant": made.counts.nothing - 8, "news_report": 7, "a_new_guard": 1}

        html = render_report(replace(made, counts=replace(made.counts, nothing_because=because)))

        words = " ".join(Page(html).words)
        assert words.index("tidak ada peserta yang disebut") < words.index("memberitakan")
        assert "a_new_guard" in words

    def test_masks_people_who_are_not_in_the_register(self) -> None:
        made = indication(act(text="Setuju @orang_lain, coblos Surya-Intan!"))

        html = render_report(run(indications=[made], unclear_acts=[unclear()]))

        assert "orang_lain" not in html
        assert "pegawai_contoh" not in html

    def test_is_the_same_for_the_same_run(self) -> None:
        assert render_report(run()) == render_report(run())
