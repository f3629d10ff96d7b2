"""Citing a paragraph as each language's authentic texts do."""

from __future__ import annotations

import pytest

from mla_writer.treaties.citation import cite
from tests.sample import CONTENT

CITED = [
    ("46(3)(f)", "en", "article 46, paragraph 3 (f)"),
    ("46(3)(f)", "fr", "article 46, paragraphe 3, alinéa f)"),
    ("46(3)(f)", "ar", "الفقرة 3 (و) من المادة 46"),
    ("47", "en", "article 47"),
    ("47", "fr", "article 47"),
    ("47", "ar", "المادة 47"),
    ("54(2), 46(3)(j)", "en", "article 54, paragraph 2 and article 46, paragraph 3 (j)"),
    ("54(2), 46(3)(j)", "ar", "الفقرة 2 من المادة 54 والفقرة 3 (ي) من المادة 46"),
    ("57(3)(a)", "ar", "الفقرة 3 (أ) من المادة 57"),
]


@pytest.mark.parametrize(("ref", "language", "cited"), CITED)
def test_cite__in_words(ref, language, cited):
    assert cite(ref, language) == cited


@pytest.mark.parametrize("ref", ["46 (3)", "article 46", "46(3", "", "46(3)(f),"])
def test_cite__what_is_no_reference__is_refused(ref):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the whole message
        cite(ref, "en")


@pytest.mark.parametrize("treaty", list(CONTENT.treaties), ids=lambda one: one.treaty)
def test_cite__every_article_of_a_shipped_treaty__can_be_cited(treaty):
    known = [ref for ref in treaty.assistance.values() if treaty.prints_numbers or ref != "unknown"]
    for ref in known:
        assert all(cite(ref, language) for language in ("en", "fr", "ar"))
