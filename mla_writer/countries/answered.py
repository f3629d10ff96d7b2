"""What a State answered: held against what its pack knows, and written into the data of a new version of the pack.

Free texts stand in the pack as they were written. A point, an authority or a fact that was answered, changed or confirmed cites
the answers as a source of its own.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mla_writer.countries.asked import ANSWERED_BY, ANSWERED_ON, CONFIRMED, JUDGED, Asked
from mla_writer.errors import Place, Problem
from mla_writer.translation.locales import locale_of
from mla_writer.translation.scripts import script_of, scripts_of_tag

Outcome = Literal["answered", "confirmed", "changed", "open"]
TITLE = "Answers of the central authority"
_KEY = "central_authority_answers"
_SURE = " Ask the central authority before you rely on it."
"""The last sentence of statements that rest on general knowledge."""
_VERDICTS = {
    "right": "The central authority confirms this.",
    "partly": "The central authority says that this is so in part.",
    "wrong": "The central authority says that this is not so.",
}
_SEPARATORS = re.compile(r"[,;/\n،؛]|\band\b|\bet\b|\s+و(?=ال)")
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
_LONGEST_BY = 100
_FACT_OF_RULES = {
    "language": "language.accepted", "dual_criminality": "dual_criminality.scope", "evidence": "evidence.general",
    "legal_basis": "legal_basis.statute", "deadline": "time_cost.duration", "refusal_risk": "refusal.grounds",
    "confidentiality": "use.confidentiality", "completeness": "contents.minimum",
}  # fmt: skip
_SLOT = re.compile(r"\{[^}]*\}")
_THRESHOLD = "dual_criminality.threshold"
_SECTIONS = frozenset({"authority", "languages", "dual_criminality"})
_SENTENCES = frozenset({"channel.ordinary", "channel.urgent"})
"""What stands beside its sources, and not in a mapping of its own."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One field and what became of it; `value` is what was answered as the pack writes it, or nothing."""

    asked: Asked
    outcome: Outcome
    value: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All fields with what became of them, the day of the answers, and what cannot be read."""

    every: tuple[Answer, ...]
    on: str = ""
    by: str = ""
    faults: tuple[Problem, ...] = ()
    language: str = "en"

    @property
    def given(self) -> tuple[Answer, ...]:
        """What was answered, confirmed or changed."""
        return tuple(one for one in self.every if one.outcome != "open")


def read_answers(
    asked: Mapping[str, Asked],
    filled: Callable[[str], str],
    language: str,
    place: Place,
    today: dt.date,
    in_figures: Callable[[str], str] = str,
) -> Answers:
    """Return what a questionnaire in `language` answers to what was asked.

    `filled` tells what stands in the field with a tag; `place` is the file. No answer bears a day after `today`. `in_figures`
    gives a day written in words, or in another order, as 2026-11-24.
    """
    faults: list[Problem] = []
    every = []
    for tag, one in asked.items():
        try:
            value = _value(one, filled(tag), language)
        except ValueError as error:
            faults.append(Problem("QUEST-006", place, {"field": tag, "value": str(error)[:80]}))
            continue
        every.append(_held(one, value, is_confirmed=bool(filled(CONFIRMED + tag))))
    on = _day(in_figures(_MARKS.sub("", filled(ANSWERED_ON)).strip()))
    if on is None and any(one.outcome != "open" for one in every):
        faults.append(Problem("QUEST-007", place, {"value": filled(ANSWERED_ON)[:40]}))
    if on is not None and on > today:
        faults.append(Problem("QUEST-008", place, {"value": on.isoformat()}))
    return Answers(tuple(every), on.isoformat() if on is not None else "", filled(ANSWERED_BY), tuple(faults), language)


def _held(one: Asked, value: str, *, is_confirmed: bool) -> Answer:
    if one.tag.startswith(JUDGED) and value and one.kind == "choice":
        return Answer(one, "confirmed" if value == "right" else "changed", value)
    if value and value != one.known:
        return Answer(one, "changed" if one.known else "answered", value)
    return Answer(one, "confirmed", one.known) if one.known and (is_confirmed or value) else Answer(one, "open")


def _value(one: Asked, text: str, language: str) -> str:
    """Return an answer as the pack writes it; raise ValueError with what cannot be read."""
    text = text.strip()
    if not text:
        return ""
    if one.kind == "choice" and text not in one.options:
        raise ValueError(text)
    if one.kind == "number" and not (text.isascii() and text.isdecimal() and len(text) < 4):
        raise ValueError(text)
    return ",".join(_codes(text, language)) if one.kind == "languages" else text


def _codes(text: str, language: str) -> Iterator[str]:
    """Yield the codes of the languages that a text names, in the language of the questionnaire or in English."""
    known: dict[str, str] = {str(code): str(code) for code in locale_of("en").languages}
    for one in ("en", language):
        known |= {str(name).casefold(): str(code) for code, name in locale_of(one).languages.items()}
    for word in _SEPARATORS.split(text):
        name = word.strip(" .\u200f\u200e").casefold()
        if name and name not in known:
            raise ValueError(word.strip())
        if name:
            yield known[name]


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


# ---- into the pack ---------------------------------------------------------------------------------------------------


def with_answers(data: Data, answers: Answers) -> Data:
    """Return the data of a pack, as YAML holds them, with what was answered; its version is one higher, its status a draft."""
    made = _Pack(copy.deepcopy(data), answers)
    for one in answers.given:
        made.take(one)
    return made.finished()


def _titled(by: str) -> str:
    """Return the title of the answers as a source, with who gave them as far as that can stand in a title."""
    name = re.sub(r"[()\[\]{}]", "", " ".join(_MARKS.sub("", by).split()))[:_LONGEST_BY].strip(" ,;:.–-")
    return f"{TITLE}: {name}" if name else TITLE


class _Pack:
    """The data of a pack while answers are written into it."""

    def __init__(self, data: Data, answers: Answers) -> None:
        self.data = data
        self.answers = answers
        self._cited_before = set(_cited(data))
        table = data.setdefault("sources", {})
        self.key = next(key for key in (_KEY, *(f"{_KEY}_{n}" for n in range(2, 1000))) if key not in table)
        table[self.key] = {"title": _titled(answers.by), "as_of": answers.on, "confidence": "official"}

    def take(self, one: Answer) -> None:
        """Write one answer where it belongs."""
        head, _, rest = one.asked.tag.partition(".")
        if head == "information":
            self._information(rest, one)
        elif head == "verify":
            self._verified(rest, one)
        elif head == "rule":
            self._rule(rest, one)
        elif head == "new":
            entry = {"id": f"answer_{rest.replace('.', '_')}", "fact": rest, "text": one.value, "sources": [self.key]}
            self.data.setdefault("information", []).append(entry)
        elif head == "assistance":
            name, _, key = rest.partition(".")
            self._measure(name, key, one)
        elif head == "authorities":
            name, _, key = rest.partition(".")
            self._other(name, key, one)
        else:
            self._place(one)

    def finished(self) -> Data:
        """Return the data, with what nothing cites any more taken out of the table of sources."""
        day = dt.date.fromisoformat(self.answers.on)
        later = day.replace(year=day.year + 1, day=min(day.day, 28))
        self.data["version"] = str(int(self.data["version"]) + 1)
        self.data["status"] = "draft"
        self.data.pop("reviewed_by", None)
        self.data["checked_on"] = max(self.data["checked_on"], day.isoformat())
        self.data["review_by"] = max(self.data["review_by"], later.isoformat())
        self.data["authorities"] = [one for one in self.data.get("authorities", []) if one.get("name")]
        for name in ("authorities", "verify", "information"):
            if name in self.data and not self.data[name]:
                del self.data[name]
        gone = self._cited_before - set(_cited(self.data))
        self.data["sources"] = {key: one for key, one in self.data["sources"].items() if key not in gone}
        return self.data

    # ---- places ----------------------------------------------------------------------------------------------------

    def _place(self, one: Answer) -> None:
        """Write into a section: `authority.name`, `channel.email`, `channel.email.note`, `reciprocity`."""
        *path, last = one.asked.tag.split(".")
        if one.asked.tag == _THRESHOLD:
            self._threshold(one)
        elif (path and path[0] in _SECTIONS) or one.asked.tag in _SENTENCES:
            value: object = one.value.split(",") if one.asked.kind == "languages" else one.value
            self._set(self.data.setdefault(path[0], {}), last, value, one)
        elif last == "note":
            self._set(self._below(path), "note", one.value, one)
        else:
            self._set(self._below([*path, last]), "value", one.value, one)

    def _threshold(self, one: Answer) -> None:
        """A least penalty is answered in words; where they are other words, the figures of before do not hold any more."""
        held = self.data.setdefault("dual_criminality", {})
        if one.outcome != "confirmed":
            held["threshold"] = {"note": one.value}
        self._cite(held["threshold"], is_changed=False)

    def _below(self, path: list[str]) -> Data:
        held = self.data
        for key in path:
            held = held.setdefault(key, {})
        return held

    def _set(self, held: Data, key: str, value: object, one: Answer) -> None:
        """Put a value into a mapping and cite the answers there; a point of which only a note is known stays open."""
        if one.outcome != "confirmed":
            held[key] = value
            if key == "name":
                self._named(held, one.value)
        if key == "note" and "value" not in held:
            held["value"] = "unknown"
        self._cite(held, is_changed=one.outcome == "changed" and key in {"value", "scope", "accepted"})

    def _cite(self, held: Data, *, is_changed: bool) -> None:
        """Cite the answers; where they say otherwise than what was cited before, they alone."""
        before = [] if is_changed else [cite for cite in held.get("sources", []) if self._is_read(cite)]
        held.pop("sources", None)
        held["sources"] = before if self.key in before else [*before, self.key]

    def _is_read(self, cite: str) -> bool:
        """Whether a source was read: general knowledge gives way to an answer."""
        source = self.data["sources"].get(cite.partition(":")[0], {})
        return source.get("confidence") not in {"general_knowledge", "unknown"}

    def _information(self, name: str, one: Answer) -> None:
        entry = next(each for each in self.data["information"] if each["id"] == name)
        if one.outcome == "changed":
            entry["text"] = one.value
        self._cite(entry, is_changed=one.outcome == "changed")

    def _verified(self, name: str, one: Answer) -> None:
        """A statement to verify that was answered is information; its own words go before the verdict."""
        name, _, is_text = name.partition(".")
        waiting = next((each for each in self.data.get("verify", []) if each["id"] == name), None)
        if waiting is not None:
            self.data["verify"].remove(waiting)
            self.data.setdefault("information", []).append(waiting)
        entry = waiting or next(each for each in self.data["information"] if each["id"] == name)
        if is_text:
            entry["text"] = one.value
        else:
            entry["text"] = f"{entry['text'].strip().removesuffix(_SURE)} {_VERDICTS[one.value]}"
        self._cite(entry, is_changed=True)

    def _rule(self, name: str, one: Answer) -> None:
        """A rule that is right cites the answers; what they say otherwise stands beside it as information, for its author."""
        name, _, is_text = name.partition(".")
        rule = next(each for each in self.data["requirements"] if each["id"] == name)
        if one.value == "right" and not is_text:
            rule["source"] = [*rule["source"], self.key]
            return
        every = self.data.setdefault("information", [])
        key = f"answer_rule_{name}"
        entry = next((each for each in every if each["id"] == key), None)
        if entry is None:
            entry = {"id": key, "fact": _FACT_OF_RULES.get(rule.get("kind", ""), "contents.extras")}
            every.append(entry)
        said = _SLOT.sub("…", rule["message"]).strip()
        entry["text"] = one.value if is_text else f"{said} {_VERDICTS[one.value]}"
        self._cite(entry, is_changed=True)

    def _measure(self, name: str, key: str, one: Answer) -> None:
        entry = self.data.setdefault("assistance", {}).setdefault(name, {})
        if key == "need":
            needed = entry.setdefault("dual_criminality", {})
            needed["needed"] = one.value
            self._cite(needed, is_changed=one.outcome == "changed")
        elif one.outcome != "confirmed":
            entry[key] = (
                [line.strip() for line in one.value.splitlines() if line.strip()] if key == "annexes" else one.value
            )
        self._cite(entry, is_changed=False)

    def _named(self, held: Data, name: str) -> None:
        """Keep the name that a State gave in its language as its own one; those of before belong to another name."""
        language = self.answers.language
        scripts = scripts_of_tag(language) if language != "en" else None
        held.pop("names", None)
        if scripts and script_of(name) in scripts:
            held["names"] = {language: name}

    def _other(self, name: str, key: str, one: Answer) -> None:
        """Write into another authority; one that is new gets an id that no other has."""
        every = self.data.setdefault("authorities", [])
        entry = next((each for each in every if each["id"] == name), None)
        if entry is None:
            entry = {"id": name}
            every.append(entry)
        value: object = one.value.split(",") if one.asked.kind == "languages" else one.value
        self._set(entry, key, value, one)


def _cited(data: object, key: str = "") -> Iterator[str]:
    """Yield every key of the table of sources that is cited."""
    if isinstance(data, dict):
        for name, one in data.items():
            if name != "answers" and not (name == "sources" and isinstance(one, dict)):
                yield from _cited(one, name)
    elif isinstance(data, list):
        for one in data:
            if isinstance(one, str) and key in {"sources", "source"}:
                yield one.partition(":")[0]
            else:
                yield from _cited(one, key)
