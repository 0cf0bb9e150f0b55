"""Looking up spans by the words they share gives what comparing each with each would."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.extract.overlap import Overlaps
from rejoinder.model import Span

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_all_that_overlap_and_nothing_else(spans: list[Span], asked: Span) -> None:
    expected = [n for n, span in enumerate(spans) if span.overlaps(asked)]
    assert sorted(Overlaps((span, n) for n, span in enumerate(spans)).at(asked)) == expected


def test_they_come_by_where_they_begin() -> None:
    items = [(Span(8, 9), "late"), (Span(0, 20), "all"), (Span(3, 5), "early")]
    assert Overlaps(items).at(Span(0, 20)) == ["all", "early", "late"]
