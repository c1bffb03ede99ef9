"""Tests of files that are known and not read: each is called what it is, and what to do is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from netral.intake import inspect_file
from netral.intake.errors import EmptySourceError, RefusedFormatError
from tests.intake.builders import CANARY, write_zip

FILES: dict[str, tuple[bytes, str]] = {
    "mhtml": (
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n",
        "a web page saved as MHTML",
    ),
    "mhtml of another browser": (
        b"Date: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n type=x\n\n",
        "a web page saved as MHTML",
    ),
    "e-mail": (b"From: a@example.com\nTo: b@example.com\nSubject: x\n\nhalo", "an e-mail"),
    "saved page": (
        b"<!DOCTYPE html>\n<!-- saved from url=(0020)https://x.com/a -->\n<html>",
        "a web page saved by a browser",
    ),
    "telegram page": (
        b"<!DOCTYPE html>\n<html>\n<head>\n<title>Exported Data</title>",
        "a Telegram export in HTML",
    ),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(20), "a picture that is not read"),
    "bitmap": (b"BM\x46\0\0\0\0\0\0\0\x36" + bytes(40), "a picture that is not read"),
    "film": (b"\0\0\0\x18ftypmp42" + bytes(20), "a film or a sound"),
    "whatsapp": (b"10/09/24, 20:26 - Budi: Halo\n", "a WhatsApp chat"),
    "whatsapp of a phone": (
        "\u200e[10/09/24 20.26.40] Budi: Halo\n".encode(),
        "a WhatsApp chat",
    ),
    "tiktok text": (
        b"Date: 2024-10-01 10:00:00 UTC\nLink: https://x\n",
        "a list of a TikTok archive as text",
    ),
    "connections": (b'Notes:\n"x"\n\nFirst Name,Last Name\n', "LinkedIn's list of connections"),
    "car of version 2": (b"\x0a\xa1gversion\x02" + bytes(40), "a CAR file of version 2"),
    "proof": (b"\0OpenTimestamps\0\0Proof\0", "an OpenTimestamps proof"),
    "stamp": (
        bytes.fromhex("3082125f06092a864886f70d010702a0") + bytes(40),
        "a time stamp (RFC 3161)",
    ),
    "older capture": (b"filedesc://a.arc 0.0.0.0 2024 text/plain 76\n", "of the older kind (ARC)"),
    "certificate": (b"-----BEGIN CERTIFICATE-----\n", "a certificate or a key (PEM)"),
    "old twitter table": (
        b'"tweet_id","timestamp","source","text"\n"1","2","3","x"\n',
        "the table of an old Twitter archive",
    ),
    "playlist": (
        b"Video ID,Playlist Video Creation Timestamp\nabc,2024-09-19T17:42:53+00:00\n",
        "a playlist of a YouTube Takeout",
    ),
    "messages": (b"CONVERSATION ID,FROM,TO\n1,a,b\n", "a chat"),
}
DOCUMENTS: dict[str, tuple[Any, str]] = {
    "chat": ({"participants": [], "messages": [], "title": CANARY}, "a chat"),
    "friends": ({"friends_v2": [{"name": CANARY}]}, "a list of people"),
    "followers": (
        [{"title": "", "media_list_data": [], "string_list_data": [{"value": CANARY}]}],
        "only its file name can explain",
    ),
    "posts seen": (
        [
            {
                "timestamp": 1,
                "media": [],
                "label_values": [
                    {"label": "URL", "href": "https://www.instagram.com/p/DAbCdEfGh12/"}
                ],
                "fbid": "1",
            }
        ],
        "only its file name can explain",
    ),
    "searches": ({"searches_v2": [{"title": CANARY}]}, "that is not read"),
    "saved": ({"saved_saved_media": [{"title": CANARY}]}, "that is not read"),
    "token": ({"access_token": CANARY, "user_id": "1"}, "a key of an interface"),
    "follows": ({"subject": {"did": CANARY}, "follows": []}, "accounts without moments"),
    "talk with a machine": ([{"uuid": "1", "chat_messages": [CANARY]}], "a chat"),
    "albums": ({"data": [{"id": "1", "name": CANARY}], "paging": {}}, "an answer of an interface"),
    "nodes by number": ({"123456": {"name": CANARY}, "123457": {}}, "an answer of an interface"),
    "pages of a WACZ": (
        [{"format": "json-pages-1.0", "id": "p", "title": CANARY}],
        "pages of a WACZ",
    ),
    "stories": ({"story_activities_story_likes": []}, "done to stories"),
    "old instagram": ({"media_likes": [["2019", CANARY]]}, "an Instagram archive from before 2021"),
    "old x": ([{"id_str": "1", "created_at": "x", "user": {}}], "X's old interface"),
    "old x search": ({"statuses": [], "search_metadata": {}}, "X's old interface"),
    "users": ({"data": [{"id": "1", "username": CANARY}], "meta": {}}, "an answer of an interface"),
    "tiktok": ({"data": {"videos": []}, "error": {"code": "ok"}}, "TikTok's own interfaces"),
    "error": ({"error": {"code": 403, "message": CANARY}}, "an error that a platform answered"),
    "problem": (
        {"title": "x", "type": "about:blank", "status": 401, "detail": "x"},
        "an error that a platform answered",
    ),
    "traffic": ({"log": {"version": "1.2", "creator": {}, "entries": []}}, "(HAR)"),
    "bot": ({"ok": True, "result": []}, "a Telegram program received"),
    "actor": ({"type": "Person", "preferredUsername": CANARY}, "profile of a Mastodon archive"),
    "likes": ({"type": "OrderedCollection", "orderedItems": [CANARY]}, "likes or bookmarks"),
    "account": ({"acct": CANARY, "username": CANARY, "followers_count": 1}, "a profile"),
    "bluesky": ({"did": "did:plc:a", "handle": CANARY, "followersCount": 1}, "a profile"),
    "search": ([{"header": "Search", "title": CANARY, "time": "x"}], "of another product"),
}
ARCHIVES: dict[str, tuple[tuple[str, ...], str]] = {
    "pictures": (("posts/media/a.JPG", "posts/media/b.mp4"), "pictures and films alone"),
    "old instagram": (("likes.json", "comments.json", "x.json"), "from before 2021"),
    "whatsapp": (("_chat.txt", "a.jpg"), "a WhatsApp chat"),
    "messages of a part": (
        ("your_facebook_activity/messages/inbox/a/message_1.json", "a.jpg"),
        "a part of a Facebook or Instagram archive",
    ),
    "first part of LinkedIn": (("Connections.csv", "Profile.csv"), "first part of a LinkedIn"),
    "telegram pages": (("ChatExport/messages.html", "ChatExport/css/a.css"), "export in HTML"),
    "other Takeout": (("Takeout/Drive/a.json", "Takeout/archive_browser.html"), "without YouTube"),
    "open document": (("mimetype", "META-INF/manifest.xml"), "an OpenDocument file"),
}


def refuse(path: Path) -> RefusedFormatError:
    with pytest.raises(RefusedFormatError) as caught:
        inspect_file(path)
    assert CANARY not in str(caught.value)
    assert caught.value.remedy
    return caught.value


class TestFindForeignFile:
    @pytest.mark.parametrize("name", FILES)
    def test_calls_the_file_what_it_is(self, tmp_path: Path, name: str) -> None:
        content, said = FILES[name]
        path = tmp_path / "berkas"
        path.write_bytes(content)

        assert said in refuse(path).format_name

    @pytest.mark.parametrize(
        "content",
        [
            *(b"10/09/24,20:26,Budi,Halo\n", b"Date: kemarin\n", b"BMKG Jakarta\n"),
            *(b"Catatan: a\nb\nc\n", b"\n# halo\n"),
        ],
    )
    def test_takes_no_other_text_for_it(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "berkas"
        path.write_bytes(content)

        assert refuse(path).format_name == "a text file"


class TestFindForeignShape:
    @pytest.mark.parametrize("name", DOCUMENTS)
    def test_calls_the_document_what_it_is(self, tmp_path: Path, name: str) -> None:
        document, said = DOCUMENTS[name]
        path = tmp_path / "berkas.json"
        path.write_text(json.dumps(document, indent=1), encoding="utf-8")

        assert said in refuse(path).format_name

    @pytest.mark.parametrize(
        "document",
        [{"data": []}, {"data": [], "paging": {}}, {"meta": {"result_count": 0}}, {}, None, 42],
    )
    def test_says_that_an_answer_holds_nothing(self, tmp_path: Path, document: object) -> None:
        path = tmp_path / "berkas.json"
        path.write_text(json.dumps(document), encoding="utf-8")

        with pytest.raises(EmptySourceError, match="does not mean"):
            inspect_file(path)


class TestExplainArchive:
    @pytest.mark.parametrize("name", ARCHIVES)
    def test_calls_the_archive_what_it_is(self, tmp_path: Path, name: str) -> None:
        files, said = ARCHIVES[name]
        path = write_zip(tmp_path / "berkas.zip", dict.fromkeys(files, CANARY))

        assert said in refuse(path).format_name
