"""Letters on an authority's own file: what is taken over, what we add only where it lacks it, and what is said of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.letterhead.own import own_letterhead
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter
from tests.letterheads import (
    HEAD_LINES,
    SECTION,
    field,
    libreoffice_letterhead,
    paragraph,
    picture,
    text,
    word_letterhead,
    word_parts,
    zipped,
)
from tests.sample import completed, gapped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FIRST = SECTION.replace(
    '<w:headerReference w:type="default" r:id="rId3"/>',
    '<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId7"/>',
).replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")


def read(content: bytes) -> Letterhead:
    return read_letterhead(content, "letterhead.docx")


def written(letterhead: Letterhead, language: str = "en", *, final: bool = True) -> dict[str, str]:
    """The parts of the sample letter on a letterhead."""
    document = compose_letter(completed() if final else gapped(), language, final=final)
    with zipfile.ZipFile(io.BytesIO(write_word(document, letterhead))) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def words(xml: str) -> str:
    lines = ("".join(re.findall("<w:t[^>]*>([^<]*)</w:t>", one)) for one in xml.split("</w:p>"))
    return "\n".join(line for line in lines if line)


def notes(letterhead: Letterhead) -> str:
    return "\n".join(one.text.format(**one.parameters) for one in letterhead.notes)


def style(parts: Mapping[str, str], id_: str) -> etree._Element:
    root = etree.fromstring(parts["word/styles.xml"].encode())
    (found,) = (one for one in root.findall(f"{W}style") if one.get(f"{W}styleId") == id_)
    return found


def value(element: etree._Element, name: str) -> str | None:
    found = next(element.iter(f"{W}{name}"), None)
    return None if found is None else found.get(f"{W}val")


# ---- taken over -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("content", [word_letterhead(), libreoffice_letterhead(), own_letterhead("en"), word_letterhead(section=FIRST)],
                         ids=["word", "libreoffice", "own", "first-page"])  # fmt: skip
@pytest.mark.parametrize("final", [True, False])
def test_letter_on_a_letterhead__is_valid_names_nobody_and_is_the_same_twice(content, language, final, tmp_path):
    document = compose_letter(completed() if final else gapped(), language, final=final)
    word = write_word(document, read(content))
    file = tmp_path / "letter.docx"
    file.write_bytes(word)
    assert [one.description for one in OpenXmlValidator().validate(str(file)).errors] == []
    assert write_word(document, read(content)) == word
    assert b"okello" not in b"".join(every_part(word)).lower().replace(b"daniel okello mugisha", b"")


def package_text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode()


def every_part(word: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return [package.read(one) for one in package.namelist()]


def test_page_header_footer_and_logo__are_the_authoritys():
    parts = written(read(word_letterhead()))
    assert '<w:pgSz w:w="12240" w:h="15840"/>' in parts["word/document.xml"]
    assert 'w:left="1701"' in parts["word/document.xml"]
    assert words(parts["word/header1.xml"]).startswith("OFFICE OF THE DIRECTOR OF PUBLIC PROSECUTIONS\nPlot 12")
    assert words(parts["word/footer1.xml"]) == "Tel. +256 417 000 100 · 1"
    assert "word/media/image1.png" in parts
    assert 'Extension="png"' in parts["[Content_Types].xml"]
    assert "tEXt" not in parts["word/media/image1.png"]
    assert "Arms of the Republic" in parts["word/header1.xml"]
    assert "C:\\Users" not in parts["word/header1.xml"]


def test_tables__are_as_wide_as_its_text():
    widths = {
        sum(int(one.get(f"{W}w", "0")) for one in table.iter(f"{W}gridCol"))
        for table in etree.fromstring(written(read(word_letterhead()))["word/document.xml"].encode()).iter(f"{W}tbl")
    }
    assert all(9400 < one <= 12240 - 1134 - 1701 for one in widths)


def test_styles__are_found_by_name_in_a_word_of_another_language():
    parts = written(read(word_letterhead()))
    heading = style(parts, "Heading1")
    assert value(heading, "name") == "heading 1"
    assert value(heading, "color") == "006633"
    assert value(heading, "numId") == "1"
    assert value(heading, "basedOn") == "Normal"
    assert value(style(parts, "Ruled"), "name") == "Ministry Table"
    assert value(style(parts, "Header"), "name") == "header"
    assert '<w:pStyle w:val="Header"/>' in parts["word/header1.xml"]
    assert "berschrift1" not in parts["word/styles.xml"] + parts["word/header1.xml"]


def test_style_of_another_name__under_an_id_of_ours__stays_apart():
    parts = written(read(word_letterhead()))
    assert value(style(parts, "Mark"), "name") == "Mark"
    assert value(style(parts, "MarkOfLetterhead"), "name") == "Remark"


def test_names_that_a_program_translates__are_known():
    parts = word_parts()
    styles = str(parts["word/styles.xml"])
    parts["word/styles.xml"] = styles.replace('w:val="heading 1"', 'w:val="Überschrift 1"').replace(
        "berschrift1", "a12"
    )
    assert value(style(written(read(zipped(parts))), "Heading1"), "color") == "006633"


def test_what_it_lacks__is_brought_in_its_size():
    parts = written(read(word_letterhead()))
    assert value(style(parts, "TableText"), "sz") == "22"  # 10 points beside 11 become 11 beside 12
    assert value(style(parts, "AtEnd"), "sz") == "2"
    assert "Body Text, Heading 2" in notes(read(word_letterhead()))


def test_theme__gives_colours_and_fonts_only():
    theme = written(read(word_letterhead()))["word/theme1.xml"]
    assert 'typeface="Gill Sans MT"' in theme
    assert theme.count('val="006633"') == 12
    assert '<a:fmtScheme name="Letter">' in theme


def test_language__is_that_of_the_letter():
    letterhead = read(word_letterhead())
    for language, said in (("fr", 'w:val="fr-FR"'), ("ar", 'w:bidi="ar-SA"')):
        styles = written(letterhead, language)["word/styles.xml"]
        assert "de-CH" not in styles
        assert said in styles


def test_arabic__on_a_letterhead_that_names_no_font_for_it__gets_font_and_size():
    parts = word_parts()
    parts["word/styles.xml"] = str(parts["word/styles.xml"]).replace('w:cstheme="minorBidi"', "")
    letterhead = read(zipped(parts))
    arabic = written(letterhead, "ar")["word/styles.xml"]
    assert 'w:cs="Noto Naskh Arabic"' in arabic
    assert '<w:sz w:val="24"/><w:szCs w:val="31"/>' in arabic
    assert "Noto Naskh Arabic" in notes(letterhead)
    assert 'w:cs="Noto Naskh Arabic"' not in written(letterhead, "en")["word/styles.xml"]


def test_office__named_in_the_header__is_not_named_twice():
    parts = written(read(word_letterhead()))
    front = words(parts["word/document.xml"]).splitlines()[:3]
    assert front[0] == "Anti-Corruption Division"
    assert "Plot 12 Example Road, Kampala, Uganda" not in front
    assert words(written(read(libreoffice_letterhead()))["word/document.xml"]).startswith("Office of the Director")


# ---- added where it is missing -------------------------------------------------------------------------------------------


def test_reference_and_marks__are_added_below_its_header():
    header = words(written(read(word_letterhead()), final=False)["word/header1.xml"]).splitlines()
    assert header[-2:] == [
        "CONFIDENTIAL – URGENT – reply requested at once – DRAFT – not for transmission",
        "DPP/ACD/MLA/17/2026 · Uganda v. Kato and Lakeshore Supplies Ltd",
    ]


def test_numbers_of_pages__are_added_where_it_has_none():
    parts = written(read(libreoffice_letterhead()))
    assert words(parts["word/footer1.xml"]).splitlines() == ["1, rue de l’Exemple", "Page 1 of 1"]
    assert "not numbered" in notes(read(libreoffice_letterhead()))
    assert "Page 1 of" not in written(read(word_letterhead()))["word/footer1.xml"]


def test_first_page__of_its_own__bears_the_marks_and_no_second_reference():
    letterhead = read(word_letterhead(section=FIRST))
    parts = written(letterhead)
    assert words(parts["word/header2.xml"]).splitlines() == [
        "Ministry of Law, first page",
        "CONFIDENTIAL – URGENT – reply requested at once",
    ]
    assert "DPP/ACD/MLA/17/2026" in words(parts["word/header1.xml"])
    assert "<w:titlePg/>" in parts["word/document.xml"]
    assert 'w:type="first"' in parts["word/document.xml"]


def test_header_and_footer__that_are_missing__are_ours():
    letterhead = read(zipped(word_parts(section="<w:sectPr/>")))
    parts = written(letterhead)
    assert words(parts["word/header1.xml"]).splitlines()[0] == "CONFIDENTIAL – URGENT – reply requested at once"
    assert words(parts["word/footer1.xml"]) == "Page 1 of 1"
    assert "no header" in notes(letterhead)
    assert "no footer" in notes(letterhead)


def test_places_for_reference_and_marks__are_filled():
    header = paragraph(
        text("Our ref.: ")
        + '<w:bookmarkStart w:id="3" w:name="Reference"/>'
        + text("XX/0000")
        + '<w:bookmarkEnd w:id="3"/>'
    ) + (
        '<w:sdt><w:sdtPr><w:tag w:val="marks"/></w:sdtPr><w:sdtContent>'
        + paragraph(text("MARK"), '<w:jc w:val="right"/>')
        + "</w:sdtContent></w:sdt>"
    )
    parts = written(read(word_letterhead(header=header)))
    assert words(parts["word/header1.xml"]).splitlines() == [
        "Our ref.: DPP/ACD/MLA/17/2026 · Uganda v. Kato and Lakeshore Supplies Ltd", "CONFIDENTIAL – URGENT – reply requested at once",
    ]  # fmt: skip
    assert '<w:jc w:val="right"/>' in parts["word/header1.xml"]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_what_we_write_into_header_and_footer__says_its_language_and_the_authoritys_own_text_stays_as_it_is(language):
    own = (
        text("Our ref.: ") + '<w:bookmarkStart w:id="3" w:name="Reference"/>' + text("XX") + '<w:bookmarkEnd w:id="3"/>'
    )
    parts = written(read(word_letterhead(header=paragraph(own), footer=paragraph(text("Own words")))), language)
    untold = [
        "".join(str(said) for said in one.itertext())
        for name in ("word/header1.xml", "word/footer1.xml")
        for one in etree.fromstring(parts[name].encode()).iter(f"{W}r")
        if one.find(f"{W}rPr/{W}lang") is None
    ]
    assert untold == ["Our ref.: ", "Own words"]
    assert "PAGE" in parts["word/footer1.xml"]


@pytest.mark.parametrize("mark", [
    '<w:bookmarkStart w:id="1" w:name="seal"/><w:bookmarkEnd w:id="1"/>',
    '<w:sdt><w:sdtPr><w:alias w:val="Seal"/></w:sdtPr><w:sdtContent><w:r><w:t>L.S.</w:t></w:r></w:sdtContent></w:sdt>',
])  # fmt: skip
def test_seal__marked_in_the_text__stands_below_the_signature_as_marked(mark):
    body = paragraph(mark, '<w:spacing w:before="600"/><w:jc w:val="end"/>')
    letterhead = read(word_letterhead(body=body))
    parts = written(letterhead)
    assert letterhead.has_seal
    assert value(style(parts, "Seal"), "jc") == "end"
    seals = [one for one in parts["word/document.xml"].split("<w:p>") if 'w:val="Seal"' in one and "<w:t " in one]
    assert seals
    assert all("</w:tc>" not in one for one in seals)
    assert parts["word/document.xml"].count('w:val="Seal"') == len(seals)


def test_seal__marked_in_the_footer__stands_there():
    footer = paragraph('<w:bookmarkStart w:id="1" w:name="seal"/><w:bookmarkEnd w:id="1"/>')
    parts = written(read(word_letterhead(footer=footer)))
    assert "seal" in words(parts["word/footer1.xml"]).casefold()
    assert "Seal of" not in words(parts["word/document.xml"])


# ---- left out and said ----------------------------------------------------------------------------------------------------


def test_fields__other_than_page_numbers__become_text():
    header = paragraph(
        field("DATE \\@ yyyy", "2019")
        + field("INCLUDEPICTURE http://spy.example/x.png", "logo")
        + field("IF {x} = 1", "shown")
        + '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Okello</w:t></w:r></w:fldSimple>'
        + '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    )
    letterhead = read(word_letterhead(header=header))
    xml = written(letterhead)["word/header1.xml"]
    assert words(xml).splitlines()[0] == "2019logoshownOkello9"
    assert re.findall(r'instr(?:Text[^>]*>|=")\s*(\w+)', xml) == ["NUMPAGES"]
    assert "spy.example" not in xml
    assert "Fields" in notes(letterhead)


def test_tracked_changes_comments_and_hidden_text__are_settled():
    header = paragraph(
        "<w:del w:id='1' w:author='Okello'><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='Okello'><w:r><w:rPr><w:rPrChange w:id='3' w:author='Okello'/></w:rPr><w:t>new</w:t></w:r></w:ins>"
        "<w:commentRangeStart w:id='4'/><w:r><w:commentReference w:id='4'/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    )
    letterhead = read(word_letterhead(header=header))
    xml = written(letterhead)["word/header1.xml"]
    assert words(xml).splitlines()[0] == "new"
    assert "Okello" not in xml
    assert "secret" not in xml
    for said in ("Tracked changes", "Comments", "Hidden text"):
        assert said in notes(letterhead)


def test_body_sections_landscape_and_template__are_told():
    section = SECTION.replace('w:h="15840"', 'w:h="15840" w:orient="landscape"').replace('w:w="12240"', 'w:w="20000"')
    parts = word_parts(
        body=paragraph(
            text("Dear Sir,"), f"<w:sectPr>{section.removeprefix('<w:sectPr>').removesuffix('</w:sectPr>')}</w:sectPr>"
        )
    )
    parts["word/settings.xml"] = str(parts["word/settings.xml"]).replace("<w:rsids>", "<w:attachedTemplate/><w:rsids>")
    letterhead = read(zipped(parts))
    for said in ("landscape", "several sections", "Text in the body of the page", "template"):
        assert said in notes(letterhead)
    assert "Dear Sir" not in "".join(written(letterhead).values())


def test_picture__that_is_none__is_left_out_and_told():
    parts = {**word_parts(), "word/media/image1.png": b"\xd7\xcd\xc6\x9a a metafile"}
    letterhead = read(zipped(parts))
    assert letterhead.logo is None
    assert "<w:drawing" not in written(letterhead)["word/header1.xml"]
    assert "save them as PNG" in notes(letterhead)


def test_shape_with_text__is_taken_by_its_first_choice():
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" '
        'name="x"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
        f"{paragraph(text('Republic of Uganda'))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph(text('Republic of Uganda'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    xml = written(read(word_letterhead(header=paragraph(box))))["word/header1.xml"]
    assert xml.count("Republic of Uganda") == 1
    assert '<mc:Choice Requires="wps">' in xml


def test_notes__of_a_full_letterhead__are_few():
    assert notes(read(word_letterhead(header=HEAD_LINES.replace('<a:hlinkClick r:id="rId9"/>', "")))).count("\n") == 2
    assert picture() in HEAD_LINES


def test_own_looks__as_a_file__can_be_restyled_and_used(tmp_path: Path):
    with zipfile.ZipFile(io.BytesIO(own_letterhead("en"))) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    styles = package_text(parts["word/styles.xml"])
    parts["word/styles.xml"] = styles.replace('w:val="8C1D18"', 'w:val="123456"')
    letter = written(read(zipped(parts)))
    assert value(style(letter, "Mark"), "color") == "123456"
    assert "no styles" not in notes(read(zipped(parts)))
