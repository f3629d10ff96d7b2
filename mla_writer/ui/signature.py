"""The way to signature, beside the review: what is written, checked and exported, and who is named to sign.

A step is ticked only where the answers and the history show it; signing happens on paper, so it never is.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.answers.draft import Exported
from mla_writer.checks.finding import count
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import Clickable, label, mark
from mla_writer.ui.review_cards import dated
from mla_writer.ui.sections import Mark, is_missing, marks_of, progress, section_pages
from mla_writer.ui.theme import Theme
from mla_writer.ui.versions_list import CHANGED
from mla_writer.versions import changed_since

_NOTE = N_("Drafts can be exported while a blocker is open, a final letter only once none is.")
_AFTERWARDS = N_("{final}. Afterwards: {draft}")
_BLOCKERS, _EXPORT, _SIGNATORY = "blockers", "export", "request.signatory"
_SAID = {
    "done": N_("done"),
    "overridden": N_("overridden"),
    "begun": N_("begun"),
    "open": N_("open"),
    "lapsed": N_("changed since"),
}
_MARKS = {
    "done": ("circle-check", "success"),
    "overridden": ("stamp", "text-muted"),
    "begun": ("circle-dot", "accent"),
    "open": ("circle", "text-muted"),
    "lapsed": ("history", "warning"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, how far it is, what is told of it, and the question or place that it leads to, if any."""

    title: str
    state: str
    told: str
    leads_to: str = ""


