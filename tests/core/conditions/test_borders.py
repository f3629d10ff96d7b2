"""The borders of the language of conditions: the longest text, the deepest tree, the shortest Arabic word with an article."""

from __future__ import annotations

import pytest

from mla_writer.conditions.faults import ConditionFault
from mla_writer.conditions.syntax import MOST_DEPTH, MOST_LENGTH, parse
from mla_writer.conditions.tree import Logic
from mla_writer.conditions.wordings import Wording


def refused(text: str) -> tuple[str, int]:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    fault = caught.value
    assert isinstance(fault.parameters["limit"], int)
    return fault.code, fault.parameters["limit"]


def test_longest_text__is_read__and_one_sign_more_is_refused():
    text = "true".ljust(MOST_LENGTH)
    parse(text)
    assert refused(f"{text} ") == ("COND-001", MOST_LENGTH)


@pytest.mark.parametrize(("before", "after"), [("!", ""), ("(", ")")])
def test_deepest_tree__is_read__and_one_level_more_is_refused(before, after):
    most = MOST_DEPTH - 1  # the expression itself is a level
    parse(f"{before * most}true{after * most}")
    assert refused(f"{before * (most + 1)}true{after * (most + 1)}") == ("COND-005", MOST_DEPTH)


@pytest.mark.parametrize("one", ["!true", "(true)", "(true ? true : true)", "list[0] == 1", "!(!(true))"])
def test_many_side_by_side__are_not_deep(one):
    number = 2 * MOST_DEPTH
    tree = parse(" && ".join([one] * number))
    assert isinstance(tree, Logic)
    assert len(tree.parts) == number


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("البحر", "في بحر", True),  # three letters after the article: with it or without
        ("البحر", "للبحر", True),
        ("اليد", "يد", False),  # two letters: it may be part of the word itself
        ("اليد", "لليد", False),
        ("اليد", "باليد", True),
        ("اليد", "اليد", True),
        ("بحر", "البحر", True),
    ],
)
def test_arabic_word__is_found_without_its_article__where_it_is_long_enough(word, text, is_found):
    assert Wording("w", (word,)).is_in(text) is is_found
