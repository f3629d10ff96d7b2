"""What the window costs: starting beside a bare main window, going to a page, answering, changing the language."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import ast
import importlib.util
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.case import Case
from mla_writer.ui.app import let_rest
from mla_writer.ui.items import ItemsView
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
from tests.machine import slowness
from tests.sample import CONTENT, SAMPLES
from tests.scenario import of_several_types
from tests.ui.at import row_at
from tests.ui.test_items import many

ROUNDS = 7
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
PLAIN = """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QMainWindow, QPushButton, QStyle, QTableView
app = QApplication([])
app.setStyle("Fusion")
window = QMainWindow()
label = QLabel("Requests")
label.setAlignment(Qt.AlignmentFlag.AlignCenter)
window.setCentralWidget(label)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
"""One word in the middle of a window: what any program pays that names an alignment and measures a text."""
OURS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
app = QApplication([])
window = MainWindow(Settings())
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def process(code: str, folder: Path) -> float:
    """Return the median wall time of a Python process in milliseconds, after one that warms up.

    Modules are compiled once, into `folder`, as they are where the program is installed.
    """
    times = []
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment = {**os.environ, **compiled, "MLA_WRITER_HOME": str(folder / "home")}
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def qt_of_ours() -> str:
    """Return the imports of the Qt classes that the first window uses, to tell what is the binding's from what is ours."""
    code = "import sys, mla_writer.ui.window; print(*(m for m in sys.modules if m.startswith('mla_writer.ui.')))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    lines = set()
    for name in told.split():
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("PySide6"):
                lines.add(ast.unparse(node))
    return "\n".join(sorted(lines))


