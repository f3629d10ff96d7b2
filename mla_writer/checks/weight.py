"""What a fact says beyond a word: whether it tells conduct, or only names the offence, concludes, asserts a state of mind.

These are questions to the drafter, not judgements: a fact is weighed by what is entered with it (persons, time, things, sums) and
by the words that are listed here and in the catalogue of offences. Figures and quotations count as something told; but an account
or a sum beside it makes no conduct of a name that is the only verb, and shows nothing of what somebody knew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.conditions.values import Day, Period

SHORT = 12
"""Words in which a fact that names the offence has hardly told anything else."""
LONG = 25
"""Words in which conduct has been told, whatever else is named."""
_YEAR = 366
_TOLD = re.compile(r"[\d٠-٩۰-۹“”«»\"]")
"""A figure or a quotation."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_MIND = re.compile(
    r"\b(?:knew|knowing(?:ly)?|intended|intention(?:al|ally)?|deliberate(?:ly)?|wilful(?:ly)?|was aware)\b"
    r"|\b(?:savai(?:t|ent)|sciemment|intentionnel(?:le)?(?:ment)?|volontairement|délibérément|avai(?:t|ent) conscience)\b"
    r"|يعلم|عن علم|عمدا|عمدًا|عن قصد|متعمد",
    re.IGNORECASE,
)
"""Words that assert a state of mind, in the languages in which requests are drafted."""
_QUOTE = re.compile(r"[“”«»\"]")
_SHOWN = re.compile(
    r"\b(?:say|said|stat(?:e|ed|es)|told?|tell|writ|wrote|admi|confess|messag|e-?mail|letter|note|diary|sms|chat|recording|minutes"
    r"|invoice|sign|receiv|warn|inform|ask|repl|answer|search|delet|hid|false|forge|dit|dire|déclar|écri|avou|courriel|lettre|agenda"
    r"|reç|recev|averti|inform|demand|répon|effac|caché|faux|fausse)\w*"
    r"|رسال|قال|ذكر|كتب|أخبر|مذكر|مفكر|وقع|تلق|حذر|أجاب|اعترف|أبلغ|مزور",
    re.IGNORECASE,
)
"""Words of what a state of mind is inferred from: what somebody said, wrote, was told, received, or did to hide it."""
_NAMED_AS_DONE = re.compile(
    r"launder(?:s|ed)|brib(?:es|ed)|corrupt(?:s|ed)|defraud(?:s|ed)|swindl(?:es|ed)|embezzl(?:es|ed)|misappropriat(?:es|ed)"
    r"|steals|stole|robs|robbed|smuggl(?:es|ed)|traffic(?:s|ked)|extort(?:s|ed)|blackmail(?:s|ed)"
    r"|blanchi(?:t|ssent)?|corromp(?:t|ent|u)|escroqu(?:e|ent|é)|détourn(?:e|ent|é)|vol(?:e|ent|é)|extorqu(?:e|ent|é)"
    r"|[يت]?غسلت?|[يت]ختلس|اختلست?|[يت]رشو|رشا|[يت]حتال|احتالت?|[يت]سرق|سرقت?",
    re.IGNORECASE,
)
"""Names of offences that stand as the verb of a sentence."""
_NOUN = re.compile(
    r"(?:\b(?:the|of|as|in|for|a|an|his|her|their|its|these|those|no|and|or|two|three|four|several"
    r"|de|des|du|d’|le|la|les|un|une)|\d)\s+$",
    re.IGNORECASE,
)
"""What stands before a name of an offence that is a noun: the bribes, two bribes."""
_OTHER_VERB = re.compile(
    r"\b(?:pa(?:y|id)|transfer|sen[dt]|wir(?:e|ed)|sign|receiv|hand|deliver|open|withdr|deposit|credit|debit|order|instruct|bu(?:y|ys)"
    r"|bought|s[eo]ld|sell|convert|mov|hid|conceal|forg|writ|wrote|sa(?:y|id)|t(?:ell|old)|award|approv|invoic|bill|split|carr|took|take"
    r"|g[ia]ve|us[ei]|collect|cash|book|ship|import|export|threat|demand|promis|offer|accept|ask|approach|bring|brought|made|makes?"
    r"|remov|enter|cop(?:y|ie)|alter|change|lend|lent|meet|met|call|mail|post|load|drove|drive|leav|left|verse|virement|vir[eé]|transf[eè]r"
    r"|sign|reç|remet|remis|ouvr|retir|dépos|ach[eè]t|vend|promet|offr|accept|demand|dit|écri|pass|emport|utilis|fait)\w*"
    r"|\bby (?:means|way|\w+ing)\b|\ben \w+ant\b"
    r"|دفع|[يت]دفع|حول|أرسل|[يت]رسل|سلم|[يت]سلم|وقع|[يت]وقع|فتح|سحب|أودع|اشترى|باع|تلقى|وعد|طلب|قدم",
    re.IGNORECASE,
)
"""Beginnings of verbs that tell conduct."""


