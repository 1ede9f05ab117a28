"""The limits on one fetch, enforced on its sockets.

No time-out of a single read stops a server that sends one byte a second for ever, in the headers,
the TLS handshake or the body. So each fetch has one deadline, and a timer shuts down whatever
socket the fetch is waiting on when it passes. Connections are opened only through a guard; without
one there is no connection.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from contextvars import ContextVar, Token
from types import TracebackType
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util import connection as tcp

from claims.errors import FetchError
from claims.settings import FetchSettings
from flows.address import MAXIMUM_ADDRESSES, is_public, resolve

POOL_SIZE = 16
"""Hosts, and connections to each, that are kept open for the next page."""


class Guard:
    """The deadline and the address rule of one fetch, for the thread that makes it."""

    def __init__(self, location: str, settings: FetchSettings) -> None:
        self.location = location
        self._settings = settings
        self._expires = time.monotonic() + settings.total_timeout_seconds
        self._timer = threading.Timer(settings.total_timeout_seconds, self._interrupt)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._lifeline: socket.socket | None = None
        self._token: Token[Guard] | None = None

    def __enter__(self) -> Self:
        self._token = _CURRENT.set(self)
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self.release()
        if self._token is not None:
            _CURRENT.reset(self._token)

    @property
    def remaining(self) -> float:
        """Seconds left before the deadline; 0 after it."""
        return max(0.0, self._expires - time.monotonic())

    def watch(self, connection: socket.socket) -> None:
        """Shut `connection` down when the deadline passes, until `release`.

        What is kept is a second handle on it, a lifeline: it still cuts after TLS has taken over
        the first handle, or http.client has closed it and left the reading to the answer.
        """
        lifeline = socket.fromfd(connection.fileno(), connection.family, connection.type)
        self._keep(lifeline)
        if not self.remaining:
            self._interrupt()

    def release(self) -> None:
        """Let go of the connection: another thread may use it next."""
        self._keep(None)

    def _keep(self, lifeline: socket.socket | None) -> None:
        with self._lock:
            if self._lifeline is not None:
                self._lifeline.close()
            self._lifeline = lifeline

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Return the addresses of `host` that may be connected to, at least one.

        Raises:
            FetchError: the name does not resolve, or only to addresses that are refused.
        """
        try:
            found = resolve(host, port)
        except (OSError, UnicodeError) as error:
            temporary = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            raise FetchError(
                self.location,
                f"the host name {host!r} cannot be found; check its spelling and the network.",
                retryable=temporary,
            ) from None
        if self._settings.allow_private_addresses:
            return found[:MAXIMUM_ADDRESSES]
        allowed = [address for address in found if is_public(address)]
        if not allowed:
            raise FetchError(
                self.location,
                f"{host!r} is at {found[0]}, inside a private network, and is not fetched; set "
                "fetch.allow_private_addresses to true if it is yours.",
            )
        return tuple(allowed[:MAXIMUM_ADDRESSES])

    def _interrupt(self) -> None:
        with self._lock:
            if self._lifeline is not None:
                with contextlib.suppress(OSError):  # the peer closed it first
                    self._lifeline.shutdown(socket.SHUT_RDWR)


_CURRENT: ContextVar[Guard] = ContextVar("guard")


class GuardedConnection(HTTPConnection):
    """A connection to a checked address, which the guard of the moment can cut."""

    def _new_conn(self) -> socket.socket:
        guard = _CURRENT.get()
        failure: OSError | None = None
        for address in guard.addresses(self.host, self.port or self.default_port):
            try:
                opened = tcp.create_connection(
                    (address, self.port or self.default_port),
                    self.timeout,
                    source_address=self.source_address,
                    socket_options=self.socket_options,
                )
            except OSError as error:
                failure = error
                continue
            guard.watch(opened)
            return opened
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "no answer") from failure
        raise NewConnectionError(self, str(failure)) from failure

    def request(self, *arguments: Any, **options: Any) -> None:
        """Send a request; a connection kept from an earlier page gets this fetch's guard."""
        if self.sock is not None:
            _CURRENT.get().watch(self.sock)
        super().request(*arguments, **options)


class GuardedTLSConnection(GuardedConnection, HTTPSConnection):
    """The same over TLS; the certificate is checked against the host's name."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = GuardedConnection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = GuardedTLSConnection


class GuardedAdapter(HTTPAdapter):
    """Transport for a requests session: guarded connections, and no retries of its own."""

    def __init__(self) -> None:
        super().__init__(pool_connections=POOL_SIZE, pool_maxsize=POOL_SIZE, max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **options: Any
    ) -> None:
        self.poolmanager = PoolManager(
            num_pools=connections, maxsize=maxsize, block=block, **options
        )
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
