"""Files in: which documents stand under the given paths, and their text, exactly as it stands there."""

from seedstats.readers.folder import Found, Search, find_documents
from seedstats.readers.text import checked, decode, read_text

__all__ = ["Found", "Search", "checked", "decode", "find_documents", "read_text"]
