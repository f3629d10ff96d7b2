"""What is looked for in long texts is seen in the line of a result."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from mla_writer.translation.searching import plain
from mla_writer.ui.found import Span, found_in, in_sight

LONG = "5 · Lakeshore Supplies Ltd pays USD 1,250,000 to an account at a bank in Geneva; the stated purpose is “consultancy”."

DOTS = ("…", "...")
"""How a text that is cut ends: a font without the one sign has three."""


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


def shown(text: str, words: list[str], metrics: QFontMetrics, sample: str) -> str:
    return in_sight(text, words, metrics, metrics.horizontalAdvance(sample)).strip("\u2068\u2069")


def test_words__are_found_whatever_capitals_and_accents() -> None:
    assert list(found_in("Le Procureur général", ["general"])) == [Span(13, 20)]
    assert list(found_in("ﬁnal report", ["inal"])) == [Span(0, 4)], "a letter that stands for two is found as a whole"
    assert list(found_in("محكمة الاستئناف", [plain("الاستئناف")])) == [Span(6, 15)]
    assert list(found_in("bank", ["xyz", ""])) == []


def test_text_with_room__stays_whole(metrics: QFontMetrics) -> None:
    assert shown(LONG, ["consultancy"], metrics, LONG + "mmm") == LONG


def test_text_found_at_its_beginning__is_cut_at_its_end(metrics: QFontMetrics) -> None:
    line = shown(LONG, ["supplies"], metrics, LONG[:60])
    assert line.startswith("5 · Lakeshore Supplies")
    assert line.endswith(DOTS)


def test_text_found_near_its_end__keeps_its_number_and_all_that_follows(metrics: QFontMetrics) -> None:
    line = shown(LONG, ["consultancy"], metrics, LONG[:60])
    assert line.startswith("5 · …\u00a0")
    assert line.endswith("the stated purpose is “consultancy”.")


def test_text_found_in_the_middle__is_seen_with_what_follows(metrics: QFontMetrics) -> None:
    line = shown(f"{LONG} " * 4, ["geneva"], metrics, LONG[:60])
    assert line.startswith("5 · …\u00a0")
    assert "Geneva; the" in line
    assert line.endswith(DOTS)


def test_two_words__are_both_seen_where_they_stand_near_each_other(metrics: QFontMetrics) -> None:
    line = shown(f"{LONG} " * 4, ["geneva", "consultancy"], metrics, LONG[:80])
    assert "Geneva; the stated purpose is “consultancy”" in line


def test_text_without_a_blank__is_cut_at_its_end(metrics: QFontMetrics) -> None:
    assert shown("x" * 200 + "y", ["y"], metrics, "x" * 40).endswith(DOTS)
