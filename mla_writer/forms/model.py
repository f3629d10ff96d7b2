"""The frozen model of what lawyers write in forms/: questions, sections, forms, collections, requirements, letters.

Every class is a plain frozen dataclass: `forms.reader` fills it from YAML (pydantic reports every fault of a file at
once), `forms.schema` prints its JSON Schema, and a cached file is revived without pydantic. The grammar is told, with
examples, in docs/manual/forms.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

STRICT: dict[str, object] = {"extra": "forbid"}
"""What pydantic is told of each class: a key that the class does not know is a fault."""

Level = Literal["blocker", "warning", "advice"]
Confidence = Literal["official", "copy", "secondary", "general_knowledge", "unknown"]
FindingKind = Literal[
    "completeness", "dual_criminality", "evidence", "legal_basis", "procedure", "language", "deadline", "consistency",
    "refusal_risk", "confidentiality", "content",
]  # fmt: skip
Kind = Literal[
    # said in words
    "text", "long_text", "verbatim",
    # chosen
    "choice", "choices", "yes_no", "country", "countries", "language", "languages", "assistance", "treaties",
    "offence_type",
    # measured
    "number", "date", "period", "deadline", "datetime", "amount", "amounts",
    # made of several answers: forms/request/kinds.yaml
    "place", "authority", "contact", "provision", "penalty", "group",
    # references to what is entered once
    "person", "persons", "thing", "things", "fact", "facts", "offence", "offences", "order", "orders", "document",
    "documents", "earlier_request", "earlier_requests",
    # the links of offences: element -> facts, per accused
    "element_links",
    # a file on the disk
    "attachment",
]  # fmt: skip
Format = Literal[
    "iban", "bic", "ip", "port", "email", "phone", "imei", "imsi", "mac", "card", "url", "vin", "imo", "wallet", "zone",
]  # fmt: skip
Reader = Literal["full", "consultation", "provider", "addressee", "internal"]
"""For whom a letter is written: the authority asked, one consulted beforehand, a bank or provider, an addressee or witness,
the office itself."""
EXTRACTS: tuple[Reader, ...] = ("provider", "addressee")
"""The readers who get an extract: what concerns them, and of facts, persons, things and documents what is named in it."""
Masking = Literal["", "label", "out", "masked", "shown"]
"""How an answer reads in a consultation draft: by the label of its item ("person 1"), not at all, as "[…]", or as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule or figure comes from. `confidence` decides what the rule may do (design: a rule and its source).

    `as_of` is the day for which the text speaks. Where it is told in words, `dated` says the day, or `no` where there is none.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    title: str
    ref: str = ""
    url: str = ""
    as_of: str = ""
    dated: str = ""
    confidence: Confidence = "official"
    review_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """A section or group that is answered once for each item; `item` is the word for one of them ("account")."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    item: str
    at_least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """How a question asked `per` item reads on that item's own page, and before which question of that page it stands."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    label: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `label` speaks to the drafter, `caption` is the noun phrase that names its answer in letter and review.

    `required` is "true", "false" or a condition; `when` a condition under which the question is asked at all.
    `options` maps option ids to labels; `in_letter` gives an option's wording in the letter where it differs.
    `of` narrows references (kinds of thing or person) ; `per` makes a choice answered once for each item of a collection;
    `there` has it asked on the page of those items as well, of whom it concerns.
    `not_for` names the readers whose version does not show the answer, nor a sentence that rests on it.
    `past` marks a period or moment that is over: it cannot last to the day of execution, nor has it to lie ahead.
    `tied_by` names the question whose facts tie this thing or person to the offence. `internal` is the reason why the
    answer never enters the letter. `covers` lists the rows of the element list (M7.10) that the question takes.
    `formerly` names the question, asked once beside the repeating section, whose old answers become those of each item.
    `theirs` marks what belongs to the requested State, always ("true") or on a condition: it is left behind when the same case
    goes to another one.
    `clock` tells by whose clock an hour is meant, whose zone is proposed: left out, by that of the requesting State.
    `consultation` says how the answer reads in a consultation draft; left open, names and numbers (`verbatim`) of persons and
    things are left out, those of types of assistance masked, and all others shown.
    `room` gives a text the lines of a sentence; one whose example has no room in half a line has them anyway.
    `office` marks what is the same in every request of one office: it is asked once, in the profile of the office.
    `shelf` makes it a list that only the profile holds: a request offers its entries at the questions named.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    kind: Kind
    label: str
    caption: str = ""
    help: str = ""
    why: str = ""
    example: str = ""
    source: tuple[str, ...] = ()
    required: str = "false"
    when: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    in_letter: Mapping[str, str] = field(default_factory=dict)
    of: tuple[str, ...] = ()
    per: str = ""
    there: There | None = None
    format: Format | None = None
    tied_by: str = ""
    not_for: tuple[Reader, ...] = ()
    unknown_allowed: bool = False
    past: bool = False
    formerly: str = ""
    internal: str = ""
    repeats: Repeats | None = None
    questions: tuple[Question, ...] = ()
    covers: tuple[str, ...] = ()
    after: str = ""
    office: bool = False
    shelf: tuple[str, ...] = ()
    consultation: Masking = ""
    theirs: str = "false"
    clock: Literal["", "theirs", "utc"] = ""
    room: Literal["", "sentence"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that stand on one page. A section that repeats is answered once for each item, under its own id.

    Readers named in `not_for` see none of its answers.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    title: str
    help: str = ""
    when: str = ""
    not_for: tuple[Reader, ...] = ()
    repeats: Repeats | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case in a few answers, as a draft holds them, and what a colleague would say of it (`says`)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    says: str
    answers: Mapping[str, object]
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """When something in the law of a State holds at all; what is left empty is no limit, and all that is said must be so.

    `states` are the other States (codes, or groups of the pack) for which it holds, `outside` those for which it does not.
    `for_` (`for` in YAML) holds types of assistance or `coercive`; `beyond` types that do not suffice: something else must be
    asked for. `treaties` holds those that the request names, or `none`; `offences` ids of the catalogue. `from_` and `until`
    are the first and the last day of requests for which it holds.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    states: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    from_: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One rule: where `applies` holds, for each item of `for_each` (`items as item`), `expect` must hold.

    `title` names the finding in at most eight words, `message` says what is so and what mends it; both may hold
    `{expressions}`, and `with` (`with_` here) names longer ones. `ask` adds a question whose answer can satisfy the rule.
    `unless_treaty` lists treaty duties (`uncac:46(8)`) that go before a State's domestic ground; `only` says for which
    States, treaties or days the rule holds at all.
    `source` holds keys of forms/sources.yaml or whole sources. `met` says what is so where the rule holds, for pages that
    weigh what speaks for a treaty.
    `passes` and `fails` are examples: what meets the rule, and what does not.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    expect: str
    message: str
    at: str
    level: Level
    title: str = ""
    kind: FindingKind = "procedure"
    applies: str = ""
    for_each: str = ""
    with_: Mapping[str, str] = field(default_factory=dict)
    ask: Question | None = None
    unless_treaty: tuple[str, ...] = ()
    only: Only | None = None
    source: tuple[str | Source, ...] = ()
    met: str = ""
    passes: tuple[Example, ...] = ()
    fails: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table in the letter: its heading and the sentence in each cell.

    One without a sentence is left empty, with room for whoever fills it in by hand. `instead` is said where the sentence of the
    cell has no answer: the date of a payment as the fact tells it.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    heading: str
    cell: str = ""
    instead: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a letter: exactly one of heading, paragraph, list, particulars, table, entry, each, group or special.

    `part` is the heading of the outline under which an assistance form's block stands (default: assistance). `id` is the
    stable name for translators. A sentence whose optional answer is missing is left out; where the answer is required, a
    draft shows the gap. The rows of a table that is `numbered` have their number in front. A sentence that the annex called
    `in_annex` says as well is left to it, where the letter has that annex.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str = ""
    part: str = ""
    when: str = ""
    covers: tuple[str, ...] = ()
    not_for: tuple[Reader, ...] = ()
    heading: str = ""
    paragraph: str = ""
    list: str = ""
    points: tuple[Block, ...] = ()
    particulars: tuple[str, ...] = ()
    of: str = ""
    table: tuple[Column, ...] = ()
    numbered: bool = False
    in_annex: str = ""
    entry: str = ""
    text: str = ""
    each: str = ""
    blocks: tuple[Block, ...] = ()
    special: Literal[
        "", "matrix", "signature", "enclosures", "contents", "articles", "dual_criminality", "items", "original", "glossary",
        "subject", "enclosed", "recipients",
    ] = ""  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One numbered part of the letter, in order, where `when` holds; forms add their blocks after its own.

    One that is `unnumbered` leaves the numbers of the parts after it as they are.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    heading: str = ""
    when: str = ""
    not_for: tuple[Reader, ...] = ()
    unnumbered: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title that a letter bears instead of the usual one, where `when` holds and its reader is not in `not_for`."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    text: str
    when: str = ""
    not_for: tuple[Reader, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """forms/request/letter.yaml: title, marks, parts and annexes of every letter; the first of `titles` that fits goes first.

    forms/request/cover.yaml is the outline of the covering note, which has the head of the letter.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    letter: str
    version: int
    title: str
    titles: tuple[Title, ...] = ()
    parts: tuple[Part, ...]
    annexes: tuple[Part, ...] = ()


AssistanceGroup = Literal["persons", "records", "places", "property", "electronic", "joint", "other"]
"""Where a type of assistance stands among the others when one chooses what to ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """What the frame does not ask and the letter does not say where `when` is decided to be yes, such as for a reminder.

    `sections` and `questions` are those of the frame; `collections` are left out as a whole, and with the question on the
    types of assistance go all their forms and the demands of packs. `findings` are codes that say nothing; `blocks` and
    `annexes` stand in the outline of the letter.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    when: str
    sections: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()


Trait = Literal["electronic", "stored", "personal_data", "treaty_only", "against_target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A questionnaire: the request frame or one type of assistance.

    `omits` tells, in the frame alone, what some kinds of letters leave out.
    `coercive` is a condition. `left_out` maps rows of the element list to the written reason why no question takes them.
    `heading` is the title of its part in the letter, `letter_title` that of the whole letter where nothing else stands in it
    and "request" would not be true. `addressee` says whom it asks: a State, whose pack then has its say, or a provider.
    `passes_on` names the question whose facts alone, with what they name, stand in a letter that holds this form and no other.
    In the versions for readers named in `not_for` the type of assistance is not even mentioned. Which treaty names the type is
    told in forms/treaties. `own_basis` says that a letter which asks for nothing else rests on the article that names the type,
    and not on the one on mutual assistance.
    `traits` say what checks want to know of a type: it asks for `electronic` evidence and nothing else, brings what is `stored`
    already or `personal_data`, is often given under a treaty only (general knowledge: it is asked about, never held against the
    request), or its order is made `against_target`, the person whom it concerns.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    form: str
    version: int
    title: str
    summary: str
    group: AssistanceGroup = "other"
    traits: tuple[Trait, ...] = ()
    heading: str = ""
    addressee: Literal["state", "provider"] = "state"
    letter_title: str = ""
    passes_on: str = ""
    own_basis: bool = False
    coercive: str = "false"
    not_for: tuple[Reader, ...] = ()
    good: str = ""
    bad: str = ""
    sections: tuple[Section, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    letter: tuple[Block, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    omits: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """How an item is called in a sentence (`account {iban} at {bank}`), if `when` holds; the first that fits is used.

    Instead of one `text` there may be `parts`, set one after the other with commas; a part whose answer is missing is left out.
    One that stands `alone` is used only where a sentence asks for it by its id (`{p|identity}`), and nothing takes its place.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    text: str = ""
    parts: tuple[str, ...] = ()
    when: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Things entered once and referred to by id: persons, things, facts, offences, orders, documents, earlier requests."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    collection: str
    item: str
    version: int
    title: str
    summary: str = ""
    designations: tuple[Designation, ...] = ()
    questions: tuple[Question, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositeKind:
    """A kind of answer made of several (place, authority, contact, provision, penalty) and how it reads in a sentence."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    kind: str
    title: str
    designations: tuple[Designation, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """forms/request/kinds.yaml."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    kinds: tuple[CompositeKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """forms/sources.yaml: sources cited by key in the forms."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedElement:
    """One row of the element list: a single thing that a request says; `assistance` names its types, or `all`."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: str
    assistance: tuple[str, ...]
    not_for: tuple[str, ...] = ()
    need: Literal["must", "should", "if_relevant"]
    part: str
    element: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementList:
    """forms/elements.yaml: what a request must or should hold, by which the forms are measured."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    elements: tuple[ListedElement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIds:
    """forms/ids.yaml: the questions of forms and collections by their place there, and of composite kinds, with options."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    kinds: Mapping[str, Mapping[str, tuple[str, ...]]]
