"""How each of the seven languages writes dates, numbers, sums, spans and lists; Portuguese as in Portugal and in Brazil."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mla_writer.conditions.values import Amount, Day, Moment, Period
from mla_writer.documents.figures import Digits
from mla_writer.documents.formats import Formatter
from mla_writer.documents.marks import list_mark, marks_of
from mla_writer.translation.signs import colon
from mla_writer.translation.states import state_name
from tests.sample import CONTENT

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "pt", "pt_br")


def formatter(language: str, digits: Digits = "latn") -> Formatter:
    return Formatter(language, lambda message: CONTENT.catalogues.translate(message, language), digits)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


DATES = {
    "en": ("1 November 2026", "November 2026"),
    "fr": ("1er novembre 2026", "novembre 2026"),
    "es": ("1 de noviembre de 2026", "noviembre de 2026"),
    "ru": ("1 ноября 2026 г.", "ноябрь 2026 г."),
    "ar": ("1 تشرين الثاني/نوفمبر 2026", "تشرين الثاني/نوفمبر 2026"),
    "zh": ("2026年11月1日", "2026年11月"),
    "pt": ("1 de novembro de 2026", "novembro de 2026"),
    "pt_br": ("1º de novembro de 2026", "novembro de 2026"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_date__as_letters_of_the_language_write_it(language: str) -> None:
    # Chinese first: Babel gives later languages the Chinese names of months where it is asked for those without a day
    assert formatter("zh").day(Day.parse("2026-11")) == "2026年11月"
    day, month = DATES[language]
    assert plain(formatter(language).day(Day.parse("2026-11-01"))) == day
    assert plain(formatter(language).day(Day.parse("2026-11"))) == month


NUMBERS = {
    "en": ("1,234,567.89", "1,234"),
    "fr": ("1 234 567,89", "1 234"),
    "es": ("1 234 567,89", "1234"),
    "ru": ("1 234 567,89", "1 234"),
    "ar": ("1,234,567.89", "1,234"),
    "zh": ("1,234,567.89", "1,234"),
    "pt": ("1 234 567,89", "1234"),
    "pt_br": ("1.234.567,89", "1234"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_number__with_the_signs_of_the_language(language: str) -> None:
    long, short = NUMBERS[language]
    assert plain(formatter(language).number(Decimal("1234567.89"))) == long
    assert plain(formatter(language).number(1234)) == short


SUMS = {
    "en": "USD 1,250,000",
    "fr": "1 250 000 USD",
    "es": "1 250 000 USD",
    "ru": "1 250 000 долларов США",
    "ar": "1,250,000 دولار أمريكي",
    "zh": "1,250,000美元",
    "pt": "1 250 000 USD",
    "pt_br": "USD 1.250.000",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sum__names_its_currency_where_the_language_does(language: str) -> None:
    assert plain(formatter(language).amount(Amount.parse("USD 1250000"))) == SUMS[language]


def test_sum__in_russian__inflects_the_currency() -> None:
    assert plain(formatter("ru").amount(Amount.parse("USD 1"))) == "1 доллар США"
    assert plain(formatter("ru").amount(Amount.parse("USD 3"))) == "3 доллара США"


SPANS = {
    "en": ("one year", "2 years", "14 years"),
    "fr": ("un an", "2 ans", "14 ans"),
    "es": ("1 año", "2 años", "14 años"),
    "ru": ("1 год", "2 года", "14 лет"),
    "ar": ("سنة", "سنتين", "14 سنة"),
    "zh": ("1年", "2年", "14年"),
    "pt": ("1 ano", "2 anos", "14 anos"),
    "pt_br": ("1 ano", "2 anos", "14 anos"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_span__with_the_plural_of_the_language(language: str) -> None:
    assert tuple(plain(formatter(language).span(number, "years")) for number in (1, 2, 14)) == SPANS[language]
    assert "1" in formatter(language).span(14, "months")


JOINED = {
    "en": "A, B and C",
    "fr": "A, B et C",
    "es": "A, B y C",
    "ru": "A, B и C",
    "ar": "A وB وC",
    "zh": "A、B和C",
    "pt": "A, B e C",
    "pt_br": "A, B e C",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_in_a_sentence__with_the_words_of_the_language(language: str) -> None:
    assert formatter(language).joined(["A", "B", "C"]) == JOINED[language]


MARKS = {
    "en": "(a) (b)",
    "fr": "a) b)",
    "es": "a) b)",
    "ru": "а) б)",
    "ar": "(أ) (ب)",
    "zh": "（一） （二）",
    "pt": "a) b)",
    "pt_br": "a) b)",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lettered_list__has_the_marks_of_the_language(language: str) -> None:
    assert f"{list_mark(0, language)} {list_mark(1, language)}" == MARKS[language]
    assert len({list_mark(number, language) for number in range(80)}) == 80


def test_lettered_list__in_chinese_and_russian() -> None:
    assert [list_mark(number, "zh") for number in (9, 10, 19, 20)] == ["（十）", "（十一）", "（二十）", "（二十一）"]
    assert not set("ёйъыь") & set(marks_of("ru").letters)
    assert (marks_of("ru").word, marks_of("zh").word) == ("russianLower", "chineseCountingThousand")


def test_colon_and_comma__of_the_language() -> None:
    assert (colon("zh"), colon("fr"), colon("ru")) == ("：", "\u00a0: ", ": ")
    assert (formatter("zh").comma, formatter("ar").comma, formatter("es").comma) == ("，", "، ", ", ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_state__has_a_short_and_a_formal_name(language: str) -> None:
    names = {form: state_name("CH", language, form) for form in ("short", "formal", "the")}
    assert all(names.values())
    assert names["short"] != "CH"
    if language != "en":
        assert names["formal"] != state_name("CH", "en", "formal")


def test_state__in_the_cases_that_a_language_needs() -> None:
    assert state_name("CH", "ru", "formal_gen") == "Швейцарской Конфедерации"
    assert state_name("PT", "fr", "formal_de") == "de la République portugaise"
    assert state_name("US", "es", "the").startswith("los Estados Unidos")


# ---- digits of Arabic letters ------------------------------------------------------------------------------------------


def test_arabic_digits__in_dates_numbers_sums_and_spans() -> None:
    write = formatter("ar", "arab")
    assert write.digits == "arab"
    assert plain(write.day(Day.parse("2026-11-23"))) == "٢٣ تشرين الثاني/نوفمبر ٢٠٢٦"
    assert write.number(Decimal("1234567.5")) == "١٬٢٣٤٬٥٦٧٫٥٠"
    assert plain(write.amount(Amount.parse("CHF 12.50"))) == "١٢٫٥٠ فرنك سويسري"
    assert plain(write.span(14, "years")) == "١٤ سنة"
    assert write.brief_period(Period.parse("2023-02-27/2023-06-05")) == "٢٧ شباط/فبراير – ٥ حزيران/يونيو ٢٠٢٣"


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "ar"])
def test_arabic_digits__never_enter_another_language(language: str) -> None:
    write = formatter(language, "arab")
    assert write.digits == "latn"
    assert write.number(1234567).isascii() or "٬" not in write.number(1234567)
    assert "٢" not in write.day(Day.parse("2022-02-02"))


def test_arabic_month__is_the_same_in_lists_and_in_letters() -> None:
    write = formatter("ar")
    assert plain(write.brief_period(Period.parse("2023-02-27"))) == plain(write.day(Day.parse("2023-02-27")))
    assert plain(write.brief_period(Period.parse("2023-02"))) == plain(write.day(Day.parse("2023-02")))
    assert write.brief_period(Period.parse("2022/2023")) == "2022 – 2023"


def test_moment__keeps_its_offset_from_utc_as_it_is() -> None:
    from mla_writer.answers.kinds import parse_moment

    moment: Moment = parse_moment("2027-01-15T08:30 Europe/Zurich")
    said = formatter("ar", "arab").moment(moment)
    assert "٠٨:٣٠" in said
    assert "UTC+01:00" in said
