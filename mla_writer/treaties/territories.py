"""Territories with a code of their own, and the State for which a treaty may have been extended to them."""

from __future__ import annotations

from collections.abc import Mapping

STATE_OF: Mapping[str, str] = {
    territory: state
    for state, territories in {
        "AU": "CC CX HM NF",
        "CN": "HK MO",
        "DK": "FO GL",
        "FI": "AX",
        "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
        "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
        "NL": "AW BQ CW SX",
        "NO": "BV SJ",
        "NZ": "TK",
        "US": "AS GU MP PR UM VI",
    }.items()
    for territory in territories.split()
}
"""ISO 3166 codes; the list says nothing on whether a treaty binds them."""
