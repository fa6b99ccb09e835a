"""What a figure wears on its head."""
