"""The taggers that ship: what they find, that they are what was measured, and that a damaged one is noticed."""

from pathlib import Path

import pytest

from rejoinder.errors import WeightsDamaged
from rejoinder.model.vocabulary import Reader
from rejoinder.tagging import Found, fingerprint, load, models

TAGGERS = ("accurate", "fast")


def told(text: str, found: Found) -> tuple[str | None, str | None, list[str]]:
    """A statement in words."""
    source = text[slice(*found.source)] if found.source else None
    cue = text[slice(*found.cue)] if found.cue else None
    return source, cue, [text[slice(*part)] for part in found.content]


@pytest.mark.parametrize("name", TAGGERS)
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The mayor said on Monday that the bridge would reopen in May.",
            ("The mayor", "said", ["that the bridge would reopen in May"]),
        ),
        (
            "“The bridge is safe,” Okoro told reporters.",
            ("Okoro", "told", ["The bridge is safe"]),
        ),
        (
            "According to the ministry, the plant was closed in 2014.",
            ("the ministry", "According to", ["the plant was closed in 2014"]),
        ),
    ],
)
def test_finds_who_said_what(name: Reader, text: str, wanted: tuple[str, str, list[str]]) -> None:
    assert name != "rules"
    (found,) = load(name).read(text, [(0, len(text))])
    assert told(text, found) == wanted


@pytest.mark.parametrize("name", TAGGERS)
def test_what_is_found_does_not_depend_on_what_is_read_beside_it(name: Reader) -> None:
    assert name != "rules"
    text = "The union said that pay had fallen. " * 3
    other = "\n" + "Rain fell. " * 150
    alone = load(name).read(text, [(0, len(text))])
    beside = load(name).read(text + other, [(0, len(text)), (len(text) + 1, len(text + other))])
    assert [f for f in beside if f.content[0][1] <= len(text)] == alone


@pytest.mark.parametrize("name", TAGGERS)
def test_text_without_words_holds_nothing(name: Reader) -> None:
    assert name != "rules"
    assert load(name).read("…\n\n", [(0, 1), (2, 3)]) == []


def test_the_versions_of_the_taggers_differ() -> None:
    assert len({fingerprint("accurate"), fingerprint("fast")}) == 2


def test_a_changed_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  vocab.txt\n")
    (folder / "vocab.txt").write_text("the\n")
    monkeypatch.setattr(models, "files", lambda _: tmp_path)
    models._sums.cache_clear()
    with pytest.raises(WeightsDamaged, match=r"vocab\.txt is not what was shipped"):
        models.weights("vocab.txt")
    with pytest.raises(WeightsDamaged, match=r"link\.json is missing"):
        models.weights("link.json")
    models._sums.cache_clear()
