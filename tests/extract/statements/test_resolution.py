"""Who a mention is, over cases from many kinds of news: the name wanted for the words that hold a fragment.

``A|B`` wants nobody named for sure: the mention as written, with A and B as candidates.
"""

import pytest

from extract.reading import document
from rejoinder.extract.parse import parse
from rejoinder.extract.statements.extractor import find_statements
from rejoinder.model import Document, Speaker

PLAIN = [
    # business: it, the company, the chief executive, a deputy
    (
        "Ardent Motors issued a profit warning on Tuesday. Its chief executive, Lena Fisk, said demand had fallen. "
        "She said the plant in Orvel would close. It also said 400 jobs would go.",
        {"demand had": "Lena Fisk", "the plant": "Lena Fisk", "400 jobs": "Ardent Motors"},
    ),
    (
        "Halden Bank fined three traders. The lender said it had found the errors in May.",
        {"found the errors": "Halden Bank"},
    ),
    (
        "Norvik Foods bought Pellan Dairies in March. Pellan Dairies had lost money for years, Norvik Foods said. "
        "It added that no farm would be sold.",
        {"lost money": "Norvik Foods", "no farm": "Norvik Foods"},
    ),
    (
        "Finance director Omar Said resigned. Chief executive Ruth Kane said the search had begun. "
        "The finance director said he wished to travel.",
        {"the search": "Ruth Kane", "wished to travel": "Omar Said"},
    ),
    (
        "Trade minister Jun Okabe opened the fair. His deputy, Mai Sato, said tariffs would fall. "
        "The minister said nothing had been signed.",
        {"tariffs": "Mai Sato", "nothing had": "Jun Okabe"},
    ),
    (
        "Trade minister Jun Okabe opened the fair. His deputy said tariffs would fall.",
        {"tariffs": "deputy"},
    ),
    # courts: two lawyers, the defendant, the judge, the prosecution
    (
        "Defendant Paul Ives sat in the dock. His lawyer, Greta Moss, said the money was a loan. "
        "Prosecutor Alan Birch said the books were forged. The lawyer said the books were never shown to her.",
        {"a loan": "Greta Moss", "were forged": "Alan Birch", "never shown": "Greta Moss"},
    ),
    (
        "Mrs Carla Nunez heard Mr Peter Walsh and Mr Martin Lowe on Monday. He said the contract was void.",
        {"the contract": "Peter Walsh|Martin Lowe"},
    ),
    (
        "The first witness said the gate was open. The second witness said it was shut. "
        "The first witness said he was sure.",
        {"the gate": "first witness", "it was shut": "second witness", "was sure": "first witness"},
    ),
    (
        "Ida Thorne and Kofi Mensah were questioned on Friday. Thorne said she had signed. "
        "Mensah said he had not.",
        {"had signed": "Ida Thorne", "he had not": "Kofi Mensah"},
    ),
    (
        "Ida Thorne and Kofi Mensah were cleared on Friday. Both said they would appeal the costs.",
        {"appeal the costs": "both"},
    ),
    # sport: the coach, the pair, surname, nickname-less
    (
        "Striker Bela Toth scored twice. Coach Dan Merrow said the boy was tired. "
        "Toth said he could have played on. The coach said that he would rest.",
        {"the boy": "Dan Merrow", "played on": "Bela Toth", "would rest": "Dan Merrow"},
    ),
    (
        "Anna Varga won the 400 metres ahead of Jo Lind. Varga said her start was poor. She said the wind helped.",
        {"her start": "Anna Varga", "the wind": "Anna Varga"},
    ),
    (
        "The World Rowing Union (WRU) banned the club for a year. The club said it would appeal. "
        "WRU said the samples were clear.",
        {"would appeal": "club", "the samples": "World Rowing Union"},
    ),
    # science: the team, the authors, the study, the university
    (
        "Researchers at the Tarn Institute counted bees in 40 fields. The team said numbers had halved. "
        'Marta Quill, who led the study, said pesticides were one cause. "It was a bad year," she said.',
        {"numbers had": "team", "one cause": "Marta Quill", "a bad year": "Marta Quill"},
    ),
    (
        "The Tarn Institute published a survey on Monday. The survey found that half the wells were dry.",
        {"half the wells": "Tarn Institute"},
    ),
    (
        "Professor Ilan Katz studies lakes. Dr Mona Reyes studies rivers. Katz said the lake was dying. "
        "He said the river was next. She said it was not.",
        {"the lake": "Ilan Katz", "the river": "Ilan Katz", "it was not": "Mona Reyes"},
    ),
    # politics: the ministry against the government, states, titles with states
    (
        "The Ministry of Transport and the Ministry of Health met on Monday. "
        "The transport ministry said the road was safe. The health ministry said it was not.",
        {"the road": "Ministry of Transport", "it was not": "Ministry of Health"},
    ),
    (
        "Senator Rhea Dunn and Senator Miles Otto spoke on Monday. The senator said the vote was lost.",
        {"the vote": "Rhea Dunn|Miles Otto"},
    ),
    (
        "Opposition leader Mrs Tessa Brook met President Ivo Marek. The president said talks would go on. "
        "Brook said they had failed. He said that was false.",
        {"talks would": "Ivo Marek", "had failed": "Tessa Brook", "was false": "Ivo Marek"},
    ),
    (
        "Prime Minister Sanna Virta met Foreign Minister Ole Berg. The foreign minister said the treaty would hold. "
        "The prime minister said it was signed.",
        {"the treaty": "Ole Berg", "was signed": "Sanna Virta"},
    ),
    # accidents: one of them, a second official, residents, they
    (
        "Three drivers saw the crash. One of them, a nurse, said the lorry had no lights.",
        {"no lights": "nurse"},
    ),
    (
        "Three drivers saw the crash. One of them, Pia Lund, said the lorry had no lights. Another said it was fast.",
        {"no lights": "Pia Lund", "was fast": "another"},
    ),
    (
        "An official said the dam had held. A second official said it had not. The second official said he was there.",
        {"dam had held": "official", "it had not": "second official", "was there": "second official"},
    ),
    (
        "Residents said the water was brown. They said nobody had warned them.",
        {"was brown": "residents", "warned them": "residents"},
    ),
    (
        "Remarks made by Karvian officials fail to address the evidence, Orion Watch said on Monday. "
        "They said its report was false.",
        {"fail to address": "Orion Watch", "was false": "Karvian officials"},
    ),
    (
        "Aldon Mining said the pit was dry. Residents had seen water in it. They said it smelled of oil.",
        {"pit was dry": "Aldon Mining", "smelled of oil": "Residents"},
    ),
    (
        "Residents had seen water in the pit. Aldon Mining said the pit was dry. They said the pumps ran all night.",
        {"pit was dry": "Aldon Mining", "all night": "Aldon Mining"},
    ),
    (
        "Fire chief Hugo Barr came at noon. Residents said the pump had failed. They said he knew. "
        "The fire chief said the pump was new.",
        {"had failed": "residents", "he knew": "residents", "was new": "Hugo Barr"},
    ),
    (
        "Engineer Ada Cole and foreman Rui Pinto were first at the scene. The pair said the cable had snapped.",
        {"the cable": "pair"},
    ),
    (
        "The mayor, Petra Lund, visited the school. A teacher said the roof leaked. The mayor said it would be mended.",
        {"roof leaked": "teacher", "be mended": "Petra Lund"},
    ),
    # after the quotation, two sentences back, unquoted lead-ins
    (
        '"The reactor is cold. Nobody was hurt." Plant manager Rosa Linden gave no further details. '
        '"We will report on Monday," she said.',
        {"report on Monday": "Rosa Linden"},
    ),
    (
        "Mayor Petra Lund opened the bridge on Monday. It had cost nine million crowns. "
        'The work took four years. "It was worth it," she said.',
        {"worth it": "Petra Lund"},
    ),
    (
        'Nurse Ada Bell lives by the river.\n"It rose in an hour," she said.\nPolice closed the road.\n'
        '"Nobody told us," Bell said.',
        {"in an hour": "Ada Bell", "Nobody told": "Ada Bell"},
    ),
    # words of others inside a quotation; first person inside a quotation
    (
        '"I told the foreman that the rope was worn," diver Kai Olsen said.',
        {"the rope was": "Kai Olsen"},
    ),
    (
        "Diver Kai Olsen said that the foreman, Ben Hale, had claimed that the rope was new. He said he doubted it.",
        {"had claimed": "Kai Olsen", "he doubted": "Kai Olsen"},
    ),
    (
        "Mr Nils Holm met director Ms Vera Stahl. Holm said she had cut the scene. She said he had asked her to.",
        {"cut the scene": "Nils Holm", "asked her": "Vera Stahl"},
    ),
    # possessives and nouns that hold statements
    (
        "Chemist Oda Finn resigned. Her claim that the samples were swapped was heard in court.",
        {"samples were": "Oda Finn"},
    ),
    (
        "Kestrel Oil denied the leak. The company's spokesman, Ravi Noor, said the valve was new. "
        "Its statement said the valve had been tested.",
        {"valve was new": "Ravi Noor", "been tested": "Kestrel Oil"},
    ),
    # acronyms without brackets, short names
    (
        "The Food Standards Agency tested the milk. The FSA said it was safe.",
        {"was safe": "Food Standards Agency"},
    ),
    (
        "The Dockworkers' Union of Velm walked out. The union said the crane had no brakes. "
        "The port said the crane was sound. The union said nobody had looked.",
        {
            "no brakes": "Dockworkers' Union of Velm",
            "was sound": "port",
            "had looked": "Dockworkers' Union of Velm",
        },
    ),
    (
        "Police arrested two men. A police spokeswoman, Dora Lang, said they had been armed. "
        "Police said the street would reopen.",
        {"been armed": "Dora Lang", "would reopen": "police"},
    ),
    (
        "General Sir Hew Carrick took the salute. Sir Hew said the regiment would stay.",
        {"the regiment": "Hew Carrick"},
    ),
    # they who are an organisation; two organisations and "it"
    (
        "Kestrel Oil sued Clean Harbours on Monday. It said the report was false.",
        {"the report": "Kestrel Oil"},
    ),
    (
        "The charity Clean Harbours published a report on Monday. Kestrel Oil rejected it. "
        "The charity said it had tested nine wells.",
        {"nine wells": "Clean Harbours"},
    ),
    (
        "The airline denied the strike would spread. The pilots' union said it would. "
        "It said 90 flights would stop.",
        {"90 flights": "pilots' union"},
    ),
]


def name_of(speaker: Speaker | None) -> str:
    if speaker is None:
        return ""
    return "|".join(sorted(speaker.candidates)) if speaker.candidates else speaker.name


def named(written: Document, fragment: str) -> str:
    """Who the shortest content with ``fragment`` in it is attributed to."""
    holding = [s for s in find_statements(parse(written)) if fragment in s.words(written.text)]
    shortest = min(holding, key=lambda s: len(s.words(written.text)), default=None)
    return name_of(shortest.speaker) if shortest else ""


CASES = [(text, fragment, name) for text, wanted in PLAIN for fragment, name in wanted.items()]


@pytest.mark.parametrize(("text", "fragment", "name"), CASES, ids=lambda value: str(value)[-24:])
def test_who_it_is(text: str, fragment: str, name: str) -> None:
    wanted = "|".join(sorted(name.split("|"))).lower()
    assert named(document(text), fragment).lower() == wanted
