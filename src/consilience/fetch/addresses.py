"""Which addresses may be asked: only the web's, and only machines on the open internet.

An address comes from a feed or a redirect, so it is not trusted: it could lead into the network that we run in. A name
is checked by where the connection really ends (`refuse_peer`), as what a name server says may change in between.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from consilience.errors import NotAllowed

_LONGEST = 4000
_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def refuse(url: str, *, private: bool) -> None:
    """Raises `NotAllowed` for an address that is not on the web, holds a password, or names a private machine."""
    parts = _parts(url)
    if parts.scheme not in {"http", "https"}:
        raise NotAllowed(f"only http and https are asked, not {parts.scheme[:20] or 'an address without a scheme'}")
    if not parts.hostname or len(url) > _LONGEST or not url.isprintable():
        raise NotAllowed("no address on the web")
    if "@" in parts.netloc:
        raise NotAllowed("an address that holds a name or a password")
    if not private and (literal := _literal(parts.hostname)) is not None:
        _refuse_private(literal)


def refuse_peer(host: str, *, private: bool) -> None:
    """Raises `NotAllowed` if a connection ends at an address that is not on the open internet."""
    literal = _literal(host)
    if not private and literal is not None:
        _refuse_private(literal)


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for, and one delay is kept to."""
    parts = _parts(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def joined(base: str, target: str) -> str:
    """`target` as seen from `base`, without a fragment. Raises `NotAllowed` for what is no address."""
    try:
        return urldefrag(urljoin(base, target.strip()))[0]
    except ValueError as error:
        raise NotAllowed("no address on the web") from error


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise NotAllowed("no address on the web") from error
    return parts


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _refuse_private(address: Address) -> None:
    inner = address
    if isinstance(address, ipaddress.IPv6Address):
        embedded = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _EMBEDDING else None
        inner = address.ipv4_mapped or address.sixtofour or embedded or address
    if not inner.is_global or inner.is_multicast:
        raise NotAllowed(f"{address} is not on the open internet")
