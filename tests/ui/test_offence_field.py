"""Choosing an offence of the catalogue: found by words of its name, family and elements, under the titles of the families."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mla_writer.conditions.values import UNKNOWN
from mla_writer.ui.offence_field import OffenceField
from tests.ui.at import row_at

WHERE = "offences.o3.category"


@pytest.fixture
def field(opened):
    view = opened()
    field = row_at(view, WHERE).field
    assert isinstance(field, OffenceField)
    return field


def offered(field):
    model = field.combo.completer().model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]


def typed(field, qtbot, text):
    line = field.combo.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_list__has_every_offence_under_the_title_of_its_family(field):
    rows = range(field.combo.count())
    headings = [field.combo.itemText(row) for row in rows if field.combo.itemData(row) is None]
    assert "Drugs" in headings
    assert headings == sorted(headings)
    assert len(field.combo.model().findItems("", Qt.MatchFlag.MatchContains)) == 1 + len(headings) + 76
    assert not field.combo.model().item(1).isEnabled()


def test_search__finds_words_of_the_name_before_words_of_the_elements(field, qtbot):
    typed(field, qtbot, "document")
    found = ["document" in one.partition(" – ")[0].casefold() for one in offered(field)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 2
    assert len(found) < 15


def test_search__finds_by_words_of_what_was_done_in_any_order(field, qtbot):
    typed(field, qtbot, "identity document homicide")
    assert offered(field) == []
    typed(field, qtbot, "identity document travel")
    assert [one.partition(" – ")[0] for one in offered(field)] == ["Fraudulent travel documents for migrant smuggling"]


def test_name__that_is_typed_is_the_answer_and_its_note_stands_below(field, qtbot):
    typed(field, qtbot, "Possession or purchase of drugs for supply")
    qtbot.keyClick(field.combo.lineEdit(), Qt.Key.Key_Return)
    assert field.value == "drug_possession_supply"
    field.load()
    assert "personal use" in field.note.text()


def test_heading__is_no_answer_but_the_first_offence_that_fits_is(field, qtbot):
    typed(field, qtbot, "Drugs")
    first = offered(field)[0].partition(" – ")[0]
    qtbot.keyClick(field.combo.lineEdit(), Qt.Key.Key_Return)
    assert field.combo.currentText() == first


def test_nonsense__stands_with_a_word_and_the_answer_stays(field, qtbot):
    before = field.value
    typed(field, qtbot, "xyzzy")
    qtbot.keyClick(field.combo.lineEdit(), Qt.Key.Key_Return)
    assert field.value == before
    assert field.combo.currentText() == "xyzzy"
    assert "Nothing found with that name" in field.note.text()


def test_answer__is_taken_back_by_the_first_entry(field):
    field.combo.setCurrentIndex(0)
    field.combo.activated.emit(0)
    assert field.value is UNKNOWN
    field.load()
    assert field.combo.currentText() == ""
