"""Decisions taken at the desk."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from desk import dispute
from rejoinder.desk.server import application
from rejoinder.desk.state import ENVIRON, Desk
from rejoinder.model import Reply, Suggestion
from rejoinder.store import Case

DENIES = Suggestion("reply", "s-designed", "s-gates", "denies")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The made-up dispute, for one test."""
    with dispute.case_at(tmp_path / "case") as made:
        yield made


@pytest.fixture
def client(case: Case) -> Client:
    """A browser inside that sends what its forms hold, and nothing else."""
    desk = Desk(case)
    application(case, desk)
    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True, **{ENVIRON: desk})
    assert client.get(f"/enter?token={desk.door.token}").status_code == 200
    return client


def forms(client: Client, path: str) -> list[dict[str, str]]:
    """The fields of each form that takes a decision."""
    html = client.get(path).content.decode()
    found = re.findall(r'<form class="judge".*?</form>', html, re.DOTALL)
    return [
        {n: unescape(v) for n, v in re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', form)}
        for form in found
    ]


def form(client: Client, path: str, suggestion: Suggestion) -> dict[str, str]:
    return next(f for f in forms(client, path) if f.get("target") == suggestion.target)


def send(client: Client, path: str, suggestion: Suggestion, decision: str, **more: str) -> int:
    fields = {**form(client, path, suggestion), "decision": decision, **more}
    return client.post("/judge", fields).status_code


def test_a_confirmed_reply_is_kept_with_name_and_reason(case: Case, client: Client) -> None:
    assert send(client, "/statements/s-designed", DENIES, "accept", reason="both on sirens") == 302
    judgement = case.judgements()[0]
    assert (judgement.author, judgement.decision, judgement.reason) == (case.who, "accept", "both on sirens")
    assert "both on sirens" in client.get("/statements/s-designed").content.decode()


def test_a_rejected_reply_is_gone_and_can_be_taken_back(case: Case, client: Client) -> None:
    send(client, "/statements/s-designed", DENIES, "reject")
    assert DENIES.target not in [f.get("target") for f in forms(client, "/statements/s-designed")]
    assert send(client, "/decisions", DENIES, "retract") == 302
    assert form(client, "/statements/s-designed", DENIES)
    assert [j.decision for j in case.judgements()] == ["reject", "retract"]


PLACES = [
    ("/claims/c-sirens", Suggestion("claim", "s-gates", "s-designed")),
    ("/claims/c-sirens", Suggestion("claim", "s-designed", "s-gates")),
    ("/incidents/i-flood", Suggestion("incident", "s-gates", "s-told")),
    ("/claims/c-sirens", Suggestion("shift", "s-designed", "s-never")),
    ("/statements/s-gates", Suggestion("utterance", "s-gates", "s-wire")),
    ("/copies", Suggestion("copy", "d-report", "d-wire")),
    ("/requests", Suggestion("request", "d-shift", "40")),
    ("/images", Suggestion("image", "s-gates", "s-story")),
    ("/images", Suggestion("contrary", "s-gates", "s-story")),
    ("/images", Suggestion("remark", "d-denial", str(dispute.DENIAL.index("“a fishing story”")))),
]


@pytest.mark.parametrize(("path", "suggestion"), PLACES)
def test_each_kind_of_suggestion_can_be_rejected_where_it_is_shown(
    client: Client, path: str, suggestion: Suggestion
) -> None:
    assert send(client, path, suggestion, "reject") == 302
    assert suggestion.target not in [f.get("target") for f in forms(client, path)]
    assert form(client, "/decisions", suggestion)


def test_two_parties_are_made_one_by_name(case: Case, client: Client) -> None:
    fields = next(f for f in forms(client, "/parties/p-union") if "what" in f)
    assert fields["first"] == "x-union"
    client.post("/judge", {**fields, "second": "x-hospital", "decision": "accept"})
    assert Suggestion.of(case.judgements()[0].target) == Suggestion("party", "x-union", "x-hospital")


def test_two_people_of_one_name_are_told_apart_by_document(case: Case, client: Client) -> None:
    there = [f for f in forms(client, "/parties/p-lind") if "@" in f.get("target", "")]
    asked = Suggestion.of(there[0]["target"])
    assert asked is not None
    assert send(client, "/parties/p-lind", asked, "reject") == 302
    assert Suggestion.of(case.judgements()[0].target) == asked
    assert "Ada Lind" in client.get("/decisions").content.decode()


def test_what_follows_waits_until_the_links_are_made_anew(case: Case, client: Client) -> None:
    assert "Make the links anew" not in client.get("/").content.decode()
    send(client, "/statements/s-designed", DENIES, "reject")
    page = client.get("/statements").content.decode()
    assert "Make the links anew" in page
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[0]
    sent = client.post("/relink", {"csrfmiddlewaretoken": token, "back": "/statements"})
    assert (sent.status_code, sent.headers["Location"]) == (302, "/statements")
    assert "Make the links anew" not in client.get("/statements").content.decode()
    assert ("s-designed", "s-gates") not in {(r.source, r.target) for r in case.links(Reply)}


def test_a_form_of_another_page_is_refused(case: Case, client: Client) -> None:
    fields = {"target": DENIES.target, "decision": "reject", "back": "/"}
    refused = client.post("/judge", fields)
    assert refused.status_code == 403
    assert "This form was not taken" in refused.content.decode()
    assert case.judgements() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "note"},
        {"decision": ""},
        {"target": "r-1"},
        {"target": Suggestion("reply", "s-none", "s-gates", "denies").target},
        {"target": Suggestion("copy", "d-report", "d-none").target},
        {"target": Suggestion("party", "x-union", "x-none").target},
        {"target": Suggestion("remark", "d-denial", "99999").target},
        {"target": Suggestion("request", "d-denial", "first").target},
    ],
)
def test_what_the_case_does_not_have_is_not_judged(case: Case, client: Client, wrong: dict[str, str]) -> None:
    fields = {**form(client, "/statements/s-designed", DENIES), "decision": "accept", **wrong}
    assert client.post("/judge", fields).status_code == 400
    assert case.judgements() == []


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", ""])
def test_a_decision_never_leads_off_the_desk(client: Client, back: str) -> None:
    fields = {**form(client, "/statements/s-designed", DENIES), "decision": "accept", "back": back}
    assert client.post("/judge", fields).headers["Location"] == "/decisions"


def test_without_the_cookie_nothing_is_judged(case: Case, client: Client) -> None:
    fields = {**form(client, "/statements/s-designed", DENIES), "decision": "accept"}
    client.cookies.clear()
    assert client.post("/judge", fields).status_code == 403
    assert case.judgements() == []


@pytest.mark.parametrize("path", ["/", "/decisions", "/statements/s-gates", "/judge/x"])
def test_no_other_page_takes_a_form(client: Client, path: str) -> None:
    assert client.post(path, {}).status_code == 405


@pytest.mark.parametrize("path", ["/judge", "/relink"])
def test_what_takes_a_form_is_no_page(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405
