"""What can be chosen for an export: languages, reader, format, and draft or final."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.checks.languages import measures_in, standing
from mla_writer.documents.beside import BESIDE, Beside, goes_with
from mla_writer.errors import ProgramError
from mla_writer.forms.model import EXTRACTS, Reader
from mla_writer.interview.shown import Shown
from mla_writer.letters import (
    Format,
    Wanted,
    away_from,
    first_reader,
    has_letterhead,
    measures_left_out,
    names_of,
    questions_left_out,
    recipients,
)
from mla_writer.parcel import ALWAYS, in_parcel
from mla_writer.pdf import printer
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import caption
from mla_writer.ui.letter import READERS
from mla_writer.ui.parts import Option, Tick, inset, label, set_property
from mla_writer.ui.plain import tip
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme

_FORMATS: tuple[tuple[Format, str], ...] = (
    ("docx", N_("Word (.docx)")),
    ("pdf", N_("PDF, printed by LibreOffice (.pdf)")),
    ("html", N_("Web page (.html)")),
    ("txt", N_("Plain text (.txt)")),
)
_CONTENTS: tuple[tuple[bool | None, str], ...] = (
    (None, N_("from about ten pages on")),
    (True, N_("always")),
    (False, N_("never")),
)
_BESIDE: tuple[tuple[Beside, str, str], ...] = (
    ("cover", N_("Covering note"), N_("one page: what is asked for, by when, and what is enclosed")),
    ("undertakings", N_("Undertakings"), N_("word for word as in the letter, on a sheet to be signed separately")),
    (
        "sheets",
        N_("Cover sheets"),
        N_("an index of the enclosures, and a sheet for each with its page count and checksum"),
    ),
    ("checklist", N_("Checklist"), N_("what that State and the treaties require, and where the letter answers it")),
)
_PARCELS: tuple[tuple[str, str], ...] = (
    ("", N_("Separate files")),
    ("folder", N_("All in one folder, with the attached files")),
    (".zip", N_("All in one zip, with the attached files")),
)
_ACCEPTED, _ORIGINAL = N_("the authority reads this version"), N_("your original")
_ACCEPTED_FOR = N_("the authority reads this version for: {measures}")
_ALL = N_("everything, for the requested authority")
_FILE = N_("everything, for your file: the provider needs less")
_INTERNAL = N_("everything, with findings, reasons for overrides and what other readers do not see; never to be sent")
_NOTHING = N_("nothing is left out")
_MASKED = N_("persons, their numbers and addresses, file numbers and places of detention are masked")
_MASKED_AND_LEFT_OUT = N_(
    "persons, their numbers and addresses, file numbers and places of detention are masked; left out: {what}"
)
_LEFT_OUT = N_("left out: {what}")
_COUNTED = {
    "facts": N_("facts ({number})"),
    "persons": N_("persons ({number})"),
    "things": N_("accounts, places and objects ({number})"),
    "documents": N_("documents ({number})"),
}
_MEASURES, _ANSWERS = N_("measures ({number})"), N_("answers ({number})")
_TO = N_("Sent to")
_PAPER = N_("Your office’s letterhead")
_PAPER_TOLD = N_("with its header, footer, styles and page")
_BILINGUAL, _ALONE = N_("Side by side with"), N_("no other language")
_IN_COLUMNS = N_("Two columns, for translators and for reading.")
_DRAFT = N_("gaps shown, marked as a draft")
_RETURNABLE = N_("Can be edited in Word and read back")
_RETURNABLE_TOLD = N_("the file then contains checksums of its paragraphs and of the answers")
_FINAL = N_("without marks, for signature, kept as a version; available once no blocker is open")


class Choices(QFrame):
    """The choices; `changed` tells that one was made."""

    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk, self.theme = desk, theme
        self.languages: dict[str, QCheckBox] = {}
        self.readers: dict[Reader, QRadioButton] = {}
        self.recipient = Combo()
        self._was_final = False
        self.format, self.contents, self.footnotes = Combo(), Combo(), Tick()
        self.paper: QCheckBox | None = None
        self.beside: dict[Beside, QCheckBox] = {}
        self.parcel = Combo()
        self.bilingual = Combo()
        self.draft, self.final = Option(), Option()
        self.returnable = Tick()
        self.name = QLineEdit(Settings().drafter or desk.case.answers.text("request.signatory.name"))
        self.box = box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 18)
        box.setSpacing(2)
        self.format.currentIndexChanged.connect(self._offer_contents)
        for title, part in (
            (N_("Languages"), self._language_choices()),
            (N_("Draft or final"), self._state_choices()),
            (N_("Who will read it"), self._reader_choices()),
            (N_("Beside each letter"), self._beside_choices()),
            (N_("Format"), self._format_choices()),
            *(((N_("Paper"), self._paper_choice()),) if self._has_letterhead() else ()),
            (N_("Files"), self._combo(self.parcel, N_("Files"), _PARCELS)),
        ):
            told = label(desk.words.text(title), theme, "question", strong=True)
            box.addWidget(told)
            box.addWidget(part)
            box.addSpacing(10)
        box.addStretch(1)
        self.parcel.currentIndexChanged.connect(self._show_whats_always_in)
        self.changed.connect(self._fit_reader)
        self._fit_reader()

    def wanted(self) -> Wanted:
        """Return what is chosen; no letter stands beside itself."""
        beside = str(self.bilingual.currentData())
        languages = tuple(code for code, one in self.languages.items() if one.isChecked() and code != beside)
        reader = self.reader
        wanted = Wanted(
            languages,
            reader,
            self.format.currentData(),
            final=self.final.isChecked(),
            beside=tuple(key for key in BESIDE if self.beside[key].isChecked() and goes_with(key, reader)),
            contents=self.contents.currentData(),
            footnotes=self.footnotes.isChecked(),
            bilingual=beside,
            recipient=self.recipient.currentData() or 0,
            returnable=self.final.isChecked() and self.returnable.isChecked(),
        )
        return in_parcel(wanted) if self.parcel.currentData() else wanted

    @property
    def reader(self) -> Reader:
        """For whom the letters are."""
        return next(key for key, one in self.readers.items() if one.isChecked())

    def target(self, folder: Path) -> Path | None:
        """Return the folder or zip into which everything goes together; None for separate files."""
        sort = str(self.parcel.currentData())
        if not sort:
            return None
        return folder / f"{self.desk.path.stem}{sort if sort.startswith('.') else ''}"

    @property
    def on_letterhead(self) -> bool:
        """Whether the letters go on the letterhead of the office."""
        return self.paper is not None and self.paper.isChecked() and self._has_paper()

    @property
    def by(self) -> str:
        """The name of who makes the letters final."""
        return self.name.text().strip()

    def add_below(self, part: QWidget) -> None:
        """Put something below the choices."""
        self.box.addWidget(part)

    def take_focus(self) -> None:
        """Go to the first language."""
        next(iter(self.languages.values())).setFocus()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _language_choices(self) -> QWidget:
        case, names = self.desk.case, locale_of(self.desk.words.language).languages
        chosen, written = case.answers.listed("request.letters"), case.answers.text("request.written_in")
        holder, box = _column()
        first = (*chosen, *(one for one in case.content.catalogues.languages if one not in chosen))
        for code in first:
            if code not in case.content.catalogues.languages:
                continue
            one = Tick(names.get(code, code))
            one.setChecked(code in chosen)
            one.toggled.connect(self.changed)
            self.languages[code] = one
            notes = [self._accepted(code), self.desk.words.text(_ORIGINAL) if code == written else ""]
            box.addWidget(self._line(one, self.desk.words.listed(notes)))
        return holder

    def _accepted(self, code: str) -> str:
        """Say whether the State takes this request in a language: as a whole, or for which measures."""
        case, words = self.desk.case, self.desk.words
        how = standing(case.context, code)
        if how != "some":
            return words.text(_ACCEPTED) if how else ""
        shape = case.live.questionnaire.shape("request.assistance")
        return self.desk.tell(Message(_ACCEPTED_FOR, {"measures": Shown(measures_in(case.context, code), shape)}))

    def _reader_choices(self) -> QWidget:
        holder, box = _column()
        group = QButtonGroup(holder)
        for key, text in READERS:
            one = Option(self.desk.words.text(text))
            group.addButton(one)
            _check(one, on=key == first_reader(self.desk.case))
            one.toggled.connect(lambda on: self.changed.emit() if on else None)
            self.readers[key] = one
            box.addWidget(self._line(one, self._left_out(key)))
        box.addWidget(self._recipient_choice())
        return holder

    def _recipient_choice(self) -> QWidget:
        """Return the choice of the one to whom an extract goes; shown where there are several."""
        self.to = holder = QWidget()
        row = QHBoxLayout(holder)
        inset(row, 28, 2, 8, 0, is_rtl=self.desk.words.is_rtl)
        row.setSpacing(8)
        told = label(self.desk.words.text(_TO), self.theme, "body")
        told.setBuddy(self.recipient)
        self.recipient.setAccessibleName(told.text())
        self.recipient.activated.connect(self.changed)
        row.addWidget(told)
        row.addWidget(self.recipient)
        row.addStretch(1)
        return holder

    def _beside_choices(self) -> QWidget:
        holder, box = _column()
        for key, text, note in _BESIDE:
            one = Tick(self.desk.words.text(text))
            one.toggled.connect(self.changed)
            self.beside[key] = one
            box.addWidget(self._line(one, self.desk.words.text(note)))
        return holder

    def _combo(self, combo: QComboBox, name: str, choices: tuple[tuple[str, str], ...]) -> QWidget:
        """Return a list to choose one from, in a line of its own."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 2, 0, 0)
        combo.setAccessibleName(self.desk.words.text(name))
        for key, text in choices:
            combo.addItem(self.desk.words.text(text), key)
        combo.currentIndexChanged.connect(self.changed)
        row.addWidget(combo)
        row.addStretch(1)
        return holder

    def _format_choices(self) -> QWidget:
        """The format of the files, and what belongs to it."""
        outer, box = _column()
        offered = tuple(one for one in _FORMATS if one[0] != "pdf" or printer() is not None)
        box.addWidget(self._combo(self.format, N_("Format"), offered))
        box.addWidget(self._bilingual_choice())
        box.addWidget(self._contents_choice())
        box.addWidget(self._line(self.footnotes, ""))
        return outer

    def _bilingual_choice(self) -> QWidget:
        """The language that stands in a second column."""
        words, names = self.desk.words, locale_of(self.desk.words.language).languages
        codes = self.desk.case.content.catalogues.languages
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 2, 0, 0)
        row.setSpacing(8)
        self.bilingual.addItem(words.text(_ALONE), "")
        for code in codes:
            self.bilingual.addItem(names.get(code, code), code)
        tip(self.bilingual, words.text(_IN_COLUMNS))
        self.bilingual.setAccessibleName(words.text(_BILINGUAL))
        self.bilingual.setAccessibleDescription(words.text(_IN_COLUMNS))
        self.bilingual.currentIndexChanged.connect(self.changed)
        row.addWidget(label(words.text(_BILINGUAL), self.theme, "body"))
        row.addWidget(self.bilingual)
        row.addStretch(1)
        return holder

    def _contents_choice(self) -> QWidget:
        """Whether the letter has a table of contents, and footnotes."""
        words, holder = self.desk.words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4, 2, 0, 0)
        row.setSpacing(8)
        told = label(words.text(N_("Table of contents")), self.theme, "body")
        told.setWordWrap(False)
        told.setBuddy(self.contents)
        self.contents.setAccessibleName(told.text())
        for key, text in _CONTENTS:
            self.contents.addItem(words.text(text), key)
        self.footnotes.setText(words.text(N_("Sources of facts as footnotes")))
        self.contents.currentIndexChanged.connect(self.changed)
        self.footnotes.toggled.connect(self.changed)
        for one in (told, self.contents):
            row.addWidget(one)
        row.addStretch(1)
        return holder

    def _offer_contents(self) -> None:
        """Plain text has no table of contents."""
        self.contents.setEnabled(self.format.currentData() != "txt")

    def _paper_choice(self) -> QWidget:
        """Return the choice of the paper; only Word and PDF files have one."""
        holder, box = _column()
        self.paper = paper = Tick(self.desk.words.text(_PAPER))
        paper.setChecked(True)
        paper.toggled.connect(self.changed)
        box.addWidget(self._line(paper, self.desk.words.text(_PAPER_TOLD)))
        self.format.currentIndexChanged.connect(lambda: paper.setEnabled(self.format.currentData() in {"docx", "pdf"}))
        return holder

    def _has_paper(self) -> bool:
        return self.format.currentData() in {"docx", "pdf"}

    def _has_letterhead(self) -> bool:
        try:
            return has_letterhead(self.desk.case)
        except ProgramError:  # told of where the profile is used
            return False

    def _state_choices(self) -> QWidget:
        holder, box = _column()
        group = QButtonGroup(holder)
        is_final = self.desk.case.is_complete
        for one, text, note, on in (
            (self.draft, N_("Draft"), _DRAFT, not is_final),
            (self.final, N_("Final"), _FINAL, is_final),
        ):
            one.setText(self.desk.words.text(text))
            group.addButton(one)
            _check(one, on=on)
            one.toggled.connect(lambda checked: self.changed.emit() if checked else None)
            box.addWidget(self._line(one, self.desk.words.text(note)))
        box.addWidget(self._who())
        self.returnable.setText(self.desk.words.text(_RETURNABLE))
        self.returnable.toggled.connect(self.changed)
        line = self._line(self.returnable, self.desk.words.text(_RETURNABLE_TOLD))
        line.setVisible(self.final.isChecked())
        self.final.toggled.connect(line.setVisible)
        box.addWidget(line)
        return holder

    def _who(self) -> QWidget:
        """Return the name under which a final version is kept, asked only while one is chosen."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        inset(row, 28, 4, 8, 0, is_rtl=self.desk.words.is_rtl)
        row.setSpacing(8)
        asked = label(self.desk.words.text(N_("Finalised by")), self.theme, "small")
        asked.setBuddy(self.name)
        self.name.setAccessibleName(asked.text())
        row.addWidget(asked)
        row.addWidget(self.name, 1)
        holder.setVisible(self.final.isChecked())
        self.final.toggled.connect(holder.setVisible)
        return holder

    def _show_whats_always_in(self) -> None:
        """Tick what goes into every parcel, which cannot be left out of one."""
        is_parcel = bool(self.parcel.currentData())
        for key in ALWAYS:
            box = self.beside[key]
            box.setEnabled(not is_parcel)
            box.setChecked(is_parcel)
        self._fit_reader()

    def _fit_reader(self) -> None:
        """Offer what goes with the version for the reader: to whom it goes, what stands beside it, whether it is ever final."""
        reader, is_parcel = self.reader, bool(self.parcel.currentData())
        for key, box in self.beside.items():
            fits = goes_with(key, reader)
            box.setEnabled(fits and not (is_parcel and key in ALWAYS))
            box.setChecked((fits and box.isChecked()) or (fits and is_parcel and key in ALWAYS))
        is_final = self.final.isChecked()
        self.final.setEnabled(reader != "consultation")
        if reader == "consultation" and is_final:
            self._was_final = True
            self.draft.setChecked(True)
        elif reader != "consultation" and self._was_final:
            self._was_final = False
            self.final.setChecked(True)
        names = names_of(self.desk.case, recipients(self.desk.case, reader), self.desk.words.language)
        names = names if len(names) > 1 else ()
        if names != tuple(self.recipient.itemText(number) for number in range(self.recipient.count())):
            self.recipient.clear()
            for number, name in enumerate(names, 1):
                self.recipient.addItem(name, number)
        self.to.setVisible(bool(names))

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _left_out(self, reader: Reader) -> str:
        """Return in words what the letter for a reader leaves out, judged by what was answered and marked."""
        words = self.desk.words
        if reader == "full":
            return words.text(_ALL if first_reader(self.desk.case) == "full" else _FILE)
        if reader == "internal":
            return words.text(_INTERNAL)
        case, away = self.desk.case, away_from(self.desk.case, reader)
        counts = {text: sum(one.collection == name for one in away) for name, text in _COUNTED.items()}
        questions = questions_left_out(case, reader)
        captions: tuple[str, ...] = ()
        if reader in EXTRACTS:
            answers = sum(one.shape.sort == "leaf" for one in questions)
            counts |= {_MEASURES: len(measures_left_out(case, reader)), _ANSWERS: answers}
        else:
            captions = tuple(dict.fromkeys(caption(self.desk, one.shape) for one in questions))
        told = [words.text(text, number=number) for text, number in counts.items() if number]
        told += captions
        less, as_it_is = (_MASKED_AND_LEFT_OUT, _MASKED) if reader == "consultation" else (_LEFT_OUT, _NOTHING)
        return words.text(less, what=words.listed(told)) if told else words.text(as_it_is)

    def _line(self, choice: QAbstractButton, note: str) -> QFrame:
        """Return a choice with what is said of it; the line of the one that is taken is tinted."""
        line = QFrame()
        line.setObjectName("choice")
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 1, 8, 1)
        row.setSpacing(8)
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        told = label(note, self.theme, "small", muted=True)
        told.setContentsMargins(0, 5, 0, 4)
        row.addWidget(told, 1)
        choice.setAccessibleDescription(note)
        if isinstance(choice, QRadioButton):
            set_property(line, "chosen", "true" if choice.isChecked() else "false")
            choice.toggled.connect(lambda on: set_property(line, "chosen", "true" if on else "false"))
        return line


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return holder, box


def _check(radio: QRadioButton, *, on: bool) -> None:
    """Tick a button of a group, or not; Tab goes to the ticked one, and Qt sees to it from the first press on."""
    radio.setChecked(on)
    radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
