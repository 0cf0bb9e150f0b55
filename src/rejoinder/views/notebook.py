"""How objects look in a notebook: small tables, every word of a source escaped."""

from collections.abc import Iterable, Sequence
from html import escape


def table_html(caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of plain words. Everything is escaped: a source must not write into the notebook's page."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows)
    top = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
    return f"<table>{top}<tbody>{body}</tbody></table>"


def shortened(words: str, most: int = 72) -> str:
    """``words`` on one line, cut after ``most`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _cell(value: object) -> str:
    return f'<td style="text-align:left">{escape("" if value is None else str(value))}</td>'
