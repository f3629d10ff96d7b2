"""What readers stumble over: bare numbers of provisions, sums and dates told twice or not at all, double full stops."""

from __future__ import annotations

import re

import pytest

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents import tree
from mla_writer.documents.column_widths import column_widths
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tree import Run
from mla_writer.letters import Wanted, compose_letter, compose_letters
from mla_writer.treaties.citation import cite
from tests.sample import completed
from tests.scenario import competent, competent_names

LANGUAGES = ("en", "fr", "ar")
_TRANSFER = next(one for one in competent_names() if "transfer_detained" in one)


def words(text: str) -> Text:
    return Text({DRAFTED: Version(text)})


def letter_of(case: Case, language: str = "en") -> str:
    return write_plain(compose_letter(case, language)).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "day", "sum_"),
    [
        ("en", "3 July 2023", "USD 1,250,000"),
        ("fr", "3 juillet 2023", "1 250 000 USD"),
        ("ar", "تموز/يوليو 2023", "1,250,000"),
    ],
)
def test_transaction__tells_day_and_sum_of_its_fact__unless_others_are_entered(language, day, sum_):
    case = completed()
    account = next(key for key, one in case.answers.records("bank_records.items").items() if "transactions" in one)
    where = f"bank_records.items.{account}.transactions.t1"
    case.remove(f"{where}.date")
    case.remove(f"{where}.amount")
    fact = case.answers.get(f"{where}.fact")
    assert isinstance(fact, Ref)
    table = next(one for one in _tables(case, language) if one.id == "transactions")
    said = (
        " ".join("".join(run.text for run in cell) for cell in table.rows[0])
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
    )
    assert day in said
    assert sum_ in said
    case.answer(f"{where}.date", Day.parse("2023-07-05"))
    table = next(one for one in _tables(case, "en") if one.id == "transactions")
    assert "5\u00a0July" in "".join(run.text for run in table.rows[0][1])


def _tables(case: Case, language: str) -> list[tree.Table]:
    made = compose_letter(case, language)
    return [one for part in (*made.parts, *made.annexes) for one in part.blocks if isinstance(one, tree.Table)]


@pytest.mark.parametrize(
    ("statute", "article", "said"),
    [
        ("Bribery Act, 2016", "6(1)(a)", "Section 6(1)(a) of the Bribery Act, 2016"),
        ("Bribery Act, 2016", "6(1)(a) and 18(1)", "Sections 6(1)(a) and 18(1) of the Bribery Act, 2016"),
        ("Revised Penal Code, Act No. 3815", "267", "Article 267 of the Revised Penal Code"),
        ("Anti-Corruption Act", "section 11", "section 11 of the Anti-Corruption Act"),
    ],
)
def test_provision__that_is_a_bare_number__is_cited_as_a_section_of_an_act_and_else_as_an_article(
    statute, article, said
):
    case = completed()
    offence = next(iter(case.answers.records("offences")))
    provision = next(iter(case.answers.records(f"offences.{offence}.provisions")))
    case.answer(f"offences.{offence}.provisions.{provision}.statute", words(statute))
    case.answer(f"offences.{offence}.provisions.{provision}.article", article)
    assert said.casefold() in letter_of(case).casefold()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Sections 6(1)(a) and 18(1)"), ("fr", "Articles 6(1)(a) et 18(1)"), ("ar", "المواد 6(1)(a) و18(1)")],
)
def test_provisions__entered_as_two_numbers__are_joined_as_the_language_of_the_letter_does(language, said):
    case = completed()
    offence = next(iter(case.answers.records("offences")))
    provision = next(iter(case.answers.records(f"offences.{offence}.provisions")))
    case.answer(f"offences.{offence}.provisions.{provision}.statute", words("Bribery Act"))
    case.answer(f"offences.{offence}.provisions.{provision}.article", "6(1)(a) and 18(1)")
    assert said in letter_of(case, language)


