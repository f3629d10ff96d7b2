"""The requested State beside the page: what its pack knows, with source and age; read only."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QFrame, QTextBrowser

from mla_writer.translation.message import Message, N_
from mla_writer.ui.demand import cited
from mla_writer.ui.desk import Desk
from mla_writer.ui.theme import Theme


class StatePanel(QTextBrowser):
    """What the pack of the requested State knows, with source and age; read only."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def refresh(self) -> None:
        """Show the sheet of the State asked."""
        words, pack, colours = self.desk.words, self.desk.case.pack, self.theme.colours
        self.setAccessibleName(words.state(self.desk.case.requested))
        if pack is None:
            self.setHtml(
                escape(words.text(N_("No pack for this State. The treaty rules still apply. Ask its authority.")))
            )
            return
        checked = words.text(
            N_("Checked on {checked}; to be reviewed by {review}; {share} per cent of the facts worth knowing are sourced."),
            checked=pack.checked_on, review=pack.review_by, share=round(pack.completeness * 100),
        )  # fmt: skip
        parts = [f"<h3>{escape(words.state(pack.country))}</h3><p>{escape(checked)}</p>"]
        home = f"countries/{pack.country.lower()}"
        for title, entries in (
            (N_("What is known"), pack.information),
            (N_("To be verified with the central authority"), pack.verify),
        ):
            if entries:
                parts.append(f"<h4>{escape(words.text(title))}</h4>")
            for one in entries:
                told = words.say(Message(one.text, context=f"{home}:information.{one.id}", domain="countries"))
                source = cited(one.sources)
                parts.append(
                    f"<p>{escape(told)}<br><small style='color:{colours['text-muted']}'>{escape(source)}</small></p>"
                )
        direction = "rtl" if words.is_rtl else "ltr"
        self.setHtml(f"<div dir='{direction}' style='color:{colours['text']}'>{''.join(parts)}</div>")
