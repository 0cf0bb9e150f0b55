"""Who gets in, and what a browser may do with what it gets."""

import pytest
from django.test import Client

from rejoinder.desk.door import Door
from rejoinder.desk.state import Desk

PAGES = [
    "/",
    "/documents",
    "/statements",
    "/incidents",
    "/figures",
    "/brief",
    "/charts/timeline.light.wide.svg",
]


@pytest.mark.parametrize("path", [*PAGES, "/documents/none", "/nowhere"])
def test_without_the_cookie_every_page_is_closed(outside: Client, path: str) -> None:
    response = outside.get(path)
    assert response.status_code == 403
    assert "rejoinder serve" in response.content.decode()
    assert "Orrin" not in response.content.decode()


def test_the_token_opens_once(desk: Desk, outside: Client) -> None:
    link = f"/enter?token={desk.door.token}"
    first = outside.get(link)
    cookie = first.cookies[desk.cookie]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert outside.get("/").status_code == 200
    outside.cookies.clear()
    assert outside.get(link).status_code == 403


def test_the_token_is_in_no_referrer(desk: Desk, outside: Client) -> None:
    assert outside.get(f"/enter?token={desk.door.token}").headers["Referrer-Policy"] == "no-referrer"


def test_who_is_inside_is_led_on_from_the_used_link(desk: Desk, inside: Client) -> None:
    assert inside.get(f"/enter?token={desk.door.token}").headers["Location"] == "/"


@pytest.mark.parametrize("token", ["", "wrong", "é", "\0"])
def test_another_token_does_not_open_nor_use_it_up(desk: Desk, outside: Client, token: str) -> None:
    assert outside.get("/enter", {"token": token}).status_code == 403
    assert outside.get("/enter", {"token": desk.door.token}).status_code == 200


def test_a_made_up_cookie_is_not_known(desk: Desk, outside: Client) -> None:
    outside.cookies[desk.cookie] = "made-up"
    assert outside.get("/").status_code == 403


def test_one_desks_session_does_not_open_another() -> None:
    one, other = Door(), Door()
    session = one.enter(one.token)
    assert one.knows(session)
    assert not other.knows(session)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.4", "evil.example:8765"]
)
def test_another_hosts_name_is_refused(inside: Client, host: str) -> None:
    response = inside.get("/", HTTP_HOST=host)
    assert response.status_code == 400
    assert "Orrin" not in response.content.decode()


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_this_machines_names_are_accepted(inside: Client, host: str) -> None:
    assert inside.get("/", HTTP_HOST=host).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/desk.css"])
def test_every_answer_has_the_headers(inside: Client, path: str) -> None:
    headers = inside.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser(inside: Client) -> None:
    assert inside.get("/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_can_only_be_read(inside: Client, method: str) -> None:
    response = getattr(inside, method)("/")
    assert response.status_code == 405
    assert "can only be read" in response.content.decode()


@pytest.mark.parametrize("name", ["../server.py", "..%2fserver.py", "base.html", ""])
def test_only_the_listed_files_are_served(inside: Client, name: str) -> None:
    assert inside.get(f"/static/{name}").status_code == 404
