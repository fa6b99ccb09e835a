"""Discord: the front end with discord.py."""
