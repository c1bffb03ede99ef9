"""A bucket on loopback with versions and object lock: enough of S3 for a real client."""

import http.server
import re
import threading
import xml.sax.saxutils
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Version:
    """One version of an object."""

    number: str
    data: bytes
    lock_mode: str | None


@dataclass
class Bucket:
    """What the storage holds, and whether it is out of order."""

    versions: dict[str, list[Version]] = field(default_factory=dict)
    is_down: bool = False
    puts: int = 0


class _Handler(http.server.BaseHTTPRequestHandler):
    bucket: Bucket
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Write nothing."""

    @property
    def name(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/arsip").lstrip("/")

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query, keep_blank_values=True)

    def do_PUT(self) -> None:
        data = self._body()
        if self.bucket.is_down:
            return self._refuse(503, "SlowDown")
        self.bucket.puts += 1
        number = f"v{self.bucket.puts}"
        lock = self.headers.get("x-amz-object-lock-mode")
        self.bucket.versions.setdefault(self.name, []).append(Version(number, data, lock))
        return self._answer(200, b"", {"ETag": '"x"', "x-amz-version-id": number})

    def do_GET(self) -> None:
        if "versions" in self.query:
            return self._list()
        found = self.bucket.versions.get(self.name)
        if not found:
            return self._refuse(404, "NoSuchKey")
        return self._answer(200, found[-1].data)

    def do_HEAD(self) -> None:
        found = self.bucket.versions.get(self.name)
        headers = {"ETag": '"x"', "Last-Modified": "Tue, 01 Oct 2024 05:00:00 GMT"}
        self.send_response(200 if found else 404)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(found[-1].data) if found else 0))
        self.end_headers()

    def do_POST(self) -> None:
        asked, errors = self._body().decode(), ""
        can_lift = self.headers.get("x-amz-bypass-governance-retention") == "true"
        for name, number in re.findall(r"<Key>(.*?)</Key><VersionId>(.*?)</VersionId>", asked):
            kept = []
            for version in self.bucket.versions.get(name, []):
                is_locked = version.lock_mode == "COMPLIANCE" or (
                    version.lock_mode == "GOVERNANCE" and not can_lift
                )
                if version.number != number or is_locked:
                    kept.append(version)
                if version.number == number and is_locked:
                    errors += f"<Error><Key>{name}</Key><Code>AccessDenied</Code></Error>"
            self.bucket.versions[name] = kept
        self._answer(200, f"<DeleteResult>{errors}</DeleteResult>".encode())

    def _list(self) -> None:
        prefix = self.query.get("prefix", [""])[0]
        rows = "".join(
            f"<Version><Key>{xml.sax.saxutils.escape(name)}</Key>"
            f"<VersionId>{each.number}</VersionId><IsLatest>true</IsLatest>"
            "<LastModified>2024-10-01T05:00:00.000Z</LastModified><ETag>x</ETag>"
            f"<Size>{len(each.data)}</Size><StorageClass>STANDARD</StorageClass></Version>"
            for name, versions in self.bucket.versions.items()
            for each in versions
            if name.startswith(prefix)
        )
        self._answer(
            200,
            f"<ListVersionsResult><Name>arsip</Name><IsTruncated>false</IsTruncated>{rows}</ListVersionsResult>".encode(),
        )

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def _refuse(self, status: int, code: str) -> None:
        self._answer(status, f"<Error><Code>{code}</Code></Error>".encode())

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/xml")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(bucket: Bucket) -> tuple[http.server.ThreadingHTTPServer, threading.Thread]:
    """Serve a bucket on loopback."""

    class Handler(_Handler):
        pass

    Handler.bucket = bucket
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    return server, thread
