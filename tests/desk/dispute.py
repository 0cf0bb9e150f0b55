"""A made-up dispute, built by hand: four documents on a night when sluice gates were opened above a village."""

from pathlib import Path

from rejoinder.model import (
    AnyLink,
    Basis,
    Block,
    Cell,
    Claim,
    ClaimStatement,
    Comparison,
    Copy,
    Coverage,
    DateValue,
    DocumentWords,
    Extracted,
    Failure,
    Figure,
    Image,
    ImageRemark,
    Incident,
    LinkedIncident,
    LinkFailure,
    MadeBy,
    Party,
    Period,
    Place,
    Point,
    Position,
    PositionStance,
    Published,
    Reply,
    Request,
    Signal,
    Span,
    Speaker,
    Statement,
    Toll,
    Utterance,
    text_sha256,
)
from rejoinder.publish import CaseContents
from rejoinder.store import Case

REPORT = """Villagers say sluice gates were opened without warning

LOWER ORRIN, 9 May 2031 (Valley Herald) -

The Orrin Fishers' Union said on Thursday that the gates of the \
upper dam "were opened at two in the morning, without a siren", and that \
at least 10 people drowned. It cited three witnesses and a video.

A night watchman, who asked not to be named, told the union that the control room said "the river is yours now". \
"I ran. Nobody had called us," he said.

The district hospital put the toll at 13 to 16, almost four times the number it gave on Wednesday.

Share this story
Subscribe to our newsletter
"""

DENIAL = """Water Board rejects accusations

Statement of the Valley Water Board, 10 May 2031

Board spokeswoman Ada Lind said the sirens "worked as designed" and called the union's account \
“a fishing story”. The board did not dispute that the gates were opened.

Nine deaths have been confirmed, she added.
"""

SHIFT = """Board: no sirens on the upper dam

12 May 2031, Capital Daily

"There were never any sirens on the upper dam," Ada Lind told reporters on Sunday. \
Asked about the video, she declined to comment.
"""

WIRE = """Gates opened "at two in the morning", fishers say

10 May 2031 (Coast Wire)

Fishers say the gates of the upper dam "were opened at two in the morning" and that no siren was heard.
"""

MADE_BY = MadeBy(rejoinder="0.1.0", models={"en_core_web_sm": "3.8.0"})


