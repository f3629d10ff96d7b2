"""Taking over a pack or a bundle: who signed it, what it changes in words, and only then the button that does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from mla_writer.content import Content
from mla_writer.countries.compare import changes as told_changes, told_of_new
from mla_writer.errors import ProgramError
from mla_writer.handover.installing import Change, Handover, install, look_at
from mla_writer.translation.catalogue import LANGUAGES
from mla_writer.translation.message import Message, N_
from mla_writer.ui.change_list import ChangeList
from mla_writer.ui.differences import DifferenceView
from mla_writer.ui.look_dialog import LookDialog
from mla_writer.ui.parts import Tick, button, isolated, label
from mla_writer.ui.signer import grouped, signer_banner
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_ROWS, _AIR = 4, 10
_LOOKING = N_("Reading the file, verifying checksums and running the examples…")
_YES = N_("I know who sent this; install it anyway")
_YES_FIRST = N_("First confirm that you know who sent this, or have the key added under Settings, Trusted keys.")
_NOTHING = N_("All of this is installed already.")
_BELOW = N_("Version {version} is lower than version {shipped}, which came with the program: it may be older.")
_NEW, _NEWER, _SAME = (
    N_("{state}: new, version {version}"),
    N_("{state}: you have version {known}, this file contains version {version}"),
    N_("{state}: you have this version already"),
)
_LINES, _WORDS = N_("Show the lines of the file"), N_("Show the changes in words")
_TRANSLATED = N_("Translation into {language}: {told} of {every} texts")
_KEY = N_("Key of the signer: {number}")


class InstallDialog(LookDialog[Handover]):
    """The dialog."""

    def __init__(self, source: Path, content: Content, words: Words, theme: Theme, parent: QWidget) -> None:
        self.handover: Handover | None = None
        self.content = content
        self.yes: QCheckBox | None = None
        super().__init__(
            source, lambda: _look(source, content), words, theme, parent,
            title=N_("Install a pack"), looking=_LOOKING, act=N_("Install"), sign="package-plus",
        )  # fmt: skip

    def take(self) -> None:
        """Take over what is shown, or say what is missing."""
        if self.handover is None:
            return
        is_known = self.yes is None or self.yes.isChecked()
        if not is_known:
            self.say(self.words.text(_YES_FIRST), "warning")
            return
        try:
            install(self.handover, accepts_unknown=is_known)
        except ProgramError as error:
            self.say(self.told_of(error.problems[0]), "blocker")
            return
        self.taken.emit(self.handover.news)
        self.accept()

    def show_found(self, found: Handover) -> None:
        """Show who signed it, and what it changes."""
        self.handover = found
        self.box.addWidget(signer_banner(found.signer, self.words, self.theme))
        if found.signer.standing == "unknown":
            self.yes = Tick(self.words.text(_YES))
            self.box.addWidget(self.yes)
        if found.signer.key_name and found.signer.standing == "trusted":
            number = f"\u2066{grouped(found.signer.key_name)}\u2069"
            self.box.addWidget(label(self.words.text(_KEY, number=number), self.theme, "caption", muted=True))
        self.box.addWidget(label(self.words.text(N_("What changes")), self.theme, "question", strong=True))
        self.list = self._packs(found.changes)
        self.box.addWidget(self.list)
        self.translated = label("", self.theme, "small")
        self.translated.hide()
        self.box.addWidget(self.translated)
        self.changes = ChangeList(self.words, self.theme, self.content.catalogues, self)
        self.box.addWidget(self.changes, 1)
        self.differences = DifferenceView(self.words, self.theme)
        self.differences.hide()
        self.box.addWidget(self.differences, 1)
        self.turn = button(self.words.text(_LINES), self.show_lines, style="link")
        self.box.addWidget(self.turn)
        self.note.setVisible(any(one.is_of_office for one in found.news))
        if found.news:
            self.offer()
        else:
            self.say(self.words.text(_NOTHING), "success")
        first = next((row for row, one in enumerate(found.changes) if not one.is_same), 0)
        self.list.setCurrentRow(first)

    def show_lines(self) -> None:
        """Show the changes line by line, as the file is written, or in words again."""
        in_lines = self.differences.isHidden()
        self.differences.setVisible(in_lines)
        self.changes.setVisible(not in_lines)
        self.turn.setText(self.words.text(_WORDS if in_lines else _LINES))

    def _packs(self, changes: tuple[Change, ...]) -> QListWidget:
        made = QListWidget()
        made.setObjectName("choose")
        made.setAccessibleName(self.words.text(N_("What changes")))
        made.setFont(self.theme.font("small"))
        height = made.fontMetrics().height() + _AIR
        for one in changes:
            item = QListWidgetItem(self._line(one), made)
            item.setSizeHint(QSize(60, height))
        made.setFixedHeight(height * min(_ROWS, len(changes)) + _AIR + 4)
        made.currentRowChanged.connect(self._show_change)
        return made

    def _show_change(self, row: int) -> None:
        if self.handover is not None and row >= 0:
            one = self.handover.changes[row]
            self.differences.show_lines(one.lines)
            before, now = one.packs
            forms = self.content.forms
            self.changes.show_changes(
                told_changes(before, now, forms) if before is not None else told_of_new(now, forms)
            )
            self.translated.setText("\n".join(self._translations(one)))
            self.translated.setVisible(bool(one.translations))

    def _translations(self, one: Change) -> Iterator[str]:
        for language, made in one.translations.items():
            name = self.words.say(Message(language, domain=LANGUAGES))
            yield self.words.text(_TRANSLATED, language=name, told=made.told, every=made.every)

    def _line(self, one: Change) -> str:
        told = _SAME if one.is_same else _NEWER if one.known else _NEW
        line = self.words.text(told, state=isolated(self.words.state(one.code)), version=one.version, known=one.known)
        if not one.is_below_shipped:
            return line
        return f"{line}. {self.words.text(_BELOW, version=one.version, shipped=one.shipped)}"


def _look(source: Path, content: Content) -> Handover:
    """Look at the file; what changes is ready for the window then."""
    found = look_at(source, content)
    for one in found.changes:
        _ = one.lines, one.packs
    return found
