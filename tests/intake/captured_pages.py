"""Captured pages of our own writing: posts that show, and the many ways of showing none."""

import base64
import gzip
import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import zstandard
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.intake.builders import CANARY, OWNER_HANDLE, write_folder, x_id

POST_ID = x_id(datetime(2024, 10, 1, 8, tzinfo=UTC))
X_URL = f"https://x.com/{OWNER_HANDLE}/status/{POST_ID}"
TEXT = "Pasar pagi kota kami dibuka kembali besok, mari berbelanja"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
CODE = "DAm0HAJyAbC"
INSTAGRAM_URL = f"https://www.instagram.com/p/{CODE}/"
FACEBOOK_URL = f"https://www.facebook.com/{OWNER_HANDLE.replace('_', '.')}/posts/pfbid0abc"


def html(body: str, *, title: str = "", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def x_page(text: str = TEXT, *, extra: str = "") -> str:
    return html(
        f'<nav><a href="/login">Log in</a> Sign up to X</nav><article><div data-testid="tweetText">'
        f'{text}</div><a href="/{OWNER_HANDLE}/status/{POST_ID}">8:00</a></article>'
        f"<p>{CANARY} membalas: setuju</p>{extra}",
        title=f"{OWNER_HANDLE} on X",
    )


FOREIGN_PAGE = (
    f"https://x.com/{CANARY}/status/1841000000000000001",
    x_page(f"{CANARY} menulis bahwa pasar kota dibuka").replace(POST_ID, "1841000000000000001"),
)
"""A post of somebody who is not in the register."""


def instagram_page(text: str = TEXT) -> str:
    words = f"12 likes - {OWNER_HANDLE} on October 1, 2024: &quot;{text}&quot;. "
    return html(
        f"<main><article><h1>{text}</h1></article><div>Log in to like or comment.</div></main>",
        title=f"{OWNER_HANDLE} on Instagram",
        head=f'<meta property="og:description" content="{words}">'
        f'<link rel="canonical" href="https://www.instagram.com/{OWNER_HANDLE}/p/{CODE}/">',
    )


def facebook_page(text: str = TEXT) -> str:
    stated = {"@type": "SocialMediaPosting", "articleBody": text}
    stated |= {"datePublished": "2024-10-01T15:00:00+07:00"}
    return html(
        f"<div role=article><div data-ad-preview=message>{text}</div></div>",
        head=f'<script type="application/ld+json">{json.dumps(stated)}</script>',
    )


POSTS: dict[str, tuple[str, str]] = {
    "x": (X_URL, x_page()),
    "x, a short post with its id": (X_URL, x_page("Menang!")),
    "x, by the old name": (X_URL.replace("x.com", "twitter.com"), x_page()),
    "instagram, owner in the page only": (INSTAGRAM_URL, instagram_page()),
    "x, with words that sound like a wall": (
        X_URL,
        x_page("Jangan lupa masuk ke Facebook kantor, video ini tidak tersedia di sana"),
    ),
}

_LOGIN_FORM = '<form action="/login"><input name=u><input type=password name=p></form>'
_NEXT = f'<a href="/login?next=/{OWNER_HANDLE}/status/{POST_ID}">Masuk</a>'

NO_POSTS: dict[str, tuple[str, str]] = {
    # What the page says of itself, and the page.
    "wall, X in English": ("wall", html("<h1>Log in to X</h1>" + _LOGIN_FORM, title="Log in to X")),
    "wall, X in Indonesian": ("wall", html("<h1>Masuk ke X</h1>" + _NEXT, title="Masuk ke X / X")),
    "wall, with the id in the way back": ("wall", html(_LOGIN_FORM + _NEXT + "Selamat datang!!!")),
    "wall, Instagram": (
        "wall",
        html(
            _LOGIN_FORM,
            title="Instagram",
            head='<meta name="description" content="Welcome back to Instagram. Sign in to check '
            'out what your friends, family &amp; interests have been capturing.">',
        ),
    ),
    "wall, Instagram title": ("wall", html("<div id=react></div>", title="Masuk • Instagram")),
    "wall, Facebook": (
        "wall",
        html(
            "<p>Log in to Facebook to start sharing and connecting with your friends.</p>"
            + _LOGIN_FORM,
            title="Facebook \u2013 log in or sign up",
            head='<meta name="description" content="Log in to Facebook to start sharing and '
            'connecting with your friends, family and people you know.">',
        ),
    ),
    "wall, Facebook in Indonesian": (
        "wall",
        html("<p>Anda harus masuk untuk melanjutkan.</p>", title="Masuk ke Facebook | Facebook"),
    ),
    "wall, canonical leads to the login": (
        "wall",
        html(
            f"<article>{TEXT}</article>",
            head='<link rel=canonical href="https://www.facebook.com/login/?next=x">',
        ),
    ),
    "wall, TikTok": ("wall", html("<h2>Log in to TikTok</h2><p>Continue with QR code</p>")),
    "wall, robot check": (
        "wall",
        html("<h1>Verify you are human</h1><p>Checking your browser</p>"),
    ),
    "wall, robot check in Indonesian": ("wall", html("<p>Buktikan bahwa Anda manusia</p>")),
    "wall, too many requests": ("wall", html("<h1>Too Many Requests</h1>", title="429")),
    "wall, try again": ("wall", html("<span>Something went wrong. Try reloading.</span>")),
    "wall, in Indonesian": ("wall", html("<span>Terjadi kesalahan. Coba lagi nanti.</span>")),
    "wall, consent": ("wall", html("<h1>Before you continue to YouTube</h1>")),
    "wall, security check": ("wall", html("<h1>Security Check</h1><p>Enter the captcha</p>")),
    "wall, threads": ("wall", html("<p>Log in with your account</p>" + _LOGIN_FORM)),
    "gone, X": ("gone", html("<span>Hmm...this page doesn\u2019t exist. Try searching.</span>")),
    "gone, X in Indonesian": ("gone", html("<span>Hmm...halaman ini tidak ada.</span>")),
    "gone, X post": ("gone", html("<article>This Post was deleted by the Post author.</article>")),
    "gone, X suspended": ("gone", html("<h1>Account suspended</h1>")),
    "gone, X suspended in Indonesian": ("gone", html("<h1>Akun ditangguhkan</h1>")),
    "gone, Instagram": (
        "gone",
        html("<h2>Sorry, this page isn't available.</h2><p>The link may be broken.</p>"),
    ),
    "gone, Instagram in Indonesian": (
        "gone",
        html("<h2>Maaf, halaman ini tidak tersedia.</h2>", title="Halaman Tidak Ditemukan"),
    ),
    "gone, Facebook": ("gone", html("<h2>This content isn't available right now</h2>")),
    "gone, Facebook in Indonesian": ("gone", html("<h2>Konten Ini Tidak Tersedia Saat Ini</h2>")),
    "gone, TikTok": ("gone", html("<p>Video currently unavailable</p>")),
    "gone, TikTok in Indonesian": ("gone", html("<p>Video ini sudah dihapus</p>")),
    "gone, in its title": ("gone", html(f"<p>{TEXT}</p>", title="Page not found")),
    "private, X": (
        "private",
        html("<span>These posts are protected. Only approved followers can see.</span>"),
    ),
    "private, X in Indonesian": ("private", html("<span>Postingan ini dilindungi</span>")),
    "private, Instagram": (
        "private",
        html("<h2>This account is private</h2><p>Follow to see their photos and videos.</p>"),
    ),
    "private, Instagram in Indonesian": (
        "private",
        html("<h2>Akun Ini Privat</h2><p>Ikuti akun ini untuk melihat foto dan videonya</p>"),
    ),
    "private, TikTok": ("private", html("<p>This video is private</p>")),
    "private, TikTok in Indonesian": ("private", html("<p>Video ini bersifat pribadi</p>")),
    "shell, X": ("shell", html("<noscript>JavaScript is not available.</noscript><div></div>")),
    "shell, JavaScript asked for": ("shell", html("<p>JavaScript tidak tersedia. Aktifkan.</p>")),
    "shell, empty": ("shell", html('<div id="react-root"></div>')),
    "shell, nothing at all": ("shell", ""),
    "shell, only scripts": ("shell", html(f"<script>var post='{POST_ID}'</script>")),
    "shell, only a description": (
        "shell",
        html("<div></div>", head=f'<meta property="og:description" content="{TEXT}">'),
    ),
    "other, the front page": ("other", html("<h1>Beranda</h1><p>Apa yang sedang terjadi?</p>")),
    "other, another post": (
        "other",
        html(
            '<article><a href="/lain/status/1840000000000000001">x</a> Kiriman orang lain</article>'
        ),
    ),
    "other, the id inside a longer number": (
        "other",
        html(f'<article><a href="/lain/status/9{POST_ID}">x</a> Kiriman orang lain</article>'),
    ),
}


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda content: bytes(brotli.compress(content, quality=4)),
    "zstd": zstandard.compress,
}


