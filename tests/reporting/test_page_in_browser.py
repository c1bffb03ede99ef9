"""Tests of the page as people use it, in a real browser."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from netral.intake.act import ActObject
from netral.reporting.page import render_report
from netral.reporting.run import RunReport
from netral.screening.indication import Indication, indications_of
from netral.values.account import AccountReference
from netral.values.phase import Phase
from netral.values.platform import Platform
from netral.values.provenance import Grade
from tests.reporting.builders import (
    NOON,
    act,
    indication,
    like,
    match,
    provenance,
    reading,
    run,
    screened,
    source,
    trace,
    unclear,
)
from tests.reporting.conftest import PHONE, Opener

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>alert(1)</script><img src='https://example.invalid/x.png' "
    "onerror=alert(2)><svg/onload=alert(3)>&#60;b&#62; \u202enatup\u202c \u200b{{7*7}} "
    "javascript:alert(4)"
)


def many(number: int) -> list[Indication]:
    return [
        indication(
            act(
                act_id=f"ACT-{each}",
                occurred_at=NOON + timedelta(minutes=each),
                text=f"Perbuatan ke-{each}: dukung Surya-Intan",
            )
        )
        for each in range(number)
    ]


def mixed() -> RunReport:
    """Build a run with one act for each filter."""
    on_instagram = act(
        act_id="ACT-IG",
        account=AccountReference(platform=Platform.INSTAGRAM, handle="pegawai_contoh"),
        text="Semangat Melati-Bagus",
        occurred_at=NOON + timedelta(days=1),
    )
    captured = act(
        act_id="ACT-C",
        text="Captured: Surya-Intan jaya",
        provenance=provenance(grade=Grade.C),
        occurred_at=NOON + timedelta(days=2),
    )
    early = act(act_id="ACT-EARLY", text="Dini sekali", occurred_at=NOON - timedelta(days=40))
    return run(
        indications=[
            indication(),
            indication(on_instagram, contestant_id="melati"),
            indication(captured),
            indication(early, phase=Phase.BEFORE, trace=trace(match("CT-02"))),
        ]
    )


class TestFilters:
    @pytest.mark.parametrize(
        ("name", "value", "text"),
        [
            ("platform", "instagram", "Semangat Melati-Bagus"),
            ("contestant", "melati", "Semangat Melati-Bagus"),
            ("grade", "C", "Captured: Surya-Intan jaya"),
            ("phase", "before", "Dini sekali"),
            ("rule", "CT-02", "Dini sekali"),
        ],
    )
    def test_leave_the_acts_that_match(
        self, open_report: Opener, name: str, value: str, text: str
    ) -> None:
        page = open_report(render_report(mixed())).page
        expect(page.locator(".card")).to_have_count(4)

        page.select_option(f"#filter-{name}", value)

        expect(page.locator(".card")).to_have_count(1)
        expect(page.locator(".card")).to_contain_text(text, use_inner_text=True)
        expect(page.locator(".found")).to_contain_text("1 dari 4", use_inner_text=True)

    def test_find_words_without_regard_to_case(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page

        page.fill("#filter-search", "CAPTURED jaya")

        expect(page.locator(".card")).to_have_count(1)

    def test_do_not_find_persons(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page

        page.fill("#filter-search", "P-7f3a9c21")

        expect(page.locator(".card")).to_have_count(0)
        expect(page.locator(".empty").last).to_contain_text(
            "Tidak ada perbuatan yang cocok", use_inner_text=True
        )

    def test_come_off_together(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page
        page.select_option("#filter-platform", "instagram")
        page.fill("#filter-search", "tidak ada")

        page.get_by_role("button", name="Hapus saringan").click()

        expect(page.locator(".card")).to_have_count(4)

    def test_say_when_there_is_nothing_at_all(self, open_report: Opener) -> None:
        page = open_report(render_report(run(indications=[], unclear_acts=[]))).page

        expect(page.locator("#cards")).to_have_text("Tidak ada.", use_inner_text=True)


class TestTabs:
    def test_show_unclear_acts_apart(self, open_report: Opener) -> None:
        page = open_report(render_report(run(unclear_acts=[unclear()]))).page
        expect(page.locator(".card")).not_to_contain_text("Mantap")

        page.get_by_role("tab", name="Tidak jelas").click()

        expect(page.locator(".card")).to_have_count(1)
        expect(page.locator(".card")).to_contain_text("Mantap", use_inner_text=True)
        expect(page.locator(".card")).to_contain_text("belum dapat dikatakan", use_inner_text=True)

    def test_follow_the_arrow_keys(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page
        page.get_by_role("tab", name="Indikasi").focus()

        page.keyboard.press("ArrowRight")

        expect(page.get_by_role("tab", name="Tidak jelas")).to_be_focused()
        expect(page.get_by_role("tab", name="Tidak jelas")).to_have_attribute(
            "aria-selected", "true"
        )


class TestKeyboard:
    def test_goes_to_the_next_act_and_back(self, open_report: Opener) -> None:
        page = open_report(render_report(run(indications=many(5)))).page

        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(page.locator(".card:focus")).to_contain_text("ke-1:", use_inner_text=True)
        page.keyboard.press("k")

        expect(page.locator(".card:focus")).to_contain_text("ke-0:", use_inner_text=True)

    def test_goes_past_the_cards_that_are_drawn(self, open_report: Opener) -> None:
        page = open_report(render_report(run(indications=many(70)))).page

        for _ in range(65):
            page.keyboard.press("j")

        expect(page.locator(".card:focus")).to_contain_text("ke-64:", use_inner_text=True)

    def test_searches(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page

        page.keyboard.press("/")
        page.keyboard.type("jjj")

        expect(page.locator("#filter-search")).to_be_focused()
        expect(page.locator("#filter-search")).to_have_value("jjj")

    def test_shows_help(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page

        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")

        expect(page.get_by_role("dialog")).to_be_hidden()

    def test_can_be_switched_off(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page
        page.keyboard.press("?")
        page.get_by_label("Pintasan satu huruf aktif").uncheck()
        page.keyboard.press("Escape")

        page.keyboard.press("j")

        expect(page.locator(".card:focus")).to_have_count(0)


class TestLanguage:
    def test_is_indonesian_first_and_english_on_request(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page
        expect(page.get_by_role("heading", name="Ringkasan")).to_be_visible()

        page.get_by_role("button", name="English").click()

        expect(page.get_by_role("heading", name="Summary")).to_be_visible()
        expect(page.get_by_text("Ringkasan").first).to_be_hidden()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert page.locator("#filter-phase option").first.inner_text() == "all"
        expect(page.locator(".card").first).to_contain_text(
            "12 October 2024, 12:00 WIB", use_inner_text=True
        )

    def test_keeps_what_was_chosen(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page
        page.select_option("#filter-platform", "instagram")

        page.get_by_role("button", name="English").click()

        expect(page.locator("#filter-platform")).to_have_value("instagram")
        expect(page.locator(".card")).to_have_count(1)


class TestCards:
    def test_show_what_a_reviewer_needs(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page
        card = page.locator(".card").first

        expect(card.locator("mark")).to_have_text("Surya-Intan")
        for text in (
            "Sabtu, 12 Oktober 2024, 12.00 WIB",
            "masa kampanye",
            "Tampak mendukung Surya-Intan (no.\u00a01)",
            "P-7f3a9c21",
            "CT-06",
            "Golongan sebagaimana tercetak: berat",
            "bukan ramalan sanksi",
            "UU 20/2023 pasal 9 ayat (2)",
            "Apakah akun ini sungguh dikuasai",
            "Masih diperdebatkan (1)",
            "tinggi (0,91)",
            "arsip milik sendiri",
        ):
            expect(card).to_contain_text(text, use_inner_text=True)

    def test_give_all_reasons_on_request(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page
        card = page.locator(".card").first

        for summary in card.locator("summary").all():
            summary.click()

        for text in (
            "Sumber mencetak golongan yang berbeda.",
            "mengenai: peserta pemilihan",
            "sumber tidak menandai tugas",
            "sebelum 22 September 2024: kode etik, CT-04",
            "CT-99 tidak cocok",
            "Kutipan orang lain?",
            "data/tweets.js#/4",
            "Diambil pemilik akun dari platform.",
        ):
            expect(card).to_contain_text(text, use_inner_text=True)

    def test_ask_once_what_two_rules_ask_alike(self, open_report: Opener) -> None:
        both = indications_of(screened(trace=trace(match(), match("CT-02"))))
        page = open_report(render_report(run(indications=both))).page

        expect(page.locator(".card .rule")).to_have_count(2)
        expect(page.locator(".card .ask li")).to_have_count(1)

    def test_show_what_a_reaction_was_done_to(self, open_report: Opener) -> None:
        liked = like()
        assert liked.object is not None
        made = indication(liked, reading=reading(liked.object.text or ""), read_text="object")
        page = open_report(render_report(run(indications=[made]))).page
        card = page.locator(".card").first

        expect(card).to_contain_text("Reaksi", use_inner_text=True)
        expect(card).to_contain_text("akun kampanye Surya-Intan", use_inner_text=True)
        expect(card).to_contain_text(
            "terbit Sabtu, 12 Oktober 2024, 09.00 WIB", use_inner_text=True
        )
        expect(card.locator(".quote.object mark")).to_have_text("Surya-Intan")

    def test_can_be_reached_by_their_number(self, open_report: Opener) -> None:
        made = many(80)
        report = open_report(render_report(run(indications=made)))

        report.page.evaluate(f"location.hash = '{made[60].indication_id}'")

        expect(report.page.locator(".card:focus")).to_contain_text("ke-60:", use_inner_text=True)

    def test_stay_quick_with_thousands(self, open_report: Opener) -> None:
        page = open_report(render_report(run(indications=many(5000)))).page
        expect(page.locator(".found")).to_contain_text("5.000 dari 5.000", use_inner_text=True)
        assert page.locator(".card").count() <= 60

        milliseconds = page.evaluate(
            """() => {
              const box = document.getElementById("filter-search");
              const began = performance.now();
              box.value = "ke-4999";
              box.dispatchEvent(new Event("input"));
              return performance.now() - began;
            }"""
        )

        expect(page.locator(".card")).to_have_count(1)
        assert milliseconds < 1000

    def test_all_open_on_paper(self, open_report: Opener) -> None:
        page = open_report(render_report(run(indications=many(70)))).page

        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

        expect(page.locator(".card")).to_have_count(70)
        expect(page.locator(".card details[open]")).to_have_count(140)


class TestSafety:
    def test_asks_for_nothing_but_itself(self, open_report: Opener) -> None:
        report = open_report(render_report(mixed()))
        report.page.get_by_role("button", name="English").click()
        report.page.keyboard.press("j")

        report.page.wait_for_load_state("networkidle")

        outside = [url for url in report.requests if not url.startswith(("file:", "data:"))]
        assert outside == []
        assert len([url for url in report.requests if url.startswith("file:")]) == 1
        assert report.complaints == []

    def test_keeps_hostile_text_inert(self, open_report: Opener) -> None:
        thing = ActObject(url="javascript:alert(5)", text=HOSTILE, owner_handle=HOSTILE)
        hostile = act(text=HOSTILE, object=thing, visibility_basis=HOSTILE)
        made = indication(
            replace(hostile, provenance=provenance(source_file=HOSTILE, pointer=HOSTILE)),
            trace=trace(match(contested=(HOSTILE,), contested_id=(HOSTILE,))),
        )
        report = open_report(
            render_report(run(indications=[made], sources=[source(file=HOSTILE)], notes=(HOSTILE,)))
        )
        for summary in report.page.locator(".card summary").all():
            summary.click()
        report.page.wait_for_load_state("networkidle")

        assert report.dialogs == []
        assert report.complaints == []
        assert [url for url in report.requests if not url.startswith(("file:", "data:"))] == []
        shown = report.page.locator(".card .quote.own").inner_text()
        assert "<script>alert(1)</script>" in shown
        assert "RLO U+202E" in shown
        assert "ZWSP U+200B" in shown
        assert "\u202e" not in shown
        assert report.page.locator(".card img, .card svg, .card a").count() == 0

    def test_forbids_scripts_that_get_in_all_the_same(self, open_report: Opener) -> None:
        page = open_report(render_report(run())).page

        ran = page.evaluate(
            """() => {
              const script = document.createElement("script");
              try { script.text = "window.intruder = 1"; } catch (error) { return "refused"; }
              document.body.append(script);
              return window.intruder === undefined ? "refused" : "ran";
            }"""
        )

        assert ran == "refused"


class TestPhone:
    @pytest.mark.parametrize("language", ["Indonesia", "English"])
    def test_needs_no_scrolling_sideways(self, open_report: Opener, language: str) -> None:
        long_word = act(text="Surya-Intan " + "menang" * 60, act_id="ACT-LONG")
        page = open_report(
            render_report(run(indications=[*many(3), indication(long_word)])), size=PHONE
        ).page
        page.get_by_role("button", name=language).click()
        for box in page.locator("details").all():
            box.evaluate("each => { each.open = true; }")

        width = page.evaluate("document.documentElement.scrollWidth")

        assert width <= PHONE[0]


class TestAccessibility:
    def test_names_every_control_and_picture(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page

        nameless = page.evaluate(
            """() => [...document.querySelectorAll(
                "button, input, select, [role=img], [role=region]"
              )].filter((each) => !(each.textContent.trim() || each.getAttribute("aria-label")
                || document.querySelector(`label[for="${each.id}"]`)))
              .map((each) => each.outerHTML)"""
        )

        assert nameless == []

    def test_has_no_id_twice(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page

        twice = page.evaluate(
            """() => {
              const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
              return ids.filter((each, index) => ids.indexOf(each) !== index);
            }"""
        )

        assert twice == []

    def test_gives_every_text_enough_contrast(self, open_report: Opener) -> None:
        page = open_report(render_report(mixed())).page
        page.locator(".card summary").first.click()

        poor = page.evaluate(CONTRAST)

        assert poor == []


CONTRAST = """() => {
  const parse = (value) => (value.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const part = [r, g, b].map((each) => {
      const share = each / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const behind = (node) => {
    for (let each = node; each; each = each.parentElement) {
      const found = parse(getComputedStyle(each).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.getClientRects().length) continue;
    if (node.closest("svg, script, style, option")) continue;
    const [front, back] = [light(parse(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < 4.5) poor.add(`${node.className} ${node.textContent.slice(0, 40)} ${ratio}`);
  }
  return [...poor];
}"""
