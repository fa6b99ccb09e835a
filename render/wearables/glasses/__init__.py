"""Glasses, goggles and a monocle: what is worn before the eyes."""
