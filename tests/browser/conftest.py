"""A desk that is really served, and browsers that came through its door."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from browser.served_desk import Open, Opened, Served
from desk import dispute
from rejoinder.desk.server import application, bound
from rejoinder.desk.state import Desk


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The made-up dispute, served on the loopback address."""
    with dispute.case_at(tmp_path_factory.mktemp("browser") / "case") as case:
        desk = Desk(case)
        server = bound(application(case, desk), "127.0.0.1", 0)
        desk.port = int(server.effective_port)
        threading.Thread(target=server.run, daemon=True).start()
        yield Served(f"http://127.0.0.1:{desk.port}", desk)
        server.close()


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Open]:
    """Opens a page with the cookie: ``opened(width=390, scheme="dark", scripts=False)``."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = 1280, scheme: str = "light", scripts: bool = True) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        contexts.append(context)
        session = served.desk.door.admit()
        context.add_cookies([{"name": served.desk.cookie, "value": session, "url": served.base}])
        page = Opened(context.new_page(), served.base)
        page.page.on("console", lambda message: page.complaints.append(message.text))
        page.page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.page.on("requestfailed", lambda request: page.complaints.append(request.url))
        return page

    yield open_page
    for context in contexts:
        context.close()