def write_warc(
    path: Path,
    pages: Sequence[tuple[str, str]],
    *,
    images: bool = True,
    status: str = "200 OK",
    headers: Sequence[tuple[str, str]] = (),
    packed: bool = False,
) -> Path:
    path.write_bytes(make_warc(pages, images=images, status=status, headers=headers, packed=packed))
    return path


def make_warc(
    pages: Sequence[tuple[str, str]],
    *,
    images: bool = True,
    status: str = "200 OK",
    headers: Sequence[tuple[str, str]] = (),
    packed: bool = False,
) -> bytes:
    records = []
    for number, (url, page) in enumerate(pages):
        body = PACKINGS.get(dict(headers).get("Content-Encoding", ""), bytes)(page.encode())
        lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8"]
        lines += [f"{name}: {value}" for name, value in headers]
        answer = "\r\n".join([*lines, "", ""]).encode() + body
        records.append(
            warc_record(
                "response", url, answer, payload=body, kind="application/http", number=number
            )
        )
        if images:
            records.append(
                warc_record(
                    "resource",
                    f"urn:fullPage:{url}",
                    PNG,
                    payload=PNG,
                    kind="image/png",
                    number=number,
                )
            )
    return b"".join(gzip.compress(record) if packed else record for record in records)


def warc_record(
    record: str, url: str, block: bytes, *, payload: bytes, kind: str, number: int
) -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {record}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-10-02T01:00:00Z",
        f"WARC-Payload-Digest: sha1:{_base32(payload)}",
        f"WARC-Block-Digest: sha1:{_base32(block)}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def _base32(content: bytes) -> str:
    return base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def write_wacz(
    path: Path,
    warc: bytes,
    *,
    old: bool = False,
    unlisted: Mapping[str, bytes] | None = None,
    changes: Mapping[str, Any] | None = None,
    digest: Mapping[str, Any] | None = None,
) -> Path:
    files = {
        "archive/data.warc": warc,
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
    }
    resources = []
    for name, content in files.items():
        found = hashlib.sha256(content).hexdigest()
        facts: dict[str, Any] = {"name": name.rpartition("/")[2], "path": name}
        if old:
            facts |= {"stats": {"hash": found, "bytes": len(content)}, "hashing": "sha256"}
        else:
            facts |= {"hash": f"sha256:{found}", "bytes": len(content)}
        resources.append(facts | dict(changes or {}))
    package = {"profile": "data-package", "resources": resources, "wacz_version": "1.1.1"}
    statement = json.dumps(package).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (files | dict(unlisted or {})).items():
            archive.writestr(name, content)
        archive.writestr("datapackage.json", statement)
        if digest is not None:
            right = f"sha256:{hashlib.sha256(statement).hexdigest()}"
            document = {"path": "datapackage.json", "hash": right} | dict(digest)
            archive.writestr("datapackage-digest.json", json.dumps(document))
    return path


