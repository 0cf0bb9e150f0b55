"""The desk by keyboard."""

from browser.served_desk import Open, Opened


def focused(page: Opened, attribute: str) -> str | None:
    return page.page.evaluate(f"document.activeElement.getAttribute('{attribute}')")  # type: ignore[no-any-return]


def test_j_and_k_move_between_marks_and_enter_opens(opened: Open) -> None:
    page = opened()
    page.go("/documents/d-report")
    page.page.keyboard.press("j")
    page.page.keyboard.press("j")
    assert focused(page, "id") == "m-s-drowned"
    page.page.keyboard.press("k")
    assert focused(page, "id") == "m-s-gates"
    assert "current" in str(page.page.locator("#c-s-gates").get_attribute("class"))
    page.page.keyboard.press("Enter")
    page.page.wait_for_url("**/statements/s-gates")


def test_the_ends_hold(opened: Open) -> None:
    page = opened()
    page.go("/documents/d-report")
    for _ in range(9):
        page.page.keyboard.press("j")
    assert focused(page, "id") == "m-s-toll"
    for _ in range(9):
        page.page.keyboard.press("k")
    assert focused(page, "id") == "m-s-gates"


def test_slash_goes_to_the_search_field_and_letters_there_are_letters(opened: Open) -> None:
    page = opened()
    page.go("/")
    page.page.keyboard.press("/")
    page.page.keyboard.type("jk?/")
    assert page.page.input_value("#search") == "jk?/"
    assert page.page.locator("#keys").is_hidden()


def test_question_mark_shows_all_keys_and_escape_closes_them(opened: Open) -> None:
    page = opened()
    page.go("/")
    page.page.keyboard.press("?")
    assert page.page.locator("#keys").is_visible()
    page.page.keyboard.press("j")
    page.page.keyboard.press("Escape")
    assert page.page.locator("#keys").is_hidden()


def test_the_first_tab_skips_to_the_page(opened: Open) -> None:
    page = opened()
    page.go("/statements")
    page.page.keyboard.press("Tab")
    assert page.page.locator(".skip").is_visible()
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "main"


def test_why_this_link_opens_in_place(opened: Open) -> None:
    page = opened(scripts=False)
    page.go("/statements/s-designed")
    summary = page.page.locator("summary", has_text="why this link").first
    summary.focus()
    page.page.keyboard.press("Enter")
    assert page.page.locator(".signals").first.is_visible()