def test_start__beside_a_bare_window(tmp_path):
    wanted = (BARE, PLAIN, f"{qt_of_ours()}\n{BARE}", OURS)
    bare, plain, named, ours = (process(code, tmp_path) for code in wanted)
    print(f"\nbare main window                 {bare:7.1f} ms")
    print(f"a window with one word           {plain:7.1f} ms   {plain / bare:.2f} times")
    print(f"… with the classes of ours named {named:7.1f} ms   {named / bare:.2f} times")
    print(
        f"first own window                 {ours:7.1f} ms   {ours / bare:.2f} times; {ours / plain:.2f} of a window with one word"
    )


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with nothing opened."""
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path / "home"))
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window: MainWindow, folder: Path, number: int, sample: str = "complete") -> RequestView:
    """Open a copy of a sample with `number` more persons, things and facts each."""
    draft = folder / "draft.mla"
    shutil.copyfile(SAMPLES / f"uganda-switzerland.{sample}.yaml", draft)
    if number:
        case = Case.open(CONTENT, draft)
        case.draft = case.draft.with_answers(many(case.answers, number))
        case.save()
    window.open(draft)
    let_rest()
    QTest.qWait(2000 if number > 100 else 300)
    assert isinstance(window.request, RequestView)
    return window.request


def timed(name: str, act: Callable[[int], object], rounds: int = 20, goal: float = 0) -> float:
    """Print and return the median of `rounds` runs with their events, in milliseconds of work of this thread.

    The time on the wall stands beside it, and the median as it would be at the speed of the reference of docs/measured.md:
    this machine is at times several times slower than at others.
    """
    slow = slowness()
    work, wall = [], []
    for number in range(rounds):
        start, begin = time.perf_counter(), time.thread_time()
        act(number)
        QApplication.processEvents()
        work.append((time.thread_time() - begin) * 1000)
        wall.append((time.perf_counter() - start) * 1000)
        QTest.qWait(1)
    told = f"   goal {goal:4.0f}" if goal else ""
    middle, slow = statistics.median(work), (slow + slowness()) / 2
    print(
        f"{name:44} work: least {min(work):6.1f}, p50 {middle:6.1f}, most {max(work):6.1f} ms; "
        f"wall: p50 {statistics.median(wall):6.1f} ms; {slow:.1f} times slow: {middle / slow:6.1f} ms{told}"
    )
    return middle


def inside(field: QWidget) -> QWidget:
    """Return the widget of a field that takes keys."""
    found = field.focusProxy()
    assert found is not None
    return found


def type_(widget: QWidget, key: str, _: int) -> None:
    QTest.keyClicks(widget, key)


def test_window__going_about(window, tmp_path):
    view = opened(window, tmp_path, 0, "gaps")
    print()
    keys = [one.key for one in view._sections]
    timed("page, shown for the first time", lambda n: view.open_section(keys[n]), len(keys), 50)
    timed("page, shown again", lambda n: view.open_section(keys[n % len(keys)]), 40, 50)
    view.open_section("proceedings")
    timed("answer, findings in sight", lambda n: view.desk.answer("request.reference", f"A {n}"))
    view.tabs.setCurrentIndex(1)
    timed("answer, letter in sight", lambda n: view.desk.answer("request.reference", f"B {n}"))
    view.tabs.setCurrentIndex(0)
    timed("language", lambda n: window.speak(("fr", "ar", "en")[n % 3]), 9, 200)
    timed("colours", lambda n: window.look(("dark", "light")[n % 2], 1.0), 6, 200)


def test_keystroke__at_500_answers(window, tmp_path):
    view = opened(window, tmp_path, 15)
    print(f"\nanswers: {len(list(view.desk.case.answers.leaves()))}")
    for path, letter in (("request.relevance", "x"), ("facts.f4.what", "y"), ("request.reference", "z")):
        field = row_at(view, path).field
        inner = inside(field)
        inner.setFocus()
        for tab, name in ((view.findings, "findings"), (view.letter, "letter")):
            view.tabs.setCurrentWidget(tab)
            QTest.qWait(250)
            timed(f"key in {path}, {name} in sight", partial(type_, inner, letter), 20, 16)
            QTest.qWait(300)


@pytest.mark.parametrize("number", [10, 100, 1000])
def test_many__persons_things_and_facts(window, tmp_path, number):
    view = opened(window, tmp_path, number)
    print(f"\n{number} more persons, things and facts each; answers: {len(list(view.desk.case.answers.leaves()))}")
    keys = ("states", "facts", "persons", "things", "offences")
    timed("page, shown for the first time", lambda n: view.open_section(keys[n]), len(keys), 100)
    timed("page, shown again", lambda n: view.open_section(keys[n % len(keys)]), 10, 100)
    view.open_section("facts")
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    timed("scroll a page", lambda _: QTest.keyClick(page.list, Qt.Key.Key_PageDown), 10, 50)
    timed("scroll to the end and back", lambda n: page.list.scrollToBottom() if n % 2 else page.list.scrollToTop(), 6)
    timed("open an editor", lambda n: page.open_item(page.model.keys[n % 8]), 8, 100)
    row = row_at(view, "facts.f4.what")
    inside(row.field).setFocus()
    timed("key in a fact", partial(type_, inside(row.field), "x"), 10, 100)
    timed("commit it", lambda _: row.field.finish(), 1, 100)
    timed("answer in a fact", lambda n: view.desk.answer("facts.f4.kind", ("act", "step")[n % 2]), 6, 100)
    timed("add a fact", lambda _: page.add(), 4, 100)
    timed("move a fact", lambda _: page.move_item("f4", 1), 4, 100)
    timed("undo", lambda _: view.desk.undo(), 6, 100)
    timed("remove a fact", lambda n: page.remove("f5" if n else "f6"), 2, 100)
    timed("search", lambda _: view.search(), 2, 100)


@pytest.mark.parametrize("number", [10, 1000])
def test_saving(tmp_path, number):
    draft = tmp_path / "draft.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.complete.yaml", draft)
    case = Case.open(CONTENT, draft)
    case.draft = case.draft.with_answers(many(case.answers, number))
    print()
    timed(f"writing the draft, {number} items each", lambda _: case.save(), 10, 50)
    print(f"  {draft.stat().st_size / 1024:.0f} kB")


def test_ten_types__opened_and_gone_about(window, tmp_path):
    case = of_several_types(10, tmp_path)
    draft = case.save(tmp_path / "ten.mla")
    answers = len(list(case.answers.leaves()))
    print(f"\nten types of assistance; answers: {answers}")
    timed("reading and judging the draft", lambda _: Case.open(CONTENT, draft).findings, 5)
    timed("opening it in the window", lambda _: window.open(draft), 5)
    view = window.request
    assert isinstance(view, RequestView)
    keys = [one.key for one in view.pages()]
    timed("page, shown for the first time", lambda n: view.open_section(keys[n]), len(keys), 100)
    timed("page, shown again", lambda n: view.open_section(keys[n % len(keys)]), 40, 100)
    timed("answer, findings in sight", lambda n: view.desk.answer("request.reference", f"A {n}"), 20, 100)
