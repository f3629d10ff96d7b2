"""The lists of words, read in sentences of five languages: what has to be heard, and what only sounds like it."""

from __future__ import annotations

import pytest

from tests.sample import CONTENT

WORDINGS = CONTENT.forms.wordings

HEARD = [
    ("everything", "Solicitamos todos los documentos pertinentes."),
    ("everything", "Todo e qualquer documento que exista."),
    ("everything", "Unterlagen jeglicher Art über die Firma"),
    ("everything", "Предоставить всё, что известно о фирме"),
    ("everything", "请提供所有相关资料"),
    ("any_other", "y demás documentos de la cuenta"),
    ("any_other", "e quaisquer outros elementos"),
    ("any_other", "Kontoauszüge, Belege usw."),
    ("any_other", "и любых других сведений"),
    ("any_other", "合同、发票等等"),
    ("might_show", "Los extractos pueden revelar otros pagos."),
    ("might_show", "Os extratos poderão mostrar outros pagamentos."),
    ("might_show", "weil die Auszüge weitere Zahlungen zeigen könnten"),
    ("might_show", "Выписки могли бы показать другие платежи."),
    ("might_show", "账单可能表明还有其他付款"),
    ("guess", "Es posible que tenga cuentas allí."),
    ("guess", "Talvez tenha contas nesse Estado."),
    ("guess", "Er hat womöglich dort ein Konto."),
    ("guess", "Возможно, у него там есть счёт."),
    ("guess", "Не исключено, что у него там есть счёт."),
    ("guess", "他也许在那里有账户"),
    ("all_property", "la totalidad de sus bienes, dondequiera que se encuentren"),
    ("all_property", "todo o seu património"),
    ("all_property", "sämtliche Vermögenswerte der Beschuldigten"),
    ("all_property", "арест всего имущества обвиняемого"),
    ("all_property", "冻结其名下所有财产"),
    ("unnamed_property", "die gestohlenen Vermögenswerte"),
    ("unnamed_property", "腐败所得"),
    ("all_data", "la cuenta completa del usuario"),
    ("all_data", "toda a correspondência do suspeito"),
    ("all_data", "das gesamte Postfach"),
    ("all_data", "вся переписка за год"),
    ("all_data", "所有邮件"),
    ("all_things", "todos los teléfonos que se hallen"),
    ("all_things", "todos os suportes encontrados"),
    ("all_things", "sämtliche Datenträger"),
    ("all_things", "изъять все носители"),
    ("all_things", "所有电子设备"),
    ("whole_file", "la totalidad del expediente"),
    ("whole_file", "cópia da íntegra dos autos"),
    ("whole_file", "eine Kopie der vollständigen Akte"),
    ("whole_file", "все материалы уголовного дела"),
    ("whole_file", "全部案卷"),
    ("all_movements", "Er ist auf Schritt und Tritt zu beobachten."),
    ("all_movements", "其一举一动"),
    ("everybody", "todos los empleados del banco"),
    ("everybody", "alle Mitarbeiter der Filiale"),
    ("everybody", "всех сотрудников банка"),
    ("everybody", "公司全体员工"),
    ("guilt", "¿Es el acusado penalmente responsable?"),
    ("guilt", "Se o arguido praticou o crime"),
    ("guilt", "Ist der Beschuldigte strafrechtlich verantwortlich?"),
    ("guilt", "Следует ли признать его виновным?"),
    ("guilt", "其行为是否构成犯罪"),
    ("easier", "weil es bequemer ist"),
    ("easier", "Это было бы удобнее."),
    ("easier", "这样更方便"),
    ("trial", "para que comparezca y pueda responder de los cargos"),
    ("trial", "para responder pelos crimes de que é acusado"),
    ("trial", "um ihn vor Gericht zu stellen"),
    ("trial", "чтобы привлечь к уголовной ответственности"),
    ("form_of_its_own", "el embargo de la cuenta"),
    ("form_of_its_own", "um interrogatório da testemunha"),
    ("form_of_its_own", "Bankunterlagen der Gesellschaft"),
    ("form_of_its_own", "выдача лица для суда"),
    ("form_of_its_own", "наложить арест на счета"),
    ("form_of_its_own", "查封房屋"),
    ("asking", "Les rogamos una respuesta; rogamos también discreción."),
    ("asking", "Solicitam-se informações sobre a sociedade."),
    ("asking", "Sie werden gebeten, das Konto zu prüfen."),
    ("asking", "Запрашиваются сведения о счёте."),
    ("asking", "谨请协助查明"),
    ("no_capacity", "La acumulación de causas impide el juicio."),
    ("no_capacity", "O acúmulo de processos impede o julgamento."),
    ("no_capacity", "wegen Personalmangels"),
    ("no_capacity", "в связи с большой загруженностью суда"),
    ("no_capacity", "我院案多人少"),
]
NOT_HEARD = [
    ("everything", "Sämtliche Kontoauszüge vom 1. Januar bis 31. März 2024"),
    ("everything", "sem quaisquer dúvidas"),
    ("everything", "ohne jeglichen Zweifel"),
    ("everything", "vor allem die Eröffnungsunterlagen"),
    ("any_other", "Juan y demás imputados"),
    ("any_other", "другой счёт того же лица"),
    ("might_show", "Los extractos muestran los pagos."),
    ("might_show", "Выписки покажут платежи."),
    ("guess", "Имущество может быть конфисковано."),
    ("guess", "Свидетель может быть допрошен по видеосвязи."),
    ("guess", "Он сделал это, как только стало возможным."),
    ("everybody", "他是该房屋的所有人"),
    ("everybody", "账户所有人"),
    ("whole_file", "Всё дело в том, что счёт закрыт."),
    ("content", "Он содержится под стражей; содержание под стражей продлено."),
    ("easier", "eine Anklage wegen einfacher Körperverletzung"),
    ("easier", "wegen leichter Fahrlässigkeit"),
    ("trial", "responder de inmediato a las preguntas"),
    ("trial", "responder por escrito às perguntas"),
    ("trial", "El detenido cumple condena en Kampala."),
    ("trial", "Он содержится в месте отбывания наказания."),
    ("trial", "他目前正在服刑"),
    ("form_of_its_own", "Sin embargo, el registro no está disponible en línea."),
    ("form_of_its_own", "una certificación de la Audiencia Nacional"),
    ("form_of_its_own", "uma consulta ao banco de dados do instituto"),
    ("form_of_its_own", "выдача справки о составе семьи"),
    ("form_of_its_own", "сведения о банкротстве общества"),
    ("asking", "Der Zeuge kam auf Bitte seines Bruders."),
    ("asking", "本通报未附任何司法协助请求"),
    ("asking", "Он сделал это по просьбе брата."),
    ("no_capacity", "El tribunal tiene personal suficiente."),
]


@pytest.mark.parametrize(("name", "sentence"), HEARD)
def test_wording__what_it_means_is_heard(name, sentence):
    assert WORDINGS[name].is_in(sentence)


@pytest.mark.parametrize(("name", "sentence"), NOT_HEARD)
def test_wording__what_only_sounds_like_it_is_not(name, sentence):
    assert not WORDINGS[name].is_in(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_haste"),
    [
        ("Se ruega respuesta a la mayor brevedad.", True),
        ("Pede-se resposta o mais rapidamente possível.", True),
        ("Die Ermittlungen dauern an.", True),
        ("Просим ответить в кратчайшие сроки.", True),
        ("请尽快答复", True),
        ("L’enquête est toujours en cours.", True),
        ("التحقيق لا يزال جاريا.", True),
        ("A transfer order is pending on the account.", False),
        ("Un ordre de transfert est en cours d’exécution.", False),
        ("La vista se celebra el 3 de marzo de 2027.", False),
        ("Der Arrest läuft am 31. Januar 2027 aus.", False),
    ],
)
def test_wording__haste_and_pending_cases_are_no_reason(sentence, is_haste):
    assert WORDINGS["no_reason"].is_in(sentence) is is_haste
