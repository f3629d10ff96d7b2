"""Writing a letter as HTML: the preview. Each block carries the id of its sentence, each answer the path it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mla_writer.documents import tree
from mla_writer.documents.marks import list_mark
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.translation.locales import direction_of

_STYLE = """
body{font-family:"Liberation Serif",serif;max-width:44rem;margin:2rem auto;padding:0 1.5rem;line-height:1.45;color:#1b1b1b}
h1{font-size:1.35rem;text-align:center;margin:1.6rem 0}h2{font-size:1.12rem;margin:1.5rem 0 .4rem}h3{font-size:1rem;margin:1rem 0 .3rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}th,td{text-align:start;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #ccc}
thead th{background:#f0f0ec}caption{text-align:start;font-weight:bold;padding:.4rem 0}header,.draft{color:#4a4a4a;font-size:.85rem}
.draft{font-weight:bold}.gap{background:#ffe58a}.untranslated{background:#e3e8f4}.unreviewed{border-bottom:1px dotted #8a8a8a}
ol{list-style:none;padding-inline-start:2.2rem}ol>li::before{content:attr(data-mark);display:inline-block;width:2.2rem;margin-inline-start:-2.2rem}
.entry{display:grid;grid-template-columns:2.4rem 1fr;margin:.4rem 0}.annex{border-top:2px solid #ccc;margin-top:2rem}
"""


def write_html(document: Document, style: str = _STYLE) -> str:
    """Return the letter as a complete HTML page with the style sheet `style`."""
    language, direction = document.language, direction_of(document.language)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{escape(document.title)}</title>'
        f"<style>{style}</style></head><body>{''.join(_body(document))}</body></html>\n"
    )


def _body(document: Document) -> Iterator[str]:
    if document.draft:
        yield f'<p class="draft">{escape(document.draft)}</p>'
    yield f"<header>{' · '.join(_runs(one, document) for one in document.header)}</header>"
    yield from (_block(one, document) for one in document.front)
    yield f"<h1>{escape(document.title)}</h1>"
    for part in document.parts:
        yield f'<section id="{escape(part.id)}">'
        if part.heading:
            number = f"{escape(part.number)}. " if part.number else ""
            yield f"<h2>{number}{_runs(part.heading, document)}</h2>"
        yield from _numbered(part, document)
        yield "</section>"
    for part in document.annexes:
        yield f'<section class="annex" id="annex-{escape(part.id)}"><h2>{escape(part.number)} – {_runs(part.heading, document)}</h2>'
        yield from (_block(one, document) for one in part.blocks)
        yield "</section>"


def _numbered(part: tree.Part, document: Document) -> Iterator[str]:
    """Yield the blocks of a part, its headings with their numbers."""
    count = 0
    for block in part.blocks:
        if isinstance(block, tree.Heading):
            count += 1
            number = tree.Run(f"{part.number}.{count} ", document.language)
            yield _block(tree.Heading((number, *block.runs), block.level, block.id), document)
        else:
            yield _block(block, document)


def _runs(runs: Runs, document: Document) -> str:
    return "".join(_run(run, document) for run in runs)


def _run(run: Run, document: Document) -> str:
    text = escape(run.text).replace("\n", "<br>")
    text = f"<strong>{text}</strong>" if run.strong else text
    attributes = f' data-source="{escape(run.source)}"' if run.source else ""
    attributes += f' data-asked="{escape(run.asked)}"' if run.asked else ""
    if run.kind == "identifier":
        return f"<bdi{attributes}>{text}</bdi>"
    if run.kind != "text":
        attributes += f' class="{run.kind}"'
    if run.language != document.language:
        attributes += f' lang="{run.language}" dir="{direction_of(run.language)}"'
    return f"<span{attributes}>{text}</span>" if attributes else text


def _block(block: tree.Block, document: Document) -> str:
    mark = f' data-id="{escape(block.id)}"' if block.id else ""
    if isinstance(block, tree.Paragraph):
        return f"<p{mark}>{_runs(block.runs, document)}</p>"
    if isinstance(block, tree.Heading):
        return f"<h3{mark}>{_runs(block.runs, document)}</h3>"
    if isinstance(block, tree.Listing):
        return _listing(block, document, mark)
    if isinstance(block, tree.Entry):
        return f'<div class="entry"{mark}><strong>{_runs(block.number, document)}</strong><span>{_runs(block.runs, document)}</span></div>'
    return _grid(block, document, mark)


def _listing(block: tree.Listing, document: Document, mark: str) -> str:
    if not block.ordered:
        return f"<ul{mark}>{''.join(f'<li>{_runs(one, document)}</li>' for one in block.items)}</ul>"
    items = (
        f'<li data-mark="{list_mark(number, document.language)}">{_runs(one, document)}</li>'
        for number, one in enumerate(block.items)
    )
    return f'<ol type="a"{mark}>{"".join(items)}</ol>'


def _grid(block: tree.Particulars | tree.Table | tree.SignatureBlock, document: Document, mark: str) -> str:
    if isinstance(block, tree.Table):
        caption = f"<caption>{_runs(block.caption, document)}</caption>" if block.caption else ""
        heads = "".join(f'<th scope="col">{_runs(one, document)}</th>' for one in block.headings)
        rows = "".join(f"<tr>{''.join(f'<td>{_runs(one, document)}</td>' for one in row)}</tr>" for row in block.rows)
        return f"<table{mark}>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    lines = block.rows if isinstance(block, tree.Particulars) else block.lines
    rows = "".join(
        f'<tr><th scope="row">{_runs(name, document)}</th><td>{_runs(value, document)}</td></tr>'
        for name, value in lines
    )
    caption = f"<caption>{_runs(block.title, document)}</caption>" if isinstance(block, tree.SignatureBlock) else ""
    return f"<table{mark}>{caption}<tbody>{rows}</tbody></table>"
