"""Builders for intake tests: doors, and small sources of every format, all self-written."""

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from netral.intake.act import Act
from netral.intake.quarantine import RejectedRecord
from netral.intake.recognition import iter_acts
from netral.values.account import AccountReference

CANARY = "BURUNGKENARI"
"""Stands in every fixture wherever somebody who is not in the register is spoken of."""
OWNER_ID = "410000001"
OWNER_HANDLE = "Pegawai_Contoh"
OWNER_CHANNEL = "UC" + "a" * 22
OWNER_DID = "did:plc:pegawaicontoh"
OWNER_ACTOR = "https://sosial.contoh/users/pegawai_contoh"
OWNER_IDS = frozenset({OWNER_ID, OWNER_CHANNEL, OWNER_DID, OWNER_ACTOR})
WINDOW_FROM = datetime(2024, 8, 1, tzinfo=UTC)
WINDOW_UNTIL = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass
class CountingDoor:
    """A door that knows some accounts and counts what it turns away, as the gate does."""

    ids: frozenset[str] = OWNER_IDS
    handles: frozenset[str] = frozenset({OWNER_HANDLE.casefold()})
    unknown: int = 0
    outside: int = 0
    asked: list[AccountReference] = field(default_factory=list)

    @property
    def dropped(self) -> int:
        return self.unknown + self.outside

    def knows(self, account: AccountReference) -> bool:
        self.asked.append(account)
        if account.account_id in self.ids or account.handle in self.handles:
            return True
        self.unknown += 1
        return False

    def admits(self, account: AccountReference, occurred_at: datetime) -> bool:  # noqa: ARG002
        if WINDOW_FROM <= occurred_at < WINDOW_UNTIL:
            return True
        self.outside += 1
        return False


def read_all(path: Path, **options: Any) -> tuple[list[Act], list[RejectedRecord], CountingDoor]:
    door = options.pop("door", None) or CountingDoor()
    records = list(iter_acts(path, door=door, **options))
    acts = [record for record in records if isinstance(record, Act)]
    rejected = [record for record in records if isinstance(record, RejectedRecord)]
    return acts, rejected, door


# The plain table


def plain_row(**changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "platform": "x",
        "actor_id": OWNER_ID,
        "actor_handle": OWNER_HANDLE,
        "verb": "post",
        "occurred_at_utc": "2024-10-01T08:00:00Z",
        "text": "Selamat pagi dari kantor.",
    }
    return {name: value for name, value in (row | changes).items() if value is not ...}


def foreign_row(**changes: Any) -> dict[str, Any]:
    return plain_row(
        actor_id="999000111",
        actor_handle=f"{CANARY}_akun",
        text=f"{CANARY} menulis sesuatu",
        **changes,
    )