def test_provision__entered_with_its_word__heads_its_text_with_a_capital():
    letter = compose_letter(completed(), "en")
    annex = next(one for one in letter.annexes if one.id == "provisions")
    headings = ["".join(run.text for run in one.runs) for one in annex.blocks if isinstance(one, tree.Heading)]
    assert headings[0].startswith("Section 901 (fictitious number) of ")
    assert "section 901 (fictitious number) of " in letter_of(completed()), "within a sentence it has none"


def test_fact_that_only_points_to_an_element__is_linked_by_inference():
    said = letter_of(completed()).replace("\u00a0", " ")
    assert "Converted or transferred the property: fact 8 (by inference)" in said


def test_dual_criminality__calls_conduct_an_offence_and_does_not_say_that_anybody_is_charged():
    case = completed()
    case.remove("request.punishable_there")
    said = letter_of(case)
    assert "the conduct described above is an offence in the Republic of Uganda" in said
    assert "is charged as" not in said


def test_sentence__ends_with_one_full_stop__where_the_drafters_words_bring_one():
    case = completed()
    case.answer("request.assurances_given", ("fair_trial",))
    case.answer("request.assurances_by", words("The Director of Public Prosecutions"))
    case.answer("request.consulted_with", words("Bern, by telephone."))
    told = letter_of(case)
    assert "by telephone.\n" in f"{told}\n"
    assert ".." not in told.replace("...", "")
    assert "given by the Director of Public Prosecutions" in told or "assurances_by" not in told


@pytest.mark.parametrize(
    ("refs", "language", "said"),
    [
        ("18(10), 18(11), 18(12)", "en", "article 18, paragraphs 10 to 12"),
        ("18(10), 18(11)", "fr", "article 18, paragraphes 10 et 11"),
        ("18(10), 18(11), 18(12)", "ar", "الفقرات 10 إلى 12 من المادة 18"),
        ("13(6), 13(8)", "en", "article 13, paragraphs 6 and 8"),
        ("50(1), 50(3), 50(4)", "en", "article 50, paragraphs 1, 3 and 4"),
        ("50(1), 50(3), 50(4)", "fr", "article 50, paragraphes 1, 3 et 4"),
        ("50(1), 50(3), 50(4)", "ar", "الفقرات 1 و3 و4 من المادة 50"),
        ("46(3)(g), 46(3)(j), 55(2)", "en", "article 46, paragraph 3 (g) and (j), and article 55, paragraph 2"),
        ("46(3)(g), 46(3)(j), 55(2)", "fr", "article 46, paragraphe 3, alinéas g) et j), et article 55, paragraphe 2"),
        ("46(3)(g), 46(3)(j)", "ar", "الفقرة 3 (ز) و(ي) من المادة 46"),
        ("18(3)(f), 18(4)", "en", "article 18, paragraph 3 (f), and article 18, paragraph 4"),
    ],
)
def test_citation__of_paragraphs_of_one_article__names_the_article_once(refs, language, said):
    assert cite(refs, language) == said


def test_costs__beside_those_of_the_transfer__are_told_as_the_rest():
    case = competent(_TRANSFER)
    case.answer("request.costs", "as_treaty")
    case.answer("transfer_detained.transfer_costs", "requesting")
    assert "Unless stated otherwise below, costs are governed by the treat" in letter_of(case)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation__stands_among_the_enclosures__and_its_own_version_says_that_it_is_one(language):
    case = completed()
    case.answer("request.translation", "official_attached")
    letter, cover = (
        write_plain(one) for one in compose_letters(case, Wanted((language,), beside=("cover",)), language)
    )
    if language == "en":
        assert "Also enclosed: an official translation of the request and its enclosures." in letter
        assert "An official translation of the request and its enclosures" in cover
    else:
        version = {"fr": "La présente version est une traduction de la demande", "ar": "هذه النسخة ترجمة للطلب"}[
            language
        ]
        assert version in letter
        assert {"fr": "traduction officielle de la demande", "ar": "ترجمة رسمية للطلب"}[language] not in letter


