"""The way in, and the pages that say what went wrong and what to do."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

from rejoinder.desk.state import desk_of, inside


def enter(request: HttpRequest) -> HttpResponseBase:
    """Trade the token for a cookie, once.

    The answer is a page that moves on by itself, not a redirect: a browser that follows a link from
    another program's page would not send a SameSite=Strict cookie along a redirect.
    """
    desk = desk_of(request)
    if inside(request):
        return HttpResponseRedirect("/")
    session = desk.door.enter(request.GET.get("token", ""))
    if session is None:
        return render(request, "desk/closed.html", status=403)
    response = render(request, "desk/entered.html")
    response.headers["Referrer-Policy"] = "no-referrer"
    response.set_cookie(desk.cookie, session, httponly=True, samesite="Strict", path="/")
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """For a request that this desk does not answer, such as one under another machine's name."""
    return _error(
        request,
        400,
        "This address is not the desk’s",
        "Open the link that the command printed: it begins with http://127.0.0.1.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """For an address that leads nowhere in this case."""
    return _error(
        request,
        404,
        "Nothing in this case has this address",
        "Records get a new address when their text is read anew. Look for it with the search field above, "
        "or start from the overview.",
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """For a form that was not sent by a page of this desk, or by one that is out of date."""
    return _error(
        request,
        403,
        "This form was not taken",
        "Nothing was changed. Go back, reload the page and send it again; it has to come from this desk’s own page.",
    )


def broken(request: HttpRequest) -> HttpResponse:
    """For a fault of this program."""
    return _error(
        request,
        500,
        "This page could not be made",
        "The fault is the program’s, and nothing in the case was changed. The terminal that serves the desk "
        "shows what happened; rejoinder verify tells whether the case is whole.",
    )


def _error(request: HttpRequest, status: int, heading: str, advice: str) -> HttpResponse:
    return render(request, "desk/error.html", {"heading": heading, "advice": advice}, status=status)
