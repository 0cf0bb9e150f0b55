"""The desk as it is really served."""

import socket
import threading
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from rejoinder.desk import serve
from rejoinder.errors import RejoinderError
from rejoinder.store import Case


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_it_prints_one_link_that_opens_it(case: Case, host: str) -> None:
    told: list[str] = []
    ready = threading.Event()

    def announce(words: str) -> None:
        told.append(words)
        ready.set()

    threading.Thread(target=serve, args=(case, host, 0), kwargs={"announce": announce}, daemon=True).start()
    assert ready.wait(20)
    links = [word for word in told[0].split() if word.startswith("http")]
    assert len(links) == 1
    at = urlsplit(links[0])
    assert (at.hostname, at.path) == (host, "/enter")
    connection = HTTPConnection("127.0.0.1", at.port or 0, timeout=20)
    connection.request("GET", f"{at.path}?{at.query}")
    answer = connection.getresponse()
    assert answer.status == 200
    assert f"rejoinder-{at.port}=" in str(answer.headers["Set-Cookie"])
    assert answer.headers["Server"] is None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org"])
def test_it_is_not_offered_to_others(case: Case, host: str) -> None:
    with pytest.raises(RejoinderError, match="this machine only"):
        serve(case, host=host, port=0)


def test_a_taken_port_says_what_to_do(case: Case) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(RejoinderError, match="it is taken; choose another"):
            serve(case, port=taken.getsockname()[1])
