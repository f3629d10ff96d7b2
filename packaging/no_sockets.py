"""Runs first in the bundle: puts empty modules where Python has its sockets and OpenSSL.

Two packages import these names for functions that the program never calls: `email.utils`, which `importlib.metadata` and
so pydantic load, and `stdnum.util`, which can ask a web service about a VAT number. The real ones are not in the bundle.
"""

import sys
import types

for name in ("socket", "ssl"):
    sys.modules[name] = types.ModuleType(name, "Nothing leaves the machine.")
