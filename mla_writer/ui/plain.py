"""Texts for places in which Qt takes for markup what looks like it: tooltips and message boxes.

A draft comes from anywhere. An `<img>` in one of its texts would load a file of its choice, on Windows from a server of its
choice too, and a fact that says `a<b and c>d` would be shown without half its words.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import Qt


class _Hovered(Protocol):
    def setToolTip(self, text: str, /) -> None: ...  # noqa: N802 - Qt's name


def plain(text: str) -> str:
    """Return what shows a text as it stands, where Qt would take it for markup."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def tip(over: _Hovered, text: str) -> None:
    """Show a text as it stands while the pointer rests over something."""
    over.setToolTip(plain(text))
