"""A letterhead drawn as a small page: paper and margins in proportion, logo, words of header and footer, lines for text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.ui.theme import Theme, make_theme

_HEIGHT = 230
_LEAST_TYPE = 5
_LOGO_HEIGHT = 720
"""How high a logo is drawn, in twentieths of a point; its true size hangs on frames and anchors that only Word knows."""
_MOST_SIDE = 400


class LetterheadPage(QWidget):
    """The drawing; what it shows stands beside it in words, so screen readers hear only what it is."""

    def __init__(self, letterhead: Letterhead, logo: QImage | None, name: str, theme: Theme) -> None:
        super().__init__()
        self.letterhead, self.theme = letterhead, theme
        self.paper = make_theme(look="light")  # paper stays light in the dark
        self.logo = logo
        page = letterhead.page
        height = round(_HEIGHT * theme.scale)
        width = round(height * min(2.0, page.width / page.height))
        self._size = QSize(width, height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a page in its proportions."""
        return self._size

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw paper, header, footer and lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(self.theme.colour("border"), 1))
        painter.setBrush(self.paper.colour("paper"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        page = self.letterhead.page
        unit = self.height() / page.height
        text = QRectF(page.left * unit, abs(page.top) * unit, page.text_width * unit,
                      (page.height - abs(page.top) - abs(page.bottom)) * unit)  # fmt: skip
        below = self._draw_header(painter, text, unit)
        self._draw_words(
            painter, "footer", QRectF(text.left(), text.bottom(), text.width(), self.height() - text.bottom() - 3)
        )
        self._draw_text(
            painter, QRectF(text.left(), max(text.top(), below + 4), text.width(), text.height()), text.bottom()
        )
        painter.end()

    def _draw_header(self, painter: QPainter, text: QRectF, unit: float) -> float:
        """Draw logo and words of the header; return where they end."""
        top = max(3.0, self.letterhead.page.header * unit)
        if self.logo is not None:
            height = _LOGO_HEIGHT * unit
            width = min(text.width(), height * self.logo.width() / max(1, self.logo.height()))
            painter.drawImage(QRectF(text.center().x() - width / 2, top, width, height), self.logo)
            top += height + 1
        return self._draw_words(painter, "header", QRectF(text.left(), top, text.width(), self.height() / 3))

    def _draw_words(self, painter: QPainter, kind: str, room: QRectF) -> float:
        lines = self.letterhead.words(kind).splitlines()
        font = self.theme.letter_font()
        size = max(_LEAST_TYPE, round(self.height() / 40))
        font.setPixelSize(size)
        widest = max((QFontMetricsF(font).horizontalAdvance(one) for one in lines), default=0.0)
        if widest > room.width():
            font.setPixelSize(max(_LEAST_TYPE, int(size * room.width() / widest)))
        painter.setFont(font)
        painter.setPen(self.paper.colour("paper-text"))
        metrics = QFontMetricsF(font)
        y = room.top()
        for line in lines:
            if y + metrics.height() > room.bottom():
                break
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(
                QRectF(room.left(), y, room.width(), metrics.height()), Qt.AlignmentFlag.AlignHCenter, shown
            )
            y += metrics.height()
        return y

    def _draw_text(self, painter: QPainter, room: QRectF, bottom: float) -> None:
        """Draw lines where the letter stands, the last of each paragraph shorter."""
        painter.setPen(QPen(QColor(0, 0, 0, 45), 2))
        step, number, y = self.height() / 34, 0, room.top() + 4
        while y < bottom:
            number += 1
            short = number % 5 == 0
            length = room.width() * (0.55 if short else 1.0)
            start = room.right() - length if self.theme.rtl else room.left()
            painter.drawLine(round(start), round(y), round(start + length), round(y))
            y += step * (1.6 if short else 1.0)


def logo_of(letterhead: Letterhead) -> QImage | None:
    """Return the logo in a size to be drawn, None where there is none or Qt cannot read it; large ones take their time."""
    if letterhead.logo is None:
        return None
    image = QImage.fromData(letterhead.logo.content)
    if max(image.width(), image.height()) > _MOST_SIDE:
        keep = Qt.AspectRatioMode.KeepAspectRatio
        return image.scaled(_MOST_SIDE, _MOST_SIDE, keep, Qt.TransformationMode.SmoothTransformation)
    return None if image.isNull() else image
