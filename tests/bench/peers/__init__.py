"""seedstats next to others that read numbers in Chinese text, each in an environment of its own, in one run."""
