"""Which changes of the checks no request of the tests notices: `python -m tests.mutants [NAMES] [--workers N]`.

mutmut makes the changes; each is tried on every scenario and every planted defect, and is noticed where the verdict of a rule
(which finding, of which kind, how grave, met or open, at which place) is another one; tests/golden holds the verdicts. That
takes a second for a change instead of the minutes that the whole suite takes. A change that shows in nothing but words is
counted; one that shows nowhere is printed as a difference, to be read: it is either no change at all, or a case is missing.
"""

from __future__ import annotations

import argparse
import copy
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.mutation.trampoline import set_mutant_under_test

if TYPE_CHECKING:
    from mla_writer.case import Case
    from mla_writer.checks.context import Context
    from mla_writer.checks.finding import Finding

ROOT = Path(__file__).parents[1]
RULES = "mla_writer/checks/rules"
BESIDE = (
    "charges",
    "criteria",
    "days",
    "dual_criminality",
    "hearings",
    "legal_basis",
    "linked",
    "standards",
    "tied",
    "weight",
)
"""What several rules share, in mla_writer/checks."""
MOST_SECONDS = 20
Found = tuple[tuple[tuple[str, str, str, str, str], str], ...]
"""The verdicts of rules on one request, in order, each with all that its finding says."""


@dataclass(frozen=True)
class Target:
    """A module with all changes of it, and the source in which each of them stands as a function of its own."""

    module: str
    file: Path
    code: str
    mutants: tuple[str, ...]


class Changed(importlib.abc.Loader):
    """Loads modules with their changes asleep in them."""

    def __init__(self, targets: Mapping[str, Target]) -> None:
        self.targets = targets

    def find_spec(self, name: str, _path: object, _target: object = None) -> importlib.machinery.ModuleSpec | None:
        """Return how to load a module that has changes; None for any other."""
        if name not in self.targets:
            return None
        return importlib.util.spec_from_loader(name, self, origin=str(self.targets[name].file))

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        target = self.targets[module.__name__]
        code: CodeType = compile(target.code, str(target.file), "exec")
        exec(code, module.__dict__)


def targets(names: Sequence[str]) -> dict[str, Target]:
    """Return the modules whose names begin with one of `names`, all of the checks where none is given."""
    files = [*sorted((ROOT / RULES).glob("*.py")), *(ROOT / f"mla_writer/checks/{one}.py" for one in BESIDE)]
    found = {}
    for file in files:
        if file.name == "__init__.py" or (names and not any(file.stem.startswith(one) for one in names)):
            continue
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        made = mutate_file_contents(str(file), file.read_text(encoding="utf-8"))
        mutants = tuple(f"{module}.{one}" for one in made.mutant_names)
        found[module] = Target(module, file, made.code, mutants)
    return found


