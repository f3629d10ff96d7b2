"""What a translator sent back: each difference with what is to be looked at, taken or left, then taken over as one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mla_writer.case import Case
from mla_writer.errors import ProgramError
from mla_writer.storage.files import write_all
from mla_writer.translation.locales import language_name
from mla_writer.translation.message import N_
from mla_writer.translator.letter_back import letter_back
from mla_writer.translator.reading import content_of, read_returned
from mla_writer.translator.taking import HEADINGS, READ, SORTS, Difference, Look, look_at, raised
from mla_writer.ui.aside import do_aside
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.difference_list import GroupedList
from mla_writer.ui.look_dialog import LookDialog
from mla_writer.ui.parts import Tick, button, isolated, label, level_mark
from mla_writer.ui.theme import Theme
from mla_writer.ui.translations import STATES

_MOST = 30
"""Lines of a group that are made at once."""
_LOOKING = N_("Reading the translation and comparing it with the originals…")
_INTO = N_("Translation into {language}")
_CHOSEN = N_("Ticked: {number}. Whatever is not ticked stays as it is.")
_NONE = N_("There is nothing to import.")
_NOTHING_CHOSEN = N_("Tick what you want to import.")
_LETTER = N_(
    "The program has no letters of its own in this language: it can write the letter with the sentences in this file. They are "
    "not kept in the draft; keep the file."
)
_ALONE, _BESIDE = N_("Write the letter…"), N_("Write the letter in two columns…")
_WRITTEN = N_("Written: {file}")
_LACKING = N_("Written: {file}. Sentences without a translation, which stand in the original: {number}")
_UNDO = N_("Undo reverses the import.")


class TranslationDialog(LookDialog[Look]):
    """The dialog. `taken` gives how many translations were taken over, `letter_written` where a letter was written."""

    letter_written = Signal(Path)

    def __init__(self, source: Path, desk: Desk, theme: Theme, parent: QWidget) -> None:
        self.desk = desk
        self.chosen: dict[str, bool] = {}
        super().__init__(
            source, _looking_at(source, desk.case.snapshot(), desk.words.language), desk.words, theme, parent,
            title=N_("A translation came back"), looking=_LOOKING, act=N_("Copy"), sign="check",
        )  # fmt: skip
        self.note.setText("")

    def show_found(self, found: Look) -> None:
        """Show what came back; what differs in numbers or names is not ticked until somebody has looked at it."""
        self.found = found
        words = self.words
        name = language_name(found.language, words.language)
        self.box.addWidget(label(words.text(_INTO, language=str(name)), self.theme, "question", strong=True))
        self.chosen = {one.id: one.sort != "differs" for one in found.differences if one.can_be_taken}
        self.told_chosen = label("", self.theme, "small", muted=True)
        self.read: tuple[Difference, ...] = ()
        self.list = TranslationList(found, self)
        self.box.addWidget(self.list, 1)
        if found.some("letter"):
            self._offer_letter()
        if not self.chosen and not any(raised(self.desk.case, found, one) for one in READ):
            self.leave_only()
            if not found.some("letter"):
                self.say(words.text(_NONE), "advice")
            self.cancel.setFocus()
            return
        self.box.addWidget(self.told_chosen)
        self.box.addLayout(self._who())
        self.note.setText(words.text(_UNDO))
        self.choose("", on=False)
        self.offer()

    def choose(self, id_: str, *, on: bool) -> None:
        """Take a translation, or leave it."""
        if id_:
            self.chosen[id_] = on
        number = sum(self.chosen.values())
        self.told_chosen.setText(self.words.text(_CHOSEN, number=number))

    def take(self) -> None:
        """Take over what is ticked."""
        if not (any(self.chosen.values()) or self.read):
            self.say(self.words.text(_NOTHING_CHOSEN), "advice")
            return
        ids = frozenset(one for one, is_chosen in self.chosen.items() if is_chosen) | {one.id for one in self.read}
        self.desk.take_translation(self.found, ids, self.state.currentData(), self.by.text().strip())
        self.taken.emit(len(ids))
        self.accept()

    def write_letter(self, *, in_columns: bool) -> None:
        """Write the letter with the sentences that came back to a file that is asked for."""
        folder, language = self.source.parent, self.found.language
        proposed = folder / f"request.{language}{'.beside' if in_columns else ''}.docx"
        name, _ = QFileDialog.getSaveFileName(
            self, self.words.text(_BESIDE if in_columns else _ALONE).rstrip("…"), str(proposed), "Word (*.docx)"
        )
        if not name:
            return
        file = Path(name if name.endswith(".docx") else f"{name}.docx")
        for one in self.letters:
            one.setEnabled(False)
        work = partial(_write, self.desk.case.snapshot(), self.found, file, in_columns)
        do_aside(work, partial(self._written, file), self, "letter back")

    def _written(self, file: Path, made: ProgramError | int | None) -> None:
        for one in self.letters:
            one.setEnabled(True)
        if isinstance(made, ProgramError):
            self.say(self.told_of(made.problems[0]), "blocker")
        elif made is not None:
            told = self.words.text(_LACKING if made else _WRITTEN, file=isolated(file.name), number=made)
            self.say(told, "warning" if made else "success")
            self.cancel.setText(self.words.text(N_("Close")))
            self.letter_written.emit(file)

    def _offer_letter(self) -> None:
        self.box.addWidget(label(self.words.text(_LETTER), self.theme, "small"))
        row = QHBoxLayout()
        self.letters = [
            button(self.words.text(text), partial(self.write_letter, in_columns=in_columns))
            for text, in_columns in ((_ALONE, False), (_BESIDE, True))
        ]
        for one in self.letters:
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addStretch(1)
        self.box.addLayout(row)

    def _show_read(self) -> None:
        """Show which texts the chosen state makes reviewed although they came back as they were."""
        self.read = raised(self.desk.case, self.found, self.state.currentData())
        shown = TranslationList(self.found, self)
        self.box.replaceWidget(self.list, shown)
        self.list.deleteLater()
        self.list = shown
        self.choose("", on=False)

    def _who(self) -> QHBoxLayout:
        """Return the line that asks how far the translation has come, and who made it."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.state = Combo()
        self.state.setAccessibleName(self.words.text(N_("Status of the imported translations")))
        for key, text in STATES:
            self.state.addItem(self.words.text(text), key)
        self.state.setCurrentIndex(self.state.findData("draft"))
        self.state.currentIndexChanged.connect(self._show_read)
        self.by = QLineEdit()
        self.by.setPlaceholderText(self.words.text(N_("Translated by")))
        self.by.setAccessibleName(self.words.text(N_("Translated by")))
        row.addWidget(self.state)
        row.addWidget(self.by, 1)
        return row