class SignaturePanel(QScrollArea):
    """The steps. `wanted` asks for a question, `blockers` for the first open blocker, `export` for the export."""

    wanted = Signal(str)
    blockers = Signal()
    export = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Column("side")
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(16, 16, 16, 16)
        self.box.setSpacing(0)
        self.setWidget(body)
        self.steps: tuple[Step, ...] = ()

    def refresh(self) -> None:
        """Show the steps as they stand."""
        steps = (self._written(), self._checked(), self._exported(), self._signed())
        if steps == self.steps:
            return
        self.steps = steps
        clear(self.box)
        words = self.desk.words
        self.box.addWidget(label(words.text(N_("On the way to signature")), self.theme, "heading", strong=True))
        self.box.addSpacing(8)
        for number, step in enumerate(steps, 1):
            line = StepLine(step, is_last=number == len(steps), said=words.text(_SAID[step.state]), theme=self.theme)
            line.pressed.connect(lambda step=step: self._go(step))
            self.box.addWidget(line)
        if count(self.desk.findings).blockers:
            self.box.addSpacing(12)
            self.box.addWidget(label(words.text(_NOTE), self.theme, "caption", muted=True))
        self.box.addStretch(1)

    # ---- the steps -------------------------------------------------------------------------------------------------

    def _written(self) -> Step:
        words, findings = self.desk.words, self.desk.findings
        marks = self._marks()
        done, every = progress(marks)
        missing = [one for one in findings if is_missing(one)]
        gaps = [one for one in missing if one.overridden is None]
        waived = [one for one in missing if one.overridden is not None]
        told = words.text(N_("{done} of {all} sections"), done=done, all=every)
        if gaps:
            one, many = N_("1 required answer is missing."), N_("{number} required answers are missing.")
            told = f"{told}. {words.text(one if len(gaps) == 1 else many, number=len(gaps))}"
        elif waived:
            one, many = (
                N_("1 required answer is overridden, not answered."),
                N_("{number} required answers are overridden, not answered."),
            )
            told = f"{told}. {words.text(one if len(waived) == 1 else many, number=len(waived))}"
        elif done < every:
            told = f"{told}. {words.text(N_('No required answer is missing.'))}"
        is_done = not gaps and set(marks) <= {"complete", "overridden", "not_started", "optional", "cannot_start"}
        state = "begun" if not is_done else "overridden" if "overridden" in marks else "done"
        return Step(words.text(N_("Written")), state, told, (gaps or waived)[0].where if gaps or waived else "")

    def _marks(self) -> list[Mark]:
        """Return how far each section is, as the task list tells it."""
        pages = [one for one in section_pages(self.desk) if one.is_marked]
        return [mark for mark, _ in marks_of(pages, self.desk.live, self.desk.findings).values()]

    def _checked(self) -> Step:
        words, counted = self.desk.words, count(self.desk.findings)
        number = counted.blockers
        if number:
            told = words.text(
                N_("1 blocker is open") if number == 1 else N_("{number} blockers are open"), number=number
            )
            return Step(words.text(N_("Checked")), "begun", told, _BLOCKERS)
        told = words.text(N_("No blocker is open"))
        if counted.overridden:
            told = f"{told}. {words.text(N_('Overridden with a reason: {number}'), number=counted.overridden)}"
        return Step(words.text(N_("Checked")), "done", told)

    def _exported(self) -> Step:
        words, title = self.desk.words, self.desk.words.text(N_("Exported"))
        exports = self.desk.case.draft.exports
        if not exports:
            return Step(title, "open", words.text(N_("Not yet")), _EXPORT)
        current = [one for one in exports if one.answers == self.desk.case.fingerprint]
        final = [one for one in exports if one.final]
        now = [one for one in final if one in current]
        shown = (now or final or current or list(exports))[-1]
        told, last_one = self._told_of(shown), exports[-1]
        if shown.final and not last_one.final:  # a draft made later does not take the place of what went out
            told = words.text(_AFTERWARDS, final=told, draft=self._told_of(last_one))
        if shown not in current:
            last = changed_since(self.desk.case)
            lapsed = words.text(CHANGED, number=last.number) if last else words.text(N_("Answers have changed since."))
            return Step(title, "lapsed", f"{told}. {lapsed}", _EXPORT)
        return Step(title, "done" if now else "begun", told, _EXPORT)

    def _told_of(self, one: Exported) -> str:
        names = locale_of(self.desk.words.language).languages
        languages = self.desk.words.listed(names.get(code, code) for code in one.languages)
        told = N_("{languages}, {date}") if one.final else N_("{languages}, {date}, as a draft")
        return self.desk.words.text(told, languages=languages, date=dated(self.desk, one.on))

    def _signed(self) -> Step:
        words, answers = self.desk.words, self.desk.case.answers
        name = answers.text("request.signatory.name")
        if not name:
            return Step(words.text(N_("Signed")), "open", words.text(N_("No signatory is named yet.")), _SIGNATORY)
        post = self.desk.told(answers.get("request.signatory.post"))
        told = words.listed(f"\u2068{one}\u2069" for one in (name, post) if one)
        return Step(words.text(N_("Signed")), "open", words.text(N_("By {name}, on paper"), name=told), _SIGNATORY)

    def _go(self, step: Step) -> None:
        if step.leads_to == _BLOCKERS:
            self.blockers.emit()
        elif step.leads_to == _EXPORT:
            self.export.emit()
        else:
            self.wanted.emit(step.leads_to)


class StepLine(Clickable):
    """One step with its mark, and the line that leads to the next."""

    def __init__(self, step: Step, *, is_last: bool, said: str, theme: Theme) -> None:
        super().__init__("plain")
        self.setAccessibleName(f"{step.title}, {said}: {step.told}")
        if not step.leads_to:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
            self.blockSignals(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        way = QVBoxLayout()
        way.setSpacing(2)
        way.addSpacing(2)
        sign, colour = _MARKS[step.state]
        way.addWidget(mark(sign, colour, theme, 16), 0, Qt.AlignmentFlag.AlignHCenter)
        if is_last:
            way.addStretch(1)
        else:
            thread = QFrame()
            thread.setObjectName("thread")
            way.addWidget(thread, 1, Qt.AlignmentFlag.AlignHCenter)
        row.addLayout(way)
        row.addWidget(self._words(step, theme), 1)

    def _words(self, step: Step, theme: Theme) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 14)
        box.setSpacing(1)
        box.addWidget(label(step.title, theme, strong=True))
        box.addWidget(label(step.told, theme, "small", muted=True))
        return holder
