"""Tests of defence notes: what is noted, what is not, and that no note accuses."""

import io
import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from netral.evidence.defence.id_time import find_id_time, note_older_by_id
from netral.evidence.defence.image_hash import MAX_DISTANCE, SeenImage, hash_image, note_seen_image
from netral.evidence.defence.look_alike import note_look_alike
from netral.evidence.defence.near_text import TextMemory
from netral.evidence.defence.note import (
    SENTENCES,
    DefenceKind,
    DefenceNote,
    keep_defence_notes,
    parse_defence_note,
)
from netral.evidence.defence.wave import Report, note_report_wave, note_tag_flood
from netral.evidence.errors import (
    MalformedFormError,
    PictureRefusedError,
    RecordNotFoundError,
)
from netral.evidence.exhibit import ExhibitId
from netral.evidence.vault import open_vault
from netral.values.platform import Platform
from tests.evidence.builders import NOON, SECOND, counting_bytes, intake
from tests.evidence.bundles import house_in

EXHIBIT, EARLIER = ExhibitId("EX-1"), ExhibitId("EX-0")
HOUR = timedelta(hours=1)


def picture(seed: int, *, width: int = 320, height: int = 240) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311
    drawn = Image.new("RGB", (width, height), (chance.randrange(256), 90, 200))
    pen = ImageDraw.Draw(drawn)
    for _ in range(30):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(20, 120)
        colour = tuple(chance.randrange(256) for _ in range(3))
        pen.ellipse((x, y, x + size, y + size), fill=colour)
    return drawn


def packed(image: Image.Image, form: str = "PNG", **options: int) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


class TestFindIdTime:
    @pytest.mark.parametrize(
        ("platform", "object_id", "day"),
        [
            (Platform.X, "1690395372546301952", "2023-08-12"),
            (Platform.TIKTOK, "7490576223131765547", "2025-04-07"),
            (Platform.INSTAGRAM, "C0aaaaaaaaa", "2023-12-04"),
            (Platform.BLUESKY, "3kcxdmf7afc2p", "2023-10-30"),
        ],
    )
    def test_reads_the_moment_in_the_id(self, platform: Platform, object_id: str, day: str) -> None:
        found = find_id_time(platform, object_id)

        assert found is not None
        assert found.date().isoformat() == day

    @pytest.mark.parametrize(
        ("platform", "object_id"),
        [
            (Platform.FACEBOOK, "1690395372546301952"),
            (Platform.INSTAGRAM, "pendek"),
            (Platform.INSTAGRAM, "C0aaaa aaaa"),
            (Platform.BLUESKY, "1111111111111"),
            (Platform.X, "bukan-nomor"),
            (Platform.BLUESKY, "zzzzzzzzzzzzz"),
        ],
    )
    def test_finds_none_where_ids_carry_none(self, platform: Platform, object_id: str) -> None:
        assert find_id_time(platform, object_id) is None


class TestNoteOlderById:
    @pytest.mark.parametrize(
        ("gap", "is_noted"),
        [(timedelta(hours=23), False), (timedelta(days=1), False), (timedelta(days=2), True)],
    )
    def test_notes_what_is_more_than_a_day_older(self, gap: timedelta, *, is_noted: bool) -> None:
        born = datetime(2023, 8, 12, 16, 10, 37, 499000, tzinfo=UTC)

        note = note_older_by_id(
            EXHIBIT, platform=Platform.X, object_id="1690395372546301952", shown_at=born + gap
        )

        assert (note is not None) == is_noted

    def test_notes_nothing_about_an_id_from_later(self) -> None:
        assert (
            note_older_by_id(
                EXHIBIT,
                platform=Platform.X,
                object_id="1690395372546301952",
                shown_at=datetime(2020, 1, 1, tzinfo=UTC),
            )
            is None
        )


