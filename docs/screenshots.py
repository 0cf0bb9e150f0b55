"""Takes the documentation's pictures of the desk: ``make screenshots`` (reads the sample dispute first)."""

import tempfile
import threading
from pathlib import Path
from queue import Queue

from playwright.sync_api import Page, ViewportSize, sync_playwright

from needs import find_chromium
from rejoinder.desk import serve
from rejoinder.read import ReadOptions
from rejoinder.run import read_into_case
from rejoinder.store import Case

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "sample" / "documents"
SIZE: ViewportSize = {"width": 1280, "height": 860}
SHOWN = "Torrim gates stayed shut"
"""The title of the document in the picture: quoted words, gloss, a nested statement and figures on one screen."""


def served() -> str:
    """The link to a desk with the sample dispute, which ends with this process."""
    links: Queue[str] = Queue()

    def run() -> None:
        with Case.create(tempfile.mkdtemp(), name="The sample dispute") as case:
            read_into_case(case, [SAMPLE.relative_to(Path.cwd())], ReadOptions())
            serve(case, port=0, announce=lambda words: links.put(words.split()[-1]))

    threading.Thread(target=run, daemon=True).start()
    return links.get(timeout=300)


def picture(page: Page, name: str) -> None:
    """The top of the page, with its charts loaded."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / "images" / f"{name}.png")


def main() -> None:
    """The overview, an incident and a document."""
    link = served()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto(link)
        picture(page, "desk-overview")
        page.get_by_role("link", name="Incidents").first.click()
        page.locator("main .name").first.click()
        picture(page, "desk-incident")
        page.get_by_role("link", name="Documents").first.click()
        page.get_by_role("link", name=SHOWN).first.click()
        picture(page, "desk-document")
        browser.close()


if __name__ == "__main__":
    main()
