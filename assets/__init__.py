"""Third-party model files: what is pinned, and how `make setup` fetches it."""
