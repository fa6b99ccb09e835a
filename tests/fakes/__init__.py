"""Doubles of the platforms, each on its own server, that check what they are asked."""
