"""The sentence for each problem of letterheads, and of letters that are printed as PDF."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.translation.message import N_

LETTERHEAD_TEXTS: Mapping[str, str] = {
    "HEAD-001": N_("this is not a Word file, or it is damaged; open it in Word or LibreOffice and save it as .docx"),
    "HEAD-002": N_(
        "this file, or a part of it, is larger than a letterhead can be ({limit} MB); make its images smaller, or take the right file"
    ),
    "HEAD-003": N_(
        "this file is of an old kind (.doc) or protected by a password; save it as .docx without a password, and give that file"
    ),
    "HEAD-004": N_(
        "a part of this file has a name that leads out of it, or stands there twice, which no Word program writes; it was not read"
    ),
    "HEAD-005": N_("this file holds macros; save it as “Word document (.docx)”, which has none, and give that file"),
    "HEAD-006": N_("this file holds a document type, which no Word file needs and which can do harm; it was not read"),
    "HEAD-007": N_("this file is saved as “Strict Open XML”; save it as “Word document (.docx)”, and give that file"),
    "HEAD-008": N_(
        "its page and margins leave less than 8 cm of width or 9 cm of height for the letter; set smaller margins in it"
    ),
    "HEAD-009": N_("this letterhead cannot be read ({reason}); check the name, or take another copy"),
    "PDF-001": N_(
        "letters are printed as PDF by LibreOffice, which was not found on this machine; install it, or export Word files"
    ),
    "PDF-002": N_(
        "the letters were not printed by LibreOffice; start it once by hand, or export Word files. Nothing was written"
    ),
    "PDF-003": N_(
        "printing the letters took LibreOffice too long and was stopped; try again, or export Word files. Nothing was written"
    ),
}
