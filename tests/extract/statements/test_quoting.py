"""Quoted words, and the carrier's own words that limit them."""

import pytest

from extract.reading import tell


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ('"We hit the depot," he said, but only after the staff had left.', ["but only after the staff had left"]),
        ('"We hit no depot," he said, but only after a map was shown.', ["but only after a map was shown"]),
        ('The firm said it had "no debts", although two loans were open.', ["although two loans were open"]),
        ('"The valve was closed," the manager said, though the log was missing.', ["though the log was missing"]),
        ('The club said it would "pay everyone", except the coach.', ["except the coach"]),
        ('The army said it "did not target civilians", despite the ruins.', ["despite the ruins"]),
        ('"We will reopen," the owner said, provided that the bank agreed.', ["provided that the bank agreed"]),
        ('"You may enter," the guard said, only if the gate was locked.', ["only if the gate was locked"]),
        ('The lawyer said the fine was "a mere threat", although it was paid.', ["although it was paid"]),
        ('"We hit the depot," he said.', []),
        ('He feared "a wave" of claims from every town along the coast unless the law was changed.', []),
        ('"Steady hands are needed," she said, meaning the chairman but not naming him.', []),
        ('"We hit the depot," said a driver, who spoke on condition of anonymity.', []),
        ('"We hit the depot," said a driver who likes the boss but left the firm.', []),
        ('"We hit the depot," he said in a letter provided by the firm.', []),
        ('The firm promised "jobs, jobs, jobs", but it has also closed two plants.', []),
        ('"We hit the depot," he said, but 20 of the men at the gate say nobody was there.', []),
        ('"We hit the depot, but only at night," he said.', []),
        ('"We hit the depot," he said, but added that the staff had left.', []),
        ('"We hit the depot," he said, but "nobody was there".', []),
        ('"We hit the depot," he said. But the staff had left.', []),
        ("He said they had hit the depot, but only after the staff had left.", []),
        ('But the staff had left, "long before", he said.', []),
    ],
)  # fmt: skip
def test_what_limits_a_quotation(text: str, limits: list[str]) -> None:
    found = {span for told in tell(text) for span in told.statement.limits}
    assert [span.of(text) for span in sorted(found)] == limits
