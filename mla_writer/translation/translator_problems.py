"""The sentence for each problem of files that go to translators and come back."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.translation.message import N_

TRANSLATOR_TEXTS: Mapping[str, str] = {
    "TRANS-001": N_(
        "this is neither XLIFF nor a Word file in two columns of this program; take the file that was sent out, filled in"
    ),
    "TRANS-002": N_("this file is not an XLIFF file that can be read ({reason}); ask the translator for it again"),
    "TRANS-003": N_("this file holds a document type, which no XLIFF needs and which can do harm; it was not read"),
    "TRANS-004": N_("this file is larger than a translation can be ({limit} MB); check whether it is the right one"),
    "TRANS-005": N_("this is XLIFF of version {version}, and this program reads 1.2; ask for it saved as that"),
    "TRANS-006": N_("no letter goes out in “{language}”, or it is the language of the texts; there are: {known}"),
    "TRANS-007": N_("the text {id} appears here twice; delete one of the two"),
    "TRANS-008": N_("a translation is in one language, and this file is in: {languages}; ask for one file a language"),
    "TRANS-009": N_("this is a translation into “{language}”, and this draft has letters in: {known}; check the file"),
    "TRANS-010": N_(
        "{number} translations differ from their originals in numbers or names; correct them, leave them out "
        "(--leave), or take them as they are (--accept-differing)"
    ),
    "TRANS-011": N_("there is nothing called “{id}” in this file that could be taken over; see what is listed"),
    "TRANS-012": N_(
        "no letter of this draft is in another language than its texts; name the languages of the letters first"
    ),
    "TRANS-014": N_("this is not a Word file, or it is damaged; ask for it again, saved as .docx"),
    "TRANS-015": N_(
        "this translation has format {version}, and this program reads format {known}; read it with the version that wrote it"
    ),
    "TRANS-013": N_(
        "packages for several languages need a folder, and this is the name of a file; give that of a folder"
    ),
}
