"""The battery over every country pack, and what it finds in packs that are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mla_writer.content import Content
from mla_writer.countries.facts import fact_lists
from mla_writer.countries.glimpse import glimpse, glimpse_of
from mla_writer.errors import ProblemsError
from mla_writer.forms.sources import day_of
from mla_writer.linting.lost_facts import lost_facts
from mla_writer.linting.packs import lint_packs
from tests.sample import CONTENT

SMALL = """\
country: KE
version: 1
status: draft
checked_on: "2026-11-21"
review_by: "2027-11-21"
sources:
  act: {title: Mutual Legal Assistance Act, as_of: "2019-05-17", confidence: copy}
languages: {accepted: [en], sources: [act]}
requirements:
  - id: translation
    applies: "!(request.written_in in ['en'])"
    expect: "request.translation == 'official_attached'"
    level: blocker
    at: request.translation
    message: Kenya wants an official translation; enclose it.
    source: ["act:s 12"]
    passes:
      - says: Drafted in French, with an official translation.
        answers: {request: {written_in: fr, translation: official_attached}}
    fails:
      - says: Drafted in French and sent as it is.
        answers: {request: {written_in: fr, translation: not_needed}}
information:
  - {id: costs, fact: time_cost.costs, at: request.costs, text: Kenya pays., sources: [act]}
