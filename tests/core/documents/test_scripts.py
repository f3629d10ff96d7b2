"""Letters in every script: fonts, language tags, marks of lists, signs; nothing of the English template is left."""

from __future__ import annotations

import re
from functools import cache

import pytest

from mla_writer.documents.grammar import contracted
from mla_writer.documents.html import write_html
from mla_writer.documents.marks import list_mark
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tree import Document, Run, runs_in
from mla_writer.documents.word_styles import numbering_xml, styles_xml
from mla_writer.letters import compose_letter, written_as
from mla_writer.treaties.citation import cite
from tests.accessible import barriers
from tests.pseudo import LATIN_LETTER, case_in, pseudo
from tests.word_file import W, body_of, part_of, valid

SCRIPTS = ["ru", "zh", "ar", "es", "pt", "pt_br"]
OTHER_SCRIPTS = ["ru", "zh", "ar"]
TAGS = {"ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA", "es": "es-ES", "pt": "pt-PT", "pt_br": "pt-BR"}
_LATIN_WORD = re.compile("[A-Za-z]{2,}")


@cache
def letter(language: str) -> Document:
    """Return the final letter of the sample in a made-up language, with contents and footnotes."""
    return compose_letter(case_in(language), language, final=True, contents=True, footnotes=True)


@cache
def word(language: str) -> bytes:
    """Return the Word file of that letter."""
    return written_as(letter(language), "docx")


def test_pseudo__keeps_slots_and_says_the_same_twice():
    assert pseudo(
        "Annex {number} of {request.requested|the}, {t|basis}", "ru"
    ) == "Аннес {number} оф {request.requested|the}, {t|basis}".replace("Аннес", pseudo("Annex", "ru"))
    assert not LATIN_LETTER.search(re.sub(r"\{[^}]*\}", "", pseudo("Annex {n}: A, b. C (d)", "zh")))


@pytest.mark.parametrize("language", SCRIPTS)
def test_word_file__is_valid_and_stands_in_nobodys_way(language):
    assert barriers(valid(word(language))) == []
    assert word(language) == written_as(letter(language), "docx")


@pytest.mark.parametrize("language", OTHER_SCRIPTS)
def test_no_latin_word_of_the_template__is_left(language):
    said = [
        run for run in runs_in(letter(language)) if run.language == language and not run.source and run.kind == "text"
    ]
    assert len(said) > 400
    assert sorted({run.text for run in said if _LATIN_WORD.search(run.text)}) == []
    document = letter(language)
    for text in (
        document.title,
        document.page_of.replace("{page}", "").replace("{pages}", ""),
        document.contents,
        document.marking,
    ):
        assert text
        assert not _LATIN_WORD.search(text)
    for part in (*document.parts, *document.annexes):
        assert not _LATIN_WORD.search(part.number + "".join(run.text for run in part.heading))


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_run__has_the_language_of_its_text(language):
    tag, seen = TAGS[language], 0
    for run in body_of(word(language)).iter(f"{W}r"):
        lang = run.find(f"{W}rPr/{W}lang")
        text = "".join(one.text or "" for one in run.findall(f"{W}t"))
        if not text:
            continue
        assert lang is not None
        if re.search("[\u4e00-\u9fff]", text) and language == "zh":
            assert lang.get(f"{W}eastAsia") == tag
            assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"  # type: ignore[union-attr]
            seen += 1
        elif re.search("[\u0621-\u064a]", text):
            assert lang.get(f"{W}bidi") == tag
            assert run.find(f"{W}rPr/{W}rtl") is not None
            seen += 1
        elif re.search("[\u0430-\u044f\u00e0-\u00ff]", text) and language not in {"zh", "ar"}:
            seen += lang.get(f"{W}val") == tag
    assert seen > 300


