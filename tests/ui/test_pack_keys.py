"""Every key of the format has a form in the pack editor, and a name; every closed answer has words. The model is the measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytestqt.qtbot import QtBot

from mla_writer.countries.model import CountryPack
from mla_writer.countries.pack_shape import hint_at
from mla_writer.forms.hints import keys_of, record_in, records_below, words_of
from mla_writer.forms.model import Example, Question, Requirement
from mla_writer.ui.pack_editor import PackEditor
from mla_writer.ui.pack_fields import LineField
from mla_writer.ui.pack_form import Fold, PackForm
from mla_writer.ui.pack_lists import ExpressionField, QuestionsField, TermsField
from mla_writer.ui.pack_page import _KIND
from mla_writer.ui.pack_rules import CasesField
from mla_writer.ui.pack_words import FIELDS, PARTS, name_of, words_for
from mla_writer.yamlio import Position
from tests.ui.test_pack_forms import choose, codes, edit, field, fill, fold, looked  # noqa: F401 - `edit` is a fixture

SET_BY_SAVING = {(CountryPack, "country"), (CountryPack, "version"), (CountryPack, "format")}
"""The State is chosen before, the version is given when the pack is saved, the format is that of the program."""

Opener = Callable[[str], PackEditor]


def forms(view: PackEditor) -> Iterator[PackForm]:
    """A form of each part, everything that stands behind a button opened, and that of a question within a question."""
    for part in PARTS:
        at: Position = (
            part.at if part.fields else (*part.at, "x" if part.key in {"sources", "groups", "assistance"} else 0)
        )
        form = PackForm(view.desk, at, part.fields, _KIND.get(part.key, ""))
        for held in form.folds:  # more of them come with what is built
            held.is_open = True
            if held.at[-1] != "ask" or held.keys:
                held.show_or_hide()
        yield form
        for one in form.fields.values():
            if isinstance(one, QuestionsField):
                yield from (inner for _, inner in [one.make((*one.at, 0))] if isinstance(inner, PackForm))


def places(form: PackForm) -> Iterator[Position]:
    for at, one in form.fields.items():
        yield from (at[: length + 1] for length in range(len(form.at), len(at)))
        if isinstance(one, CasesField):
            yield from ((*at, 0, key) for key in ("says", "answers", "on"))


def key_at(at: Position) -> tuple[type, str] | None:
    record = record_in(hint_at(at[:-1]))
    return (record, str(at[-1])) if record is not None else None


def test_every_key_of_the_model__has_a_field_and_a_name(edit: Opener, qtbot: QtBot) -> None:  # noqa: F811
    view = edit("KE")
    held = {part.at[: length + 1] for part in PARTS for length in range(len(part.at))}
    named = set()
    for form in forms(view):
        qtbot.addWidget(form)
        held |= set(places(form))
        named |= {
            at
            for at in form.fields
            if not (FIELDS.get(str(at[-1])) or FIELDS.get(name_of(at)) or name_of(at) != at[-1])
        }
    covered = {found for at in held if (found := key_at(at)) is not None}
    every = {(one, key) for one in records_below(CountryPack) for key in keys_of(one)}
    missing = {(one.__name__, key) for one, key in every - covered - SET_BY_SAVING}
    assert not missing
    assert not named


def test_every_closed_answer__has_words(edit: Opener, qtbot: QtBot) -> None:  # noqa: F811
    view = edit("KE")
    bare = []
    for form in forms(view):
        qtbot.addWidget(form)
        for at in form.fields:
            is_question = record_in(hint_at(at[:-1])) is Question
            told = words_for(("ask", "kind")) if is_question and at[-1] == "kind" else words_for(at)
            bare += [(at, one) for one in words_of(hint_at(at)) if one and one not in told and at[-1] != "standard"]
    assert not bare


def test_this_walk_would_notice_a_key_without_a_form() -> None:
    assert (Requirement, "with") in {(one, key) for one in records_below(CountryPack) for key in keys_of(one)}
    assert Example in set(records_below(CountryPack))


def terms(view: PackEditor, *at: str | int) -> TermsField:
    found = field(view, *at)
    assert isinstance(found, TermsField)
    return found


def more(view: PackEditor) -> Fold:
    form = view.page.form
    assert form is not None
    return next(one for one in form.folds if one.keys)


def test_values_of_a_message__are_read_while_they_are_written__and_fill_it(edit: Opener, qtbot: QtBot) -> None:  # noqa: F811
    view = edit("KE")
    view.open_part("requirements")
    fold(view, "with").button.click()
    held = terms(view, "with")
    held.add.click()
    (row,) = held.rows
    row.key.setText("number")
    row.key.editingFinished.emit()
    (row,) = held.rows
    assert isinstance(row.value, ExpressionField)
    row.value.line.setText("size(documnts)")
    assert "documnts" in row.value.note.text()
    row.value.line.setText("size(documents)")
    row.value.finish()
    assert row.value.note.text() == ""
    looked(view, qtbot)
    assert view.desk.get(("requirements", 0, "with")) == {"number": "size(documents)"}
    message = str(view.desk.get(("requirements", 0, "message")))
    view.desk.set(("requirements", 0, "message"), f"{message} There are {{number}} documents.", "x")
    looked(view, qtbot)
    assert view.desk.problems == ()
    row.value.line.clear()
    row.value.finish()
    view.undo.click()
    view.undo.click()
    assert "with" in view.desk.text.text


def test_question_that_is_brought_along__has_options__a_place__and_inner_questions(
    edit: Opener,  # noqa: F811
    qtbot: QtBot,
) -> None:
    view = edit("KE")
    view.open_part("requirements")
    fold(view, "ask").button.click()
    fill(view, "way", "ask", "id")
    choose(view, "choice", "ask", "kind")
    fill(view, "How?", "ask", "label")
    fill(view, "Way", "ask", "caption")
    looked(view, qtbot)
    assert codes(view, ("requirements", 0, "ask")) != []  # a choice wants its answers
    options = terms(view, "ask", "options")
    for key, told in (("post", "By post"), ("hand", "By hand")):
        options.add.click()
        row = options.rows[-1]
        row.key.setText(key)
        row.key.editingFinished.emit()
        row = options.rows[-1]
        row.value.line.setText(told)
        row.value.finish()
    looked(view, qtbot)
    assert view.desk.get(("requirements", 0, "ask", "options")) == {"post": "By post", "hand": "By hand"}
    assert codes(view, ("requirements", 0, "ask")) == []
    more(view).button.click()
    fill(view, "true", "ask", "required")
    fill(view, "subject_matter", "ask", "after")
    choose(view, "masked", "ask", "consultation")
    looked(view, qtbot)
    assert view.desk.get(("requirements", 0, "ask", "consultation")) == "masked"
    choose(view, "group", "ask", "kind")
    inner = field(view, "ask", "questions")
    assert isinstance(inner, QuestionsField)
    inner.add.click()
    (form,) = inner.entries
    assert isinstance(form, PackForm)
    label = form.fields[*form.at, "label"]
    assert isinstance(label, LineField)
    label.line.setText("By whom?")
    label.finish()
    assert view.desk.get(("requirements", 0, "ask", "questions")) == [
        {"id": "question", "kind": "text", "label": "By whom?"}
    ]
    assert view.desk.get(("requirements", 0, "ask", "after")) == "subject_matter"


def test_entry_with_all_of_it__is_shown_when_another_is_chosen(edit: Opener, qtbot: QtBot) -> None:  # noqa: F811
    view = edit("KE")
    view.desk.set(("requirements", 1, "with"), {"number": "size(documents)"}, "x")
    page = view.open_part("requirements")
    assert page.list is not None
    assert fold(view, "with").frame.isHidden()
    page.list.setCurrentRow(1)
    assert not fold(view, "with").frame.isHidden()
    assert [one.key.text() for one in terms(view, "with").rows] == ["number"]
    page.list.setCurrentRow(0)
    assert fold(view, "with").frame.isHidden()
    looked(view, qtbot)


def test_names_of_an_authority__are_given_by_language__and_judged_there(edit: Opener, qtbot: QtBot) -> None:  # noqa: F811
    view = edit("DE")
    view.open_part("authority")
    held = terms(view, "names")
    (row,) = held.rows
    assert (row.key.text(), row.value.line.text()) == ("de", "Bundesamt für Justiz")
    assert "Language, by its code" in row.key.accessibleName()
    held.add.click()
    row = held.rows[-1]
    row.key.setText("ar")
    row.key.editingFinished.emit()
    row = held.rows[-1]
    row.value.line.setText("Federal Office")
    row.value.finish()
    looked(view, qtbot)
    assert "is not in the script of the language" in row.value.note.text()
    row.value.line.setText("المكتب الاتحادي للعدل")
    row.value.finish()
    looked(view, qtbot)
    assert row.value.note.text() == ""
    assert "  names: {de: Bundesamt für Justiz, ar: المكتب الاتحادي للعدل}\n" in view.desk.text.text
