"""Serves the built site on loopback: a folder, a USB stick, with the headers it should have."""

import gzip
import hashlib
import mimetypes
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from netral_selfcheck.building import MANIFEST
from netral_selfcheck.errors import NoSiteError, PortTakenError

_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; manifest-src 'self'; worker-src 'self' blob:; connect-src {connect}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_MAY_CONNECT = frozenset({"loader.js", "service_worker.js"})
"""The two parts that fetch the site itself; neither ever sees what somebody types."""
_PACKED = (".js", ".mjs", ".html", ".css", ".svg", ".json", ".webmanifest", ".txt")
_TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".gz": "application/gzip",
}


class _Page:
    """One file, ready to be sent."""

    def __init__(self, path: Path, name: str) -> None:
        content = path.read_bytes()
        self.is_packed = name.endswith(_PACKED)
        self.content = gzip.compress(content, mtime=0) if self.is_packed else content
        self.tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0]
        self.kind = kind or "application/octet-stream"
        if self.kind.startswith("text/"):
            self.kind += "; charset=utf-8"
        connect = "'self'" if name in _MAY_CONNECT else "'none'"
        self.policy = _POLICY.format(connect=connect)


class SiteServer(ThreadingHTTPServer):
    """Gives out the files of one built site and nothing else; keeps no log."""

    daemon_threads = True

    def __init__(self, folder: Path, *, port: int) -> None:
        """Read the site and begin to listen on loopback.

        Args:
            folder: As `build_site` wrote it.
            port: Where to listen; 0 takes any free port.

        Raises:
            NoSiteError: If the folder holds no site.
            PortTakenError: If something else listens there.
        """
        if not (folder / MANIFEST).is_file():
            raise NoSiteError(str(folder))
        self.pages = {
            name: _Page(path, name)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            for name in [path.relative_to(folder).as_posix()]
        }
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except OSError as error:
            raise PortTakenError(port) from error

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that went away in mid-answer; show any other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "netral"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(with_content=True)

    def do_HEAD(self) -> None:
        self._answer(with_content=False)

    def log_message(self, *args: Any) -> None:
        """Keep no log: nobody shall learn who asked."""

    def _answer(self, *, with_content: bool) -> None:
        page = self.server.pages.get(self.path.lstrip("/") or "index.html")
        if page is None:
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain"}, b"")
            return
        headers = self._headers_of(page)
        if self.headers.get("If-None-Match") == page.tag:
            self._send(HTTPStatus.NOT_MODIFIED, headers, b"")
            return
        content, packed = page.content, page.is_packed
        if packed and "gzip" not in self.headers.get("Accept-Encoding", ""):
            content, packed = gzip.decompress(content), False
        if packed:
            headers["Content-Encoding"] = "gzip"
        self._send(HTTPStatus.OK, headers, content if with_content else b"", size=len(content))

    @staticmethod
    def _headers_of(page: _Page) -> dict[str, str]:
        return {
            "Content-Type": page.kind,
            "Content-Security-Policy": page.policy,
            "ETag": page.tag,
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
        }

    def _send(
        self,
        status: HTTPStatus,
        headers: dict[str, str],
        content: bytes,
        *,
        size: int | None = None,
    ) -> None:
        self.send_response(status)
        fixed = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }
        for name, value in (headers | fixed).items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(content) if size is None else size))
        self.end_headers()
        self.wfile.write(content)
