"""Identifiers in free text: what an investigator writes is found, judged and told apart."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from mla_writer.answers.narrative import EVIDENCE, events_in, fact_in, facts_in
from mla_writer.answers.recognise import amounts_in, differs_by_one, recognise
from mla_writer.conditions.values import Amount
from tests.machine import most_seconds
from tests.sample import CONTENT

NAMED = CONTENT.forms.wordings[EVIDENCE]

FOUND = [
    ("paid to CH93 0076 2011 6238 5295 7 that day", [("iban", "CH93 0076 2011 6238 5295 7")]),
    ("paid to CH9300762011623852957.", [("iban", "CH9300762011623852957")]),
    ("from account 9030001122334 at the bank", [("account", "9030001122334")]),
    ("logged in from 203.0.113.24 and 2001:db8::7", [("ip", "203.0.113.24"), ("ip", "2001:db8::7")]),
    ("write to a.kato@example.org", [("email", "a.kato@example.org")]),
    ("called +44 20 7946 0000 twice", [("phone", "+44 20 7946 0000")]),
    ("a telephone with IMEI 490154203237518", [("imei", "490154203237518")]),
    ("USD 1,250,000 was paid", [("amount", "USD 1250000")]),
    ("1 250 000 USD ont été versés", [("amount", "USD 1250000")]),
    ("EUR 12.50 and 300.05 CHF", [("amount", "EUR 12.50"), ("amount", "CHF 300.05")]),
    ("on 3 July 2023", [("date", "2023-07-03")]),
    ("le 1er juillet 2023", [("date", "2023-07-01")]),
    ("في 3 تموز/يوليو 2023", [("date", "2023-07-03")]),
    ("on 2023-07-03", [("date", "2023-07-03")]),
    ("July 3, 2023, then 3rd of August 2023", [("date", "2023-07-03"), ("date", "2023-08-03")]),
    ("3 JULY 2023", [("date", "2023-07-03")]),
    ("from 27 February to 30 June 2023", [("date", "2023-02-27"), ("date", "2023-06-30")]),
    ("du 27 février au 30 juin 2023", [("date", "2023-02-27"), ("date", "2023-06-30")]),
    ("in July 2023", [("date", "2023-07")]),
    ("بتاريخ 4 شتنبر 2026", [("date", "2026-09-04")]),
    ("خلال غشت 2026، ثم 1 نونبر 2026", [("date", "2026-08"), ("date", "2026-11-01")]),
    ("يوم 5 أوت 2025", [("date", "2025-08-05")]),
    ("في 3 ابريل 2024", [("date", "2024-04-03")]),
    ("محضر مؤرخ في 15/09/2026", [("date", "2026-09-15")]),
    ("le 15.09.2026", [("date", "2026-09-15")]),
    ("في 2026/09/15", [("date", "2026-09-15")]),
    ("on 02/03/2026", []),
    ("file 15/09/2026/4", []),
    ("مبلغ 84.300 أورو", [("amount", "EUR 84300")]),
    ("في ٣ تموز/يوليو ٢٠٢٣", [("date", "2023-07-03")]),
    ("مبلغ ١٬٢٥٠٬٠٠٠ دولار أمريكي", [("amount", "USD 1250000")]),
    ("البالغة قيمته 18,400,000,000 شلن أوغندي", [("amount", "UGX 18400000000")]),
    ("1 250 000,50 EUR, EUR 1.250.000,50", [("amount", "EUR 1250000.50"), ("amount", "EUR 1250000.50")]),
    ("USD 1.25 million, 2 milliards d’euros", [("amount", "USD 1250000"), ("amount", "EUR 2000000000")]),
    ("900,000 US dollars or US$ 900,000", [("amount", "USD 900000"), ("amount", "USD 900000")]),
]
NOT_FOUND = [
    "contract MOW/SUPLS/22-23/00187",
    "file E/417/2025",
    "on 31 February 2023",
    "ABC 12",  # no currency
    "section 501",
    "at 14:05",
    "version 1.2.3",
    "999.1.1.1",
    "$900,000",  # of which of twenty States?
    "31 goods of 1,234.567 kg",
    "recovery address ca***94@skylarkmail.example",
    "recovery address ca•••94@skylarkmail.example",
    "recovery address ca...94@skylarkmail.example",
    "recovery address kato@mail.ex***",
    "former director (2019-2025)",
    "case no. 5099001-12.2026.4.04.7100",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_recognise__what_people_write__is_found(text, wanted):
    assert [(one.sort, one.value) for one in recognise(text)] == wanted


@pytest.mark.parametrize("text", NOT_FOUND)
def test_recognise__what_only_looks_alike__is_left_alone(text):
    assert recognise(text) == ()


@pytest.mark.parametrize(
    "text",
    ["203.0.113.24:51044", "203.0.113.24, port 51044", "203.0.113.24 source port 51044", "203.0.113.24، المنفذ 51044"],
)
def test_recognise__port_beside_an_address__belongs_to_it(text):
    assert [(one.sort, one.value, one.port) for one in recognise(f"seen as {text} at 18:04:11")] == [
        ("ip", "203.0.113.24", "51044")
    ]


def test_recognise__port_of_a_longer_address__stands_after_its_brackets():
    assert [(one.value, one.port) for one in recognise("from [2001:db8::7]:4430")] == [("2001:db8::7", "4430")]


@pytest.mark.parametrize(
    "text",
    [
        "seen at 198.51.100.24, port 443",
        "left to IP 198.51.100.24, port 22022",
        "vers l’adresse IP 198.51.100.24:22022",
    ],
)
def test_recognise__port_of_a_service__is_not_the_port_from_which_somebody_came(text):
    assert [(one.value, one.port) for one in recognise(text)] == [("198.51.100.24", "")]


def test_recognise__tells_where_each_stands():
    text = "On 3 July 2023 USD 5 went to CH9300762011623852957"
    assert [text[one.start : one.end] for one in recognise(text)] == ["3 July 2023", "USD 5", "CH9300762011623852957"]


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("CH93 0076 2011 6238 5295 7", "CH9300762011623852957", False),  # the same
        ("CH9300762011623852957", "CH9300762011623852958", True),
        ("CH9300762011623852957", "CH9300762011632852957", True),  # neighbours swapped
        ("CH9300762011623852957", "CH930076201162385295", True),  # one missing
        ("9030001122334", "9030001122345", False),  # two changed
        ("12345", "12346", False),  # too short to mean anything
    ],
)
def test_differs_by_one__one_slip_of_the_hand__is_seen(left, right, near):
    assert differs_by_one(left, right) is near
    assert differs_by_one(right, left) is near


NARRATIVE = """On 3 July 2023 the company paid USD 1,250,000 to CH9300762011623852957. Mr. Kato signed the order.
Between 5 July 2023 and 9 July 2023 the sum was moved on; No. 17 of the ledger shows it."""


def test_narrative__is_split_into_events_with_their_own_dates():
    found = [fact_in(one, NAMED) for one in events_in(NARRATIVE)]
    assert [one.text.split()[0] for one in found] == ["The", "Mr.", "Between"]
    assert [str(one.when) if one.when else "" for one in found] == ["2023-07-03", "", "2023-07-05/2023-07-09"]


def test_narrative__is_not_split_behind_a_short_form__but_before_a_quotation():
    text = 'The file, ref. IPL 12, names a patient (pt. R.M.S., 61) with passport no. FZ000981. "m0rgh" is unknown.'
    assert events_in(text) == (text[: text.index('"') - 1], '"m0rgh" is unknown.')


@given(st.text(max_size=200))
def test_narrative__of_any_kind__loses_no_word_but_the_marks_of_lists(text):
    kept, given_words = (
        [one for one in words.split() if not MARK.fullmatch(one)] for words in (" ".join(events_in(text)), text)
    )
    assert kept == given_words


MARK = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]|[-•–*]")
LIST = """1. 11 February 2023: the ministry awards the contract to Lakeshore Supplies. (Source: contract, seized 10 March 2025.)
2) The evaluation names two bidders that did not exist on that day. (Registry letter, 2 April 2025.)
(c) 27 February to 30 June 2023: four payments reach the account. (Bank statements by court order, 15 April 2025.)
• Kato signed (by proxy) on 3 July 2023. 4. The store was empty. [Information used with consent given on 6 May 2025]"""


def test_narrative__that_is_a_list__loses_its_numbers__and_gives_dates_and_sources_to_their_fields():
    told = [
        (one.text, str(one.when), one.source, str(one.source_date))
        for one in (fact_in(event, NAMED) for event in events_in(LIST))
    ]
    assert told == [
        (
            "The ministry awards the contract to Lakeshore Supplies.",
            "2023-02-11",
            "Contract, seized",
            "2025-03-10",
        ),
        (
            "The evaluation names two bidders that did not exist on that day.",
            "None",
            "Registry letter",
            "2025-04-02",
        ),
        (
            "Four payments reach the account.",
            "2023-02-27/2023-06-30",
            "Bank statements by court order",
            "2025-04-15",
        ),
        (
            "Kato signed (by proxy) on 3 July 2023.",
            "2023-07-03",
            "",
            "None",
        ),
        ("The store was empty.", "None", "Information used with consent given on 6 May 2025", "None"),
    ]


@pytest.mark.parametrize(
    ("line", "text", "when"),
    [
        ("At 14:30 on 3 July 2023 he paid.", "At 14:30 on 3 July 2023 he paid.", "2023-07-03"),
        ("He met his sister (2 May 2025).", "He met his sister (2 May 2025).", "2025-05-02"),
        ("20 April 2025: she says that he rang on 3 July 2023", "She says that he rang on 3 July 2023", "2025-04-20"),
        ("3 juillet 2023 : la société paie.", "La société paie.", "2023-07-03"),
        ("The note of 3 July 2023: pay at once.", "The note of 3 July 2023: pay at once.", "2023-07-03"),
        ("3 July 2023:", "3 July 2023:", "2023-07-03"),
        ("He paid all of it. (USD 5,000.)", "He paid all of it. (USD 5,000.)", "None"),
        ("He paid all of it. (3 July 2023)", "He paid all of it. (3 July 2023)", "2023-07-03"),
        ("On 3 July 2023, he paid.", "He paid.", "2023-07-03"),
        ("Le 3 juillet 2023 il a payé.", "Il a payé.", "2023-07-03"),
        ("3 juillet 2023 : Le 3 juillet 2023, M. Moussa a payé.", "M. Moussa a payé.", "2023-07-03"),
        ("Le 3 juillet 2023, à Dakar, il a payé.", "À Dakar, il a payé.", "2023-07-03"),
        ("في 3 تموز/يوليو 2023، دفع موسى المبلغ.", "دفع موسى المبلغ.", "2023-07-03"),
        ("في 3 تموز/يوليو 2023 دفع موسى المبلغ.", "دفع موسى المبلغ.", "2023-07-03"),
        ("في 3 تموز/يوليو 2023 وفي الليل دفع.", "في 3 تموز/يوليو 2023 وفي الليل دفع.", "2023-07-03"),
        ("وفي يوم 4 شتنبر 2026 دفع موسى المبلغ.", "دفع موسى المبلغ.", "2026-09-04"),
        ("وبتاريخ 15/09/2026 دفع موسى المبلغ.", "دفع موسى المبلغ.", "2026-09-15"),
        ("On 3 July 2023 at 10:00 he paid.", "On 3 July 2023 at 10:00 he paid.", "2023-07-03"),
        ("On 3 July 2023 and once more, he paid.", "On 3 July 2023 and once more, he paid.", "2023-07-03"),
        ("20 April 2025: On 3 July 2023, he rang.", "On 3 July 2023, he rang.", "2025-04-20"),
        (
            "On 3 July 2023 he paid; on 5 July again.",
            "On 3 July 2023 he paid; on 5 July again.",
            "2023-07-03/2023-07-05",
        ),
        ("On 3 July 2023, he paid for 5 May 2023.", "On 3 July 2023, he paid for 5 May 2023.", "2023-05-05/2023-07-03"),
        ("He met Diop (a witness).", "He met Diop (a witness).", "None"),
        ("He paid Diop (EUR 300).", "He paid Diop (EUR 300).", "None"),
        ("من 27 شباط/فبراير إلى 30 حزيران/يونيو 2023: دُفع المبلغ.", "دُفع المبلغ.", "2023-02-27/2023-06-30"),
    ],
)
def test_fact__of_a_line__takes_the_date_out_of_the_text_only_where_it_stands_apart(line, text, when):
    fact = fact_in(line, NAMED)
    assert (fact.text, str(fact.when), fact.source) == (text, when, "")


@pytest.mark.parametrize(
    ("line", "text", "source", "of"),
    [
        ("He signed it (seized contract, file D12).", "He signed it.", "Seized contract, file D12", "None"),
        ("Il paie (relevé bancaire, 5 mars 2025).", "Il paie.", "Relevé bancaire", "2025-03-05"),
        ("دفع المبلغ (محضر الضبط، الملف 12).", "دفع المبلغ.", "محضر الضبط، الملف 12", "None"),
    ],
)
def test_fact__with_evidence_in_brackets_before_the_full_stop__gives_it_to_the_source(line, text, source, of):
    fact = fact_in(line, NAMED)
    assert (fact.text, fact.source, str(fact.source_date)) == (text, source, of)


@pytest.mark.parametrize(
    ("narrative", "days"),
    [
        ("Kato, born on 4 March 1994, was a contractor until December 2025.", ["None"]),
        ("Né le 4 mars 1994 à Lyon, Kato a signé le 5 mai 2020.", ["2020-05-05"]),
        ("المولود في 4 آذار/مارس 1994 دفع المبلغ.", ["None"]),
        ("Talks lasted until 12 June 2026.", ["None"]),
        ("From 8 June 2026 until 12 June 2026 they talked.", ["2026-06-08/2026-06-12"]),
        ("On 6 November 2026 the court ordered the data from 20 May 2026 to 30 June 2026.", ["2026-11-06"]),
        (
            "It began on 25.05.2026. On 27 May he paid. It ended on 2 June 2026.",
            ["2026-05-25", "2026-05-27", "2026-06-02"],
        ),
        ("On 28 December 2025 he called. On January 4 he paid.", ["2025-12-28", "2026-01-04"]),
        ("On 28 December he called. On 4 January 2026 he paid.", ["2025-12-28", "2026-01-04"]),
        ("Renewed on 28 September until 27 December 2026.", ["2026-09-28/2026-12-27"]),
        ("On 3 May 2026 he called. On 20 November he paid.", ["2026-05-03", "None"]),
        ("On 12 June he paid.", ["None"]),
        ("On 3 July 2023 he called. (Ledger, 2 May 2025.) On 5 July he paid.", ["2023-07-03", "2023-07-05"]),
        ("On 3 May 2026 the 12 may appeal.", ["2026-05-03"]),
        ("On 12/06/2026 he paid. It was seen on 25.05.2026.", ["2026-06-12", "2026-05-25"]),
        ("On 06/12/2026 he paid. He called on 05/25/2026.", ["2026-06-12", "None"]),
        ("On 12/06/2026 he paid.", ["None"]),
    ],
)
def test_facts__take_the_days_that_the_narrative_makes_plain__and_no_others(narrative, days):
    assert [str(one.when) for one in facts_in(events_in(narrative), NAMED)] == days


def test_facts__in_a_language_in_which_the_day_comes_first__are_read_so():
    assert [str(one.when) for one in facts_in(["Le 12/06/2026, il a payé."], NAMED, day_first=True)] == ["2026-06-12"]


@given(
    st.sampled_from(
        ["On 3 July 2023, ", "Le 3 juillet 2023 ", "في 3 تموز/يوليو 2023، ", "3 July 2023: On 3 July 2023, "]
    ),
    st.lists(
        st.sampled_from(
            ["he", "paid", "(twice)", "Diop", "300", "EUR,", "and", "the", "file", "il", "à", "en", "دفع", "موسى"]
        ),
        min_size=1,
    ),
    st.sampled_from([".", " (contract, file D12).", ". (Contract, file D12.)", ""]),
)
def test_fact__in_whatever_words__loses_none_but_a_date_that_its_field_holds(lead, words, end):
    fact = fact_in(lead + " ".join(words) + end, NAMED)
    assert str(fact.when) == "2023-07-03"
    told, given_words = (
        re.findall(r"\w+", one.lower()) for one in (f"{fact.text} {fact.source}", f"{' '.join(words)} {end}")
    )
    assert told[len(told) - len(given_words) :] == given_words


@pytest.mark.parametrize("piece", ["123 ", "1,", "a@b.c ", "[::", "3 May ", "+1 ", "3 ", "USD 1 "])
def test_recognise__in_a_text_of_nothing_but_near_misses__takes_time_in_proportion(piece):
    started = time.process_time()
    recognise(piece * 5_000)
    assert time.process_time() - started < most_seconds(1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("في 10 و11 آذار/مارس 2027", "2027-03-11"),
        ("تأجلت الجلسة ل3 تموز 2023", "2023-07-03"),
        ("و1,250,000 دولار أمريكي", "USD 1250000"),
        ("بتاريخ 11 آذار/مارس 2027", "2027-03-11"),
    ],
)
def test_recognise__figures_that_arabic_writes_together_with_a_short_word__are_read(text, value):
    assert [one.value for one in recognise(text)] == [value]


def test_recognise__a_date_beside_a_turkish_capital__stands_where_it_is() -> None:
    text = "İstanbul, İzmir: 3 July 2023"
    assert [(one.value, text[one.start : one.end]) for one in recognise(text)] == [("2023-07-03", "3 July 2023")]


@pytest.mark.parametrize("figure", ["9" * 400, "9" * 18 + " million"])
def test_recognise__a_sum_beyond_reason__is_none(figure: str) -> None:
    assert list(amounts_in(f"He paid USD {figure} and EUR 5.")) == [Amount("EUR", Decimal(5))]
    assert list(amounts_in(f"He paid {figure} euros.")) == []
