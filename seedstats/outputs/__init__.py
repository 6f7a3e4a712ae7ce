"""Results out: fact sheets as files, and tables for people."""

from seedstats.outputs.json import place_sheets, schema_json, sheet_json, write_sheet

__all__ = ["place_sheets", "schema_json", "sheet_json", "write_sheet"]