class TranslationList(GroupedList):
    """All differences in groups, what has to be looked at first."""

    def __init__(self, look: Look, dialog: TranslationDialog) -> None:
        super().__init__(dialog.words, dialog.theme, dialog)
        self.dialog = dialog
        self.boxes: dict[str, QCheckBox] = {}
        self.setAccessibleName(dialog.words.text(N_("Translations")))
        read = {one.id for one in dialog.read}
        if read:
            heading = self.words.text(READ[dialog.state.currentData()], number=len(read))
            self.group(heading, [partial(self._line, one) for one in dialog.read], _MOST)
        for sort in SORTS:
            some = [one for one in look.some(sort) if one.id not in read]
            if some:
                lines = [partial(self._line, one) for one in some]
                most = 0 if sort in {"same", "letter"} else _MOST
                self.group(self.words.text(HEADINGS[sort], number=len(some)), lines, most)
        self.column.addStretch(1)

    def _line(self, one: Difference) -> QWidget:
        line = QWidget()
        box = QVBoxLayout(line)
        box.setContentsMargins(0, 2, 0, 6)
        box.setSpacing(2)
        place = isolated(one.place)
        if one.can_be_taken:
            tick = Tick(place)
            tick.setFont(self.theme.font("caption", strong=True))
            tick.setChecked(self.dialog.chosen[one.id])
            tick.toggled.connect(lambda on: self.dialog.choose(one.id, on=on))
            tick.setAccessibleDescription(one.after)
            self.boxes[one.id] = tick
            box.addWidget(tick)
        else:
            box.addWidget(label(place, self.theme, "caption", strong=True))
        for remark in one.remarks:
            row = QHBoxLayout()
            row.addWidget(level_mark("warning", self.theme, 16))
            row.addWidget(label(self.words.say(remark), self.theme, "small"), 1)
            box.addLayout(row)
        if one.source and one.sort != "same":
            box.addWidget(label(isolated(one.source), self.theme, "small", muted=True))
        texts = (isolated(told) if told else "" for told in (one.before, one.after))
        box.addWidget(self.topic("", *texts))
        return line


def _write(case: Case, look: Look, file: Path, in_columns: bool) -> ProgramError | int:
    """Write the letter; return how many sentences have no translation, or why it cannot be written."""
    try:
        made = letter_back(case, look, in_columns=in_columns)
        write_all({file: made.content}, private=True)
    except ProgramError as error:
        return error
    return made.lacking


def _looking_at(source: Path, case: Case, language: str) -> Callable[[], Look]:
    """Return the look at a file, for a thread; places are told in `language`."""
    return lambda: look_at(case, read_returned(case, content_of(source), str(source)), language)
