"""The version of this program: what workers of a rolling upgrade are told apart by."""

from bot.record import VERSION

__all__ = ["VERSION"]
