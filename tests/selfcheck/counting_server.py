"""A server of the site that remembers what it was asked for."""

from pathlib import Path
from typing import Any

from netral_selfcheck import SiteServer


class CountingServer(SiteServer):
    """Counts requests by what arrives at the socket, whoever in the browser sent it."""

    def __init__(self, folder: Path, *, port: int) -> None:
        super().__init__(folder, port=port)
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_port}/"

    def finish_request(self, request: Any, client_address: Any) -> None:
        asked = self.asked

        class Noting(self.RequestHandlerClass):  # type: ignore[name-defined,misc]
            def parse_request(self) -> bool:
                parsed: bool = super().parse_request()
                asked.append(self.path if parsed else "unreadable")
                return parsed

        Noting(request, client_address, self)
