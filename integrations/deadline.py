"""The wire under a deadline: look-up, connecting, TLS and every read end when the time for the whole request is up.

The timeouts of `requests` start anew with each read, so a server that drips a byte a second is never late by them.
"""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssl_ import create_urllib3_context

Address = tuple[Any, ...]
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Deadline:
    """The moment by which something must have ended; may be shared by several requests."""

    def __init__(self, seconds: float) -> None:
        self._ends_at = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._ends_at - time.monotonic())


@dataclass(slots=True)
class Exchange:
    """One request on the wire. `sent` is true from the moment any byte of it may have left; `is_private` when it was
    `public_only` and the host has an address of a private network."""

    deadline: Deadline
    connect_s: float
    read_s: float
    public_only: bool = False
    sent: bool = False
    is_private: bool = False

    def time_for(self, limit_s: float) -> float:
        """Seconds one step may take. Raises TimeoutError when none are left."""
        remaining = self.deadline.remaining()
        if remaining <= 0:
            raise TimeoutError("the deadline has passed")
        return min(limit_s, remaining)


_current: ContextVar[Exchange] = ContextVar("exchange")


@contextmanager
def exchange(deadline: Deadline, connect_s: float, read_s: float, public_only: bool = False) -> Iterator[Exchange]:
    """What this thread does on an adapter's sockets belongs to the exchange given."""
    wire = Exchange(deadline, connect_s, read_s, public_only)
    with resumed(wire):
        yield wire


@contextmanager
def resumed(wire: Exchange) -> Iterator[None]:
    """The same for what is read later of an exchange that began before."""
    token = _current.set(wire)
    try:
        yield
    finally:
        _current.reset(token)


class _Socket(socket.socket):
    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        wire = _current.get()
        self.settimeout(wire.time_for(wire.read_s))
        return super().recv_into(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        wire = _current.get()
        self.settimeout(wire.time_for(wire.read_s))
        wire.sent = True
        super().sendall(*args, **kwargs)


class _TlsSocket(_Socket, ssl.SSLSocket):
    pass


def _look_up(host: str, port: int, seconds: float) -> list[Address]:
    """The host's addresses. A look-up can't be interrupted, so it is left behind when it takes too long."""
    answer: queue.SimpleQueue[list[Address] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError):
            answer.put(OSError("the host name has no address"))

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError("the look-up of the host name took too long") from None
    if isinstance(found, OSError):
        raise found
    return found


def connect(host: str, port: int) -> socket.socket:
    """A connected socket, with its timeout set for a TLS handshake. Raises OSError.

    What is checked is the very address that is connected to, so that a name can't show one and then lead to another.
    """
    wire = _current.get()
    failure = OSError("the host name has no address")
    for family, kind, protocol, _, address in _look_up(host, port, wire.time_for(wire.connect_s)):
        if wire.public_only and not is_public(address[0]):
            wire.is_private = True
            raise OSError("the address is of a private network")
        sock = _Socket(family, kind, protocol)
        try:
            sock.settimeout(wire.time_for(wire.connect_s))
            sock.connect(address)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(wire.time_for(wire.connect_s))
        except OSError as problem:
            sock.close()
            failure = problem
        else:
            return sock
    raise failure


def is_public(address: str) -> bool:
    """Whether an IP address is of the public network: not loopback, private, link-local, metadata or reserved, also
    where an IPv4 address is wrapped into an IPv6 one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in NAT64:
            wrapped = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
    return found.is_global and not found.is_multicast


def on_time(tls: ssl.SSLContext) -> ssl.SSLContext:
    """A context whose sockets keep to the deadline, too."""
    tls.sslsocket_class = _TlsSocket
    return tls


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self._dns_host, self.port or 80)


class _TlsConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self._dns_host, self.port or 443)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class DeadlineAdapter(HTTPAdapter):
    """Connections of a `requests.Session` that keep to the deadline of the exchange they are used in."""

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:
        tls = on_time(create_urllib3_context())
        super().init_poolmanager(connections, maxsize, block, ssl_context=tls, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
