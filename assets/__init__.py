"""Third-party model files, pinned and fetched by `make setup`; and heads to learn from."""
