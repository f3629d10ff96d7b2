"""Every answer of the completed sample, and of a competent case of each type, is changed in turn.

In every language the new value is in the full letter, and the old one gone. What is in words is changed all at once, each with a
mark of its own, and looked for in every version; each of the others is tried in the letter for one more reader, so that
together they are tried for all.
"""

from __future__ import annotations

import pytest

from mla_writer.answers.values import Link, Text
from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tree import Document, runs_in
from mla_writer.forms.model import EXTRACTS, Reader
from mla_writer.letters import Wanted, compose_letter, compose_letters, wording_for
from tests.letters.changes import (
    LANGUAGES,
    READERS,
    SAMPLE,
    Base,
    Change,
    Edition,
    bare,
    base,
    count,
    is_other,
    kept_from,
    letter_of,
    letters_beside,
    question_of,
    what_the_outline_shows,
    with_marks,
    words_marked,
)
from tests.letters.word_files import everything
from tests.sample import CONTENT, completed, with_answers
from tests.scenario import competent_names

NAMES = (SAMPLE, *competent_names())
_WITHHELD = ("persons.p3", "facts.f7", "documents.d6")


def full(language: str) -> Edition:
    """The final letter for the authority that is asked."""
    return Edition("full", language, final=True)


# ---- all that is in words, at once, in every version ------------------------------------------------------------------------


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", NAMES)
def test_words_changed__are_in_the_letter_of_each_reader_who_may_know_them_and_nowhere_in_those_of_others(name, reader):
    before, after = base(name), words_marked(name)
    kept = kept_from(before.case, after.case, after.marks, reader)
    wrong = []
    for number, language in enumerate(LANGUAGES):
        version = Edition(reader, language, final=(NAMES.index(name) + READERS.index(reader) + number) % 2 == 0)
        letter = letter_of(after.case, version)
        text = write_plain(letter).casefold()
        for path, mark in after.marks.items():
            said = _said(before.case, path, mark, language)
            if path in kept:
                wrong += [f"{path} {language}: told"] if mark.casefold() in text else []
            elif said.casefold() not in text and _is_in(path, before, reader):
                wrong.append(f"{path} {language}: not said")
            elif reader == "full" and _stands_still(before.case, path, language, before.text(version), text):
                wrong.append(f"{path} {language}: the old words still stand there")
        if kept and number == NAMES.index(name) % 3:
            file = everything(letter, "docx").casefold()
            wrong += [f"{path} {language}: in the file" for path in kept if after.marks[path].casefold() in file]
    assert not wrong, "\n".join(wrong)


def _said(case: Case, path: str, mark: str, language: str) -> str:
    return f"{mark}{language}" if isinstance(case.answers.get(path), Text) else mark


def _is_in(path: str, before: Base, reader: Reader) -> bool:
    """Whether the outline shows an answer to a reader at all: some parts are for others alone, and an extract picks."""
    if path.startswith("request.consultation_"):
        return reader == "consultation"
    if reader == "full":
        return True
    if reader in EXTRACTS:
        return any(one.source == path for one in runs_in(before.letter(Edition(reader, "en", final=True))))
    letter = before.letter(full("en"))
    if not any(one.source == path for one in runs_in(letter)):
        return True
    return any(one.source == path for one in tree.runs_of(what_the_outline_shows(letter, reader)))


def _stands_still(case: Case, path: str, language: str, was: str, text: str) -> bool:
    """Whether what an answer said is said as often as before."""
    value = case.answers.get(path)
    if question_of(case, path).format == "zone":
        return False  # said in words; the name of the zone stands with every hour
    if isinstance(value, Text):
        found = value.versions.get(language)
        old = found.text if found is not None else value.plain
    else:
        old = str(value)
    return count(was, old) > 0 and count(text, old) >= count(was, old)


@pytest.mark.parametrize("reader", ["full", "provider", "addressee"])
@pytest.mark.parametrize("name", NAMES)
def test_words_that_are_not_for_a_reader_changed__change_nothing_in_his_file(name, reader):
    before, after = base(name), words_marked(name)
    kept = kept_from(before.case, after.case, after.marks, reader)
    if not kept:
        return
    version = Edition(reader, LANGUAGES[NAMES.index(name) % 3], final=True)
    assert bare(letter_of(with_marks(before.case, kept).case, version)) == bare(before.letter(version))


