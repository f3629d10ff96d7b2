"""Writes into the bundle what it holds of others: a notice with the licence texts, and the same as a CycloneDX list."""

from __future__ import annotations

import json
import os
import re
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
LICENCES = ROOT / "packaging" / "licences"
PIN = re.compile(r"^([a-z0-9][a-z0-9-]*)==(\S+)", re.MULTILINE)
QT = ("pyside6-essentials", "shiboken6")
TOLD_BETTER = {"python-stdnum": "LGPL-2.1-or-later", **dict.fromkeys(QT, "LGPL-3.0-only")}
"""Licences that the packages name too loosely, and the one that we chose where they offer several."""

QT_NOTE = """\
Qt and its binding for Python are used under the GNU Lesser General Public License, version 3, whose text and that of the
General Public License, which it builds on, follow. They are unchanged and stand as separate shared libraries in
_internal/PySide6 and _internal/shiboken6: you may put your own builds of the same version there, and the program will use
them. Their sources are published by the Qt Project as "qt-everywhere-src" and "pyside-setup" of the version named above.
Qt contains parts of others under permissive licences; Qt's documentation lists them as "Licenses Used in Qt".
"""


@dataclass(frozen=True)
class Part:
    """Something of others in the bundle: name, version, licence as SPDX names it, licence texts."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    is_from_pypi: bool = True


def parts() -> Iterator[Part]:
    """Yield everything of others in the bundle, sorted by name, with the interpreter, the starter and the icons behind."""
    names = sorted(name for name, _ in PIN.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    for name in names:
        yield of_distribution(name)
    yield Part("Python", sys.version.split()[0], "PSF-2.0", (python_licence(),), is_from_pypi=False)
    yield of_distribution("pyinstaller", licence="GPL-2.0-or-later WITH Bootloader-exception")
    icons = (ROOT / "resources" / "icons" / "LICENSE").read_text(encoding="utf-8")
    yield Part("Lucide icons", icons_version(), "ISC AND MIT", (icons,), is_from_pypi=False)


def of_distribution(name: str, licence: str = "") -> Part:
    """Return an installed package with the licence texts it brings; Qt brings none, so ours are taken."""
    found = distribution(name)
    texts = (
        (QT_NOTE, *(file.read_text(encoding="utf-8") for file in gnu_texts())) if name == QT[0] else own_texts(found)
    )
    return Part(name, found.version, licence or licence_of(found, name), texts)


def licence_of(found: Distribution, name: str) -> str:
    """Return the licence that a package names."""
    named = found.metadata["License-Expression"] or found.metadata["License"] or ""
    return TOLD_BETTER.get(name) or named


def own_texts(found: Distribution) -> tuple[str, ...]:
    """Return the licence texts in a package, each once."""
    files = [one for one in found.files or () if "licenses" in one.parts and one.suffix != ".py"]
    return tuple(dict.fromkeys(one.read_text(encoding="utf-8") for one in files))


def gnu_texts() -> tuple[Path, ...]:
    """Return the licences of Qt and its binding."""
    return (LICENCES / "LGPL-3.0.txt", LICENCES / "GPL-3.0.txt")


def python_licence() -> str:
    """Return the licence of the Python that is bundled, from where its makers or Debian put it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (Path(os.__file__).with_name("LICENSE.txt"), Path("/usr/share/doc") / version / "copyright")
    return next(one for one in places if one.is_file()).read_text(encoding="utf-8")


def icons_version() -> str:
    """Return the version that stands in the first icon."""
    first = min((ROOT / "resources" / "icons").glob("*.svg")).read_text(encoding="utf-8")
    match = re.search(r"lucide-static v(\S+)", first)
    return match[1] if match else ""


def notice(all_parts: list[Part]) -> str:
    """Return the notice: a list of all parts, then the licence texts of each."""
    width = max(len(one.name) for one in all_parts)
    head = "The MLA Request Writer is licensed under Apache-2.0 (see LICENSE). This folder also holds:\n\n"
    rows = [f"  {one.name:{width}}  {one.version:12}  {one.licence}" for one in all_parts]
    bodies = [f"{'=' * 100}\n{one.name} {one.version}\n\n" + "\n\n".join(one.texts) for one in all_parts if one.texts]
    return head + "\n".join(rows) + "\n\n" + "\n\n".join(bodies)


def bill_of_materials(all_parts: list[Part], version: str, at: datetime) -> dict[str, object]:
    """Return the parts as a CycloneDX document."""
    application = {"type": "application", "name": "mla-writer", "version": version, "bom-ref": "mla-writer"}
    number = uuid.uuid5(uuid.NAMESPACE_URL, f"mla-writer {version} {[(one.name, one.version) for one in all_parts]}")
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"timestamp": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": application},
        "components": [component(one) for one in all_parts],
    }


def component(part: Part) -> dict[str, object]:
    """Return one part as CycloneDX describes it."""
    described: dict[str, object] = {
        "type": "library",
        "bom-ref": f"{part.name}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [{"expression": part.licence}],
    }
    if part.is_from_pypi:
        described["purl"] = f"pkg:pypi/{part.name}@{part.version}"
    return described


def program_version() -> str:
    """Return the version of the program in this checkout."""
    match = re.search(r'__version__ = "(.+)"', (ROOT / "mla_writer" / "__init__.py").read_text(encoding="utf-8"))
    assert match is not None
    return match[1]


def main(folder: Path) -> None:
    """Write THIRD-PARTY.txt and sbom.cdx.json into the bundle at `folder`."""
    all_parts = list(parts())
    at = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    (folder / "THIRD-PARTY.txt").write_text(notice(all_parts), encoding="utf-8")
    bill = json.dumps(bill_of_materials(all_parts, program_version(), at), indent=1)
    (folder / "sbom.cdx.json").write_text(f"{bill}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
