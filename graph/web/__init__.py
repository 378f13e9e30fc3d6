"""Other servers: which may be asked, and what they answer."""

from graph.web.fetch import Rule, fetch
from graph.web.public import public, web_address

__all__ = ["Rule", "fetch", "public", "web_address"]
