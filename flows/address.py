"""Which network addresses may be fetched.

A page address given by a stranger must not make this machine talk to its own network. The check
is made on the addresses that a name resolved to, and the connection is opened to one of exactly
those, so a name that resolves differently the second time gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket

MAXIMUM_ADDRESSES = 4
"""Addresses of one host that are tried before giving up."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the numeric addresses of `host`, in the order in which to try them.

    Numbers in any spelling the system accepts ("2130706433", "0x7f.1") come out as addresses.

    Raises:
        OSError: the name does not resolve.
        UnicodeError: the name cannot be one of a host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a numeric address lies in the public internet.

    An IPv6 address that stands for an IPv4 address (mapped, 6to4, NAT64) is judged by that one.
    """
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        if number.is_site_local:
            return False
        number = _carried(number) or number
    return number.is_global and not number.is_multicast and not number.is_reserved


def _carried(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour
