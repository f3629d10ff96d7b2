"""What a rule reads, and what an edit touches: a rule is decided anew only where the two meet.

Both are told in patterns (`facts.*.when`). An edit touches a place when what stands there is another object, or when it is
hidden or shown now and was not before. A key typed in a text touches its words only: most rules read whether a text is there
and in which languages, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from mla_writer.answers.answers import Tree
from mla_writer.answers.values import Text
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.shapes import Shape
from mla_writer.interview.shown import PATH
from mla_writer.translation.sentences import slots_of

if TYPE_CHECKING:
    from mla_writer.interview.interview import Live
    from mla_writer.interview.names import Names
    from mla_writer.interview.rules import RuleBook

_EVERYWHERE = ""
_LINKS = "element_links"


@dataclass(frozen=True, slots=True)
class Touched:
    """What an edit touches: `places`, and those texts of which nothing but the `words` differ; `paths` tells both concretely.

    It is `reshaped` where a list has other items, or a record has come or gone.
    """

    places: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    reshaped: bool = False


@dataclass(frozen=True, slots=True)
class Reads:
    """What a rule reads.

    `whole` are places read with everything below them, `walked` lists of which it only needs to know which items they hold, in
    which order, and `words` the places below which it reads what texts say.
    """

    whole: frozenset[str] = frozenset()
    walked: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def meets(self, touched: Touched) -> bool:
        """Whether anything of what is touched is read."""
        if any(_within(one, self.words) for one in touched.words):
            return True
        return any(_within(one, self.whole) or _holds(one, self.walked) for one in touched.places)

    def with_(self, other: Reads) -> Reads:
        """Return what the two read together."""
        return Reads(self.whole | other.whole, self.walked | other.walked, self.words | other.words)


def everything(*, words: Iterable[str] = (_EVERYWHERE,)) -> Reads:
    """Return that a rule reads every answer, but the words of texts only below the places in `words`."""
    return Reads(frozenset({_EVERYWHERE}), words=frozenset(words))


def _within(place: str, read: Iterable[str]) -> bool:
    """Whether a place stands at, below or above one that is read."""
    return _EVERYWHERE in read or any(place.startswith(f"{one}.") for one in read) or _holds(place, read)


def _holds(place: str, read: Iterable[str]) -> bool:
    below = f"{place}."
    return any(one == place or one.startswith(below) for one in read)


# ---- what a requirement reads ------------------------------------------------------------------------------------------


def reads_of(rulebook: RuleBook, names: Names, rule: RuleText) -> Reads:
    """Return what a requirement reads: for its conditions, for the values in its words, and to tell what it rests on."""
    questionnaire, requirement = rulebook.questionnaire, rule.requirement
    home = questionnaire.root.get(rule.home)
    start = dict(home.fields) if home is not None else {}
    each, _, variable = (word.strip() for word in requirement.for_each.partition(" as "))
    whole, walked = set[str](), set[str]()
    if each:
        item = questionnaire.record_at(questionnaire.reached(each, start))
        if item is None:
            return everything()
        start[variable] = item
        whole.add(item.pattern)  # what is said of an item rests on all its answers
    if rule.home:
        walked.add(rule.home)
    if requirement.unless_treaty:
        whole.add("request.treaties")
    texts = (requirement.message, requirement.title)
    shown = {one for text in texts for one in slots_of(text) if one not in requirement.with_ and PATH.fullmatch(one)}
    conditions = rulebook.all_references(rule, names)
    places = {*conditions, *shown, requirement.at, *([each] if each else [])}
    at_start = Reads(frozenset(whole), frozenset(walked), frozenset(whole))
    return at_start.with_(_reads_at(questionnaire, places, start))


def reads_to_show(rulebook: RuleBook, names: Names, shape: Shape, around: tuple[Shape, ...] = ()) -> Reads:
    """Return what decides which questions of a record, or of the items of a list, are asked, and which need an answer."""
    if shape.sort == "items":
        assert shape.item is not None
        return reads_to_show(rulebook, names, shape.item, around)
    inside, start, reads = (*around, shape), dict[str, Shape](), Reads()
    for outer in inside:
        start |= outer.fields
    for field in shape.fields.values():
        if field.question is not None:
            places = rulebook.places_in(field.question.required, inside)
            reads = reads.with_(_reads_at(rulebook.questionnaire, places, start))
    for one in rulebook.watched(shape):
        for text in one.conditions:
            reads = reads.with_(_reads_at(rulebook.questionnaire, rulebook.places_in(text, inside), start))
        if one.rule is not None:
            reads = reads.with_(reads_of(rulebook, names, one.rule))
        if one.shape.sort in {"items", "record"}:
            reads = reads.with_(reads_to_show(rulebook, names, one.shape, inside))
    return reads


def _reads_at(questionnaire: Questionnaire, places: Iterable[str], start: Mapping[str, Shape]) -> Reads:
    """Return what is read by following the dotted `places` of conditions."""
    whole, walked = set[str](), set[str]()
    for place in places:
        way = tuple(_way(questionnaire, place, start))
        if not way:
            return everything()
        walked.update(one.pattern for one in way[:-1])
        (walked if way[-1].sort == "items" else whole).add(way[-1].pattern)
    return Reads(frozenset(whole), frozenset(walked), frozenset(whole))


def _way(questionnaire: Questionnaire, place: str, start: Mapping[str, Shape]) -> Iterator[Shape]:
    """Yield the shapes on the way to a dotted place of a condition; nothing where it cannot be followed to its end."""
    names = place.split(".")
    shapes = [questionnaire.reached(".".join(names[: end + 1]), start) for end in range(len(names))]
    if any(one is None or (one.question is not None and one.question.kind == _LINKS) for one in shapes[:-1]):
        return
    yield from (one for one in shapes if one is not None)


# ---- what an edit touches ----------------------------------------------------------------------------------------------


def touched(before: Live, after: Live) -> Touched:
    """Return what differs between two states of one questionnaire with the same forms in use."""
    root = after.questionnaire.root
    changed = differing(root, before.answers.root, after.answers.root)
    if before.hidden is after.hidden or before.hidden == after.hidden:
        return changed
    hidden = {_pattern(root, path) for path in before.hidden ^ after.hidden}
    return replace(changed, places=changed.places | hidden)


def differing(root: Mapping[str, Shape], before: Tree, after: Tree) -> Touched:
    """Return what differs between two states of the answers."""
    places, words, paths, reshaped = set[str](), set[str](), set[str](), False
    for name in {*before, *after}:
        old, new = before.get(name), after.get(name)
        for one in _differing(root.get(name), name, name, old, new) if old is not new else ():
            reshaped = reshaped or one.shape is None or one.shape.sort in {"items", "record"}
            paths.add(one.path)
            (words if one.is_reworded else places).add(one.place)
    return Touched(frozenset(places), frozenset(words), frozenset(paths), reshaped)


class _Difference(NamedTuple):
    place: str
    path: str
    shape: Shape | None
    is_reworded: bool


def _differing(shape: Shape | None, place: str, path: str, old: object, new: object) -> Iterator[_Difference]:
    """Yield the places below `place`, concretely `path`, at which two trees differ, and whether only in words.

    A list whose items or order differ is told as a whole.
    """
    is_list = shape is not None and shape.sort in {"items", "map"}
    if not isinstance(old, Mapping) or not isinstance(new, Mapping) or (is_list and list(old) != list(new)):
        yield _Difference(place, path, shape, _is_reworded(old, new))
        return
    for key in {**old, **new}:
        one, other = old.get(key), new.get(key)
        if one is not other and one != other:
            child = shape.child(key) if shape is not None else None
            where = child.pattern if child is not None else f"{place}.{key}"
            yield from _differing(child, where, f"{path}.{key}", one, other)


def _is_reworded(old: object, new: object) -> bool:
    """Whether two texts are there in the same languages and states, each with words."""
    if not isinstance(old, Text) or not isinstance(new, Text) or not old.plain or not new.plain:
        return False
    return {key: one.state for key, one in old.versions.items()} == {
        key: one.state for key, one in new.versions.items()
    }


def _pattern(root: Mapping[str, Shape], path: str) -> str:
    """Return the pattern of a concrete path."""
    head, *rest = path.split(".")
    shape, place = root.get(head), head
    for key in rest:
        shape = shape.child(key) if shape is not None else None
        place = shape.pattern if shape is not None else f"{place}.{key}"
    return place
