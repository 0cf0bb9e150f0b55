"""What is served as files: charts, the brief, the stylesheet and the keys."""

from importlib.resources import files
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse

from rejoinder.desk.accuracy import MEASURE, dots, readers
from rejoinder.desk.addresses import find
from rejoinder.desk.state import desk_of
from rejoinder.measure.shipped import shipped
from rejoinder.publish import brief, charts
from rejoinder.publish.brief import style_hash
from rejoinder.publish.calendars import calendar_chart, series
from rejoinder.publish.charts import Layout
from rejoinder.publish.contents import Counted
from rejoinder.publish.marks import Scheme

BRIEF_POLICY = (
    f"default-src 'none'; style-src {style_hash()}; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
_PICTURE_POLICY = "default-src 'none'; frame-ancestors 'none'"
_TYPES = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "desk.svg": "image/svg+xml",
}


def timeline(request: HttpRequest, scheme: str, layout: str) -> HttpResponse:
    """Documents and statements by date and party."""
    index = desk_of(request).index()
    dots = charts.timeline_dots(list(index.statements.values()), [d.published.date for d in index.documents])
    return _picture(charts.timeline_chart(dots, *_variant(scheme, layout)))


def figures(request: HttpRequest, measure: str, scheme: str, layout: str) -> HttpResponse:
    """All figures of one measure, by claimant and as-of date."""
    return _figures(desk_of(request).index().own_figures, measure, scheme, layout)


def toll(request: HttpRequest, incident: str, measure: str, scheme: str, layout: str) -> HttpResponse:
    """The figures of one measure about one incident."""
    index = desk_of(request).index()
    found = find(incident, index.incidents)
    held = [index.figures[i] for i in found.figures if i in index.figures and i not in index.copied]
    return _figures(held, measure, scheme, layout)


def accuracy(request: HttpRequest, measure: str, scheme: str, layout: str) -> HttpResponse:  # noqa: ARG001
    """What was measured of the readers, by form, with people beside them."""
    found = readers(shipped())
    if measure not in MEASURE or not found:
        raise Http404
    return _picture(charts.accuracy_chart(list(dots(found, MEASURE[measure])), *_variant(scheme, layout)))


def cadence(request: HttpRequest, number: int, scheme: str, layout: str) -> HttpResponse:
    """One cadence as a calendar."""
    held = series(desk_of(request).index())
    if number >= len(held) or not held[number].drawn:
        raise Http404
    return _picture(calendar_chart(held[number].cadence, held[number].mark, *_variant(scheme, layout)))


def brief_page(request: HttpRequest) -> HttpResponse:
    """The brief as it would be written to a file, under a policy that allows its own style and no more."""
    response = HttpResponse(brief(desk_of(request).contents()))
    response.headers["Content-Security-Policy"] = BRIEF_POLICY
    return response


def static(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """A file of this package; its address changes with its content, so it may be kept."""
    if name not in _TYPES:
        raise Http404
    data = (files("rejoinder.desk") / "static" / name).read_bytes()
    response = HttpResponse(data, content_type=_TYPES[name])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _figures(held: list[Counted], measure: str, scheme: str, layout: str) -> HttpResponse:
    rows = charts.figure_rows([c for c in held if c.figure.measure == measure])
    if not rows:
        raise Http404
    return _picture(charts.figures_chart(rows, *_variant(scheme, layout)))


def _picture(svg: str) -> HttpResponse:
    response = HttpResponse(svg, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = _PICTURE_POLICY
    return response


def _variant(scheme: str, layout: str) -> tuple[Scheme, Layout]:
    if scheme not in ("light", "dark") or layout not in ("wide", "narrow"):
        raise Http404
    return cast(Scheme, scheme), cast(Layout, layout)
