"""English adjectives of States, by hand: the names of States on file have none, and neither has CLDR.

An adjective that no language is called by is told wherever it stands. One that a language bears too (French) is told only before
the name of an authority or of law, because a form may speak of letters in French.
"""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = (
    "Afghan Algerian American Andorran Angolan Argentine Argentinian Australian Austrian Bahamian Bahraini "
    "Bangladeshi Barbadian Belgian Belizean Beninese Bhutanese Bolivian Botswanan Brazilian British Bruneian "
    "Burkinabe Burundian Cambodian Cameroonian Canadian Chadian Chilean Colombian Comorian Congolese Cuban Cypriot "
    "Djiboutian Dominican Ecuadorian Egyptian Emirati Eritrean Ethiopian Gabonese Gambian Ghanaian Grenadian "
    "Guatemalan Guinean Guyanese Haitian Honduran Indian Iranian Iraqi Israeli Ivorian Jamaican Jordanian Kenyan "
    "Kosovar Kuwaiti Lebanese Liberian Libyan Malaysian Maldivian Malian Mauritanian Mauritian Mexican Moldovan "
    "Monegasque Montenegrin Moroccan Mozambican Namibian Nicaraguan Nigerian Nigerien Omani Pakistani Palestinian "
    "Panamanian Paraguayan Peruvian Qatari Rwandan Salvadoran Saudi Scottish Senegalese Seychellois Singaporean Swiss "
    "Sudanese Surinamese Syrian Taiwanese Tanzanian Togolese Tunisian Ugandan Uruguayan Venezuelan Yemeni Zambian "
    "Zimbabwean"
)
_ALSO_LANGUAGES: Final = (
    "Albanian Armenian Azerbaijani Belarusian Bosnian Bulgarian Burmese Chinese Croatian Czech Danish Dutch English "
    "Estonian Finnish French Georgian German Greek Hungarian Icelandic Indonesian Irish Italian Japanese Kazakh "
    "Korean Kyrgyz Lao Latvian Lithuanian Macedonian Maltese Mongolian Nepali Nepalese Norwegian Polish Portuguese "
    "Romanian Russian Serbian Slovak Slovenian Slovene Somali Spanish Swedish Tajik Thai Turkish Turkmen Ukrainian "
    "Uzbek Vietnamese"
)
_OF_A_STATE: Final = (
    "account|act|authorit(?:y|ies)|bank|bar|cent(?:er|re)|central|citizen|code|company|constitution|consul|"
    "consulate|court|criminal|embassy|federal|government|judge|jurisdiction|law|lawyer|legislation|magistrate|"
    "mission|national|nationality|office|officer|order|parliament|police|procedure|prosecutor|provider|public|"
    "register|registry|rule|side|soil|state|statute|system|territory|warrant"
)

ADJECTIVES: Final = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(_PLAIN.split())})|(?:{'|'.join(_ALSO_LANGUAGES.split())})(?=\s+(?i:{_OF_A_STATE})s?(?!\w)))(?!\w)"
)
"""Finds an adjective that speaks of one State."""