def text_of(context: Context, fact: str) -> str:
    """Return the words of a fact as they were written."""
    value = context.answers.get(f"facts.{fact}.what")
    return value.plain if isinstance(value, Text) else ""


def label_in(context: Context, fact: str, labels: Iterable[str]) -> str:
    """Return the word by which a fact names the offence and tells nothing else, or an empty text.

    Beside a thing or a sum it counts where it is the only verb: “Lakeshore launders USD 1,250,000 through account 4711”.
    """
    text = text_of(context, fact)
    pattern = _any_of(tuple(labels))
    found = pattern.search(text) if pattern is not None else None
    if pattern is None or found is None or words(text) > LONG:
        return ""
    return _only_verb(pattern, text) if is_concrete(context, fact) else found[0]


def is_concrete(context: Context, fact: str) -> bool:
    """Whether a fact names a thing, a sum, a figure or the very words of somebody."""
    record = _record(context, fact)
    return bool(record.get("things") or record.get("amounts") or _TOLD.search(text_of(context, fact)))


def is_conclusion(context: Context, fact: str) -> bool:
    """Whether a fact says neither who acted nor when, and names no thing and no sum."""
    record = _record(context, fact)
    if record.get("actors") or not words(text_of(context, fact)):
        return False
    return not is_concrete(context, fact) and _is_vague(record.get("when"))


def asserts_mind(context: Context, fact: str) -> str:
    """Return the word with which a short fact asserts a state of mind and tells nothing to infer it from, or an empty text.

    An account or a sum lets nothing be inferred; words that are quoted, or that somebody said or wrote, do.
    """
    text = text_of(context, fact)
    found = _MIND.search(text)
    if found is None or words(text) > SHORT or _QUOTE.search(text):
        return ""
    return "" if _SHOWN.search(text) else found[0]


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def _only_verb(pattern: re.Pattern[str], text: str) -> str:
    """Return the name of an offence that is the verb of a short text without any other, or an empty text."""
    if words(text) > SHORT or _QUOTE.search(text) or _OTHER_VERB.search(text):
        return ""
    for one in pattern.finditer(text):
        if _NAMED_AS_DONE.fullmatch(one[0]) and not _NOUN.search(text[: one.start()]):
            return one[0]
    return ""


def _record(context: Context, fact: str) -> Mapping[str, object]:
    record = context.answers.get(f"facts.{fact}")
    return record if isinstance(record, Mapping) else {}


def _is_vague(when: object) -> bool:
    """Whether a time is missing, known to the year only, or longer than a year."""
    if not isinstance(when, Period) or when.start.month is None:
        return True
    return not isinstance(when.end, Day) or (when.end.last - when.start.first).days > _YEAR


@lru_cache(maxsize=256)
def _any_of(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for whole words: a label, also with an ending (bribe, bribed); letters of Arabic script take prefixes."""
    every = sorted({one.strip() for one in labels if one.strip()}, key=len, reverse=True)
    if not every:
        return None
    joined = "|".join(re.escape(one) for one in every)
    return re.compile(rf"(?<![^\W\u0600-\u06ff])(?:{joined})\w{{0,3}}(?!\w)", re.IGNORECASE)
