"""The way in, in a real browser."""

import re

from playwright.sync_api import Browser, Page, expect

from browser.served_desk import Served


def test_the_link_opens_the_desk_once(browser: Browser, page: Page, served: Served) -> None:
    page.goto(served.link)
    page.wait_for_url(f"{served.base}/")
    expect(page.locator("h1")).to_have_text("Orrin dam release")
    page.goto(served.link)
    expect(page).to_have_url(f"{served.base}/")
    other = browser.new_context()
    try:
        second = other.new_page()
        answer = second.goto(served.link)
        assert answer
        assert answer.status == 403
        expect(second.locator("h1")).to_have_text("The desk is closed to this browser")
    finally:
        other.close()


def test_scripts_cannot_read_the_cookie(page: Page, served: Served) -> None:
    session = served.desk.door.admit()
    page.context.add_cookies(
        [{"name": served.desk.cookie, "value": session, "url": served.base, "httpOnly": True}]
    )
    page.goto(f"{served.base}/")
    assert page.evaluate("document.cookie") == ""


def test_an_injected_script_does_not_run(page: Page, served: Served) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{served.base}/")
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'taken'";
        document.body.append(script);
    }""")
    assert page.title() != "taken"
    assert any(re.search("Content Security Policy", complaint) for complaint in complaints)
