"""The Hijri date beside the date of a letter: by the Umm al-Qura calendar, only where tables agree, in each language."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mla_writer.answers.answers import Answers
from mla_writer.conditions.values import Day
from mla_writer.countries.model import Languages
from mla_writer.countries.points import HijriDate
from mla_writer.documents.formats import Formatter
from mla_writer.documents.hijri import hijri_of, hijri_wanted
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, answered, completed, with_answers

_MONTHS_BY_ICU = (
    "xx.x..x...xxxx.xx..x...xxx.xx.x.x..x.x.xx.xx.x..x.x.x.xx.x.xx.x..x.x.xx.xx.x..x.x.xx.xx.x..x..xxx.xx.x..x..xx.xx.xx..x.x.x"
    ".x.xx.x.x.x..x.xxx.x.x.x..x.xx.xx.x.x..x.x.xx.xx..x.x.x.x.xx.x.x.x.x.x.x.xx.xx..x.x..xx.xxx..x..x.x.xxx.x.x..x.x.xxx.x.x.."
    "x.x.xx.xx.x..x.x.x.xx.x.x.x.x.x.x.xx.x.xx..x.x.x.xxx.x..x..x.xxx.xx..x..x.xxx.x.x.x..x.xx.xx.x.x..x.x.xx.xx.x.x..x."
)
"""The months from Ramadan 1420 (9 December 1999) to Rajab 1450 as the ICU library counts them: x for 30 days, a dot for 29."""


def test_every_day_of_the_years__is_that_of_another_table() -> None:
    day, year, month = dt.date(1999, 12, 9), 1420, 9
    compared = 0
    for sign in _MONTHS_BY_ICU:
        for number in range(1, 31 if sign == "x" else 30):
            if day.year >= 2000:
                assert hijri_of(Day(day.year, day.month, day.day)) == (year, month, number)
                compared += 1
            day += dt.timedelta(days=1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    assert compared > 10_000


@pytest.mark.parametrize("day", ["1999-12-31", "2029-01-01", "2026-11", "2026"])
def test_other_days__have_none(day: str) -> None:
    assert hijri_of(Day.parse(day)) is None


WRITTEN = {
    "en": "23 November 2026 (13 Jumada II 1448 AH)",
    "fr": "23 novembre 2026 (13 joumada ath-thania 1448 de l’hégire)",
    "es": "23 de noviembre de 2026 (13 de jumada II de 1448 de la hégira)",
    "ru": "23 ноября 2026 г. (13 джумад-уль-ахир 1448 г. хиджры)",
    "ar": "13 جمادى الآخرة 1448 هـ الموافق 23 تشرين الثاني/نوفمبر 2026 م",
    "zh": "2026年11月23日（伊斯兰历1448年6月13日）",
    "pt": "23 de novembro de 2026 (13 de Jumada II de 1448 da Hégira)",
    "pt_br": "23 de novembro de 2026 (13 de Jumada II de 1448 da Hégira)",
}


@pytest.mark.parametrize("language", WRITTEN)
def test_date_of_the_letter__has_both_in_each_language(language: str) -> None:
    write = Formatter(language, lambda message: message.text, hijri=True)
    day = Day.parse("2026-11-23")
    assert write.letter_date(day).replace("\u00a0", " ") == WRITTEN[language]
    assert write.letter_date(Day.parse("2031-01-05")) == write.day(Day.parse("2031-01-05"))
    assert "1448" not in write.day(day)


def test_date_of_the_letter__in_arabic_digits() -> None:
    write = Formatter("ar", lambda message: message.text, "arab", hijri=True)
    assert write.letter_date(Day.parse("2026-11-23")).startswith("١٣\u00a0جمادى الآخرة ١٤٤٨")


def test_letter__has_it_where_it_is_wanted_and_only_at_its_own_date() -> None:
    case = completed()
    wanted = with_answers(case, answered(case, "request.hijri", "yes"))
    for language, said in (("ar", "1448"), ("en", "Jumada II 1448")):
        assert said not in write_plain(compose_letter(case, language))
        assert write_plain(compose_letter(wanted, language)).count("144") == 1


def test_wanted__as_answered_or_else_as_the_pack_says() -> None:
    pack = CONTENT.packs.get("SA")
    assert pack is not None
    telling = replace(pack, languages=Languages(hijri_date=HijriDate(value="yes")))
    assert [hijri_wanted(Answers(), one) for one in (None, pack, telling)] == [False, False, True]
    assert hijri_wanted(Answers({"request": {"hijri": False}}), telling) is False
    assert hijri_wanted(Answers({"request": {"hijri": True}}), None) is True
