"""Letters on letterheads, printed by LibreOffice and read back: nothing of the letter is lost, and theirs is on each page."""

from __future__ import annotations

import pytest

from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.letters import compose_letter, written_as
from tests.fidelity.test_printed_letters import missing_in, printed, squeezed
from tests.letterheads import libreoffice_letterhead, word_letterhead, word_parts, zipped
from tests.sample import completed

OFFICE = "OFFICE OF THE DIRECTOR OF PUBLIC PROSECUTIONS"


def without_arabic_font() -> bytes:
    """Fonts that are not on this machine give way to others, from which Arabic is not read back in order; ours is there."""
    parts = word_parts()
    parts["word/styles.xml"] = str(parts["word/styles.xml"]).replace('w:cstheme="minorBidi"', "")
    return zipped(parts)


@pytest.mark.parametrize(
    ("content", "language", "said"),
    [
        (word_letterhead(), "en", OFFICE),
        (libreoffice_letterhead(), "fr", "Ministère de la justice"),
        (without_arabic_font(), "ar", OFFICE),
    ],
    ids=["word", "libreoffice", "arabic"],
)
def test_letter_on_a_letterhead__printed__holds_every_answer_and_its_header_on_each_page(
    content, language, said, tmp_path
):
    document = compose_letter(completed(), language, final=True, contents=False)
    letterhead = read_letterhead(content, "letterhead.docx")
    text = printed({"letter": written_as(document, "docx", letterhead)}, tmp_path)["letter"]
    assert missing_in(document, text) == []
    assert squeezed(text).count(squeezed(said)) > 10
    assert squeezed("DPP/ACD/MLA/17/2026") in squeezed(text)
