"""Decisions of people: the forms that take them, and the page that has them all."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from rejoinder.desk.entry import bad_request
from rejoinder.desk.state import desk_of
from rejoinder.model import Suggestion
from rejoinder.model.judgements import KINDS
from rejoinder.publish import Index
from rejoinder.publish.judged import ends_of, told
from rejoinder.run import link_case

MOST = 2_000
"""Characters of a reason: more is a note for another place."""
DECISIONS = ("accept", "reject", "retract")


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Append one decision about a suggestion of this case, in the name of whoever serves it."""
    desk = desk_of(request)
    suggestion = _asked(request)
    decision = request.POST.get("decision", "")
    if suggestion is None or decision not in DECISIONS or not _held(desk.index(), suggestion):
        return bad_request(request, ValueError("no suggestion of this case"))
    reason = " ".join(request.POST.get("reason", "").split())[:MOST]
    desk.case.judge(
        author=desk.case.who,
        target=suggestion.target,
        decision=decision,  # type: ignore[arg-type]
        reason=reason,
    )
    return HttpResponseRedirect(_local(request.POST.get("back", "")))


@require_POST
def relink(request: HttpRequest) -> HttpResponse:
    """Make the links anew, with the decisions in force."""
    link_case(desk_of(request).case)
    return HttpResponseRedirect(_local(request.POST.get("back", "")))


def decisions(request: HttpRequest) -> HttpResponse:
    """What people decided: what is in force, and everything that was ever decided."""
    index = desk_of(request).index()
    log = [told(index, judgement) for judgement in reversed(index.judgements)]
    in_force = set(map(id, index.decisions.in_force.values()))
    page = {"log": log, "in_force": [t for t in log if id(t.judgement) in in_force]}
    return render(request, "desk/decisions.html", page)


def _asked(request: HttpRequest) -> Suggestion | None:
    """The suggestion that a form names: by its target, or by what it ties."""
    target = request.POST.get("target")
    if target is not None:
        return Suggestion.of(target)
    what, first, second = (request.POST.get(name, "") for name in ("what", "first", "second"))
    return Suggestion(what, first, second) if what in KINDS and first and second else None


def _held(index: Index, suggestion: Suggestion) -> bool:
    """True where the case has both ends."""
    return ends_of(index, suggestion) is not None


def _local(address: str) -> str:
    """An address of this desk; the page of decisions for any other."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/decisions"
