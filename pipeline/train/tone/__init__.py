"""How skin's tone is told from cues: fitted to what careful readers say."""
