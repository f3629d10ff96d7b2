"""A pack changed part by part: all else stays as its author wrote it, to the byte; tried on every pack that is shipped."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from mla_writer.countries.editing import PackText
from mla_writer.yamlio import Data, Position

PACKS = sorted((Path(__file__).parents[2] / "forms" / "countries").glob("*.yaml"))
TEXTS = (
    "Short words here.",
    'A: colon # and "quotes", with [brackets] and {braces}',
    "yes",
    "2026-12-01",
    " ".join(f"word{number}" for number in range(60)),
    "- begins like a row",
    "Ends with a colon:",
    "Amt für Justiz, Größe, العدل",
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)

HAND = """\
# Kenya, by hand.
country: KE   # two letters
version: 1
status: draft
checked_on: "2026-11-21"
review_by: "2027-11-21"

sources:
  # the Act
  act: {title: The Act, confidence: official, as_of: "2019"}
  guide:
    title: Guide
    confidence: copy

authority:
  name: Office   # ask them
  sources: [act, "guide:s 1"]

channel: {ordinary: By post., email: {value: "no", sources: [act]}, sources: [act]}

requirements:
  # the first
  - id: one
    expect: "true"
    message: >-  # folded
      A long sentence that somebody
      has broken by hand.
    source: ["act:s 2"]
    at: request.costs
    level: advice
  # the second
  - id: two
    expect: "true"
    message: Short.
    source: [guide]
    at: request.costs
    level: advice
