"""Props: what a figure gets for one expression only, moved by blend shapes of its own."""
