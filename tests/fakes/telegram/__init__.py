"""A Telegram of our own: a Bot API server that checks every request against the API's schema.

It keeps chats, messages, files and sticker sets as the real one does, in memory, and refuses what
the real one refuses, in the same words. `people` acts for the users.
"""
