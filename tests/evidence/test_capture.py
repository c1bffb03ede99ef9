"""Tests of what a web capture must hold: no shell, no login wall, no picture alone."""

import dataclasses
import json
import random

import pytest

from netral.evidence.capture import WebCapture, verify_capture
from netral.evidence.errors import CaptureShortError

TEXT = "Besok kita menangkan pasangan Surya-Intan di semua TPS!"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
URL = "https://contoh.invalid/p/C0abc"


def capture(source: str, *, text: str = TEXT, post_id: str = "C0abc") -> WebCapture:
    return WebCapture(
        url=URL,
        page_source=source.encode(),
        screenshot=PICTURE,
        post_id=post_id,
        post_text=text,
    )


class TestVerifyCapture:
    @pytest.mark.parametrize(
        "source",
        [
            pytest.param(f"<html><p>{TEXT}</p></html>", id="as text"),
            pytest.param(f"<p>{TEXT[:30]}</p> lebih banyak", id="the beginning of it"),
            pytest.param(
                "<p>Besok kita <b>menangkan</b> pasangan&nbsp;Surya-Intan</p>", id="marked"
            ),
            pytest.param(
                f"<script>var post = {json.dumps(TEXT)}</script>", id="in the page's data"
            ),
        ],
    )
    def test_accepts_a_page_that_holds_the_post(self, source: str) -> None:
        verify_capture(capture(source))

    def test_accepts_a_short_post_by_its_words_and_id(self) -> None:
        verify_capture(capture('<a data-id="C0abc">Gaspol!</a>', text="Gaspol!"))

    @pytest.mark.parametrize(
        "source",
        [
            "<html><body></body></html>",
            "<html><title>Instagram</title><div id=root></div></html>",
            f"<html><link rel=canonical href={URL}><p>Masuk untuk melihat</p></html>",
            "<p>Halaman tidak tersedia</p>",
            "<p>Besok kita rapat seperti biasa di kantor dinas.</p>",
        ],
    )
    @pytest.mark.parametrize("text", [TEXT, "Gaspol!", ""])
    def test_refuses_shells_and_login_walls(self, source: str, text: str) -> None:
        with pytest.raises(CaptureShortError, match="the post itself"):
            verify_capture(capture(source, text=text))

    def test_takes_none_of_300_pages_for_the_post(self) -> None:
        chance = random.Random(4)  # noqa: S311
        words = ("masuk", "beranda", "lihat", "foto", "teman", "ikuti", "bagikan", "suka")
        taken = 0
        for number in range(300):
            body = " ".join(chance.choices(words, k=number % 60))
            address = URL if number % 2 else ""
            data = json.dumps({"route": URL, "id": "C0abc" if number % 3 else None})
            page = (
                f"<title>Contoh</title><link href='{address}'><script>{data}</script><p>{body}</p>"
            )
            try:
                verify_capture(capture(page, text=TEXT if number % 5 else "Gaspol!"))
            except CaptureShortError:
                continue
            taken += 1

        assert taken == 0

    @pytest.mark.parametrize(
        ("part", "value", "named"),
        [
            ("url", "", "address"),
            ("page_source", b" ", "source"),
            ("screenshot", b"", "picture"),
            ("screenshot", b"GIF89a", "picture"),
        ],
    )
    def test_refuses_a_capture_without_one_of_its_parts(
        self, part: str, value: object, named: str
    ) -> None:
        whole = capture(f"<p>{TEXT}</p>")

        with pytest.raises(CaptureShortError, match=named):
            verify_capture(dataclasses.replace(whole, **{part: value}))  # type: ignore[arg-type]

    def test_quotes_nothing_in_its_refusal(self) -> None:
        with pytest.raises(CaptureShortError) as caught:
            verify_capture(capture("<p>kenari</p>"))

        assert "kenari" not in str(caught.value)
        assert "Surya" not in str(caught.value)
