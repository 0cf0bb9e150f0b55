"""What statements do is read as well as it was measured to be, over many kinds of news."""

import hashlib
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from quality.acts import GOLD, SAID, judged_in, results
from quality.score import Share
from rejoinder.model.vocabulary import Act

FLOORS = Path(__file__).with_name("acts.toml")
LEAST = 20
"""Sentences that the gold holds at least of every act."""


@cache
def floors() -> dict[str, Any]:
    return tomllib.loads(FLOORS.read_text("utf-8"))


def right(*, unseen: bool, act: str | None = None, path: Path = GOLD) -> Share:
    """How many sentences of one half, of one act where that is named, are read as judged."""
    rows = [(judged, read) for judged, read in results(unseen=unseen, path=path) if act in (None, judged.act)]
    return Share(sum(judged.act == read for judged, read in rows), len(rows))


def test_floors_belong_to_this_gold() -> None:
    assert floors()["corpus"] == hashlib.sha256(GOLD.read_bytes()).hexdigest()
    assert floors()["said"]["corpus"] == hashlib.sha256(SAID.read_bytes()).hexdigest()


def test_every_act_is_asked_for_often_enough() -> None:
    counts = Counter(judged.act for judged in judged_in())
    assert set(counts) == set(get_args(Act))
    assert min(counts.values()) >= LEAST


def test_the_sentences_are_all_different() -> None:
    texts = [judged.text for judged in (*judged_in(), *judged_in(SAID))]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_a_half_reaches_its_floor(half: str) -> None:
    assert right(unseen=half == "unseen").percent >= floors()["floors"][half]


@pytest.mark.parametrize("act", get_args(Act))
def test_an_act_reaches_its_floor_on_the_unseen_half(act: str) -> None:
    assert right(unseen=True, act=act).percent >= floors()["unseen"][act]


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_a_half_after_plain_cues_reaches_its_floor(half: str) -> None:
    assert right(unseen=half == "unseen", path=SAID).percent >= floors()["said"][half]


def test_accusations_after_plain_cues_are_found_and_are_some() -> None:
    rows = results(unseen=True, path=SAID)
    found = [judged.act for judged, read in rows if read == "accuses"]
    assert right(unseen=True, act="accuses", path=SAID).percent >= floors()["said"]["accuses"]
    assert 100 * found.count("accuses") / len(found) >= floors()["said"]["accuses_precision"]
