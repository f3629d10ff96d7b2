"""The head of the sheet of a State: four answers, how much of what is worth knowing is sourced, and how far to rely on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.model import CountryPack
from mla_writer.countries.share import Share, is_checked
from mla_writer.countries.sheet import Headline, headlines
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.ui.column import clear
from mla_writer.ui.parts import Clickable, label, mark, pill
from mla_writer.ui.source_popover import TRUST, SourcePopover
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words, unbroken

_CHECKED, _REVIEW = N_("Pack version {version}, checked {date}"), N_("To be reviewed by {date}.")
_NOT_CHECKED = N_("Pack version {version}, not checked against a source")
_SHARE = N_("{sourced} sourced, {verify} to verify, {unknown} not known")
_BAR, _GAP, _CARD = 6, 2, 15
"""Height of the bar and gaps in it, in pixels; width of a card, in em."""


class Headlines(QWidget):
    """The four answers that one looks for first; each opens where it comes from. Beside each other as room allows."""

    def __init__(self, words: Words, theme: Theme, *, columns: int = 4) -> None:
        super().__init__()
        self.words, self.theme, self._most = words, theme, columns
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(10)
        self.cards: list[Clickable] = []

    def show_pack(self, pack: CountryPack) -> None:
        """Show the answers of a pack."""
        clear(self.grid)
        self.cards = [self._card(one, pack.checked_on) for one in headlines(pack)]
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the cards out for another width."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        em = self.theme.sizes["body"] * self.theme.scale
        fitting = max(1, int(self.width() / (em * _CARD)))
        columns = min(self._most, 4 if fitting >= 4 else 2 if fitting >= 2 else 1)
        for number, card in enumerate(self.cards):
            self.grid.addWidget(card, number // columns, number % columns)
        for column in range(self._most):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)

    def _card(self, one: Headline, read_on: str) -> Clickable:
        words, theme = self.words, self.theme
        topic, told = words.say(one.topic), self._told(one)
        card = Clickable()
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(mark(one.sign, "country-demand", theme, 18))
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addStretch(1)
        box.addWidget(label(topic, theme, "caption", muted=True))
        box.addWidget(label(told, theme, "small", strong=one.told is not None, muted=one.told is None))
        if one.told is not None and one.more is not None:
            box.addWidget(label(words.say(one.more), theme, "caption", muted=True))
        if one.is_recalled:
            doubt = label(words.text(TRUST["verify"][2]), theme, "caption", strong=True)
            doubt.setProperty("level", "warning")
            box.addWidget(doubt)
        box.addStretch(1)
        row.addLayout(box, 1)
        card.setAccessibleName(f"{topic}: {told}")
        if one.told is not None and one.sources:
            card.pressed.connect(lambda: _pop_up(card, one.sources, read_on, words, theme))
        else:
            card.setCursor(Qt.CursorShape.ArrowCursor)
        return card

    def _told(self, one: Headline) -> str:
        if one.told is None:
            return self.words.text(N_("Not known"))
        if isinstance(one.told, Message):
            return unbroken(self.words.say(one.told))
        if isinstance(one.told, AuthorityName):
            begin = "\u200f" if self.words.is_rtl else ""  # a name of another script begins where reading starts
            return f"{begin}\u2068{self.words.authority(one.told)}\u2069"
        names = locale_of(self.words.language).languages
        return self.words.listed(names.get(code, code) for code in one.told)


class ShareBar(QWidget):
    """How much of what is worth knowing is sourced, waits to be verified, or is not known; the words stand beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._share = theme, Share(0, 0, 1)
        self.setFixedHeight(_BAR)
        self.setMinimumWidth(60)

    def show_share(self, share: Share, told: str) -> None:
        """Show other numbers."""
        self._share = share
        self.setAccessibleName(told)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the three stretches, from where reading starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        share = self._share
        parts = [(share.sourced, "success"), (share.verify, "warning"), (share.unknown, "border")]
        shown = [(number, colour) for number, colour in parts if number]
        room, total, start = self.width() - _GAP * (len(shown) - 1), sum(number for number, _ in shown), 0.0
        for number, colour in shown:
            width = room * number / total
            left = self.width() - start - width if self.isRightToLeft() else start
            painter.setBrush(self.theme.colour(colour))
            painter.drawRoundedRect(round(left), 0, round(width), _BAR, 2, 2)
            start += width + _GAP


def share_told(share: Share, words: Words) -> str:
    """Return the numbers of a share in words."""
    return words.text(_SHARE, sourced=share.sourced, verify=share.verify, unknown=share.unknown)


def checked_told(pack: CountryPack, words: Words) -> str:
    """Return version and age of a pack in words, and by when it is to be looked at again."""
    day = Formatter(words.language, words.say).day
    if not is_checked(pack):
        checked = words.text(_NOT_CHECKED, version=pack.version)
    else:
        checked = words.text(_CHECKED, version=pack.version, date=day(Day.parse(pack.checked_on)))
    return f"{checked} · {words.text(_REVIEW, date=day(Day.parse(pack.review_by))).rstrip('.')}"


def status_pills(
    pack: CountryPack, on: Day, words: Words, theme: Theme, *, is_of_office: bool = False
) -> Iterator[QFrame]:
    """Yield how far a pack can be relied on: the office's own or not, reviewed or not, past its review date or not."""
    if is_of_office:
        yield pill(words.text(N_("Pack of the office")), "advice", theme)
    if is_stale(pack, on):
        yield pill(words.text(N_("Past its review date")), "warning", theme)
    if pack.status != "reviewed":
        yield pill(words.text(N_("Draft, not reviewed")), "warning", theme)
    elif not is_stale(pack, on):
        yield pill(words.text(N_("Reviewed")), "success", theme)


def _pop_up(card: QWidget, sources: tuple[Source, ...], read_on: str, words: Words, theme: Theme) -> None:
    popover = SourcePopover(sources, read_on, words, theme, card)
    popover.show_at(QRect(card.mapToGlobal(card.rect().topLeft()), card.size()))
