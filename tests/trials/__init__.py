"""Trials of the whole service: it is hurt on purpose, and what must hold is counted.

Each is a program: `python -m tests.trials.crash`, `fair`, `load`, `faults`. It prints a table of
figures, then what did not hold, and exits with 1 if anything did not.
"""
