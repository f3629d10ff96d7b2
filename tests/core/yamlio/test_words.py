"""Did you mean."""

from __future__ import annotations

import time

import pytest

from mla_writer.yamlio import closest
from tests.machine import most_seconds

IDS = ("requesting", "requested", "reference", "urgent", "CH", "Question")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("requsted", "requested"), ("Urgent", "urgent"), ("ch", "CH"), ("urgnet", "urgent"), ("question", "Question")],
)
def test_closest__misspelt_word__is_the_one_meant(word, meant):
    assert closest(word, IDS) == meant


@pytest.mark.parametrize("word", ["", "xyz", "bank_records"])
def test_closest__nothing_near__is_nothing(word):
    assert closest(word, IDS) is None


def test_closest__endless_word__is_not_compared():
    begin = time.process_time()
    assert closest("urgent" * 100_000, IDS) is None
    assert time.process_time() - begin < most_seconds(0.05)