@pytest.mark.parametrize("name", NAMES)
def test_words_changed__stand_in_both_columns_of_a_bilingual_letter(name):
    before, after = base(name), words_marked(name)
    number = NAMES.index(name)
    reader, language, other = READERS[number % 5], LANGUAGES[number % 3], LANGUAGES[(number + 1) % 3]
    wanted = Wanted((language,), reader, final=number % 2 == 0, bilingual=other)
    text = write_plain(compose_letters(after.case, wanted, language)[0]).casefold()
    kept = kept_from(before.case, after.case, after.marks, reader)
    for path, mark in after.marks.items():
        if path in kept:
            assert mark.casefold() not in text, path
        elif _is_in(path, before, reader):
            for one in (language, other):
                assert _said(before.case, path, mark, one).casefold() in text, f"{path} {one}"


@pytest.mark.parametrize("name", NAMES)
def test_words_changed__stand_in_the_papers_beside_the_letter_where_the_old_ones_stood(name):
    before, after = base(name), words_marked(name)
    number = NAMES.index(name)
    for reader in (READERS[number % 5], READERS[(number + 2) % 5]):
        version = Edition(reader, LANGUAGES[number % 3], final=number % 2 == 0)
        pairs = zip(letters_beside(before.case, version), letters_beside(after.case, version), strict=True)
        for was, now in pairs:
            _expect_marks(before, after.case, after.marks, version, was, now)


def _expect_marks(before: Base, case: Case, marks, version: Edition, was: Document, now: Document) -> None:
    text = write_plain(now).casefold()
    stood = {one.source for one in runs_in(was)}
    kept = kept_from(before.case, case, marks, version.reader)
    for path, mark in marks.items():
        if path in kept and (
            version.reader not in EXTRACTS or path not in stood
        ):  # an extract's note goes to the authority
            assert mark.casefold() not in text, f"{now.title}: {path}"
        elif path in stood:
            assert mark.casefold() in text, f"{now.title}: {path}"


@pytest.mark.parametrize("reader", READERS)
def test_words_of_what_is_withheld_from_others_changed__are_in_the_full_and_the_internal_letter_only(reader):
    case, answers = completed(), completed().answers
    for item in _WITHHELD:
        answers = answers.set(f"{item}.not_for", ("provider", "addressee", "consultation"))
    case = with_answers(case, answers)
    own = [path for path in base(SAMPLE).words if path.startswith(tuple(f"{one}." for one in _WITHHELD))]
    after = with_marks(case, own)
    letter = compose_letter(after.case, "en", reader=reader)
    file = everything(letter, "docx").casefold()
    told = {path for path, mark in after.marks.items() if mark.casefold() in file}
    expected = set(own) if reader in {"full", "internal"} else set()
    assert told - {"persons.p3.spellings"} == expected - {"persons.p3.spellings"}
    assert len(own) > 8


# ---- days, sums, States: all at once, and one by one where that shows a fault -------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_days_sums_and_states_changed__the_new_ones_are_in_the_letter_and_the_old_ones_gone(name):
    before = base(name)
    changes = [one for one in before.changes if one.can_stand_among_others]
    answers = before.case.answers
    for one in changes:
        answers = answers.set(one.path, one.new)
    case = with_answers(before.case, answers)
    for language in LANGUAGES:
        was, now = before.text(full(language)), write_plain(letter_of(case, full(language)))
        doubtful = [one for one in changes if one.fault(language, was, now, case)]
        wrong = [
            fault
            for one in doubtful
            if (fault := one.fault(language, was, write_plain(letter_of(one.case, full(language)))))
        ]
        assert not wrong, "\n".join(wrong)


# ---- all others, one by one --------------------------------------------------------------------------------------------------


def _single(name: str) -> list[Change]:
    words = frozenset(base(name).words)
    return [one for one in base(name).changes if one.path not in words and not one.can_stand_among_others]


