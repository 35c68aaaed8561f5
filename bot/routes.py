"""Which way to a server: through the proxy that the environment names, or past it."""

from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import proxy_bypass


def goes_direct(url: str) -> bool:
    """Whether no proxy belongs between us and `url`: on this machine, or where NO_PROXY says so."""
    host = urlsplit(url).hostname or ""
    try:
        here = ip_address(host).is_loopback
    except ValueError:
        here = host == "localhost"
    return here or bool(proxy_bypass(host))
