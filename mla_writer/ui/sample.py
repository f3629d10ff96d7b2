"""Without a display: the window is driven by keys through the whole sample, writes its letters, and is photographed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mla_writer import paths
from mla_writer.case import Case
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, ProgramError, StorageError
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.hands import OutOfReachError
from mla_writer.ui.pictures import COMPLETE, Photographer, Wear, differences, put_aside
from mla_writer.ui.settings import Settings
from mla_writer.ui.sitting import Sitting
from mla_writer.ui.theme import Look
from mla_writer.ui.window import MainWindow
from mla_writer.ui.words import Words

_LOOKS: tuple[Look, ...] = ("light", "dark")


def show_sample(output: str) -> int:
    """Draft the sample in the window by keys, write its letters and pictures of each screen into the folder `output`."""
    return _run(output, _drafted, partial(_photographed, languages=("en", "ar"), scales=(1.0,)))


def take_screenshots(output: str) -> int:
    """Take pictures of each screen in each language, light and dark, at 100 and 200 %; tell what differs from the last set."""
    return _run(output, partial(_photographed, languages=("en", "fr", "ar"), scales=(1.0, 2.0)))


def _run(output: str, *acts: Callable[[Path, Path], None]) -> int:
    """Do something with the folder `output`, in a home of its own.

    Return 0, or 2 for bad input, or 1 where the window could not be driven.
    """
    existing = QApplication.instance()
    _ = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    folder = Path(output).resolve()
    words = Words(Catalogues(paths.content_dir() / "translations"), "en")
    try:
        _make(folder)
        with paths.temporary_home() as home:
            for act in acts:
                act(folder, home)
    except ProgramError as error:
        sys.stderr.write(f"{error.problems[0].place}: {words.say(problem_message(error.problems[0]))}\n")
        return 2
    except OutOfReachError as error:
        sys.stderr.write(f"out of reach of the keyboard: {' '.join(str(one) for one in error.args)}\n")
        return 1
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError([Problem("FILE-005", Place(str(folder)), {"reason": str(error.strerror)})]) from error


def _drafted(folder: Path, _home: Path) -> None:
    """Draft the sample by keys, from the first start to the final letters."""
    window = MainWindow(Settings(), welcome=True)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    wanted = Case.open(Content.shipped(), _samples() / COMPLETE).answers
    sitting = Sitting(window, wanted)
    sitting.settle_in()
    sitting.begin()
    missing = sitting.draft(_tell_section).missing()
    if missing:
        raise OutOfReachError(*missing)
    files = sitting.export()
    window.close()
    window.deleteLater()
    _say(N_("Drafted in the window by keyboard alone: {keys} keystrokes."), keys=sitting.keys)
    for file in files:
        sys.stdout.write(f"  {shutil.copy2(file, folder)}\n")


def _tell_section(section: str) -> None:
    sys.stdout.write(f"  {section}\n")
    sys.stdout.flush()


def _photographed(folder: Path, home: Path, languages: tuple[str, ...], scales: tuple[float, ...]) -> None:
    """Take the pictures, and tell what differs from the set taken before."""
    pictures = folder / "screenshots"
    pictures.mkdir(exist_ok=True)
    last = put_aside(pictures)
    photographer = Photographer(home, _samples(), pictures)
    for language in languages:
        for look in _LOOKS:
            for scale in scales:
                photographer.take(Wear(language, look, scale))
    _say(N_("Screenshots: {number}, in {folder}"), number=len(photographer.taken), folder=pictures)
    if any(last.iterdir()):
        for name, how, share in differences(last, photographer.taken):
            sys.stdout.write(f"  {how:8} {share:4.0%}  {name}\n")


def _samples() -> Path:
    return paths.content_dir() / "resources" / "samples"


def _say(text: str, **parameters: object) -> None:
    words = Words(Catalogues(paths.content_dir() / "translations"), "en")
    sys.stdout.write(f"{words.text(text, **parameters)}\n")
