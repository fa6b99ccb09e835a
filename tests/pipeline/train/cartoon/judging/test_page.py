import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import cv2
import numpy as np
import pytest

from pipeline.train.cartoon.judging.ballot import Ballot
from pipeline.train.cartoon.judging.drawers import Teacher, Untouched
from pipeline.train.cartoon.judging.page import JudgingServer
from pipeline.train.cartoon.judging.pairs import CELL_PX, Gallery, choose_pairs
from tests.pipeline.train.cartoon.judging.drawn import tasks


@pytest.fixture
def server(data: Path, tmp_path: Path) -> Iterator[JudgingServer]:
    shown = tasks()
    ballot = Ballot(tmp_path / "votes.sqlite")
    ballot.set_pairs(choose_pairs(shown, "photo", {"teacher": 2}, seed=0))
    gallery = Gallery(data, tmp_path / "pictures", [Untouched(), Teacher()], shown)
    found = JudgingServer(ballot, gallery, port=0)
    thread = threading.Thread(target=found.serve_forever)
    thread.start()
    yield found
    found.shutdown()
    thread.join()
    found.server_close()


def ask(
    server: JudgingServer, path: str, body: object = None, *, host: str | None = None
) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    headers = {"Host": host} if host else {}
    data = None if body is None else json.dumps(body)
    try:
        connection.request("GET" if body is None else "POST", path, data, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def vote(number: int, choice: str) -> dict[str, object]:
    return {"judge": "me", "pair": number, "choice": choice}


def test_the_page_is_there(server: JudgingServer) -> None:
    status, body = ask(server, "/")
    assert status == 200
    assert b"ArrowLeft" in body


def test_judging_goes_from_pair_to_pair_to_the_end(server: JudgingServer) -> None:
    for done, choice in enumerate(("left", "neither")):
        told = json.loads(ask(server, "/pair?judge=me")[1])
        assert (told["done"], told["pairs"]) == (done, 2)
        assert ask(server, "/vote", vote(told["number"], choice))[0] == 200
    assert json.loads(ask(server, "/pair?judge=me")[1])["number"] is None
    assert sum(c.neither for c in server.ballot.counts("photo") if c.source == "all") == 1


def test_pictures_are_shown_by_side(server: JudgingServer) -> None:
    for view in ("photo", "left", "right"):
        status, body = ask(server, f"/picture/1/{view}.png")
        assert status == 200
        picture = cv2.imdecode(np.frombuffer(body, np.uint8), cv2.IMREAD_COLOR)
        assert picture.shape == (CELL_PX, CELL_PX, 3)


def test_nothing_tells_who_drew_what(server: JudgingServer) -> None:
    bodies = [ask(server, path)[1] for path in ("/", "/pair?judge=me")]
    names = (b"teacher", b"untouched")
    assert not any(name in body for name in names for body in bodies)
    assert json.loads(bodies[1]).keys() == {"number", "prompt", "done", "pairs"}


def test_what_makes_no_sense_is_refused(server: JudgingServer) -> None:
    assert ask(server, "/vote", vote(1, "both"))[0] == 400
    assert ask(server, "/vote", {"pair": 1})[0] == 400
    assert ask(server, "/vote", vote(99, "left"))[0] == 404
    assert ask(server, "/vote", {"judge": "x" * 5000})[0] == 404
    assert ask(server, "/picture/99/left.png")[0] == 404
    assert ask(server, "/picture/1/../votes.sqlite")[0] == 404
    assert ask(server, "/elsewhere", vote(1, "left"))[0] == 404


def test_other_pages_may_not_ask(server: JudgingServer) -> None:
    assert ask(server, "/pair", host="evil.example")[0] == 403
    assert ask(server, "/vote", vote(1, "left"), host="evil.example:80")[0] == 403
    assert server.ballot.spoken("me") == 0
