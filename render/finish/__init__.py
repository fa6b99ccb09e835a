"""What bodies are made of: clay, plush, metal and more, as forms and as surfaces."""
