"""A corpus in, shards of facts out: many files, many processes, and a run that continues where it was stopped."""
