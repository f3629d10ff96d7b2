"""Writing YAML: what is written reads back equal, and reads well."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from mla_writer import yamlio

AWKWARD = st.sampled_from(
    [
        "",
        " ",
        "NO",
        "null",
        "~",
        "...",
        "---",
        "a: b",
        "a #b",
        "a:",
        "#a",
        "- a",
        "x\u00a0: y",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\t",
    ]
)
TEXTS = st.one_of(
    AWKWARD,
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(" \n\tab:#-'\"\\|>&*![]{},%@`?~.", max_size=12),
    st.text("ab cd.: #\u00a0", min_size=100, max_size=300),
    st.text("ab \n", min_size=1, max_size=40),
)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


def read_back(data: object) -> object:
    return yamlio.read_text(yamlio.write(data), "f").data


@given(DATA)
def test_write__any_texts_lists_and_mappings__reads_back_equal(data):
    assert read_back(data) == data


def test_write__a_draft__reads_well():
    data = {
        "draft": "1",
        "request": {
            "requesting": "UG",
            "requested": "NO",
            "assistance": ["bank_records", "freezing"],
            "date": "2026-11-23",
        },
        "persons": {"p1": {"family": "Kâto", "name_original": "محمد", "aliases": []}},
        "facts": {"f1": {"what": "First line.\nSecond line.", "source": "letter: of 5 May", "note": ""}},
        "history": [{"on": "2026-11-23", "what": "made"}],
    }
    assert yamlio.write(data) == (
        "draft: 1\n"
        "request:\n"
        "  requesting: UG\n"
        '  requested: "NO"\n'
        "  assistance: [bank_records, freezing]\n"
        "  date: 2026-11-23\n"
        "persons:\n"
        "  p1:\n"
        "    family: Kâto\n"
        "    name_original: محمد\n"
        "    aliases: []\n"
        "facts:\n"
        "  f1:\n"
        "    what: |-\n"
        "      First line.\n"
        "      Second line.\n"
        '    source: "letter: of 5 May"\n'
        '    note: ""\n'
        "history:\n"
        "  - on: 2026-11-23\n"
        "    what: made\n"
    )


def test_write__long_text__is_folded_at_the_width_and_reads_back_equal():
    text = "The company paid: 1,250,000 dollars # to an account abroad. " * 20
    written = yamlio.write({"facts": {"what": text.strip()}})
    assert max(map(len, written.splitlines())) <= 120
    assert len(written.splitlines()) > 8
    assert read_back({"what": text.strip()}) == {"what": text.strip()}


def test_write__twice__gives_the_same_text():
    data = {"b": ["x: y", "long " * 60], "a": {"c": "1\n2\n"}}
    assert yamlio.write(read_back(data)) == yamlio.write(data)


def test_write__key_longer_than_yaml_allows_before_a_colon__reads_back_equal():
    data = {"outer": {"k" * 3000: "v", "m": {"\n" * 900: {"n": "w"}}}}
    assert read_back(data) == data


def test_write__half_of_a_surrogate_pair__becomes_the_replacement_character():
    assert read_back({"a": "x\ud83d", "b": "y\n\udc00z"}) == {"a": "x\ufffd", "b": "y\n\ufffdz"}


@pytest.mark.parametrize("data", [{"a": 1}, [None], {1: "a"}, {"a": b"x"}, 3])
def test_write__anything_but_texts_lists_and_mappings__is_refused(data):
    with pytest.raises(TypeError):
        yamlio.write(data)
