"""Figures: persons as 3D toys, built from likenesses."""