"""
SENTENCE = re.compile(r"[A-Z0-9“].*[.!?][”»’)]?", re.DOTALL)
"""A whole sentence begins with a capital and ends with a full stop."""
LABEL = re.compile(r"\S+(?: (?!is |are |\w+s:? )\S+){0,5}(?<!is)(?<!s):\s")
"""A heading of a few words without a verb (*Blocking rule:*) is a note of the research, and no sentence."""
UNDATED = re.compile(r"\bundated\b|\bolder (?:copy|consolidation|translation)\b")
WITHOUT_TREATY = {"AE": 3, "ID": 1}
"""Facts of treaties that are in no file: the Emirates with Kazakhstan and with Denmark, Indonesia with Australia."""
FAILS = SMALL[SMALL.index("    fails:") : SMALL.index("information:")]


def faults(tmp_path: Path, text: str) -> list[str]:
    """Return the codes of what is wrong in a pack with this text."""
    file = tmp_path / "ke.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        return [one.code for one in lint_packs(Content(CONTENT.folder), only=file, levels=True)]
    except ProblemsError as error:
        return [one.code for one in error.problems]


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_pack__stands_the_battery(code):
    found = lint_packs(CONTENT, only=CONTENT.packs.file_of(code), levels=True)
    assert [f"{one.place} {one.code} {dict(one.parameters)}" for one in found] == []


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_glimpse__says_what_the_whole_pack_says(code):
    pack, seen = CONTENT.pack(code), glimpse(code, CONTENT.packs.file_of(code).read_bytes(), marks(code))
    assert pack is not None
    assert (seen.version, seen.status, seen.checked_on) == (pack.version, pack.status, pack.checked_on)
    assert seen.review_by == pack.review_by
    assert seen.completeness == pytest.approx(CONTENT.packs.share_of(pack).completeness)
    assert seen.requirements == len(pack.requirements)
    assert glimpse_of(pack, CONTENT.packs.share_of(pack)) == seen


def marks(code):
    file = CONTENT.facts_folder / f"{code.lower()}.yaml"
    return file.read_bytes() if file.is_file() else b""


@pytest.mark.parametrize("one", tuple(fact_lists(CONTENT.facts_folder)), ids=lambda one: one.country)
def test_facts__of_the_research_are_in_the_pack_or_left_out_for_a_reason(one):
    assert [(one.code, dict(one.parameters)) for one in lost_facts(CONTENT, one)] == []


@pytest.mark.parametrize("one", tuple(fact_lists(CONTENT.facts_folder)), ids=lambda one: one.country)
def test_facts__read_in_one_treaty__name_a_treaty_that_binds_the_state(one):
    """All but those of a treaty of which one article alone was read: nothing is known that its file could hold."""
    marks = [mark for facts in one.facts.values() for mark in facts if mark.left_out == "treaty"]
    named = {mark.instrument for mark in marks if mark.instrument}
    assert len([mark for mark in marks if not mark.instrument]) == WITHOUT_TREATY.get(one.country, 0)
    assert [name for name in named if one.country not in CONTENT.treaties[name].parties.states] == []


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_texts_of_a_pack__are_whole_sentences(code):
    pack = CONTENT.pack(code)
    assert pack is not None
    own = pack.as_requesting
    every = (*pack.information, *pack.verify, *((*own.information, *own.verify) if own is not None else ()))
    assert [one.id for one in every if not SENTENCE.fullmatch(one.text.strip())] == []
    assert [one.id for one in every if LABEL.match(one.text) or "executed under it:" in one.text] == []


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_source__whose_copy_bears_no_date__counts_as_undated(code):
    """Whatever year stands beside it in the bracket is that of the law or of an amendment, and dates nothing."""
    sources = sources_of(code)
    assert {key: one.as_of for key, one in sources.items() if UNDATED.search(one.as_of) and day_of(one)} == {}


@pytest.mark.parametrize("code", CONTENT.packs.codes)
def test_sources__of_one_page__are_all_dated_or_none_is(code):
    pages: dict[str, set[bool]] = {}
    for one in sources_of(code).values():
        pages.setdefault(one.url, set()).add(day_of(one) is not None)
    assert [url for url, dated in pages.items() if url and len(dated) > 1] == []


def sources_of(code):
    pack = CONTENT.pack(code)
    assert pack is not None
    return pack.sources


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Mutual Legal Assistance Act,", "title: Mutual Legal Assistance Act (mirror,"),
        ("title: Mutual Legal Assistance Act,", 'title: "Mutual Legal Assistance Act,",'),
        ("title: Mutual Legal Assistance Act,", 'title: "Act, text breaks off at",'),
        ("title: Mutual Legal Assistance Act,", "title: 18 U.S.C. (h),"),
        ('"act:s 12"', '"act:s 12)"'),
        ('"act:s 12"', '"act:s 12(a),"'),
        ('"act:s 12"', '"act:art"'),
    ],
)
def test_source_that_breaks_off__is_found(tmp_path, old, new):
    assert old in SMALL
    assert faults(tmp_path, SMALL.replace(old, new)) == ["PACK-045"]


@pytest.mark.parametrize("version", ["0", "-1"])
def test_version_below_one__is_found(tmp_path, version):
    assert faults(tmp_path, SMALL.replace("version: 1", f"version: {version}")) == ["PACK-056"]


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("https://example.org/act", []),
        ("HTTP://example.org", []),
        ("javascript:alert(1)", ["PACK-057"]),
        ("file:///etc/passwd", ["PACK-057"]),
        ("example.org/act", ["PACK-057"]),
        ("https://", ["PACK-057"]),
    ],
)
def test_address_of_a_source__is_that_of_a_page(tmp_path, address, codes):
    text = SMALL.replace(
        "title: Mutual Legal Assistance Act,", f'url: "{address}", title: Mutual Legal Assistance Act,'
    )
    assert text != SMALL
    assert faults(tmp_path, text) == codes


def test_unknown_source_of_a_rule__is_looked_for_in_the_pack(tmp_path):
    text = re.sub(r'(    source: \[)"?act', r'\1"akt', SMALL)
    assert text != SMALL
    assert "PACK-007" in faults(tmp_path, text)
    assert "FORM-007" not in faults(tmp_path, text)


def test_small_pack__has_no_fault(tmp_path):
    assert faults(tmp_path, SMALL) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("country: KE", "country: GH", "PACK-001"),
        ('checked_on: "2026-11-21"', 'checked_on: "2126-11-21"', "PACK-014"),
        ('checked_on: "2026-11-21"', "checked_on: yesterday", "PACK-006"),
        ('review_by: "2027-11-21"', 'review_by: "2026-11-21"', "PACK-023"),
        ('review_by: "2027-11-21"', 'review_by: "2047-11-21"', "PACK-023"),
        ('as_of: "2019-05-17"', 'as_of: "2199"', "PACK-014"),
        ('as_of: "2019-05-17"', 'as_of: as amended, dated: lately', "PACK-006"),
        ('as_of: "2019-05-17"', 'as_of: as amended by Act 149/2017', "PACK-003"),
        ('as_of: "2019-05-17"', 'as_of: before the reform of 2015, dated: "no"', "PACK-003"),
        ("status: draft", "status: reviewed", "PACK-020"),
        ("accepted: [en]", "accepted: [qqx]", "PACK-015"),
        ("sources: [act]}\nreq", "sources: [acts]}\nreq", "PACK-007"),
        ("fact: time_cost.costs", "fact: time_cost.cost", "PACK-004"),
        ("at: request.costs", "at: request.cost", "PACK-013"),
        (", sources: [act]}\n", "}\n", "PACK-005"),
        ("text: Kenya pays.", 'text: "Kenya \u202esyap."', "PACK-018"),
        ("id: costs", 'id: "co\u200bsts"', "PACK-018"),
        ("id: costs", "id: translation", "PACK-017"),
        ("confidence: copy}", "confidence: secondary}", "PACK-003"),
        ('confidence: copy}', 'confidence: copy}\n  other: {title: Nobody cites it}', "PACK-019"),
        (FAILS, "", "PACK-008"),
        ("translation: not_needed}}", "translation: official_attached}}", "PACK-010"),
        ("translation: official_attached}}", "translation: ordered}}", "PACK-009"),
        ("{written_in: fr, translation: not_needed}", "{written_in: en}", "PACK-011"),
        (", translation: not_needed}", "}", "PACK-012"),
        ("translation: not_needed}}", "translation: maybe}}", "ANSWER-002"),
        ("request.translation == 'official_attached'\"", "request.translated == true\"", "COND-012"),
    ],
)  # fmt: skip
def test_fault__is_found_and_named(tmp_path, old, new, code):
    assert old in SMALL
    found = faults(tmp_path, SMALL.replace(old, new))
    assert code in found


def test_figure__needs_a_unit(tmp_path):
    rule = SMALL.replace("request.translation == 'official_attached'", "offences.exists(o, o.penalty.max_years >= 1)")
    assert "PACK-021" not in faults(tmp_path, rule)
    bare = SMALL.replace("request.translation == 'official_attached'", "documents.exists(d, d.pages >= 1)")
    assert "PACK-021" in faults(tmp_path, bare)


def test_threshold__needs_a_figure_or_a_note(tmp_path):
    bare = SMALL + "dual_criminality: {scope: all, threshold: {sources: [act]}, sources: [act]}\n"
    assert "PACK-022" in faults(tmp_path, bare)
    assert faults(tmp_path, bare.replace("threshold: {", "threshold: {max_years: 1, ")) == []
    assert "PACK-016" in faults(tmp_path, bare.replace("threshold: {", "threshold: {max_years: 1, for: [searches], "))


NAMED = SMALL + "authority: {name: Attorney General, names: {sw: Mwanasheria Mkuu}, sources: [act]}\n"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("{sw: Mwanasheria Mkuu}", ""),
        ("{ar: وزارة العدل, ja: 法務省, ru: Министерство юстиции, el: Υπουργείο Δικαιοσύνης}", ""),
        ("{sr: Министарство правде, sr-Latn: Ministarstvo pravde}", ""),
        ("{sr-Latn: Министарство правде}", "PACK-058"),
        ("{ar: Ministry of Justice}", "PACK-058"),
        ("{de: وزارة العدل}", "PACK-058"),
        ('{sw: "…"}', "PACK-058"),
        ("{qqx: Mwanasheria Mkuu}", "PACK-015"),
        ("{swahili: Mwanasheria Mkuu}", "PACK-015"),
    ],
)
def test_names_of_an_authority__want_the_code_of_a_language_and_its_script(tmp_path, names, code):
    text = NAMED.replace("{sw: Mwanasheria Mkuu}", names)
    assert faults(tmp_path, text) == ([code] if code else [])
    assert "PACK-059" in faults(tmp_path, text.replace("name: Attorney General, ", ""))


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ("[friday, saturday]", ""),
        ("[sunday]", ""),
        ("[]", "PACK-061"),
        ("[friday, friday]", "PACK-061"),
        ("[monday, tuesday, wednesday, thursday, friday, saturday, sunday]", "PACK-061"),
    ],
)
def test_days_of_rest__are_some_days_of_the_week__each_named_once_and_with_a_source(tmp_path, days, code):
    text = f"{SMALL}days_of_rest: {{days: {days}, sources: [act]}}\n"
    assert faults(tmp_path, text) == ([code] if code else [])
    assert "PACK-005" in faults(tmp_path, text.replace(", sources: [act]}\n", "}\n"))


def test_a_day_of_rest_that_is_no_day__is_told_with_its_line(tmp_path):
    text = f"{SMALL}days_of_rest: {{days: [friday, caturday], sources: [act]}}\n"
    file = tmp_path / "ke.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        list(lint_packs(Content(CONTENT.folder), only=file))
    (problem,) = caught.value.problems
    assert problem.place.line == text.count("\n")
    assert "caturday" in str(problem.parameters.values())


CASES = """\
times:
  - {id: follows, after: advance, days: 30, text: Kenya lets it lapse after thirty days., sources: [act]}
