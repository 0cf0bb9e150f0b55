"""The pages: each gathers records and names its template."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rejoinder.desk import accuracy as measured
from rejoinder.desk.addresses import find
from rejoinder.desk.cards import Cards, ledgers
from rejoinder.desk.finding import Sought, SoughtReplies, filtered, found, replies_asked
from rejoinder.desk.reading import context_rows, document_rows
from rejoinder.desk.roll import roll
from rejoinder.desk.state import Desk, desk_of
from rejoinder.measure.shipped import shipped
from rejoinder.measure.suggested import suggested
from rejoinder.model import Copy, Extracted, LinkedIncident, LinkFailure, Party, Reply
from rejoinder.publish import Index, charts
from rejoinder.publish.calendars import series
from rejoinder.publish.claims import claim_account, is_contested, sides
from rejoinder.publish.incidents import AGREEING, account, all_gaps, claimants, gaps_by_responder, tolls
from rejoinder.publish.sources import copy_trees, corroboration, is_version
from rejoinder.publish.stances import stances, standings
from rejoinder.weigh.versions import changes

SHOWN = 6
"""How many of each kind the overview shows before it leads on to the page that has all."""
PER_PAGE = 50
PER_LIST = 100
"""Lines of one page where each is a line or two."""


def overview(request: HttpRequest) -> HttpResponse:
    """What is in the case, and where to look first."""
    desk, index, cards = _held(request)
    dots = charts.timeline_dots(list(index.statements.values()), [d.published.date for d in index.documents])
    drawn = [ledger for ledger in ledgers(index, index.own_figures) if ledger.rows > 1]
    return render(
        request,
        "desk/overview.html",
        {
            "index": index,
            "counts": desk.case.counts(),
            "timeline": min(len(charts.timeline_rows(dots)), charts.MOST_ROWS // 2),
            "timeline_table": sorted(dots, key=lambda d: (d.date, d.row)),
            "undated": sum(s.date is None for s in index.statements.values()),
            "ledger": next((d for d in drawn if d.measure == "killed"), drawn[0] if drawn else None),
            "incidents": [_summary(index, i) for i in list(index.incidents.values())[:SHOWN]],
            "replies": [cards.reply(r) for r in index.replies[:SHOWN]],
            "shifts": index.changes[:SHOWN],
            "gaps": all_gaps(index)[:SHOWN],
            "failures": desk.case.failures()[:SHOWN],
            "cadences": series(index),
        },
    )


def search(request: HttpRequest) -> HttpResponse:
    """Statements, figures and documents that hold all the words."""
    _desk, index, cards = _held(request)
    words = request.GET.get("q", "").strip()
    result = found(index, words)
    page = {"words": words, "result": result, "cards": cards.each(result.statements[:PER_PAGE])}
    return render(request, "desk/search.html", page)


def documents(request: HttpRequest) -> HttpResponse:
    """All documents by date."""
    _desk, index, _cards = _held(request)
    return render(request, "desk/documents.html", {"index": index, "rows": _document_list(index)})


def document(request: HttpRequest, key: str) -> HttpResponse:
    """One document with its statements marked."""
    _desk, index, cards = _held(request)
    held = find(key, index.document)
    original = index.original_of.get(held.id)
    page = {
        "document": held,
        "rows": document_rows(index, held, cards),
        "copies": [(index.document[c.copy], c) for c in index.copies_of.get(held.id, [])],
        "original": original,
        "original_document": index.document[original.original] if original else None,
        "later": original is not None and is_version(index.document[original.original], held),
    }
    return render(request, "desk/document.html", page)


def copies(request: HttpRequest) -> HttpResponse:
    """Which document repeats which."""
    _desk, index, _cards = _held(request)
    return render(request, "desk/copies.html", {"trees": copy_trees(index)})


GROUPS = {"figure": "Figures", "attribution": "Who says what", "text": "Other words"}
"""What of a sentence changed, in the order shown."""


def beside(request: HttpRequest, key: str, other: str) -> HttpResponse:
    """What one document has otherwise than another: figures and attributions first."""
    _desk, index, _cards = _held(request)
    old, new = find(key, index.document), find(other, index.document)
    found = changes(old, new)
    copy = next((c for c in index.copies_of.get(old.id, []) if c.copy == new.id), None)
    page = {
        "old": old,
        "new": new,
        "copy": copy,
        "groups": [(GROUPS[a], held) for a in GROUPS if (held := [c for c in found if c.about == a])],
        "passages": [p.copy.span.of(new.text) for p in copy.passages] if copy else [],
    }
    return render(request, "desk/beside.html", page)


def statements(request: HttpRequest) -> HttpResponse:
    """All statements, by party, act and words."""
    _desk, index, cards = _held(request)
    sought = Sought.of(request.GET)
    pages = Paginator(filtered(index, sought), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    acts = sorted({s.statement.act for s in index.statements.values()})
    context = {"index": index, "sought": sought, "page": page, "cards": cards.each(page), "acts": acts}
    return render(request, "desk/statements.html", context)


def statement(request: HttpRequest, key: str) -> HttpResponse:
    """One statement: its words in their place, its replies both ways, and the ground of each."""
    _desk, index, cards = _held(request)
    said = find(key, index.statements)
    children = [s for s in said.document.statements if s.parent == said.id]
    wordings = [s for u in index.utterances_of.get(said.id, []) for s in u.statements if s != said.id]
    page = {
        "card": cards.of(said),
        "said": said,
        "rows": context_rows(said.document, said),
        "received": [cards.reply(r) for r in index.replies_to.get(said.id, [])],
        "received_elsewhere": sum(len(index.replies_to.get(id, ())) for id in wordings),
        "made": [cards.reply(r) for r in index.replies_from.get(said.id, [])],
        "figures": [c for c in index.figures.values() if c.figure.statement == said.id],
        "wordings": cards.each(index.placed(wordings)),
        "anchors": (said.id,),
        "utterances": index.utterances_of.get(said.id, []),
        "claims": index.claims_of.get(said.id, []),
        "incidents": index.incidents_of.get(said.id, []),
        "parent": index.statements.get(said.statement.parent or ""),
        "children": index.placed(s.id for s in children),
    }
    return render(request, "desk/statement.html", page)


def replies(request: HttpRequest) -> HttpResponse:
    """All suggested replies, the surest first, by kind, party and whether somebody judged them."""
    _desk, index, cards = _held(request)
    sought = SoughtReplies.of(request.GET)
    page = Paginator(replies_asked(sought, map(cards.reply, index.replies)), PER_PAGE)
    context = {
        "index": index,
        "sought": sought,
        "page": page.get_page(request.GET.get("page")),
        "kinds": Counter(r.kind for r in index.replies).most_common(),
    }
    return render(request, "desk/replies.html", context)


def incidents(request: HttpRequest) -> HttpResponse:
    """All incidents, those most spoken of first."""
    _desk, index, _cards = _held(request)
    page = Paginator(list(index.incidents.values()), PER_LIST).get_page(request.GET.get("page"))
    context = {"index": index, "page": page, "rows": [_summary(index, i) for i in page]}
    return render(request, "desk/incidents.html", context)


def incident(request: HttpRequest, key: str) -> HttpResponse:
    """One incident: what is alleged, what was answered, what is missing, the figures."""
    _desk, index, cards = _held(request)
    told = account(index, find(key, index.incidents))
    about = told.incident.statements
    page = {
        "anchors": about[:2] if len(about) > 1 else (),
        "told": told,
        "tolls": [
            (measure, words, claimants(told.figures, measure)) for measure, words in tolls(told.incident)
        ],
        "exchanges": [cards.exchange(e) for e in told.exchanges],
        "alleged_by": corroboration(index, told.allegations),
        "unaddressed": cards.each(a.said for a in told.unaddressed),
        "others": cards.each(told.others),
        "ledgers": ledgers(index, told.figures),
        "documents": [index.document[d] for d in told.incident.documents if d in index.document],
    }
    return render(request, "desk/incident.html", page)


def claims(request: HttpRequest) -> HttpResponse:
    """All claims, those first that some assert and others deny, then those made most often."""
    _desk, index, _cards = _held(request)
    held = sorted(index.claims.values(), key=lambda c: (not is_contested(c), -len(c.statements), c.words))
    page = Paginator(held, PER_LIST).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(c, is_contested(c), sides(index, c)) for c in page],
        "shifted": {position.claim for position, _, _ in index.shifts},
    }
    return render(request, "desk/claims.html", context)


def claim(request: HttpRequest, key: str) -> HttpResponse:
    """One claim: who asserts and who denies it, and where an account shifted."""
    _desk, index, cards = _held(request)
    held = find(key, index.claims)
    told = claim_account(index, held)
    members = tuple(s.id for s in held.statements)
    rows, days = stances(index, held)
    page = {
        "claim": held,
        "gaps": told.gaps,
        "anchors": members[:2] if len(members) > 1 else (),
        "sides": [cards.side(side) for side in told.sides],
        "stances": rows,
        "days": days,
        "shifts": told.shifts,
        "matrices": told.matrices,
        "index": index,
    }
    return render(request, "desk/claim.html", page)


def figures(request: HttpRequest) -> HttpResponse:
    """The figure ledger: every number with its scope, and which of them disagree."""
    _desk, index, _cards = _held(request)
    return render(request, "desk/figures.html", {"ledgers": ledgers(index, index.own_figures)})


def parties(request: HttpRequest) -> HttpResponse:
    """All parties, the most heard first."""
    _desk, index, _cards = _held(request)
    page = Paginator(roll(index), PER_LIST).get_page(request.GET.get("page"))
    return render(request, "desk/parties.html", {"page": page})


def party(request: HttpRequest, key: str) -> HttpResponse:
    """One party: who that is, what was said, where an account shifted."""
    _desk, index, cards = _held(request)
    held = find(key, index.parties)
    all_said = index.said_by.get(held.id, [])
    said = Paginator([s for s in all_said if s.id not in index.copied], PER_PAGE)
    page = said.get_page(request.GET.get("page"))
    context = {
        "party": held,
        "mark": index.marks[held.id],
        "speaks_for": index.speaks_for(held),
        "spoken_for": [p for p in index.parties.values() if index.speaks_for(p) == held],
        "shifts": [s for s in index.changes if s[0].party in {held.id, held.speaks_for}],
        "standings": standings(index, {held.id, *filter(None, [held.speaks_for])}),
        "replies": [cards.reply(r) for r in index.replies if _answered_by(index, r, held)],
        "page": page,
        "cards": cards.each(page),
        "said": len(all_said),
        "copied": [s for s in all_said if s.id in index.copied],
        "names": index.names_of(held),
        "namesakes": [
            (id, name, [(document, f"{id}@{document.id}") for document in documents])
            for id, name, documents in index.documents_of(held)
        ],
        "others": [
            (index.names_of(p)[0][0], p.name) for p in index.parties.values() if p != held and p.members
        ],
    }
    return render(request, "desk/party.html", context)


def gaps(request: HttpRequest) -> HttpResponse:
    """Points of allegations with no answer found in the archived responses."""
    _desk, index, _cards = _held(request)
    groups = [
        (
            party,
            sum(len(gaps) for _, gaps in held),
            [
                (said, gaps, index.incidents.get(gaps[0].about), index.claims.get(gaps[0].about))
                for said, gaps in held
            ],
        )
        for party, held in gaps_by_responder(index)
    ]
    return render(request, "desk/gaps.html", {"groups": groups, "index": index})


def images(request: HttpRequest) -> HttpResponse:
    """Pictures that statements speak about, and who says otherwise."""
    _desk, index, _cards = _held(request)
    rows = [
        (
            i,
            list(dict.fromkeys(r.statement for r in i.remarks)),
            [(r, said, r.words.span.of(said.document.text)) for r, said in index.remarks(i)],
            [(index.statements[one], index.statements[other]) for one, other in i.contested],
        )
        for i in index.images
    ]
    return render(request, "desk/images.html", {"rows": rows})


def requests(request: HttpRequest) -> HttpResponse:
    """Right-of-reply requests found in the texts."""
    _desk, index, _cards = _held(request)
    rows = [
        (r, [(d, w.span.of(d.text)) for w in r.words if (d := index.document.get(w.document))])
        for r in index.requests
    ]
    return render(request, "desk/requests.html", {"rows": rows})


def accuracy(request: HttpRequest) -> HttpResponse:
    """How good what the program reads is, as measured before it was shipped."""
    page = {**measured.page(shipped()), "suggestions": suggested().shares}
    return render(request, "desk/accuracy.html", page)


def failures(request: HttpRequest) -> HttpResponse:
    """What could not be read, and how the counts add up."""
    desk, index, _cards = _held(request)
    page = {
        "counts": desk.case.counts(),
        "failures": desk.case.failures(),
        "linking": index.links(LinkFailure),
    }
    return render(request, "desk/failures.html", page)


def _held(request: HttpRequest) -> tuple[Desk, Index, Cards]:
    desk = desk_of(request)
    index = desk.index()
    return desk, index, Cards(index)


def _answered_by(index: Index, reply: Reply, party: Party) -> bool:
    """True for what ``party`` answers, what it repeats or affirms aside."""
    return reply.kind not in AGREEING and index.statements[reply.source].party == party


def _summary(index: Index, incident: LinkedIncident) -> dict[str, Any]:
    return {"incident": incident, "tolls": tolls(incident), "told": account(index, incident)}


def _document_list(index: Index) -> list[tuple[Extracted, Copy | None, list[Copy]]]:
    return [(d, index.original_of.get(d.id), index.copies_of.get(d.id, [])) for d in index.documents]
