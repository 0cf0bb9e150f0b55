"""Made-up disputes over a few deeds, as many as a test needs in one case."""

import random
from functools import cache

import msgspec

from link.made import document
from rejoinder.model import DateValue, Extracted, Figure, Incident, Place

DEEDS = [
    "hid the log of the sluice gates at Varn",
    "sold rotten grain to the schools of Orl",
    "left the siren of the lower dam switched off",
    "paid the divers half of what was promised",
    "moved the border stones of the Tarn meadow",
]
BODIES = [
    "Mill Works",
    "River Watch",
    "Port Board",
    "Dock Union",
    "Grain Office",
    "Valley Council",
    "Hill Power",
]
PEOPLE = ["Ann Reed", "Reed", "Ivo Tarn", "Uma Frey", "Frey"]
TEXTS = [
    """# {A} {deed}, says {B}

    {B} asked {A} on 3 March for a reply within ten days. In a report it said <{k}1 accuses {B}>{A} {deed}, and that
    <{k}f killed {n} {n}>{n} people</> died</>.

    {A} dismissed the report of {B} as <{k}2 denies {A}>“a fairy tale”</>.""",
    """{person} of {A} said: “<{k}3 denies {person}|{A}>We never {deed}</>.”

    {A} accused {B} in turn: <{k}4 accuses {A}>{B} had taken money from a rival</>.

    {B} declined <{k}5 declines {B}>to comment on the accusation</>.""",
    """<{k}6 asserts {B}>{A} {deed} again</>, the {B} (RW) repeated, and <{k}7 asserts {B}>{n} people died of it</>.

    {A} did not answer a request for comment sent on Monday.""",
]


@cache
def case(seed: int, disputes: int) -> tuple[Extracted, ...]:
    """Disputes of three documents over a few deeds, with copies, short names and an incident each."""
    chance = random.Random(seed)
    made = []
    for number in range(disputes):
        a, b = chance.sample(BODIES, 2)
        deed, person, n = chance.choice(DEEDS), chance.choice(PEOPLE), chance.randrange(1, 40)
        for place, text in enumerate(TEXTS):
            key = f"s{number}-{place}-" if chance.random() < 0.9 else f"c{number}-{place}-"
            said = text.format(A=a, B=b, deed=deed, person=person, n=n, k=key.replace("-", "_"))
            day = f"2024-{3 + chance.randrange(3):02}-{1 + chance.randrange(28):02}"
            made.append(with_incident(document(f"d{chance.randrange(10**9)}", day, said), chance))
    return tuple(made)


def with_incident(read: Extracted, chance: random.Random) -> Extracted:
    """``read`` with an event of its first statement at one of two places."""
    first = read.statements[0]
    incident = Incident(
        id=f"i-{read.id}",
        kind="explosion",
        span=first.content[0],
        date=DateValue(date=f"2024-02-{1 + chance.randrange(3):02}", precision="day"),
        place=Place(name=chance.choice(["Varn", "Orl"])),
        statements=(first.id,),
    )
    figures: tuple[Figure, ...] = read.figures
    return msgspec.structs.replace(read, incidents=(incident,), figures=figures)
