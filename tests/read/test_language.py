import pytest

from rejoinder.read.language import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry denied on Friday that fuel had leaked from the tanks.", "en"),
        ("He said no.", "en"),
        ("Pierre Dubois dismisses the minister.", "en"),
        ("Le ministre a démenti vendredi toute fuite de carburant dans le port.", "fr"),
        ("Der Minister sagte nein.", "de"),
        ("Министерство опровергло сообщения об утечке топлива.", "ru"),
        ("نفت الوزارة يوم الجمعة تسرب الوقود من الخزانات.", "ar"),
        ("No.", None),
        ("12 345 678 90", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert identify([text]) == language


@pytest.mark.parametrize("name", ["Smith", "Konashenkov", "Al-Khattab", "Müller", "Nguyen"])
def test_a_short_english_sentence_stays_english_whoever_speaks(name: str) -> None:
    assert identify([f"{name} denied the reports on Friday."]) == "en"
