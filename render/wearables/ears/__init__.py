"""Ears, horns, antlers and a halo: what grows on a head or hovers over it."""
