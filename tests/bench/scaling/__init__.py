"""How time and memory grow: with the length of a text, with its figures, and with the processes at work."""
