"""Handles that the eye takes for one another are found; others are not."""

import pytest

from netral.register.look_alike import draw_skeleton, find_look_alikes


class TestDrawSkeleton:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("budi", "bud1"),
            ("budi", "budl"),
            ("joko", "j0ko"),
            ("joko", "j\u043ek\u043e"),
            ("siti", "s\u0456ti"),
            ("arnan", "aman"),
            ("wawan", "vvavvan"),
            ("clara", "dara"),
            ("budi", "bu\u200bdi"),
            ("budi", "b\u00fadi"),
            ("budi", "\uff42udi"),
        ],
    )
    def test_is_the_same_for_what_looks_the_same(self, one: str, other: str) -> None:
        assert draw_skeleton(one) == draw_skeleton(other)

    @pytest.mark.parametrize(
        ("one", "other"), [("budi", "budy"), ("budi", "budi2"), ("siti", "sita"), ("a.b", "a_b")]
    )
    def test_differs_for_what_the_eye_tells_apart(self, one: str, other: str) -> None:
        assert draw_skeleton(one) != draw_skeleton(other)


class TestFindLookAlikes:
    def test_groups_different_handles_only(self) -> None:
        assert find_look_alikes(["budi", "budi", "bud1", "siti"]) == [("bud1", "budi")]
