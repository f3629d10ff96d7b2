"""The look: tokens of resources/styles/tokens.yaml as palette, fonts, one style sheet and tinted icons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from mla_writer import cache, paths
from mla_writer.errors import StorageError
from mla_writer.storage.files import write_whole

_MIRRORED = frozenset({"arrow-right", "arrow-left", "undo-2"})
_LARGER_IN_ARABIC = 1.08


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours with the sizes of the text; `scale` is the user's text size."""

    colours: Mapping[str, str]
    sizes: Mapping[str, int]
    families: tuple[str, ...]
    scale: float = 1.0
    rtl: bool = False

    def font(self, role: str, *, strong: bool = False) -> QFont:
        """Return the font for a role of the scale: title, heading, question, body, small, caption."""
        font = QFont()
        font.setFamilies(list(self.families))
        font.setPixelSize(round(self.sizes[role] * self.scale))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def colour(self, name: str) -> QColor:
        """Return the colour called `name` in the tokens."""
        return QColor(self.colours[name])


def make_theme(*, dark: bool = False, language: str = "en", scale: float = 1.0) -> Theme:
    """Return the theme for the light or dark colours and the script of `language`."""
    tokens = _tokens()
    stack = "arabic" if language == "ar" else "latin_cyrillic"
    larger = _LARGER_IN_ARABIC if language == "ar" else 1.0
    sizes = {role: int(pair[0]) for role, pair in tokens["font"]["scale"].items()}
    families = tuple(one for one in tokens["font"]["stacks"][stack] if one != "sans-serif")
    return Theme(tokens["colour"]["dark" if dark else "light"], sizes, families, scale * larger, language == "ar")


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application its palette, font and style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(theme))


def icon(name: str, colour: str, *, mirrored: bool = False) -> QIcon:
    """Return an icon of resources/icons in one colour; arrows turn round in right-to-left windows."""
    return QIcon(_pixmap(name, colour, mirrored and name in _MIRRORED))


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, mirrored: bool) -> QPixmap:
    svg = (paths.content_dir() / "resources" / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    image = QImage(QSize(40, 40), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return QPixmap.fromImage(image.flipped(Qt.Orientation.Horizontal) if mirrored else image)


def _tinted(name: str, colour: str) -> str:
    """Return a file with an icon in one colour, for the style sheet, which only reads files; made once, in the cache."""
    file = paths.cache_dir() / "icons" / f"{name}-{colour.lstrip('#')}.svg"
    if not file.is_file():
        source = paths.content_dir() / "resources" / "icons" / f"{name}.svg"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, source.read_text(encoding="utf-8").replace("currentColor", colour).encode())
        except (OSError, StorageError):
            return source.as_posix()
    return file.as_posix()


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "surface",
        QPalette.ColorRole.Base: "surface-raised",
        QPalette.ColorRole.AlternateBase: "surface-sunken",
        QPalette.ColorRole.Button: "surface-raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.PlaceholderText: "text-muted",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.ToolTipBase: "surface-raised",
        QPalette.ColorRole.ToolTipText: "text",
    }
    for role, name in roles.items():
        palette.setColor(role, theme.colour(name))
    return palette


