"""How templates put values into words; the words themselves are those of the brief."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rejoinder.desk.accuracy import SAMPLE_MEASURES, Measure
from rejoinder.desk.addresses import address_key
from rejoinder.desk.cards import DECISIONS
from rejoinder.measure.suggested import SUGGESTED, measured_in_words
from rejoinder.model import (
    Document,
    Figure,
    ImageRemark,
    LinkedIncident,
    Place,
    Signal,
    Suggestion,
    make_id,
    sha256,
)
from rejoinder.model.judgements import SuggestionKind
from rejoinder.publish import wording
from rejoinder.publish.contents import Said
from rejoinder.publish.segments import Words, content_words

register = template.Library()


@register.filter
def key(id: str) -> str:
    """A record's id as a part of an address."""
    return address_key(id)


@register.filter
def in_words(name: str) -> str:
    """A word of the vocabulary as people write it."""
    return wording.kind_in_words(name)


@register.filter
def point(kind: str) -> str:
    """What a point of an allegation is."""
    return wording.point_in_words(kind)


@register.filter
def stance(name: str) -> str:
    """A stance's word."""
    return wording.STANCES[name][1]


@register.filter
def stance_sign(name: str) -> str:
    """A stance's sign."""
    return wording.STANCES[name][0]


@register.filter
def dated(words: str) -> str:
    """Words with their dates as people write them."""
    return wording.dates_in_words(words)


@register.filter
def capital(words: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return words[:1].upper() + words[1:]


@register.filter
def when(date: str | None) -> SafeString:
    """A date as people write it, exact on hover."""
    if date is None:
        return format_html('<span class="soft">{}</span>', "no date")
    return format_html('<time datetime="{0}" title="{0}">{1}</time>', date, wording.date_in_words(date))


@register.filter
def short(date: str | None) -> SafeString:
    """A date as the head of a narrow column has it, exact on hover."""
    if date is None:
        return format_html('<span class="soft">{}</span>', "no date")
    return format_html('<time datetime="{0}" title="{0}">{1}</time>', date, wording.short_date(date))


@register.filter
def day(date: str) -> str:
    """A date as people write it, without its mark-up."""
    return wording.date_in_words(date)


@register.filter
def said_when(said: Said) -> SafeString:
    """When a statement was made; on hover the exact date and the words it was read from."""
    told = said.statement.said
    if told and not told.date and told.words:
        return format_html('<span title="{}">{}</span>', "not resolved to a date", told.words)
    exact = f"{said.date}, “{told.words}”" if told and told.date and told.words else f"{said.date}, published"
    if said.date is None:
        return when(None)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', said.date, exact, wording.date_in_words(said.date)
    )


@register.filter
def value(figure: Figure) -> str:
    """A figure's value with its bounds in words."""
    return wording.bounds_in_words(figure)


@register.filter
def scope(figure: Figure) -> str:
    """What a figure counts."""
    return wording.scope_in_words(figure)


@register.filter
def title_of(incident: LinkedIncident) -> str:
    """What happened where and when, in a line."""
    return wording.incident_title(incident)


@register.filter
def place(found: Place | None) -> str:
    """A place with what it lies in."""
    return wording.place_in_words(found)


@register.filter
def carrier(document: Document) -> str:
    """Who published a document, or the name of its file."""
    return wording.carrier_name(document)


@register.filter
def words_of(said: Said) -> list[Words]:
    """A statement's content as quoted words and gloss."""
    return content_words(said.statement, said.document.text)


@register.filter
def says(remark: ImageRemark) -> str:
    """What a remark says of a picture."""
    return wording.IMAGE_SAYS[remark.says]


@register.filter
def plain(number: float) -> str:
    """A score or weight with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


@register.filter
def share(number: float) -> str:
    """A part of a whole as a percentage."""
    return f"{number:.0%}"


@register.filter
def effect(signal: Signal) -> str:
    """What a signal adds to a link's score, with its sign."""
    return f"{signal.value * signal.weight:+.2f}"


