"""The cross-checks, one per file; the docstring of each is its page in the manual."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from mla_writer.checks.rules import (
    accused_without_role,
    amount_not_in_text,
    amount_not_of_facts,
    compulsion_not_settled,
    contradicting_persons,
    dates_out_of_order,
    element_without_fact,
    fact_of_another_person,
    fact_without_item,
    item_without_fact,
    language_not_accepted,
    measure_not_possible,
    missing_answer,
    name_in_no_entry,
    near_identifier,
    no_legal_basis,
    offence_without_elements,
    pack_missing_or_old,
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
        name_in_no_entry,
    )
}
"""Every cross-check by its code."""
