"""What a figure wears on its bust."""
