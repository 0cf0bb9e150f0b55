"""What a running desk knows: its case, its door, and the case's records as last read."""

import threading
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from rejoinder.desk.door import Door
from rejoinder.model.version import rejoinder_version
from rejoinder.publish import CaseContents, Index
from rejoinder.publish.incidents import all_gaps

if TYPE_CHECKING:
    from rejoinder.store import Case

ENVIRON = "rejoinder.desk"
"""Where the WSGI environment carries the Desk."""


class Desk:
    """One case as served by one process."""

    def __init__(self, case: "Case") -> None:
        self.case = case
        self.door = Door()
        self.port = 0
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int], Index] | None = None

    @property
    def cookie(self) -> str:
        """The session cookie's name. Browsers share cookies between ports, so the port is part of it."""
        return f"rejoinder-{self.port}"

    def index(self) -> Index:
        """The case's records; read again when its custody log or its judgements have grown."""
        state = (len(self.case.custody()), len(self.case.judgements()))
        with self._lock:
            if self._read is None or self._read[0] != state:
                self._read = (state, Index(self.contents()))
            return self._read[1]

    def contents(self) -> CaseContents:
        """The records as the brief takes them."""
        case = self.case
        return CaseContents(
            case.name, tuple(case.documents()), tuple(case.all_links()), tuple(case.judgements())
        )


def desk_of(request: HttpRequest) -> Desk:
    """The desk that a request came to."""
    return cast(Desk, request.META[ENVIRON])


def inside(request: HttpRequest) -> bool:
    """True for a request under this machine's name, from a browser that came through the door."""
    desk = desk_of(request)
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return desk.door.knows(request.COOKIES.get(desk.cookie))


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every page shows around its content: the case's name, the ways to go, and the version."""
    desk = desk_of(request)
    if not inside(request):
        return {"inside": False, "version": rejoinder_version()}
    return {
        "inside": True,
        "case_name": desk.case.name,
        "navigation": _navigation(desk, request.path),
        "version": rejoinder_version(),
        "query": request.GET.get("q", ""),
        "here": request.get_full_path(),
        "decisions": desk.index().decisions,
        "waiting": not desk.case.links_current(),
        "who": desk.case.who,
    }


def _navigation(desk: Desk, path: str) -> list[dict[str, Any]]:
    index = desk.index()
    places = (
        ("Overview", "/", None),
        ("Documents", "/documents", len(index.documents)),
        ("Statements", "/statements", len(index.statements)),
        ("Replies", "/replies", len(index.replies)),
        ("Copies", "/copies", len(index.original_of)),
        ("Incidents", "/incidents", len(index.incidents)),
        ("Claims", "/claims", len(index.claims)),
        ("Figures", "/figures", len(index.figures)),
        ("Parties", "/parties", len(index.parties)),
        ("Not found", "/gaps", len(all_gaps(index))),
        ("Images", "/images", len(index.images)),
        ("Requests", "/requests", len(index.requests)),
        ("Decisions", "/decisions", len(index.decisions.in_force)),
        ("Not read", "/failures", len(desk.case.failures())),
        ("Brief", "/brief", None),
        ("How good is this", "/accuracy", None),
    )
    return [
        {"name": name, "path": to, "count": count, "here": path == to, "within": _within(path, to)}
        for name, to, count in places
    ]


def _within(path: str, to: str) -> bool:
    return path == to or (to != "/" and path.startswith(f"{to}/"))
