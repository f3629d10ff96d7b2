"""`Formatter`: dates, sums, numbers, lists and names of States and languages, written as one language writes them.

One formatter serves screens and letters, so that they never differ. Digits are 0–9 in every language, because account numbers
and sums are compared by people of both States; in Arabic they are ٠–٩ where the requested State or the office wants that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

from mla_writer.conditions.values import Amount, Day, Deadline, Moment, Period
from mla_writer.documents.figures import Digits, digits_of, in_digits, number_text
from mla_writer.documents.hijri import with_hijri
from mla_writer.documents.spans import span
from mla_writer.documents.zones import zone_name, zone_words
from mla_writer.translation.joining import before_value
from mla_writer.translation.locales import currency_places, language_name, locale_of
from mla_writer.translation.message import Message
from mla_writer.translation.signs import comma
from mla_writer.translation.states import state_name

FORMAT_PHRASES: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "period": "from {start} to {end}",
    "period_open": "from {start} to the date of execution of this request",
    "at_once": "at once",
    "after": "within {time} of receipt of this request",
    "within": "within {time}",
    "by_day": "by {day}",
    "moment": "{day}, {time} ({offset}, {zone})",
    "moment_of_offset": "{day}, {time} ({offset})",
}
"""The words around values; English is the source, catalogues hold the rest under the context `letter:<name>`."""

_UNITS = {"D": "days", "W": "weeks", "M": "months"}
_NO_BREAK = "\u00a0"
_ARABIC_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
"""Both sets of month names, as the United Nations write them, so that readers from Rabat to Baghdad know the month."""

_RUSSIAN_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
"""Months that stand without a day. Babel holds them too, but mixes them up among languages as soon as Chinese was read."""
_DATES: Mapping[str, tuple[str, str, str]] = {
    "en": ("{d}\u00a0{month} {y}", "{month} {y}", "{y}"),
    "es": ("{d}\u00a0de {month} de {y}", "{month} de {y}", "{y}"),
    "ru": ("{d}\u00a0{month} {y}\u00a0г.", "{month} {y}\u00a0г.", "{y}"),
    "zh": ("{y}年{m}月{d}日", "{y}年{m}月", "{y}年"),
}
"""How a date is written with its day, with its month, and by its year alone."""
_AS = {"fr": "en", "ar": "en", "pt": "es", "pt_br": "es"}
"""Languages that write dates in the order of another one."""
_FIRST_DAYS = {"fr": "1er", "pt_br": "1º"}
_CURRENCY_FIRST = frozenset({"en", "pt_br"})
_CURRENCY_IN_WORDS = {"ar": " ", "ru": "\u00a0", "zh": ""}
"""Languages that name the currency behind the number, and what stands between the two."""

Translate = Callable[[Message], str]


class Formatter:
    """Writes values in one language; `translate` finds the words around them.

    `digits` are those of numbers in Arabic; `hijri` gives the date of the letter in that calendar too.
    """

    def __init__(self, language: str, translate: Translate, digits: Digits = "latn", *, hijri: bool = False) -> None:
        self.language = language
        self._hijri = hijri
        self.digits = digits_of(language, digits)
        self._translate = translate
        self._locale = locale_of(language)

    @property
    def comma(self) -> str:
        """The comma that separates items set one after the other, with its space."""
        return comma(self.language)

    def yes_no(self, value: bool) -> str:
        """Return the word for yes or no."""
        return self._say("yes" if value else "no")

    def day(self, day: Day) -> str:
        """Return a date in words, to the precision that is known: "3 July 2023", "July 2023", "2023"."""
        pattern = _DATES.get(_AS.get(self.language, self.language))
        if pattern is None:
            return self._day_of_cldr(day)
        number = _FIRST_DAYS.get(self.language, "1") if day.day == 1 else str(day.day)
        month = self._month(day.month, standalone=day.day is None) if day.month is not None else ""
        said = pattern[0 if day.day is not None else 1 if day.month is not None else 2]
        return in_digits(said.format(d=number, m=day.month, month=month, y=day.year), self.digits)

    def worded(self, message: Message) -> Message:
        """Return a message with every day in its slots in words, also in messages inside it."""
        said = {
            name: self.day(one) if isinstance(one, Day) else self.worded(one) if isinstance(one, Message) else one
            for name, one in message.parameters.items()
        }
        return replace(message, parameters=said) if said else message

    def letter_date(self, day: Day) -> str:
        """Return the date of the letter: as any other, with the Hijri date where that is wanted."""
        written = self.day(day)
        return in_digits(with_hijri(day, written, self.language), self.digits) if self._hijri else written

    def _day_of_cldr(self, day: Day) -> str:
        """Return a date in a language whose style is not written down here."""
        from babel.dates import format_date

        if day.month is None:
            return str(day.year)
        return format_date(day.first, "long" if day.day is not None else "MMMM y", locale=self._locale)

    def period(self, period: Period) -> str:
        """Return a period in words; a period of one date is that date."""
        if not isinstance(period.end, Day):
            return self._say("period_open", start=self._from(period.start))
        if period.start == period.end:
            return self.day(period.start)
        return self._say("period", start=self._from(period.start), end=self._until(period.end))

    def _from(self, day: Day) -> str:
        """Return a date as a period begins with it; French says "du 3 juillet", but "de juillet", "d’avril" and "de 2023"."""
        written = self.day(day)
        if self.language != "fr":
            return written
        if day.day is not None:
            return f"du {written}"
        return f"d’{written}" if written[0] in "ao" else f"de {written}"

    def _until(self, day: Day) -> str:
        """Return a date as a period ends with it; French says "au 3 juillet", but "à juillet"."""
        return self.day(day) if self.language != "fr" else f"{'à' if day.day is None else 'au'} {self.day(day)}"

    def brief_period(self, period: Period) -> str:
        """Return a period as short as a list has room for: "3 Jul 2023", "27 Feb – 5 Jun 2023", "2022 – 2023"."""
        start, end = period.start, period.end
        if not isinstance(end, Day):
            return f"{self._brief(start)} –"
        if start == end:
            return self._brief(start)
        same_year = start.year == end.year and start.month is not None and end.month is not None
        return f"{self._brief(start, with_year=not same_year)} – {self._brief(end)}"

    def _brief(self, day: Day, *, with_year: bool = True) -> str:
        from babel.dates import format_date

        if self.language == "ar":  # the months as in letters, which Babel does not have
            parts = (day.day, _ARABIC_MONTHS[day.month - 1] if day.month else None, day.year if with_year else None)
            return in_digits(" ".join(str(one) for one in parts if one is not None), self.digits)
        skeleton = ("d " if day.day is not None else "") + ("MMM " if day.month is not None else "")
        pattern = f"{skeleton}{'y' if with_year else ''}".strip()
        return format_date(day.first, pattern, locale=self._locale)

    def deadline(self, deadline: Deadline, form: str = "") -> str:
        """Return when something is wanted: "at once", "by 1 December 2026", "within 3 months of receipt of this request".

        With the form `within` the sentence itself says from when the time is counted: "within 3 months".
        """
        if deadline.is_at_once:
            return self._say("at_once")
        if deadline.day is not None:
            return self._say("by_day", day=self.day(deadline.day))
        time = self.span(deadline.count, _UNITS[deadline.unit])
        return self._say("within" if form == "within" else "after", time=time)

    def span(self, number: Decimal | int, form: str) -> str:
        """Return a number of years, months, weeks, days or hours, with the plural that it wants."""
        return span(number, form, self.number(number), self._locale)

    def moment(self, moment: Moment) -> str:
        """Return a point in time with its offset from UTC and the name of its zone, as far as it is more than the offset."""
        local, zone = moment.local, zone_name(moment.zone, self._locale)
        return self._say(
            "moment" if zone else "moment_of_offset",
            day=self.day(moment.day),
            time=in_digits(_clock(local, self.language), self.digits),
            offset=_offset(moment),
            zone=zone,
        )

    def zone(self, zone: str, year: int) -> str:
        """Return a time zone by its name in this language, with its distance from UTC in that year; other words stay.

        It is given as `Africa/Kampala`, or by its English name with its distance, as in drafts of earlier versions.
        """
        return zone_words(zone, self._locale, year)

    def amount(self, amount: Amount) -> str:
        """Return a sum with its currency: "USD 1,250,000", "1 250 000 USD", or with the currency's name, as in Arabic."""
        number = self.figure(amount)
        if self.language in _CURRENCY_IN_WORDS:
            from babel.numbers import get_currency_name

            name = get_currency_name(amount.currency, count=amount.value, locale=self._locale)
            return f"{number}{_CURRENCY_IN_WORDS[self.language]}{name}"
        if self.language in _CURRENCY_FIRST:
            return f"{amount.currency}{_NO_BREAK}{number}"
        return f"{number}{_NO_BREAK}{amount.currency}"

    def figure(self, amount: Amount) -> str:
        """Return the figure of a sum; three decimals read as thousands, so four stand."""
        exponent = amount.value.normalize().as_tuple().exponent
        least = 4 if exponent == -3 and currency_places(amount.currency) != 3 else 2
        return number_text(amount.value, self.language, str(self._locale), self.digits, least)

    def number(self, number: Decimal | int) -> str:
        """Return a number with the separators of the language; fractions keep at least two places where there are any."""
        return number_text(number, self.language, str(self._locale), self.digits)

    def joined(self, items: Sequence[str]) -> str:
        """Return items as a list within a sentence, with the commas and the "and" of the language."""
        from babel.lists import format_list

        return format_list(list(items), style="standard", locale=self._locale)

    def country(self, code: str, form: str = "short") -> str:
        """Return the name of a State in the wanted form."""
        return state_name(code, self.language, form)

    def language_name(self, code: str) -> str:
        """Return the name of a language; in English, or its code, where it has none here."""
        return language_name(code, self.language)

    def _month(self, month: int, *, standalone: bool) -> str:
        if self.language == "ar":
            return _ARABIC_MONTHS[month - 1]
        if self.language == "ru" and standalone:
            return _RUSSIAN_MONTHS[month - 1]
        return str(self._locale.months["format"]["wide"][month])

    def _say(self, name: str, **parameters: str) -> str:
        text = self._translate(Message(FORMAT_PHRASES[name], context=f"letter:{name}", domain="documents"))
        for key, value in parameters.items():
            before, slot, after = text.partition(f"{{{key}}}")
            text = f"{before_value(before, value, self.language)}{value}{after}" if slot else text
        return text


def _clock(local: dt.datetime, language: str) -> str:
    """Return the time of day: "11:30", with the seconds where there are any; in French "11 h 30" and "8 h"."""
    if language != "fr" or local.second:
        return local.strftime("%H:%M:%S").removesuffix(":00")
    return f"{local.hour}{_NO_BREAK}h" + (f"{_NO_BREAK}{local.minute:02d}" if local.minute else "")


def _offset(moment: Moment) -> str:
    if moment.zone == "UTC":
        return "UTC"
    if moment.zone[:1] in "+-":
        return f"UTC{moment.zone}"
    offset = moment.local.replace(tzinfo=ZoneInfo(moment.zone)).utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