class TestNoteSeenImage:
    @pytest.mark.parametrize(
        "again",
        [
            pytest.param(lambda image: packed(image, "JPEG", quality=30), id="packed hard"),
            pytest.param(lambda image: packed(image.resize((160, 120))), id="made smaller"),
            pytest.param(lambda image: packed(image.resize((640, 480)), "WEBP"), id="made larger"),
            pytest.param(lambda image: packed(image.convert("L")), id="without colour"),
        ],
    )
    def test_knows_a_picture_again(self, again: object) -> None:
        for seed in range(10):
            earlier = [SeenImage(exhibit_id=EARLIER, image_hash=hash_image(packed(picture(seed))))]
            found = hash_image(again(picture(seed)))  # type: ignore[operator]

            note = note_seen_image(EXHIBIT, found, earlier=earlier)

            assert note is not None
            assert EARLIER in note.detail

    def test_takes_no_picture_for_another(self) -> None:
        hashes = [hash_image(packed(picture(seed))) for seed in range(25)]
        distances = [
            (one ^ other).bit_count()
            for place, one in enumerate(hashes)
            for other in hashes[:place]
        ]

        assert min(distances) > MAX_DISTANCE

    def test_notes_nothing_about_a_plain_picture(self) -> None:
        plain = hash_image(packed(Image.new("L", (50, 50), 128)))

        assert note_seen_image(
            EXHIBIT, plain, earlier=[SeenImage(exhibit_id=EARLIER, image_hash=plain)]
        ) is None  # fmt: skip

    def test_notes_nothing_where_nothing_was_seen(self) -> None:
        assert note_seen_image(EXHIBIT, hash_image(packed(picture(1))), earlier=[]) is None


class TestHashImage:
    def test_refuses_a_picture_that_is_too_large_before_unpacking_it(self) -> None:
        bomb = packed(Image.new("1", (7_000, 7_000)))
        assert len(bomb) < 20_000

        with pytest.raises(PictureRefusedError, match="7000 by 7000"):
            hash_image(bomb)

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"GIF89a",
            packed(picture(1), "GIF"),
            packed(picture(1), "BMP"),
            packed(picture(1))[:500],
            packed(picture(1), "JPEG")[:800],
        ],
    )
    def test_refuses_other_formats_and_damage(self, content: bytes) -> None:
        with pytest.raises(PictureRefusedError):
            hash_image(content)


LONG = "Mari kita dukung pasangan nomor satu untuk Jakarta yang lebih baik dan lebih maju bersama"


class TestTextMemory:
    @pytest.mark.parametrize(
        "again",
        [
            LONG,
            LONG.upper() + "!!!",
            f"@teman {LONG} https://contoh.invalid/x",
            LONG.replace("baik", "baik lagi"),
        ],
    )
    def test_knows_words_again(self, again: str) -> None:
        memory = TextMemory()
        memory.remember(EARLIER, LONG)

        note = memory.note_seen(EXHIBIT, again)

        assert note is not None
        assert EARLIER in note.detail

    @pytest.mark.parametrize(
        "other",
        [
            "",
            "selamat pagi semua",
            "Hari ini rapat pembahasan anggaran dinas ditunda sampai minggu depan karena banjir",
            "Mari kita dukung tim nasional di Jakarta malam ini supaya bermain lebih baik",
        ],
    )
    def test_takes_no_text_for_another(self, other: str) -> None:
        memory = TextMemory()
        memory.remember(EARLIER, LONG)
        memory.remember(EARLIER, "selamat pagi semua")

        assert memory.note_seen(EXHIBIT, other) is None

    def test_does_not_note_an_exhibit_against_itself(self) -> None:
        memory = TextMemory()
        memory.remember(EXHIBIT, LONG)

        assert memory.note_seen(EXHIBIT, LONG) is None

    def test_keeps_no_words(self) -> None:
        memory = TextMemory()
        memory.remember(EARLIER, LONG)

        assert "dukung" not in repr(vars(memory))


