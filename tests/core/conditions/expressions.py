"""Random conditions and random answers: well-typed, over the small request of `world`, from any randomness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

WORDS = ("fr", "de", "it", "CH")
DATES = ("2022-12-31", "2023-01-01", "2023-03-05", "2023-03-31", "2024-02-29")
KINDS = ("new", "supplement", "follow_up")
ASSISTANCE = ("bank_records", "freezing", "service_of_documents")


@dataclass
class Writer:
    """Writes one random expression of a wanted kind. `portable` keeps to what every CEL library understands."""

    random: Random
    portable: bool = False
    variables: dict[str, str] = field(default_factory=dict)

    def write(self, kind: str, depth: int) -> str:
        """Return an expression of `kind`: yes_no, number, text, texts, day, period, amount, thing, things, fact …"""
        leaves, deeper = getattr(self, f"_{kind}")()
        if depth <= 0 or self.random.random() < 0.2:
            return str(self.random.choice(leaves))
        return str(self.random.choice(deeper)(depth - 1))

    def _leaf(self, *leaves: str) -> list[str]:
        """Return the leaves; `$item.reason` stands for that field of each loop variable over items."""
        found = []
        for leaf in leaves:
            if not leaf.startswith("$"):
                found.append(leaf)
                continue
            kind, _, rest = leaf[1:].partition(".")
            found += [f"{name}.{rest}" if rest else name for name, of in self.variables.items() if of == kind]
        return found

    def _binary(self, kind: str, *signs: str) -> Callable[[int], str]:
        return lambda depth: f"({self.write(kind, depth)} {self.random.choice(signs)} {self.write(kind, depth)})"

    def _choose(self, kind: str) -> Callable[[int], str]:
        return lambda depth: f"({self.write('yes_no', depth)} ? {self.write(kind, depth)} : {self.write(kind, depth)})"

    def _walk(self, macros: tuple[str, ...], of: str, body: str = "yes_no") -> Callable[[int], str]:
        def write(depth: int) -> str:
            macro, name = self.random.choice(macros), f"v{len(self.variables)}"
            if len(self.variables) > 1:
                return self.write({"map": f"{body}s", "filter": f"{of}s"}.get(macro, "yes_no"), 0)
            base = self.write(f"{of}s", depth - 1)
            self.variables[name] = of
            inner = self.write(body, depth - 1)
            del self.variables[name]
            return f"{base}.{macro}({name}, {inner})"

        return write

    def _contained(self, item: str, items: str) -> Callable[[int], str]:
        return lambda depth: f"({self.write(item, depth)} in {self.write(items, depth)})"

    def _yes_no(self) -> tuple[list[str], list[Callable[[int], str]]]:
        leaves = self._leaf("true", "false", "request.urgent", "request.confidential", "$item.certified")
        deeper = [
            *[self._binary("yes_no", "&&", "||")] * 3,
            lambda depth: f"!({self.write('yes_no', depth)})",
            self._choose("yes_no"),
            self._binary("number", "==", "!=", "<", "<=", ">", ">="),
            self._binary("text", "==", "!="),
            self._binary("yes_no", "==", "!="),
            self._binary("texts", "==", "!="),
            lambda _: f"(request.kind {self.random.choice(['==', '!='])} '{self.random.choice(KINDS)}')",
            lambda _: f"('{self.random.choice(ASSISTANCE)}' in request.assistance)",
            self._contained("text", "texts"),
            self._contained("thing", "things"),
            self._contained("fact", "facts"),
            self._binary("thing", "==", "!="),
            self._walk(("all", "exists", "exists_one"), "item"),
            self._walk(("all", "exists", "exists_one"), "fact"),
            self._walk(("all", "exists", "exists_one"), "text"),
        ]
        if not self.portable:
            deeper += [
                *[self._binary("day", "==", "!=", "<", "<=", ">", ">=")] * 6,
                self._binary("amount", "==", "!=", "<", "<=", ">", ">="),
                self._binary("period", "==", "!="),
                lambda _: f"(request.deadline {self.random.choice(['==', '!=', '<', '>='])} request.deadline)",
                lambda depth: f"contains({self.write('text', depth)}, {self.write('text', depth)})",
                lambda depth: f"same_currency({self.write('amount', depth)}, {self.write('amount', depth)})",
                lambda _: f"(request.dates.exists(d, d == date('{self.random.choice(DATES)}')))",
                lambda _: "persons.exists(p, p.roles['o1'] == 'suspect')",
            ]
        return leaves, deeper

    def _number(self) -> tuple[list[str], list[Callable[[int], str]]]:
        leaves = [str(self.random.randint(0, 12)), "request.pages", "request.copies"]
        deeper = [
            self._binary("number", "+", "-", "*"),
            self._choose("number"),
            lambda depth: f"-({self.write('number', depth)})",
            lambda depth: f"size({self.write('texts', depth)})",
            lambda depth: f"size({self.write('text', depth)})",
            lambda depth: f"size({self.write('items', depth)})",
        ]
        if not self.portable:
            deeper += [
                self._binary("number", "/"),
                lambda depth: f"days_between({self.write('day', depth)}, {self.write('day', depth)})",
                lambda depth: f"{self.write('amount', depth)}.value",
            ]
        return leaves, deeper

    def _text(self) -> tuple[list[str], list[Callable[[int], str]]]:
        words = [f"'{one}'" for one in WORDS]
        leaves = self._leaf(*words, "request.requested", "request.office.city", "$item.reason", "$text", "$fact.what")
        return leaves, [self._choose("text"), lambda depth: f"{self.write('thing', depth)}.iban"]

    def _texts(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return ["request.languages", "['fr', 'it']"], [
            lambda depth: f"[{self.write('text', depth)}, {self.write('text', depth)}]",
            self._walk(("map",), "item", "text"),
            self._walk(("filter",), "text"),
            self._choose("texts"),
        ]

    def _thing(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return self._leaf("things[0]", "items[0].account", "$item.account"), [self._choose("thing")]

    def _things(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return self._leaf("things", "facts[0].things", "$fact.things"), [self._choose("things")]

    def _fact(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return self._leaf("facts[0]", "$fact"), [self._choose("fact")]

    def _facts(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return self._leaf("facts", "$item.linking_facts"), [self._choose("facts"), self._walk(("filter",), "fact")]

    def _items(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return ["items"], [self._walk(("filter",), "item")]

    def _day(self) -> tuple[list[str], list[Callable[[int], str]]]:
        date = f"date('{self.random.choice(DATES)}')"
        leaves = self._leaf(date, "request.opened_on", "request.period.start", "request.period.end", "$fact.when.start")
        return leaves, [
            self._choose("day"),
            lambda depth: f"{self.write('period', depth)}.{self.random.choice(['start', 'end'])}",
            lambda depth: f"years_before({self.write('day', depth)}, {self.random.choice(['1', 'request.copies'])})",
            lambda depth: f"days_after({self.write('day', depth)}, {self.random.choice(['30', 'request.copies'])})",
        ]

    def _period(self) -> tuple[list[str], list[Callable[[int], str]]]:
        ends = ("earliest", "latest")
        return self._leaf("request.period", "$item.period", "$fact.when"), [
            lambda depth: f"{self.random.choice(ends)}({self.write('facts', depth)})",
            lambda depth: f"{self.random.choice(ends)}([{self.write('day', depth)}, {self.write('day', depth)}])",
            lambda _: f"{self.random.choice(ends)}(request.dates)",
        ]

    def _amount(self) -> tuple[list[str], list[Callable[[int], str]]]:
        return self._leaf("request.sum", "request.claimed", "$item.balance"), [
            self._choose("amount"),
            lambda depth: f"sum([{self.write('amount', depth)}, {self.write('amount', depth)}])",
            lambda _: "sum(facts.map(f, f.amounts))",
        ]


def full_answers(random: Random) -> dict[str, Any]:
    """Return answers to every question, written as in a draft, with exact dates."""

    def date() -> str:
        return random.choice(DATES)

    def period() -> str:
        first, last = sorted((date(), date()))
        return f"{first}/{last}"

    def some(words: tuple[str, ...]) -> list[str]:
        return [one for one in words if random.random() < 0.5]

    def yes_no() -> str:
        return random.choice(("yes", "no"))

    def amount() -> str:
        return f"{random.choice(('USD', 'EUR'))} {random.randint(1, 4)}"

    things, facts, persons = ("t1", "t2"), ("f1", "f2"), ("p1", "p2")
    return {
        "request": {
            "urgent": yes_no(),
            "confidential": yes_no(),
            "kind": random.choice(KINDS),
            "requested": random.choice(WORDS),
            "assistance": some(ASSISTANCE),
            "languages": some(WORDS),
            "opened_on": date(),
            "deadline": random.choice((date(), "at_once", "P3M")),
            "period": period(),
            "pages": str(random.randint(0, 12)),
            "copies": str(random.randint(0, 3)),
            "sum": amount(),
            "claimed": amount(),
            "dates": [date() for _ in range(random.randint(1, 2))],
            "office": {"name": "Office", "city": random.choice(WORDS)},
        },
        "persons": {one: {"kind": "natural", "born": date(), "roles": {"o1": "suspect"}} for one in persons},
        "things": {one: {"iban": random.choice(WORDS), "holder": random.choice(persons)} for one in things},
        "facts": {
            one: {
                "when": period(),
                "what": random.choice(WORDS),
                "actors": some(persons),
                "things": some(things),
                "amounts": [amount()],
            }
            for one in facts
        },
        "items": {
            one: {
                "account": random.choice(things),
                "period": period(),
                "linking_facts": some(facts),
                "balance": amount(),
                "certified": yes_no(),
                "reason": random.choice(WORDS),
            }
            for one in ("i1", "i2")[: random.randint(1, 2)]
        },
    }


def less_said(random: Random, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return `answers` with some taken back, some said to be not known, and some dates less exact; items stay."""
    top = {name: answers[name] for name in answers}
    kept: dict[str, Any] = {"request": _less_record(random, top.pop("request"))}
    return kept | {name: {key: _less_record(random, one) for key, one in items.items()} for name, items in top.items()}


def _less_record(random: Random, record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _less(random, one) for key, one in record.items() if random.random() > 0.15}


def _less(random: Random, value: Any) -> Any:
    if random.random() < 0.1 and value != {}:
        return {"unknown": "the file is lost"}
    if isinstance(value, list):
        return [_less_exact(random, one) for one in value]
    if isinstance(value, dict):
        return _less_record(random, value) if "city" in value else value
    return "/".join(_less_exact(random, one) for one in value.split("/"))


def _less_exact(random: Random, text: str) -> str:
    """Return a date without its day or month, now and then; every other text as it is."""
    if text[:2] != "20" or random.random() < 0.5:
        return text
    return random.choice((text[:4], text[:7]))
