"""Versions of a text: who made them, of which words, and when the words have gone on without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from mla_writer.answers.answers import Answers, merge
from mla_writer.answers.kinds import read_value, write_value
from mla_writer.answers.values import DRAFTED, Text, Version, mark_of
from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.documents.tree import runs_in
from mla_writer.letters import compose_letter
from tests.sample import CONTENT, answered, completed, with_answers

PATH = "request.relevance"
words = st.text(min_size=1).map(str.strip).filter(bool)
versions = st.builds(
    Version,
    words,
    st.sampled_from(("machine", "draft", "reviewed", "certified")),
    st.sampled_from(("", "A. Traductrice")),
    st.sampled_from(("", "0123456789ab")),
)
texts = st.builds(
    lambda original, others: Text({DRAFTED: Version(original), **others}),
    words,
    st.dictionaries(st.sampled_from(("fr", "ar", "pt_br")), versions),
)


def question(path: str = PATH):
    shape = completed().live.questionnaire.shape(path)
    assert shape is not None
    assert shape.question is not None
    return shape.question


@given(texts)
def test_text__written_and_read__is_the_same(text: Text) -> None:
    assert read_value(question(), write_value(text), CONTENT.vocabulary) == text


@given(texts, words)
def test_text__reworded__keeps_every_translation_and_knows_which_are_behind(text: Text, new: str) -> None:
    changed = text.reworded(new)
    is_other = mark_of(new) != mark_of(text.plain)
    assert changed.plain == new
    for language, one in text.versions.items():
        if language != DRAFTED:
            assert changed.versions[language].text == one.text
            assert changed.versions[language].state == one.state
            if is_other and not text.is_behind(language):
                assert changed.is_behind(language)
    assert all(text.is_behind(one) == changed.reworded(text.plain).is_behind(one) for one in text.versions)


def test_mark__is_the_same_however_words_are_spaced() -> None:
    assert mark_of("a  b\n") == mark_of("a b") != mark_of("ab")


def test_fill__that_changes_the_words__leaves_the_translation_behind() -> None:
    before = Answers().set("a.b", Text({DRAFTED: Version("Old."), "fr": Version("Ancien.", "reviewed")}))
    behind = merge(before, {"a": {"b": Text({DRAFTED: Version("New.")})}}).get("a.b")
    assert isinstance(behind, Text)
    assert behind.is_behind("fr")
    both = {DRAFTED: Version("New."), "fr": Version("Nouveau.", "draft")}
    together = merge(before, {"a": {"b": Text(both)}}).get("a.b")
    assert isinstance(together, Text)
    assert not together.is_behind("fr")
    alone = merge(before, {"a": {"b": Text({"fr": Version("Ancien !", "draft")})}}).get("a.b")
    assert isinstance(alone, Text)
    assert (alone.plain, alone.is_behind("fr")) == ("Old.", False)


@pytest.mark.parametrize(("held", "laid"), [("en", DRAFTED), (DRAFTED, "en"), ("en", "en"), (DRAFTED, DRAFTED)])
def test_fill__names_the_drafting_language_or_not__and_replaces_the_words(held: str, laid: str) -> None:
    before = Answers().set("a.b", Text({held: Version("Old."), "fr": Version("Ancien.", "reviewed")}))
    after = merge(before, {"a": {"b": Text({laid: Version("New.")})}}).get("a.b")
    assert isinstance(after, Text)
    assert {key: one.text for key, one in after.versions.items()} == {held: "New.", "fr": "Ancien."}
    assert after.is_behind("fr")


def test_fill__over_a_text_in_another_language__makes_the_drafted_words_the_original() -> None:
    before = Answers().set("request.written_in", "fr").set("a.b", Text({"en": Version("The office.")}))
    after = merge(before, {"a": {"b": Text.written("Le bureau.")}}).get("a.b")
    assert isinstance(after, Text)
    assert (after.plain, after.versions["en"].text) == ("Le bureau.", "The office.")


def test_fill__of_a_fact_in_the_sample__is_said_in_the_letter(tmp_path: Path) -> None:
    case, answers = completed(), tmp_path / "answers.yaml"
    answers.write_text("facts: {f4: {what: Lakeshore pays USD 999.}}\n", encoding="utf-8")
    case.fill(answers)
    assert "Lakeshore pays USD 999." in [run.text for run in runs_in(compose_letter(case, "en"))]


def test_fill__with_another_drafting_language__leaves_the_texts_in_theirs(tmp_path: Path) -> None:
    case, answers = completed(), tmp_path / "answers.yaml"
    case.answer(PATH, Text({DRAFTED: Version("Old."), "fr": Version("Ancien.", "draft", of="0123456789ab")}))
    answers.write_text("request: {written_in: fr}\nfacts: {f4: {what: Texte.}}\n", encoding="utf-8")
    case.fill(answers)
    text = case.answers.get(PATH)
    assert isinstance(text, Text)
    assert list(text.versions) == ["en", "fr"]
    assert text.is_behind("fr")
    assert case.answers.text("facts.f4.what") == "Texte."


def two_facts(**told: str) -> Case:
    case = completed()
    marked = {key: {"text": f"Texte {key}.", "state": "reviewed", "of": of} for key, of in told.items()}
    answers = case.answers
    for key, version in marked.items():
        value = answered(case, f"facts.{key}.what", {"en": f"Words {key}.", "fr": version}).get(f"facts.{key}.what")
        answers = answers.set(f"facts.{key}.what", value)
    return with_answers(case, answers)


def joined(case: Case) -> Text:
    case.merge_facts(Ref("facts", "f3"), Ref("facts", "f4"))
    value = case.answers.get("facts.f3.what")
    assert isinstance(value, Text)
    return value


def test_facts__merged__are_behind_where_one_of_them_was() -> None:
    assert not joined(two_facts(f3=mark_of("Words f3."), f4=mark_of("Words f4."))).is_behind("fr")
    assert joined(two_facts(f3=mark_of("Words f3."), f4="0123456789ab")).is_behind("fr")


def test_fact__split__leaves_its_translation_behind() -> None:
    case = two_facts(f1=mark_of("Words f1."))
    case.split_fact(Ref("facts", "f1"), 5)
    value = case.answers.get("facts.f1.what")
    assert isinstance(value, Text)
    assert value.is_behind("fr")


def with_french(state: str, of: str) -> Case:
    case = completed()
    told = {"en": "It will show who opened the account.", "fr": {"text": "Cela montrera.", "state": state, "of": of}}
    return with_answers(case, answered(case, PATH, told))


def kind_in_letter(case: Case, *, final: bool = False) -> str:
    letter = compose_letter(case, "fr", final=final)
    return next(run.kind for run in runs_in(letter) if run.text == "Cela montrera.")


def test_letter__marks_what_nobody_reviewed_and_what_is_behind__in_drafts_alone() -> None:
    now = mark_of("It will show who opened the account.")
    assert kind_in_letter(with_french("machine", now)) == "unreviewed"
    assert kind_in_letter(with_french("reviewed", now)) == "text"
    behind = with_french("reviewed", "0123456789ab")
    assert kind_in_letter(behind) == "stale"
    assert kind_in_letter(behind, final=True) == "text"
    assert "note_stale" in [getattr(one, "id", "") for one in compose_letter(behind, "fr").front]


def test_consultation_draft__whose_words_are_masked__is_not_behind_for_that() -> None:
    case = with_french("reviewed", mark_of("It will show who opened the account."))
    kinds = {run.kind for run in runs_in(compose_letter(case, "fr", reader="consultation")) if run.source == PATH}
    assert "stale" not in kinds
    behind = with_french("reviewed", "0123456789ab")
    runs = [run for run in runs_in(compose_letter(behind, "fr", reader="consultation")) if run.source == PATH]
    assert runs == [] or {run.kind for run in runs} == {"stale"}


def test_machine_translation__counts_as_not_reviewed() -> None:
    case = with_french("machine", "")
    told = [one for one in case.findings if one.code == "LANG-002" and "not yet reviewed" in str(one.title)]
    assert told
    assert PATH in told[0].rests_on


def test_text_of_figures_alone__wants_no_translation():
    assert not Text.written("08:30-16:30").has_words
    assert Text.written("من 08:30").has_words
    case = completed()
    case.draft = case.draft.with_answers(answered(case, PATH, "08:30-16:30"))
    letter = compose_letter(case, "fr")
    [run] = [one for one in runs_in(letter) if one.source == PATH]
    assert (run.text, run.kind) == ("08:30-16:30", "text")
    assert not [one for one in case.findings if one.code == "LANG-002" and PATH in one.rests_on]
