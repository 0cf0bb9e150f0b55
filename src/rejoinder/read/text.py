"""Plain text: the reader for whatever decodes and no other reader knows."""

from rejoinder.errors import UnreadableError
from rejoinder.model import Capture, Span
from rejoinder.read.characters import decode, normalise
from rejoinder.read.lines import stretches
from rejoinder.read.page import Page, Stretch


class TextReader:
    """Plain text in any encoding that `decode` knows."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".eml", "")

    def recognises(self, data: bytes) -> bool:  # noqa: ARG002 - text has no signature to look for
        """Never for certain."""
        return False

    def read(self, capture: Capture) -> Page:
        """The normalised text, lines of hard-wrapped paragraphs joined."""
        decoded = decode(capture.data)
        text = normalise(decoded.text)
        spans = stretches(text)
        if not spans:
            raise UnreadableError("no text: nothing but white space")
        notices = (decoded.notice,) if decoded.notice else ()
        return Page(_unwrapped(text, spans), tuple(map(Stretch, spans)), notices=notices)


def _unwrapped(text: str, spans: tuple[Span, ...]) -> str:
    """The line breaks inside paragraphs as spaces; the length stays."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], span.of(text).replace("\n", " ")]
        at = span.end
    return "".join([*parts, text[at:]])
