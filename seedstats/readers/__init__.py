"""Files in: which documents stand under the given paths, and their text, exactly as it stands there."""

from seedstats.readers.folder import Found, Search, find_documents
from seedstats.readers.sheets import SHEET_SUFFIX, find_inputs, read_sheet
from seedstats.readers.text import checked, decode, read_text

__all__ = [
    "SHEET_SUFFIX",
    "Found",
    "Search",
    "checked",
    "decode",
    "find_documents",
    "find_inputs",
    "read_sheet",
    "read_text",
]
