"""What differs between a text and its translation: told where it does, and silent over what languages write in their own way."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from unicode_segmentation_rs import unicode_words

from mla_writer.answers.values import Text
from mla_writer.translator.comparing import remarks_on
from mla_writer.translator.counting import count_of, words_in
from mla_writer.translator.names import Names
from mla_writer.translator.segments import package_for, texts_of
from tests.sample import CONTENT, completed

NAMES = Names.of(completed().answers)
ENGLISH = "On 3 July 2023 Lakeshore Supplies Ltd paid USD 1,250,000 to CH93 0076 2011 6238 5295 7; see file E/417/2025."
FRENCH = (
    "Le 3 juillet 2023, Lakeshore Supplies Ltd a versé 1 250 000 USD sur CH93 0076 2011 6238 5295 7 ; voir E/417/2025."
)
ARABIC = (
    "في 3 تموز/يوليو 2023 دفعت Lakeshore Supplies Ltd مبلغ 1,250,000 دولار أمريكي إلى "
    "CH93 0076 2011 6238 5295 7؛ انظر E/417/2025."
)
CHINESE = "2023年7月3日，Lakeshore Supplies Ltd向CH93 0076 2011 6238 5295 7汇入1,250,000美元；见E/417/2025号卷宗。"


def remarks(source: str, target: str, language: str = "fr") -> list[str]:
    return [CONTENT.catalogues.say(one, "en") for one in remarks_on(source, target, ("en", language), NAMES)]


@pytest.mark.parametrize(("language", "text"), [("fr", FRENCH), ("ar", ARABIC), ("zh", CHINESE)])
def test_translation__that_says_the_same__is_passed_over(language: str, text: str) -> None:
    assert remarks(ENGLISH, text, language) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "6238 5295",
            "6283 5295",
            "IBAN differs: CH93 0076 2011 6238 5295 7 in the original, CH93 0076 2011 6283 5295 7 in the",
        ),
        ("3 juillet", "3 juin", "Date differs: 3 July 2023 in the original, 3 juin 2023 in the translation"),
        ("1 250 000 USD", "1 520 000 USD", "Sum differs: USD 1,250,000"),
        ("USD", "EUR", "Sum differs: USD 1,250,000"),
        ("E/417/2025", "E/471/2025", "Reference differs: E/417/2025 in the original, E/471/2025 in the translation"),
        ("Lakeshore Supplies Ltd", "la société", "Name not in the translation: Lakeshore Supplies Ltd"),
        (" ; voir E/417/2025", "", "Reference not in the translation: E/417/2025"),
        ("Le 3 juillet 2023, ", "", "Number not in the translation: 3 · 2023"),
        ("voir", "voir 4711", "Number only in the translation: 4711"),
    ],
)
def test_difference__planted_in_a_translation__is_told(before: str, after: str, said: str) -> None:
    assert before in FRENCH
    assert said in " | ".join(remarks(ENGLISH, FRENCH.replace(before, after)))


@pytest.mark.parametrize(
    ("before", "after"),
    [("3 تموز/يوليو", "3 حزيران/يونيو"), ("1,250,000", "1,260,000"), ("6238 5295 7", "6238 5295 8")],
)
def test_difference__planted_in_arabic__is_told(before: str, after: str) -> None:
    assert before in ARABIC
    assert remarks(ENGLISH, ARABIC.replace(before, after), "ar")


@pytest.mark.parametrize(("before", "after"), [("3日", "4日"), ("1,250,000", "1,520,000"), ("E/417", "E/418")])
def test_difference__planted_in_a_language_that_is_not_read__is_told_by_its_figures(before: str, after: str) -> None:
    assert before in CHINESE
    assert remarks(ENGLISH, CHINESE.replace(before, after), "zh")


def test_digits__of_another_script__are_the_same_numbers() -> None:
    assert remarks("Facts 12 and 345.", "الوقائع ١٢ و٣٤٥.", "ar") == []


def test_name__may_be_written_as_it_is_entered_for_its_script() -> None:
    assert remarks("Kato signs.", "يوقع كاتو.", "ar") == []
    assert remarks("Kato signs.", "يوقع الرجل.", "ar") == ["Name not in the translation: Kato"]


def test_translation__in_another_script__is_told() -> None:
    told = "The translation is not in the script of its language: check that it is the right language"
    assert told in remarks("The contract is signed.", "يوقع العقد في كمبالا.", "fr")
    assert told in remarks("The contract is signed.", "Le contrat est signé.", "ar")


def test_sample__whose_translations_are_right__gives_no_remark() -> None:
    case = completed()
    found: dict[tuple[str, str], list[str]] = {}
    for path, text in texts_of(case):
        for language, version in text.versions.items():
            if version.state != "original":
                told = remarks(text.plain, version.text, language)
                found |= {(path, language): told} if told else {}
    assert found == {}


@given(st.text(), st.text())
def test_texts__of_any_signs__are_compared(source: str, target: str) -> None:
    remarks_on(source, target, ("en", "fr"), NAMES)
    remarks_on(source, target, ("en", "zh"), NAMES)
    assert not [one for one in remarks_on(source, source, ("en", "en"), NAMES) if "script" not in one.text]


# ---- words -----------------------------------------------------------------------------------------------------------------


def signs(text: str) -> int:
    return sum("\u3040" <= one <= "\u30ff" or "\u4e00" <= one <= "\u9fff" for one in text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The company’s account, opened in 2023.", 6),
        ("USD 1,250,000.50 (08:00–17:00)", 6),
        ("L’Office fédéral de la justice", 5),
        ("أُبلغ بالرصيد وبالتحويل", 3),
        ("请求书第3条", 6),
        ("Иванов и другие", 3),
        ("E/417/2025", 3),
        ("", 0),
        ("– … ·", 0),
    ],
)
def test_words__are_counted_after_unicode(text: str, words: int) -> None:
    assert words_in(text) == words
    if not signs(text):
        assert len(unicode_words(text)) == words


def test_words__of_every_text_of_the_sample__are_as_many_as_unicode_says() -> None:
    for _, text in texts_of(completed()):
        for version in text.versions.values():
            assert words_in(version.text) == len(unicode_words(version.text)), version.text


def test_count__adds_up__and_tells_what_is_new_and_what_is_behind() -> None:
    case = completed()
    value = case.answers.get("facts.f4.what")
    assert isinstance(value, Text)
    case.answer("facts.f4.what", value.reworded("Four words stand here."))
    other = case.answers.get("facts.f5.what")
    assert isinstance(other, Text)
    case.answer("facts.f5.what", Text({key: one for key, one in other.versions.items() if key != "fr"}))
    count = count_of(package_for(case, "fr"))
    assert count.behind == 4
    assert count.new == words_in(case.answers.text("facts.f5.what"))
    assert count.words == count.new + count.behind + count.unreviewed + count.done
    assert count.done == 0
