"""What has changed in a country pack since a draft was checked with it, and which findings come and go because of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mla_writer.conditions.values import Day
from mla_writer.countries.marks import PackMark
from mla_writer.documents.formats import Formatter
from mla_writer.pack_news import PackNews
from mla_writer.translation.message import N_
from mla_writer.ui.change_list import ChangeList
from mla_writer.ui.desk import Desk
from mla_writer.ui.difference_list import DifferenceList
from mla_writer.ui.parts import button, fit, foot, isolated, label
from mla_writer.ui.theme import Theme

_TITLE = N_("The country pack for {state} has changed")
_BEFORE, _NOW = N_("Checked with: {pack}"), N_("Now: {pack}")
_MARK, _OF_OFFICE, _PLAIN = (
    N_("version {version} of {day}"),
    N_("version {version} of {day}, of the office"),
    N_("version {version}"),
)
_SAYS = N_("What has changed in the pack")
_NO_FINDINGS = N_("No finding of this draft changes because of it.")


class PackNewsDialog(QDialog):
    """The dialog; it is accepted where the newer pack is to be recorded."""

    def __init__(self, news: PackNews, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.news, self.desk, self.theme = news, desk, theme
        words = desk.words
        told = words.text(_TITLE, state=isolated(words.state(news.code)))
        self.setWindowTitle(told)
        fit(self, 760, 560, theme.text_scale)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        box.addWidget(label(told, theme, "heading", strong=True))
        for text, mark in ((_BEFORE, news.before), (_NOW, news.now)):
            box.addWidget(label(words.text(text, pack=self._told(mark)), theme, "small", muted=True))
        self.findings = DifferenceList(words, theme, self)
        self.findings.show_differences(news.findings) if news.findings else self.findings.tell(_NO_FINDINGS)
        box.addWidget(self.findings, 2 if news.findings else 0)
        if not news.findings:
            self.findings.setFixedHeight(round(40 * theme.text_scale))
        box.addWidget(label(words.text(_SAYS), theme, "small", strong=True, muted=True))
        changes = ChangeList(words, theme, desk.case.content.catalogues, self)
        changes.show_changes(news.changes)
        box.addWidget(changes, 3)
        later = button(words.text(N_("Later")), self.reject)
        self.take = button(words.text(N_("Accept")), self.accept, style="main")
        box.addLayout(foot(later, self.take))
        self.take.setFocus()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _told(self, mark: PackMark) -> str:
        words = self.desk.words
        if not mark.checked_on:
            return words.text(_PLAIN, version=mark.version)
        day = Formatter(words.language, words.say).day(Day.parse(mark.checked_on))
        return words.text(_OF_OFFICE if mark.layer == "office" else _MARK, version=mark.version, day=day)
