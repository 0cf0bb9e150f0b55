"""Hedges: the words that keep a distance, and words that only look like them."""

import pytest

from extract.reading import only


@pytest.mark.parametrize(
    ("words", "hedges"),
    [
        ("the fire reportedly began in the kitchen", ["reportedly"]),
        ("the mayor allegedly took the money", ["allegedly"]),
        ("the alleged thief had a key", ["alleged"]),
        ("the engine apparently failed", ["apparently"]),
        ("the letter was purportedly signed by the queen", ["purportedly"]),
        ("the photographs purporting to show the raid were old", ["purporting"]),
        ("the cargo was supposedly grain", ["supposedly"]),
        ("the crew had presumably drowned", ["presumably"]),
        ("two suspected smugglers were held", ["suspected"]),
        ("the wound was possibly old", ["possibly"]),
        ("the driver was probably asleep", ["probably"]),
        ("the vase was perhaps a copy", ["perhaps"]),
        ("the storm would likely turn north", ["likely"]),
        ("the figures were unverified", ["unverified"]),
        ("unconfirmed sightings had come in", ["unconfirmed"]),
        ("an estimated 300 people came", ["estimated"]),
        ("the road was seemingly open", ["seemingly"]),
        ("the tank appears to have leaked", ["appears to"]),
        ("the guards appear to have slept", ["appear to"]),
        ("the virus seems to spread at night", ["seems to"]),
        ("the dam may have cracked", ["may"]),
        ("the bridge might hold", ["might"]),
        ("the pilot could have seen the mast", ["could have"]),
        ("the widow is believed to be abroad", ["is believed to"]),
        ("the twins are believed to be safe", ["are believed to"]),
        ("the painting is thought to be genuine", ["is thought to"]),
        ("the men are thought to be in hiding", ["are thought to"]),
        ("the ring was said to be cursed", ["said to be"]),
        ("the so-called experts had left", ["so-called"]),
        ("the minister was rumoured to be ill", ["rumoured"]),
        ("the count had not been independently verified", ["not been independently verified"]),
        ("the report could not be verified", ["could not be verified"]),
        ("the cause was not yet clear", ["was not yet clear"]),
        ("the motive was unclear", ["unclear"]),
        ("the plan was ostensibly about water", ["ostensibly"]),
        ("the boat was in all likelihood lost", ["in all likelihood"]),
        ("the leak reportedly began early and was probably larger", ["reportedly", "probably"]),
        ("the parade was held in May", []),
        ("the bill was paid on Friday", []),
        ("the report was long", []),
        ("the estimate was published", []),
        ("the road was clear", []),
    ],
)
def test_hedges_of_a_statement(words: str, hedges: list[str]) -> None:
    text = f"The clerk said {words}."
    assert [span.of(text) for span in only(text).statement.hedges] == hedges
