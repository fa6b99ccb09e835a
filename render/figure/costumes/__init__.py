"""What a figure wears in the place of its own clothes."""
