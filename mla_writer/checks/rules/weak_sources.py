"""EVID-010 Everything that ties an item to the offence rests on sources of unknown worth.

An informant, an anonymous letter, hearsay and intelligence may start a case; a judge who is to compel somebody asks why they
can be believed. One record, statement or log beside them changes that.

Pass: an informant names the account, and a bank statement shows the payment to it.
Fail: the only fact linked to the account rests on an anonymous letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import written
from mla_writer.checks.tied import ties
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-010"
KIND: Final = "evidence"
READS: Final = everything(words=())

_WEAK = Saying(
    N_("Tied by sources of unknown worth only"),
    N_(
        "All that ties {target} to the offence rests on sources such as an informant, hearsay or an anonymous letter: {facts}. "
        "Link a fact that rests on a record or a statement, or say in the fact why the source can be believed."
    ),
)
_SOURCES: Final = re.compile(
    r"\b(?:anonym\w+|informan\w+|informers?|confidential source|undisclosed source|hearsay|rumou?rs?|tip-off|tipster"
    r"|intelligence report|ouï-dire|rumeurs?|informat(?:eur|rice)s?|indicateurs?|source confidentielle|lettre anonyme)\b"
    r"|مجهول|مخبر|مصدر سري|إشاعة|شائعات|سماعية"
)
_BELIEVED: Final = re.compile(
    r"\b(?:reliab|corrobor|confirm|verified|proved right|borne out|fiab|corrobor|recoup|vérifi)\w*|موثوق|مؤكد|تحقق"
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each item of which every linked fact rests on a source whose worth nobody knows."""
    weak = context.once(_weak)
    for tie in ties(context) if weak else ():
        if tie.targets and tie.facts and all(one.id in weak for one in tie.facts):
            told = _WEAK.about(target=Shown(tie.targets[0]), facts=Shown(tie.facts))
            rests_on = (tie.facts_path, *(f"facts.{one.id}.source.what" for one in tie.facts))
            yield Finding(CODE, KIND, "advice", "not_met", tie.facts_path, **told, rests_on=rests_on)


def _weak(context: Context) -> frozenset[str]:
    """Return the facts whose source is of unknown worth, and that do not say why it can be believed."""
    return frozenset(one for one in context.answers.records("facts") if _is_weak(context, one))


def _is_weak(context: Context, fact: str) -> bool:
    source = written(context.answers.get(f"facts.{fact}.source.what"))
    if not _SOURCES.search(source):
        return False
    return not _BELIEVED.search(source) and not _BELIEVED.search(written(context.answers.get(f"facts.{fact}.what")))