def test_document__whose_title_tells_its_day__is_not_followed_by_it_again():
    case = completed()
    key = next(iter(case.answers.records("documents")))
    case.answer(f"documents.{key}.title", words("Order of the High Court of 6 May 2026 in E031"))
    case.answer(f"documents.{key}.date", Day.parse("2026-05-06"))
    case.remove(f"documents.{key}.number")
    assert "E031 (6 May 2026)" not in letter_of(case)


def test_column__makes_room_for_a_sum():
    head = tuple((Run(one, "en"),) for one in ("Property", "Held by", "Extent", "Sum", "Linked by"))
    row = tuple((Run(one, "en"),) for one in ("Account", "Baraka", "Whole", "USD\u00a02,150,000", "Fact 1"))
    table = tree.Table(head, (row,), (4, 3, 2, 1, 2))
    narrow = column_widths(table, 9000)[3]
    assert narrow > 9000 // 12
    assert narrow >= 3 * 142 + 7 * 102 + 3 * 66


def test_column__makes_room_for_a_number_in_brackets():
    head = ((Run("Means", "en"),), (Run("Kept by", "en"),))

    def room_for(number: tuple[Run, ...]) -> int:
        return column_widths(tree.Table(head, ((number, (Run("Customs", "en"),)),), (1, 9)), 9000)[0]

    number = Run("UBX 512K", "en", "identifier")
    brackets = Run("White van (", "en"), Run(")", "en")
    assert room_for((brackets[0], number, brackets[1])) == room_for((number,)) + 2 * 66


@pytest.mark.parametrize("language", LANGUAGES)
def test_confiscation__without_an_order_to_be_enforced__says_that_no_confiscation_order_is_meant(language):
    case = competent(next(one for one in competent_names() if "confiscation" in one))
    case.answer("confiscation.way", "own_order")
    case.answer("confiscation.why_not_ours", words("The trial is pending."))
    text = letter_of(case, language)
    if "The trial is pending." in text:
        line = next(one for one in text.splitlines() if "The trial is pending." in one)
        assert {"en": "confiscation order", "fr": "décision de confiscation", "ar": "أمر مصادرة"}[language] in line


@pytest.mark.parametrize("name", competent_names())
def test_sentence__stands_in_one_part_of_a_letter_only(name):
    parts: dict[str, set[str]] = {}
    heading = ""
    for line in letter_of(competent(name)).splitlines():
        heading = line if re.match(r"\d+\. ", line) else heading
        if sentence := re.match(r"\(\d+\) (.{20,})", line):
            parts.setdefault(sentence[1], set()).add(heading)
    assert {one: where for one, where in parts.items() if len(where) > 1} == {}


def test_offence__is_told_with_the_article_of_the_treaty_that_covers_it():
    letter = letter_of(completed())
    assert "Abuse of office | Article 19 of the United Nations Convention against Corruption" in letter
    assert "Money laundering | Article 23, paragraph 1 (a) (i), of the United Nations Convention" in letter
    case = completed()
    case.answer("request.treaties", ())
    assert "Covered by" not in letter_of(case)


def test_confidentiality_and_limited_use__leave_room_for_execution_and_for_the_defence():
    letter = letter_of(completed())
    assert "except to the extent necessary to execute the request" in letter
    assert "what is exculpatory to an accused person" in letter
    case = completed()
    case.answer("request.use_limitation", False)
    assert "exculpatory" not in letter_of(case)
    assert "No undertaking" not in letter_of(case), "what is not promised is not said either"


def test_measure_of_which_nothing_is_entered__is_a_gap_in_a_draft():
    case = completed()
    case.answer("request.assistance", ("bank_records", "freezing", "search_seizure"))
    assert "[to be completed: Places and persons to be searched]" in letter_of(case)
    assert "Places and persons to be searched" not in letter_of(completed())
