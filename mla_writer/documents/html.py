"""Writing a letter as HTML: the preview. Each block carries the id of its sentence, each answer the path it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from unicodedata import bidirectional

from mla_writer.documents import tree
from mla_writer.documents.figures import in_digits
from mla_writer.documents.marks import list_mark
from mla_writer.documents.notes import written_out
from mla_writer.documents.numbers_whole import is_number
from mla_writer.documents.references import bookmark_of, grouped, label_of, settled, text_of, without_links
from mla_writer.documents.signs import shown
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.translation.locales import direction_of, own_name

_STYLE = """
body{font-family:"Liberation Serif","Noto Naskh Arabic",FangSong,"Noto Serif CJK SC",serif;max-width:44rem;margin:2rem auto;padding:0 1.5rem;line-height:1.45;color:#1b1b1b}
h1{font-size:1.35rem;text-align:center;margin:1.6rem 0}h2{font-size:1.12rem;margin:1.5rem 0 .4rem}h3{font-size:1rem;margin:1rem 0 .3rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}th,td{text-align:start;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #ccc}
thead th{background:#f0f0ec}caption{text-align:start;font-weight:bold;padding:.4rem 0}header,.draft{color:#4a4a4a;font-size:.85rem}
.draft{font-weight:bold}.gap{background:#ffe58a}.untranslated{background:#e3e8f4}.unreviewed{border-bottom:1px dotted #8a8a8a}.stale{border-bottom:2px solid #b35900}
ol{list-style:none;padding-inline-start:2.2rem}ol>li::before{content:attr(data-mark);display:inline-block;width:2.2rem;margin-inline-start:-2.2rem}
.entry{display:grid;grid-template-columns:2.4rem 1fr;margin:.4rem 0}a.ref{color:inherit;text-decoration-color:#bbb}nav p{margin:.15rem 0}.beside td,.beside th{width:50%;border-bottom:0}a.ref{color:inherit;text-decoration-color:#bbb}nav p{margin:.15rem 0}.beside td+td,.beside th+th{border-inline-start:1px solid #ccc}.beside p{margin:.2rem 0}
.whole{white-space:nowrap}.number{color:#595959;font-size:.85rem}.room td{height:4.5rem}.beside table,.beside ul,.beside ol{margin:.1rem 0}.annex{border-top:2px solid #ccc;margin-top:2rem}
body[data-watermark]::before{content:attr(data-watermark);position:fixed;inset:0;display:flex;align-items:center;justify-content:center;
font-size:6.5rem;font-weight:bold;color:#ececec;transform:rotate(-45deg);z-index:-1;print-color-adjust:exact;pointer-events:none}
"""

_SEVERAL, _LEFTWARDS = 2, frozenset({"R", "AL"})
_HOLDERS = ("<section", "</section", "<nav", "</nav")


def write_html(document: Document, style: str = _STYLE, *, is_linked: bool = True) -> str:
    """Return the letter as a complete HTML page with the style sheet `style`; its cross-references are links if `is_linked`."""
    document = written_out(document)
    document = settled(document) if is_linked else without_links(document)
    tag, direction = document.language.replace("_", "-"), direction_of(document.language)
    mark = f' data-watermark="{escape(document.watermark)}"' if document.watermark else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}" dir="{direction}"><head><meta charset="utf-8"><title>{escape(document.title)}</title>'
        f"<style>{style}</style></head><body{mark}>{''.join(_body(document))}</body></html>\n"
    )


def html_blocks(document: Document) -> Iterator[str]:
    """Yield the blocks of the letter one by one, without the sections that hold them together and without cross-references."""
    yield from (one for one in _body(without_links(written_out(document))) if one and not one.startswith(_HOLDERS))


def _body(document: Document) -> Iterator[str]:
    yield from (
        f'<p class="draft"{_tongue(one.language, document)}>{escape(one.draft)}</p>'
        for one in document.sides
        if one.draft
    )
    yield f"<header>{' · '.join(_runs(one, document) for one in document.header)}</header>"
    yield from (_block(one, document) for one in document.front)
    yield from (f"<h1{_tongue(one.language, document)}>{escape(one.title)}</h1>" for one in document.sides)
    yield from _contents(document)
    for part in document.parts:
        yield f'<section id="{escape(part.id)}">'
        if part.heading:
            number = f"{escape(part.number)}. " if part.number else ""
            yield f"<h2>{number}{_runs(part.heading, document)}{_below(part.beside, document)}</h2>"
        yield from _numbered(part, document)
        yield "</section>"
    for part in document.annexes:
        label = _runs(label_of(part, document.language, is_place=True), document)
        yield f'<section class="annex" id="annex-{escape(part.id)}">'
        below = _below(part.beside, document)
        yield f"<h2>{label} – {_runs(part.heading, document)}{below}</h2>" if part.heading else ""
        yield from (_block(one, document) for one in part.blocks)
        yield "</section>"


def _contents(document: Document) -> Iterator[str]:
    """Yield the table of contents: a link to each part and annex."""
    if not document.contents:
        return
    yield f'<nav aria-label="{escape(document.contents)}"><h2>{escape(document.contents)}</h2>'
    for part in (one for one in document.parts if one.heading):
        number = f"{escape(part.number)}. " if part.number else ""
        yield f'<p><a class="ref" href="#{escape(part.id)}">{number}{escape(text_of(part.heading))}</a></p>'
    for part in (one for one in document.annexes if one.heading):
        said = f"{part.number} – {text_of(part.heading)}"
        yield f'<p><a class="ref" href="#annex-{escape(part.id)}">{escape(said)}</a></p>'
    yield "</nav>"


def _numbered(part: tree.Part, document: Document) -> Iterator[str]:
    """Yield the blocks of a part, its headings with their numbers."""
    count = 0
    for block in part.blocks:
        if isinstance(block, tree.Heading):
            count += 1
            number = tree.Run(f"{part.number}.{in_digits(str(count), document.digits)} ", document.language)
            yield _block(replace(block, runs=(number, *block.runs)), document)
        else:
            yield _block(block, document)


def _runs(runs: Runs, document: Document) -> str:
    way = _way(runs, document)
    if not any(run.target or run.anchor for run in runs):
        text = "".join(_run(run, document) for run in runs)
    else:
        text = "".join(_placed(target, anchor, many, document) for target, anchor, many in grouped(runs))
    return f"<bdo{way}>{text}</bdo>" if way else text


def _placed(target: str, anchor: str, runs: Runs, document: Document) -> str:
    text = "".join(_run(run, document) for run in runs)
    if anchor:
        return f'<a id="{bookmark_of(anchor)}">{text}</a>'
    way = _way(runs, document)
    return f'<a class="ref"{way} href="#{bookmark_of(target)}">{text}</a>' if target else text


def _way(runs: Runs, document: Document) -> str:
    """Return the attribute that keeps the parts of a name in their order, where it runs the other way than the letter."""
    if sum(run.kind == "identifier" for run in runs) < _SEVERAL:
        return ""
    ways = {bidirectional(letter) for letter in text_of(runs)}
    way = "ltr" if not ways & _LEFTWARDS else "rtl" if "L" not in ways else ""
    return f' dir="{way}"' if way and way != direction_of(document.language) else ""


def _run(run: Run, document: Document) -> str:
    text = escape(shown(run.text)).replace("\n", "<br>")
    text = f"<strong>{text}</strong>" if run.strong else text
    attributes = f' data-source="{escape(run.source)}"' if run.source else ""
    attributes += f' data-asked="{escape(run.asked)}"' if run.asked else ""
    if run.kind == "identifier":
        whole = ' class="whole"' if is_number(run.text) else ""
        return f"<bdi{attributes}{whole}>{text}</bdi>"
    if run.kind != "text":
        attributes += f' class="{run.kind}"'
    attributes += _tongue(run.language, document)
    return f"<span{attributes}>{text}</span>" if attributes else text


def _tongue(language: str, document: Document) -> str:
    """Return the attributes that say in which language and direction something stands, where it is another one."""
    return "" if language == document.language else f' lang="{language}" dir="{direction_of(language)}"'


def _block(block: tree.Block, document: Document) -> str:
    mark = f' data-id="{escape(block.id)}"' if block.id else ""
    if isinstance(block, tree.Paragraph):
        tongue = _tongue(block.language, document) if block.language else ""
        number = f'<span class="number">({block.number})</span> ' if block.number else ""
        return f"<p{mark}{tongue}>{number}{_runs(block.runs, document)}</p>"
    if isinstance(block, tree.Heading):
        return f"<h3{mark}>{_runs(block.runs, document)}{_below(block.beside, document)}</h3>"
    if isinstance(block, tree.Listing):
        return _listing(block, document, mark)
    if isinstance(block, tree.Entry):
        return f'<div class="entry"{mark}><strong>{_runs(block.number, document)}</strong> <span>{_runs(block.runs, document)}</span></div>'
    if isinstance(block, tree.Beside):
        return _beside(block, document, mark)
    return (
        _table_in_both(block, document, mark) if isinstance(block, tree.TableInBoth) else _grid(block, document, mark)
    )


def _beside(block: tree.Beside, document: Document, mark: str) -> str:
    """Return two columns, each in the language and direction of its side."""
    heads = "".join(
        f'<th scope="col" lang="{one}" dir="{direction_of(one)}">{escape(own_name(one))}</th>'
        for one in block.languages
    )
    rows = "".join(
        f"<tr>{_column(one, document.sides[0])}{_column(other, document.sides[-1])}</tr>" for one, other in block.rows
    )
    return f'<table class="beside"{mark}><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _column(block: tree.Block | None, document: Document) -> str:
    said = _block(block, document) if block is not None else ""
    return f'<td lang="{document.language}" dir="{direction_of(document.language)}">{said}</td>'


def _table_in_both(block: tree.TableInBoth, document: Document, mark: str) -> str:
    """Return one table whose cells say each thing in one language and, below, in the other."""
    first, second = block.first, block.second
    caption = _both(first.caption, second.caption, document)
    heads = "".join(
        f'<th scope="col">{_both(one, other, document)}</th>'
        for one, other in zip(first.headings, second.headings, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{_both(a, b, document)}</td>' for a, b in zip(one, other, strict=True))}</tr>"
        for one, other in zip(first.rows, second.rows, strict=True)
    )
    caption = f"<caption>{caption}</caption>" if caption else ""
    return f"<table{mark}>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _below(heading: Runs, document: Document) -> str:
    """Return a heading in the other language for a line of its own."""
    other = document.sides[-1]
    return f"<div{_tongue(other.language, document)}>{_runs(heading, other)}</div>" if heading else ""


def _both(first: Runs, second: Runs, document: Document) -> str:
    """Return a text and the same in the other language below it; what reads the same in both stands once."""
    told = _runs(first, document)
    if not second or text_of(first) == text_of(second):
        return told
    other = document.sides[-1]
    below = f"<div{_tongue(other.language, document)}>{_runs(second, other)}</div>"
    return f"<div>{told}</div>{below}" if told else below


def _listing(block: tree.Listing, document: Document, mark: str) -> str:
    if not block.ordered:
        return f"<ul{mark}>{''.join(f'<li>{_runs(one, document)}</li>' for one in block.items)}</ul>"
    items = (
        f'<li data-mark="{list_mark(number, document.language)}">{_runs(one, document)}</li>'
        for number, one in enumerate(block.items, block.start)
    )
    return f'<ol type="a"{mark}>{"".join(items)}</ol>'


def _grid(block: tree.Particulars | tree.Table | tree.SignatureBlock, document: Document, mark: str) -> str:
    if isinstance(block, tree.Table):
        caption = f"<caption>{_runs(block.caption, document)}</caption>" if block.caption else ""
        heads = "".join(f'<th scope="col">{_runs(one, document)}</th>' for one in block.headings)
        row_mark = ' class="room"' if block.room else ""
        rows = "".join(
            f"<tr{row_mark}>{''.join(f'<td>{_runs(one, document)}</td>' for one in row)}</tr>" for row in block.rows
        )
        return f"<table{mark}>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    lines = block.rows if isinstance(block, tree.Particulars) else block.lines
    rows = "".join(
        f'<tr><th scope="row">{_runs(name, document)}</th><td>{_runs(value, document)}</td></tr>'
        for name, value in lines
    )
    caption = f"<caption>{_runs(block.title, document)}</caption>" if isinstance(block, tree.SignatureBlock) else ""
    return f"<table{mark}>{caption}<tbody>{rows}</tbody></table>"
