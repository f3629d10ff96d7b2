"""Names in texts are found however they are written, in every script, and words that are no names are left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest

from mla_writer.answers.values import Text, Version
from mla_writer.checks.rules.name_in_no_entry import CODE
from mla_writer.conditions.values import Ref
from mla_writer.documents.company_names import ordinary_words
from mla_writer.documents.name_finder import NameFinder
from tests.sample import completed, with_answers

P1 = Ref("persons", "p1")


def _masked(person: dict[str, str], text: str, mask: str = "[…]", ordinary: Iterable[str] = ()) -> str:
    finder = NameFinder(frozenset(ordinary))
    finder.add_person(person, mask, P1)
    return finder.masked(text)[0]


_TRAORE = {"family": "Traoré", "given": "Moussa"}
_KHATIB = {"family": "الخطيب", "given": "أحمد"}


@pytest.mark.parametrize(
    ("family", "given", "text", "masked"),
    [
        # accents, capitals
        ("Traoré", "Moussa", "M. TRAORE a versé", "M. […] a versé"),
        ("Traoré", "Moussa", "M. TRAORÉ a versé", "M. […] a versé"),
        ("Traoré", "Moussa", "Mr Moussa Traore paid", "Mr […] paid"),
        ("Traore", "Moussa", "M. Traoré a versé", "M. […] a versé"),
        ("Traoré", "Moussa", "Traoréville", "Traoréville"),
        ("da Silva", "Conceição", "CONCEICAO DA SILVA", "[…]"),
        ("Müller", "Hans", "Herr MULLER, Herr Mueller, Herr MUELLER", "Herr […], Herr […], Herr […]"),
        ("Weiß", "Jörg", "Herr WEISS", "Herr […]"),
        ("Sørensen", "Bjørn", "Mr Sorensen", "Mr […]"),
        ("Łukasiewicz", "Paweł", "Pan LUKASIEWICZ", "Pan […]"),
        ("Işık", "İbrahim", "IŞIK, Isik, ISIK", "[…], […], […]"),
        ("O’Brien", "Seán", "SEAN O'BRIEN", "[…]"),
        ("Ka\u00adto", "Moses", "Kato, Ka\u00adto", "[…], […]"),
        # Arabic: what is joined to the name, hamza, vowel signs, strokes, digits of other keyboards
        ("الخطيب", "أحمد", "دفع المبلغ للخطيب", "دفع المبلغ ل[…]"),
        ("الخطيب", "أحمد", "وللخطيب حساب، وبالخطيب", "ول[…] حساب، وب[…]"),
        ("اللبان", "سمير", "دفع للبان", "دفع ل[…]"),
        ("الخطيب", "أحمد", "دفع احمد المبلغ", "دفع […] المبلغ"),
        ("الخطيب", "احمد", "لأحمد الخطيب حساب", "ل[…] حساب"),
        ("الخطيب", "أحمد", "قال أَحْمَدُ ذلك", "قال […] ذلك"),
        ("الخطيب", "أحمد", "قال الخطيـــب ذلك", "قال […] ذلك"),
        ("حمزة", "فاطمة", "قالت فاطمه حمزه", "قالت […]"),
        ("موسى", "علي", "قال موسي على ذلك", "قال […] على ذلك"),
        # Greek, Cyrillic, Hebrew
        ("Παπαδόπουλος", "Γιώργος", "Ο ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Ο […]"),
        ("Фёдоров", "Артём", "АРТЕМ ФЕДОРОВ, Федоров", "[…], […]"),
        ("כהן", "מֹשֶׁה", "משה כהן שילם", "[…] שילם"),
        # Chinese, Japanese: no spaces
        ("王", "小明", "昨天王小明支付了款项", "昨天[…]支付了款项"),
        ("田中", "花子", "田中花子が支払った", "[…]が支払った"),
    ],
)  # fmt: skip
def test_person__is_found_however_the_name_is_written(family, given, text, masked):
    person = {"family": family, "given": given}
    assert _masked(person, text) == masked
    for form in ("NFC", "NFD"):
        found = _masked(person, unicodedata.normalize(form, text))
        assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", masked)


@pytest.mark.parametrize(
    ("family", "given", "text"),
    [
        ("Lê", "Thị Hà", "Le 3 juillet, la société verse le prix; là-bas"),
        ("آن", "آية", "قال إن أي أمر أو أية دفعة"),
        ("علي", "منى", "بناء على ذلك، وعلى من"),
        ("Grant", "Mary Grace", "by the grace of the board"),
    ],
)
def test_person__does_not_take_ordinary_words_that_are_written_alike(family, given, text):
    assert _masked({"family": family, "given": given}, text) == text


def test_person__behind_an_arabic_article_that_gave_way__is_called_by_a_label_with_its_own():
    assert _masked(_KHATIB, "دفع للخطيب", "الشخص 1") == "دفع للشخص 1"


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        ("Lakeshore Supplies Ltd", "Lakeshore paid; LAKESHORE’s director", "[…] paid; […]’s director"),
        ("Lakeshore Supplies Ltd", "LAKESHORE SUPPLIES LIMITED paid", "[…] LIMITED paid"),
        ("Lakeshore Supplies (Uganda) Ltd", "Lakeshore paid in Uganda", "[…] paid in Uganda"),
        ("Lakeshore Supplies Ltd", "Supplies came to the lakeshore", "Supplies came to the lakeshore"),
        ("Lake Shore Trading Ltd", "a lake shore on Lake Victoria", "a lake shore on Lake Victoria"),
        ("Lake Shore Trading Ltd", "Trading by Lake Shore", "Trading by […]"),
        ("Société Exemple du Léman SA", "EXEMPLE DU LEMAN verse", "[…] verse"),
        ("Bank of Uganda", "the bank told Uganda’s Bank", "the bank told Uganda’s Bank"),
        ("Kampala Trading Ltd", "Trading in Kampala or KAMPALA", "Trading in Kampala or KAMPALA"),
        ("Apple Ltd", "an apple from Apple", "an apple from […]"),
        ("شركة ليكشور للتوريدات المحدودة", "دفعت شركة ليكشور المبلغ", "دفعت […] المبلغ"),
        ("شركة النور للتجارة", "في النور", "في النور"),
    ],
)  # fmt: skip
def test_company__is_found_by_its_short_name__not_by_words_that_others_bear(name, text, masked):
    assert _masked({"name": name}, text) == masked


def test_company__called_by_a_word_of_these_texts__is_found_by_its_whole_name_alone():
    case = completed()
    case.answer("facts.f4.what", Text.written("He had access to the account in Bweyogerere."))
    case.answer("facts.f4.where.city", "Bweyogerere")
    ordinary = ordinary_words(case.answers)
    text = "Access was given in Bweyogerere to Access Trading; Bweyogerere Trading paid."
    assert _masked({"name": "Access Trading Ltd"}, text, ordinary=ordinary) == text.replace("Access Trading", "[…]")
    assert _masked({"name": "Bweyogerere Trading Ltd"}, text, ordinary=ordinary) == text.replace(
        "Bweyogerere Trading", "[…]"
    )


def test_number__in_the_digits_of_another_script__is_found():
    finder = NameFinder()
    finder.add_identifier("B0412233", "[…]")
    assert finder.masked("passport B٠٤١٢٢٣٣")[0] == "passport […]"


def test_finder__many_words_without_accents__takes_no_time():
    finder = NameFinder()
    finder.add_person(_TRAORE, "[…]", P1)
    text = "M. TRAORE a versé la somme à Genève. " * 20_000
    assert finder.masked(text)[0].count("[…]") == 20_000


def test_check__name_masked_without_its_accents__is_not_told_as_unmasked():
    case = completed()
    answers = case.answers.set("persons.p1.family", "Traoré").set("persons.p1.given", "Moussa")
    answers = answers.set("request.consultation_points.p1.question", Text.written("Would that do?"))
    for words, told in (("Moussa TRAORE paid the sum.", False), ("Moussa DIALLO paid the sum.", True)):
        named = with_answers(case, answers.set("facts.f4.what", Text({"en": Version(words)})))
        assert any(one.code == CODE and one.where == "facts.f4.what" for one in named.findings) is told
