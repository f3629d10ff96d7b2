"""Answers of a State in a pack that its author commented: only what they change is written anew, all other bytes stay."""

from __future__ import annotations

import datetime as dt
import difflib
import random
from pathlib import Path

import pytest

from mla_writer.countries.answered import Answer, Answers, with_answers
from mla_writer.countries.asked import Asked, asked_by_tag, chapters
from mla_writer.countries.editing import PackText
from mla_writer.countries.rewriting import rewritten
from mla_writer.yamlio import Data
from tests.sample import CONTENT

COUNTRIES = Path(__file__).parents[2] / "forms" / "countries"
ON = dt.date(2026, 11, 20)


def commented(code: str) -> PackText:
    """A shipped pack with a remark above every entry and every section, as an author leaves them."""
    lines = []
    for number, line in enumerate((COUNTRIES / f"{code.lower()}.yaml").read_text(encoding="utf-8").split("\n")):
        bare = line.lstrip(" ")
        if bare.startswith("- id:") or (bare == line and bare.endswith(":")):
            lines.append(f"{line[: len(line) - len(bare)]}# remark {number}")
        lines.append(line)
    return PackText("\n".join(lines), f"{code.lower()}.yaml")


def above_sections(text: str) -> dict[str, str]:
    """The remark above each section."""
    lines = text.split("\n")
    return {
        line.rstrip(":"): lines[number - 1]
        for number, line in enumerate(lines)
        if line.endswith(":") and line[:1] not in "# "
    }


def answer(one: Asked, chance: random.Random) -> Answer | None:
    """An answer that a State could give, or none."""
    if chance.random() < 0.5:
        return None
    if one.known and chance.random() < 0.4:
        return Answer(one, "confirmed", "right" if one.tag.startswith(("verify.", "rule.")) else one.known)
    value = {"number": "3", "languages": "en,fr"}.get(one.kind, "So it is: not otherwise, since 2020.")
    if one.kind == "choice":
        value = chance.choice(sorted(one.options))
    return Answer(one, "changed" if one.known else "answered", value)


def answered(code: str, seed: int) -> tuple[PackText, PackText, dict[str, Data]]:
    """A commented pack, the same with answers in it, and what it should hold then."""
    text = commented(code)
    pack = CONTENT.pack(code)
    assert pack is not None
    assert isinstance(text.data, dict)
    chance = random.Random(seed)
    given = [found for one in asked_by_tag(chapters(pack, CONTENT.forms)).values() if (found := answer(one, chance))]
    data = with_answers(text.data, Answers(tuple(given), ON.isoformat(), "The authority"))
    return text, rewritten(text, data), data


@pytest.mark.parametrize(("code", "seed"), [("KE", 1), ("CH", 2), ("NA", 3), ("CK", 4), ("GB", 5)])
def test_answers__change_their_own_lines_alone__whatever_was_answered(code: str, seed: int) -> None:
    before, after, data = answered(code, seed)
    assert after.data == data
    remarks = [line for line in before.text.split("\n") if "# remark" in line]
    kept = [line for line in after.text.split("\n") if "# remark" in line]
    assert set(remarks) - set(kept) <= {above for key, above in above_sections(before.text).items() if key not in data}
    same = difflib.SequenceMatcher(None, before.text.split("\n"), after.text.split("\n"), autojunk=False)
    assert sum(block.size for block in same.get_matching_blocks()) > len(remarks)


def test_statement_that_was_verified__goes_to_the_information_with_its_remark() -> None:
    text = PackText(
        "version: 1\ninformation:\n  - id: a\n    text: Known.\nverify:\n  # asked in May\n  - id: b\n    text: >-\n"
        "      Said in general,\n      and long.\n  - id: c\n    text: Other.\n"
    )
    entries: list[Data] = [{"id": "a", "text": "Known."}, {"id": "b", "text": "Said in general, and long. Yes."}]
    made = rewritten(text, {"version": "1", "information": entries, "verify": [{"id": "c", "text": "Other."}]})
    assert made.text == (
        "version: 1\ninformation:\n  - id: a\n    text: Known.\n  # asked in May\n  - id: b\n"
        "    text: Said in general, and long. Yes.\nverify:\n  - id: c\n    text: Other.\n"
    )


def test_list_in_brackets__is_written_anew_as_a_whole() -> None:
    text = PackText("version: 1  # the first\ninformation: [{id: a, text: Known.}, {id: b, text: Said.}]\n")
    made = rewritten(
        text, {"version": "2", "information": [{"id": "b", "text": "Other."}, {"id": "c", "text": "New."}]}
    )
    assert made.data == {"version": "2", "information": [{"id": "b", "text": "Other."}, {"id": "c", "text": "New."}]}
    assert made.text.startswith("version: 2  # the first\n")


def test_last_statement_to_verify__leaves_no_empty_list() -> None:
    text = PackText("version: 1\nverify:\n  # asked\n  - id: b\n    text: Said.\n")
    made = rewritten(text, {"version": "2", "information": [{"id": "b", "text": "Said."}]})
    assert made.data == {"version": "2", "information": [{"id": "b", "text": "Said."}]}
    assert made.text.startswith("version: 2")
