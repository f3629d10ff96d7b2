"""Footnotes where there are no pages: numbered marks in the text, and the notes at the end."""

from __future__ import annotations

from dataclasses import replace

from mla_writer.documents import tree
from mla_writer.documents.tree import Document, Entry, Part, Run, Runs, with_runs

_PLACE = "notes."


def written_out(document: Document) -> Document:
    """Return the letter with its footnotes written out: a mark such as [1] in the text, the notes in a part at the end."""
    if not any(run.note for run in tree.runs_in(document)):
        return document
    notes: list[Entry] = []

    def mark(run: Run) -> Runs:
        if not run.note:
            return (run,)
        number = f"[{len(notes) + 1}]"
        place = f"{_PLACE}{len(notes) + 1}"
        notes.append(Entry((Run(number, document.language, anchor=place),), run.note))
        return replace(run, note=()), Run(f"\u00a0{number}", document.language, target=place)

    marked = with_runs(document, mark)
    return replace(marked, annexes=(*marked.annexes, Part("notes", (), tuple(notes))))