def single_file(url: str, page: str, *, zone: str = "Waktu Indonesia Barat") -> str:
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {url} \n"
        f" saved date: Wed Oct 02 2024 08:00:00 GMT+0700 ({zone})\n-->"
    )
    return page.replace("<html>", f"<html>{comment}", 1)


def write_saved(folder: Path, page: str, *, image: bytes | None = PNG) -> Path:
    write_folder(folder, {"a page.html": page})
    if image is not None:
        (folder / "a page.png").write_bytes(image)
    return folder


def auto_archiver_row(url: str, page: bytes, image: bytes = PNG, **changes: Any) -> str:
    media = [
        {
            "filename": "tmp/page.html",
            "_key": "page.html",
            "_mimetype": "text/html",
            "properties": {"hash": f"SHA-256:{hashlib.sha256(page).hexdigest()}"},
        },
        {
            "filename": "tmp/screenshot_1.png",
            "_key": "screenshot_1.png",
            "_mimetype": "image/png",
            "properties": {
                "id": "screenshot",
                "hash": f"SHA3-512:{hashlib.sha3_512(image).hexdigest()}",
            },
        },
    ]
    metadata = {"url": url, "title": CANARY, "content": CANARY} | changes
    return f'"archived","{_cell(metadata)}","{_cell(media)}"\n'


def _cell(value: object) -> str:
    return repr(value).replace('"', '""')


def write_auto_archiver(folder: Path, rows: Sequence[str], page: bytes, image: bytes = PNG) -> Path:
    folder.mkdir()
    (folder / "db.csv").write_text("status,metadata,media\n" + "".join(rows), encoding="utf-8")
    (folder / "page.html").write_bytes(page)
    (folder / "screenshot_1.png").write_bytes(image)
    return folder


def sign_anonymously(statement_hash: str) -> dict[str, Any]:
    key = ec.generate_private_key(ec.SECP384R1())
    der = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    signature = key.sign(statement_hash.encode(), ec.ECDSA(hashes.SHA256()))
    return {
        "hash": statement_hash,
        "signature": base64.b64encode(signature).decode(),
        "publicKey": base64.b64encode(der).decode(),
    }
