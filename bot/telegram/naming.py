"""How Telegram's chats and messages are called in the database."""

from __future__ import annotations

from dataclasses import dataclass

PLATFORM = "telegram"


@dataclass(frozen=True)
class Spot:
    """Where things are sent: a chat, or one topic of it."""

    chat: int
    topic: int | None = None

    def __str__(self) -> str:
        return str(self.chat) if self.topic is None else f"{self.chat}/{self.topic}"


def read_spot(text: str) -> Spot:
    """Of what `str` made of one."""
    chat, _, topic = text.partition("/")
    return Spot(int(chat), int(topic) if topic else None)


def write_name(chat: int, message: int, *more: str) -> str:
    """A message's name. more: what else tells it from others, such as the id of a press."""
    return "/".join((str(chat), str(message), *more))


def read_name(name: str) -> tuple[int, int]:
    """The chat and the message that a name begins with."""
    chat, message, *_ = name.partition(" ")[0].split("/")
    return int(chat), int(message)


def write_receipt(chat: int, message: int, file: str = "") -> str:
    """What is noted of something that was sent. file: Telegram's name of its file."""
    whole = f"{chat}/{message}/{file}"
    return whole if file and len(whole) <= RECEIPT_LENGTH else f"{chat}/{message}"


def read_file_id(receipt: str) -> str:
    """Telegram's name of the file that was sent; "" where it is not known."""
    return receipt.split("/", 2)[2] if receipt.count("/") == 2 else ""


RECEIPT_LENGTH = 128  # of a delivery's row