"""


def hand() -> PackText:
    return PackText(HAND, "ke.yaml")


def lines_of(text: PackText, at: Position) -> tuple[int, int]:
    """The lines on which an entry stands, counted from 0, the last one not counted in."""
    span = text.layout[at]
    return text.text.count("\n", 0, span.head), text.text.count("\n", 0, max(span.end, span.head_end)) + 1


def around(text: PackText, at: Position) -> tuple[list[str], list[str]]:
    """The lines before and after the one part that a change is about: for what stands in brackets, all of these."""
    brackets = next((at[:n] for n in range(len(at)) if text.layout[at[:n]].style == "flow"), at)
    first, last = lines_of(text, brackets)
    lines = text.text.split("\n")
    return lines[:first], lines[last:]


@pytest.mark.parametrize("path", PACKS, ids=lambda one: one.stem)
def test_every_shipped_pack__changed_anywhere__differs_in_the_lines_of_that_part_alone(path: Path) -> None:
    content = path.read_bytes()
    before = PackText(content.decode(), path.name)
    assert before.set(("version",), str(before.get("version"))).text.encode() == content
    chance = random.Random(path.stem)
    texts = [at for at in before.layout if isinstance(before.get(*at), str)]
    for at in chance.sample(texts, min(6, len(texts))):
        value = chance.choice(TEXTS)
        after = before.set(at, value)
        assert after.get(*at) == value
        head, tail = around(before, at)
        lines = after.text.split("\n")
        assert lines[: len(head)] == head
        assert not tail or lines[-len(tail) :] == tail
        assert after.set(at, before.get(*at) or "").data == before.data
    removable = [at for at in before.layout if len(at) > 1]
    for at in chance.sample(removable, min(2, len(removable))):
        after = before.remove(at)
        assert after.get(*at) != before.get(*at) or isinstance(at[-1], int)
        assert set(after.text.split("\n")) - set(before.text.split("\n")) <= {_without(before, after)}


def _without(before: PackText, after: PackText) -> str:
    """The one line that lost something in its brackets or after its dash."""
    new = [one for one in after.text.split("\n") if one not in before.text.split("\n")]
    assert len(new) <= 1
    return new[0] if new else ""


@pytest.mark.parametrize("path", PACKS[::9], ids=lambda one: one.stem)
def test_entries_of_shipped_packs__added_and_moved__leave_every_other_line(path: Path) -> None:
    before = PackText(path.read_text(encoding="utf-8"), path.name)
    entry: Data = {
        "id": "new_entry",
        "fact": "use.speciality",
        "text": "A new sentence: with a colon.",
        "sources": ["a:s 1"],
    }
    held = before.get("information")
    after = before.insert(("information",), 0, entry)
    assert after.get("information", 0) == entry
    assert [one for one in after.text.split("\n") if one] != [one for one in before.text.split("\n") if one]
    assert set(before.text.split("\n")) <= set(after.text.split("\n"))
    if isinstance(held, list) and len(held) > 1:
        moved = before.move(("information",), 0, len(held) - 1)
        assert sorted(moved.text.split("\n")) == sorted(before.text.split("\n"))
        assert moved.move(("information",), len(held) - 1, 0).text == before.text
        assert after.remove(("information", 0)).text == before.text


def test_comments__on_the_line_and_above__stay() -> None:
    changed = hand().set(("country",), "UG").set(("authority", "name"), "Ministry of Justice")
    changed = changed.set(("requirements", 0, "message"), "A long sentence " * 12 + "ends.")
    changed = changed.set(("requirements", 0, "message"), "Short now.")
    assert "country: UG   # two letters" in changed.text
    assert "name: Ministry of Justice   # ask them" in changed.text
    assert "message: Short now. # folded" in changed.text
    assert _COMMENT.findall(changed.text) == _COMMENT.findall(HAND)


def test_entry__moved__takes_the_comment_above_it_along() -> None:
    moved = hand().move(("requirements",), 0, 1)
    assert moved.text.index("# the second") < moved.text.index("id: two") < moved.text.index("# the first")
    assert moved.move(("requirements",), 1, 0).text == HAND


def test_entry__removed__goes_with_its_comment_and_nothing_else() -> None:
    removed = hand().remove(("requirements", 1))
    assert removed.text == HAND[: HAND.index("  # the second")]
    assert "requirements" not in removed.remove(("requirements", 0)).text


def test_new_key__stands_where_an_author_would_write_it() -> None:
    changed = hand().set(("requirements", 1, "applies"), "request.urgent == true")
    assert "  - id: two\n    applies: request.urgent == true\n    expect:" in changed.text
    changed = changed.set(("languages", "accepted"), ["en", "sw"])
    assert '"guide:s 1"]\n\nlanguages:\n  accepted: [en, sw]\n\nchannel:' in changed.text
    changed = changed.set(("reciprocity",), {"value": "no", "sources": ["act:s 3"]})
    assert '\nreciprocity: {value: "no", sources: ["act:s 3"]}\n\nrequirements:' in changed.text


def test_brackets_that_become_too_long__are_written_in_rows() -> None:
    changed = hand().set(
        ("channel", "email", "note"), "A copy ahead of the request is taken, if the original follows soon."
    )
    assert "channel:\n  ordinary: By post.\n" in changed.text
    assert changed.get("channel", "ordinary") == "By post."


def test_source__renamed__is_cited_by_its_new_name() -> None:
    renamed = hand().rename(("sources", "act"), "the_act")
    assert renamed.get("sources", "the_act", "title") == "The Act"
    assert renamed.citing("act") == ()
    assert renamed.get("requirements", 0, "source") == ["the_act:s 2"]
    assert renamed.rename(("sources", "the_act"), "act").text == HAND


def test_place__of_a_line_and_column__is_the_value_that_stands_there() -> None:
    text = hand()
    for at in (("requirements", 1, "level"), ("authority", "name"), ("sources", "guide", "title")):
        mark = text.source.marks[at]
        assert text.position_at(mark.line, mark.column + 1) == at


def test_windows_line_breaks__stay() -> None:
    text = PackText(HAND.replace("\n", "\r\n"), "ke.yaml")
    changed = text.set(("version",), "2")
    assert changed.text == text.text.replace("version: 1", "version: 2")
