"""Packs what a chat shall get of a job, from the job's row and its blobs."""

from __future__ import annotations

from collections.abc import Mapping

from bot.front.courier import Parcel
from bot.front.notices import notice_of
from db.blobs import Blobs
from db.deliveries import NOTICE, PREVIEW
from db.errors import BlobMissing
from db.models import Delivery, Job


def pack(blobs: Blobs, delivery: Delivery, job: Job, user: str) -> Parcel:
    """user: whose job it is, by the platform's name. Waits for the store. Raises BlobMissing where
    the job's blobs are deleted already."""
    text = notice_of(job, job.language) if delivery.kind == NOTICE else ""
    return Parcel(
        key=delivery.key,
        kind=delivery.kind,
        platform=job.platform,
        job_id=job.id,
        chat=job.chat,
        message=job.message,
        user=user,
        language=job.language,
        files={} if delivery.kind == NOTICE else _files(blobs, delivery, job),
        text=text,
    )


def _files(blobs: Blobs, delivery: Delivery, job: Job) -> Mapping[str, bytes]:
    if delivery.kind == PREVIEW:
        folder, wanted = f"jobs/{job.id}", "preview."
    else:
        folder, wanted = f"stickers/{job.id}", ""
    names = [key.rpartition("/")[2] for key in blobs.names(folder)]
    files = {name: blobs.get(f"{folder}/{name}") for name in names if name.startswith(wanted)}
    if not files:
        raise BlobMissing(folder)
    return files
