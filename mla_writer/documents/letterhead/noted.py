"""What is said of a letterhead: what was left out of it for safety, what it lacks, what is done instead; each thing once."""

from __future__ import annotations

from collections.abc import Iterable

from mla_writer.translation.message import Message, N_

LEFT_OUT = {
    "external": N_("Links to places outside the file were removed."),
    "field": N_("Fields other than page numbers were replaced by the text they last showed."),
    "tracked": N_("Tracked changes were accepted: deletions are gone and additions are included."),
    "comment": N_("Comments were left out."),
    "embedded": N_("Embedded objects (spreadsheets, charts, controls, other documents) were left out."),
    "image": N_("Images that are neither PNG nor JPEG, or are damaged or very large, were left out; save them as PNG."),
    "hidden": N_("Hidden text was left out."),
    "list": N_("Paragraphs of its header or footer that Word numbers lost their numbers; type them there."),
    "body": N_(
        "Text in the body of the page was left out; whatever belongs on each page must be in the header or footer."
    ),
    "embedded_font": N_("Fonts inside the file were left out; install them where letters are written and read."),
    "template": N_("The link to its template was removed."),
}
_NO_HEADER = N_("It has no header: ours, with the reference, is used.")
_NO_FOOTER = N_("It has no footer: ours, with the numbers of the pages, is used.")
_NO_NUMBERS = N_("Its pages are not numbered: “page X of Y” is added to the footer.")
_NO_STYLES = N_("It has no styles for: {names}. Ours are used, in its font.")
_NO_TABLES = N_("It has no style for tables (called “Ruled”): ours is used.")
_LANDSCAPE = N_("Its page is in landscape format; letters will be too.")
_SECTIONS = N_("It has several sections; page, header and footer of the first are used.")
_COMPLEX = N_("It names no font for Arabic script: letters in that script use {font}.")
_NO_SEAL = N_(
    "It marks no place for the seal, which stays beside the signature. A bookmark or content control called “seal” "
    "changes this."
)


class Noted:
    """Collects what was left out while a file is read, and tells it in one order."""

    def __init__(self) -> None:
        self._kinds: set[str] = set()

    def add(self, kind: str) -> None:
        """Remember that something of a kind (a key of `LEFT_OUT`) was left out."""
        assert kind in LEFT_OUT
        self._kinds.add(kind)

    def messages(self) -> tuple[Message, ...]:
        """Return what was left out, in words."""
        return tuple(Message(text) for kind, text in LEFT_OUT.items() if kind in self._kinds)


def no_header() -> Message:
    """Say that there is no header."""
    return Message(_NO_HEADER)


def no_footer() -> Message:
    """Say that there is no footer."""
    return Message(_NO_FOOTER)


def no_numbers() -> Message:
    """Say that its pages are not numbered."""
    return Message(_NO_NUMBERS)


def no_styles(names: Iterable[str]) -> Message:
    """Say for what it has no styles."""
    return Message(_NO_STYLES, {"names": ", ".join(names)})


def no_tables() -> Message:
    """Say that it has no style for tables."""
    return Message(_NO_TABLES)


def landscape() -> Message:
    """Say that its page lies on its side."""
    return Message(_LANDSCAPE)


def sections() -> Message:
    """Say that it has more than one section."""
    return Message(_SECTIONS)


def no_complex_font(font: str) -> Message:
    """Say that it has no font for Arabic script."""
    return Message(_COMPLEX, {"font": font})


def no_seal() -> Message:
    """Say where the seal goes."""
    return Message(_NO_SEAL)
