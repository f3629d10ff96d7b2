"""EVID-009 Nobody says why less intrusive means will not do.

Proportion is weighed in nearly every State before it compels anybody: what has been tried at home, what a less intrusive
measure would leave open, how grave the case is. A form that asks for it by itself is looked at first, otherwise the frame.

Pass: a search is asked for, because a letter to the company would warn it.
Fail: a search is asked for, and the questions on less intrusive means and on proportion are both left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.forms.texts import form_context
from mla_writer.interview.reads import everything
from mla_writer.translation.message import Message, N_

CODE: Final = "EVID-009"
KIND: Final = "evidence"
READS: Final = everything(words=())
_FRAME: Final = "request.proportionality"

_UNSAID = Saying(
    N_("Why not less intrusive means?"),
    N_(
        "{measure}: say what has been tried, and why less intrusive means will not do; this is weighed before anyone "
        "is compelled."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure that compels, where neither its form nor the frame says why."""
    for name in context.assistance:
        where = _question(context, name)
        if context.is_coercive(name) is True and not has_content(context.value(where)):
            title = context.live.questionnaire.library.assistance[name].title
            measure = Message(title, context=f"{form_context(name)}:title", domain="forms")
            told = _UNSAID.about(measure=measure)
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(where, "request.assistance"))


def _question(context: Context, assistance: str) -> str:
    """Return the question that asks for it: the form's own where it has one that is asked, else the frame's."""
    measure = context.live.questionnaire.library.standards.measure(assistance)
    for name in measure.milder if measure else ():
        if context.live.step_at(f"{assistance}.{name}") is not None:
            return f"{assistance}.{name}"
    return _FRAME  # which is asked of all that compels
