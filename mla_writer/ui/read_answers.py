"""Reading back what a State answered: each answer beside what the pack knew, the lines that change, and then the button."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QWidget

from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.answered import Answer, Outcome
from mla_writer.countries.asked import Asked
from mla_writer.countries.compare import changes
from mla_writer.documents.formats import Formatter
from mla_writer.errors import ProblemsError, ProgramError
from mla_writer.forms.texts import form_context
from mla_writer.handover.returned import NewVersion, Returned, new_version, read_returned, take_over
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.change_list import ChangeList
from mla_writer.ui.difference_list import GroupedList
from mla_writer.ui.differences import DifferenceView
from mla_writer.ui.look_dialog import LookDialog
from mla_writer.ui.parts import banner, isolated, label
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words, unbroken

_LOOKING = N_("Reading the answers and checking the pack against them…")
_NOTHING = N_("Nothing was answered.")
_WHO, _WHO_ON = N_("{state}: answers of {day}"), N_("{state}: answers of {day}, by {name}")
_DRAFT = N_("The new version is a draft: its free texts are in the language of the answers.")
_GROUPS: dict[Outcome, str] = {
    "changed": N_("Changed: {number}"),
    "answered": N_("Answered: {number}"),
    "confirmed": N_("Confirmed: {number}"),
    "open": N_("Left open: {number}"),
}
_MOST_REMARKS = 3
_MORE = N_("And {number} more.")

Found = tuple[Returned, NewVersion | None]


class AnswersDialog(LookDialog[Found]):
    """The dialog. `taken` gives the change of the pack that was taken over."""

    def __init__(self, source: Path, content: Content, words: Words, theme: Theme, parent: QWidget) -> None:
        self.content = content
        self.new: NewVersion | None = None
        super().__init__(
            source, lambda: _look(source, content), words, theme, parent,
            title=N_("Answers of a State"), looking=_LOOKING, act=N_("Accept"), sign="check",
        )  # fmt: skip

    def take(self) -> None:
        """Make the answers a new version of the office's pack."""
        if self.new is None:
            return
        try:
            take_over(self.new.change)
        except ProgramError as error:
            self.say(self.told_of(error.problems[0]), "blocker")
            return
        self.taken.emit((self.new.change,))
        self.accept()

    def show_found(self, found: Found) -> None:
        """Show who answered, each answer, and what it changes."""
        returned, self.new = found
        words = self.words
        answers, told = returned.answers, words.say(returned.summary)
        state = isolated(words.state(returned.pack.country))
        if answers.on:
            who = _WHO_ON if answers.by else _WHO
            in_words = Formatter(words.language, words.say)
            head = words.text(
                who, state=state, day=isolated(in_words.day(Day.parse(answers.on))), name=isolated(answers.by)
            )
        else:
            head = words.state(returned.pack.country)
        self.box.addWidget(label(head, self.theme, "question", strong=True))
        self.box.addWidget(label(told, self.theme, "small", muted=True))
        for one in returned.remarks[:_MOST_REMARKS]:
            self.box.addWidget(banner(words.say(one), "warning", self.theme))
        if len(returned.remarks) > _MOST_REMARKS:
            rest = words.text(_MORE, number=len(returned.remarks) - _MOST_REMARKS)
            self.box.addWidget(label(rest, self.theme, "small", muted=True))
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(self.windowTitle())
        self.answers = AnswerList(returned, self.content, words, self.theme, self)
        self.tabs.addTab(self.answers, words.text(N_("Answers")))
        self.box.addWidget(self.tabs, 1)
        if self.new is None:
            self.leave_only()
            self.say(words.text(_NOTHING), "advice")
            self.cancel.setFocus()
            return
        self.differences = DifferenceView(words, self.theme)
        self.differences.show_lines(self.new.lines[2:])
        self.changes = ChangeList(words, self.theme, self.content.catalogues, self)
        before, now = self.new.change.packs
        assert before is not None
        self.changes.show_changes(changes(before, now, self.content.forms))
        self.tabs.addTab(self.changes, words.text(N_("What changes")))
        self.tabs.addTab(self.differences, words.text(N_("Lines of the file")))
        self.note.setText(f"{words.text(_DRAFT)} {self.note.text()}")
        self.offer()


class AnswerList(GroupedList):
    """Every field with what became of it: what changed first, what was left open last."""

    def __init__(self, returned: Returned, content: Content, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(words, theme, parent)
        self.pack, self.forms = returned.pack, content.forms
        self.setAccessibleName(words.text(N_("Answers")))
        for outcome, heading in _GROUPS.items():
            some = [one for one in returned.answers.every if one.outcome == outcome]
            if some:
                lines = [partial(self._line, one) for one in some]
                self.group(words.text(heading, number=len(some)), lines, 0 if outcome == "open" else len(some))
        self.column.addStretch(1)

    def _line(self, one: Answer) -> QWidget:
        topic, known = unbroken(self._topic(one.asked)), self._known(one.asked)
        if one.outcome == "open":
            return self.topic(topic, known, "")
        if one.outcome == "confirmed":
            return self.topic(topic, known or self._worded(one.asked, one.value), "")
        return self.topic(topic, known, self._worded(one.asked, one.value))

    def _topic(self, asked: Asked) -> str:
        """Return what was asked, with the type of assistance or the authority that it was asked of."""
        told = self.words.say(asked.topic)
        head, name = (*asked.tag.split("."), "")[:2]
        if head == "assistance" and name in self.forms.assistance:
            title = self.forms.assistance[name].title
            return self.words.pair(self.words.of_form(title, f"{form_context(name)}:title"), told)
        other = next((one.name for one in self.pack.authorities if head == "authorities" and one.id == name), "")
        return self.words.pair(isolated(other), told) if other else told

    def _known(self, asked: Asked) -> str:
        """Return what the pack knew, as one reads it."""
        if asked.told is not None:
            return self._led(unbroken(self.words.say(asked.told)))
        return self._worded(asked, asked.known) if asked.known else ""

    def _worded(self, asked: Asked, value: str) -> str:
        """Return an answer as one reads it."""
        told = asked.options.get(value)
        if told is not None:
            return unbroken(self.words.say(told))
        if asked.kind == "languages":
            names = locale_of(self.words.language).languages
            return " · ".join(str(names.get(code, code)) for code in value.split(","))
        return self._led("\n".join(isolated(line) for line in value.splitlines()))

    def _led(self, text: str) -> str:
        """Return a text whose lines begin at the edge at which the window begins, in whatever language they are."""
        edge = "\u200f" if self.words.is_rtl else "\u200e"
        return "\n".join(f"{edge}{line}" for line in text.splitlines())


def _look(source: Path, content: Content) -> Found:
    """Read the answers, and check the pack with them; raise ProblemsError where either cannot be."""
    apart = content.beside()
    returned = read_returned(source, apart)
    if returned.answers.faults:
        raise ProblemsError(returned.answers.faults)
    return returned, new_version(returned, apart) if returned.answers.given else None
