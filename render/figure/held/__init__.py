"""What a figure holds in a raised hand."""
