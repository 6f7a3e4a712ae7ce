"""Documents over many processes: sent in chunks, with results streamed and a dead worker survived.

`chunks` holds what is sent; `running`, which imports multiprocessing and is imported only where it is used, does it.
"""
