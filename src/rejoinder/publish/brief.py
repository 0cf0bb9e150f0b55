"""The brief: one HTML file that needs nothing else, in which every line leads to exact words in a source.

The same contents give the same bytes: nothing in it depends on when or where it was made.
"""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from django.template import Context, Engine, Template
from django.utils.safestring import SafeString, mark_safe

from rejoinder.model import Document, Figure, LinkedIncident, Span, Statement, hull
from rejoinder.publish import charts
from rejoinder.publish.calendars import Series, calendar_chart, series
from rejoinder.publish.claims import ClaimAccount, told_claims
from rejoinder.publish.contents import CaseContents, Counted, Index, Said
from rejoinder.publish.incidents import Account, Answered, Exchange, Gap, Matrix, account, tolls
from rejoinder.publish.judged import Told, told
from rejoinder.publish.segments import content_words
from rejoinder.publish.sources import Corroboration, corroboration
from rejoinder.publish.wording import (
    STATES,
    basis_in_words,
    bounds_in_words,
    carrier_name,
    counted,
    date_in_words,
    incident_title,
    kind_in_words,
    point_in_words,
    said_in_words,
    scope_in_words,
)

COLUMNS = 4
"""Responses beside which the words of each fit on a printed page; with more, the points stand one below the other."""

LAYOUTS: tuple[charts.Layout, ...] = ("wide", "narrow")

HASH_SHOWN = 12
"""Hex digits of a SHA-256 that a footnote prints: enough to find the file, short enough to read."""


@dataclass
class Footnotes:
    """Numbers the sources of a brief's lines as they come; the same words get the same number."""

    notes: dict[tuple[str, Span], dict[str, str]] = field(default_factory=dict)

    def of_statement(self, statement: Statement, document: Document) -> str:
        """The number of the note for the statement's content, with what limits it."""
        return self.cite(document, hull((*statement.content, *statement.limits)))

    def of_figure(self, figure: Figure, document: Document) -> str:
        """The number of the note for the figure's words."""
        return self.cite(document, figure.span)

    def cite(self, document: Document, span: Span) -> str:
        """The number of the note for exact words of a document."""
        key = (document.id, span)
        if key not in self.notes:
            self.notes[key] = _note(str(len(self.notes) + 1), document, span)
        return self.notes[key]["number"]


def brief(contents: CaseContents) -> str:
    """The case as one self-contained, printable HTML page."""
    index, notes = Index(contents), Footnotes()
    accounts = [account(index, i) for i in index.incidents.values()]
    incidents = [_incident(index, told, notes) for told in accounts if _says_something(told)]
    claims = [_claim(told, notes) for told in told_claims(index)]
    rest = _unplaced(index, notes)
    cadences = [_cadence(one, index, notes) for one in series(index)]
    page = {
        "name": contents.name,
        "documents": [_document(d, index) for d in index.documents],
        "counts": _counts(index),
        "incidents": incidents,
        "mentioned": [incident_title(told.incident) for told in accounts if not _says_something(told)],
        "claims": claims,
        "rest": rest,
        "cadences": cadences,
        "decisions": [_decision(told(index, j)) for j in index.decisions.in_force.values()],
        "failures": [{"where": f.where, "what": f.what} for f in index.failures],
        "notes": list(notes.notes.values()),
        "versions": _versions(index),
        "style": style(),
        "style_hash": style_hash(),
        "line_template": _template("line.html"),
        "sources_template": _template("sources.html"),
        "points_template": _template("points.html"),
    }
    return _template("brief.html").render(Context(page))


@lru_cache(maxsize=1)
def style() -> SafeString:
    """The brief's own stylesheet, which stands inside the file."""
    text = (files("rejoinder.publish") / "brief.css").read_text("utf-8")
    return mark_safe(text)


@cache
def style_hash() -> SafeString:
    """The stylesheet's hash as a Content-Security-Policy names it: the only style that may apply."""
    digest = b64encode(sha256(style().encode("utf-8")).digest()).decode("ascii")
    return mark_safe(f"'sha256-{digest}'")


@cache
def _template(name: str) -> Template:
    text = (files("rejoinder.publish") / name).read_text("utf-8")
    return Engine(autoescape=True).from_string(text)


def _note(number: str, document: Document, span: Span) -> dict[str, str]:
    digest = document.capture_sha256 or document.text_sha256
    return {
        "number": number,
        "words": span.of(document.text),
        "title": document.title or document.file,
        "carrier": document.carrier or "carrier not named",
        "date": date_in_words(document.published.date),
        "sha256": digest[:HASH_SHOWN],
        "what": "capture" if document.capture_sha256 else "text",
        "offsets": f"{span.start}–{span.end}",
        "document": document.id,
    }


