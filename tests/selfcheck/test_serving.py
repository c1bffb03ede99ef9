"""Tests of the built site and of the server that gives it out."""

import gzip
import http.client
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from netral_selfcheck import SiteServer, build_site, vendoring
from netral_selfcheck.errors import NoSiteError, PortTakenError, VendoredFileChangedError
from tests.selfcheck.counting_server import CountingServer

FIRST_VISIT_BYTES = 25_000_000


@pytest.fixture
def connection(server: CountingServer) -> Iterator[http.client.HTTPConnection]:
    opened = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    yield opened
    opened.close()


class TestBuildSite:
    def test_gives_the_same_bytes_twice(self, site: Path, tmp_path: Path) -> None:
        build_site(tmp_path)

        first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*.*")}
        again = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.*")}
        assert first == again

    def test_is_small_enough_for_a_first_visit(self, site: Path) -> None:
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())

        assert size < FIRST_VISIT_BYTES

    def test_names_nothing_outside_itself(self, site: Path) -> None:
        own = [*site.glob("*.html"), *site.glob("*.css"), *site.glob("*.js")]
        found = [
            (path.name, line)
            for path in own
            for line in path.read_text(encoding="utf-8").splitlines()
            if ("https://" in line or "http://" in line) and "w3.org" not in line
        ]

        assert own
        assert found == []

    def test_can_be_installed(self, site: Path) -> None:
        manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
        sizes = {each["sizes"] for each in manifest["icons"] if (site / each["src"]).is_file()}

        assert {"192x192", "512x512"} <= sizes
        assert manifest["display"] == "standalone"
        assert manifest["start_url"] == "./"

    def test_names_every_file_to_the_service_worker(self, site: Path) -> None:
        worker = (site / "service_worker.js").read_text(encoding="utf-8")
        names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

        assert "__" not in worker
        assert {name for name in names if f'"{name}"' not in worker} == {"service_worker.js"}

    def test_carries_the_licences_of_others(self, site: Path) -> None:
        texts = {path.name: path.read_text() for path in (site / "licences").iterdir()}

        assert "Mozilla Public License" in texts["pyodide-LICENSE.txt"]
        assert "PYTHON SOFTWARE FOUNDATION" in texts["pyodide-LICENSE-python.txt"]
        assert "Redistribution" in texts["msgspec-LICENSE.txt"]

    def test_refuses_a_changed_file_of_others(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "vendor"
        shutil.copytree(vendoring.vendor_folder(), folder)
        with gzip.open(folder / "pyodide" / "pyodide.mjs.gz", "wb") as file:
            file.write(b"export const loadPyodide = () => fetch('//elsewhere')")
        monkeypatch.setattr(vendoring, "vendor_folder", lambda: folder)

        with pytest.raises(VendoredFileChangedError, match="pyodide"):
            vendoring.read_vendored("pyodide/pyodide.mjs.gz")

    def test_lists_every_file_of_others_with_its_digest(self) -> None:
        folder = vendoring.vendor_folder()
        kept = {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.suffix in {".gz", ".zip", ".whl"}
        }

        assert kept == set(vendoring.list_digests())


class TestSiteServer:
    @pytest.mark.parametrize("path", ["/", "/app.js", "/engine.js", "/boot.js"])
    def test_forbids_every_part_but_the_loader_to_connect(
        self, connection: http.client.HTTPConnection, path: str
    ) -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()

        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "connect-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy

    def test_lets_the_loader_connect_to_the_site_alone(
        self, connection: http.client.HTTPConnection
    ) -> None:
        connection.request("GET", "/loader.js")
        answer = connection.getresponse()
        answer.read()

        assert "connect-src 'self';" in answer.headers["Content-Security-Policy"]

    @pytest.mark.parametrize("path", ["/../pyproject.toml", "/%2e%2e/x", "/?q=rahasia", "/x.js"])
    def test_gives_out_nothing_but_the_site(
        self, connection: http.client.HTTPConnection, path: str
    ) -> None:
        connection.request("GET", path)
        answer = connection.getresponse()

        assert answer.read() == b""
        assert answer.status == http.client.NOT_FOUND

    def test_packs_what_is_text_and_says_when_nothing_changed(
        self, connection: http.client.HTTPConnection
    ) -> None:
        connection.request("GET", "/assets.json", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert "assets" in json.loads(gzip.decompress(answer.read()))
        connection.request("GET", "/assets.json", headers={"If-None-Match": answer.headers["ETag"]})
        again = connection.getresponse()
        again.read()

        assert again.status == http.client.NOT_MODIFIED

    def test_writes_no_log(
        self, connection: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str]
    ) -> None:
        connection.request("GET", "/")
        connection.getresponse().read()

        assert capfd.readouterr() == ("", "")

    def test_refuses_a_folder_without_a_site(self, tmp_path: Path) -> None:
        with pytest.raises(NoSiteError, match="selfcheck build"):
            SiteServer(tmp_path, port=0)

    def test_refuses_a_port_that_is_taken(self, site: Path, server: CountingServer) -> None:
        with pytest.raises(PortTakenError, match=str(server.server_port)):
            SiteServer(site, port=server.server_port)

    def test_listens_on_loopback_only(self, server: CountingServer) -> None:
        assert server.server_address[0] == "127.0.0.1"


def test_serving_stops_cleanly(site: Path) -> None:
    with SiteServer(site, port=0) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        server.shutdown()
        thread.join(timeout=10)

    assert not thread.is_alive()
