import pytest

from rejoinder.read.furniture import ends_article, is_furniture, is_path


@pytest.mark.parametrize(
    "words",
    [
        "Accessibility links",
        "SHARE THIS ARTICLE",
        "Comments",
        "Join our commenting forum",
        "Please refresh the page or go to another page to be logged in",
        "We use cookies to make this site better.",
        "This website uses cookies",
        "To find out more, click here.",
        "www.dailygull.example",
        "https://dailygull.example/harbour?id=3",
        "desk@dailygull.example",
        "© 2021 The Daily Gull. All rights reserved.",
        "Sign up to our harbour newsletter",
        "Already a member? Log in to go on reading",
        "Get the Gull in your inbox",
        "12 comments",
        "5 min read",
        "• 16x9 Image",
        "Read more: Fish prices rise",
        "Follow @dailygull",
        "The Daily Gull can also be read at the following addresses:",
        "* * *",
        "Page 3 of 12",
    ],
)
def test_page_templates_are_furniture(words: str) -> None:
    assert is_furniture(words)


@pytest.mark.parametrize(
    "words",
    [
        "Comments by the minister were rejected by the union.",
        "The union will share this information with the court.",
        "Copyright lawyers said that the plans were stolen.",
        "The site of the fire is closed.",
        "The report was published in March.",
        "No evidence",
        "Watch officers saw the fire first.",
        "“Click,” it went.",
    ],
)
def test_sentences_with_the_same_words_are_not(words: str) -> None:
    assert not is_furniture(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("News / Aldland", True),
        ("Home > World > Aldland >", True),
        ("The harbour and/or the port", False),
        ("News", False),
    ],
)
def test_breadcrumbs(words: str, expected: bool) -> None:
    assert is_path(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("With reporting by Mara Oss and Newsline", True),
        ("(Reporting by Mara Oss; editing by Ila Bren)", True),
        ("Leave a comment", True),
        ("This story was originally published by Newsline.", True),
        ("Reporting on the fire has been slow.", False),
        ("Share this article", False),
    ],
)
def test_what_ends_an_article(words: str, expected: bool) -> None:
    assert ends_article(words) is expected
