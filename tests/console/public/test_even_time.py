"""Tests that the time of an answer tells nothing."""

import io
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netral_console.public.even_time import even_time
from tests.console.public.test_picture import LINES, draw_screenshot
from tests.console.public.test_public import TOLD


class Watch:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 5.0

    def read(self) -> float:
        return self.now

    def go_on(self, seconds: float) -> None:
        self.now += seconds


class TestEvenTime:
    @given(st.floats(0, 1), st.booleans())
    def test_ends_at_the_same_time_whatever_there_was_to_do(
        self,
        work: float,
        is_refused: bool,  # noqa: FBT001 - drawn
    ) -> None:
        watch = Watch()

        with suppress(KeyError), even_time(1, clock=watch.read, wait=watch.go_on):
            watch.go_on(work)
            if is_refused:
                {}.pop("refused")

        assert watch.now == pytest.approx(6)

    def test_waits_for_nothing_when_the_work_took_longer(self) -> None:
        watch = Watch()

        with even_time(1, clock=watch.read, wait=watch.go_on):
            watch.go_on(3)

        assert watch.now == 8


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("has_picture", [False, True], ids=["without a picture", "with a picture"])
def test_every_report_waits_whoever_the_account_belongs_to(
    monkeypatch: pytest.MonkeyPatch, *, has_picture: bool
) -> None:
    from django.conf import settings
    from django.test import Client

    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setattr(settings, "REPORT_SECONDS", 1000)
    for handle in ("akunrekaan", "akun_orang_lain", "akunrekaan"):
        sent: dict[str, str | io.BytesIO] = {**TOLD, "handle": handle}
        if has_picture:
            sent["picture"] = draw_screenshot(*LINES)
        assert Client().post("/lapor/kirim", sent).status_code == 200

    assert [900 < each < 1000 for each in waited] == [True, True, True]
