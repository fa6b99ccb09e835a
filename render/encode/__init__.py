"""Frames in, the bytes of a file that holds its spec's limits out."""