def _incident(index: Index, told: Account, notes: Footnotes) -> dict[str, Any]:
    incident = told.incident
    return {
        "title": incident_title(incident),
        "facts": _facts(incident),
        "exchanges": [_exchange(index, e, notes) for e in told.exchanges],
        "sources": _sources(corroboration(index, told.allegations), notes),
        "unaddressed": [_line(a.said, notes) for a in told.unaddressed],
        "others": [_line(s, notes) for s in told.others],
        "shifts": [{"old": _line(s.old, notes), "new": _line(s.new, notes)} for s in told.shifts],
        "matrices": [_matrix(m, notes) for m in told.matrices],
        "gaps": [_gap(g, notes) for g in told.gaps],
        "charts": _charts(told.figures),
        "figures": [_figure(f, notes) for f in told.figures],
    }


def _exchange(index: Index, exchange: Exchange, notes: Footnotes) -> dict[str, Any]:
    """An allegation with the answers to it."""
    answers = [Answered(index.statements[r.source], (r,)) for r in exchange.replies]
    return {
        "line": _line(exchange.alleged, notes),
        "answers": [_answer(a, notes) for a in answers],
        "taken_up": exchange.taken_up,
    }


def _says_something(told: Account) -> bool:
    """True for an incident of which more is told than that it is named."""
    return bool(told.allegations or told.answers or told.others or told.figures or told.matrices)


def _facts(incident: LinkedIncident) -> list[dict[str, str]]:
    named = (
        ("by, as alleged", incident.agent),
        ("target", incident.target),
        ("with", incident.weapon),
        *tolls(incident),
    )
    return [{"name": name, "words": words} for name, words in named if words]


def _line(said: Said, notes: Footnotes) -> dict[str, Any]:
    statement = said.statement
    return {
        "party": said.party.name,
        "sign": said.mark.sign,
        "key": said.mark.key,
        "act": statement.act,
        "said": said_in_words(statement.said) or date_in_words(said.date),
        "venue": statement.venue or "",
        "carrier": carrier_name(said.document),
        "words": content_words(statement, said.document.text),
        "basis": [basis_in_words(b) for b in statement.basis],
        "note": notes.of_statement(statement, said.document),
    }


def _claim(told: ClaimAccount, notes: Footnotes) -> dict[str, Any]:
    return {
        "words": told.claim.words,
        "sides": [{"called": side.called, "sources": _sources(side.sources, notes)} for side in told.sides],
        "shifts": [{"old": _line(old, notes), "new": _line(new, notes)} for _, old, new in told.shifts],
        "matrices": [_matrix(m, notes) for m in told.matrices],
        "gaps": [_gap(g, notes) for g in told.gaps],
    }


def _sources(found: Corroboration, notes: Footnotes) -> dict[str, Any]:
    """How many independent sources say it, and how each statement leads back to one."""
    roots = [
        {
            "name": root.name,
            "summary": root.summary,
            "branches": [
                {
                    "where": b.where,
                    "way": b.way,
                    "note": notes.of_statement(b.said.statement, b.said.document),
                }
                for b in root.branches
            ],
        }
        for root in found.roots
    ]
    return {"summary": found.summary, "roots": roots}


def _decision(decided: Told) -> dict[str, Any]:
    return {
        "question": decided.question,
        "decision": decided.decision,
        "author": decided.judgement.author,
        "when": decided.when,
        "reason": decided.judgement.reason,
        "ends": [{"words": e.words, "who": e.who} for e in decided.ends],
    }


def _answer(answered: Answered, notes: Footnotes) -> dict[str, Any]:
    kinds = dict.fromkeys(kind_in_words(r.kind) for r in answered.replies)
    return {**_line(answered.said, notes), "kinds": list(kinds)}


def _matrix(matrix: Matrix, notes: Footnotes) -> dict[str, Any]:
    heads = [
        {
            "party": f"{r.party.name} (another party)" if r.id in matrix.others else r.party.name,
            "date": date_in_words(r.date),
            "note": notes.of_statement(r.statement, r.document),
        }
        for r in matrix.responses
    ]
    rows: list[dict[str, Any]] = [
        {
            "words": row.point.words,
            "kind": point_in_words(row.point.kind),
            "cells": [
                {"sign": STATES[c.state][0], "state": STATES[c.state][1], "words": c.words} if c else {}
                for c in row.cells
            ],
        }
        for row in matrix.rows
    ]
    for row in rows:
        cells = zip(row["cells"], heads, strict=True)
        row["told"] = [{**cell, **head} for cell, head in cells if cell.get("words")]
    silent = [notes.of_statement(r.statement, r.document) for r in matrix.silent]
    against = f" by or for {matrix.against.name}" if matrix.against else ""
    return {
        "responses": heads,
        "rows": rows,
        "silent": silent,
        "wide": len(heads) > COLUMNS,
        "against": against,
    }


