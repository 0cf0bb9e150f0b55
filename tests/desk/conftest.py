"""A case on disk that holds the made-up dispute, and a desk that serves it."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from desk import dispute
from rejoinder.desk.server import application
from rejoinder.desk.state import ENVIRON, Desk
from rejoinder.store import Case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The made-up dispute in a real case."""
    with dispute.case_at(tmp_path_factory.mktemp("desk") / "case") as made:
        yield made


@pytest.fixture
def desk(case: Case) -> Desk:
    """A desk on the case that nobody has entered."""
    desk = Desk(case)
    application(case, desk)
    return desk


@pytest.fixture
def outside(desk: Desk) -> Client:
    """A browser without the cookie."""
    return Client(SERVER_NAME="127.0.0.1", **{ENVIRON: desk})


@pytest.fixture
def inside(desk: Desk, outside: Client) -> Client:
    """A browser that came through the door."""
    assert outside.get(f"/enter?token={desk.door.token}").status_code == 200
    return outside


@pytest.fixture
def page(inside: Client) -> Callable[[str], str]:
    """The HTML at an address, which must be there."""

    def get(path: str) -> str:
        response: HttpResponse = inside.get(path)
        assert response.status_code == 200, path
        return response.content.decode()

    return get
