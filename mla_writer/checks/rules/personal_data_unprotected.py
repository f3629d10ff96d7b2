"""RIGHT-006 Personal data are asked for, and nothing is said of how they are protected.

Records of accounts, messages and registers are data of people, often of many who have nothing to do with the case. States with
laws on data protection hand them over under conditions, and ask first what becomes of them.

Pass: the request says who sees the data, how they are kept and when they are destroyed.
Fail: the content of a mailbox is asked for, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import has_content
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-006"
KIND: Final = "confidentiality"
READS: Final = everything(words=("request.data_protection",))

_WHERE = "request.data_protection"
_SILENT = Saying(
    N_("Nothing is said about personal data"),
    N_("{measures} will produce personal data. Say who will see the data, and how and until when they are kept."),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where a measure brings personal data and their protection is not answered."""
    measures = context.asked_with("personal_data")
    if not measures or context.live.is_hidden(_WHERE) or has_content(context.value(_WHERE)):
        return
    shape = context.live.questionnaire.shape("request.assistance")
    told = _SILENT.about(measures=Shown(measures, shape))
    yield Finding(CODE, KIND, "advice", "not_met", _WHERE, **told, rests_on=(_WHERE, "request.assistance"))