def test_fonts__of_each_script_are_set_and_named_in_the_table():
    for language, kind, font in (
        ("zh", "eastAsia", "FangSong"),
        ("ar", "cs", "Noto Naskh Arabic"),
        ("ru", "ascii", "Times New Roman"),
    ):
        fonts = part_of(word(language), "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
        assert fonts is not None
        assert fonts.get(f"{W}{kind}") == font
        table = {one.get(f"{W}name") for one in part_of(word(language), "word/fontTable.xml")}
        assert {fonts.get(f"{W}{one}") for one in ("ascii", "hAnsi", "eastAsia", "cs")} <= table


def test_settings__name_the_script_of_the_letter():
    def of(language: str) -> dict[str, str]:
        theme = part_of(word(language), "word/settings.xml").find(f"{W}themeFontLang")
        assert theme is not None
        return {str(key).removeprefix(W): str(value) for key, value in theme.items()}

    assert of("zh") == {"val": "en-GB", "eastAsia": "zh-CN"}
    assert of("ar") == {"val": "en-GB", "bidi": "ar-SA"}
    assert of("pt_br") == {"val": "pt-BR"}


def test_paragraphs__begin_and_end_as_the_script_wants():
    assert '<w:ind w:firstLine="709"/><w:jc w:val="both"/>' in styles_xml("ru")
    assert '<w:ind w:firstLineChars="200" w:firstLine="560"/><w:jc w:val="both"/>' in styles_xml("zh")
    assert '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' in styles_xml("zh")
    assert "autoSpace" not in styles_xml("en")
    assert '<w:spacing w:after="120"/><w:jc w:val="left"/>' in styles_xml("en")


MARKS = [
    ("en", ["(a)", "(b)", "(z)", "(aa)"], "lowerLetter"),
    ("es", ["a)", "b)", "z)", "aa)"], "lowerLetter"),
    ("pt_br", ["a)", "b)", "z)", "aa)"], "lowerLetter"),
    ("ru", ["а)", "б)", "э)", "ю)"], "russianLower"),
    ("zh", ["（一）", "（二）", "（二十六）", "（二十七）"], "chineseCountingThousand"),
    ("ar", ["(أ)", "(ب)", "(ض)", "(ظ)"], "arabicAbjad"),
]


@pytest.mark.parametrize(("language", "marks", "format_"), MARKS)
def test_lists__are_marked_as_the_language_does(language, marks, format_):
    assert [list_mark(number, language) for number in (0, 1, 25, 26)] == marks
    assert f'<w:numFmt w:val="{format_}"/>' in numbering_xml(language, 1)


def test_chinese_numerals__and_russian_letters():
    assert [list_mark(number - 1, "zh") for number in (9, 10, 11, 20, 99)] == [
        "（九）",
        "（十）",
        "（十一）",
        "（二十）",
        "（九十九）",
    ]
    russian = "".join(list_mark(number, "ru")[0] for number in range(28))
    assert not set(russian) & set("ёйъыь")
    assert len(set(russian)) == 28


CITED = [
    ("es", "artículo 46, párrafo 3, apartado f), y artículo 54"),
    ("pt", "artigo 46.º, n.º\u00a03, alínea f), e artigo 54.º"),
    ("pt_br", "artigo 46, parágrafo 3, alínea “f”, e artigo 54"),
    ("ru", "подпункт f) пункта 3 статьи 46 и статья 54"),
    ("zh", "第46条第3款第（f）项和第54条"),
    ("de", "article 46, paragraph 3 (f), and article 54"),
]


@pytest.mark.parametrize(("language", "said"), CITED)
def test_articles__are_cited_in_the_order_of_the_language(language, said):
    assert cite("46(3)(f), 54", language) == said


@pytest.mark.parametrize(
    ("language", "words", "read"),
    [
        ("es", ("artículo 46", " de ", "el Convenio"), "artículo 46 del Convenio"),
        ("es", ("artículo 46", " de ", "la Convención"), "artículo 46 de la Convención"),
        ("pt", ("artigo 46.º", " de ", "a Convenção"), "artigo 46.º da Convenção"),
        ("pt_br", ("referência", " a ", "o Tratado"), "referência ao Tratado"),
    ],
)
def test_prepositions__are_joined_with_the_article(language, words, read):
    assert "".join(run.text for run in contracted(tuple(Run(one, language) for one in words), language)) == read


def test_cyrillic_and_chinese_names__in_an_arabic_letter_run_from_left_to_right():
    from mla_writer.documents.word_text import runs_xml

    xml = runs_xml((Run("السيد Юрий Иванов و 李明 حاضران", "ar"),), "ar")
    runs = re.findall("<w:r>(.*?)</w:r>", xml)
    assert [("<w:rtl/>" in one) for one in runs] == [True, False, True, False, True]


def test_page__names_its_language_in_the_way_of_the_web():
    assert write_html(letter("pt_br")).startswith('<!DOCTYPE html>\n<html lang="pt-br" dir="ltr">')


def test_plain_text__has_the_colon_of_the_language():
    assert re.search("\n  [\u4e00-\u9fff]+：", write_plain(letter("zh")))
