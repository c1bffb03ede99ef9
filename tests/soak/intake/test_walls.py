"""The long form: 300 generated pages that show no post; not one is taken for one."""

import random
from collections import Counter

import pytest

from netral.intake.capture.page_sign import PageKind
from netral.intake.capture.page_verdict import judge_page
from netral.intake.capture.post_address import find_post_address
from tests.intake.captured_pages import NO_POSTS, POST_ID, X_URL, html

pytestmark = pytest.mark.soak

PAGES = 300
CHROME = (
    '<nav><a href="/">Beranda</a><a href="/explore">Jelajahi</a></nav>',
    "<footer>Ketentuan · Privasi · Bahasa Indonesia</footer>",
    f'<a href="/login?next=%2Fpegawai%2Fstatus%2F{POST_ID}">Masuk</a>',
    f"<script>window.__STATE__={{id:'{POST_ID}'}}</script>",
    '<div style="display:flex"><svg><title>X</title></svg></div>',
    '<form><input type="password" name="p"></form>',
    f'<input type="hidden" name="next" value="{POST_ID}">',
    f'<link rel="alternate" href="https://x.com/pegawai_contoh/status/{POST_ID}">',
)
HEADS = (
    '<meta property="og:site_name" content="X">',
    '<meta name="description" content="Dari kabar terbaru hingga hiburan, ada di sini.">',
    f'<meta property="og:url" content="https://x.com/pegawai_contoh/status/{POST_ID}">',
    '<meta property="og:description" content="Masuk untuk melihat kiriman dari teman Anda.">',
)


def make_page(chance: random.Random) -> tuple[str, str]:
    kind, page = NO_POSTS[chance.choice(sorted(NO_POSTS))]
    body = page.partition("<body>")[2].partition("</body>")[0]
    head = page.partition("<meta charset=utf-8>")[2].partition("</head>")[0]
    before = "".join(chance.sample(CHROME, chance.randint(0, 3)))
    after = "".join(chance.sample(CHROME, chance.randint(0, 3)))
    more = "".join(chance.sample(HEADS, chance.randint(0, 2)))
    if chance.random() < 0.2:
        body = body.upper()
    return kind, html(f"{before}<div><div>{body}</div></div>{after}", head=head + more)


def test_no_wall_is_taken_for_a_post() -> None:
    address = find_post_address(X_URL)
    assert address is not None
    found: Counter[str] = Counter()
    for seed in range(PAGES):
        _, page = make_page(random.Random(seed))  # noqa: S311

        verdict = judge_page(page.encode(), address=address, status=200, location="")

        assert verdict.kind is not PageKind.POST, seed
        found[verdict.kind.value] += 1
    assert sum(found.values()) == PAGES
