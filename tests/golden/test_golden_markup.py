"""The markup of two letters, kept in every language: a field, a repeated head or a line kept with the next shows here when lost.

Accept with: pytest tests/golden --accept
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.letters import written_as
from tests.golden.samples import LANGUAGES, LETTERS
from tests.golden.word_shape import shape_of

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_letter__is_marked_up_as_it_was(name, language, request):
    shape = shape_of(written_as(LETTERS[name](language), "docx"))
    kept = HERE / f"{name}.{language}.markup.txt"
    if request.config.getoption("--accept"):
        kept.write_text(shape, encoding="utf-8")
    assert shape == kept.read_text(encoding="utf-8")


def test_markup__shows_what_an_office_would_miss():
    shape = shape_of(written_as(LETTERS["everything"]("en"), "docx"))
    for needed in (
        "<w:keepNext/>",
        "<w:tblHeader/>",
        '<w:tag w:val="',
        "REF ",
        "TOC ",
        "PAGE",
        "<w:footnoteReference/>",
    ):
        assert needed in shape