@pytest.mark.parametrize("path", [one.path for one in _single(SAMPLE)])
def test_answer_changed__the_new_value_is_in_the_letter_and_the_old_one_gone(path):
    number, change = next((number, one) for number, one in enumerate(_single(SAMPLE)) if one.path == path)
    assert _faults(SAMPLE, change, number) == []


@pytest.mark.parametrize("name", competent_names())
def test_answers_of_each_type_changed__the_new_value_is_in_the_letter_and_the_old_one_gone(name):
    begin = NAMES.index(name)
    wrong = [one for number, change in enumerate(_single(name), begin) for one in _faults(name, change, number)]
    assert not wrong, "\n".join(wrong)


def _faults(name: str, change: Change, number: int) -> list[str]:
    """Return what is wrong in the full letter in every language, and in that of one more reader, which the number tells."""
    if change.is_none:
        return []
    before = base(name)
    if change.is_said_in_sentences(before.text(full("en"))):  # the same in every language
        language = LANGUAGES[number % 3]
        after = letter_of(change.case, full(language))
        found = [] if is_other(before.text(full(language)), write_plain(after)) else [f"{change.path} {language}: same"]
    else:
        letters = {one: letter_of(change.case, full(one)) for one in LANGUAGES}
        found = [change.fault(one, before.text(full(one)), write_plain(letters[one])) for one in LANGUAGES]
        language = LANGUAGES[number % 3]
        after = letters[language]
    version = Edition(READERS[number % 5], language, final=number % 2 == 0 and number % 5 != 0)
    return [one for one in (*found, _fault_for(before, change, version, after)) if one]


def _fault_for(before: Base, change: Change, version: Edition, after: Document) -> str:
    """Return what is wrong in one version; `after` is the full letter in the same language."""
    was, now = before.letter(version), letter_of(change.case, version)
    asked = (frozenset(one.path for one in case.live.steps) for case in (before.case, change.case))
    if len(set(asked)) > 1 and version.reader in EXTRACTS:
        return ""  # what else is asked then may be for this reader
    if kept_from(before.case, change.case, (change.path,), version.reader):
        return (
            "" if bare(now) == bare(was) else f"{change.path} {version}: changes the letter of one whom it is kept from"
        )
    if version.reader in EXTRACTS and not any(one.source == change.path for one in runs_in(was)):
        return ""  # an extract picks what it says
    shown, shows = (
        what_the_outline_shows(one, version.reader) for one in (before.letter(full(version.language)), after)
    )
    if shown == shows or is_other(before.text(version), write_plain(now)):
        return ""
    return f"{change.path} {version}: changes nothing"


def test_answers_changed__change_the_papers_beside_the_letter_that_say_them():
    before, wrong = base(SAMPLE), []
    version = Edition("full", "en", final=True)
    was = letters_beside(before.case, version)
    stood = {one.source for document in was for one in runs_in(document)}
    for number, change in enumerate(one for one in before.changes if one.path in stood and not one.is_none):
        if change.path in before.words:
            continue
        version = Edition(READERS[number % 5], LANGUAGES[number % 3], final=number % 2 == 0)
        was, now = letters_beside(before.case, version), letters_beside(change.case, version)
        if not {change.path} & {one.source for document in was for one in runs_in(document)}:
            continue
        if [write_plain(one) for one in was] == [write_plain(one) for one in now]:
            wrong.append(f"{change.path} {version}")
    assert not wrong, "\n".join(wrong)


def test_link_changed__the_matrix_shows_the_other_fact() -> None:
    case = completed()
    path = "offences.o2.elements"
    links = case.answers.get(path)
    assert isinstance(links, dict)
    case.draft = case.draft.with_answers(case.answers.set(path, {**links, "violation": (Link("f6", "p1"),)}))
    for language in LANGUAGES:
        before, after = base(SAMPLE).text(full(language)), write_plain(compose_letter(case, language, final=True))
        wording = wording_for(case, language)
        number = wording.plain(wording.item(Ref("facts", "f6")))
        assert count(after, number) > count(before, number)


def test_every_shown_question__is_covered_by_the_sample_or_by_the_linter() -> None:
    assert len(base(SAMPLE).shown) > 250
    assert CONTENT.catalogues.languages[0] == "en"
