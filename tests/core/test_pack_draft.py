"""A pack that is being written: looked at after each change, kept from a crash, saved as the office's own."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mla_writer.content import Content
from mla_writer.countries.changes import changes
from mla_writer.countries.editing import PackText
from mla_writer.errors import ProblemsError
from mla_writer.linting.condition_reading import ConditionReader
from mla_writer.pack_draft import (
    copy_of,
    drop_copy,
    keep_copy,
    kept_copy,
    look_at,
    new_pack,
    pack_text,
    proposed,
    save,
)
from mla_writer.paths import HOME_VARIABLE, office_packs
from mla_writer.yamlio import Data

TODAY = "2026-11-26"
RULE: dict[str, Data] = {
    "id": "costs_undertaken",
    "applies": "'bank_records' in request.assistance",
    "expect": "answered(request.costs)",
    "level": "advice",
    "kind": "procedure",
    "at": "request.costs",
    "title": "Nothing is said of costs",
    "message": "Kenya wants to know who bears the costs; say it.",
    "source": ["mutual_legal_assistance_kenya:s 44"],
    "passes": [
        {
            "says": "Uganda bears the costs.",
            "answers": {"request": {"assistance": ["bank_records"], "costs": "requesting"}},
        }
    ],
    "fails": [
        {
            "says": "Nothing is said of costs.",
            "answers": {"request": {"assistance": ["bank_records"], "costs": "requesting"}},
        }
    ],
}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return Content.shipped()


@pytest.fixture
def kenya(content: Content) -> PackText:
    found = pack_text(content, "KE")
    assert found is not None
    return found


def test_shipped_pack__looked_at__has_no_problem_and_its_examples_come_out(content: Content, kenya: PackText) -> None:
    looked = look_at(content, kenya)
    assert looked.problems == ()
    assert looked.pack is not None
    rule = looked.pack.requirements[0]
    met, failed = looked.played(rule, rule.passes[0]), looked.played(rule, rule.fails[0])
    assert met is not None
    assert met.is_met
    assert failed is not None
    assert failed.is_failed
    assert f"KE.{rule.id}" in {one.code for one in failed.case.findings}


def test_example_that_turns_out_otherwise__is_told_at_its_place(content: Content, kenya: PackText) -> None:
    number = len(list(kenya.get("requirements") or []))
    looked = look_at(content, kenya.insert(("requirements",), number, RULE))
    assert [one.problem.code for one in looked.problems] == ["PACK-010"]
    assert looked.problems[0].at[:4] == ("requirements", number, "fails", 0)
    mended = looked.text.remove(("requirements", number, "fails", 0, "answers", "request", "costs"))
    assert look_at(content, mended).problems == ()


def test_pack_that_cannot_be_read__is_told_where(content: Content, kenya: PackText) -> None:
    looked = look_at(content, kenya.set(("requirements", 0, "level"), "grave").set(("status",), "done"))
    assert {one.at for one in looked.problems} == {("requirements", 0, "level"), ("status",)}
    assert looked.pack is None


def test_day_that_is_none__is_told__and_stops_nothing(content: Content, kenya: PackText) -> None:
    looked = look_at(content, kenya.set(("requirements", 0, "passes", 0, "on"), "Christmas"))
    assert [(one.problem.code, one.at[-1]) for one in looked.problems] == [("PACK-006", "on")]
    looked = look_at(content, kenya.set(("checked_on",), "yesterday"))
    assert "PACK-006" in {one.problem.code for one in looked.problems}


@pytest.mark.parametrize(
    ("only", "codes"),
    [
        ({"for": ["bank_records", "xyz"]}, ["PACK-016"]),
        ({"beyond": ["xyz"]}, ["PACK-016"]),
        ({"states": ["xyz"]}, ["PACK-042"]),
        ({"treaties": ["xyz"], "offences": ["xyz"]}, ["PACK-016", "PACK-016"]),
    ],
)
def test_limit__by_what_is_not_known__is_told_at_its_place_alone(
    content: Content, kenya: PackText, only: dict[str, Data], codes: list[str]
) -> None:
    looked = look_at(content, kenya.set(("requirements", 0, "only"), only))
    assert [one.problem.code for one in looked.problems] == codes
    assert {one.at[:3] for one in looked.problems} == {("requirements", 0, "only")}
    assert looked.stage is None


def test_office_pack__with_a_limit_by_what_is_not_known__is_told_at_its_line(content: Content, kenya: PackText) -> None:
    bad = kenya.set(("requirements", 0, "only"), {"for": ["xyz"]})
    office_packs().mkdir(parents=True)
    (office_packs() / "ke.yaml").write_text(bad.text, encoding="utf-8")
    with pytest.raises(ProblemsError) as told:
        content.questionnaire("KE", "UG")
    assert [one.code for one in told.value.problems] == ["COND-023"]
    assert told.value.problems[0].place.line == bad.source.place(("requirements", 0, "only")).line


def test_what_is_missing__is_told_where_it_is_entered(content: Content, kenya: PackText) -> None:
    bare = kenya.remove(("requirements", 0, "source")).remove(("requirements", 0, "fails"))
    assert {(one.problem.code, one.at) for one in look_at(content, bare).problems} == {
        ("FORM-008", ("requirements", 0, "source")),
        ("PACK-008", ("requirements", 0, "fails")),
    }
    reviewed = look_at(content, kenya.set(("status",), "reviewed").remove(("reviewed_by",)))
    assert [(one.problem.code, one.at) for one in reviewed.problems] == [("PACK-020", ("reviewed_by",))]


def test_looking__leaves_what_the_program_holds_as_it_is(content: Content, kenya: PackText) -> None:
    before = content.pack("KE")
    look_at(content, kenya.set(("authority", "name"), "Somebody else"))
    assert content.pack("KE") is before


def test_saved__as_the_offices_pack__over_the_shipped_one_in_lists_alone(content: Content, kenya: PackText) -> None:
    shipped = content.packs.folder / "ke.yaml"
    digest = hashlib.sha256(shipped.read_bytes()).digest()
    changed = proposed(kenya.set(("authority", "name"), "The Attorney General"), kenya, TODAY)
    assert changed.get("version") == "2"
    assert changed.get("checked_on") == TODAY
    keep_copy("KE", changed)
    file = save(content, "KE", look_at(content, changed))
    assert file == office_packs() / "ke.yaml"
    assert file.read_text(encoding="utf-8") == changed.text
    assert hashlib.sha256(shipped.read_bytes()).digest() == digest
    pack = content.pack("KE")
    assert pack is not None
    assert pack.authority.name == "The Attorney General"
    assert content.packs.is_of_office("KE")
    assert not copy_of("KE").exists()
    again = pack_text(content, "KE")
    assert again is not None
    assert again.get("version") == "2"


def test_save__of_what_is_faulty_or_not_newer__is_refused_and_changes_nothing(
    content: Content, kenya: PackText
) -> None:
    with pytest.raises(ProblemsError):
        save(content, "KE", look_at(content, kenya.set(("checked_on",), "yesterday")))
    assert not (office_packs() / "ke.yaml").exists()
    file = save(content, "KE", look_at(content, kenya.set(("version",), "2")))
    stands = file.read_bytes()
    with pytest.raises(ProblemsError, match="PACK-027"):
        save(content, "KE", look_at(content, kenya.set(("version",), "2").set(("note",), "A note.")))
    assert file.read_bytes() == stands
    save(content, "KE", look_at(content, kenya.set(("version",), "3")))
    assert file.with_name("ke.yaml.previous").read_bytes() == stands


def test_reviewed_pack__that_was_changed__is_a_draft_again(kenya: PackText) -> None:
    reviewed = kenya.set(("status",), "reviewed").set(("reviewed_by",), "A colleague")
    changed = proposed(reviewed.set(("note",), "New."), reviewed, TODAY)
    assert changed.get("status") == "draft"
    assert changed.get("reviewed_by") is None
    assert proposed(reviewed, reviewed, TODAY) is reviewed


def test_working_copy__comes_back_until_it_is_dropped(content: Content, kenya: PackText) -> None:
    assert kept_copy("KE") is None
    keep_copy("KE", kenya.set(("note",), "Half a thought"))
    kept = kept_copy("KE")
    assert kept is not None
    assert kept.get("note") == "Half a thought"
    drop_copy("KE")
    assert kept_copy("KE") is None


def test_working_copy__that_is_no_text_any_more__is_none(content: Content) -> None:
    copy_of("KE").parent.mkdir(parents=True)
    copy_of("KE").write_bytes(b"country: KE\nnote: \xff\xfe\n")
    assert kept_copy("KE") is None


def test_offices_pack__that_is_no_text__is_told_with_its_place(content: Content) -> None:
    office_packs().mkdir(parents=True)
    (office_packs() / "ke.yaml").write_bytes(b"country: KE\nnote: \xff\xfe\n")
    with pytest.raises(ProblemsError) as caught:
        pack_text(content, "KE")
    assert [(one.code, one.place.line) for one in caught.value.problems] == [("YAML-006", 2)]


def test_what_is_no_file_among_the_offices_packs__does_not_keep_the_list_from_being_seen(content: Content) -> None:
    office_packs().mkdir(parents=True)
    (office_packs() / "ke.yaml").mkdir()
    (office_packs() / "ug.yaml").symlink_to(office_packs() / "gone.yaml")
    assert {"KE", "UG"} <= {one.country for one in content.packs.glimpses()}
    assert content.packs.codes == Content.shipped().packs.codes


def test_pack_that_may_not_be_read__does_not_keep_the_others_from_being_seen(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def read(self: Path) -> bytes:
        if self.name == "ke.yaml":
            raise PermissionError(13, "not yours")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read)
    assert {"KE", "UG"} <= {one.country for one in content.packs.glimpses()}


def test_new_pack__for_a_state_without_one__has_no_problem(content: Content) -> None:
    begun = new_pack("VA", "Vatican City", TODAY)
    assert look_at(content, begun).problems == ()
    assert begun.get("review_by") == "2027-11-26"


def test_changes__tell_entries_by_their_ids__however_they_were_moved(kenya: PackText) -> None:
    new = kenya.move(("requirements",), 0, 3).set(("requirements", 0, "level"), "advice").remove(("designation",))
    told = changes(kenya.data, new.data)
    assert [(one.name, one.before, one.after) for one in told] == [
        (("requirements", "interception_particulars", "level"), "warning", "advice"),
        (("designation",), kenya.get("designation"), None),
    ]
    assert told[1].is_gone
    assert changes(kenya.data, kenya.data) == ()


def test_condition__is_read_with_the_column_of_its_fault__or_said(content: Content) -> None:
    reader = ConditionReader(content)
    wrong = reader.read("request.urgent == true && request.nowhere == 1")
    assert wrong.problem is not None
    assert wrong.problem.code == "COND-012"
    assert wrong.column == 35
    right = reader.read("d.language == 'fr'", "documents as d")
    assert right.problem is None
    assert right.names == {"d.language"}
    assert right.told is not None
    names = reader.names("documents as d")
    assert names[0] == "d"
    assert "d.language" in names
    assert "request.written_in" in names
    assert "documents" in reader.lists()