def tried(all_targets: Mapping[str, Target], wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each wanted change with what came of it: noticed, words, or left."""
    sys.meta_path.insert(0, Changed(all_targets))
    set_mutant_under_test("")
    from mla_writer.checks import rules
    from tests.corpus import planted, scenarios

    for module in all_targets:
        importlib.import_module(module)

    every = [case for _, case in (*scenarios(), *planted())]
    for case in every:
        assert case.context.visible is not None
    users = {module: _users(module, rules.RULES) for module in all_targets}
    right: dict[str, list[Found]] = {}
    for name in wanted:
        module = name.rpartition(".")[0]
        codes = users[module]
        cases = every if codes else _of_other_treaties(every)
        if module not in right:
            set_mutant_under_test("")
            _forget(sys.modules[module])
            right[module] = [found_in(case, codes) for case in cases]
            _forget(sys.modules[module])
            unchanged = [found_in(case, codes) for case in cases]
            assert unchanged == right[module], f"{module}: verdicts differ without any change"
        order = sorted(range(len(cases)), key=lambda one: not right[module][one])  # what is found is soonest missed
        set_mutant_under_test(name)
        _forget(sys.modules[module])
        seen = {"left"}
        for one in order:
            seen.add(_seen(cases[one], codes, right[module][one]))
            if "noticed" in seen:
                break
        yield name, next(what for what in ("noticed", "words", "left") if what in seen)


def _users(module: str, rules: Mapping[str, ModuleType]) -> tuple[str, ...]:
    """Return the codes of the rule in a module, and of those that use something of it, be it by way of others."""
    checks = {name: one for name, one in sys.modules.items() if name.startswith("mla_writer.checks.")}
    reached, met = {module}, {module}
    while met:
        met = {name for name, one in checks.items() if name not in reached and _uses(one, met)}
        reached |= met
    return tuple(code for code, rule in rules.items() if rule.__name__ in reached)


def _uses(module: ModuleType, others: Iterable[str]) -> bool:
    return any(getattr(one, "__module__", "") in others for one in vars(module).values())


def _forget(module: ModuleType) -> None:
    """Drop what the functions of a module keep from call to call: it was worked out without the change, or with another."""
    for one in vars(module).values():
        if getattr(one, "__module__", "") == module.__name__ and hasattr(one, "cache_clear"):
            one.cache_clear()


def _seen(case: object, codes: Sequence[str], right: Found) -> str:
    """Return how a change shows in one request."""
    signal.alarm(MOST_SECONDS)
    try:
        found = found_in(case, codes)
    except Exception:  # noqa: BLE001 - whatever a change breaks, it is noticed
        return "noticed"
    finally:
        signal.alarm(0)
    if found == right:
        return "left"
    return "words" if [one for one, _ in found] == [one for one, _ in right] else "noticed"


def found_in(case: object, codes: Iterable[str]) -> Found:
    """Return what the rules find in a case of which nothing is remembered that a change could have made."""
    from mla_writer.checks import rules
    from tests.rule import found_by

    live = copy.copy(case.live)  # type: ignore[attr-defined]
    object.__setattr__(live, "lasting", {})
    for some in live.settled.values():
        for one in some.values():
            one.judged.clear()
    context = copy.copy(case.context)  # type: ignore[attr-defined]
    for made in [one for one in vars(context) if one in {"charges", "given", "texts", "assistance"}]:
        vars(context).pop(made)
    object.__setattr__(context, "live", live)
    object.__setattr__(context, "_worked_out", {})
    if not codes:
        return _weighed(context)
    found = (one for code in codes for one in found_by(rules.RULES[code], context))
    return tuple(sorted(((one.code, str(one.kind), one.level, one.result, one.where), _words_of(one)) for one in found))


def _of_other_treaties(cases: Sequence[Case]) -> list[Case]:
    """Return a request for each pair of States and the treaties it names: to weigh the treaties takes longer than a rule."""
    told = {(one.context.states, one.context.answers.listed("request.treaties")): one for one in cases}
    return list(told.values())


def _weighed(context: Context) -> Found:
    """Return how each treaty fits, criterion by criterion, and in which words."""
    from mla_writer.checks.legal_basis import weigh_treaties

    found: list[tuple[tuple[str, str, str, str, str], str]] = []
    for basis in weigh_treaties(context, context.library, context.offences):
        found.append(((basis.treaty, basis.fit, basis.aside, str(basis.is_named), ""), ""))
        for one in basis.criteria:
            said = [_said(text) for text in (one.text, one.end, one.remedy)]
            found.append(((basis.treaty, one.sort, one.state, one.where, ""), repr((said, one.sources))))
    return tuple(found)


def _said(value: Any) -> object:
    """Return a message or a value shown as something that can be compared."""
    if not hasattr(value, "parameters"):
        return _shown(value)
    return (value.text, value.context, value.domain, [(name, _said(one)) for name, one in value.parameters.items()])


def _words_of(finding: Finding) -> str:
    """Return all that a finding says beside its verdict."""
    said = [one for one in (finding.message, finding.title, finding.note, finding.here) if one is not None]
    values = [(name, *_shown(value)) for one in said for name, value in one.parameters.items()]
    texts = [(one.text, one.context, one.domain) for one in said]
    return repr((texts, values, finding.rests_on, finding.sources, finding.origin))


def _shown(value: object) -> tuple[object, ...]:
    """Return a value that a finding names, and the question in whose words it is told."""
    shape = getattr(value, "shape", None)
    return getattr(value, "value", value), shape.pattern if shape is not None else ""


def _work(job: tuple[Sequence[str], int, int]) -> list[tuple[str, str]]:
    names, number, workers = job
    found = targets(names)
    every = [mutant for target in found.values() for mutant in target.mutants]
    signal.signal(signal.SIGALRM, _give_up)
    done, begun = [], time.monotonic()
    for count, one in enumerate(tried(found, every[number::workers]), 1):
        done.append(one)
        if one[1] == "left":
            sys.stderr.write(f"left {one[0]}\n")  # so that a run that is stopped has told something
        if count % 50 == 0:
            left = sum(what == "left" for _, what in done)
            took = time.monotonic() - begun
            sys.stderr.write(f"worker {number}: {count} of {len(every[number::workers])}, left {left}, {took:.0f} s\n")
    return done


def _give_up(*_: object) -> None:
    raise TimeoutError


def _difference(target: Target, mutant: str) -> str:
    """Return the lines in which a change differs from what stands in the file."""
    import ast
    import difflib

    own = mutant.rpartition(".")[2]
    original = f"{own.rpartition('__mutmut_')[0]}__mutmut_orig"
    bodies = {}
    for node in ast.walk(ast.parse(target.code)):
        if isinstance(node, ast.FunctionDef) and node.name in {own, original}:
            bodies[node.name] = ast.unparse(node).splitlines()[1:]
    lines = difflib.unified_diff(bodies.get(original, []), bodies.get(own, []), lineterm="", n=1)
    return "\n".join(f"    {line}" for line in list(lines)[2:])


def main() -> int:
    """Try the changes and print what no request notices; return 1 where there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", help="beginnings of names of files in mla_writer/checks/rules and beside them"
    )
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with get_context("spawn").Pool(given.workers) as pool:
        done = pool.map(_work, [(given.names, number, given.workers) for number in range(given.workers)], chunksize=1)
    results = dict(one for some in done for one in some)
    left = [name for name, what in results.items() if what == "left"]
    found = targets(given.names)
    for name in sorted(left):
        print(f"{name}\n{_difference(found[name.rpartition('.')[0]], name)}")
    said = sum(what == "words" for what in results.values())
    noticed = len(results) - len(left) - said
    print(f"changes: {len(results)}; noticed: {noticed}; of words alone: {said}; left to be read: {len(left)}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
