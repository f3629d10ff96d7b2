"""The requested State beside the page: what its pack knows for this request, with source and age; read only."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.checks.standards import strongest_of
from mla_writer.conditions.values import Day
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.model import CountryPack
from mla_writer.countries.sheet import request_parts
from mla_writer.documents.formats import Formatter
from mla_writer.translation.message import N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import FlowLayout, badge, banner, label
from mla_writer.ui.sheet_head import Headlines, ShareBar, checked_told, share_told, status_pills
from mla_writer.ui.sheet_list import SheetList
from mla_writer.ui.signer import signer_pill
from mla_writer.ui.theme import Theme

_NO_PACK = N_("The treaty rules still apply. Ask its authority.")
_PAST = N_("This pack was due for review by {date}. Verify its contents with the central authority.")


class StatePanel(QScrollArea):
    """The sheet of the requested State, as far as it concerns what is asked for."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = Column("side")
        box = QVBoxLayout(self.body)
        box.setContentsMargins(12, 14, 12, 14)
        box.setSpacing(10)
        self.head = QVBoxLayout()
        self.head.setSpacing(8)
        box.addLayout(self.head)
        self.headlines = Headlines(desk.words, theme, columns=1)
        box.addWidget(self.headlines)
        self.lines = SheetList(desk.words, theme)
        self.lines.came_to.connect(self._bring)
        box.addWidget(self.lines)
        box.addStretch(1)
        self.setWidget(self.body)
        self._shown: object = None

    def refresh(self) -> None:
        """Show the sheet of the State asked."""
        case = self.desk.case
        pack, chosen = case.pack, case.answers.listed("request.assistance")
        shown = (case.requested, pack, chosen, case.request_date)
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleName(self.desk.words.state(case.requested))
        clear(self.head)
        self.headlines.setVisible(pack is not None)
        self.lines.setVisible(pack is not None)
        if pack is None:
            self._say_nothing()
            return
        self._fill_head(pack)
        self.headlines.show_pack(pack)
        parts = request_parts(pack, case.content.forms, chosen)
        self.lines.show_parts(parts, self.desk.words.state(pack.country), pack.checked_on)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _say_nothing(self) -> None:
        words = self.desk.words
        self.head.addWidget(label(words.text(N_("No pack for this State.")), self.theme, "question", strong=True))
        self.head.addWidget(label(words.text(_NO_PACK), self.theme, "small"))

    def _fill_head(self, pack: CountryPack) -> None:
        words, on = self.desk.words, self.desk.case.request_date
        self.head.addWidget(self._title(pack))
        pills = QWidget()
        flow = FlowLayout(pills)
        packs = self.desk.case.content.packs
        own = packs.is_of_office(pack.country)
        for one in status_pills(pack, on, words, self.theme, is_of_office=own):
            flow.addWidget(one)
        if own:
            flow.addWidget(signer_pill(packs.file_of(pack.country), words, self.theme))
        self.head.addWidget(pills)
        if is_stale(pack, on):
            date = Formatter(words.language, words.say).day(Day.parse(pack.review_by))
            self.head.addWidget(banner(words.text(_PAST, date=date), "warning", self.theme))
        share, bar = self.desk.case.content.packs.share_of(pack), ShareBar(self.theme)
        bar.show_share(share, share_told(share, words))
        self.head.addWidget(bar)
        self.head.addWidget(label(share_told(share, words), self.theme, "caption", muted=True))
        strongest = strongest_of(self.desk.case.context)
        if strongest is not None:
            self.head.addWidget(banner(self.desk.tell(strongest.told_as_strongest), "advice", self.theme))

    def _title(self, pack: CountryPack) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(badge(pack.country, self.theme, "state"), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.addWidget(label(self.desk.words.state(pack.country), self.theme, "question", strong=True))
        box.addWidget(label(checked_told(pack, self.desk.words), self.theme, "caption", muted=True))
        row.addLayout(box, 1)
        return holder

    def _bring(self, place: QRect) -> None:
        """Bring the line that the keyboard came to into sight."""
        top = self.lines.mapTo(self.body, place.topLeft())
        self.ensureVisible(top.x(), top.y() + place.height(), 0, 20)
        self.ensureVisible(top.x(), top.y(), 0, 20)
