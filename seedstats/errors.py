"""The one exception a user of the library meets."""


class SeedstatsError(Exception):
    """Bad input, said so that it can be mended: what, where (file and place), and what to do."""
