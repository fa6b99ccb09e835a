"""One request of the bot, as its method sees it."""

from __future__ import annotations

import io
import mimetypes
import time
from dataclasses import dataclass, field
from typing import Any

import av
from PIL import Image, UnidentifiedImageError

from tests.fakes.telegram.sticker_files import sticker_extra
from tests.fakes.telegram.world import Json, StoredFile, World, bad_request

PHOTO_BYTES, UPLOAD_BYTES = 10_000_000, 50_000_000


@dataclass(frozen=True)
class Upload:
    """A file of a multipart request."""

    name: str
    data: bytes = field(repr=False)


@dataclass
class Call:
    """values: the parameters. status, answer: what it was told, once it was; status 0: nothing."""

    method: str
    values: Json
    uploads: dict[str, Upload] = field(default_factory=dict, repr=False)
    at_s: float = field(default_factory=time.monotonic)
    status: int = 0
    answer: Any = field(default=None, repr=False)

    @property
    def chat_id(self) -> int | None:
        """Of the chat that it speaks of, if any."""
        found = self.values.get("chat_id")
        return found if isinstance(found, int) else None


def take_file(world: World, call: Call, value: Any, kind: str) -> StoredFile:
    """The file that a parameter names: one that is known, or one that came with the request."""
    if isinstance(value, str) and not value.startswith("attach://"):
        known = world.files.get(value)
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad_request(f"can't use file of type {known.kind} as {kind}")
        return known
    name = value.removeprefix("attach://") if isinstance(value, str) else None
    upload = call.uploads.get(name) if name else next(
        (u for u in call.uploads.values() if u.data is value or u.data == value), None
    )  # fmt: skip
    if upload is None:
        raise bad_request("there is no file in the request")
    return keep_upload(world, upload, kind)


def keep_upload(world: World, upload: Upload, kind: str) -> StoredFile:
    """Keep what was uploaded, looked at as what it shall be; raises Refused."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > (PHOTO_BYTES if kind == "photo" else UPLOAD_BYTES):
        raise bad_request("file is too big")
    suffix = "." + upload.name.rpartition(".")[2] if "." in upload.name else ""
    return world.keep_file(upload.data, kind, suffix=suffix, **_extra(upload, kind))


def _extra(upload: Upload, kind: str) -> Json:
    if kind == "sticker":
        return sticker_extra(upload.data)
    if kind == "photo":
        width, height = _picture_size(upload.data)
        return {"width": width, "height": height}
    mime = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    extra: Json = {"file_name": upload.name, "mime_type": mime}
    if kind in ("video", "animation"):
        extra |= _video_size(upload.data)
    return extra


def _picture_size(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            return image.size
    except (UnidentifiedImageError, OSError) as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error


def _video_size(data: bytes) -> Json:
    try:
        with av.open(io.BytesIO(data)) as file:
            stream = file.streams.video[0]
            return {"width": stream.width, "height": stream.height, "duration": 1}
    except (av.FFmpegError, IndexError) as error:
        raise bad_request("VIDEO_CONTENT_TYPE_INVALID") from error
