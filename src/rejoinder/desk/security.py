"""What stands before every page: whose request it is, and what a browser may do with the answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rejoinder.desk.state import inside

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""Set unless a page has set its own: the brief has its style inside, static files may be kept. The referrer stays
on this machine; without any, a browser would send the desk's own forms as if they came from nowhere."""

TAKING = ("/judge", "/relink")
"""What takes a form. Every other page can only be read."""

OPEN = ("/enter", "/static/")
"""What can be had without the cookie: the way in, and files that are the same for every case."""

Answer = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Answer) -> Answer:
    """Security headers on every answer, errors included."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def guard(get_response: Answer) -> Answer:
    """Only this machine's names for itself, only who came through the door, and writing only where decisions go."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.get_host()  # raises for a name that is not this machine's: a page elsewhere that rebinds its name
        taken = request.method == "POST" and request.path in TAKING
        if not taken and request.method not in ("GET", "HEAD"):
            return render(request, "desk/error.html", _NOT_READING, status=405)
        if request.path.startswith(OPEN) or inside(request):
            return get_response(request)
        return render(request, "desk/closed.html", status=403)

    return answer


_NOT_READING = {
    "heading": "These pages can only be read",
    "advice": "Go back, and follow a link or use the search field.",
}
