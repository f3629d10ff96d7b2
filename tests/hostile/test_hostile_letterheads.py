"""Letterheads from an enemy: refused in one line that says what to do, or taken without what could do harm."""

from __future__ import annotations

import io
import re
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.documents.letterhead.images import cleaned
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.word import write_word
from mla_writer.errors import ProblemsError
from mla_writer.letters import compose_letter
from mla_writer.paths import HOME_VARIABLE, letterhead_file
from tests.letterheads import DRAWING, WORD, paragraph, picture, png, relations, text, types, word_parts, zipped
from tests.machine import most_seconds
from tests.sample import SAMPLES, completed

Change = Callable[[dict[str, str | bytes]], None]
LINE = re.compile(r"^[^\n]+: .{20,}\n\Z")


def bomb() -> str:
    return (
        "<!DOCTYPE w [" + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(1, 9)) + '<!ENTITY e1 "ha">]>'
    )


def set_part(name: str, content: str | bytes) -> Change:
    return lambda parts: parts.update({name: content})


def in_document(change: Callable[[str], str], name: str = "word/document.xml") -> Change:
    return lambda parts: parts.update({name: change(str(parts[name]))})


BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SLOT = '<w:bookmarkStart w:id="1" w:name="seal"/>'
REFUSED: dict[str, tuple[Change, str]] = {
    "entities in the header": (in_document(lambda xml: bomb() + xml, "word/header1.xml"), "HEAD-006"),
    "entities in the styles": (in_document(lambda xml: bomb() + xml, "word/styles.xml"), "HEAD-006"),
    "entities in the kinds": (in_document(lambda xml: xml.replace("?>", f"?>{bomb()}"), "[Content_Types].xml"), "HEAD-006"),
    "entities in the relations": (
        in_document(lambda xml: xml.replace("?>", f"?>{bomb()}"), "word/_rels/document.xml.rels"), "HEAD-006",
    ),
    "a file of this machine as entity": (
        in_document(lambda xml: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + xml), "HEAD-006",
    ),
    "macros by part": (set_part("word/vbaProject.bin", b"x"), "HEAD-005"),
    "macros by part in capitals": (set_part("word/VBAPROJECT.BIN", b"x"), "HEAD-005"),
    "macros by kind": (
        set_part("[Content_Types].xml", types(main="application/vnd.ms-word.document.macroEnabled.main+xml")), "HEAD-005",
    ),
    "a name that climbs": (set_part("word/../../evil.xml", "x"), "HEAD-004"),
    "a name from the root": (set_part("/etc/evil", "x"), "HEAD-004"),
    "a name of a drive": (set_part("C:evil.xml", "x"), "HEAD-004"),
    "a name with backslashes": (set_part("word\\..\\evil.xml", "x"), "HEAD-004"),
    "a name twice but for its case": (set_part("word/Header1.xml", "x"), "HEAD-004"),
    "a body that is not well-formed": (in_document(lambda xml: xml[:-20]), "HEAD-001"),
    "a header of bytes": (set_part("word/header1.xml", b"\xff\xfe\x00\x01"), "HEAD-001"),
    "nested without end": (
        set_part("word/header1.xml", f"<w:hdr {DRAWING}>{'<w:ins>' * 5000}{'</w:ins>' * 5000}</w:hdr>"), "HEAD-002",
    ),
    "nested without end in another language": (
        set_part("word/header1.xml", f"<w:hdr {DRAWING} xmlns:x='x'>{'<x:y>' * 5000}{'</x:y>' * 5000}</w:hdr>"), "HEAD-002",
    ),
    "a million elements": (set_part("word/header1.xml", f"<w:hdr {DRAWING}>{'<w:p/>' * 1_000_000}</w:hdr>"), "HEAD-002"),
    "fields in fields": (
        set_part("word/header1.xml", f"<w:hdr {DRAWING}><w:p>{BEGIN * 30_000}</w:p></w:hdr>"), "HEAD-002",
    ),
    "fifty thousand styles": (
        in_document(lambda xml: xml.replace("</w:styles>", "<w:style w:type='paragraph'/>" * 50_000 + "</w:styles>"), "word/styles.xml"), "HEAD-002",
    ),
    "a part that unpacks to 200 MB": (set_part("word/header1.xml", b" " * 200_000_000), "HEAD-002"),
    "a picture that unpacks to 50 MB": (set_part("word/media/image1.png", b"\x00" * 50_000_000), "HEAD-002"),
    "two thousand parts": (lambda parts: parts.update({f"x/{n}": "" for n in range(2000)}), "HEAD-002"),
    "a spreadsheet": (
        set_part("[Content_Types].xml", types().replace(f"{WORD}.document.main+xml", "application/x")), "HEAD-001",
    ),
    "no body": (set_part("word/document.xml", f"<w:document {DRAWING}/>"), "HEAD-001"),
    "strict": (
        in_document(lambda xml: xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                            "http://purl.oclc.org/ooxml/wordprocessingml/main")), "HEAD-007",
    ),
    "margins wider than the page": (in_document(lambda xml: xml.replace('w:left="1701"', 'w:left="20000"')), "HEAD-008"),
    "a page of nothing": (in_document(lambda xml: xml.replace('w:w="12240"', 'w:w="1"')), "HEAD-008"),
}  # fmt: skip


