"""Labelled heads made from renders of our own figures, for networks to learn from."""
