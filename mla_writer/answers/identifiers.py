"""Whether an identifier can be right: check digits and shapes, judged by python-stdnum, phonenumbers and ipaddress."""

from __future__ import annotations

import importlib
import ipaddress
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from zoneinfo import available_timezones

from mla_writer.answers.wallets import is_wallet
from mla_writer.forms.model import Format

_EMAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")


@lru_cache(maxsize=4096)
def is_right(format_: Format, text: str) -> bool:
    """Whether `text` can be an identifier of this format; formats without a check accept any text."""
    return _CHECKS[format_](text.strip())


def _stdnum(name: str) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        module = importlib.import_module(f"stdnum.{name}")  # loaded when the first such identifier is judged
        return bool(module.is_valid(text))

    return check


def _is_iban(text: str) -> bool:
    """Check digits and shape, also those of the State; not its banks, of which the library has a list of some day."""
    from stdnum import iban
    from stdnum.exceptions import InvalidComponent, ValidationError

    try:
        iban.validate(text)
    except InvalidComponent:
        return iban.is_valid(text, check_country=False)
    except ValidationError:
        return False
    return True


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_phone(text: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, None))
    except phonenumbers.NumberParseException:
        return False


_CHECKS: Mapping[Format, Callable[[str], bool]] = {
    "iban": _is_iban,
    "bic": _stdnum("bic"),
    "imei": _stdnum("imei"),
    "imsi": _stdnum("imsi"),
    "mac": _stdnum("mac"),
    "imo": _stdnum("imo"),
    "wallet": is_wallet,
    "card": lambda text: _stdnum("luhn")(re.sub("[ -]", "", text)),
    "vin": lambda text: re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", text.upper()) is not None,
    "ip": _is_ip,
    "port": lambda text: re.fullmatch(r"[0-9]{1,5}", text) is not None and 0 < int(text) < 65536,
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "phone": _is_phone,
    "zone": lambda text: "UTC" in text or text in available_timezones(),
    "url": lambda text: re.fullmatch(r"https?://\S+", text) is not None,
}