def made(change: Change) -> bytes:
    parts = word_parts()
    change(parts)
    return zipped(parts)


def encrypted() -> bytes:
    whole = bytearray(zipped(word_parts()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.find(mark)
        while place >= 0:
            whole[place + at] |= 1
            place = whole.find(mark, place + 1)
    return bytes(whole)


RAW = {
    "nothing": (b"", "HEAD-001"),
    "text": (b"Dear Sir, ", "HEAD-001"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "HEAD-003"),
    "encrypted": (encrypted(), "HEAD-003"),
    "cut off": (zipped(word_parts())[:-200], "HEAD-001"),
    "11 MB": (b"PK\x03\x04" + b"\x00" * 11_000_000, "HEAD-002"),
    "an empty zip": (zipped({}), "HEAD-001"),
}


@pytest.mark.parametrize("name", [*REFUSED, *RAW])
def test_hostile_letterhead__is_refused_in_one_line_and_nothing_is_written(name, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    content, code = RAW[name] if name in RAW else (made(REFUSED[name][0]), REFUSED[name][1])
    file, folder = tmp_path / "letterhead.docx", tmp_path / "out"
    folder.mkdir()
    file.write_bytes(content)
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(ProblemsError) as caught:
        read_letterhead(content, str(file))
    assert time.process_time() - began < most_seconds(2)
    assert tracemalloc.get_traced_memory()[1] < 250_000_000
    tracemalloc.stop()
    assert [one.code for one in caught.value.problems] == [code]
    assert run(["letterhead", "keep", str(file)]) == 2
    assert LINE.match(capsys.readouterr().err)
    assert not letterhead_file().exists()


def test_export__on_a_hostile_letterhead__writes_nothing(tmp_path, capsys):
    file, folder = tmp_path / "letterhead.docx", tmp_path / "out"
    folder.mkdir()
    file.write_bytes(made(REFUSED["macros by part"][0]))
    draft = str(SAMPLES / "uganda-switzerland.complete.yaml")
    assert run(["export", draft, "--letterhead", str(file), "-o", str(folder)]) == 2
    assert capsys.readouterr().err.startswith(f"{file}: this file holds macros")
    assert list(folder.iterdir()) == []
    assert run(["export", draft, "--letterhead", str(tmp_path / "none.docx"), "-o", str(folder)]) == 2


# ---- taken without what does harm -----------------------------------------------------------------------------------------


def worn(change: Change) -> dict[str, bytes]:
    letterhead = read_letterhead(made(change), "letterhead.docx")
    word = write_word(compose_letter(completed(), "en", final=True), letterhead)
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return {name: package.read(name) for name in package.namelist()}


HARM = {
    "remote picture": (
        lambda parts: parts.update({
            "word/header1.xml": f"<w:hdr {DRAWING}>{paragraph(picture())}</w:hdr>",
            "word/_rels/header1.xml.rels": relations(("rId1", "image", "http://spy.example/pixel.png")),
        })
    ),
    "linked picture": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING}>"
        f"{paragraph(picture().replace('r:embed=', 'r:link='))}{paragraph(text('kept'))}</w:hdr>",
    }),
    "relation to a file outside": lambda parts: parts.update({
        "word/_rels/header1.xml.rels": relations(("rId1", "image", "../../../../etc/passwd")),
    }),
    "hyperlink": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING}><w:p><w:hyperlink r:id='rId9'>{text('kept')}</w:hyperlink></w:p></w:hdr>",
    }),
    "objects": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING}><w:p><w:r><w:object><o:OLEObject Type='Link' ProgID='spy.example' r:id='rId9'/>"
        f"</w:object></w:r><w:r><w:pict><v:shape href='http://spy.example' o:href='x' onmouseover='x'><v:imagedata r:id='rId9' "
        f"src='http://spy.example/x' o:href='http://spy.example'/></v:shape></w:pict></w:r>{text('kept')}</w:p></w:hdr>",
    }),
    "fields": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING}><w:p>"
        + "".join(
            f"<w:fldSimple w:instr='{one} spy.example'>{text('kept')}</w:fldSimple>"
            for one in ("DDEAUTO", "INCLUDETEXT", "LINK", "HYPERLINK", "MACROBUTTON", "PAGE")
        )
        + "</w:p></w:hdr>",
    }),
    "data bound to a control": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING}><w:sdt><w:sdtPr><w:dataBinding w:xpath='spy.example'/></w:sdtPr><w:sdtContent>"
        f"{paragraph(text('kept'))}</w:sdtContent></w:sdt></w:hdr>",
    }),
    "another document": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING}><w:altChunk r:id='rId9'/>{paragraph(text('kept'))}</w:hdr>",
        "word/_rels/header1.xml.rels": relations(("rId9", "aFChunk", "afchunk.html")),
        "word/afchunk.html": "<script>spy.example</script>",
    }),
    "foreign words": lambda parts: parts.update({
        "word/header1.xml": f"<w:hdr {DRAWING} xmlns:x='http://spy.example'>"
        f"<x:run x:load='http://spy.example'><w:p>{text('gone')}</w:p></x:run>{paragraph(text('kept'))}</w:hdr>",
    }),
    "styles": lambda parts: parts.update({
        "word/styles.xml": str(parts["word/styles.xml"]).replace("<w:qFormat/>", "<w:qFormat x='spy.example'/>", 1),
        "word/_rels/styles.xml.rels": relations(("rId1", "image", "http://spy.example")),
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", HARM)
def test_harm_in_a_letterhead__does_not_come_through(name):
    parts = worn(HARM[name])
    whole = b"".join(parts.values())
    assert b"spy.example" not in whole
    assert b"TargetMode" not in whole
    assert b"passwd" not in whole
    header = parts["word/header1.xml"].decode()
    assert "gone" not in header
    assert not re.search(
        r"<(w:object|o:OLEObject|w:altChunk|w:sdt|w:hyperlink)|r:link|href|dataBinding|onmouse", header
    )


def test_words_of_foreign_markup__stay_words():
    said = paragraph(text("&lt;w:p&gt; &amp; {reference}"))
    parts = worn(set_part("word/header1.xml", f"<w:hdr {DRAWING}>{said}</w:hdr>"))
    assert "&lt;w:p&gt; &amp; {reference}" in parts["word/header1.xml"].decode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_picture__of_unreasonable_size__or_damaged__is_none():
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    huge = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")
    for one in (
        huge,
        png()[:-4],
        png()[:40] + b"\x00" + png()[41:],
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00",
        b"GIF89a",
        b"",
    ):
        assert cleaned(one) is None


def test_picture__loses_metadata_and_what_hangs_behind_it():
    kept = cleaned(png() + b"PK\x03\x04 an archive")
    assert kept is not None
    assert b"Okello" not in kept.content
    assert kept.content.endswith(b"IEND\xaeB`\x82")
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 4, 4, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"data\xff\x00data"
    jpeg = b"\xff\xd8" + b"\xff\xe1" + struct.pack(">H", 2 + 12) + b"Exif Okello " + frame + scan + b"\xff\xd9"
    kept = cleaned(jpeg + b"an archive")
    assert kept is not None
    assert kept.content == b"\xff\xd8" + frame + scan + b"\xff\xd9"


@pytest.mark.parametrize("seed", range(40))
def test_letterhead__with_bytes_changed_anywhere__is_read_or_refused(seed):
    import random

    chance = random.Random(seed)
    parts = {name: content.encode() if isinstance(content, str) else content for name, content in word_parts().items()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(parts))
        content = bytearray(parts[name])
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 5)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 5)))
        parts[name] = bytes(content)
    try:
        read_letterhead(zipped(dict(parts)), "letterhead.docx")
    except ProblemsError:
        return


@pytest.mark.parametrize("inner", [SLOT * 40_000, f"{BEGIN}{text('x') * 30_000}", picture() * 2_000])
def test_letterhead__of_many_parts_of_one_kind__is_read_in_time(inner):
    content = made(set_part("word/header1.xml", f"<w:hdr {DRAWING}>{paragraph(inner)}</w:hdr>"))
    began = time.process_time()
    read_letterhead(content, "letterhead.docx")
    assert time.process_time() - began < most_seconds(3)


def test_files_of_a_folder__are_no_letterhead(tmp_path: Path, capsys):
    assert run(["letterhead", "show", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err
