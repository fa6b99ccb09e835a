"""A photo's face becomes a likeness: numbers only, and an unrolled drawing of the skin."""
