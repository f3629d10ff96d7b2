"""Pictures of every main screen: for each language, look and text size, and what differs from the set taken before."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mla_writer import paths
from mla_writer.documents.state_questionnaire import compose_questionnaire
from mla_writer.documents.word import write_word
from mla_writer.ui.authorities import AuthoritiesView
from mla_writer.ui.carry import CarryDialog
from mla_writer.ui.change import ChangeDialog
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.home import HomeView
from mla_writer.ui.items import ItemsView
from mla_writer.ui.narrative import NarrativeDialog
from mla_writer.ui.new import NewView
from mla_writer.ui.pack_editor import PackEditor
from mla_writer.ui.palette import Palette
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.states import StatesView
from mla_writer.ui.theme import Look
from mla_writer.ui.window import MainWindow

GAPS, COMPLETE = "uganda-switzerland.gaps.yaml", "uganda-switzerland.complete.yaml"
_SIZE = (1280, 720)
_PAUSE = 240
"""Milliseconds in which a page finds its layout."""
_LONG = 1500
"""Milliseconds in which the questions of the settings have been made."""
_LONGEST = 20_000
"""Milliseconds after which what is read or worked out beside the window counts as done."""
_TURN = 50
"""Milliseconds between two looks at whether it is done."""
_CHANGED = 1_790_000_000
"""Seconds since 1970: the day on which the drafts in the pictures were changed, always the same."""
_ALIKE = 8
"""Most difference of a colour that no eye sees, of 255."""


D = TypeVar("D", bound=QDialog)


@dataclass(frozen=True, slots=True)
class Wear:
    """What the window wears in a picture: its language, look and text size."""

    language: str
    look: Look
    scale: float

    @property
    def name(self) -> str:
        """The end of the name of its pictures."""
        return f"{self.language}.{self.look}.{round(self.scale * 100)}"


class Photographer:
    """Goes from page to page in one window on copies of the samples, and keeps a picture of each."""

    def __init__(self, home: Path, samples: Path, folder: Path) -> None:
        self.home, self.samples, self.folder = home, samples, folder
        self.taken: list[Path] = []
        QApplication.setCursorFlashTime(0)  # a cursor that comes and goes makes every picture another one
        self.gaps, self.complete = self._copy(GAPS), self._copy(COMPLETE)

    def take(self, wear: Wear) -> None:
        """Take the pictures of all pages in one language, look and size."""
        settings = Settings()
        settings.keep(language=wear.language, look=wear.look, scale=wear.scale)
        settings.keep(recent=[])
        settings.opened(self.complete)
        settings.opened(self.gaps)
        window = MainWindow(settings)
        window.resize(*_SIZE)
        window.show()
        for name, page in self._pages(window):
            self._keep(page, name, wear)
        window.close()
        window.deleteLater()
        QApplication.processEvents()

    # ---- pages -----------------------------------------------------------------------------------------------------

    def _pages(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield the name of each page with what shows it."""
        window.welcome()
        yield "01-welcome", self._after(window)
        window.go_home()
        self._until_read(window)
        yield "02-home", self._after(window)
        window.show_settings()
        yield "03-settings", self._after(window, _LONG)
        window.begin()
        self._choose(window)
        yield "04-new", self._after(window, _LONG)
        window.browse_states("CH")
        yield "05-state", self._after(window)
        window.read_manual("page")
        assert window.manual is not None
        yield "06-manual", self._after(window.manual)
        window.manual.close()
        window.open(self.gaps)
        view = window.view
        assert isinstance(view, RequestView)
        yield from self._request(window, view)
        yield from self._dialogs(window, view)
        yield from self._empty(window)
        yield from self._beside(window)
        yield from self._packs(window)

    def _request(self, window: MainWindow, view: RequestView) -> Iterator[tuple[str, QWidget]]:
        for number, key in enumerate(
            ("states", "persons", "things", "offences", "matrix", "basis", "bank_records"), 10
        ):
            view.open_section(key)
            yield f"{number}-{key}", self._after(window)
        view.open_section("facts")
        page = view.stack.currentWidget()
        assert isinstance(page, ItemsView)
        page.open_item("f4")
        yield "17-facts", self._after(window)
        view.go_to("bank_records.items.i1.linking_facts")
        view.show_panel(view.letter)
        while not view.letter.is_up_to_date:
            self._after(window)
        yield "18-letter", self._after(window)
        view.show_panel(view.sheet)
        yield "19-state-tab", self._after(window)
        view.show_panel(view.findings)
        view.open_section("review")
        yield "20-review", self._after(window)
        view.open_section("refusal")
        yield "24-refusal", self._after(window)

    def _dialogs(self, window: MainWindow, view: RequestView) -> Iterator[tuple[str, QWidget]]:
        view.ask_another("US")
        change = self._dialog(view, ChangeDialog)
        self._until(change.is_known)
        yield "25-change", self._after(change)
        view.carry()
        carry = self._dialog(view, CarryDialog)
        carry.state.choose("US")
        self._until(carry.is_known)
        yield "26-carry", self._after(carry)
        view.export()
        yield "21-export", self._dialog(view, ExportDialog)
        view.search()
        palette = self._dialog(view, Palette)
        palette.line.setText({"ar": "تجميد", "fr": "gel"}.get(window.words.language, "freez"))
        yield "22-search", self._after(palette)
        palette.close()
        view.open_section("facts")
        page = view.stack.currentWidget()
        assert isinstance(page, ItemsView)
        page.paste_narrative()
        dialog = self._dialog(page, NarrativeDialog)
        dialog.text.setPlainText("On 3 July 2023 Lakeshore paid USD 1,250,000.\nKato noted the number 0076 2011 6238.")
        yield "23-narrative", self._after(dialog)

    def _empty(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield the pages of a request in which nothing has been answered yet."""
        window.begin()
        self._choose(window).start()
        view = window.request
        assert view is not None
        view.open_section("facts")
        yield "30-empty-facts", self._after(window)
        view.open_section("matrix")
        yield "31-empty-matrix", self._after(window)

    def _beside(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield the pages beside the requests: authorities, States compared, the editor of packs."""
        window.browse_authorities(window.words.state("KE"))
        directory = window.view
        assert isinstance(directory, AuthoritiesView)
        self._until(lambda: directory.is_read)
        yield "40-authorities", self._after(window)
        window.compare_states(["CH", "KE", "US"], "freezing")
        yield "41-compare", self._after(window)
        window.edit_pack("CH")
        self._until(lambda: isinstance(window.view, PackEditor) and not window.view.desk.is_looking)
        yield "42-pack-editor", self._after(window)
        editor = window.view
        assert isinstance(editor, PackEditor)
        editor.open_part("requirements")
        yield "43-pack-requirements", self._after(window)

    def _packs(self, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
        """Yield the dialogs in which packs come and go."""
        window.browse_states("CH")
        states = window.view
        assert isinstance(states, StatesView)
        bundle = states.hand_over.give()
        self._after(bundle)
        yield "45-key", self._after(bundle.signing.make_key())
        yield "44-bundle", self._after(bundle)
        install = states.hand_over.open_file(self._newer_pack("ke"))
        self._until(lambda: install.handover is not None)
        yield "46-install", self._after(install)
        answers = states.hand_over.open_answers(self._questionnaire(window, "CH"))
        self._until(lambda: answers.work.found is not None)
        yield "47-read-answers", self._after(answers)

    def _newer_pack(self, code: str) -> Path:
        """Write a version of a pack that is newer than the one that came with the program."""
        text = (paths.content_dir() / "forms" / "countries" / f"{code}.yaml").read_text(encoding="utf-8")
        file = self.home / f"{code}.yaml"
        file.write_text(re.sub(r"(?m)^version: .*$", "version: 99", text), encoding="utf-8")
        return file

    def _questionnaire(self, window: MainWindow, code: str) -> Path:
        """Write the questionnaire for a State as it goes out."""
        content, pack = window.content, window.content.pack(code)
        assert pack is not None
        file = self.home / "questionnaire.docx"
        asked = compose_questionnaire(pack, content.forms, content.catalogues, "en")
        file.write_bytes(write_word(asked))
        return file

    def _choose(self, window: MainWindow) -> NewView:
        view = window.view
        assert isinstance(view, NewView)
        view.asking.choose("UG")
        view.asked.choose("CH")
        for name in ("bank_records", "freezing"):
            view.types[name].setChecked(True)
        return view

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _copy(self, name: str) -> Path:
        draft = self.home / name.replace(".yaml", ".mla")
        shutil.copyfile(self.samples / name, draft)
        os.utime(draft, (_CHANGED, _CHANGED))
        return draft

    def _dialog(self, parent: QWidget, sort: type[D]) -> D:
        dialog = parent.findChildren(sort)[-1]
        self._after(dialog)
        return dialog

    def _after(self, page: QWidget, pause: int = _PAUSE) -> QWidget:
        """Return the page once it has had time to find its layout."""
        _pause(pause)
        return page

    def _until(self, is_ready: Callable[[], bool]) -> None:
        """Wait for what is worked out beside the window."""
        end = time.monotonic() + _LONGEST / 1000
        while not is_ready() and time.monotonic() < end:
            _pause(_TURN)

    def _until_read(self, window: MainWindow) -> None:
        """Wait until the list of requests has been read."""
        home = window.view
        assert isinstance(home, HomeView)
        loop = QEventLoop()
        home.glances.done.connect(loop.quit)
        QTimer.singleShot(_LONGEST, loop.quit)
        loop.exec()

    def _keep(self, page: QWidget, name: str, wear: Wear) -> None:
        file = self.folder / f"{name}.{wear.name}.png"
        page.grab().save(str(file))
        self.taken.append(file)
        if isinstance(page, QDialog):
            page.close()


def _pause(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def put_aside(folder: Path) -> Path:
    """Move the pictures of the last set out of the way; return where they are."""
    last = folder / "last"
    shutil.rmtree(last, ignore_errors=True)
    last.mkdir(parents=True)
    for file in folder.glob("*.png"):
        file.replace(last / file.name)
    return last


def differences(last: Path, taken: Iterable[Path]) -> Iterator[tuple[str, str, float]]:
    """Yield what differs from the last set: the name, "new", "gone" or "changed", and the share of the picture."""
    names = {one.name: one for one in taken}
    for name, file in sorted(names.items()):
        before = last / name
        if not before.is_file():
            yield name, "new", 1.0
        elif (share := _differing(QImage(str(before)), QImage(str(file)))) > 0:
            yield name, "changed", share
    for gone in sorted(one.name for one in last.glob("*.png") if one.name not in names):
        yield gone, "gone", 1.0


def _differing(before: QImage, after: QImage) -> float:
    """Return the share of the picture that has changed, counted in rows of dots."""
    if before.size() != after.size():
        return 1.0
    if before == after:
        return 0.0
    one, other = (image.convertToFormat(QImage.Format.Format_RGB32) for image in (before, after))
    width = one.bytesPerLine()
    first, second = bytes(one.constBits()), bytes(other.constBits())
    rows = range(0, len(first), width)
    changed = sum(_is_other(first[at : at + width], second[at : at + width]) for at in rows)
    return changed / max(1, len(rows))


def _is_other(one: bytes, other: bytes) -> bool:
    return one != other and any(abs(a - b) > _ALIKE for a, b in zip(one, other, strict=True))