@register.simple_tag
def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 statement``, ``12 statements``, ``no statements``."""
    return wording.counted(number, one, many or None)


@register.simple_tag
def state(name: str, words: str = "", of: str = "") -> SafeString:
    """A coverage state: sign, word, and the words it rests on, which lead to the statement ``of`` that holds them."""
    sign, called = wording.STATES[name]
    place = f"/statements/{address_key(of)}"
    resting = format_html('<a class="w through" href="{}">{}</a>', place, words) if words else ""
    return format_html('<span class="ico" aria-hidden="true">{}</span>{}{}', sign, called, resting)


@register.simple_tag
def verdict(name: str) -> SafeString:
    """A comparison's verdict: sign and word."""
    sign, called = wording.VERDICTS[name]
    return format_html('<span class="ico" aria-hidden="true">{}</span>{}', sign, called)


@register.simple_tag
def static(name: str) -> str:
    """The address of a file of this package, which changes with its content."""
    return f"/static/{name}?v={_version(name)}"


@register.simple_tag
def suggestion(what: SuggestionKind, first: str, second: str) -> Suggestion:
    """What a decision is about."""
    # A template hands its own kind of string, which no encoder knows.
    return Suggestion("".join([what]), "".join([first]), "".join([second]))  # type: ignore[arg-type]


@register.simple_tag
def belongs(what: SuggestionKind, anchors: Sequence[str], id: str) -> Suggestion:
    """Whether a record is of one group with another one of it: the first that is not the record itself."""
    return suggestion(what, next(anchor for anchor in anchors if anchor != id), id)


@register.inclusion_tag("desk/judge.html", takes_context=True)
def judge(
    context: Context, suggestion: Suggestion, yes: str = "Confirm", no: str = "Reject"
) -> dict[str, object]:
    """The form that takes a decision, or says whose is in force; without ``yes`` it can only be rejected.

    A decision leads back to its own form, which a browser opens where it is folded away.
    """
    decided = context["decisions"].on(suggestion)
    kept = {name: context.get(name) for name in ("here", "who", "csrf_token")}
    anchor = make_id("j", suggestion.target)
    return {**kept, "suggestion": suggestion, "judgement": decided, "yes": yes, "no": no, "anchor": anchor}


@register.simple_tag
def measured(what: str, kind: str = "") -> str:
    """How often such a suggestion was right, as measured."""
    return measured_in_words(what, kind) or "How often such a suggestion is right has not been measured."


@register.filter
def suggested_name(name: str) -> str:
    """What a measured sort of suggestion is called."""
    what, _, kind = name.partition(" ")
    called = {"opposes": "denies or contradicts", "same": "repeats or affirms"}.get(kind, kind)
    return f"replies: {wording.kind_in_words(called)}" if kind else SUGGESTED[what]


@register.filter
def decided(decision: str) -> str:
    """A decision in the past tense."""
    return DECISIONS.get(decision, decision)


@register.inclusion_tag("desk/chart.html")
def chart(path: str, caption: str) -> dict[str, str]:
    """A chart in both schemes and both layouts; the browser takes the one that fits."""
    return {"path": path, "caption": caption}


@register.inclusion_tag("desk/chart.html")
def toll_chart(incident: LinkedIncident, measure: str) -> dict[str, str]:
    """The chart of one measure of an incident."""
    caption = f"{wording.kind_in_words(measure)}, by claimant and as-of date"
    return {"path": f"{address_key(incident.id)}/{measure}", "caption": caption}


@register.inclusion_tag("desk/chart.html")
def accuracy_chart(measure: Measure) -> dict[str, str]:
    """The chart of one measure of the program itself."""
    return {"path": f"accuracy/{measure.key}", "caption": f"{measure.title} F in per cent by form"}


@register.filter
def counts(name: str) -> str:
    """What a measure of the sample dispute counts."""
    return SAMPLE_MEASURES.get(name, "")


@cache
def _version(name: str) -> str:
    return sha256((files("rejoinder.desk") / f"static/{name}").read_bytes())[:12]
