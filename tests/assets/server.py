"""A small registry: one file over HTTP with ranges, and a stand-in for npm."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Shelf:
    """What the server gives, and how badly."""

    content: bytes
    url: str = ""
    cut_after: int | None = None  # bytes of the first answer before the connection breaks
    status: int = 0  # refuse with this status
    ranges: list[str] = field(default_factory=list)  # what was asked for


@contextmanager
def serving(shelf: Shelf) -> Iterator[Shelf]:
    """Serve the shelf on a free local port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = self.headers["Range"]
            shelf.ranges.append(asked)
            if shelf.status:
                self.send_error(shelf.status)
                return
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            rest = shelf.content[start:]
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            cut, shelf.cut_after = shelf.cut_after, None
            self.wfile.write(rest[:cut])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    shelf.url = f"http://127.0.0.1:{server.server_port}/package.tgz"
    try:
        yield shelf
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
