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
    ("54(2), 46(3)(j)", "en", "article 54, paragraph 2, and article 46, paragraph 3 (j)"),
    ("3, 47", "en", "articles 3 and 47"),
    ("51, 53, 57", "en", "articles 51, 53 and 57"),
    ("51, 53, 57", "fr", "articles 51, 53 et 57"),
    ("51, 53, 57", "ar", "المواد 51 و53 و57"),
    ("51, 53", "ar", "المادة 51 والمادة 53"),
    ("50(1), 50(3)-(5)", "ru", "пункты 1 и 3–5 статьи 50"),
    ("50(1), 50(3), 50(4)", "zh", "第50条第1、3和4款"),
    ("54(2), 46(3)(j)", "ar", "الفقرة 2 من المادة 54 والفقرة 3 (ي) من المادة 46"),
    ("57(3)(a)", "ar", "الفقرة 3 (أ) من المادة 57"),
    ("15-25, 46(1)", "en", "articles 15 to 25 and article 46, paragraph 1"),
    ("46(6)-(7)", "en", "article 46, paragraphs 6 and 7"),
    ("46(6)-(7)", "fr", "article 46, paragraphes 6 et 7"),
    ("46(6)-(7)", "ar", "الفقرة 6 والفقرة 7 من المادة 46"),
    ("46(10)–(12)", "ar", "الفقرات 10 إلى 12 من المادة 46"),
    ("54(2)(a)-(c)", "fr", "article 54, paragraphe 2, alinéas a) à c)"),
    ("54(2)(a)-(b)", "ar", "الفقرة 2 (أ) و(ب) من المادة 54"),
    ("15-25", "ar", "المواد 15 إلى 25"),
    ("54(2)(a)-(c)", "ru", "подпункты a)–c) пункта 2 статьи 54"),
    ("15-25", "pt", "artigos 15.º a 25.º"),
    ("I(3)-(4)", "zh", "第I条第3和4款"),
]


@pytest.mark.parametrize(("ref", "language", "cited"), CITED)
def test_cite__in_words(ref, language, cited):
    assert cite(ref, language) == cited


@pytest.mark.parametrize(
    ("ref", "language", "cited"),
    [
        ("46(3)(f)", "en", "article 46, paragraph 3 (f),"),
        ("46(3)(f)", "fr", "l’article 46, paragraphe 3, alinéa f),"),
        ("54(2), 47", "fr", "l’article 54, paragraphe 2, et l’article 47"),
        ("46(3)(f)", "es", "artículo 46, párrafo 3, apartado f),"),
        ("46(1)", "ar", "الفقرة 1 من المادة 46"),
        ("46(1)", "zh", "第46条第1款"),
        ("47", "en", "article 47"),
        ("15-25, 47", "fr", "les articles 15 à 25 et 47"),
        ("51, 53, 57", "en", "articles 51, 53 and 57"),
        ("51, 53(1)", "en", "article 51 and article 53, paragraph 1,"),
    ],
)
def test_cite__within_a_sentence_before_the_treaty__closes_the_paragraph(ref, language, cited):
    assert cite(ref, language, of_treaty=True, definite=True) == cited


@pytest.mark.parametrize(
    "ref", ["46 (3)", "article 46", "46(3", "", "46(3)(f),", "46-", "46(3)-7", "46(3)-(f)", "46-(3)"]
)
def test_cite__what_is_no_reference__is_refused(ref):
    with pytest.raises(ValueError):  # noqa: PT011 - the text is the whole message
        cite(ref, "en")


@pytest.mark.parametrize("treaty", list(CONTENT.treaties), ids=lambda one: one.treaty)
def test_cite__every_article_of_a_shipped_treaty__can_be_cited(treaty):
    known = [ref for ref in treaty.assistance.values() if treaty.prints_numbers or ref != "unknown"]
    for ref in known:
        assert all(cite(ref, language) for language in ("en", "fr", "ar"))
