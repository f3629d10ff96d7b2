"""Notices above a request: what happened to its file, with what can be done about it; said when they appear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mla_writer.errors import StorageError
from mla_writer.pack_news import PackNews, pack_news
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.desk import Desk
from mla_writer.ui.pack_news import PackNewsDialog
from mla_writer.ui.parts import Level, banner, button, isolated
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce

Choice = tuple[str, Callable[[], object]]

_TWO_WINDOWS = N_(
    "This draft is also open in another window. Write in only one of them. What the other has saved is overwritten only if "
    "you say so, and is then kept as a file of its own."
)
_RECOVERED = N_(
    "Recovered: the program ended without closing this draft. All answers are here, saved {time}; anything typed in "
    "the last two seconds may be missing."
)
_OVERTAKEN = N_(
    "Not saved: somebody else has changed this file since you opened it. Their changes were not overwritten."
)
_KEPT = N_("The other version is kept as {file}, beside this draft and in the list of requests.")
_OTHER_PACK = N_(
    "The country pack for {state} has changed since this draft was checked, from version {before} to version {now}."
)
_SAME_NUMBER = N_(
    "The country pack for {state} has changed since this draft was checked; it is still called version {now}."
)
_BECAUSE = N_("As a result: {come} new findings, {gone} gone.")
_NOT_KEPT = N_("The earlier pack is not kept here, so the changes cannot be shown.")


class Notices(QWidget):
    """The notices, one under the other; each stays until it is closed or decided.

    `compared` asks to see how another version of the draft differs.
    """

    compared = Signal(Path)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self._shown: dict[str, QWidget] = {}
        self.hide()

    def two_windows(self) -> None:
        """Say that another window has the draft too."""
        self._add("two", self.desk.words.text(_TWO_WINDOWS), "warning")

    def recovered(self) -> None:
        """Say that the draft was never closed, and from when it is."""
        saved = dt.datetime.fromtimestamp(self.desk.path.stat().st_mtime).astimezone()
        now = dt.datetime.now().astimezone()
        time = saved.strftime("%H:%M" if saved.date() == now.date() else "%Y-%m-%d %H:%M")
        self._add("recovered", self.desk.words.text(_RECOVERED, time=f"\u2066{time}\u2069"), "advice")

    def overtaken(self, read_anew: Callable[[], object]) -> None:
        """Say that somebody else has written the file, and let the drafter decide whose state stays."""
        words = self.desk.words
        choices = (
            (words.text(N_("Save mine; keep theirs as a copy")), self._keep_mine),
            (words.text(N_("Reload the file; keep mine as a copy")), read_anew),
        )
        self._add("overtaken", words.text(_OVERTAKEN), "blocker", *choices)

    def packs_changed(self) -> None:
        """Say that a country pack is another one than that with which the draft was checked, and what can be done about it."""
        words = self.desk.words
        for one in pack_news(self.desk.case):
            numbers = words.text(_BECAUSE, come=one.come, gone=one.gone) if one.is_known else words.text(_NOT_KEPT)
            text = _SAME_NUMBER if one.now.version == one.before.version else _OTHER_PACK
            state = isolated(words.state(one.code))
            told = words.text(text, state=state, now=one.now.version, before=one.before.version)
            choices = [(words.text(N_("Accept")), self._accept_packs)]
            if one.is_known:
                choices.insert(0, (words.text(N_("Show the changes…")), partial(self._show_news, one)))
            self._add(f"pack {one.code}", f"{told} {numbers}", "warning" if one.findings else "advice", *choices)

    def _accept_packs(self) -> None:
        self.desk.accept_packs()
        for sort in [one for one in self._shown if one.startswith("pack ")]:
            self._close(sort)

    def _show_news(self, news: PackNews) -> None:
        dialog = PackNewsDialog(news, self.desk, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._accept_packs)
        dialog.open()

    def _keep_mine(self) -> None:
        words = self.desk.words
        try:
            copy = self.desk.keep_mine()
        except StorageError as error:
            self.desk.refused.emit(words.say(problem_message(error.problems[0])))
            return
        self._close("overtaken")
        if copy is not None:
            self._close("kept")
            choices = (
                (words.text(N_("Compare…")), partial(self.compared.emit, copy)),
                (words.text(N_("Close")), partial(self._close, "kept")),
            )
            self._add("kept", words.text(_KEPT, file=isolated(copy.name)), "advice", *choices)

    def _add(self, sort: str, text: str, level: Level, *choices: Choice) -> None:
        if sort in self._shown:
            return
        made = self._shown[sort] = banner(text, level, self.theme)
        row = made.layout()
        assert row is not None
        for label, act in choices:
            row.addWidget(button(label, act))
        if not choices:
            close = button("", lambda: self._close(sort), style="icon", name=self.desk.words.text(N_("Close")))
            close.setIcon(icon("x", self.theme.colours["text"]))
            row.addWidget(close)
        self.box.addWidget(made)
        self.show()
        announce(self, text)

    def _close(self, sort: str) -> None:
        gone = self._shown.pop(sort, None)
        if gone is not None:
            self.box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.setVisible(bool(self._shown))
