"""The cross-checks, one per file; the docstring of each is its page in the manual."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from mla_writer.checks.rules import (
    accused_without_role,
    act_of_another,
    amount_not_in_text,
    amount_not_of_facts,
    compulsion_not_settled,
    conclusion_instead_of_fact,
    contradicting_persons,
    dates_out_of_order,
    element_without_fact,
    fact_of_another_person,
    fact_without_item,
    facts_in_wrong_order,
    item_without_fact,
    label_instead_of_conduct,
    language_not_accepted,
    law_said_over_a_gap,
    looked_at_as_something_else,
    measure_not_possible,
    mind_of_nobody,
    missing_answer,
    near_identifier,
    no_legal_basis,
    offence_may_not_exist_there,
    offence_without_elements,
    office_not_entered,
    pack_missing_or_old,
    participation_not_told,
    penalty_below_threshold,
    period_without_facts,
    state_not_party,
    text_not_translated,
    too_few_items,
    wrong_check_digit,
)

RULES: Mapping[str, ModuleType] = {
    rule.CODE: rule
    for rule in (
        missing_answer,
        too_few_items,
        element_without_fact,
        fact_of_another_person,
        offence_without_elements,
        accused_without_role,
        label_instead_of_conduct,
        conclusion_instead_of_fact,
        mind_of_nobody,
        act_of_another,
        facts_in_wrong_order,
        participation_not_told,
        penalty_below_threshold,
        offence_may_not_exist_there,
        looked_at_as_something_else,
        law_said_over_a_gap,
        office_not_entered,
        item_without_fact,
        fact_without_item,
        period_without_facts,
        near_identifier,
        amount_not_of_facts,
        amount_not_in_text,
        dates_out_of_order,
        contradicting_persons,
        wrong_check_digit,
        language_not_accepted,
        text_not_translated,
        no_legal_basis,
        state_not_party,
        compulsion_not_settled,
        measure_not_possible,
        pack_missing_or_old,
    )
}
"""Every cross-check by its code."""
