"""CONS-006 An identifier cannot be right: its check digits or its shape are wrong.

Identifiers are kept as they were found in the evidence. If the evidence itself has the mistake, override the finding and say
so: the reader in the other State will stumble over it too.

Pass: IBAN CH93 0076 2011 6238 5295 7.
Fail: IBAN CH94 0076 2011 6238 5295 7.
Good: the number as on the original paper, compared sign by sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.identifiers import is_right
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.because import caption_of
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "CONS-006"
KIND: Final = "consistency"
READS: Final = everything(words=())

_WRONG = Saying(
    N_("{what}: the number cannot be right"),
    N_("{what}: “{value}” cannot be right; check it against the evidence, digit by digit."),
)
_NOT_TO_REACH = Saying(
    N_("{what}: cannot be right"),
    N_("{what}: “{value}” cannot be right; correct it, as the other State reaches nobody by it."),
)
_NO_WALLET = Saying(
    N_("{what}: probably not a wallet address"),
    N_(
        "{what}: “{value}” does not look like a wallet address; copy it from the evidence again, and say on which "
        "blockchain it is."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each identifier with a format whose check fails."""
    for step, value in context.live.given:
        if isinstance(value, str) and value and step.question.format and not is_right(step.question.format, value):
            saying = _NO_WALLET if step.question.format == "wallet" else _WRONG
            if _is_of_contact(context, step.path):
                saying = _NOT_TO_REACH
            told = saying.about(what=caption_of(step.shape), value=value)
            yield Finding(CODE, KIND, "warning", "not_met", step.path, **told, rests_on=(step.path,))


def _is_of_contact(context: Context, path: str) -> bool:
    """Whether an answer says how an office is reached: no evidence tells that."""
    around = context.live.questionnaire.shape(path.rpartition(".")[0])
    return around is not None and around.question is not None and around.question.kind == "contact"
