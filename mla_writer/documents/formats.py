"""`Formatter`: dates, sums, numbers, lists and names of States and languages, written as one language writes them.

One formatter serves screens and letters, so that they never differ. Digits are 0–9 in every language, because account numbers
and sums are compared by people of both States (letter style: never mix two sets of digits in one document).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from mla_writer.conditions.values import Amount, Day, Deadline, Moment, Period
from mla_writer.documents.spans import span
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message
from mla_writer.translation.states import state_name

FORMAT_PHRASES: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "period": "from {start} to {end}",
    "period_open": "from {start} to the date of execution of this request",
    "at_once": "at once",
    "after": "within {time} of receipt of this request",
    "by_day": "by {day}",
    "moment": "{day}, {time} ({offset}, {zone})",
}
"""The words around values; English is the source, catalogues hold the rest under the context `letter:<name>`."""

_UNITS = {"D": "days", "W": "weeks", "M": "months"}
_NO_BREAK = "\u00a0"
_ARABIC_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
"""Both sets of month names, as the United Nations write them, so that readers from Rabat to Baghdad know the month."""

Translate = Callable[[Message], str]


class Formatter:
    """Writes values in one language; `translate` finds the words around them."""

    digits = "latn"

    def __init__(self, language: str, translate: Translate) -> None:
        self.language = language
        self._translate = translate
        self._locale = locale_of(language)

    @property
    def comma(self) -> str:
        """The comma that separates items set one after the other, with its space."""
        return "، " if self.language == "ar" else ", "

    def yes_no(self, value: bool) -> str:
        """Return the word for yes or no."""
        return self._say("yes" if value else "no")

    def day(self, day: Day) -> str:
        """Return a date in words, to the precision that is known: "3 July 2023", "July 2023", "2023"."""
        if day.month is None:
            return str(day.year)
        month = self._month(day.month, standalone=day.day is None)
        if day.day is None:
            return f"{month} {day.year}"
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        if self.language in {"en", "fr", "ar"}:
            return f"{number}{_NO_BREAK}{month} {day.year}"
        from babel.dates import format_date

        return format_date(day.first, "long", locale=self._locale)

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

        skeleton = ("d " if day.day is not None else "") + ("MMM " if day.month is not None else "")
        pattern = f"{skeleton}{'y' if with_year else ''}".strip()
        return format_date(day.first, pattern, locale=self._locale)

    def deadline(self, deadline: Deadline) -> str:
        """Return when something is wanted: "at once", "by 1 December 2026", "within 3 months of receipt of this request"."""
        if deadline.is_at_once:
            return self._say("at_once")
        if deadline.day is not None:
            return self._say("by_day", day=self.day(deadline.day))
        return self._say("after", time=self.span(deadline.count, _UNITS[deadline.unit]))

    def span(self, number: Decimal | int, form: str) -> str:
        """Return a number of years, months, weeks, days or hours, with the plural that it wants."""
        return span(number, form, self.number(number), self._locale)

    def moment(self, moment: Moment) -> str:
        """Return a point in time with its offset from UTC and its zone."""
        local = moment.local
        day = self.day(Day(local.year, local.month, local.day))
        return self._say(
            "moment",
            day=day,
            time=local.strftime("%H:%M:%S").removesuffix(":00"),
            offset=_offset(moment),
            zone=moment.zone,
        )

    def amount(self, amount: Amount) -> str:
        """Return a sum with its currency: "USD 1,250,000", "1 250 000 USD"; in Arabic the name of the currency follows."""
        number = self.number(amount.value)
        if self.language == "en":
            return f"{amount.currency}{_NO_BREAK}{number}"
        if self.language == "ar":
            from babel.numbers import get_currency_name

            return f"{number} {get_currency_name(amount.currency, locale=self._locale)}"
        return f"{number}{_NO_BREAK}{amount.currency}"

    def number(self, number: Decimal | int) -> str:
        """Return a number with the separators of the language; fractions keep at least two places where there are any."""
        return _number(number, str(self._locale))

    def joined(self, items: Sequence[str]) -> str:
        """Return items as a list within a sentence, with the commas and the "and" of the language."""
        from babel.lists import format_list

        return format_list(list(items), style="standard", locale=self._locale)

    def country(self, code: str, form: str = "short") -> str:
        """Return the name of a State in the wanted form."""
        return state_name(code, self.language, form)

    def language_name(self, code: str) -> str:
        """Return the name of a language, or its code where it has none here."""
        return str(self._locale.languages.get(code, code))

    def _month(self, month: int, *, standalone: bool) -> str:
        if self.language == "ar":
            return _ARABIC_MONTHS[month - 1]
        names = self._locale.months["stand-alone" if standalone else "format"]["wide"]
        return str(names[month])

    def _say(self, name: str, **parameters: str) -> str:
        text = self._translate(Message(FORMAT_PHRASES[name], context=f"letter:{name}", domain="documents"))
        for key, value in parameters.items():
            text = text.replace(f"{{{key}}}", value)
        return text


def _offset(moment: Moment) -> str:
    if moment.zone == "UTC":
        return "UTC"
    if moment.zone[:1] in "+-":
        return f"UTC{moment.zone}"
    offset = moment.local.replace(tzinfo=ZoneInfo(moment.zone)).utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


@lru_cache(maxsize=8192)
def _number(number: Decimal | int, locale: str) -> str:
    from babel.numbers import format_decimal

    whole = number == int(number)
    pattern = "#,##0" if whole else "#,##0.00########"
    return str(format_decimal(number, pattern, locale=locale, numbering_system="latn"))
