"""Files of stickers as they go into sticker sets."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping

from PIL import Image, UnidentifiedImageError
from telegram import InputFile, InputSticker
from telegram.constants import StickerFormat

from bot.front.packs import suggest_keywords
from bot.telegram.stickers import forms_of
from db.blobs import Blobs
from db.models import Sticker
from db.pack_models import PackItem
from db.session import Database

# core.telegram.org/bots/api#setstickersetthumbnail: exactly so wide and high, at most 128 KB
THUMBNAIL_PX = 100
_PICTURES = ("emoji.png", "telegram.webp", "preview.png")


class SetFiles:
    """Reads them from the store, in threads."""

    def __init__(self, database: Database, blobs: Blobs) -> None:
        self._database = database
        self._blobs = blobs

    async def find_sticker(self, item: PackItem) -> InputSticker | None:
        """A sticker of a pack, moving where it does; None where no file of it may be in a set."""
        async with self._database.read() as session:
            sticker = await session.get(Sticker, item.sticker_id)
        forms = await forms_of(await asyncio.to_thread(self._read, item.sticker_id))
        form = next((form for form in forms if form.sticker), None)
        if sticker is None or form is None:
            return None
        moves = form.name.endswith(".webm")
        return InputSticker(
            InputFile(form.data, filename=form.name, attach=True),
            item.emoji.split(),
            StickerFormat.VIDEO if moves else StickerFormat.STATIC,
            keywords=suggest_keywords(sticker.prompt),
        )

    async def find_thumbnail(self, sticker_id: str) -> InputFile | None:
        """A small picture of a sticker; None where there is none."""
        files = await asyncio.to_thread(self._read, sticker_id)
        picture = await asyncio.to_thread(draw_thumbnail, files)
        if picture is None:
            return None
        return InputFile(picture, filename="thumbnail.webp", attach=True)

    def _read(self, sticker_id: str) -> Mapping[str, bytes]:
        keys = self._blobs.names(f"stickers/{sticker_id}")
        return {key.rpartition("/")[2]: self._blobs.get(key) for key in keys}


def draw_thumbnail(files: Mapping[str, bytes]) -> bytes | None:
    """A WebP of what a sticker's files show, by their names."""
    for name in _PICTURES:
        try:
            with Image.open(io.BytesIO(files[name])) as image:
                picture = image.convert("RGBA").resize((THUMBNAIL_PX, THUMBNAIL_PX))
        except (KeyError, UnidentifiedImageError, OSError):
            continue
        file = io.BytesIO()
        picture.save(file, "WEBP", lossless=True)
        return file.getvalue()
    return None
