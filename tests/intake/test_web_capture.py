"""Tests of web captures: what counts, what is refused as what, and that nothing is unpacked."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from netral.errors import NetralError
from netral.intake import OpenDoor, RejectedRecord, inspect_file, iter_acts
from netral.intake.capture.page_verdict import judge_page
from netral.intake.capture.post_address import find_post_address
from netral.intake.capture.single_file import read_saved_page
from netral.intake.errors import DamagedSourceError, RefusedFormatError
from netral.values.errors import UnsafeZipError
from tests.intake.builders import CANARY, OWNER_HANDLE, CountingDoor, read_all
from tests.intake.captured_pages import (
    NO_POSTS,
    PACKINGS,
    PNG,
    POST_ID,
    POSTS,
    TEXT,
    X_URL,
    auto_archiver_row,
    facebook_page,
    html,
    make_warc,
    sign_anonymously,
    single_file,
    write_auto_archiver,
    write_saved,
    write_wacz,
    write_warc,
    x_page,
)

REASONS = {
    "wall": "captured-wall",
    "gone": "captured-gone",
    "private": "captured-private",
    "shell": "captured-shell",
    "other": "captured-other",
}


class TestJudgePage:
    @pytest.mark.parametrize("name", NO_POSTS)
    def test_never_takes_a_page_without_the_post_for_one(self, name: str) -> None:
        kind, page = NO_POSTS[name]
        address = find_post_address(X_URL)
        assert address is not None

        verdict = judge_page(page.encode(), address=address, status=200, location="")

        assert verdict.kind.value == kind

    @pytest.mark.parametrize(
        ("status", "location", "kind"),
        [
            (404, "", "gone"),
            (410, "", "gone"),
            (401, "", "wall"),
            (403, "", "wall"),
            (429, "", "wall"),
            (503, "", "wall"),
            (302, "https://x.com/i/flow/login?redirect=1", "wall"),
            (302, "https://www.instagram.com/accounts/login/", "wall"),
            (301, "https://x.com/other", "other"),
            (0, "", "wall"),
        ],
    )
    def test_believes_the_servers_answer_before_the_page(
        self, status: int, location: str, kind: str
    ) -> None:
        address = find_post_address(X_URL)
        assert address is not None

        verdict = judge_page(x_page().encode(), address=address, status=status, location=location)

        assert verdict.kind.value == kind

    @pytest.mark.parametrize("name", POSTS)
    def test_knows_a_post_that_shows(self, name: str) -> None:
        url, page = POSTS[name]
        address = find_post_address(url)
        assert address is not None

        verdict = judge_page(page.encode(), address=address, status=200, location="")

        assert verdict.kind.value == "post"
        assert verdict.handle == OWNER_HANDLE.casefold()


class TestWarcReader:
    @pytest.mark.parametrize("packed", [False, True])
    @pytest.mark.parametrize("name", POSTS)
    def test_reads_a_post_with_page_and_picture(
        self, tmp_path: Path, name: str, *, packed: bool
    ) -> None:
        path = write_warc(tmp_path / "a.warc", [POSTS[name]], packed=packed)

        acts, rejected, _ = read_all(path)

        assert rejected == []
        assert acts[0].provenance.grade.value == "C"
        assert acts[0].occurred_at.isoformat().startswith("2024-")
        assert acts[0].visibility.value == "unknown"
        assert CANARY not in repr(acts)

    def test_takes_the_words_of_the_post_alone(self, tmp_path: Path) -> None:
        acts, _, _ = read_all(write_warc(tmp_path / "a.warc", [(X_URL, x_page())]))

        assert acts[0].text == TEXT
        assert acts[0].act_id == f"x:{POST_ID}"

    def test_takes_the_moment_that_a_page_of_facebook_states(self, tmp_path: Path) -> None:
        url = "https://www.facebook.com/Pegawai.Contoh/posts/pfbid0abc"
        door = CountingDoor(handles=frozenset({"pegawai.contoh"}))

        acts, _, _ = read_all(write_warc(tmp_path / "a.warc", [(url, facebook_page())]), door=door)

        assert acts[0].occurred_at.isoformat() == "2024-10-01T08:00:00+00:00"

    @pytest.mark.parametrize("name", NO_POSTS)
    def test_refuses_every_wall(self, tmp_path: Path, name: str) -> None:
        kind, page = NO_POSTS[name]

        acts, rejected, _ = read_all(write_warc(tmp_path / "a.warc", [(X_URL, page)]))

        assert acts == []
        assert [record.code for record in rejected] == [REASONS[kind]]

    def test_refuses_a_post_without_its_picture(self, tmp_path: Path) -> None:
        path = write_warc(tmp_path / "a.warc", [(X_URL, x_page())], images=False)

        acts, rejected, _ = read_all(path)

        assert (acts, [record.code for record in rejected]) == ([], ["capture-without-image"])

    def test_refuses_a_record_whose_digest_does_not_match(self, tmp_path: Path) -> None:
        content = make_warc([(X_URL, x_page())])
        assert content.count(b"berbelanja") == 1
        path = tmp_path / "a.warc"
        path.write_bytes(content.replace(b"berbelanja", b"berbelanjA"))

        acts, rejected, _ = read_all(path)

        assert (acts, [record.code for record in rejected]) == ([], ["capture-damaged"])
        assert any("DOES NOT MATCH" in note for note in inspect_file(path).notes)

    def test_takes_the_answer_that_shows_most(self, tmp_path: Path) -> None:
        path = write_warc(
            tmp_path / "a.warc", [(X_URL, NO_POSTS["shell, empty"][1])], status="302 Found"
        )
        path.write_bytes(path.read_bytes() + make_warc([(X_URL, x_page())]))

        acts, rejected, _ = read_all(path)

        assert (len(acts), rejected) == (1, [])

    @pytest.mark.parametrize("packing", PACKINGS)
    def test_reads_a_packed_answer(self, tmp_path: Path, packing: str) -> None:
        page = x_page() + "<!-- panjang -->" * 9_000
        path = write_warc(
            tmp_path / "a.warc", [(X_URL, page)], headers=[("Content-Encoding", packing)]
        )

        assert len(read_all(path)[0]) == 1

    @pytest.mark.parametrize("packing", ["br", "zstd"])
    def test_reads_an_answer_that_a_tool_has_unpacked(self, tmp_path: Path, packing: str) -> None:
        path = write_warc(
            tmp_path / "a.warc", [(X_URL, x_page())], headers=[("content-encoding", packing)]
        )

        assert len(read_all(path)[0]) == 1

    @pytest.mark.parametrize("packing", ["br", "zstd"])
    def test_survives_a_page_that_unpacks_to_half_a_gigabyte(
        self, tmp_path: Path, packing: str
    ) -> None:
        path = write_warc(
            tmp_path / "a.warc", [(X_URL, " " * 2**29)], headers=[("Content-Encoding", packing)]
        )

        records = list(iter_acts(path, door=OpenDoor()))

        assert [type(each) for each in records] == [RejectedRecord]

    @pytest.mark.parametrize(
        ("page", "codes"), [(x_page(), []), ("\x0b\x02\x80packed", ["capture-packed"])]
    )
    def test_says_that_a_page_is_packed_in_another_way(
        self, tmp_path: Path, page: str, codes: list[str]
    ) -> None:
        path = write_warc(
            tmp_path / "a.warc", [(X_URL, page)], headers=[("Content-Encoding", "compress")]
        )

        _, rejected, _ = read_all(path)

        assert [record.code for record in rejected] == codes

    @pytest.mark.parametrize("before", [True, False])
    def test_takes_the_words_of_nobody_else_on_the_page(
        self, tmp_path: Path, *, before: bool
    ) -> None:
        other = (
            f'<article><div data-testid="tweetText">{CANARY} menulis kiriman yang lain</div>'
            '<a href="/lain/status/1840000000000000001">7:00</a></article>'
        )
        own = x_page().partition("<body>")[2]
        page = html(other + own if before else own + other)

        acts, _, _ = read_all(write_warc(tmp_path / "a.warc", [(X_URL, page)]))

        assert [act.text for act in acts] == [TEXT]

    @pytest.mark.parametrize("link", ["https://x.com/orang_lain/", "/orang_lain/"])
    def test_refuses_another_name_before_the_posts_id(self, tmp_path: Path, link: str) -> None:
        page = x_page().replace(f'href="/{OWNER_HANDLE}/', f'href="{link}')

        acts, rejected, _ = read_all(write_warc(tmp_path / "a.warc", [(X_URL, page)]))

        assert (acts, [record.code for record in rejected]) == ([], ["two-answers"])

    def test_drops_an_undeclared_account_at_the_door(self, tmp_path: Path) -> None:
        url = X_URL.replace(OWNER_HANDLE, CANARY)

        acts, rejected, door = read_all(write_warc(tmp_path / "a.warc", [(url, x_page())]))

        assert (acts, rejected, door.unknown) == ([], [], 1)

    def test_never_ends_with_nothing_and_no_word(self, tmp_path: Path) -> None:
        path = write_warc(tmp_path / "a.warc", [("https://contoh.id/", html(TEXT))])

        with pytest.raises(RefusedFormatError, match="none under the address of a post"):
            read_all(path)

    @pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
    def test_refuses_a_file_that_was_cut_off(self, tmp_path: Path, kept: float) -> None:
        content = make_warc([(X_URL, x_page())])
        path = tmp_path / "a.warc"
        path.write_bytes(content[: int(len(content) * kept)])

        try:
            acts, rejected, _ = read_all(path)
        except NetralError:
            return
        assert acts == []
        assert len(rejected) == 1

    @pytest.mark.shared
    def test_says_what_the_shared_samples_are(self, shared_folder: Path) -> None:
        samples = shared_folder / "data" / "samples" / "warc"

        notes = inspect_file(samples / "example-digest.warc").notes
        packed = inspect_file(samples / "example.warc.gz")
        resource = inspect_file(samples / "example-resource.warc.gz")

        assert any("1 do not" in note for note in notes)
        assert "1 revisit" in packed.notes[0]
        assert "1 resource" in resource.notes[0]


class TestWaczReader:
    @pytest.mark.parametrize("old", [False, True])
    def test_reads_both_layouts(self, tmp_path: Path, *, old: bool) -> None:
        path = write_wacz(tmp_path / "a.wacz", make_warc([(X_URL, x_page())]), old=old)

        acts, rejected, _ = read_all(path)

        assert (len(acts), rejected) == (1, [])
        assert acts[0].provenance.pointer == "archive/data.warc#record 1"

    def test_says_that_correct_hashes_are_no_trust(self, tmp_path: Path) -> None:
        path = write_wacz(tmp_path / "a.wacz", make_warc([(X_URL, x_page())]))

        notes = inspect_file(path).notes

        assert "Nobody signed it." in notes
        assert any("are not trust" in note for note in notes)

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            pytest.param({"unlisted": {"a.txt": b"x"}}, "not in the list", id="unlisted entry"),
            pytest.param({"changes": {"hash": "sha256:" + "0" * 64}}, "hash", id="wrong hash"),
            pytest.param({"changes": {"hash": "md5:" + "0" * 32}}, "only MD5", id="weak hash"),
            pytest.param({"changes": {"hash": ""}}, "no hash that", id="no hash"),
            pytest.param({"changes": {"bytes": 3}}, "size", id="wrong size"),
            pytest.param({"changes": {"path": "archive/b"}}, "not in the list", id="wrong path"),
            pytest.param({"digest": {"hash": "sha256:00"}}, "another list", id="wrong digest"),
            pytest.param(
                {"digest": {"signedData": {"hash": "sha256:00"}}},
                "another list",
                id="old signature",
            ),
        ],
    )
    def test_refuses_a_package_that_is_not_what_it_says(
        self, tmp_path: Path, options: dict[str, object], sentence: str
    ) -> None:
        warc = make_warc([(X_URL, x_page())])
        path = write_wacz(tmp_path / "a.wacz", warc, **options)  # type: ignore[arg-type]

        with pytest.raises(DamagedSourceError, match=sentence):
            read_all(path)

    @pytest.mark.parametrize("is_right", [True, False])
    def test_checks_a_signature_that_names_nobody(self, tmp_path: Path, *, is_right: bool) -> None:
        warc = make_warc([(X_URL, x_page())])
        path = write_wacz(tmp_path / "a.wacz", warc)
        with zipfile.ZipFile(path) as archive:
            statement = archive.read("datapackage.json")
        found = f"sha256:{hashlib.sha256(statement).hexdigest()}"
        signed = sign_anonymously(found if is_right else "sha256:other") | {"hash": found}
        write_wacz(path, warc, digest={"signedData": signed})

        if is_right:
            assert any("names nobody" in note for note in inspect_file(path).notes)
        else:
            with pytest.raises(DamagedSourceError, match="signature does not match"):
                inspect_file(path)

    def test_refuses_an_archive_inside(self, tmp_path: Path) -> None:
        inner = b"PK\x03\x04" + b"\0" * 60
        warc = make_warc([(X_URL, x_page())])
        path = write_wacz(tmp_path / "a.wacz", warc, unlisted={"extra/b.zip": inner})

        with pytest.raises(UnsafeZipError, match="archive inside"):
            read_all(path)

    def test_refuses_more_entries_than_any_package_needs(self, tmp_path: Path) -> None:
        many = {f"pages/{number}": b"" for number in range(600)}
        warc = make_warc([(X_URL, x_page())])
        path = write_wacz(tmp_path / "a.wacz", warc, unlisted=many)

        with pytest.raises(UnsafeZipError, match="too-many-entries"):
            read_all(path)

    @pytest.mark.shared
    def test_checks_the_shared_samples(self, shared_folder: Path) -> None:
        samples = shared_folder / "data" / "samples" / "wacz"

        plain = inspect_file(samples / "valid_example_1.wacz")
        signed = inspect_file(samples / "valid_signed_example_1.wacz")

        assert (plain.version, signed.version) == ("1.0.0", "1.1.1")
        assert "Nobody signed it." in plain.notes
        assert any("were NOT checked" in note for note in signed.notes)


class TestSingleFileReader:
    def test_reads_a_page_with_its_picture(self, tmp_path: Path) -> None:
        folder = write_saved(tmp_path / "saved", single_file(X_URL, x_page()))

        acts, rejected, _ = read_all(folder)

        assert ([act.text for act in acts], rejected) == ([TEXT], [])

    @pytest.mark.parametrize("image", [None, b"", b"GIF89a", b"<svg/>"])
    def test_refuses_a_page_without_a_picture(self, tmp_path: Path, image: bytes | None) -> None:
        folder = write_saved(tmp_path / "saved", single_file(X_URL, x_page()), image=image)

        acts, rejected, _ = read_all(folder)

        assert (acts, [record.code for record in rejected]) == ([], ["capture-without-image"])

    def test_refuses_a_page_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_text(single_file(X_URL, x_page()), encoding="utf-8")

        assert [record.code for record in read_all(path)[1]] == ["capture-without-image"]

    @pytest.mark.parametrize("zone", ["Western Indonesia Time", "Waktu Indonesia Barat", "西部"])
    def test_reads_the_offset_alone(self, zone: str) -> None:
        page = read_saved_page(single_file(X_URL, x_page(), zone=zone).encode())

        assert page is not None
        assert page.saved_at == "Oct 02 2024 08:00:00 +0700"

    def test_refuses_a_page_of_no_post(self, tmp_path: Path) -> None:
        folder = write_saved(tmp_path / "saved", single_file("https://contoh.id/", html(TEXT)))

        assert [record.code for record in read_all(folder)[1]] == ["not-a-post"]


class TestAutoArchiverReader:
    def test_reads_a_row_with_its_files(self, tmp_path: Path) -> None:
        page = x_page().encode()
        folder = write_auto_archiver(tmp_path / "aa", [auto_archiver_row(X_URL, page)], page)

        acts, rejected, _ = read_all(folder)

        assert ([act.text for act in acts], rejected) == ([TEXT], [])

    def test_refuses_a_table_without_the_files(self, tmp_path: Path) -> None:
        page = x_page().encode()
        folder = write_auto_archiver(tmp_path / "aa", [auto_archiver_row(X_URL, page)], page)

        acts, rejected, _ = read_all(folder / "db.csv")

        assert (acts, [record.code for record in rejected]) == ([], ["capture-without-page"])

    @pytest.mark.parametrize("part", ["page", "image"])
    def test_refuses_files_that_are_not_the_ones_of_the_table(
        self, tmp_path: Path, part: str
    ) -> None:
        page = x_page().encode()
        row = auto_archiver_row(X_URL, page)
        changed = {"page": (page + b" ", PNG), "image": (page, PNG + b"x")}[part]
        folder = write_auto_archiver(tmp_path / "aa", [row], *changed)

        acts, rejected, _ = read_all(folder)

        assert (acts, [record.code for record in rejected]) == ([], ["capture-damaged"])

    @pytest.mark.parametrize(
        "cell",
        [
            "__import__('os').system('x')",
            "{'url': open('x')}",
            "[" * 5_000,
            "{'url': 5}",
            "datetime.datetime(2024, 1, 1)",
            "",
        ],
    )
    def test_runs_nothing_of_the_table(self, tmp_path: Path, cell: str) -> None:
        page = x_page().encode()
        row = f'"archived","{cell}","[]"\n'
        folder = write_auto_archiver(tmp_path / "aa", [row], page)

        acts, rejected, _ = read_all(folder)

        assert (acts, [record.code for record in rejected]) == ([], ["unknown-record"])

    def test_reads_the_json_form(self, tmp_path: Path) -> None:
        page = x_page().encode()
        folder = write_auto_archiver(tmp_path / "aa", [], page)
        (folder / "db.csv").unlink()
        media = [
            {"_key": "page.html", "_mimetype": "text/html", "properties": {}},
            {"_key": "screenshot_1.png", "_mimetype": "image/png", "properties": {}},
        ]
        document = {"status": "ok", "metadata": {"url": X_URL}, "media": media}
        (folder / "a.json").write_text(json.dumps(document), encoding="utf-8")

        acts, rejected, _ = read_all(folder)

        assert ([act.text for act in acts], rejected) == ([TEXT], [])
