"""Deciding in a real browser: without scripts, and by keyboard alone."""

import pytest

from browser.served_desk import Open, Opened, Served
from rejoinder.model import Suggestion

DENIES = Suggestion("reply", "s-designed", "s-gates", "denies")


def decision(served: Served) -> str | None:
    found = served.desk.case.decisions().on(DENIES)
    return found and found.decision


def take_back(page: Opened) -> None:
    page.go("/decisions")
    with page.page.expect_navigation():
        page.page.get_by_role("button", name="Take it back").first.click()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reply_is_rejected_and_taken_back_without_scripts(opened: Open, served: Served, width: int) -> None:
    page = opened(width, scripts=False)
    page.go("/statements/s-designed")
    ground = page.page.locator("details", has_text="why this link").first
    ground.locator("summary").click()
    ground.get_by_label("Reason").fill("other sirens")
    with page.page.expect_navigation():
        ground.get_by_role("button", name="Reject").click()
    page.page.wait_for_load_state("networkidle")
    assert page.page.url.partition("#")[0].endswith("/statements/s-designed")
    assert decision(served) == "reject"
    take_back(page)
    assert decision(served) is None
    assert page.complaints == []


def test_a_reply_is_confirmed_by_keyboard(opened: Open, served: Served) -> None:
    page = opened()
    page.go("/statements/s-designed")
    page.page.locator("summary", has_text="why this link").first.focus()
    page.page.keyboard.press("Enter")
    for _ in range(9):
        page.page.keyboard.press("Tab")
        if page.page.evaluate("document.activeElement.name") == "reason":
            break
    page.page.keyboard.type("both speak of sirens")
    with page.page.expect_navigation():
        page.page.keyboard.press("Enter")
    assert decision(served) == "accept"
    told = page.page.locator(".judge", has_text="confirmed this on").first
    assert told.is_visible()
    assert "both speak of sirens" in told.inner_text()
    take_back(page)


def test_keys_judge_only_what_they_opened(opened: Open, served: Served) -> None:
    page = opened()
    page.go("/statements/s-designed")
    page.page.keyboard.press("j")
    page.page.keyboard.press("a")
    assert decision(served) is None
    page.page.keyboard.press("w")
    with page.page.expect_navigation():
        page.page.keyboard.press("a")
    page.page.wait_for_load_state("networkidle")
    assert decision(served) == "accept"
    page.page.keyboard.press("j")
    with page.page.expect_navigation():
        page.page.keyboard.press("u")
    page.page.wait_for_load_state("networkidle")
    assert decision(served) is None
    assert page.complaints == []


def test_many_replies_are_judged_in_one_place(opened: Open, served: Served) -> None:
    page = opened(scripts=False)
    page.go("/replies?judged=no")
    waiting = page.page.locator(".pair").count()
    denies = page.page.locator(".pair", has_text="denies").first
    denies.locator("summary").click()
    with page.page.expect_navigation():
        denies.get_by_role("button", name="Confirm").click()
    assert "/replies?judged=no#" in page.page.url
    assert page.page.locator(".pair").count() == waiting - 1
    assert decision(served) == "accept"
    take_back(page)