formalities:
  cases:
    - {only: {treaties: [none]}, signatory: {value: court, sources: [act]}}
dual_criminality:
  scope: all
  threshold: {max_years: 1, fine: {penalty_units: 300}, sources: [act]}
  exempt:
    - {only: {offences: [tax_evasion]}, sources: [act]}
  sources: [act]
"""
MORE = SMALL.replace("{accepted: [en],", "{accepted: [en], cases: [{only: {for: [coercive]}, accepted: [sw]}],") + CASES


def test_cases__of_languages_papers_and_offences__and_times__have_no_fault(tmp_path):
    assert faults(tmp_path, MORE) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("days: 30, ", "", "PACK-044"),
        ("days: 30", "days: 30, hours: 2", "PACK-044"),
        ("thirty days., sources: [act]", "thirty days.", "PACK-005"),
        ("after: advance", "after: lunch", "READ-003"),
        ("{penalty_units: 300}", "{more_than: true}", "PACK-043"),
        ("{penalty_units: 300}", "{amount: 300}", "PACK-043"),
        ("{penalty_units: 300}", "{amount: 300, currency: KSX}", "PACK-043"),
        ("{penalty_units: 300}", "{amount: 300, currency: KES, penalty_units: 2}", "PACK-043"),
        ("accepted: [sw]", "accepted: [qqx]", "PACK-015"),
        ("[coercive]", "[compulsory]", "PACK-016"),
        ("[tax_evasion]", "[tax_evaded]", "PACK-016"),
        ("treaties: [none]", "treaties: [no]", "PACK-016"),
    ],
)
def test_case__that_is_not_whole_or_names_what_is_not_known__is_found(tmp_path, old, new, code):
    assert old in MORE
    assert code in faults(tmp_path, MORE.replace(old, new))


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("email", "not an e-mail", "PACK-062"),
        ("email", "mla@ag", "PACK-062"),
        ("email", "mla@ag.go.ke, urgent: duty@ag.go.ke", ""),
        ("phone", "abc", "PACK-063"),
        ("fax", "12", "PACK-063"),
        ("phone", "+254 20 2227461, ext. 12", ""),
        ("website", "see the ministry", "PACK-066"),
        ("website", "www.ag.go.ke/mla", ""),
    ],
)
def test_authority__is_reached_by_what_stands_there(tmp_path, key, text, code):
    authority = f'authority: {{name: Attorney General, {key}: "{text}", sources: [act]}}\nlanguages:'
    assert faults(tmp_path, SMALL.replace("languages:", authority, 1)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("32 Foo 2020", "PACK-006"),
        ("2020-13-45", "PACK-006"),
        ("17 May 2019", "PACK-006"),
        ("2019", ""),
        ("2019-05", ""),
    ],
)
def test_day_of_a_source__that_looks_like_a_day_is_one(tmp_path, text, code):
    found = faults(tmp_path, SMALL.replace('as_of: "2019-05-17"', f'as_of: "{text}"'))
    assert (found[:1] == [code]) if code else not found


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("formalities: {copies: {value: -3, sources: [act]}}\n", 1),
        ("formalities: {copies: {value: 0, sources: [act]}}\n", 1),
        ("formalities: {copies: {value: 3, sources: [act]}}\n", 0),
        ("dual_criminality: {scope: all, threshold: {max_years: -1, max_months: 0}, sources: [act]}\n", 2),
        ("times:\n  - {id: time, after: receipt, days: -4, text: Answer in time., sources: [act]}\n", 1),
    ],
)
def test_figure__below_one__is_found(tmp_path, part, count):
    assert faults(tmp_path, SMALL + part) == ["PACK-065"] * count


def test_example__of_a_rule_for_some_types__is_played_for_one_of_them_where_it_names_none(tmp_path):
    rule = SMALL.replace("    level: blocker\n", "    level: blocker\n    only: {for: [freezing, bank_records]}\n")
    assert faults(tmp_path, rule) == []
    other = rule.replace(
        "written_in: fr, translation: official", "assistance: [statements], written_in: fr, translation: official"
    )
    assert faults(tmp_path, other) == ["PACK-064"]


def test_rule_without_a_source__is_told_once(tmp_path):
    assert faults(tmp_path, SMALL.replace('    source: ["act:s 12"]\n', "")).count("FORM-008") == 1


def test_own_rules_of_the_state_that_asks__are_played_too(tmp_path):
    own = "as_requesting:\n  requirements:\n" + "".join(
        f"  {line}\n" for line in SMALL.partition("requirements:\n")[2].partition("information:")[0].splitlines()
    )
    assert faults(tmp_path, SMALL + own) == []
    assert "PACK-010" in faults(
        tmp_path, SMALL + own.replace("translation: not_needed", "translation: official_attached")
    )


ONLY = SMALL.replace('    level: blocker\n', '    level: blocker\n    only: {states: [neighbours], from: "2020"}\n').replace(
    "languages:", "groups:\n  neighbours: {title: The neighbours, states: [UG, TZ], sources: [act]}\nlanguages:"
)  # fmt: skip


def test_rule__for_a_group_of_states_and_from_a_day__is_played_within_its_limits(tmp_path):
    assert faults(tmp_path, ONLY) == []
    for other in (
        "outside: [neighbours]",
        'states: [neighbours], until: "2019"',
        "states: [GB]",
        "treaties: [none, uncac]",
    ):
        expected = [] if other.startswith("treaties") else ["PACK-064", "PACK-064"]
        assert faults(tmp_path, ONLY.replace('states: [neighbours], from: "2020"', other)) == expected


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[neighbours], from", "[neighbour], from", "PACK-042"),
        ("[UG, TZ]", "[UG, QQ]", "PACK-042"),
        ("states: [UG, TZ]", "parties_of: harrare", "PACK-016"),
        ("states: [UG, TZ]", "states: [UG], parties_of: harare", "PACK-041"),
        ("states: [UG, TZ], ", "", "PACK-041"),
        ('from: "2020"', "from: soon", "PACK-006"),
        ('from: "2020"', 'from: "2020", until: "2019"', "PACK-040"),
        ('{states: [neighbours], from: "2020"}', "{}", "PACK-040"),
        ('from: "2020"', "for: [searches]", "PACK-016"),
        ('from: "2020"', "treaties: [nothing]", "PACK-016"),
        ('from: "2020"', "offences: [theft_of_time]", "PACK-016"),
    ],
)
def test_limit__that_names_what_is_not_known__is_found(tmp_path, old, new, code):
    assert old in ONLY
    assert code in faults(tmp_path, ONLY.replace(old, new))


def test_group__takes_its_states_from_the_parties_of_a_scheme(tmp_path):
    assert faults(tmp_path, ONLY.replace("states: [UG, TZ]", "parties_of: harare")) == []
    assert "PACK-064" in faults(tmp_path, ONLY.replace("states: [UG, TZ]", "parties_of: san_luis"))


def test_rule__for_compulsory_measures__is_played_where_the_request_asks_for_one(tmp_path):
    rule = (
        '  - id: order_named\n    only: {for: [coercive]}\n    expect: "answered(request.purpose)"\n'
        "    level: warning\n    at: request.purpose\n    message: Kenya wants the purpose; say it.\n"
        '    source: ["act:s 12"]\n    passes:\n'
        "      - says: A search, with its purpose.\n"
        "        answers: {request: {assistance: [search_seizure], purpose: Evidence for the trial}}\n"
        "      - says: Statements by compulsion, with their purpose.\n"
        "        answers: {request: {assistance: [statements], purpose: Evidence for the trial},"
        " statements: {items: {i1: {compelled: yes}}}}\n"
        "    fails:\n      - says: A search without a purpose.\n"
        "        answers: {request: {assistance: [search_seizure]}}\n"
    )
    assert faults(tmp_path, SMALL.replace("information:", f"{rule}information:")) == []
    free = rule.replace("assistance: [search_seizure]}", "assistance: [service_of_documents]}")
    assert faults(tmp_path, SMALL.replace("information:", f"{free}information:")) == ["PACK-064"]
