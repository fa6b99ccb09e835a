"""A small Discord of our own: HTTP, gateway and files on one port, with Discord's rules enforced.

discord.py connects to it with no more than the addresses of its API and gateway changed. What a
client does against the rules is refused as Discord does and noted in `violations`, so that a test
fails even where the client takes the refusal lightly.
"""
