"""X archives of several owners, with the private parts that no reader may open."""

import json
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from netral.values.act_kind import Verb
from netral_practice.deed import Deed
from netral_practice.truth import Trap
from netral_practice.world import Archive
from netral_practice.writing.place import Place
from netral_practice.writing.x_post import make_archive_post
from netral_practice.writing.zip_file import write_zip

_README = "Arsip praktik. Semua isi rekaan.\n"


def write_x_archive(
    path: Path, archive: Archive, *, generated_at: datetime, seed: int
) -> tuple[list[Place], list[str]]:
    """Write one owner's archive.

    Args:
        path: Where to.
        archive: The owner and the acts.
        generated_at: When X would have made the archive.
        seed: For counts, links and the private parts.

    Returns:
        Where each act stands, and the canaries of the private parts.
    """
    rng = random.Random(f"x archive {seed} {path.name}")  # noqa: S311 - invented values, no secrets
    is_undated = {Verb.REACTION: "like", Verb.FOLLOW: "following"}
    by_part: dict[str, list[Deed]] = {"tweets": [], "like": [], "following": []}
    for deed in archive.deeds:
        by_part[is_undated.get(deed.verb, "tweets")].append(deed)
    private, canaries = _make_private(rng, archive)
    parts: dict[str, list[dict[str, Any]]] = {
        "account": [_make_account(archive, canaries, generated_at)],
        "tweets": [make_archive_post(deed, rng=rng) for deed in by_part["tweets"]],
        "like": [_make_like(deed) for deed in by_part["like"]],
        "following": [_make_following(deed) for deed in by_part["following"]],
        "screen-name-change": [],
        "protected-history": [],
        **private,
    }
    entries = {"data/manifest.js": _make_manifest(archive, parts, generated_at)}
    entries |= {f"data/{name}.js": _wrap(name, rows) for name, rows in parts.items()}
    entries |= {
        "data/README.txt": _README.encode(),
        "Your archive.html": b"<!doctype html><title>Arsip praktik</title>",
        "assets/images/favicon.ico": b"\x00",
    }
    write_zip(path, entries)
    places = [
        Place(deed=deed, source_file=path.name, pointer=f"data/{part}.js#/{at}")
        for part, deeds in by_part.items()
        for at, deed in enumerate(deeds)
    ]
    return places, canaries


def _wrap(name: str, rows: Sequence[dict[str, Any]]) -> bytes:
    symbol = name.replace("-", "_")
    return f"window.YTD.{symbol}.part0 = {json.dumps(rows, indent=2)}".encode()


def _make_manifest(
    archive: Archive, parts: dict[str, list[dict[str, Any]]], generated_at: datetime
) -> bytes:
    owner = archive.owner
    types = {
        _camel(name): {
            "files": [
                {
                    "fileName": f"data/{name}.js",
                    "globalName": f"YTD.{name.replace('-', '_')}.part0",
                    "count": str(len(rows)),
                }
            ]
        }
        for name, rows in parts.items()
    }
    manifest = {
        "userInfo": {
            "accountId": owner.account_id,
            "userName": owner.handle,
            "displayName": owner.display_name,
        },
        "archiveInfo": {
            "sizeBytes": "100000",
            "generationDate": _iso(generated_at),
            "isPartialArchive": False,
            "maxPartSizeBytes": "53687091200",
        },
        "readmeInfo": {
            "fileName": "data/README.txt",
            "directory": "data/",
            "name": "README.txt",
        },
        "dataTypes": types,
    }
    return f"window.__THAR_CONFIG = {json.dumps(manifest, indent=2)}".encode()


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(word.capitalize() for word in rest)


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _make_account(archive: Archive, canaries: list[str], generated_at: datetime) -> dict[str, Any]:
    owner = archive.owner
    return {
        "account": {
            "email": canaries[0],
            "createdVia": "oauth:258901",
            "username": owner.handle,
            "accountId": owner.account_id,
            "createdAt": _iso(generated_at - timedelta(days=3000)),
            "accountDisplayName": owner.display_name,
            "phoneNumber": canaries[1],
        }
    }


def _make_like(deed: Deed) -> dict[str, Any]:
    shown = deed.object
    number = shown.object_id if shown is not None else None
    return {
        "like": {
            "tweetId": number,
            "fullText": shown.text if shown is not None else None,
            "expandedUrl": f"https://twitter.com/i/web/status/{number}",
        }
    }


def _make_following(deed: Deed) -> dict[str, Any]:
    number = deed.object.owner_id if deed.object is not None else None
    return {
        "following": {
            "accountId": number,
            "userLink": f"https://twitter.com/intent/user?user_id={number}",
        }
    }


def _make_private(
    rng: random.Random, archive: Archive
) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    """Make what an archive holds and nobody may read, and the words to look for."""
    words = [f"kanari-privat-{rng.randrange(16**10):010x}" for _ in range(5)]
    email, phone = f"{words[0]}@surat.invalid", f"+62899999{rng.randrange(10**6):06d}"
    address = f"203.0.113.{rng.randrange(1, 255)}"
    owner = archive.owner.account_id
    private: dict[str, list[dict[str, Any]]] = {
        "direct-messages": [
            {
                "dmConversation": {
                    "conversationId": f"{owner}-99",
                    "messages": [
                        {"messageCreate": {"senderId": owner, "text": f"rahasia {word}"}}
                        for word in words[1:3]
                    ],
                }
            }
        ],
        "ip-audit": [{"ipAudit": {"accountId": owner, "loginIp": address}}],
        "contact": [{"contact": {"id": words[3], "phoneNumbers": [phone]}}],
        "ad-engagements": [{"ad": {"adsUserData": {"impression": words[4]}}}],
        "block": [{"blocking": {"accountId": str(rng.randrange(10**17)), "userLink": words[4]}}],
    }
    return private, [email, phone, address, *words]


def is_undated(deed: Deed) -> bool:
    """Whether an act of an archive has no moment there."""
    return deed.truth.trap is Trap.UNDATED
