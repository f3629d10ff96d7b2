"""Requests with many facts."""

from __future__ import annotations

from mla_writer.answers.answers import Answers


def many(answers: Answers, number: int) -> Answers:
    """Return the answers with so many facts in all, in the order of time; every third of the new ones has no source."""
    facts = dict(answers.records("facts"))
    model = facts["f4"]
    for place in range(number - len(facts)):
        facts[f"m{place}"] = model if place % 3 else {key: one for key, one in model.items() if key != "source"}
    return answers.set("facts", facts)