class TestNoteLookAlike:
    @pytest.mark.parametrize(
        ("handle", "is_noted"),
        [
            ("budi.santoso", False),
            ("@Budi.Santoso", False),
            ("bud\u0456.santoso", True),
            ("budi.sant0so", True),
            ("budl.santoso", True),
            ("b\u0443di.santoso", False),
            ("ani.wijaya", False),
        ],
    )
    def test_notes_a_name_that_only_looks_declared(self, handle: str, *, is_noted: bool) -> None:
        note = note_look_alike(EXHIBIT, handle, declared=["Budi.Santoso"])

        assert (note is not None) == is_noted
        if note is not None:
            assert "budi" not in note.detail.lower()


class TestNoteReportWave:
    @pytest.mark.parametrize(
        ("count", "gap", "is_noted"),
        [(7, HOUR, False), (8, HOUR, True), (8, 24 * HOUR, False), (0, HOUR, False)],
    )
    def test_notes_many_at_once(self, count: int, gap: timedelta, *, is_noted: bool) -> None:
        reports = [
            Report(at=NOON + gap * number, text=f"laporan {number}") for number in range(count)
        ]

        assert (note_report_wave(EXHIBIT, reports) is not None) == is_noted

    def test_notes_the_same_words(self) -> None:
        reports = [Report(at=NOON + 100 * HOUR * n, text=" Tolong   PERIKSA ini") for n in range(3)]

        assert note_report_wave(EXHIBIT, reports) is not None

    def test_does_not_take_silence_for_the_same_words(self) -> None:
        reports = [Report(at=NOON + 100 * HOUR * number, text=" ") for number in range(5)]

        assert note_report_wave(EXHIBIT, reports) is None


class TestNoteTagFlood:
    @pytest.mark.parametrize(("count", "is_noted"), [(7, False), (8, True)])
    def test_notes_many_tags_at_once(self, count: int, *, is_noted: bool) -> None:
        moments = [NOON + SECOND * number for number in range(count)]

        assert (note_tag_flood(EXHIBIT, moments) is not None) == is_noted


class TestDefenceNote:
    def test_gives_back_what_was_written(self) -> None:
        note = DefenceNote(exhibit_id=EXHIBIT, kind=DefenceKind.TAG_FLOOD, detail="9 of 9")

        assert parse_defence_note(note.statement) == note

    def test_refuses_another_form(self) -> None:
        with pytest.raises(MalformedFormError):
            parse_defence_note(b"netral.defence_note.v1\nkind 5 other\n")

    def test_has_a_sentence_for_every_kind(self) -> None:
        assert set(SENTENCES) == set(DefenceKind)

    @pytest.mark.parametrize("kind", DefenceKind)
    def test_accuses_nobody(self, kind: DefenceKind) -> None:
        said = " ".join(SENTENCES[kind]).lower()

        accusing = (
            r"palsu|bohong|fitnah|pelaku|menipu|sengaja|fake|forged|liar|fraud|brigade|guilty"
        )
        assert re.search(accusing, said) is None


class TestKeepDefenceNotes:
    def test_keeps_a_note_once_and_only_beside_its_exhibit(self, tmp_path: Path) -> None:
        note = DefenceNote(exhibit_id=EXHIBIT, kind=DefenceKind.TAG_FLOOD, detail="9 of 9")
        stray = DefenceNote(exhibit_id=EARLIER, kind=DefenceKind.TAG_FLOOD, detail="9 of 9")
        with open_vault(tmp_path, random_bytes=counting_bytes()) as vault:
            vault.keep([intake(1)], at=NOON)

            keep_defence_notes(vault, [note], at=NOON)
            keep_defence_notes(vault, [note], at=NOON + SECOND)
            with pytest.raises(RecordNotFoundError):
                keep_defence_notes(vault, [stray], at=NOON)

            assert vault.log.size == 2

    def test_goes_into_every_bundle_of_its_exhibit(self, tmp_path: Path) -> None:
        house = house_in(tmp_path)
        note = DefenceNote(exhibit_id=EXHIBIT, kind=DefenceKind.SEEN_TEXT, detail="0.9")
        keep_defence_notes(house.vault, [note], at=NOON + 5 * SECOND)

        assert note.statement in house.bundle()
