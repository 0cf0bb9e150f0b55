"""What the browser tests share: the pages, a served desk, and a page that notes complaints."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from rejoinder.desk.state import Desk

PATHS = {
    "overview": "/",
    "documents": "/documents",
    "document": "/documents/d-report",
    "beside": "/documents/d-report/beside/d-wire",
    "copies": "/copies",
    "decisions": "/decisions",
    "statements": "/statements",
    "statement": "/statements/s-gates",
    "replies": "/replies",
    "incidents": "/incidents",
    "incident": "/incidents/i-flood",
    "claims": "/claims",
    "claim": "/claims/c-sirens",
    "figures": "/figures",
    "parties": "/parties",
    "party": "/parties/p-lind",
    "gaps": "/gaps",
    "images": "/images",
    "requests": "/requests",
    "failures": "/failures",
    "search": "/search?q=gates",
    "nothing found": "/search?q=zebra",
    "brief": "/brief",
    "how good is this": "/accuracy",
}


@dataclass
class Served:
    """A running desk: where it is, and a second way in for each test that needs one."""

    base: str
    desk: Desk

    @property
    def link(self) -> str:
        return f"{self.base}/enter?token={self.desk.door.token}"


@dataclass
class Opened:
    """A page with everything that the browser complained about."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        response = self.page.goto(self.base + path)
        assert response
        assert response.status == 200
        self.page.wait_for_load_state("networkidle")


Open = Callable[..., Opened]