def _gap(gap: Gap, notes: Footnotes) -> dict[str, str]:
    note = notes.of_statement(gap.said.statement, gap.said.document) if gap.said else ""
    party = gap.said.party.name if gap.said else ""
    return {
        "words": gap.point.words,
        "kind": point_in_words(gap.point.kind),
        "party": party,
        "note": note,
        "searched": gap.searched,
    }


def _charts(figures: tuple[Counted, ...]) -> list[dict[str, Any]]:
    """One chart for each measure that two rows or more give."""
    drawn = []
    for measure in dict.fromkeys(f.figure.measure for f in figures):
        counted_alike = [f for f in figures if f.figure.measure == measure]
        rows = charts.figure_rows(counted_alike)
        if len(rows) > 1 and charts.on_one_scale(counted_alike):
            title = kind_in_words(measure)
            drawn.append({"title": title, "svgs": _layouts(partial(charts.figures_chart, rows, "light"))})
    return drawn


def _layouts(draw: Callable[[charts.Layout], str]) -> list[dict[str, str]]:
    """A chart for wide pages and paper, and for narrow ones; the stylesheet shows the one that fits, and colours it."""
    # Drawn by Vega, which escapes the texts it sets.
    return [{"layout": layout, "svg": mark_safe(charts.themed(draw(layout)))} for layout in LAYOUTS]


def _cadence(told: Series, index: Index, notes: Footnotes) -> dict[str, Any]:
    """One cadence: its calendar, and its windows with the words that describe them."""
    cadence = told.cadence
    svgs = _layouts(partial(calendar_chart, cadence, told.mark, "light")) if told.drawn else []
    return {
        "title": told.caption,
        "described": told.document is not None,
        "svgs": svgs,
        "windows": [
            {
                "start": date_in_words(w.start),
                "end": date_in_words(w.end),
                "days": w.expected,
                "count": w.count,
                "archived": "–" if w.archived is None else w.archived,
                "words": w.words,
                "note": notes.cite(index.document[w.where.document], w.where.span) if w.where else "",
            }
            for w in cadence.windows
        ],
        "gaps": [f"{date_in_words(g.start)} to {date_in_words(g.end)}" for g in cadence.gaps],
    }


def _figure(held: Counted, notes: Footnotes) -> dict[str, str]:
    return {
        "measure": kind_in_words(held.figure.measure),
        "value": bounds_in_words(held.figure),
        "claimant": held.claimant,
        "carrier": carrier_name(held.document),
        "as_of": date_in_words(held.as_of),
        "scope": scope_in_words(held.figure),
        "note": notes.of_figure(held.figure, held.document),
    }


def _unplaced(index: Index, notes: Footnotes) -> list[dict[str, Any]]:
    """Allegations with replies that no incident of the case holds, so that none is left out."""
    placed = {i for incident in index.incidents.values() for i in incident.statements}
    targets = dict.fromkeys(r.target for r in index.replies if r.kind != "repeats")
    return [
        {"line": _line(said, notes), "answers": [_answer(a, notes) for a in _answers_to(index, said)]}
        for said in index.placed(targets)
        if said.id not in placed
    ]


def _answers_to(index: Index, said: Said) -> list[Answered]:
    replies = [r for r in index.replies_to.get(said.id, []) if r.kind != "repeats"]
    return [Answered(index.statements[r.source], (r,)) for r in replies]


def _document(document: Document, index: Index) -> dict[str, str]:
    original = index.original_of.get(document.id)
    return {
        "title": document.title or document.file,
        "carrier": document.carrier or "carrier not named",
        "date": date_in_words(document.published.date),
        "sha256": document.capture_sha256 or document.text_sha256,
        "what": "capture" if document.capture_sha256 else "text",
        "url": document.url or "",
        "copy_of": (index.document[original.original].carrier or "another document") if original else "",
    }


def _counts(index: Index) -> list[str]:
    return [
        counted(len(index.documents), "document"),
        counted(len(index.statements), "statement"),
        counted(len(index.parties), "party", "parties"),
        counted(len(index.figures), "figure"),
        counted(len(index.incidents), "incident"),
    ]


def _versions(index: Index) -> list[str]:
    """The versions of rules and models behind the records, each once."""
    made = dict.fromkeys(("rejoinder", d.made_by.rejoinder) for d in index.documents)
    for document in index.documents:
        made.update(dict.fromkeys(document.made_by.models.items()))
    return [f"{name} {version}" for name, version in sorted(made)]