def write_csv(
    path: Path,
    rows: Sequence[Mapping[str, Any]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    preface: str = "",
) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes((preface + text.getvalue()).encode(encoding))
    return path


def write_lines(path: Path, records: Iterable[Any]) -> Path:
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


# The X archive


def x_id(moment: datetime) -> str:
    return str((int(moment.timestamp() * 1000) - 1_288_834_974_657) << 22)


def x_time(moment: datetime) -> str:
    return moment.strftime("%a %b %d %H:%M:%S +0000 %Y")


def x_post(text: str, moment: datetime = datetime(2024, 10, 1, 8, tzinfo=UTC), **more: Any) -> Any:
    return {
        "tweet": {
            "id_str": x_id(moment),
            "id": x_id(moment),
            "created_at": x_time(moment),
            "full_text": text,
            "lang": "in",
            "favorite_count": "3",
            "retweeted": False,
            "entities": {"hashtags": [], "user_mentions": [], "urls": []},
        }
        | more
    }


def wrap(name: str, rows: Sequence[Any], *, part: int = 0, end: str = "") -> str:
    return f"window.YTD.{name}.part{part} = {json.dumps(rows, indent=2)}{end}"


def x_files(**changes: str | None) -> dict[str, str]:
    """Give the files of an archive by path, with private parts that hold canaries."""
    files: dict[str, str | None] = {
        "data/manifest.js": "window.__THAR_CONFIG = "
        + json.dumps(
            {
                "userInfo": {"accountId": OWNER_ID, "userName": OWNER_HANDLE, "displayName": "x"},
                "archiveInfo": {"isPartialArchive": False},
                "dataTypes": {
                    "tweets": {"files": [{"fileName": "data/tweets.js", "count": "1"}]},
                },
            }
        ),
        "data/account.js": wrap(
            "account",
            [
                {
                    "account": {
                        "accountId": OWNER_ID,
                        "username": OWNER_HANDLE,
                        "email": f"{CANARY}@contoh.id",
                        "accountDisplayName": CANARY,
                    }
                }
            ],
        ),
        "data/tweets.js": wrap("tweets", [x_post("Pagi &amp; salam")]),
        "data/protected-history.js": wrap("protected_history", []),
        "data/like.js": wrap(
            "like",
            [{"like": {"tweetId": "1841000000000000000", "fullText": f"{CANARY} disukai"}}],
        ),
        "data/following.js": wrap("following", [{"following": {"accountId": "77"}}]),
        "data/direct-messages.js": wrap("direct_messages", [{"dmConversation": CANARY}]),
        "data/ip-audit.js": wrap("ip_audit", [{"ipAudit": CANARY}]),
        "data/tweets_media/1-a.jpg": CANARY,
        "Your archive.html": CANARY,
    }
    paths = {f"data/{name.replace('_', '-')}.js": content for name, content in changes.items()}
    return {path: text for path, text in (files | paths).items() if text is not None}


def write_zip(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def write_folder(path: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return path


def write_tape(path: Path, files: Mapping[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as tape:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            tape.addfile(member, io.BytesIO(content.encode()))
    return path


# Captures


def envelope(platform: str, data: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "nav_index": f"{CANARY}:1:0",
        "item_id": "1",
        "timestamp_collected": 1_728_000_000_000,
        "last_updated": 1_728_000_000_000,
        "source_platform": platform,
        "source_platform_url": f"https://contoh.id/{CANARY}",
        "source_url": "https://contoh.id/api",
        "user_agent": CANARY,
        "data": dict(data),
    } | more


def flatten(line: Mapping[str, Any]) -> dict[str, Any]:
    """Give the form into which 4CAT turns a line of Zeeschuimer."""
    meta = {name: value for name, value in line.items() if name != "data"}
    return dict(line["data"]) | {"__import_meta": meta}


def captured_x_post(text: str = "Halo", *, old: bool = False, **legacy: Any) -> dict[str, Any]:
    moment = datetime(2024, 10, 1, 8, tzinfo=UTC)
    names = {"screen_name": OWNER_HANDLE, "name": CANARY}
    user: dict[str, Any] = {"rest_id": OWNER_ID, "legacy": {"followers_count": 3}}
    if old:
        user["legacy"] |= names
    else:
        user["core"] = names
    return {
        "rest_id": x_id(moment),
        "id": x_id(moment),
        "core": {"user_results": {"result": user}},
        "legacy": {
            "created_at": x_time(moment),
            "full_text": text,
            "lang": "in",
            "user_id_str": OWNER_ID,
            "id_str": x_id(moment),
            "entities": {"user_mentions": []},
        }
        | legacy,
    }


def captured_other_x_post(text: str) -> dict[str, Any]:
    """Give a post of somebody else, as it stands inside a repost or a quote."""
    post = captured_x_post(text)
    post["core"]["user_results"]["result"] = {
        "rest_id": "555",
        "core": {"screen_name": "Akun_Pasangan", "name": "Pasangan"},
    }
    post["legacy"]["user_id_str"] = "555"
    return post


def captured_instagram_post(**changes: Any) -> dict[str, Any]:
    return {
        "id": "31_41",
        "code": "DAbCdEfGh12",
        "taken_at": 1_727_769_600,
        "media_type": 1,
        "caption": {"text": "Foto bersama"},
        "user": {"pk": OWNER_ID, "username": OWNER_HANDLE, "full_name": CANARY},
        "_zs_partial": False,
    } | changes


def captured_tiktok_post(**changes: Any) -> dict[str, Any]:
    return {
        "id": "7420000000000000000",
        "desc": "Video kerja bakti",
        "createTime": 1_727_769_600,
        "author": {"id": OWNER_ID, "uniqueId": OWNER_HANDLE, "nickname": CANARY},
        "stats": {"diggCount": 1},
    } | changes


def captured_tiktok_comment(**changes: Any) -> dict[str, Any]:
    return {
        "cid": "7420000000000000099",
        "aweme_id": "7420000000000000000",
        "reply_id": "0",
        "create_time": 1_727_769_600,
        "text": "Mantap",
        "user": {"uid": OWNER_ID, "unique_id": OWNER_HANDLE, "nickname": CANARY},
        "share_info": {"title": CANARY, "url": f"https://contoh.id/{CANARY}"},
    } | changes


def captured_instagram_comment(**changes: Any) -> dict[str, Any]:
    return {
        "pk": "18000000000000001",
        "comment_id": "18000000000000001",
        "text": "Setuju",
        "created_at": 1_727_769_600,
        "user": {"id": OWNER_ID, "unique_id": OWNER_HANDLE, "nickname": CANARY},
        "post_id": "3400000000000000000",
        "post_shortcode": "DAbCdEfGh12",
        "post_url": "https://www.instagram.com/p/DAbCdEfGh12/",
        "parent_comment_id": None,
    } | changes


def captured_facebook_post(**changes: Any) -> dict[str, Any]:
    link = "https://www.facebook.com/Pegawai.Contoh"
    told = {
        "post_id": "122100000000000001",
        "message": {"text": "Halo"},
        "actors": [{"id": OWNER_ID, "name": CANARY, "url": link}],
    } | changes
    line = [{"story": {"url": link}}, {"story": {"creation_time": 1_727_769_600}}]
    sections = {
        "content": {"story": told},
        "context_layout": {"story": {"comet_sections": {"metadata": line}}},
    }
    return {"id": "S:_I1:2:2", "comet_sections": sections}


def captured_threads_post(**changes: Any) -> dict[str, Any]:
    return {
        "pk": "9",
        "code": "DBcDeFgHi34",
        "taken_at": 1_727_769_600,
        "caption": {"text": "Utas pagi"},
        "user": {"pk": OWNER_ID, "username": OWNER_HANDLE},
        "text_post_app_info": {"is_reply": False},
    } | changes


def fourcat_x_row(**changes: Any) -> dict[str, Any]:
    moment = datetime(2024, 10, 1, 8, tzinfo=UTC)
    return {
        "collected_from_url": f"https://x.com/{CANARY}",
        "id": x_id(moment),
        "thread_id": x_id(moment),
        "timestamp": "2024-10-01 10:00:00",
        "unix_timestamp": int(moment.timestamp()),
        "link": "",
        "body": "Halo dari tabel",
        "author": OWNER_HANDLE,
        "author_fullname": CANARY,
        "author_id": OWNER_ID,
        "is_retweet": "no",
        "retweeted_user": "",
        "is_quote_tweet": "no",
        "quote_tweet_id": "",
        "quote_author": "",
        "quote_body": "",
        "is_reply": "no",
        "replied_author": "",
        "images": "",
    } | changes
