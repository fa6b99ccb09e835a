"""Training: never imported by what serves."""
