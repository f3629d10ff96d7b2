"""The Debian package in a fresh Debian: installed by apt, run by an ordinary user, without a network. Needs root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(3000)

ROOT = Path(__file__).parents[3]
LARGEST = 50_000_000
CODENAME = "bookworm"
USER = "drafter"
OF_A_DESKTOP = re.compile(r"libqgtk3\.so$|libwayland-")
"""The plug-in of Qt for GTK desktops, and what the one for Wayland needs: Qt does without them where GTK or Wayland is not."""


@pytest.fixture(scope="module")
def package() -> Path:
    """The package that `make deb` made."""
    found = list((ROOT / "dist").glob("mla-writer_*.deb"))
    assert len(found) == 1, "make deb makes it"
    return found[0]


@pytest.fixture(scope="module")
def debian(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a fresh Debian in which apt installed the package and only what it depends on."""
    assert os.geteuid() == 0, "debootstrap needs root: sudo make test-deb"
    folder = tmp_path_factory.mktemp("debian") / "root"
    mirror = mirror_of_this_machine()
    done(["debootstrap", "--variant=minbase", CODENAME, str(folder), mirror])
    (folder / "etc" / "apt" / "sources.list").write_text(f"deb {mirror} {CODENAME} main\n", encoding="utf-8")
    settings = subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, text=True, check=True).stdout
    (folder / "etc" / "apt" / "apt.conf.d" / "01-of-the-machine").write_text(settings, encoding="utf-8")
    shutil.copy(package, folder / "package.deb")
    with mounted(folder):
        inside(folder, "apt-get", "update", "-q")
        install(folder)
        inside(folder, "useradd", "--create-home", USER)
        yield folder
    shutil.rmtree(folder)


def install(folder: Path) -> None:
    """Install the package as a user of the fresh Debian would, with no more than what it depends on."""
    inside(folder, "apt-get", "install", "-q", "-y", "--no-install-recommends", "/package.deb")


def mirror_of_this_machine() -> str:
    """Return where this machine takes Debian's packages from, as its own apt is set up."""
    wanted = [
        "apt-get",
        "indextargets",
        "--format",
        "$(REPO_URI)",
        "Created-By: Packages",
        f"Codename: {CODENAME}",
        "Component: main",
    ]
    found = subprocess.run(wanted, capture_output=True, text=True, check=True).stdout.split()
    assert found, f"this machine's apt knows no {CODENAME}"
    return found[0]


def done(command: list[str], env: dict[str, str] | None = None) -> str:
    """Run a command in the checkout; return what it prints, or fail with all of that."""
    ran = subprocess.run(
        command, cwd=ROOT, env=env, text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert ran.returncode == 0, ran.stdout[-4000:]
    return ran.stdout


@contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """Have /proc in the fresh Debian."""
    done(["mount", "-t", "proc", "proc", str(folder / "proc")])
    try:
        yield
    finally:
        done(["umount", "--lazy", str(folder / "proc")])


def inside(folder: Path, *command: str) -> str:
    """Run a command as root in the fresh Debian, with the network of the machine."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8"}
    return done(["chroot", str(folder), *command], env=environment)


def as_user(folder: Path, *command: str, **variables: str) -> str:
    """Run a command as an ordinary user in the fresh Debian, cut off from every network."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": f"/home/{USER}", "LANG": "C.UTF-8", **variables}
    cut_off = ["unshare", "--net", "--ipc", "/usr/sbin/chroot", "--userspec", f"{USER}:{USER}", str(folder)]
    return done([*cut_off, "env", "--chdir", f"/home/{USER}", *command], env=environment)


def test_package__its_size__is_below_the_goal(package):
    assert package.stat().st_size <= LARGEST


def test_package__made_twice_from_one_folder__is_the_same(package):
    before = package.read_bytes()
    done(["packaging/make_deb.sh"])
    assert package.read_bytes() == before


def test_package__in_a_fresh_debian__starts(debian):
    assert re.fullmatch(r"mla-writer \d+\.\d+\.\d+\n", as_user(debian, "mla-writer", "--version"))


def test_package__in_a_fresh_debian__has_no_network_and_no_other_python(debian):
    interfaces = as_user(debian, "cat", "/proc/net/dev").splitlines()[2:]
    assert [line.split(":")[0].strip() for line in interfaces] == ["lo"]
    assert as_user(debian, "id", "--user").strip() != "0"
    assert not (debian / "usr" / "bin" / "python3").exists()


def test_package__in_a_fresh_debian__passes_its_self_test_and_leaves_nothing(debian):
    home = debian / "home" / USER
    before = {file for file in home.rglob("*") if "mla" in str(file.relative_to(debian))}
    told = as_user(debian, "mla-writer", "selftest").splitlines()
    assert told[-1].startswith("Self-test passed: 9 letters"), told
    assert {file for file in home.rglob("*") if "mla" in str(file.relative_to(debian))} == before


def test_package__what_its_libraries_need__is_installed(debian):
    script = "find /usr/lib/mla-writer -type f -name '*.so*' -exec sh -c 'ldd $0 | sed \"s#^#$0 #\"' {} \\;"
    lines = as_user(debian, "sh", "-c", script).splitlines()
    assert len(lines) > 100
    missing = {(line.split()[0], line.split()[1]) for line in lines if line.endswith("not found")}
    assert {one for one in missing if not any(map(OF_A_DESKTOP.search, one))} == set()


def test_package__every_file_of_it__is_as_it_was_packed(debian):
    assert inside(debian, "dpkg", "--verify", "mla-writer") == ""


def test_package__on_a_screen__shows_the_window(debian):
    """The screen belongs to a server of this machine; its socket is bound into the fresh Debian."""
    sockets = debian / "tmp" / ".X11-unix"
    sockets.mkdir()
    with server() as display:
        done(["mount", "--bind", "/tmp/.X11-unix", str(sockets)])
        try:
            told = as_user(debian, "mla-writer", "show-sample", "out", DISPLAY=display, QT_QPA_PLATFORM="xcb")
        finally:
            done(["umount", "--lazy", str(sockets)])
    assert "Screenshots: " in told
    pictures = list((debian / "home" / USER / "out" / "screenshots").rglob("*.png"))
    assert len(pictures) > 50
    assert all(file.stat().st_size > 10_000 for file in pictures)


@contextmanager
def server() -> Iterator[str]:
    """Run a screen in memory; give its name."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-ac", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as screen:
        os.close(writer)
        with os.fdopen(reader) as number:
            name = f":{number.readline().strip()}"
        try:
            yield name
        finally:
            screen.terminate()


def test_package__taken_away__leaves_nothing(debian):
    inside(debian, "apt-get", "purge", "-q", "-y", "mla-writer")
    left = [file for top in ("usr", "etc", "var/lib/dpkg/info") for file in (debian / top).rglob("*mla-writer*")]
    install(debian)  # for the tests that come after this one
    assert left == []
