"""``rejoinder figures``: the numbers of a case by measure, and where they really disagree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from rejoinder.cli.options import case_argument, json_option

if TYPE_CHECKING:
    from rejoinder.model import Comparison, Figure
    from rejoinder.publish import Index
    from rejoinder.publish.contents import Counted
    from rejoinder.weigh.series import Series

SHOWN = 5
"""Pairs that cannot be compared shown for each measure: they grow with the square of the figures."""


@click.command("figures", short_help="Show who gives which number, and where numbers disagree.")
@case_argument
@click.option("--all", "everything", is_flag=True, help="List every pair that cannot be compared, too.")
@json_option
def command(case: str, everything: bool, as_json: bool) -> None:
    """Show the figures of CASE: who gives which number, carried by whom, as of when.

    Numbers disagree only where they count the same thing; where they do not, the reason is given. A total that a
    document does not write but that its figures amount to names them; a claimant's counts of one thing over
    several days stand as a series.

    \b
        rejoinder figures dispute
    """
    from rejoinder.cli.loaded import index_of

    index = index_of(case)
    if as_json:
        _write(index)
    else:
        _show(index, everything)


def figure_json(counted: "Counted") -> dict[str, Any]:
    """One figure with its two names, for scripts."""
    import msgspec

    return {
        "type": "figure",
        "document": counted.document.id,
        "claimant": counted.claimant,
        "carrier": counted.document.carrier,
        **msgspec.to_builtins(counted.figure),
    }


def comparison_line(comparison: "Comparison", first: "Counted", second: "Counted") -> str:
    """A verdict on two figures with its reasons: sign, word, both values with their claimants, and their days where
    those differ."""
    from rejoinder.publish.wording import VERDICTS, bounds_in_words, date_in_words, dates_in_words

    sign, word = VERDICTS[comparison.verdict]
    dated = first.as_of != second.as_of

    def told(c: "Counted") -> str:
        day = f", {date_in_words(c.as_of)}" if dated and c.as_of else ""
        return f"{bounds_in_words(c.figure)} ({c.claimant}{day})"

    pair = " / ".join(told(c) for c in sorted((first, second), key=lambda c: c.order))
    reasons = f": {dates_in_words('; '.join(comparison.reasons))}" if comparison.reasons else ""
    return f"{sign} {word}: {pair}{reasons}"


def series_json(series: "Series") -> dict[str, Any]:
    """One claimant's counts of one thing over time, for scripts."""
    return {
        "type": "series",
        "claimant": series.claimant,
        "measure": series.measure,
        "population": series.population,
        "steps": [{"figure": s.figure.id, "as_of": s.as_of, "change": s.change} for s in series.steps],
    }


def series_line(series: "Series") -> str:
    """A series with its revisions: ``↗ Fire brigade: 9 (10 May 2031), raised to 12 (11 May 2031)``."""
    from rejoinder.publish.wording import bounds_in_words, date_in_words

    said = {
        "first": "",
        "raised": "raised to ",
        "lowered": "lowered to ",
        "repeated": "again ",
        "restated": "then ",
    }
    steps = [f"{said[s.change]}{bounds_in_words(s.figure)} ({date_in_words(s.as_of)})" for s in series.steps]
    counted = f" ({series.population})" if series.population else ""
    return f"↗ {series.claimant}{counted}: {', '.join(steps)}"


def _series(held: Sequence["Counted"]) -> "list[Series]":
    from rejoinder.weigh.series import series_of

    return series_of((c.claimant, c.as_of, c.figure) for c in held if "toll" not in c.figure.flags)


def made_of(index: "Index", figure: "Figure") -> str:
    """What a document's total was put together from, in the words of the document."""
    parts = [index.figures[i].figure.words for i in figure.parts if i in index.figures]
    return f"put together from {' and '.join(f'“{words}”' for words in parts)}" if parts else ""


def _write(index: "Index") -> None:
    from rejoinder.cli.streams import write_json

    for counted in index.figures.values():
        write_json(figure_json(counted))
    for comparison, _, _ in index.comparisons:
        write_json(comparison)
    for series in _series(index.own_figures):
        write_json(series_json(series))


def _show(index: "Index", everything: bool) -> None:
    from rejoinder.cli import tables
    from rejoinder.model.vocabulary import Measure
    from rejoinder.publish.wording import kind_in_words

    if not index.figures:
        tables.show(tables.line("no figures in this case"))
    by_measure: dict[str, list[Counted]] = {measure: [] for measure in get_args(Measure)}
    for counted in index.own_figures:
        by_measure[counted.figure.measure].append(counted)
    for measure, held in by_measure.items():
        if not held:
            continue
        tables.show(tables.heading(kind_in_words(measure).capitalize()), _table(index, held))
        for words in _verdicts(index, held, everything):
            tables.show(tables.line(words))
        for series in _series(held):
            if series.revised:
                tables.show(tables.line(series_line(series)))


def _table(index: "Index", held: Sequence["Counted"]) -> Any:
    from rejoinder.cli import tables
    from rejoinder.publish.wording import bounds_in_words, scope_in_words, short_date

    rows = [
        (
            bounds_in_words(c.figure),
            c.claimant,
            _carriers(index, c),
            short_date(c.as_of),
            _condition(c.figure) + (made_of(index, c.figure) or scope_in_words(c.figure)),
        )
        for c in held
    ]
    return tables.table(("Value", "Claimant", "Carrier", "As of", "Scope"), rows)


def _condition(figure: "Figure") -> str:
    """Before the scope of a number that only holds on a condition ("if more than ten are hurt")."""
    return "on a condition: " if "conditional" in figure.flags else ""


def _carriers(index: "Index", counted: "Counted") -> str:
    """Who carries the figure; a copy of the document is no second carrier, but it is told."""
    from rejoinder.publish.wording import carrier_name

    copies = len(index.copies_of.get(counted.document.id, ()))
    more = f", {copies} {'copy' if copies == 1 else 'copies'}" if copies else ""
    return f"{carrier_name(counted.document)}{more}"


def _verdicts(index: "Index", held: Sequence["Counted"], everything: bool) -> list[str]:
    ids = {counted.id for counted in held}
    pairs = [(c, a, b) for c, a, b in index.comparisons if a.id in ids and b.id in ids]
    said = dict.fromkeys((comparison_line(*pair), pair[0].verdict == "not_comparable") for pair in pairs)
    lines = [line for line, other in said if not other]
    apart = [line for line, other in said if other]
    shown = apart if everything else apart[:SHOWN]
    more = len(apart) - len(shown)
    return [*lines, *shown, *([f"∅ and {more} more not comparable (--all lists them)"] if more else [])]