def at(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth ``words`` in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def blocks(text: str, kinds: dict[int, str]) -> tuple[Block, ...]:
    """One block a line that is not empty; ``kinds`` names those that are no paragraphs."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            kind = kinds.get(len(found), "paragraph")
            found.append(Block(span=Span(start, start + len(line.rstrip())), kind=kind))
        start += len(line)
    return tuple(found)


UNION = Speaker(name="Orrin Fishers' Union", party="x-union", kind="organisation")
WATCHMAN = Speaker(name="a night watchman", party="x-watchman", kind="person")
CONTROL = Speaker(name="the control room", party="x-control", kind="group")
HOSPITAL = Speaker(name="the district hospital", party="x-hospital", kind="organisation")
LIND = Speaker(
    name="Ada Lind", party="x-lind", kind="person", role="spokeswoman", affiliation="Valley Water Board"
)


def report() -> Extracted:
    text = REPORT
    statements = (
        Statement(
            id="s-gates",
            form="mixed",
            act="accuses",
            speaker=UNION,
            addressee="the Water Board",
            source=at(text, "The Orrin Fishers' Union"),
            cue=(at(text, "said"),),
            content=(
                at(text, 'the gates of the upper dam "were opened at two in the morning, without a siren"'),
            ),
            quoted=(at(text, "were opened at two in the morning, without a siren"),),
            said=DateValue(date="2031-05-08", precision="day", words="on Thursday"),
            basis=(
                Basis(kind="witness", count=3, words=at(text, "three witnesses")),
                Basis(kind="video", words=at(text, "a video")),
            ),
        ),
        Statement(
            id="s-drowned",
            form="indirect",
            act="asserts",
            speaker=UNION,
            source=at(text, "The Orrin Fishers' Union"),
            cue=(at(text, "said"),),
            content=(at(text, "at least 10 people drowned"),),
        ),
        Statement(
            id="s-told",
            form="indirect",
            act="asserts",
            speaker=WATCHMAN,
            source=at(text, "A night watchman"),
            cue=(at(text, "told"),),
            content=(at(text, 'the control room said "the river is yours now"'),),
            basis=(Basis(kind="own_observation", words=at(text, "I ran")),),
        ),
        Statement(
            id="s-river",
            form="direct",
            act="asserts",
            speaker=CONTROL,
            parent="s-told",
            source=at(text, "the control room"),
            cue=(at(text, "said", 1),),
            content=(at(text, "the river is yours now"),),
            quoted=(at(text, "the river is yours now"),),
        ),
        Statement(
            id="s-ran",
            form="direct",
            act="asserts",
            speaker=WATCHMAN,
            source=at(text, "he", text.count("he", 0, text.index("he said"))),
            cue=(at(text, "said", 2),),
            content=(at(text, "I ran. Nobody had called us,"),),
            quoted=(at(text, "I ran. Nobody had called us,"),),
        ),
        Statement(
            id="s-toll",
            form="indirect",
            act="asserts",
            speaker=HOSPITAL,
            source=at(text, "The district hospital"),
            cue=(at(text, "put the toll at"),),
            content=(at(text, "13 to 16, almost four times the number it gave on Wednesday"),),
        ),
    )
    figures = (
        Figure(
            id="f-10",
            span=at(text, "at least 10"),
            measure="killed",
            low=10,
            words="at least 10",
            population="people",
            place="Lower Orrin",
            as_of="2031-05-08",
            statement="s-drowned",
        ),
        Figure(
            id="f-13",
            span=at(text, "13 to 16"),
            measure="killed",
            low=13,
            high=16,
            words="13 to 16",
            place="Lower Orrin",
            as_of="2031-05-09",
            statement="s-toll",
        ),
        Figure(
            id="f-4",
            span=at(text, "almost four times the number"),
            measure="killed",
            high=4,
            approx=True,
            words="almost four times the number",
            as_of="2031-05-07",
            statement="s-toll",
            derived_from="f-13",
            period=Period(start="2031-05-07"),
        ),
    )
    incident = Incident(
        id="i-doc", kind="flood", span=at(text, "opened at two in the morning"), statements=("s-gates",)
    )
    return Extracted(
        id="d-report",
        file="herald.html",
        title="Villagers say sluice gates were opened without warning",
        carrier="Valley Herald",
        url="https://herald.example/9",
        language="en",
        published=Published(date="2031-05-09", precision="day", source="dateline"),
        text=text,
        text_sha256=text_sha256(text),
        capture_sha256="ab" * 32,
        made_by=MADE_BY,
        blocks=blocks(text, {0: "title", 1: "dateline", 5: "furniture", 6: "furniture"}),
        statements=statements,
        figures=figures,
        incidents=(incident,),
    )


def denial() -> Extracted:
    text = DENIAL
    source, said = at(text, "Board spokeswoman Ada Lind"), at(text, "said")
    statements = (
        Statement(
            id="s-designed",
            form="mixed",
            act="denies",
            speaker=LIND,
            source=source,
            cue=(said,),
            content=(at(text, 'the sirens "worked as designed"'),),
            quoted=(at(text, "worked as designed"),),
        ),
        Statement(
            id="s-story",
            form="mixed",
            act="denies",
            speaker=LIND,
            source=source,
            cue=(at(text, "called"),),
            content=(at(text, "the union's account “a fishing story”"),),
            quoted=(at(text, "a fishing story"),),
        ),
        Statement(
            id="s-nine",
            form="indirect",
            act="asserts",
            speaker=LIND,
            source=at(text, "she"),
            cue=(at(text, "added"),),
            content=(at(text, "Nine deaths have been confirmed"),),
        ),
    )
    figures = (
        Figure(
            id="f-9",
            span=at(text, "Nine"),
            measure="killed",
            low=9,
            high=9,
            words="Nine",
            population="people",
            place="Lower Orrin",
            as_of="2031-05-10",
            statement="s-nine",
        ),
    )
    return Extracted(
        id="d-denial",
        file="board.pdf",
        title="Water Board rejects accusations",
        carrier="Valley Water Board",
        language="en",
        published=Published(date="2031-05-10", precision="day", source="metadata"),
        text=text,
        text_sha256=text_sha256(text),
        capture_sha256="cd" * 32,
        made_by=MADE_BY,
        blocks=blocks(text, {0: "title", 1: "dateline"}),
        statements=statements,
        figures=figures,
        failures=(Failure(where="d-denial", what="page 3: no text layer, a scanned picture"),),
    )


def shift() -> Extracted:
    text = SHIFT
    statements = (
        Statement(
            id="s-never",
            form="direct",
            act="denies",
            speaker=LIND,
            source=at(text, "Ada Lind"),
            cue=(at(text, "told"),),
            venue="reporters",
            content=(at(text, "There were never any sirens on the upper dam,"),),
            quoted=(at(text, "There were never any sirens on the upper dam,"),),
            said=DateValue(date="2031-05-11", precision="day", words="on Sunday"),
        ),
        Statement(
            id="s-declined",
            form="indirect",
            act="declines",
            speaker=LIND,
            source=at(text, "she"),
            cue=(at(text, "declined"),),
            content=(at(text, "to comment"),),
        ),
    )
    return Extracted(
        id="d-shift",
        file="daily.txt",
        title="Board: no sirens on the upper dam",
        carrier="Capital Daily",
        language="en",
        published=Published(date="2031-05-12", precision="day", source="text"),
        text=text,
        text_sha256=text_sha256(text),
        made_by=MADE_BY,
        blocks=blocks(text, {0: "title", 1: "dateline"}),
        statements=statements,
    )


def wire() -> Extracted:
    """The report's first sentence in another outlet's wording."""
    text = WIRE
    statement = Statement(
        id="s-wire",
        form="mixed",
        act="asserts",
        speaker=UNION,
        source=at(text, "Fishers"),
        cue=(at(text, "say", 1),),
        content=(
            at(
                text,
                'the gates of the upper dam "were opened at two in the morning" and that no siren was heard',
            ),
        ),
        quoted=(at(text, "were opened at two in the morning"),),
    )
    return Extracted(
        id="d-wire",
        file="wire.txt",
        title='Gates opened "at two in the morning", fishers say',
        carrier="Coast Wire",
        language="en",
        published=Published(date="2031-05-10", precision="day", source="text"),
        text=text,
        text_sha256=text_sha256(text),
        made_by=MADE_BY,
        blocks=blocks(text, {0: "title", 1: "dateline"}),
        statements=(statement,),
    )


def _words(document: str, text: str, words: str) -> DocumentWords:
    span = at(text, words)
    return DocumentWords(document, span.start, span.end)


def links() -> tuple[AnyLink, ...]:
    signals = (
        Signal(
            name="same words", value=0.8, weight=2.0, reason="both speak of sirens", words="siren / sirens"
        ),
        Signal(name="denial cue", value=1.0, weight=1.5, reason="a cue word of denial", words="called"),
        Signal(name="other date", value=0.2, weight=-0.5, reason="two days apart"),
    )
    return (
        Party(
            id="p-union",
            name="Orrin Fishers' Union",
            kind="organisation",
            members=("x-union",),
            aliases=("the union",),
        ),
        Party(id="p-watchman", name="a night watchman", kind="person", members=("x-watchman",)),
        Party(id="p-hospital", name="District hospital", kind="organisation", members=("x-hospital",)),
        Party(id="p-board", name="Valley Water Board", kind="organisation"),
        Party(
            id="p-lind",
            name="Ada Lind",
            kind="person",
            roles=("spokeswoman",),
            members=("x-lind",),
            speaks_for="p-board",
        ),
        Utterance(id="u-1", statements=("s-gates", "s-wire"), signals=signals[:1]),
        Claim(
            id="c-sirens",
            words="the sirens did not sound",
            statements=(
                ClaimStatement(id="s-gates", polarity="asserts"),
                ClaimStatement(id="s-designed", polarity="denies"),
                ClaimStatement(id="s-never", polarity="denies"),
            ),
        ),
        LinkedIncident(
            id="i-flood",
            kind="flood",
            date=DateValue(date="2031-05-07", precision="day", words="two in the morning"),
            place=Place(name="Lower Orrin", within="Orrin valley"),
            agent="Valley Water Board",
            documents=("d-report", "d-denial", "d-shift"),
            members=("i-doc",),
            statements=("s-gates", "s-drowned", "s-told", "s-designed", "s-never", "s-toll", "s-nine"),
            figures=("f-10", "f-13", "f-4", "f-9"),
            toll={"killed": Toll(low=9, high=16, latest=9)},
        ),
        Copy(original="d-report", copy="d-wire", share=0.81),
        Reply(id="r-1", source="s-designed", target="s-gates", kind="denies", score=0.82, signals=signals),
        Reply(
            id="r-2", source="s-never", target="s-gates", kind="contradicts", score=0.64, signals=signals[:1]
        ),
        Reply(
            id="r-3", source="s-nine", target="s-drowned", kind="contradicts", score=0.5, signals=signals[:1]
        ),
        Reply(id="r-4", source="s-declined", target="s-gates", kind="declines", score=0.4, signals=()),
        Comparison(figures=("f-10", "f-9"), verdict="disagree", reasons=("same people, place and night",)),
        Comparison(
            figures=("f-10", "f-13"), verdict="compatible", reasons=("13 to 16 lies within at least 10",)
        ),
        Comparison(
            figures=("f-4", "f-9"),
            verdict="not_comparable",
            reasons=("as-of dates differ: 7 May and 10 May",),
        ),
        Coverage(
            about="i-flood",
            points=(
                Point(id="pt-1", words="without a siren", kind="act", statement="s-gates"),
                Point(
                    id="pt-2",
                    words="the gates were opened at two in the morning",
                    kind="date",
                    statement="s-gates",
                ),
                Point(id="pt-3", words="at least 10 people drowned", kind="harm", statement="s-drowned"),
                Point(id="pt-4", words="a video", kind="basis", statement="s-gates"),
            ),
            responses=("s-designed", "s-never", "s-nine"),
            cells=(
                Cell(point="pt-1", response="s-designed", state="denied", words="worked as designed"),
                Cell(point="pt-1", response="s-never", state="contradicted", words="never any sirens"),
                Cell(point="pt-1", response="s-nine", state="not_found"),
                Cell(point="pt-2", response="s-designed", state="conceded", words="did not dispute"),
                Cell(point="pt-2", response="s-never", state="not_found"),
                Cell(point="pt-2", response="s-nine", state="not_found"),
                Cell(point="pt-3", response="s-designed", state="not_found"),
                Cell(point="pt-3", response="s-never", state="not_found"),
                Cell(
                    point="pt-3",
                    response="s-nine",
                    state="contradicted",
                    words="Nine deaths have been confirmed",
                ),
                Cell(point="pt-4", response="s-designed", state="not_found"),
                Cell(point="pt-4", response="s-never", state="not_found"),
                Cell(point="pt-4", response="s-nine", state="not_found"),
            ),
        ),
        Position(
            party="p-lind",
            claim="c-sirens",
            shifts=(("s-designed", "s-never"),),
            stances=(
                PositionStance(statement="s-designed", date="2031-05-10", stance="denies"),
                PositionStance(statement="s-never", date="2031-05-11", stance="concedes"),
            ),
        ),
        Request(
            by="Valley Herald",
            to="Valley Water Board",
            date="2031-05-09",
            what="asked to answer five questions",
            deadline="2031-05-10",
            words=(DocumentWords("d-shift", 40, 60),),
        ),
        Image(
            id="g-video",
            kind="video",
            words="a video",
            remarks=(
                ImageRemark(
                    statement="s-gates",
                    says="shows",
                    what="the gates",
                    words=_words("d-report", REPORT, "a video"),
                ),
                ImageRemark(
                    statement="s-story",
                    says="false",
                    what="a story",
                    words=_words("d-denial", DENIAL, "“a fishing story”"),
                ),
            ),
            contested=(("s-gates", "s-story"),),
        ),
        LinkFailure(where="d-shift", what="speaker “she” could be two people"),
    )


def contents() -> CaseContents:
    """The whole dispute."""
    return CaseContents("Orrin dam release", (report(), denial(), shift(), wire()), links())


def case_at(path: Path) -> Case:
    """A real case at ``path`` that holds the dispute, and one input that could not be read."""
    held = contents()
    case = Case.create(path, name=held.name)
    for document in held.documents:
        case.add_document(document)
    case.replace_links(held.links)
    case.add_failure(
        Failure(where="scan.pdf", what="scan.pdf is protected by a password; save it without one")
    )
    return case
