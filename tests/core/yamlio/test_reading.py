"""Reading YAML strictly: what comes out, where it stood, and what is refused."""

from __future__ import annotations

import pytest

from mla_writer import yamlio
from mla_writer.errors import Place, ProblemsError


def problems_in(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ProblemsError) as caught:
        yamlio.read_text(text, "f.yaml")
    return [(str(one.place), one.code) for one in caught.value.problems]


def parameters_in(text: str) -> dict[str, object]:
    with pytest.raises(ProblemsError) as caught:
        yamlio.read_text(text, "f.yaml")
    (problem,) = caught.value.problems
    return dict(problem.parameters)


@pytest.mark.parametrize(
    "word", ["NO", "yes", "0123", "46_1", "12:30:45", "1.10", "2026-11-23", "true", "0x1F", "1e3", "<<"]
)
def test_scalar__that_other_programs_take_for_something_else__stays_text(word):
    assert yamlio.read_text(f"key: {word}", "f").data == {"key": word}


def test_value__left_empty__is_empty_text():
    assert yamlio.read_text("a:\nb: ''\nc: {}\nd: []\ne: [x, '']\n", "f").data == {
        "a": "",
        "b": "",
        "c": {},
        "d": [],
        "e": ["x", ""],
    }


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n"])
def test_file__with_nothing_in_it__has_no_values(text):
    assert not yamlio.read_text(text, "f").data


def test_marks__of_values_and_keys__count_lines_and_columns_from_one():
    source = yamlio.read_text("a: x\nlist:\n  - y\n  - {b: z}\n", "f.yaml")
    assert source.marks[("a",)] == Place("f.yaml", 1, 4)
    assert source.marks["list", 0] == Place("f.yaml", 3, 5)
    assert source.marks["list", 1, "b"] == Place("f.yaml", 4, 9)
    assert source.keys["list", 1, "b"] == Place("f.yaml", 4, 6)
    assert source.keys[("list",)] == Place("f.yaml", 2, 1)
    assert set(source.marks) == {(), ("a",), ("list",), ("list", 0), ("list", 1), ("list", 1, "b")}


def test_marks__of_a_value_below_arabic_text__count_characters_not_bytes():
    source = yamlio.read_text("{a: محكمة, b: x}", "f")
    assert source.marks[("b",)] == Place("f", 1, 15)


def test_place__of_a_position_that_does_not_exist__is_the_nearest_around_it():
    source = yamlio.read_text("a:\n  b: x\n", "f")
    assert source.place(("a", "c", 3)) == source.marks[("a",)]
    assert source.key_place(("a", "b")) == Place("f", 2, 3)
    assert source.key_place(("a", "c")) == source.marks[("a",)]


def test_duplicate_keys__at_several_levels__are_all_told_with_the_first_line():
    text = "a: 1\nb: {c: 1, c: 2}\na: 3\n"
    assert problems_in(text) == [("f.yaml:2:11", "YAML-014"), ("f.yaml:3:1", "YAML-014")]
    assert parameters_in("a: 1\nb: 2\na: 3\n") == {"key": "a", "line": 1}


def test_faults__of_several_sorts__are_told_at_once():
    text = "a: &x 1\nb: *x\nc: !y z\nd: null\nd: 2\n"
    assert [code for _, code in problems_in(text)] == ["YAML-009", "YAML-009", "YAML-010", "YAML-015", "YAML-014"]


def test_faults__before_text_that_is_no_yaml__are_told_with_it():
    assert problems_in("a: 1\na: 2\nb: [c\n") == [("f.yaml:2:1", "YAML-014"), ("f.yaml:3:4", "YAML-025")]


def test_condition_without_quotes__that_begins_with_not__is_told_as_a_tag():
    assert parameters_in("when: !answered(x)\n") == {"tag": "!answered(x)"}


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~"])
def test_null__without_quotes__is_refused_and_with_quotes_is_the_word(word):
    assert problems_in(f"family: {word}") == [("f.yaml:1:9", "YAML-015")]
    assert yamlio.read_text(f"family: '{word}'", "f").data == {"family": word}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: b: c\n", "1:5", "YAML-021"),
        ("a: 1\nbcd\ne: 2\n", "3:1", "YAML-022"),
        ("a:\n\tb: 1\n", "2:1", "YAML-023"),
        ("a: @b\n", "1:4", "YAML-023"),
        ("a: %b\n", "1:4", "YAML-023"),
        ("a: > b\n", "1:6", "YAML-023"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "YAML-024"),
        ('a: "b" c\n', "1:8", "YAML-024"),
        ('a: "b\nc: d\n', "1:4", "YAML-025"),
        ("a: [b, c\nd: e\n", "1:4", "YAML-025"),
        ('a: "\\d"\n', "1:5", "YAML-026"),
        ("%FOO\n---\na: b\n", "1:5", "YAML-020"),
        ("a: 1\n---\nb: 2\n", "2:1", "YAML-012"),
        ("? [a]\n: b\n", "1:3", "YAML-013"),
        ("{a: b}: c\n", "1:1", "YAML-013"),
        ("*a : b\n", "1:1", "YAML-009"),
    ],
)
def test_text__that_is_not_well_formed__is_told_at_the_place_that_mends_it(text, place, code):
    assert problems_in(text) == [(f"f.yaml:{place}", code)]


def test_control_characters__raw_in_the_file__are_all_refused():
    assert problems_in("a: \x07b\nc: \x00\nd: \x9f\n") == [
        ("f.yaml:1:4", "YAML-007"),
        ("f.yaml:2:4", "YAML-007"),
        ("f.yaml:3:4", "YAML-007"),
    ]


def test_read__byte_order_mark__is_passed_over(tmp_path):
    file = tmp_path / "f.yaml"
    file.write_bytes("\ufeffa: é\n".encode())
    source = yamlio.read(file)
    assert source.data == {"a": "é"}
    assert source.keys[("a",)] == Place(str(file), 1, 1)


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"a: b\nc: caf\xe9\n", ":2:7"), (b"\xef\xbb\xbfa: \xff\n", ":1:4"), ("a: b\n".encode("utf-16"), ":1:1")],
)
def test_read__not_utf_8__is_told_at_the_first_wrong_byte(tmp_path, content, place):
    file = tmp_path / "f.yaml"
    file.write_bytes(content)
    with pytest.raises(ProblemsError) as caught:
        yamlio.read(file)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("YAML-006", f"{file}{place}")


def test_read__no_such_file__or_a_folder__is_told(tmp_path):
    for path, code in ((tmp_path / "no.yaml", "YAML-001"), (tmp_path, "YAML-003")):
        with pytest.raises(ProblemsError) as caught:
            yamlio.read(path)
        assert [(one.code, one.place) for one in caught.value.problems] == [(code, Place(str(path)))]


def test_place_of__file_read_before__finds_the_position_again(tmp_path):
    file = tmp_path / "f.yaml"
    file.write_text("a:\n  b: x\n", encoding="utf-8")
    assert yamlio.place_of(file, ("a", "b")) == Place(str(file), 2, 6)
    file.unlink()
    assert yamlio.place_of(file, ("a", "b")) == Place(str(file))


def test_lists_and_mappings__as_deep_as_allowed__are_read():
    depth = 32
    data = yamlio.read_text("[" * depth + "]" * depth, "f").data
    levels = 0
    while isinstance(data, list):
        levels += 1
        data = data[0] if data else ""
    assert levels == depth
    assert problems_in("[" * (depth + 1) + "]" * (depth + 1)) == [("f.yaml:1:33", "YAML-008")]
