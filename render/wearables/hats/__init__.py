"""Hats: all that is put on top of a head."""
