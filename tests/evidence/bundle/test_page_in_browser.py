"""Tests of the verifier's page in a real browser, opened from a disk, without a network."""

import base64
import hashlib
import random
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import Browser, Page, expect

from netral.evidence.bundle.periksa import read_zip, write_zip
from tests.evidence.authority import OpensslAuthority
from tests.evidence.bundles import House, house_in, stamp
from tests.evidence.mutation import MUTATIONS

pytestmark = pytest.mark.browser

MUTATIONS_EACH = 4


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, authority: OpensslAuthority) -> House:
    house = house_in(tmp_path_factory.mktemp("house"))
    stamp(house, authority, "EX-1")
    return house


@pytest.fixture(scope="module")
def bundle(house: House) -> bytes:
    return house.bundle()


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Hold every address that the page asks for."""
    return []


@pytest.fixture(scope="module")
def page(
    browser: Browser,
    bundle: bytes,
    asked: list[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "PERIKSA.html").write_bytes(read_zip(bundle)["PERIKSA.html"])
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto((folder / "PERIKSA.html").as_uri())
    yield opened
    context.close()


def choose(page: Page, bundle: bytes, house: House | None) -> None:
    page.fill("#kunci-log", house.log_key if house else "")
    page.fill("#kunci-saksi", "\n".join(house.witness_keys) if house else "")
    page.set_input_files(
        "#paket", {"name": "paket.zip", "mimeType": "application/zip", "buffer": bundle}
    )
    page.evaluate("document.getElementById('hasil').replaceChildren()")
    page.click("#periksa")


def call(page: Page, expression: str, *arguments: bytes) -> object:
    """Call a function of the page with bytes."""
    encoded = [base64.b64encode(each).decode() for each in arguments]
    return page.evaluate(
        "async given => { const bytes = given.map(each => Uint8Array.from(atob(each), mark =>"
        f" mark.charCodeAt(0))); return await ({expression})(...bytes); }}",
        encoded,
    )


class TestPage:
    def test_says_what_is_proven_and_what_is_not(
        self, page: Page, house: House, bundle: bytes
    ) -> None:
        choose(page, bundle, house)

        result = page.locator("#hasil")
        expect(result.locator("h2")).to_have_text("TINGKAT 2: TERCATAT / logged")
        expect(result).to_contain_text("tidak berubah sejak dicatat")
        expect(result).to_contain_text("Saksi saksi.invalid/1")
        expect(result).to_contain_text("TANDA TANGANNYA TIDAK DIPERIKSA")
        expect(result).to_contain_text("EX-2: TANPA WAKTU DARI LUAR")
        expect(result).to_contain_text("Siapa yang menulis")

    def test_claims_a_hash_only_without_keys_from_outside(self, page: Page, bundle: bytes) -> None:
        choose(page, bundle, None)

        expect(page.locator("#hasil h2")).to_have_text("TINGKAT 1: HANYA SIDIK / hash only")
        expect(page.locator("#hasil")).to_contain_text("Bandingkan sidik kunci")

    @pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.__name__)
    def test_finds_every_mutation(
        self, page: Page, house: House, bundle: bytes, mutation: object
    ) -> None:
        chance = random.Random(mutation.__name__)  # type: ignore[attr-defined]  # noqa: S311
        for _ in range(MUTATIONS_EACH):
            choose(page, mutation(bundle, chance), house)  # type: ignore[operator]

            expect(page.locator("#hasil h2")).to_have_text("DITOLAK / REFUSED")

    @pytest.mark.parametrize("data", [b"", b"PK", write_zip({}), write_zip({"a": b""})])
    def test_fails_on_emptiness(self, page: Page, house: House, data: bytes) -> None:
        choose(page, data, house)

        expect(page.locator("#hasil h2")).to_have_text("DITOLAK / REFUSED")

    def test_asked_for_nothing_but_itself(self, page: Page, asked: list[str]) -> None:
        page.evaluate("fetch('https://contoh.invalid/').catch(() => null)")

        assert all(url.startswith(("file:", "https://contoh.invalid")) for url in asked)
        assert sum(url.startswith("file:") for url in asked) == 1


class TestOwnCode:
    def test_hashes_as_a_kept_library_does(self, page: Page) -> None:
        chance = random.Random(2)  # noqa: S311
        for size in [0, 1, 55, 56, 63, 64, 71, 72, 73, 111, 112, 127, 128, 143, 144, 1000]:
            data = chance.randbytes(size)
            for name, expression in (
                ("sha256", "data => hex(sha256own(data))"),
                ("sha512", "data => hex(sha512(data))"),
                ("sha3_512", "data => hex(sha3_512(data))"),
            ):
                assert call(page, expression, data) == hashlib.new(name, data).hexdigest()

    def test_verifies_signatures_as_a_kept_library_does(self, page: Page) -> None:
        chance = random.Random(3)  # noqa: S311
        for number in range(60):
            private = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
            public, message = private.public_key().public_bytes_raw(), chance.randbytes(number)
            signature = bytearray(private.sign(message))
            if number % 2:
                signature[chance.randrange(64)] ^= 1 << chance.randrange(8)

            found = call(page, "isSigned", public, bytes(signature), message)

            assert found is (number % 2 == 0)
