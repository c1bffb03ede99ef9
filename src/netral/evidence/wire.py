"""The only module of this room that opens connections; commands import it, nothing else does."""

import http.server
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime

from netral.evidence.errors import EvidenceError, OtherSizeHeldError, WitnessAnswerError
from netral.evidence.witness import Witness, choose_status
from netral.evidence.witness_request import MAX_REQUEST_BYTES

TIMEOUT_SECONDS = 10
_MAX_ANSWER_BYTES = 256 * 1024


def send(url: str, body: bytes, *, media_type: str = "text/plain") -> tuple[int, bytes]:
    """Send a body to an address that the operator configured.

    Redirects are not followed: an address is where it is said to be.

    Args:
        url: With ``http`` or ``https``.
        body: What to send.
        media_type: What it is.

    Returns:
        Status and answer.

    Raises:
        WitnessAnswerError: If nobody answers.
    """
    if not url.startswith(("http://", "https://")):
        raise WitnessAnswerError(url, "the address is not http or https")
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        url, data=body, headers={"Content-Type": media_type}, method="POST"
    )
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return answer.status, answer.read(_MAX_ANSWER_BYTES)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(_MAX_ANSWER_BYTES)
    except OSError as error:
        raise WitnessAnswerError(url, "nobody answered") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def make_witness_server(
    witness: Witness, *, host: str, port: int, now: Callable[[], datetime]
) -> http.server.ThreadingHTTPServer:
    """Make the HTTP server of a witness; the caller runs it and stops it.

    Args:
        witness: The witness.
        host: Where to listen; ``127.0.0.1`` unless a proxy in front adds encryption.
        port: 0 for any free one.
        now: The witness's clock.

    Returns:
        The server, already listening.
    """

    class Handler(_WitnessHandler):
        pass

    Handler.witness, Handler.now = witness, staticmethod(now)
    return http.server.ThreadingHTTPServer((host, port), Handler)


class _WitnessHandler(http.server.BaseHTTPRequestHandler):
    witness: Witness
    now: Callable[[], datetime]
    protocol_version = "HTTP/1.1"
    timeout = TIMEOUT_SECONDS
    server_version = "netral-witness"
    sys_version = ""

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.path != "/add-checkpoint":
            self._answer(404, b"")
        elif not length.isdigit() or int(length) > MAX_REQUEST_BYTES:
            self._answer(413, b"")
        else:
            self._answer(*self._add_checkpoint(self.rfile.read(int(length))))

    def do_GET(self) -> None:
        """Show the head that is held, so that anybody can compare: ``/checkpoint/ORIGIN``."""
        origin = self.path.removeprefix("/checkpoint/")
        note = None if origin == self.path else self.witness.find_head(origin)
        if note is None:
            self._answer(404, b"")
        else:
            self._answer(200, str(note).encode("utf-8"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Write no line for each request."""

    def _add_checkpoint(self, body: bytes) -> tuple[int, bytes, str]:
        try:
            line = self.witness.add_checkpoint(body, at=self.now())
        except OtherSizeHeldError as refusal:
            return choose_status(refusal), f"{refusal.held_size}\n".encode(), "text/x.tlog.size"
        except EvidenceError as refusal:
            return choose_status(refusal), f"{refusal}\n".encode(), "text/plain"
        return 200, f"{line}\n".encode(), "text/plain"

    def _answer(self, status: int, body: bytes, media_type: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        if status >= 400:  # noqa: PLR2004 - what was not read must not be taken for a request
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)
