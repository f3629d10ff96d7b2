"""Tab goes through everything that can have the focus, in every view: nobody needs a mouse to reach a control."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.ui.authorities import AuthoritiesView
from mla_writer.ui.home import HomeView
from mla_writer.ui.pack_editor import PackEditor
from mla_writer.ui.request import RequestView
from mla_writer.ui.window import MainWindow
from tests.ui.at import let_rows_come

Opener = Callable[..., RequestView]
_MOST = 400


def reachable(window: MainWindow) -> Iterator[QWidget]:
    """Yield what is in sight and takes the focus by Tab; of buttons that exclude each other, the one that is chosen."""
    for one in window.findChildren(QWidget):
        policy = Qt.FocusPolicy(one.focusPolicy()) & Qt.FocusPolicy.TabFocus
        if not policy or not one.isVisible() or not one.isEnabled() or one.focusProxy() is not None:
            continue
        if isinstance(one, QRadioButton) and not one.isChecked():
            continue
        yield one


def name(widget: QWidget) -> str:
    told = widget.accessibleName() or str(getattr(widget, "text", str)())
    return f"{type(widget).__name__} {told}"


def walk(key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the focus is where it began; return where it was."""
    seen: list[QWidget] = []
    for _ in range(_MOST):
        focus = QApplication.focusWidget()
        if focus is None or (seen and focus is seen[0]):
            break
        seen.append(focus)
        QTest.keyClick(focus, key)
    return seen


def hold(window: MainWindow) -> None:
    seen = walk()
    missed = [name(one) for one in reachable(window) if one not in seen]
    assert not missed
    assert len(seen) < _MOST
    back = walk(Qt.Key.Key_Backtab)
    assert set(map(id, back)) == set(map(id, seen))


@pytest.fixture
def wide(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_at(1280, 720)
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def test_home(wide: MainWindow, opened: Opener, qtbot: QtBot) -> None:
    opened()
    wide.go_home()
    qtbot.wait(200)
    assert isinstance(wide.view, HomeView)
    hold(wide)


def test_new_request(wide: MainWindow, qtbot: QtBot) -> None:
    wide.begin()
    wide.write_to("CH")
    qtbot.wait(200)
    hold(wide)


@pytest.mark.parametrize("section", ["states", "facts", "matrix", "basis", "bank_records", "review"])
def test_request(opened: Opener, window: MainWindow, qtbot: QtBot, section: str) -> None:
    view = opened()
    view.open_section(section)
    let_rows_come(view)
    qtbot.wait(200)
    hold(window)


@pytest.mark.parametrize("code", ["KE", "AF"])
def test_states(wide: MainWindow, qtbot: QtBot, code: str) -> None:
    wide.browse_states(code)
    qtbot.wait(200)
    hold(wide)


def test_authorities(wide: MainWindow, qtbot: QtBot) -> None:
    wide.browse_authorities()
    view = wide.view
    assert isinstance(view, AuthoritiesView)
    qtbot.waitUntil(lambda: view._gathering.is_done, timeout=60_000)
    hold(wide)


def test_compare(wide: MainWindow, qtbot: QtBot) -> None:
    wide.compare_states(["CH", "KE"])
    qtbot.wait(200)
    hold(wide)


def test_pack_editor(wide: MainWindow, qtbot: QtBot) -> None:
    wide.edit_pack("KE")
    qtbot.waitUntil(lambda: isinstance(wide.view, PackEditor), timeout=60_000)
    view = wide.view
    assert isinstance(view, PackEditor)
    qtbot.waitUntil(lambda: not view.desk.is_looking, timeout=60_000)
    for key in ("sources", "authority", "requirements"):
        view.open_part(key)
        qtbot.wait(100)
        hold(wide)
    view.parts.setFocus()
    QTest.keyClick(view.parts, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert view.page.isAncestorOf(focus), "the form comes before what stands beside it"


def test_settings(wide: MainWindow, qtbot: QtBot) -> None:
    wide.show_settings()
    qtbot.wait(1500)
    hold(wide)
