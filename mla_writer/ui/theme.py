"""The look: tokens of resources/styles/tokens.yaml as palette, fonts, one style sheet and tinted icons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from mla_writer import cache, paths
from mla_writer.errors import StorageError
from mla_writer.storage.files import write_whole

Look = Literal["system", "light", "dark", "high_contrast"]
LOOKS: tuple[Look, ...] = ("system", "light", "dark", "high_contrast")

_NAMED = re.compile(r"@(?:icon\((?P<icon>[a-z0-9-]+), (?P<colour>[a-z-]+)\)|px\((?P<size>\d+)\)|(?P<plain>[a-z-]+))")
_SIDES = {"start": ("left", "right"), "end": ("right", "left")}
_LARGER_IN_ARABIC = 1.08
_DRAWN = 80
"""Pixels at which an icon is drawn, so that it stays sharp at twice the text size on a dense screen."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours with the sizes of the text; `scale` is the user's text size times what the script needs more."""

    colours: Mapping[str, str]
    sizes: Mapping[str, int]
    families: tuple[str, ...]
    scale: float = 1.0
    rtl: bool = False
    text_scale: float = 1.0
    """The user's text size alone."""
    _fonts: dict[tuple[str, bool], QFont] = field(default_factory=dict, repr=False, compare=False)

    def ems(self, width: int) -> float:
        """Return a width in em of the body font: how much has room there, whatever the size of the text."""
        return width / (self.sizes["body"] * self.text_scale)

    def font(self, role: str, *, strong: bool = False) -> QFont:
        """Return the font for a role of the scale: display, title, heading, question, body, small, caption, letter."""
        made = self._fonts.get((role, strong))
        if made is None:
            made = self._fonts[role, strong] = QFont()
            made.setFamilies(list(self.families))
            made.setPixelSize(round(self.sizes[role] * self.scale))
            made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return QFont(made)

    def letter_font(self) -> QFont:
        """Return the font of the letter as the preview shows it."""
        stacks = _tokens()["font"]["stacks"]
        font = self.font("letter")
        font.setFamilies([one for one in (*stacks["letter"], *stacks["letter_arabic"]) if one != "serif"])
        return font

    def colour(self, name: str) -> QColor:
        """Return the colour called `name` in the tokens."""
        return QColor(self.colours[name])


def make_theme(*, look: Look = "light", language: str = "en", scale: float = 1.0) -> Theme:
    """Return the theme for a look and the script of `language`; "system" takes what the system is set to."""
    tokens = _tokens()
    colours = tokens["colour"][_systems_own() if look == "system" else look]
    stack = "arabic" if language == "ar" else "latin_cyrillic"
    larger = _LARGER_IN_ARABIC if language == "ar" else 1.0
    sizes = {role: int(pair[0]) for role, pair in tokens["font"]["scale"].items()}
    families = tuple(one for one in tokens["font"]["stacks"][stack] if one != "sans-serif")
    return Theme(colours, sizes, families, scale * larger, language == "ar", scale)


def _systems_own() -> Look:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return "light"
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application its palette, font and style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(theme))


def icon(name: str, colour: str, *, mirrored: bool = False) -> QIcon:
    """Return an icon of resources/icons in one colour; arrows turn round in right-to-left windows."""
    return _icon(name, colour, mirrored and name in _tokens()["icons"]["mirrored_in_rtl"])


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, mirrored: bool) -> QIcon:
    """Return the same icon for the same wish: Qt keeps what it has drawn for each one."""
    return QIcon(_pixmap(name, colour, mirrored))


def assistance_icon(name: str) -> str:
    """Return the name of the icon of a type of assistance."""
    found: Mapping[str, str] = _tokens()["icons"]["assistance"]
    return found.get(name, "file-text")


def _pixmap(name: str, colour: str, mirrored: bool) -> QPixmap:
    svg = _source(name).read_bytes()
    kept = paths.cache_dir() / "icons" / f"{name}-{colour.lstrip('#')}-{crc32(svg):08x}.png"
    image = QImage(kept.as_posix())
    if image.isNull():
        image = _drawn(svg, colour)
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            image.save(kept.as_posix())
    return QPixmap.fromImage(image.flipped(Qt.Orientation.Horizontal) if mirrored else image)


def _source(name: str) -> Path:
    return paths.content_dir() / "resources" / "icons" / f"{name}.svg"


def _drawn(svg: bytes, colour: str) -> QImage:
    """Return an icon drawn in one colour. Its renderer is loaded only where an icon has not been drawn before."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour.encode())))
    image = QImage(QSize(_DRAWN, _DRAWN), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _tinted(name: str, colour: str) -> str:
    """Return a file with an icon in one colour, for the style sheet, which only reads files; made once, in the cache."""
    file = paths.cache_dir() / "icons" / f"{name}-{colour.lstrip('#')}.svg"
    if not file.is_file():
        source = _source(name)
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
    """Return resources/styles/window.qss with the colours, icons and sides of the theme in the place of their names."""

    def put(found: re.Match[str]) -> str:
        if found["icon"]:
            return _tinted(found["icon"], theme.colours[found["colour"]])
        if found["size"]:
            return f"{round(int(found['size']) * theme.text_scale)}px"
        name = found["plain"]
        return _SIDES[name][theme.rtl] if name in _SIDES else theme.colours[name]

    return _NAMED.sub(put, _sheet())


@lru_cache(maxsize=1)
def _sheet() -> str:
    return (paths.content_dir() / "resources" / "styles" / "window.qss").read_text(encoding="utf-8")


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