def style_sheet(theme: Theme) -> str:
    """Return the one style sheet of the application. It is symmetrical, so that it also serves right-to-left windows."""
    c = theme.colours
    start = "right" if theme.rtl else "left"
    return f"""
QLineEdit, QPlainTextEdit, QComboBox, QListWidget#choose {{
  background: {c["surface-raised"]}; border: 1px solid {c["border-strong"]}; border-radius: 6px; padding: 6px 9px; color: {c["text"]}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QListWidget#choose:focus {{ border: 2px solid {c["focus"]}; padding: 5px 8px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {c["blocker"]}; padding: 5px 8px; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url("{_tinted("chevron-down", c["text-muted"])}"); width: 16px; height: 16px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; border: none; }}
QScrollBar::handle {{ background: {c["border-strong"]}; border-radius: 3px; min-height: 32px; min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QSplitter::handle {{ background: {c["border"]}; width: 1px; }}
QComboBox QAbstractItemView {{ background: {c["surface-raised"]}; border: 1px solid {c["border-strong"]}; selection-background-color: {c["selection"]}; selection-color: {c["text"]}; }}
QPushButton {{ background: {c["surface-raised"]}; border: 1px solid {c["border-strong"]}; border-radius: 6px; padding: 6px 12px; color: {c["text"]}; }}
QPushButton:hover {{ background: {c["surface-sunken"]}; }}
QPushButton:focus {{ border: 2px solid {c["focus"]}; padding: 5px 11px; }}
QPushButton#main {{ background: {c["accent"]}; border: 1px solid {c["accent"]}; color: {c["accent-contrast"]}; }}
QPushButton#main:hover {{ background: {c["accent-hover"]}; }}
QPushButton#main:focus {{ border: 2px solid {c["focus"]}; }}
QPushButton#quiet {{ background: transparent; border: 1px solid transparent; color: {c["accent"]}; padding: 4px 6px; }}
QPushButton#quiet:hover {{ background: {c["accent-soft"]}; }}
QPushButton#quiet:focus {{ border: 2px solid {c["focus"]}; padding: 3px 5px; }}
QPushButton#opener {{ text-align: {start}; background: {c["surface"]}; border: 1px solid {c["border"]}; padding: 8px 10px; }}
QPushButton#opener:focus {{ border: 2px solid {c["focus"]}; padding: 7px 9px; }}
QCheckBox:focus, QRadioButton:focus {{ background: {c["accent-soft"]}; border-radius: 4px; }}
QListView#tasks {{ background: {c["surface"]}; border: none; outline: none; }}
QListView#tasks::item {{ padding: 5px 8px; border-radius: 6px; color: {c["text"]}; }}
QListView#tasks::item:selected {{ background: {c["accent-soft"]}; color: {c["text"]}; }}
QListView#findings {{ background: {c["surface"]}; border: none; outline: none; }}
QFrame#bar {{ background: {c["surface-raised"]}; border: none; border-bottom: 1px solid {c["border"]}; }}
QFrame#foot {{ background: {c["surface-raised"]}; border: none; border-top: 1px solid {c["border"]}; }}
QFrame#page {{ background: {c["surface-raised"]}; border: none; }}
QFrame#side {{ background: {c["surface"]}; border: none; }}
QFrame#card {{ background: {c["surface-raised"]}; border: 1px solid {c["border"]}; border-radius: 8px; }}
QFrame#demand {{ background: {c["surface"]}; border: 1px solid {c["border"]}; border-radius: 6px; }}
QFrame#finding[level="blocker"] {{ background: {c["blocker-soft"]}; border: none; border-radius: 6px; }}
QFrame#finding[level="warning"] {{ background: {c["warning-soft"]}; border: none; border-radius: 6px; }}
QFrame#finding[level="advice"] {{ background: {c["advice-soft"]}; border: none; border-radius: 6px; }}
QLabel#banner {{ background: {c["warning-soft"]}; color: {c["text"]}; padding: 8px 16px; }}
QPushButton#demand {{ background: transparent; border: none; padding: 2px 4px; text-align: {start}; }}
QPushButton#demand:focus {{ border: 2px solid {c["focus"]}; padding: 0 2px; border-radius: 4px; }}
QLabel#muted {{ color: {c["text-muted"]}; }}
QLabel#wrong {{ color: {c["blocker"]}; }}
QLabel#right {{ color: {c["success"]}; }}
QLabel#code {{ color: {c["country-demand"]}; background: {c["country-demand-soft"]}; border: 1px solid {c["country-demand"]}; border-radius: 4px; padding: 1px 5px; }}
QLabel#treaty {{ color: {c["treaty-demand"]}; background: {c["treaty-demand-soft"]}; border: 1px solid {c["treaty-demand"]}; border-radius: 4px; padding: 1px 5px; }}
QTextBrowser#paper {{ background: {c["paper"]}; color: {c["paper-text"]}; border: 1px solid {c["border"]}; }}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{ padding: 10px 10px; color: {c["text-muted"]}; border: none; border-bottom: 3px solid transparent; background: transparent; }}
QTabBar::tab:selected {{ color: {c["text"]}; border-bottom: 3px solid {c["accent"]}; }}
QTabBar::tab:focus {{ background: {c["accent-soft"]}; }}
QScrollArea {{ border: none; background: transparent; }}
QProgressBar {{ background: {c["border"]}; border: none; border-radius: 2px; max-height: 4px; }}
QProgressBar::chunk {{ background: {c["accent"]}; border-radius: 2px; }}
QTableWidget {{ background: {c["surface-raised"]}; border: 1px solid {c["border"]}; gridline-color: {c["border"]}; }}
QHeaderView::section {{ background: {c["surface"]}; border: none; border-bottom: 1px solid {c["border"]}; padding: 6px; color: {c["text-muted"]}; }}
"""


@lru_cache(maxsize=1)
def _tokens() -> Any:  # plain YAML data: texts, lists and mappings
    path = paths.content_dir() / "resources" / "styles" / "tokens.yaml"
    key = cache.cache_key("tokens", path.read_bytes())
    kept = cache.load(key)
    if isinstance(kept, dict):
        return kept
    from mla_writer import yamlio

    data = yamlio.read(path).data
    cache.keep(key, data)
    return data
