"""Every page in a real browser: wide and narrow, light and dark, with and without scripts."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.served_desk import PATHS, Open, Opened

VARIANTS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.mark.parametrize(("width", "scheme"), VARIANTS)
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_page_is_accessible_and_quiet(opened: Open, path: str, width: int, scheme: str) -> None:
    page = opened(width, scheme)
    page.go(path)
    violations = Axe().run(page.page).response["violations"]
    found = [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in violations]
    assert found == []
    assert page.complaints == []
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_page_reads_without_scripts(opened: Open, path: str) -> None:
    page = opened(390, scripts=False)
    page.go(path)
    assert page.page.locator("h1").first.is_visible()
    assert len(page.page.locator("main").inner_text()) > 40
    assert page.complaints == []


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_nothing_is_asked_of_another_machine(opened: Open, path: str) -> None:
    page = opened()
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.go(path)
    assert asked
    assert [url for url in asked if not url.startswith(page.base)] == []


@pytest.mark.parametrize(
    ("width", "scheme", "variant"),
    [
        (1280, "light", "light.wide"),
        (1280, "dark", "dark.wide"),
        (390, "light", "light.narrow"),
        (390, "dark", "dark.narrow"),
    ],
)
def test_the_chart_that_fits_is_taken(opened: Open, width: int, scheme: str, variant: str) -> None:
    page = opened(width, scheme)
    page.go("/figures")
    image = page.page.locator(".chart img").first
    image.scroll_into_view_if_needed()
    page.page.wait_for_function("document.querySelector('.chart img').naturalWidth > 0")
    assert variant in str(image.evaluate("image => image.currentSrc"))


def test_the_text_is_set_at_a_reading_measure(opened: Open) -> None:
    page = opened(1280)
    page.go("/documents/d-report")
    longest = page.page.evaluate(LONGEST_LINE)
    assert 45 <= longest <= 72


@pytest.mark.parametrize("scripts", [True, False])
def test_cards_stand_beside_their_marks_where_it_is_wide(opened: Open, scripts: bool) -> None:
    page = opened(1280, scripts=scripts)
    page.go("/documents/d-report")
    for id in ("s-gates", "s-told", "s-toll"):
        mark, card = _box(page, f"#m-{id}"), _box(page, f"#c-{id}")
        assert card["x"] > mark["x"]
        assert abs(card["y"] - mark["y"]) < 260


def test_cards_never_lie_over_each_other(opened: Open) -> None:
    page = opened(1280)
    page.go("/documents/d-report")
    boxes = [b for b in (card.bounding_box() for card in page.page.locator(".margin").all()) if b]
    assert len(boxes) == 6
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(boxes))


def test_cards_follow_their_paragraph_where_it_is_narrow(opened: Open) -> None:
    page = opened(390)
    page.go("/documents/d-report")
    first, card, second = _box(page, "#m-s-gates"), _box(page, "#c-s-gates"), _box(page, "#m-s-told")
    assert first["y"] < card["y"] < second["y"]


def _box(page: Opened, selector: str) -> dict[str, float]:
    box = page.page.locator(selector).bounding_box()
    assert box
    return dict(box)


LONGEST_LINE = """() => {
  let longest = 0;
  for (const text of document.querySelectorAll(".doc .paragraph .text")) {
    const lines = new Map();
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".pin")) continue;
      for (let i = 0; i < node.length; i++) {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const bottom = Math.round(range.getBoundingClientRect().bottom / 12);
        lines.set(bottom, (lines.get(bottom) ?? 0) + 1);
      }
    }
    longest = Math.max(longest, ...lines.values());
  }
  return longest;
}"""
