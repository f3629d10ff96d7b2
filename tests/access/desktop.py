"""A desktop without a screen: an X server, a message bus and the accessibility bus, on which the program runs as for a user."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_WAIT = 20.0
SHOWING = 25
"""AtspiStateType: the object can be seen."""


class NotThereError(Exception):
    """Nobody on the bus answers to that name, or not yet."""


@dataclass(frozen=True)
class Node:
    """One accessible object as a screen reader sees it."""

    bus: DBusConnection
    name_on_bus: str
    path: str

    @property
    def name(self) -> str:
        """Its accessible name."""
        return str(self._property("Name"))

    @property
    def description(self) -> str:
        """Its accessible description."""
        return str(self._property("Description"))

    @property
    def role(self) -> str:
        """Its role in words, such as "push button"."""
        return str(self._call("GetRoleName")[0])

    @property
    def states(self) -> frozenset[int]:
        """The numbers of its states (AtspiStateType)."""
        low, high = self._call("GetState")[0]
        bits = low | high << 32
        return frozenset(number for number in range(64) if bits >> number & 1)

    @property
    def value(self) -> float:
        """Its value, for progress bars and the like."""
        address = DBusAddress(self.path, self.name_on_bus, "org.a11y.atspi.Value")
        return float(self.bus.send_and_get_reply(Properties(address).get("CurrentValue")).body[0][1])

    @property
    def text(self) -> str:
        """What stands in a field."""
        address = DBusAddress(self.path, self.name_on_bus, "org.a11y.atspi.Text")
        reply = self.bus.send_and_get_reply(new_method_call(address, "GetText", "ii", (0, -1)))
        return str(reply.body[0])

    def children(self) -> list[Node]:
        """The objects directly inside it."""
        return [Node(self.bus, name, path) for name, path in self._call("GetChildren")[0]]

    def walk(self, depth: int = 40) -> Iterator[Node]:
        """Yield it and everything below it."""
        yield self
        if depth:
            for child in self.children():
                yield from child.walk(depth - 1)

    def _call(self, method: str) -> tuple[Any, ...]:
        address = DBusAddress(self.path, self.name_on_bus, _ACCESSIBLE)
        return _answer(self.bus, new_method_call(address, method))

    def _property(self, name: str) -> object:
        address = DBusAddress(self.path, self.name_on_bus, _ACCESSIBLE)
        return _answer(self.bus, Properties(address).get(name))[0][1]


@contextmanager
def desktop(folder: Path) -> Iterator[dict[str, str]]:
    """Start the servers; yield the environment in which a program finds them."""
    with ExitStack() as stack:
        display = _started(stack, ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], {})
        environment = {
            "DISPLAY": f":{display}",
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
        }
        bus = _started(stack, ["dbus-daemon", "--session", "--print-address=1", "--nofork"], environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
        launcher = next(one for one in _LAUNCHERS if one.is_file())
        process = subprocess.Popen([launcher, "--launch-immediately"], env=environment, stderr=subprocess.DEVNULL)
        stack.callback(_ended, process)
        yield environment


@contextmanager
def program(environment: dict[str, str], *arguments: str, title: str = "") -> Iterator[Node]:
    """Run the program there; yield its application object once its window, with `title` in its name, is on the bus."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mla_writer", *arguments],
        env={**environment, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
        cwd=Path(__file__).parents[2],
    )
    try:
        with _accessibility_bus(environment) as bus:
            yield _application(bus, process, title)
    finally:
        _ended(process)


@contextmanager
def _accessibility_bus(environment: dict[str, str]) -> Iterator[DBusConnection]:
    with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as session:
        address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        found = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=_WAIT).body[0]
    with open_dbus_connection(found) as bus:
        yield bus


def _application(bus: DBusConnection, process: subprocess.Popen[bytes], title: str) -> Node:
    root = Node(bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    end = time.monotonic() + _WAIT
    while time.monotonic() < end and process.poll() is None:
        with suppress(NotThereError):  # the registry, or a program on it, comes or goes just now
            for one in root.children():
                if _process_of(one) == process.pid and any(
                    SHOWING in child.states and title in child.name for child in one.children()
                ):
                    return one
        time.sleep(0.1)
    raise AssertionError(f"no window on the accessibility bus (exit status {process.poll()})")


def _process_of(node: Node) -> int:
    address = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    call = new_method_call(address, "GetConnectionUnixProcessID", "s", (node.name_on_bus,))
    return int(_answer(node.bus, call)[0])


def _answer(bus: DBusConnection, call: Message) -> tuple[Any, ...]:
    """Return what a call is answered; raise NotThereError where the answer is that nobody is there to answer it."""
    reply = bus.send_and_get_reply(call)
    if reply.header.message_type is MessageType.error:
        raise NotThereError(*reply.body)
    body: tuple[Any, ...] = reply.body
    return body


def _started(stack: ExitStack, command: list[str], environment: dict[str, str]) -> str:
    """Start a server and return the line that it prints when it is ready."""
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(_ended, process)
    assert process.stdout is not None
    stack.callback(process.stdout.close)
    line = process.stdout.readline().strip()
    assert line, f"{command[0]} did not start"
    return line


def _ended(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
