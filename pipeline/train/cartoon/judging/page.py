"""The local page on which people judge blind pairs; nothing it sends tells who drew what."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

import cv2
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.train.cartoon.judging.ballot import Ballot, Choice
from pipeline.train.cartoon.judging.pairs import VIEWS, Gallery, Pair

HOST = "127.0.0.1"  # nobody else's business
PAGE = Path(__file__).with_name("page.html")
MOST_BYTES = 2000  # of a vote
_PICTURE = re.compile(rf"/picture/(\d{{1,6}})/({'|'.join(VIEWS)})\.png")


class _Vote(BaseModel):
    model_config = ConfigDict(extra="forbid")

    judge: Annotated[str, Field(min_length=1, max_length=40)]
    pair: int
    choice: Choice


class JudgingServer(HTTPServer):
    """Serves one ballot on this machine alone. port: 0 takes any that is free."""

    def __init__(self, ballot: Ballot, gallery: Gallery, *, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.ballot = ballot
        self.gallery = gallery
        self.pairs = {pair.number: pair for pair in ballot.pairs()}

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: JudgingServer

    def do_GET(self) -> None:
        """The page, the next pair, or a picture."""
        if not self._local():
            return
        asked = urlsplit(self.path)
        picture = _PICTURE.fullmatch(asked.path)
        if asked.path == "/":
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", PAGE.read_bytes())
        elif asked.path == "/pair":
            self._next_pair(parse_qs(asked.query).get("judge", ["judge"])[0])
        elif picture and int(picture[1]) in self.server.pairs:
            self._picture(self.server.pairs[int(picture[1])], picture[2])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """A vote."""
        if not self._local():
            return
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != "/vote" or not 0 < length <= MOST_BYTES:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        try:
            vote = _Vote.model_validate_json(self.rfile.read(length))
        except ValidationError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if vote.pair not in self.server.pairs:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.server.ballot.vote(vote.judge, vote.pair, vote.choice)
        self._json({"kept": True})

    def _local(self) -> bool:
        """Whether the address in the browser is this machine: other pages may not ask."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host in (HOST, "localhost"):
            return True
        self.send_error(HTTPStatus.FORBIDDEN)
        return False

    def _next_pair(self, judge: str) -> None:
        pair, count = self.server.ballot.next_pair(judge), len(self.server.pairs)
        done = count if pair is None else self.server.ballot.spoken(judge)
        told = {"number": pair and pair.number, "prompt": pair and pair.prompt}
        self._json({**told, "done": done, "pairs": count})

    def _picture(self, pair: Pair, view: Any) -> None:
        shown = self.server.gallery.picture(pair, view)
        data = cv2.imencode(".png", shown[..., ::-1])[1].tobytes()
        self._answer(HTTPStatus.OK, "image/png", data)

    def _json(self, told: dict[str, Any]) -> None:
        self._answer(HTTPStatus.OK, "application/json", json.dumps(told).encode())

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the console shows the counts alone."""
